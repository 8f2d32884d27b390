"""The addresses of the site with the methods each one answers, read from the resolver and the views themselves."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver

ANSWERED = ("get", "post")


def addresses() -> dict[str, tuple[str, ...]]:
    """URL name → the methods among get and post that its view answers."""
    return {name: methods_of(view) for name, view in _walk(get_resolver(), "")}


def _walk(resolver: URLResolver, namespace: str) -> Iterator[tuple[str, Callable[..., Any]]]:
    for entry in resolver.url_patterns:
        if isinstance(entry, URLPattern):
            yield f"{namespace}{entry.name}", entry.callback
        else:
            inner = f"{namespace}{entry.namespace}:" if entry.namespace else namespace
            yield from _walk(entry, inner)


def methods_of(view: Callable[..., Any]) -> tuple[str, ...]:
    """By its decorator (`require_POST` …), by the methods of its class, else by whether it ever looks at POST."""
    view_class = getattr(view, "view_class", None)
    if view_class is not None:
        return tuple(method for method in ANSWERED if hasattr(view_class, method))
    named = _named_methods(view)
    if named is not None:
        return tuple(method for method in ANSWERED if method.upper() in named)
    return ANSWERED if "POST" in inspect.getsource(inspect.unwrap(view)) else ("get",)


def _named_methods(view: Callable[..., Any]) -> list[str] | None:
    """The list given to `require_http_methods`, which the decorator keeps in its closure."""
    while view is not None:
        for cell in getattr(view, "__closure__", None) or ():
            content = cell.cell_contents
            if isinstance(content, list | tuple) and content and all(str(one).isupper() for one in content):
                return list(content)
        view = getattr(view, "__wrapped__", None)  # type: ignore[assignment]
    return None
