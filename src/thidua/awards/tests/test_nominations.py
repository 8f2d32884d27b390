"""Proposing, writing, submitting, withdrawing: allowed and refused in one setup, with the events they leave."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from thidua.awards import actions
from thidua.awards.errors import (
    AlreadyNominated,
    BadSubject,
    CeilingReached,
    EditConflict,
    InitiativeUsed,
    NotReady,
    NotRegistered,
    Refused,
    TooLate,
    WrongState,
)
from thidua.awards.models import Nomination, Verdict
from thidua.awards.tests.conftest import subject_id
from thidua.awards.tests.factories import (
    SUMMARY,
    make_nomination,
    make_nominee,
    make_registration,
    make_returned,
    make_round,
    make_submitted,
)
from thidua.core.models import Event
from thidua.record.models import Authorship, Initiative


@pytest.fixture
def found(ministry, cast):
    made = make_round(ministry, cast)
    make_registration(made, ministry.veam, by=cast.officer)
    return made


@pytest.fixture
def worker(ministry):
    return make_nominee(ministry.workshop)


def add_initiative(person, at, title="Đồ gá mẫu"):
    made = Initiative.objects.create(title=title, year=2025, scope="grassroots", recorded_at=at)
    Authorship.objects.create(initiative=made, person=person)
    return made


def names() -> list[str]:
    return list(Event.objects.order_by("at", "id").values_list("name", flat=True))


def test_an_officer_proposes_somebody_of_the_own_unit(found, ministry, cast, worker, at):
    made = actions.nominate(found.pk, worker, "ldtt", unit=ministry.veam, actor=cast.officer, at=at)

    assert (made.state, made.number, made.year, made.outcome) == ("draft", 1, 2025, "eligible")
    assert Event.objects.get(name="nomination.proposed").after["award"] == "ldtt"
    assert made.round.next_number == 2


def test_nobody_else_proposes_for_the_unit(found, ministry, cast, worker, at):
    for actor in (cast.other_officer, cast.department, cast.secretary, cast.worker, cast.admin):
        with pytest.raises(PermissionDenied):
            actions.nominate(found.pk, worker, "ldtt", unit=ministry.veam, actor=actor, at=at)
    assert not Nomination.objects.exists()


def test_a_unit_that_did_not_register_proposes_nobody(ministry, cast, worker, at):
    bare = make_round(ministry, cast)

    with pytest.raises(NotRegistered, match="chưa đăng ký"):
        actions.nominate(bare.pk, worker, "ldtt", unit=ministry.veam, actor=cast.officer, at=at)


@pytest.mark.parametrize(
    ("award", "sentence"),
    [
        pytest.param("ahld", "Đợt xét này không xét", id="an award the round does not give"),
        pytest.param("ttldtt", "không dành cho", id="an award for collectives"),
    ],
)
def test_the_award_must_suit_round_and_subject(found, ministry, cast, worker, at, award, sentence):
    with pytest.raises(BadSubject, match=sentence):
        actions.nominate(found.pk, worker, award, unit=ministry.veam, actor=cast.officer, at=at)


def test_people_of_other_units_and_people_who_left_are_refused(found, ministry, cast, at):
    strange = make_nominee(ministry.office)
    gone = make_nominee(ministry.workshop, left_on=date(2025, 6, 1))

    with pytest.raises(BadSubject, match="không thuộc"):
        actions.nominate(found.pk, strange, "ldtt", unit=ministry.veam, actor=cast.officer, at=at)
    with pytest.raises(BadSubject, match="đã thôi việc từ 01/06/2025"):
        actions.nominate(found.pk, gone, "ldtt", unit=ministry.veam, actor=cast.officer, at=at)


def test_a_second_proposal_for_the_same_award_names_the_first(found, ministry, cast, worker, at):
    first = actions.nominate(found.pk, worker, "ldtt", unit=ministry.veam, actor=cast.officer, at=at)

    with pytest.raises(AlreadyNominated, match="0001"):
        actions.nominate(found.pk, worker, "ldtt", unit=ministry.veam, actor=cast.officer, at=at)

    actions.withdraw(first.pk, reason="", actor=cast.officer, at=at)
    again = actions.nominate(found.pk, worker, "ldtt", unit=ministry.veam, actor=cast.officer, at=at)
    assert again.number == 2


def test_the_database_itself_holds_one_live_dossier_per_subject_and_award(found, ministry, cast, worker):
    make_nomination(ministry, cast, round=found, person=worker, state="withdrawn")
    make_nomination(ministry, cast, round=found, person=worker)

    with pytest.raises(IntegrityError), transaction.atomic():
        make_nomination(ministry, cast, round=found, person=worker)


def test_of_many_all_are_proposed_or_none(found, ministry, cast, worker, at):
    other = make_nominee(ministry.workshop)
    strange = make_nominee(ministry.office)
    ask = {"unit": ministry.veam, "actor": cast.officer, "at": at}

    with pytest.raises(Refused) as caught:
        actions.nominate_many(found.pk, [(worker, "ldtt"), (strange, "ldtt"), (other, "ttldtt")], **ask)
    assert len(caught.value.problems) == 2
    assert not Nomination.objects.exists()

    made = actions.nominate_many(found.pk, [(worker, "ldtt"), (other, "ldtt"), (ministry.workshop, "ttldtt")], **ask)
    assert [one.number for one in made] == [1, 2, 3]


def test_the_same_line_ticked_twice_is_one_proposal(found, ministry, cast, worker, at):
    twice = [(worker, "ldtt"), (worker, "ldtt")]

    made = actions.nominate_many(found.pk, twice, unit=ministry.veam, actor=cast.officer, at=at)

    assert [one.pk for one in made] == [one.pk for one in Nomination.objects.all()]
    assert made[0].person == worker


@pytest.mark.parametrize(
    ("moment", "in_time"),
    [(datetime(2025, 12, 20, 16, 59, tzinfo=UTC), True), (datetime(2025, 12, 20, 17, 0, tzinfo=UTC), False)],
)
def test_a_dossier_at_23_59_of_the_last_day_is_in_and_a_minute_later_is_not(found, ministry, cast, moment, in_time):
    draft = make_nomination(ministry, cast, round=found)

    if in_time:
        assert actions.submit_nomination(draft.pk, actor=cast.officer, at=moment).state == "submitted"
    else:
        with pytest.raises(TooLate, match="20/12/2025"):
            actions.submit_nomination(draft.pk, actor=cast.officer, at=moment)


def test_submitting_keeps_question_and_answer_and_pressing_twice_is_one_act(found, ministry, cast, at):
    draft = make_nomination(ministry, cast, round=found)

    actions.submit_nomination(draft.pk, actor=cast.officer, at=at)
    actions.submit_nomination(draft.pk, actor=cast.officer, at=at)

    kept = Verdict.objects.get()
    assert (kept.moment, kept.outcome, kept.rulebook) == ("submitted", "eligible", "M/ldtt@1")
    assert kept.question["facts"]["subject"]["id"] == subject_id(draft.person)
    assert names() == ["nomination.submitted"]


def test_every_reason_why_a_dossier_is_not_ready_is_told_at_once(found, ministry, cast, said_law, at):
    said_law.papers, said_law.outcomes = ["minutes"], {"ldtt": "needs_people"}
    draft = make_nomination(ministry, cast, round=found, achievement="Vài chữ.")

    with pytest.raises(NotReady) as caught:
        actions.submit_nomination(draft.pk, actor=cast.officer, at=at)

    assert [line.partition(":")[0] for line in caught.value.problems] == [
        "Giải trình điều luật còn để ngỏ", "Viết tóm tắt thành tích", "Đính kèm",
    ]  # fmt: skip
    assert Nomination.objects.get().state == "draft"


def test_what_the_law_refuses_is_not_submitted_whatever_is_explained(found, ministry, cast, said_law, at):
    draft = make_nomination(ministry, cast, round=found, explanation="Đơn vị giải trình.")
    said_law.outcomes = {"ldtt": "not_eligible"}

    with pytest.raises(NotReady, match="còn việc phải làm"):
        actions.submit_nomination(draft.pk, actor=cast.officer, at=at)

    said_law.outcomes = {"ldtt": "needs_facts"}
    assert actions.submit_nomination(draft.pk, actor=cast.officer, at=at).outcome == "needs_facts"


def test_the_list_ends_at_its_ceiling(found, ministry, cast, said_law, at):
    said_law.ceilings = {"cstd-co-so": 1}
    make_nomination(ministry, cast, round=found, award="ldtt")
    first, second = (make_nomination(ministry, cast, round=found, award="cstd-co-so") for _ in range(2))
    actions.submit_nomination(first.pk, actor=cast.officer, at=at)

    with pytest.raises(CeilingReached, match="mức cao nhất là 1"):
        actions.submit_nomination(second.pk, actor=cast.officer, at=at)

    actions.withdraw(first.pk, reason="Nhường.", actor=cast.officer, at=at)
    assert actions.submit_nomination(second.pk, actor=cast.officer, at=at).state == "submitted"


def test_only_the_units_officer_submits(found, ministry, cast, at):
    draft = make_nomination(ministry, cast, round=found)

    for actor in (cast.other_officer, cast.department, cast.worker, cast.admin):
        with pytest.raises(PermissionDenied):
            actions.submit_nomination(draft.pk, actor=actor, at=at)


def test_a_dossier_is_changed_from_the_version_the_editor_saw(found, ministry, cast, at):
    draft = make_nomination(ministry, cast, round=found, achievement="")
    edit = {"version": draft.version, "actor": cast.officer, "at": at}
    actions.change_nomination(draft.pk, achievement=SUMMARY, **edit)

    with pytest.raises(EditConflict) as caught:
        actions.change_nomination(draft.pk, achievement="Bản của tôi.", **edit)

    assert caught.value.mine["achievement"] == "Bản của tôi."
    assert caught.value.current.achievement == Nomination.objects.get().achievement == SUMMARY
    assert Event.objects.get(name="nomination.changed").before == {"achievement": ""}


def test_saving_what_is_there_already_is_no_change_and_no_conflict(found, ministry, cast, at):
    draft = make_nomination(ministry, cast, round=found)

    actions.change_nomination(draft.pk, version=99, actor=cast.officer, at=at, achievement=SUMMARY)

    assert Nomination.objects.get().version == 1
    assert names() == []


def test_a_submitted_dossier_is_locked_for_its_unit(found, ministry, cast, at):
    handed_in = make_submitted(ministry, cast, round=found)

    with pytest.raises(WrongState, match="Đã nộp"):
        actions.change_nomination(handed_in.pk, version=1, actor=cast.officer, at=at, achievement="Khác.")


def test_only_own_initiatives_are_chosen_and_one_serves_no_title_and_commendation_at_once(
    found, ministry, cast, worker, at
):
    own, strange = add_initiative(worker, at), add_initiative(make_nominee(ministry.workshop), at)
    title = make_nomination(ministry, cast, round=found, person=worker, award="cstd-co-so")
    form = make_nomination(ministry, cast, round=found, person=worker, award="giay-khen")

    with pytest.raises(BadSubject, match="là tác giả"):
        actions.change_nomination(title.pk, version=1, actor=cast.officer, at=at, initiatives=[strange])
    actions.change_nomination(title.pk, version=1, actor=cast.officer, at=at, initiatives=[own])
    with pytest.raises(InitiativeUsed, match="hồ sơ số 0001"):
        actions.change_nomination(form.pk, version=1, actor=cast.officer, at=at, initiatives=[own])

    actions.withdraw(title.pk, reason="", actor=cast.officer, at=at)
    actions.change_nomination(form.pk, version=1, actor=cast.officer, at=at, initiatives=[own])
    assert list(form.initiatives.all()) == [own]


def test_two_returns_of_one_dossier_are_two_rows(found, ministry, cast, at):
    nomination = make_submitted(ministry, cast, round=found)
    reason = actions.NewReason("paper-missing", "Bổ sung biên bản.")
    for number in (1, 2):
        actions.return_dossier(nomination.pk, reasons=[reason], due_on=None, actor=cast.department, at=at)
        actions.answer_return(nomination.pk, answers={1: f"Đã bổ sung lần {number}."}, actor=cast.officer, at=at)
        actions.submit_nomination(nomination.pk, actor=cast.officer, at=at)

    assert [(one.number, one.answer) for one in nomination.returns.all()] == [
        (1, "1. Đã bổ sung lần 1."), (2, "1. Đã bổ sung lần 2."),
    ]  # fmt: skip


def test_a_returned_dossier_waits_for_an_answer_to_every_reason(found, ministry, cast, at):
    nomination = make_returned(ministry, cast, round=found, reasons=2)
    actions.answer_return(nomination.pk, answers={1: "Đã bổ sung."}, actor=cast.officer, at=at)

    with pytest.raises(NotReady) as caught:
        actions.submit_nomination(nomination.pk, actor=cast.officer, at=at)
    assert caught.value.problems == ["Trả lời từng lý do trả lại"]

    actions.answer_return(nomination.pk, answers={2: "Đã ký."}, actor=cast.officer, at=at)
    assert actions.submit_nomination(nomination.pk, actor=cast.officer, at=at).state == "submitted"
    assert nomination.returns.get().answered_at == at


def test_a_returned_dossier_has_the_day_of_its_return_even_after_the_round_took_its_last(found, ministry, cast):
    nomination = make_returned(ministry, cast, round=found, reasons=0, due_on=date(2025, 12, 24))

    late = datetime(2025, 12, 25, 1, 0, tzinfo=UTC)
    with pytest.raises(TooLate, match="24/12/2025"):
        actions.submit_nomination(nomination.pk, actor=cast.officer, at=late)
    assert actions.submit_nomination(nomination.pk, actor=cast.officer, at=datetime(2025, 12, 24, 1, tzinfo=UTC))


def test_withdrawing_is_for_the_unit_and_not_after_acceptance(found, ministry, cast, at):
    handed_in = make_submitted(ministry, cast, round=found)
    with pytest.raises(PermissionDenied):
        actions.withdraw(handed_in.pk, reason="", actor=cast.department, at=at)

    actions.accept(handed_in.pk, actor=cast.department, at=at)
    with pytest.raises(WrongState, match="Đã tiếp nhận"):
        actions.withdraw(handed_in.pk, reason="", actor=cast.officer, at=at)
