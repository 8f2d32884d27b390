"""Councils and their appointed members."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import Max

from thidua.core.events import record
from thidua.core.models import User
from thidua.core.permissions import require
from thidua.council.models import Council, Member
from thidua.organisation.models import Person, Unit


@dataclass(frozen=True)
class CouncilPlan:
    """A council as founded; see `Council` for the meaning of each."""

    name: str
    from_on: date
    until_on: date | None = None
    founded_by: str = ""
    own_percent: int | None = None
    own_strict: bool = False
    own_quorum: str = ""
    own_basis: str = ""


@dataclass(frozen=True)
class MemberPlan:
    """An appointed member. `position` None = after the others; `until_on` is the first day without the seat."""

    full_name: str
    post: str = ""
    seat: str = Member.Seat.MEMBER
    position: int | None = None
    person: Person | None = None
    user: User | None = None
    from_on: date | None = None
    until_on: date | None = None


@transaction.atomic
def create_council(plan: CouncilPlan, *, unit: Unit, actor: User, at: datetime) -> Council:
    require(actor, "council.change_council", unit)
    made = Council(unit=unit, **asdict(plan))
    made.full_clean()
    made.save()
    record("council.created", subject=made, actor=actor, at=at, after=_told(asdict(plan)))
    return made


@transaction.atomic
def change_council(council_id: int, plan: CouncilPlan, *, actor: User, at: datetime) -> Council:
    """What frozen lists took from the council's regulation stays with them."""
    found = Council.objects.select_for_update(of=("self",)).select_related("unit").get(pk=council_id)
    require(actor, "council.change_council", found.unit)
    before = {key: getattr(found, key) for key in asdict(plan)}
    if before == asdict(plan):
        return found
    for key, value in asdict(plan).items():
        setattr(found, key, value)
    found.full_clean()
    found.save(update_fields=list(before))
    record("council.changed", subject=found, actor=actor, at=at, before=_told(before), after=_told(asdict(plan)))
    return found


@transaction.atomic
def add_member(council_id: int, plan: MemberPlan, *, actor: User, at: datetime) -> Member:
    found = Council.objects.select_for_update(of=("self",)).select_related("unit").get(pk=council_id)
    require(actor, "council.change_council", found.unit)
    last = found.members.aggregate(last=Max("position"))["last"] or 0
    made = Member(council=found, **_fields(plan, last + 1))
    made.full_clean()
    made.save()
    record("member.appointed", subject=made, actor=actor, at=at, after=_told(_fields(plan, made.position)))
    return made


@transaction.atomic
def change_member(member_id: int, plan: MemberPlan, *, actor: User, at: datetime) -> Member:
    """Also the end of a seat. Meetings held before keep the member in their roll."""
    found = Member.objects.select_for_update(of=("self",)).select_related("council__unit").get(pk=member_id)
    require(actor, "council.change_council", found.council.unit)
    after = _fields(plan, found.position)
    before = {key: getattr(found, key) for key in after}
    if before == after:
        return found
    for key, value in after.items():
        setattr(found, key, value)
    found.full_clean()
    found.save(update_fields=list(after))
    record("member.changed", subject=found, actor=actor, at=at, before=_told(before), after=_told(after))
    return found


def _fields(plan: MemberPlan, position: int) -> dict[str, Any]:
    fields = {key: getattr(plan, key) for key in plan.__dataclass_fields__}
    return fields | {"position": position if plan.position is None else plan.position}


def _told(fields: dict[str, Any]) -> dict[str, Any]:
    """The values as an event keeps them."""
    return {
        key: value if isinstance(value, bool | int | None) else value.pk if hasattr(value, "pk") else str(value)
        for key, value in fields.items()
    }
