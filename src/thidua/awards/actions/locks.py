"""Locks taken always in the same order: round, registration (stands for the unit's list), nomination."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from thidua.awards.domain import states
from thidua.awards.errors import NotRegistered, WrongState
from thidua.awards.models import Nomination, Registration, Round
from thidua.core.events import record
from thidua.core.models import User
from thidua.organisation.models import Unit


def lock_list(round_: Round, unit: Unit) -> Registration:
    """Hold the unit's list in the round, so that two entries cannot both take the last place under a ceiling."""
    found = Registration.objects.select_for_update().filter(round=round_, unit=unit).first()
    if found is None:
        raise NotRegistered(unit)
    return found


def lock_nomination(nomination_id: int) -> Nomination:
    return (
        Nomination.objects.select_for_update(of=("self",))
        .select_related("round__unit", "unit", "person__unit", "collective")
        .get(pk=nomination_id)
    )


def require_step(nomination: Nomination, act: str) -> None:
    if not states.may_step(act, nomination.state):
        raise WrongState(nomination)


def change_state(
    nomination: Nomination,
    act: str,
    event: str,
    *,
    actor: User,
    at: datetime,
    fields: tuple[str, ...] = (),
    **after: Any,
) -> None:
    """Save the new state with a higher version and write the event. The row is locked and its state checked."""
    before = nomination.state
    to = states.STEPS[act].to
    assert to is not None
    nomination.state = to
    nomination.version += 1
    nomination.save(update_fields=["state", "version", *fields])
    record(event, subject=nomination, actor=actor, at=at, before={"state": before}, after={"state": to, **after})
