"""The law this site answers with: the rulebooks, and what its lawyers confirmed or found to differ.

A process keeps it; it is built anew after a confirmation of its own, and within seconds after one of another process.
"""

from __future__ import annotations

import time
from typing import Any

from django.conf import settings
from django.db.models import Max

from thidua.law.rulebook import Law
from thidua.rulebooks.confirming import CONFIRMED, DIFFERS, items
from thidua.rulebooks.domain.taking_effect import with_confirmations
from thidua.rulebooks.models import Confirmation
from thidua.rulebooks.shelf import law as base_law


class _Kept:
    law: Law | None = None
    last_line = 0
    looked_at = float("-inf")


def current() -> Law:
    """The law in force on this site; asks the database nothing."""
    return _Kept.law or base_law()


def refresh() -> None:
    """Read the confirmations and let them take effect; two queries."""
    _Kept.last_line = _last_line()
    states = {item.doubt.ref: item.state for item in items()}
    _Kept.law = with_confirmations(
        base_law(),
        confirmed={ref for ref, state in states.items() if state == CONFIRMED},
        differing={ref for ref, state in states.items() if state == DIFFERS},
    )


def look(**signal: Any) -> None:
    """At the start of a request or a task: did another process write a line? At most one query in some seconds."""
    seconds = settings.RULEBOOKS_LOOK_SECONDS
    if seconds is None or time.monotonic() - _Kept.looked_at < seconds:
        return
    _Kept.looked_at = time.monotonic()
    if _last_line() != _Kept.last_line:
        refresh()


def forget() -> None:
    """Answer with the rulebooks alone until the next look."""
    _Kept.law, _Kept.last_line, _Kept.looked_at = None, 0, float("-inf")


def _last_line() -> int:
    return Confirmation.objects.aggregate(last=Max("pk"))["last"] or 0
