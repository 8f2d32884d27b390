"""Finding and locking what an action changes; every action locks the meeting first."""

from __future__ import annotations

from typing import Any

from thidua.council.errors import WrongState
from thidua.council.models import Meeting


def lock_meeting(meeting_id: int) -> Meeting:
    return (
        Meeting.objects.select_for_update(of=("self",))
        .select_related("council__unit", "round__unit", "chair")
        .get(pk=meeting_id)
    )


def require_state(meeting: Meeting, *states: Any) -> None:
    if meeting.state not in states:
        raise WrongState(meeting)
