"""One search over every room: each registers what it finds, with its permission inside; the page asks them in turn."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db import connection
from django.db.models import Q
from django.utils.functional import Promise

from thidua import text

SHORTEST = 2
LAST = "\U0010ffff"  # no word goes on with it


@dataclass(frozen=True)
class Wanted:
    """What was typed, as the rooms compare it."""

    typed: str

    @cached_property
    def folded(self) -> str:
        """Without accents, small, words a space apart."""
        return text.fold(self.typed)

    @cached_property
    def words(self) -> list[str]:
        return self.folded.split()

    @cached_property
    def number(self) -> str:
        """Of a decision number only letters and figures: "1234/QĐ-BCT" and "1234qdbct" are one; "" without a figure."""
        joined = re.sub(r"[^0-9a-z]", "", self.folded)
        return joined if any(sign.isdigit() for sign in joined) else ""

    @property
    def is_enough(self) -> bool:
        return len(self.folded.replace(" ", "")) >= SHORTEST or self.folded.isdigit()


@dataclass(frozen=True)
class Hit:
    """One thing found: its name, a line beneath it, where it is."""

    title: str
    note: str
    url: str


@dataclass(frozen=True)
class Group:
    """What one room found; `more` when there is more than is shown."""

    key: str
    label: str | Promise
    hits: Sequence[Hit]
    more: bool


Provider = Callable[[Any, Wanted, int], Sequence[Hit]]
_providers: dict[str, tuple[int, str | Promise, Provider]] = {}


def register_search(key: str, label: str | Promise, provider: Provider, *, order: int) -> None:
    """Add what a room finds; called by an app's `ready()`. Registering a key again replaces it.

    The provider starts from `visible_to(user)`, gives the best first and at most as many as it is asked for.
    """
    _providers[key] = (order, label, provider)


def find(user: Any, typed: str, *, each: int, only: str = "") -> list[Group]:
    """Every room's hits, in the order of the rooms; rooms that found nothing are left out."""
    wanted = Wanted(text.clean(typed))
    if not wanted.is_enough or not getattr(user, "is_authenticated", False):
        return []
    found = []
    for key, (_order, label, provider) in sorted(_providers.items(), key=lambda entry: entry[1][0]):
        if only in ("", key):
            hits = list(provider(user, wanted, each + 1))
            found.append(Group(key, label, hits[:each], more=len(hits) > each))
    return [group for group in found if group.hits]


def begins(field: str, words: str) -> Q:
    """Rows whose field begins with the words, in the way in which the database can use the field's index."""
    if connection.vendor == "sqlite":  # there LIKE reads every row
        return Q(**{f"{field}__gte": words, f"{field}__lt": words + LAST})
    return Q(**{f"{field}__startswith": words})
