"""The rounds before the council, in decision, and closed: their dossiers are complete and only shown."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from thidua.awards.actions import RoundPlan
from thidua.awards.models import Nomination
from thidua.config.example.ministry import Example
from thidua.config.example.stages.beginning import OPEN
from thidua.config.example.stages.hands import RoundHands, moment
from thidua.config.example.stages.voting import CouncilHands
from thidua.decisions import actions
from thidua.decisions.models import Certificate, Decision


def close_a_round(example: Example, council: CouncilHands) -> None:
    """2024: decided in January 2025, one certificate corrected, one revoked; the worker of the cast has one, too."""
    hands = RoundHands.opened(
        example,
        RoundPlan(
            name="Khen thưởng thường xuyên năm 2024 (mẫu)",
            year=2024,
            awards=["cstd-bo", "bang-khen-bo", "ttldxs"],
            opens_on=date(2024, 11, 18),
            register_by=date(2024, 11, 29),
            submit_by=date(2024, 12, 27),
            received_on=date(2024, 12, 30),
            decide_on=date(2025, 1, 20),
            local_rules="none",
        ),
    )
    worker = example.peopled["VEAM"].people[0]
    accepted: list[Nomination] = []
    for code in ("VEAM", "HABECO", "XTTM", "DH-CNHN"):
        hands.register(code, date(2024, 11, 25), {"cstd-bo": 2, "bang-khen-bo": 4})
        if code == "VEAM":
            accepted += hands.hand_in(code, [worker], "bang-khen-bo", date(2024, 12, 20))
        for award, number in (("cstd-bo", 3), ("bang-khen-bo", 4)):
            accepted += hands.hand_in(code, hands.people(code, award, *OPEN)[:number], award, date(2024, 12, 20))
        accepted += hands.hand_in(code, hands.collectives(code, "ttldxs")[:1], "ttldxs", date(2024, 12, 20))
    hands.move("appraisal", date(2024, 12, 30))
    hands.accept(accepted, date(2025, 1, 6))
    hands.move("council", date(2025, 1, 8))
    council.vote(hands, date(2025, 1, 10))
    hands.move("decision", date(2025, 1, 13))
    number = 21
    for award in hands.round.awards:
        if hands.round.nominations.filter(award=award, state=Nomination.State.PASSED).exists():
            _decide(hands, award, str(number), date(2025, 1, 20))
            number += 1
    hands.move("closed", date(2025, 1, 24))
    _correct_one(example, hands)
    _revoke_one(example, hands)


def _decide(hands: RoundHands, award: str, number: str, day: date) -> Decision:
    example = hands.example
    drafted = _draft(hands, award, day)
    actions.sign_decision(drafted.pk, actor=example.leader, at=moment(day, 10))
    return actions.issue_decision(
        drafted.pk, number=number, decided_on=day, actor=example.department, at=moment(day, 15)
    )


def _draft(hands: RoundHands, award: str, day: date) -> Decision:
    """A draft whose symbol says that no body ever gave this number."""
    department = hands.example.department
    made = actions.draft_decision(hands.round.pk, award, actor=department, at=moment(day, 8))
    text = actions.DraftText(
        subject=made.subject, bases=made.bases, articles=made.articles, recipients=made.recipients, place=made.place,
        symbol="QĐ-MẪU-BCT", decided_by=made.decided_by, authority_line=made.authority_line,
        signatory_title=made.signatory_title, signatory_name=hands.example.leader.full_name,
    )  # fmt: skip
    return actions.change_draft(made.pk, actor=department, at=moment(day, 9), version=made.version, text=text)


def _of_round(hands: RoundHands) -> list[Certificate]:
    """Certificates of the round that are not the worker's: his stays valid to be shown."""
    found = Certificate.objects.filter(item__decision__round=hands.round)
    return list(found.exclude(item__nomination__person__user__username="congnhan").order_by("pk"))


def _correct_one(example: Example, hands: RoundHands) -> None:
    certificates = _of_round(hands)
    if not certificates:
        return
    certificate = certificates[0]
    actions.correct_certificate(
        certificate.pk,
        changes={"detail": f"{certificate.printed['detail']}, đã đính chính"},
        document="Công văn số 57/MẪU-BCT",
        corrected_on=date(2025, 2, 14),
        actor=example.department,
        at=moment(date(2025, 2, 14)),
    )


