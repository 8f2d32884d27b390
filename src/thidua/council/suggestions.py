"""Ties between members and nominees that the record knows: hints for the secretary, never a declaration."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from thidua.council.freezing import ListPlan
from thidua.council.models import AgendaItem, Interest, Member


@dataclass(frozen=True)
class Suggestion:
    """A tie that nobody has declared yet; `kind` as in `Interest.Kind`."""

    member: Member
    item: AgendaItem
    kind: str


def suggested_interests(plan: ListPlan, declared: Iterable[Interest]) -> list[Suggestion]:
    """Members who are the nominee, or whose unit is the nominee's; only members linked to a person of the record."""
    known = {(one.item_id, one.member_id) for one in declared}
    found = []
    for item in plan.items:
        for member in plan.members:
            kind = _tie(member, item)
            if kind and (item.pk, member.pk) not in known:
                found.append(Suggestion(member, item, kind))
    return found


def _tie(member: Member, item: AgendaItem) -> str | None:
    nomination = item.nomination
    if member.person is None:
        return None
    if nomination.person_id == member.person_id:
        return Interest.Kind.SELF
    unit = nomination.person.unit if nomination.person else nomination.collective
    inside = unit is not None and member.person.unit.path.startswith(unit.path)
    return Interest.Kind.SAME_UNIT if inside or member.person.unit_id == nomination.unit_id else None
