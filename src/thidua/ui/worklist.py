"""What waits for the signed-in person: rooms register providers, the first page shows their lines in one list."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise


@dataclass(frozen=True)
class WorkLine:
    """One thing to do next.

    Args:
        label: a sentence that starts with a verb and carries its number: "Thẩm định 12 hồ sơ".
        url: where it is done.
        hint: until when, or what stands in the way; may be empty.
        urgent: a day is near or past.
    """

    label: str | Promise
    url: str
    hint: str | Promise = ""
    urgent: bool = False


Provider = Callable[[Any], Iterable[WorkLine]]
_providers: dict[str, tuple[int, Provider]] = {}


def register_work(key: str, order: int, provider: Provider) -> None:
    """Add a room's provider; called by an app's `ready()`. Registering a key again replaces it.

    The provider starts from the room's `visible_to` and asks few, constant queries.
    """
    _providers[key] = (order, provider)


def waiting_work(user: Any) -> list[WorkLine]:
    """Every room's lines, urgent ones first, else in the order of the path. Empty for nobody."""
    if user is None or not user.is_authenticated:
        return []
    lines = [line for _, provider in sorted(_providers.values(), key=lambda entry: entry[0]) for line in provider(user)]
    return sorted(lines, key=lambda line: not line.urgent)
