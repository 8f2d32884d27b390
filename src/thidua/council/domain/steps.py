"""The way of a meeting: which step is done, which is now."""

from __future__ import annotations

WAY = ("members", "list", "ballots", "counting", "result", "minutes")
_PLACE = {"open": 2, "counting": 3, "closed": 5}


def meeting_steps(state: str, *, attendance_complete: bool) -> list[tuple[str, str]]:
    """(step, "done" | "current" | "todo"). A meeting in preparation comes to the list once the roll is complete."""
    place = _PLACE.get(state, 1 if attendance_complete else 0)
    return [
        (step, "done" if index < place else "current" if index == place else "todo") for index, step in enumerate(WAY)
    ]
