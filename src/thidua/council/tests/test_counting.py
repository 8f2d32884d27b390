"""Two tellers apart, corrections, recounts, and the exact close."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied

from thidua.awards.models import Nomination
from thidua.core.models import Event
from thidua.council import actions, counts, queries
from thidua.council.errors import BadCount, BadTellers, NotReady, SheetFinished, SheetsDiffer, WrongState
from thidua.council.models import CountSheet, Meeting
from thidua.council.tests import factories as make


@pytest.fixture
def frozen(ministry, cast):
    return make.make_frozen(ministry, cast)


def rows_of(meeting, numbers):
    return {item.pk: numbers for item in meeting.items.all()}


def test_the_tellers_are_two_others_than_the_secretary(frozen, cast, at):
    for tellers, message in (
        ((cast.teller, cast.teller), "khác nhau"),
        ((cast.teller, cast.secretary), "thư ký"),
        ((cast.teller, cast.officer), "không có vai trò kiểm phiếu"),
    ):
        with pytest.raises(BadTellers) as refused:
            actions.start_count(frozen.pk, tellers=tellers, actor=cast.secretary, at=at)
        assert any(message in line for line in refused.value.problems)
    for user in (cast.department, cast.teller, cast.leader, cast.admin):
        with pytest.raises(PermissionDenied):
            actions.start_count(frozen.pk, tellers=(cast.teller, cast.teller_2), actor=user, at=at)
    assert actions.start_count(frozen.pk, tellers=(cast.teller, cast.teller_2), actor=cast.secretary, at=at).number == 1


def test_too_few_members_left_stop_the_count(ministry, cast, at):
    council = make.make_council(ministry, cast, own_quorum="3/5", own_basis="Quy chế mẫu")
    meeting = make.make_frozen(ministry, cast, council=council)
    make.attend(meeting, cast, written=3)

    with pytest.raises(NotReady, match="có mặt 2, cần ít nhất 3 của 5"):
        make.start(meeting, cast)
    make.attend(meeting, cast, written=2)
    assert make.start(meeting, cast)


def test_a_nominee_counts_no_ballot_on_which_they_stand(frozen, cast, at):
    person = frozen.items.first().nomination.person
    person.user = cast.teller
    person.save()

    with pytest.raises(BadTellers, match="người được đề nghị"):
        actions.start_count(frozen.pk, tellers=(cast.teller, cast.teller_2), actor=cast.secretary, at=at)


def test_a_member_with_a_declared_interest_counts_nothing(ministry, cast, at):
    meeting = make.make_meeting(ministry, cast)
    make.attend(meeting, cast)
    member = meeting.council.members.last()
    member.user = cast.teller
    member.save()
    actions.declare_interest(meeting.items.first().pk, member.pk, kind="other", actor=cast.secretary, at=at)
    make.freeze(meeting, cast)

    with pytest.raises(BadTellers, match="lợi ích liên quan"):
        actions.start_count(meeting.pk, tellers=(cast.teller, cast.teller_2), actor=cast.secretary, at=at)


@pytest.mark.parametrize("issued", [0, 6])
def test_papers_handed_out_are_at_most_one_for_each_voter(frozen, cast, at, issued):
    with pytest.raises(BadCount, match="từ 1 đến 5"):
        actions.start_count(
            frozen.pk, tellers=(cast.teller, cast.teller_2), issued={1: issued}, actor=cast.secretary, at=at
        )


def test_members_asked_in_writing_get_papers_and_absent_ones_do_not(ministry, cast):
    meeting = make.make_meeting(ministry, cast)
    make.attend(meeting, cast, written=1, absent=1)
    make.freeze(meeting, cast)

    make.start(meeting, cast)

    assert [paper.issued for paper in meeting.papers.all()] == [4]
    assert list(counts.written_of(meeting).values()) == [1]


def test_who_withdrew_is_in_no_sum_of_that_nominee(ministry, cast, at):
    meeting = make.make_meeting(ministry, cast, nominees=3)
    make.attend(meeting, cast, written=1)
    items, members = list(meeting.items.all()), list(meeting.council.members.all())
    for item, member in ((items[0], members[0]), (items[1], members[0]), (items[1], members[4])):
        actions.declare_interest(item.pk, member.pk, kind="other", actor=cast.secretary, at=at)
    make.freeze(meeting, cast)
    for sheet in make.start(meeting, cast):
        make.fill(sheet)

    actions.close_count(meeting.pk, actor=cast.secretary, at=at)

    found = [
        (item.agree + item.disagree + item.blank + item.invalid, item.threshold["base"]) for item in meeting.items.all()
    ]
    assert found == [(4, 5), (3, 5), (5, 5)]
    assert [item.passed for item in meeting.items.all()] == [True, False, True]  # 4 of 5 are needed


def test_a_teller_writes_only_on_the_own_sheet(frozen, cast, at):
    first, second = make.start(frozen, cast)

    for user in (cast.teller_2, cast.secretary, cast.department, cast.admin):
        with pytest.raises(PermissionDenied):
            actions.save_sheet(first.pk, collected={}, rows=rows_of(frozen, (1, 0, 0, 0)), actor=user, at=at)
        with pytest.raises(PermissionDenied):
            actions.finish_sheet(first.pk, actor=user, at=at)
    actions.save_sheet(first.pk, collected={}, rows=rows_of(frozen, (1, 0, 0, 0)), actor=cast.teller, at=at)

    assert first.lines.first().agree == 1
    assert second.lines.first().agree is None


def test_a_sheet_is_kept_half_typed_and_handed_in_only_when_it_adds_up(frozen, cast, at):
    first, _second = make.start(frozen, cast)
    paper = frozen.papers.get()
    actions.save_sheet(first.pk, collected={paper.pk: 5}, rows=rows_of(frozen, (4, 0, 0, 0)), actor=cast.teller, at=at)

    with pytest.raises(NotReady) as refused:
        actions.finish_sheet(first.pk, actor=cast.teller, at=at)

    assert refused.value.problems == [f"Mục {place}: Kiểm lại: thiếu 1 phiếu." for place in (1, 2, 3)]
    make.fill(first)
    with pytest.raises(SheetFinished):
        actions.save_sheet(first.pk, collected={}, rows={}, actor=cast.teller, at=at)


def test_numbers_and_lines_that_cannot_be_are_refused(frozen, cast, at):
    first, _second = make.start(frozen, cast)

    with pytest.raises(BadCount, match="từ 0 đến 999"):
        actions.save_sheet(first.pk, collected={}, rows=rows_of(frozen, (-1, 0, 0, 0)), actor=cast.teller, at=at)
    with pytest.raises(BadCount, match="không thuộc danh sách"):
        actions.save_sheet(first.pk, collected={}, rows={0: (1, 0, 0, 0)}, actor=cast.teller, at=at)


def test_what_a_teller_types_leaves_no_event_and_the_handing_in_no_figure(frozen, cast, at):
    first, _second = make.start(frozen, cast)
    before = Event.objects.count()

    make.fill(first, finish=False)
    assert Event.objects.count() == before
    actions.finish_sheet(first.pk, actor=cast.teller, at=at)

    assert Event.objects.about(first).get().after == {"count": 1}


def test_different_sheets_cannot_be_closed_and_who_erred_corrects_with_a_reason(frozen, cast, at):
    first, second = make.start(frozen, cast)
    make.fill(first, against=1)
    make.fill(second)
    rows = rows_of(frozen, (5, 0, 0, 0))

    with pytest.raises(SheetsDiffer, match="khác nhau"):
        actions.close_count(frozen.pk, actor=cast.secretary, at=at)
    with pytest.raises(PermissionDenied):
        actions.correct_sheet(first.pk, collected={}, rows=rows, reason="x", actor=cast.teller_2, at=at)
    with pytest.raises(NotReady, match="lý do"):
        actions.correct_sheet(first.pk, collected={}, rows=rows, reason=" ", actor=cast.teller, at=at)
    with pytest.raises(NotReady):
        actions.correct_sheet(
            first.pk, collected={}, rows=rows_of(frozen, (5, 1, 0, 0)), reason="x", actor=cast.teller, at=at
        )
    actions.correct_sheet(first.pk, collected={}, rows=rows, reason="Đọc nhầm", actor=cast.teller, at=at)

    event = Event.objects.get(name="sheet.corrected")
    assert event.before == {f"item {place}": [4, 1, 0, 0] for place in (1, 2, 3)}
    assert event.after == {**{f"item {place}": [5, 0, 0, 0] for place in (1, 2, 3)}, "reason": "Đọc nhầm"}
    assert actions.close_count(frozen.pk, actor=cast.secretary, at=at).state == "closed"


def test_nothing_is_corrected_before_both_have_finished(frozen, cast, at):
    first, _second = make.start(frozen, cast)
    make.fill(first)

    with pytest.raises(SheetsDiffer, match="cả hai"):
        actions.correct_sheet(
            first.pk, collected={}, rows=rows_of(frozen, (4, 1, 0, 0)), reason="x", actor=cast.teller, at=at
        )
    with pytest.raises(SheetsDiffer, match="chưa hoàn thành"):
        actions.close_count(frozen.pk, actor=cast.secretary, at=at)


@pytest.mark.parametrize(("against", "passed"), [(0, True), (1, True), (2, False)])
def test_the_close_is_exact_at_the_threshold_and_one_short(ministry, cast, against, passed):
    meeting = make.make_closed(ministry, cast, against=against, nominees=1)  # 80 % of 5 members: 4

    item = meeting.items.get()
    assert item.passed is passed
    assert item.nomination.state == (Nomination.State.PASSED if passed else Nomination.State.NOT_PASSED)
    assert queries.passed_nominations(meeting.round).count() == int(passed)


def test_closing_belongs_to_the_secretary_and_happens_once(ministry, cast, at):
    meeting = make.make_counted(ministry, cast)

    for user in (cast.department, cast.leader, cast.teller, cast.officer, cast.admin):
        with pytest.raises(PermissionDenied):
            actions.close_count(meeting.pk, actor=user, at=at)
    actions.close_count(meeting.pk, actor=cast.secretary, at=at)
    actions.close_count(meeting.pk, actor=cast.secretary, at=at)

    assert Event.objects.filter(name="meeting.closed").count() == 1
    assert Event.objects.filter(name="nomination.passed").count() == 3


def test_a_failure_while_marking_leaves_nothing_closed(ministry, cast, at, monkeypatch):
    meeting = make.make_counted(ministry, cast)

    def fail(*args, **kwargs):
        raise RuntimeError("mẫu")

    monkeypatch.setattr("thidua.council.actions.results.mark_passed", fail)
    with pytest.raises(RuntimeError):
        actions.close_count(meeting.pk, actor=cast.secretary, at=at)

    assert Meeting.objects.get(pk=meeting.pk).state == "counting"
    assert not meeting.items.filter(passed__isnull=False).exists()


def test_a_recount_keeps_the_first_count_and_decides(ministry, cast, at):
    meeting = make.make_counted(ministry, cast, against=2)
    tellers = (cast.teller_2, cast.teller)
    with pytest.raises(NotReady, match="lý do"):
        actions.recount(meeting.pk, tellers=tellers, reason="", actor=cast.secretary, at=at)

    count = actions.recount(meeting.pk, tellers=tellers, reason="Nghi cộng nhầm", actor=cast.secretary, at=at)
    old = CountSheet.objects.filter(count__number=1).first()
    with pytest.raises(SheetFinished):
        actions.save_sheet(old.pk, collected={}, rows={}, actor=old.teller, at=at)
    for sheet in count.sheets.all():
        make.fill(sheet, against=1)
    actions.close_count(meeting.pk, actor=cast.secretary, at=at)

    assert [one.agree for one in old.lines.all()] == [3, 3, 3]
    assert [item.agree for item in meeting.items.all()] == [4, 4, 4]
    with pytest.raises(WrongState):
        actions.recount(meeting.pk, tellers=tellers, reason="x", actor=cast.secretary, at=at)


def test_attendance_is_closed_once_the_counting_begins(frozen, cast):
    make.start(frozen, cast)

    with pytest.raises(WrongState):
        make.attend(frozen, cast, absent=1)


def test_the_result_of_a_dossier_is_told_to_the_next_room(ministry, cast):
    meeting = make.make_closed(ministry, cast, against=1, nominees=1)

    found = queries.result_of(meeting.items.get().nomination)

    assert found is not None
    assert (found.agree, found.base, found.needed, found.percent, found.passed) == (4, 5, 4, 80, True)
    assert (found.cites, found.meeting_number, found.held_on.isoformat()) == ("Quy chế mẫu, Điều 1", 1, "2025-12-15")


def test_before_the_close_there_is_no_result(ministry, cast):
    meeting = make.make_counted(ministry, cast, nominees=1)

    assert queries.result_of(meeting.items.get().nomination) is None
    assert not queries.passed_nominations(meeting.round).exists()
