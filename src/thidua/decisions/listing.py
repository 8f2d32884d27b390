"""From nominations to the lines of a list: which are ready, in which order, how each line reads."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django.db.models import F, QuerySet

from thidua.awards.models import Nomination, Round
from thidua.decisions import rulebook
from thidua.decisions.domain.lists import ACCEPTED, PASSED, Candidate, is_ready
from thidua.decisions.models import DecisionItem
from thidua.organisation.models import Person

ADDRESS = {Person.Sex.MALE: "Ông", Person.Sex.FEMALE: "Bà"}


def in_list_order(nominations: QuerySet[Nomination]) -> QuerySet[Nomination]:
    """Units as in the tree, collectives before people, people by given name in Vietnamese order."""
    return nominations.select_related("unit", "round__unit", "person__unit", "collective").order_by(
        "unit__path", F("collective__path").asc(nulls_last=True), "person__sort_key", "pk"
    )


def ready_nominations(round_: Round, award: str) -> list[Nomination]:
    """What a decision of this round and award would name now: passed (or accepted without a vote) and free."""
    vote = rulebook.needs_vote(award, on=round_.decide_on)
    states = [state for state in (PASSED, ACCEPTED) if is_ready(state, vote)]
    free = Nomination.objects.filter(round=round_, award=award, state__in=states, decision_item__isnull=True)
    return list(in_list_order(free))


def candidates(nominations: Iterable[Nomination], *, on: date, besides: int | None = None) -> list[Candidate]:
    """What the domain asks of each nomination. `besides`: the decision that may already name them."""
    listed = list(nominations)
    elsewhere = {
        item.nomination_id: str(item.decision)
        for item in DecisionItem.objects.filter(nomination__in=[one.pk for one in listed])
        .exclude(decision=besides)
        .select_related("decision")
    }
    votes = {award: rulebook.needs_vote(award, on=on) for award in {one.award for one in listed}}
    return [
        Candidate(
            id=one.pk,
            label=str(one),
            round_id=one.round_id,
            award=one.award,
            state=one.state,
            needs_vote=votes[one.award],
            issuing_body=one.round.unit.code,
            in_decision=elsewhere.get(one.pk, ""),
        )
        for one in listed
    ]


def lines(decision: Any, nominations: Sequence[Nomination]) -> list[DecisionItem]:
    """Unsaved lines in the order given."""
    return [
        DecisionItem(
            decision=decision,
            nomination=nomination,
            position=position,
            heading=nomination.unit.name_vi,
            recipient=recipient_of(nomination),
            detail=detail_of(nomination),
        )
        for position, nomination in enumerate(nominations, start=1)
    ]


def recipient_of(nomination: Nomination) -> str:
    """ "Ông Đặng Văn Ước"; without a form of address when the sex is not known; a collective by its name."""
    if nomination.person is None:
        return str(nomination.subject)
    address = ADDRESS.get(nomination.person.sex or "", "")  # type: ignore[call-overload]
    return f"{address} {nomination.person.full_name}".strip()


def detail_of(nomination: Nomination) -> str:
    """Post and place within the unit that heads the group; empty when there is nothing to add."""
    person = nomination.person
    if person is None:
        return ""
    place = person.unit.name_vi if person.unit_id != nomination.unit_id else ""
    return ", ".join(part for part in (person.post, place) if part)
