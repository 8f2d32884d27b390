"""How the record learns that somebody relies on it: higher rooms say so here, called from their `apps.py`.

register_use("awards", nominations_since)
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import datetime

# Given ids of people, ids of units and a time: sentences about what was built upon them since then.
UseCheck = Callable[[Collection[int], Collection[int], datetime], list[str]]
_checks: dict[str, UseCheck] = {}


def register_use(room: str, check: UseCheck) -> None:
    _checks[room] = check


def uses_since(people: Collection[int], units: Collection[int], since: datetime) -> list[str]:
    """All sentences of all rooms; empty when nothing relies on these subjects' facts since then."""
    return [sentence for _room, check in sorted(_checks.items()) for sentence in check(people, units, since)]
