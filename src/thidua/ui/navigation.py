"""The navigation: apps register their entries, a context processor gives them to every page."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from importlib import metadata
from typing import Any, Literal

from django.conf import settings
from django.core.checks import CheckMessage
from django.core.checks import Error as CheckError
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.translation import get_language

from thidua.ui.meeting_mode import is_meeting_mode
from thidua.ui.worklist import WorkLine, waiting_work

Group = Literal["main", "other"]
Label = str | Promise


@dataclass(frozen=True)
class NavEntry:
    """What an app registered; `visible` and `badge` are asked anew for each request."""

    key: str
    label: Label
    url_name: str
    order: int
    visible: Callable[[Any], bool] | None
    badge: Callable[[Any], int | None] | None
    group: Group

    @property
    def namespace(self) -> str:
        return self.url_name.rpartition(":")[0]


@dataclass(frozen=True)
class NavItem:
    """One line of the navigation as this user sees it."""

    key: str
    label: Label
    url: str
    current: bool
    badge: int | None


@dataclass(frozen=True)
class Identity:
    """How the signed-in user is named in the user menu."""

    name: str
    role: Label = ""
    unit: Label = ""


_entries: dict[str, NavEntry] = {}
_describe_user: Callable[[Any], Identity] | None = None


def register_nav(
    key: str,
    label: Label,
    url_name: str,
    order: int,
    visible: Callable[[Any], bool] | None = None,
    badge: Callable[[Any], int | None] | None = None,
    group: Group = "main",
) -> None:
    """Add one entry; called by an app's `ready()`. Registering a key again replaces it.

    Main entries in the order of the path: programme 10, movements 20, organisation 30, record 35, awards 40,
    council 50, decisions 60, register 70. Other work: work 110, learning 120, democracy 130, reports 140.
    """
    _entries[key] = NavEntry(key, label, url_name, order, visible, badge, group)


def register_identity(describe: Callable[[Any], Identity]) -> None:
    """Say how a signed-in user is named: called once by the app that knows people, roles and units."""
    global _describe_user
    _describe_user = describe


def registered_entries() -> list[NavEntry]:
    """All entries in the order they are shown."""
    return sorted(_entries.values(), key=lambda entry: (entry.group, entry.order, entry.key))


def check_navigation(app_configs: object = None, **kwargs: object) -> Sequence[CheckMessage]:
    """System check: an entry whose address does not exist would silently vanish from the page."""
    return [
        CheckError(
            f"Navigation entry {entry.key!r} names the URL {entry.url_name!r}, which does not exist.",
            hint="Add the URL or correct the name given to register_nav().",
            id="ui.E001",
        )
        for entry in registered_entries()
        if _address(entry.url_name) is None
    ]


def _address(url_name: str) -> str | None:
    try:
        return reverse(url_name)
    except NoReverseMatch:
        return None


class Frame:
    """What the frame around a page needs; each part is worked out only when a template asks for it."""

    def __init__(self, request: HttpRequest) -> None:
        self._request = request
        self._user = getattr(request, "user", None)

    @cached_property
    def main(self) -> list[NavItem]:
        return list(self._items("main"))

    @cached_property
    def other(self) -> list[NavItem]:
        return list(self._items("other"))

    def _items(self, group: Group) -> Iterable[NavItem]:
        shown = [entry for entry in registered_entries() if entry.group == group]
        current = self._current_key
        for entry in shown:
            url = _address(entry.url_name)
            if url is None or (entry.visible is not None and not entry.visible(self._user)):
                continue
            badge = entry.badge(self._user) if entry.badge else None
            yield NavItem(entry.key, entry.label, url, entry.key == current, badge)

    @cached_property
    def _current_key(self) -> str | None:
        match = getattr(self._request, "resolver_match", None)
        if match is None:
            return None
        entries = registered_entries()
        exact = [entry for entry in entries if entry.url_name == match.view_name]
        same_room = [entry for entry in entries if entry.namespace and entry.namespace == match.namespace]
        found = exact or same_room
        return found[0].key if found else None

    @cached_property
    def identity(self) -> Identity | None:
        user = self._user
        if user is None or not user.is_authenticated:
            return None
        if _describe_user is not None:
            return _describe_user(user)
        return Identity(name=user.get_full_name() or user.get_username())

    @cached_property
    def search_url(self) -> str | None:
        return _address("core:search")

    @cached_property
    def language_url(self) -> str | None:
        return _address("set_language")

    @cached_property
    def other_languages(self) -> list[tuple[str, str]]:
        now = get_language()
        return [(code, str(name)) for code, name in settings.LANGUAGES if code != now]

    @cached_property
    def work(self) -> list[WorkLine]:
        return waiting_work(self._user)

    @property
    def meeting_mode(self) -> bool:
        return is_meeting_mode(self._request)

    @cached_property
    def version(self) -> str:
        try:
            return metadata.version("thidua")
        except metadata.PackageNotFoundError:
            return "0"


def navigation(request: HttpRequest) -> dict[str, Frame]:
    """Context processor: `frame` with navigation, user, languages, search, meeting-room mode and version."""
    return {"frame": Frame(request)}
