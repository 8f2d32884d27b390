"""Days left, and whether something still comes in time. The last day counts to its end."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

SOON_DAYS = 7


@dataclass(frozen=True)
class Deadline:
    """A day by which something is due, seen from today."""

    key: str
    day: date
    days_left: int

    @property
    def state(self) -> str:
        """past, today, soon (within a week) or ahead."""
        if self.days_left < 0:
            return "past"
        if self.days_left == 0:
            return "today"
        return "soon" if self.days_left <= SOON_DAYS else "ahead"


def deadline(key: str, day: date, today: date) -> Deadline:
    return Deadline(key, day, (day - today).days)


def may_nominate(round_state: str, submit_by: date, today: date) -> bool:
    """New nominations, while the round takes dossiers and the last day of submission is not over."""
    return round_state == "open" and today <= submit_by


def may_submit(round_state: str, submit_by: date, today: date, *, returned: bool, due_on: date | None) -> bool:
    """Whether a dossier handed in today is in time.

    A returned one has its own last day, named in the return; without one it is in time until the council takes over.
    """
    if not returned:
        return may_nominate(round_state, submit_by, today)
    return round_state in ("open", "appraisal") and (due_on is None or today <= due_on)
