"""JSON as strictly as the contract needs it: no key twice, no number that is none, no half character."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Sequence
from typing import Any

from thidua.law.reading import FactsRefused, Problem

LONGEST_NUMBER = 400  # digits; a longer one is no figure of anything


class _Twice(dict[str, Any]):
    """An object in which some keys stand more than once."""

    keys_twice: Sequence[str] = ()


def read_json(text: str) -> Any:
    """The value of a JSON text.

    Raises:
        FactsRefused: some objects say one key twice; each with its path.
        ValueError, RecursionError: the text is no JSON.
    """
    twice = False

    def objects(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        nonlocal twice
        found = dict(pairs)
        if len(found) == len(pairs):
            return found
        twice = True
        marked = _Twice(found)
        keys = [key for key, _ in pairs]
        marked.keys_twice = sorted({key for key in keys if keys.count(key) > 1})
        return marked

    value = json.loads(text, parse_constant=_no_constant, parse_int=_whole, object_pairs_hook=objects)
    if twice:
        raise FactsRefused([Problem(path, "viết hai lần") for path in _twice_in(value, "")])
    return value


def write_json(value: Any) -> str:
    """One line, in Vietnamese letters; half characters that came in as escapes go out as escapes."""
    text = json.dumps(value, ensure_ascii=False)
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return json.dumps(value)
    return text


def _twice_in(value: Any, path: str) -> Iterator[str]:
    if isinstance(value, dict):
        inside = f"{path}." if path else ""
        yield from (f"{inside}{key}" for key in getattr(value, "keys_twice", ()))
        for key, one in value.items():
            yield from _twice_in(one, f"{inside}{key}")
    elif isinstance(value, list):
        for place, one in enumerate(value):
            yield from _twice_in(one, f"{path}[{place}]")


def _whole(digits: str) -> int | float:
    return int(digits) if len(digits) <= LONGEST_NUMBER else math.inf


def _no_constant(name: str) -> Any:
    raise ValueError(f"{name} không phải số")
