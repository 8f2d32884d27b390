"""Decisions in every state, made through the actions, for the tests of this room and of the register."""

from __future__ import annotations

from datetime import UTC, date, datetime
from itertools import count
from typing import Any

from thidua.awards.models import Round
from thidua.awards.tests.factories import make_passed, make_round
from thidua.decisions import actions
from thidua.decisions.models import Certificate, Decision, Revocation

NOON = datetime(2025, 12, 15, 5, 0, tzinfo=UTC)
DECIDED_ON = date(2025, 12, 15)
_numbers = count(101)


def make_draft(ministry: Any, cast: Any, *, people: int = 1, award: str = "ldtt") -> Decision:
    """A draft over so many people of VEAM's workshop who passed."""
    round_ = Round.objects.filter(state="decision").first() or make_round(ministry, cast, state="decision")
    passed = [make_passed(ministry, cast, round=round_, award=award) for _ in range(people)]
    return actions.draft_decision(
        round_.pk, award, nomination_ids=[one.pk for one in passed], actor=cast.department, at=NOON
    )


def make_signed(ministry: Any, cast: Any, *, people: int = 1) -> Decision:
    draft = make_draft(ministry, cast, people=people)
    return actions.sign_decision(draft.pk, actor=cast.leader, at=NOON)


def make_issued(ministry: Any, cast: Any, *, people: int = 1) -> Decision:
    signed = make_signed(ministry, cast, people=people)
    return actions.issue_decision(
        signed.pk, number=str(next(_numbers)), decided_on=DECIDED_ON, actor=cast.department, at=NOON
    )


def first_certificate(decision: Decision) -> Certificate:
    return Certificate.objects.filter(item__decision=decision).order_by("item__position")[0]


def propose(certificate: Certificate, cast: Any) -> Revocation:
    return actions.propose_revocation(
        certificate.pk,
        ground="false-declaration",
        explanation="Kê khai sai thành tích (mẫu).",
        evidence="Kết luận số 01/KL-MẪU",
        actor=cast.department,
        at=NOON,
    )