def _revoke_one(example: Example, hands: RoundHands) -> None:
    certificates = _of_round(hands)
    if len(certificates) < 2:
        return
    from thidua.decisions import rulebook

    day = date(2025, 6, 10)
    ground = rulebook.grounds(date(2025, 1, 20))[0]
    proposed = actions.propose_revocation(
        certificates[-1].pk,
        ground=ground.id,
        explanation="Kết luận mẫu: thành tích kê khai không đúng, đơn vị đã xác minh.",
        evidence="Kết luận số 03/KL-MẪU",
        actor=example.department,
        at=moment(day),
    )
    actions.confirm_revocation(
        proposed.pk, decision_no="88/QĐ-MẪU-BCT", decided_on=day, actor=example.leader, at=moment(day, 15)
    )


def decide_a_round(example: Example, council: CouncilHands) -> None:
    """Offices: one decision drafted, another signed and waiting for its number."""
    hands = RoundHands.opened(
        example,
        RoundPlan(
            name="Danh hiệu thi đua khối cơ quan Bộ năm 2025, đợt 1 (mẫu)",
            year=2025,
            awards=["ldtt", "giay-khen"],
            opens_on=date(2025, 11, 3),
            register_by=date(2025, 11, 14),
            submit_by=date(2025, 11, 28),
            received_on=date(2025, 12, 1),
            decide_on=date(2025, 12, 22),
            local_rules="none",
        ),
    )
    accepted: list[Nomination] = []
    for code in ("QLPTTT", "ATMT", "CDL"):
        hands.register(code, date(2025, 11, 12), {"ldtt": 8, "giay-khen": 3})
        for award, number in (("giay-khen", 2), ("ldtt", 5)):
            accepted += hands.hand_in(code, hands.people(code, award, *OPEN)[:number], award, date(2025, 11, 25))
    hands.move("appraisal", date(2025, 12, 1))
    hands.accept(accepted, date(2025, 12, 3))
    hands.move("council", date(2025, 12, 4))
    council.vote(hands, date(2025, 12, 5), failing=1)
    hands.move("decision", date(2025, 12, 8))
    for award, is_signed in (("ldtt", True), ("giay-khen", False)):
        if not hands.round.nominations.filter(award=award, state=Nomination.State.PASSED).exists():
            continue
        drafted = _draft(hands, award, date(2025, 12, 10))
        if is_signed:
            actions.sign_decision(drafted.pk, actor=example.leader, at=moment(date(2025, 12, 12), 10))


def vote_on_a_round(example: Example, council: CouncilHands) -> None:
    """Schools: the council met this morning; the first teller has finished, the second is still counting."""
    hands = RoundHands.opened(
        example,
        RoundPlan(
            name="Khen thưởng khối trường năm học 2024 - 2025 (mẫu)",
            year=2025,
            awards=["cstd-bo", "bang-khen-bo", "ttldxs"],
            opens_on=date(2025, 10, 6),
            register_by=date(2025, 10, 24),
            submit_by=date(2025, 12, 10),
            received_on=date(2025, 12, 11),
            decide_on=date(2025, 12, 30),
            local_rules="none",
        ),
    )
    accepted: list[Nomination] = []
    for code in ("DH-CNHN", "DH-DL", "CD-06"):
        hands.register(code, date(2025, 10, 20), {"cstd-bo": 2, "bang-khen-bo": 3})
        for award in ("cstd-bo", "bang-khen-bo"):
            accepted += hands.hand_in(code, hands.people(code, award, *OPEN)[:2], award, date(2025, 12, 9))
        accepted += hands.hand_in(code, hands.collectives(code, "ttldxs")[:1], "ttldxs", date(2025, 12, 9))
    hands.move("appraisal", date(2025, 12, 11))
    hands.accept(accepted, date(2025, 12, 12))
    hands.move("council", date(2025, 12, 13))
    day = date(2025, 12, 15)
    meeting = council.meet(hands, day)
    council.withdraw_one(meeting, day)
    council.begin_count(meeting, day)
    council.count(meeting, 0, day)


ENDINGS: list[Callable[[Example, CouncilHands], None]] = [close_a_round, decide_a_round, vote_on_a_round]
