"""Accepting, returning, rejecting; nobody judges what they proposed."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied

from thidua.awards import actions, defects
from thidua.awards.errors import Changed, OwnInterest, Refused, WrongState
from thidua.awards.models import Nomination, Verdict
from thidua.awards.tests.factories import (
    NOON,
    make_accepted,
    make_nominee,
    make_returned,
    make_round,
    make_submitted,
)
from thidua.core.models import Event, User
from thidua.core.roles import Role
from thidua.organisation.models import RoleGrant

REASON = actions.NewReason("paper-missing", "Bổ sung biên bản.", about="paper:minutes")


@pytest.fixture
def handed_in(ministry, cast):
    make_round(ministry, cast)
    return make_submitted(ministry, cast)


def other_department(ministry) -> User:
    made = User.objects.create_user("department_2", password="mat-khau-thu-2025", full_name="Mẫu hai")
    RoleGrant.objects.create(user=made, role=Role.DEPARTMENT, unit=ministry.root, from_on=date(2020, 1, 1))
    return made


def test_the_department_accepts_and_the_verdict_of_the_moment_is_kept(handed_in, cast, at):
    actions.accept(handed_in.pk, actor=cast.department, at=at, note="Đủ hồ sơ.")
    actions.accept(handed_in.pk, actor=cast.department, at=at)

    accepted = Nomination.objects.get()
    assert (accepted.state, accepted.appraised_by, accepted.appraisal_note) == (
        "accepted",
        cast.department,
        "Đủ hồ sơ.",
    )
    assert list(Verdict.objects.values_list("moment", flat=True)) == ["submitted", "accepted"]
    assert list(Event.objects.values_list("name", flat=True)) == ["nomination.accepted"]


def test_nobody_but_the_department_judges(handed_in, cast, at):
    for actor in (cast.officer, cast.other_officer, cast.secretary, cast.leader, cast.teller, cast.admin, cast.worker):
        with pytest.raises(PermissionDenied):
            actions.accept(handed_in.pk, actor=actor, at=at)
        with pytest.raises(PermissionDenied):
            actions.reject(handed_in.pk, reason="Không.", actor=actor, at=at)
        with pytest.raises(PermissionDenied):
            actions.return_dossier(handed_in.pk, reasons=[REASON], due_on=None, actor=actor, at=at)
    assert Nomination.objects.get().state == "submitted"


@pytest.mark.parametrize("interest", ["proposed_by", "submitted_by", "person"])
def test_nobody_judges_what_they_proposed_submitted_or_are(handed_in, ministry, cast, at, interest):
    if interest == "person":
        handed_in.person = make_nominee(ministry.root, user=cast.department)
    else:
        setattr(handed_in, interest, cast.department)
    handed_in.save()

    for act in (
        lambda actor: actions.accept(handed_in.pk, actor=actor, at=at),
        lambda actor: actions.reject(handed_in.pk, reason="Không.", actor=actor, at=at),
        lambda actor: actions.return_dossier(handed_in.pk, reasons=[REASON], due_on=None, actor=actor, at=at),
    ):
        with pytest.raises(OwnInterest):
            act(cast.department)

    assert actions.accept(handed_in.pk, actor=other_department(ministry), at=at).state == "accepted"


def test_what_the_law_refuses_is_not_accepted_and_what_it_leaves_open_wants_a_word(handed_in, cast, said_law, at):
    said_law.outcomes = {"ldtt": "not_eligible"}
    with pytest.raises(Refused) as caught:
        actions.accept(handed_in.pk, actor=cast.department, at=at, note="Vẫn nhận.")
    assert caught.value.problems == ["Điểm còn để ngỏ."]

    said_law.outcomes = {"ldtt": "needs_people"}
    with pytest.raises(Refused, match="cần ghi ý kiến thẩm định"):
        actions.accept(handed_in.pk, actor=cast.department, at=at, note="  ")
    assert actions.accept(handed_in.pk, actor=cast.department, at=at, note="Đã xem văn bản.").outcome == "needs_people"


def test_a_return_numbers_its_reasons_and_keeps_the_dossier_as_it_was(handed_in, cast, at):
    made = actions.return_dossier(
        handed_in.pk, reasons=[REASON, actions.NewReason("other", "Ghi rõ chức vụ.")], due_on=date(2025, 12, 18),
        actor=cast.department, at=at,
    )  # fmt: skip

    assert [(one.number, one.code, one.about) for one in made.reasons.all()] == [
        (1, "paper-missing", "paper:minutes"), (2, "other", ""),
    ]  # fmt: skip
    assert made.snapshot["achievement"] == handed_in.achievement
    assert Event.objects.get(name="nomination.returned").after["reasons"][1]["text"] == "Ghi rõ chức vụ."


def test_every_fault_of_a_return_is_told_at_once(handed_in, cast, at):
    with pytest.raises(Refused) as caught:
        actions.return_dossier(
            handed_in.pk, reasons=[actions.NewReason("no-such-code", " ")], due_on=date(2025, 12, 14),
            actor=cast.department, at=at,
        )  # fmt: skip
    assert caught.value.problems == [
        "Lý do 1: chọn loại thiếu sót.",
        "Lý do 1: ghi rõ đơn vị cần làm gì.",
        "Hạn nộp lại không được ở trong quá khứ.",
    ]
    with pytest.raises(Refused) as caught:
        actions.return_dossier(handed_in.pk, reasons=[], due_on=date(2025, 12, 15), actor=cast.department, at=at)
    assert caught.value.problems == ["Ghi ít nhất một lý do trả lại."]


def test_a_rejection_needs_its_ground_and_frees_the_subject(handed_in, ministry, cast, at):
    with pytest.raises(Refused, match="lý do"):
        actions.reject(handed_in.pk, reason=" ", actor=cast.department, at=at)

    actions.reject(handed_in.pk, reason="Chưa đủ thời gian công tác.", actor=cast.department, at=at)

    assert Nomination.objects.get().appraisal_note == "Chưa đủ thời gian công tác."
    again = actions.nominate(
        handed_in.round_id, handed_in.person, "ldtt", unit=ministry.veam, actor=cast.officer, at=at
    )
    assert again.state == "draft"


def test_a_judgement_about_an_older_text_is_refused(handed_in, cast, at):
    seen = handed_in.version
    actions.return_dossier(handed_in.pk, reasons=[REASON], due_on=None, actor=cast.department, at=at)
    actions.answer_return(handed_in.pk, answers={1: "Đã bổ sung."}, actor=cast.officer, at=at)
    now = actions.submit_nomination(handed_in.pk, actor=cast.officer, at=at)

    with pytest.raises(Changed, match="đã thay đổi"):
        actions.accept(handed_in.pk, actor=cast.department, at=at, version=seen)
    assert actions.accept(handed_in.pk, actor=cast.department, at=at, version=now.version).state == "accepted"


@pytest.mark.parametrize("state", ["council", "decision", "closed"])
def test_once_the_council_has_the_round_nothing_is_judged(handed_in, cast, at, state):
    handed_in.round.state = state
    handed_in.round.save()

    with pytest.raises(WrongState):
        actions.accept(handed_in.pk, actor=cast.department, at=at)


def test_a_returned_dossier_is_not_judged_before_it_comes_back(ministry, cast, at):
    make_round(ministry, cast)
    returned = make_returned(ministry, cast)

    with pytest.raises(WrongState, match="Bị trả lại"):
        actions.accept(returned.pk, actor=cast.department, at=at)


def test_results_come_from_the_secretary_once_and_keep_their_verdict(ministry, cast):
    make_round(ministry, cast)
    accepted = make_accepted(ministry, cast)
    with pytest.raises(PermissionDenied):
        actions.mark_passed([accepted.pk], actor=cast.department, at=NOON)

    actions.mark_passed([accepted.pk], actor=cast.secretary, at=NOON, by="Phiên 1")
    actions.mark_passed([accepted.pk], actor=cast.secretary, at=NOON, by="Phiên 1")
    with pytest.raises(PermissionDenied):
        actions.mark_decided([accepted.pk], actor=cast.officer, at=NOON)
    actions.mark_decided(
        [accepted.pk], actor=cast.leader, at=NOON + timedelta(days=1), by="05/QĐ", decided_on=date(2025, 12, 26)
    )

    assert Nomination.objects.get().state == "decided"
    assert list(Verdict.objects.order_by("pk").values_list("moment", flat=True))[-2:] == ["voted", "decided"]
    assert Verdict.objects.last().question["on"] == "2025-12-26"
    assert list(Event.objects.order_by("at").values_list("name", flat=True)) == [
        "nomination.passed",
        "nomination.decided",
    ]


def test_defect_codes_are_whole_and_each_once():
    assert len(defects.codes()) == len(set(defects.codes())) >= 10
    assert defects.defect_label("paper-missing") == "Thiếu giấy tờ"
    assert defects.defect_label("gone-since") == "gone-since"
