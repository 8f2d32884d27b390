"""What a reorganisation of units means for the record: whoever went along has a move in the own history."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from thidua.core.models import Event
from thidua.organisation.models import Unit
from thidua.record.models import Move


def _note(reorganisation: int) -> str:
    return f"Sắp xếp đơn vị số {reorganisation}"


def units_were_merged(events: Sequence[Event]) -> None:
    """A move "by merger" for each who worked in a unit that ended, so that service runs on."""
    for event in events:
        said: dict[str, Any] = event.after or {}
        into = Unit.objects.get(pk=event.subject_id)
        Move.objects.bulk_create(
            (
                Move(
                    person_id=person, on=said["on"], kind=Move.Kind.MERGER, old_unit_id=int(old), new_unit=into,
                    source_note=f"{_note(said['reorganisation'])}, {said['decision_no']}"[:200],
                    recorded_by=event.actor, recorded_at=event.at,
                )
                for old, moved in said["moved"].items()
                for person in moved["people"]
            ),
            batch_size=500,
        )  # fmt: skip


def reorganisation_was_undone(events: Sequence[Event]) -> None:
    """The moves go with what they followed from; nobody entered them."""
    for event in events:
        note = f"{_note((event.after or {})['reorganisation'])},"
        Move.objects.filter(source_note__startswith=note).delete()
