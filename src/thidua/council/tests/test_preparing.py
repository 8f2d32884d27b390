"""A meeting until its list is frozen: who may, what is refused, what the frozen list keeps."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from thidua.awards.tests.factories import make_accepted, make_nomination, make_round
from thidua.core.models import Event
from thidua.council import actions, freezing
from thidua.council.errors import BadAgenda, BadInterest, BadMember, NotReady, WrongState
from thidua.council.models import AgendaItem, Interest, Meeting, Member
from thidua.council.tests import factories as make


def test_secretary_and_department_found_a_council_and_nobody_else(ministry, cast, at):
    plan = actions.CouncilPlan("Hội đồng mẫu", date(2025, 1, 1))

    for user in (cast.secretary, cast.department):
        assert actions.create_council(plan, unit=ministry.root, actor=user, at=at).pk
    for user in (cast.leader, cast.teller, cast.officer, cast.admin, cast.outsider, None):
        with pytest.raises(PermissionDenied):
            actions.create_council(plan, unit=ministry.root, actor=user, at=at)


def test_a_council_cannot_end_before_it_begins(ministry, cast, at):
    plan = actions.CouncilPlan("Hội đồng mẫu", date(2025, 1, 1), until_on=date(2025, 1, 1))

    with pytest.raises(ValidationError, match="sau ngày bắt đầu"):
        actions.create_council(plan, unit=ministry.root, actor=cast.secretary, at=at)


def test_members_get_the_next_place_and_their_change_is_an_event(ministry, cast, at):
    council = make.make_council(ministry, cast, members=2)

    member = actions.add_member(council.pk, actions.MemberPlan("Thành viên mẫu 3"), actor=cast.secretary, at=at)
    actions.change_member(
        member.pk, actions.MemberPlan("Thành viên mẫu 3", until_on=date(2025, 6, 1)), actor=cast.secretary, at=at
    )

    assert member.position == 3
    assert Event.objects.about(member).get(name="member.changed").after["until_on"] == "2025-06-01"
    assert Member.objects.in_force(date(2025, 5, 31)).count() == 3
    assert Member.objects.in_force(date(2025, 6, 1)).count() == 2


def test_only_the_secretary_plans_a_meeting(ministry, cast, at):
    council, round_ = make.make_council(ministry, cast), make_round(ministry, cast, state="council")
    plan = {"held_at": make.HELD_AT, "place": "Phòng họp mẫu", "at": at}

    for user in (cast.department, cast.leader, cast.teller, cast.officer, cast.admin):
        with pytest.raises(PermissionDenied):
            actions.create_meeting(council.pk, round_.pk, actor=user, **plan)
    assert actions.create_meeting(council.pk, round_.pk, actor=cast.secretary, **plan).number == 1
    assert actions.create_meeting(council.pk, round_.pk, actor=cast.secretary, **plan).number == 2


def test_a_meeting_needs_members_and_a_round_before_the_council(ministry, cast, at):
    empty = make.make_council(ministry, cast, members=0)
    council = make.make_council(ministry, cast)
    open_round, round_ = make_round(ministry, cast), make_round(ministry, cast, state="council", name="Đợt mẫu 2")
    plan = {"held_at": make.HELD_AT, "place": "Phòng họp mẫu", "actor": cast.secretary, "at": at}

    with pytest.raises(BadMember, match="chưa có thành viên"):
        actions.create_meeting(empty.pk, round_.pk, **plan)
    with pytest.raises(BadAgenda, match="Đang nhận hồ sơ"):
        actions.create_meeting(council.pk, open_round.pk, **plan)


def test_the_list_is_drawn_from_accepted_dossiers_by_award_and_can_be_changed(ministry, cast, at):
    round_ = make_round(ministry, cast, state="council", awards=["ldtt", "giay-khen"])
    second = make_accepted(ministry, cast, round=round_, award="giay-khen")
    first = make_accepted(ministry, cast, round=round_, award="ldtt")
    draft = make_nomination(ministry, cast, round=round_, award="ldtt")

    meeting = make.make_meeting(ministry, cast, round=round_, nominees=0)

    assert list(meeting.items.values_list("nomination", "position")) == [(first.pk, 1), (second.pk, 2)]
    actions.set_agenda(meeting.pk, [second.pk], actor=cast.secretary, at=at)
    assert list(meeting.items.values_list("nomination", "position")) == [(second.pk, 1)]
    actions.set_agenda(meeting.pk, [second.pk, first.pk], actor=cast.secretary, at=at)
    assert list(meeting.items.values_list("nomination", "position")) == [(first.pk, 1), (second.pk, 2)]
    with pytest.raises(BadAgenda):
        actions.set_agenda(meeting.pk, [draft.pk], actor=cast.secretary, at=at)


def test_a_dossier_stands_on_the_list_of_one_meeting_only(ministry, cast, at):
    meeting = make.make_meeting(ministry, cast, nominees=2)
    other = make.make_meeting(ministry, cast, council=meeting.council, round=meeting.round, nominees=0)

    assert other.items.count() == 0
    with pytest.raises(BadAgenda, match="phiên họp khác"):
        actions.set_agenda(other.pk, [meeting.items.first().nomination_id], actor=cast.secretary, at=at)


def test_a_discarded_meeting_frees_its_dossiers_and_keeps_its_reason(ministry, cast, at):
    meeting = make.make_meeting(ministry, cast, nominees=2)

    with pytest.raises(NotReady, match="lý do"):
        actions.discard_meeting(meeting.pk, reason=" ", actor=cast.secretary, at=at)
    actions.discard_meeting(meeting.pk, reason="Chủ tọa đi công tác", actor=cast.secretary, at=at)

    assert Meeting.objects.get(pk=meeting.pk).state == "discarded"
    other = make.make_meeting(ministry, cast, council=meeting.council, round=meeting.round, nominees=0)
    assert other.items.count() == 2


def test_the_frozen_list_keeps_members_threshold_and_fingerprint_and_cannot_change(ministry, cast, at):
    meeting = make.make_frozen(ministry, cast)
    item = meeting.items.first()

    assert (meeting.state, meeting.members_total, len(meeting.list_hash)) == ("open", 5, 64)
    assert (item.threshold["percent"], item.threshold["base"], item.threshold["needed"]) == (80, 5, 4)
    assert Event.objects.get(name="meeting.list_frozen").after["hash"] == meeting.list_hash
    for change in (
        lambda: actions.set_agenda(meeting.pk, [], actor=cast.secretary, at=at),
        lambda: actions.freeze_list(meeting.pk, actor=cast.secretary, at=at),
        lambda: actions.discard_meeting(meeting.pk, reason="mẫu", actor=cast.secretary, at=at),
        lambda: actions.change_meeting(meeting.pk, held_at=make.HELD_AT, place="Nơi khác", actor=cast.secretary, at=at),
        lambda: actions.declare_interest(
            item.pk, meeting.council.members.first().pk, kind="other", actor=cast.secretary, at=at
        ),
    ):
        with pytest.raises(WrongState):
            change()


def test_a_later_change_of_a_name_changes_neither_list_nor_fingerprint(ministry, cast):
    meeting = make.make_frozen(ministry, cast, nominees=1)
    person = meeting.items.get().nomination.person
    was = meeting.items.get().listed["name"]

    person.full_name = "Tên Khác"
    person.save()

    assert meeting.items.get().listed["name"] == was
    assert freezing.listed_hash(freezing.items_of(meeting)) == meeting.list_hash


def test_a_stored_list_that_was_touched_no_longer_fits_its_fingerprint(ministry, cast):
    meeting = make.make_frozen(ministry, cast, nominees=1)

    AgendaItem.objects.update(listed={**meeting.items.get().listed, "name": "Người khác"})

    assert freezing.listed_hash(freezing.items_of(meeting)) != meeting.list_hash


def test_all_reasons_against_freezing_come_at_once(ministry, cast, at):
    round_ = make_round(ministry, cast, state="appraisal")
    council = make.make_council(ministry, cast, own_percent=None)
    meeting = make.make_meeting(ministry, cast, round=round_, council=council, nominees=1)

    with pytest.raises(NotReady) as refused:
        actions.freeze_list(meeting.pk, actor=cast.secretary, at=at)

    text = " ".join(refused.value.problems)
    assert len(refused.value.problems) == 3
    assert "bước Hội đồng" in text
    assert "Còn 5 thành viên" in text
    assert "không có tỷ lệ phiếu" in text


@pytest.mark.parametrize(("present", "is_enough"), [(4, True), (3, False)])
def test_the_quorum_of_the_council_is_exact(ministry, cast, present, is_enough):
    council = make.make_council(ministry, cast, own_quorum="2/3", own_basis="Quy chế mẫu")
    meeting = make.make_meeting(ministry, cast, council=council)
    make.attend(meeting, cast, written=5 - present)

    if is_enough:
        assert make.freeze(meeting, cast).is_frozen
    else:
        with pytest.raises(NotReady) as refused:
            make.freeze(meeting, cast)
        assert "có mặt 3, cần ít nhất 4 của 5" in refused.value.problems[0]


def test_without_a_quorum_in_the_books_the_page_says_so_and_the_list_can_be_frozen(ministry, cast):
    meeting = make.make_meeting(ministry, cast)
    make.attend(meeting, cast, absent=4)

    assert any("chưa có trong bộ quy tắc" in line for line in freezing.plan_list(meeting).warnings)
    assert make.freeze(meeting, cast).is_frozen


def test_the_law_goes_before_the_councils_own_share(ministry, cast, law_of_ninety):
    meeting = make.make_frozen(ministry, cast)

    assert meeting.items.first().threshold["percent"] == 90
    assert meeting.items.first().threshold["needed"] == 5


def test_who_withdrew_gets_another_form_and_the_base_stays_all_members(ministry, cast, at):
    meeting = make.make_meeting(ministry, cast, nominees=3)
    make.attend(meeting, cast)
    item, member = meeting.items.all()[1], meeting.council.members.last()
    actions.declare_interest(item.pk, member.pk, kind="relative", actor=cast.secretary, at=at)

    make.freeze(meeting, cast)

    assert list(meeting.items.values_list("position", "paper__number")) == [(1, 1), (2, 2), (3, 1)]
    assert {one.threshold["base"] for one in meeting.items.all()} == {5}


def test_an_interest_that_is_only_noted_changes_no_ballot(ministry, cast, at):
    meeting = make.make_meeting(ministry, cast, nominees=2)
    make.attend(meeting, cast)
    member = meeting.council.members.first()
    actions.declare_interest(
        meeting.items.first().pk, member.pk, kind="same_unit", withdrew=False, actor=cast.secretary, at=at
    )

    assert make.freeze(meeting, cast).papers.count() == 1


def test_nobody_votes_on_oneself(ministry, cast, at):
    meeting = make.make_meeting(ministry, cast, nominees=1)
    make.attend(meeting, cast)
    item, member = meeting.items.get(), meeting.council.members.first()
    member.person = item.nomination.person
    member.save()

    with pytest.raises(BadInterest):
        actions.declare_interest(item.pk, member.pk, kind="self", withdrew=False, actor=cast.secretary, at=at)
    with pytest.raises(NotReady) as refused:
        make.freeze(meeting, cast)
    assert "người được đề nghị ở mục 1" in refused.value.problems[0]
    actions.declare_interest(item.pk, member.pk, kind="self", actor=cast.secretary, at=at)
    assert make.freeze(meeting, cast).is_frozen


def test_a_secretary_who_is_a_nominee_does_not_freeze_the_list(ministry, cast):
    meeting = make.make_meeting(ministry, cast, nominees=1)
    make.attend(meeting, cast)
    person = meeting.items.get().nomination.person
    person.user = cast.secretary
    person.save()

    with pytest.raises(NotReady, match="Chưa chốt"):
        make.freeze(meeting, cast)


def test_a_declared_interest_can_be_taken_back_until_the_list_is_frozen(ministry, cast, at):
    meeting = make.make_meeting(ministry, cast, nominees=1)
    found = actions.declare_interest(
        meeting.items.get().pk, meeting.council.members.first().pk, kind="other", actor=cast.secretary, at=at
    )

    with pytest.raises(PermissionDenied):
        actions.remove_interest(found.pk, actor=cast.department, at=at)
    actions.remove_interest(found.pk, actor=cast.secretary, at=at)
    assert not Interest.objects.exists()


def test_too_few_voters_are_told_before_the_list_is_frozen(ministry, cast):
    meeting = make.make_meeting(ministry, cast, nominees=1)
    make.attend(meeting, cast, absent=2)

    warnings = freezing.plan_list(meeting).warnings

    assert any("cần 4 phiếu đồng ý nhưng chỉ 3 người bỏ phiếu" in line for line in warnings)
