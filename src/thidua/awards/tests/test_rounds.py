"""Rounds and registration, act by act: who may, who may not, what is written."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from thidua.awards import actions
from thidua.awards.errors import BadSubject, Refused, TooLate, WrongState
from thidua.awards.models import Registration, Round
from thidua.awards.tests.factories import make_accepted, make_nomination, make_round, make_submitted
from thidua.core.models import Event

PLAN = actions.RoundPlan(
    name="Xét khen thưởng năm 2025",
    year=2025,
    awards=["ldtt", "giay-khen"],
    opens_on=date(2025, 11, 3),
    register_by=date(2025, 11, 28),
    submit_by=date(2025, 12, 20),
    received_on=date(2025, 12, 22),
    decide_on=date(2025, 12, 30),
)


def events(name: str) -> list[dict]:
    return list(Event.objects.filter(name=name).order_by("at", "id").values_list("before", "after"))


def test_only_the_department_drafts_a_round(ministry, cast, at):
    for actor in (cast.officer, cast.secretary, cast.leader, cast.admin, cast.outsider):
        with pytest.raises(PermissionDenied):
            actions.create_round(PLAN, unit=ministry.root, actor=actor, at=at)

    made = actions.create_round(PLAN, unit=ministry.root, actor=cast.department, at=at)

    assert (made.state, made.created_by) == ("draft", cast.department)
    assert [after["awards"] for _, after in events("round.created")] == [["ldtt", "giay-khen"]]


@pytest.mark.parametrize(
    "changed", [{"register_by": date(2025, 11, 1)}, {"submit_by": date(2025, 11, 27)}, {"decide_on": date(2025, 12, 1)}]
)
def test_days_out_of_order_are_refused_by_the_database_rule_too(ministry, cast, at, changed):
    with pytest.raises(ValidationError, match="Các mốc phải theo thứ tự"):
        actions.create_round(replace(PLAN, **changed), unit=ministry.root, actor=cast.department, at=at)


def test_a_round_is_opened_once_and_opening_twice_is_one_act(ministry, cast, at):
    made = actions.create_round(PLAN, unit=ministry.root, actor=cast.department, at=at)

    actions.open_round(made.pk, actor=cast.department, at=at)
    actions.open_round(made.pk, actor=cast.department, at=at)

    assert Round.objects.get().state == "open"
    assert events("round.moved") == [({"state": "draft"}, {"state": "open"})]
    with pytest.raises(WrongState):
        actions.move_round(made.pk, "draft", actor=cast.department, at=at)


def test_the_council_does_not_get_a_round_with_dossiers_not_dealt_with(ministry, cast, at):
    found = make_round(ministry, cast, state="appraisal")
    waiting = make_submitted(ministry, cast, round=found)

    with pytest.raises(Refused) as caught:
        actions.move_round(found.pk, "council", actor=cast.department, at=at)
    assert caught.value.problems == ["1 hồ sơ ở trạng thái “Đã nộp”."]

    actions.accept(waiting.pk, actor=cast.department, at=at)
    assert actions.move_round(found.pk, "council", actor=cast.department, at=at).state == "council"


def test_the_secretary_moves_a_round_only_while_the_council_has_it(ministry, cast, at):
    found = make_round(ministry, cast, state="appraisal")
    with pytest.raises(PermissionDenied):
        actions.move_round(found.pk, "council", actor=cast.secretary, at=at)

    actions.move_round(found.pk, "council", actor=cast.department, at=at)

    assert actions.move_round(found.pk, "decision", actor=cast.secretary, at=at).state == "decision"


def test_an_award_somebody_is_nominated_for_stays_in_the_round(ministry, cast, at):
    found = make_round(ministry, cast)
    make_nomination(ministry, cast, round=found, award="ldtt")
    same = {"name": found.name, "guidance": "", "local_rules": "unseen", "actor": cast.department, "at": at}

    with pytest.raises(Refused) as caught:
        actions.change_round(found.pk, awards=["giay-khen"], **same)
    assert caught.value.problems == ["ldtt"]

    assert actions.change_round(found.pk, awards=["ldtt", "giay-khen"], **same).awards == ["ldtt", "giay-khen"]


def test_changed_days_are_told_with_what_they_were(ministry, cast, at):
    found = make_round(ministry, cast)

    actions.change_round_dates(found.pk, dates={"submit_by": date(2025, 12, 24)}, actor=cast.department, at=at)
    actions.change_round_dates(found.pk, dates={"submit_by": date(2025, 12, 24)}, actor=cast.department, at=at)

    assert events("round.dates_changed") == [({"submit_by": "2025-12-20"}, {"submit_by": "2025-12-24"})]
    with pytest.raises(PermissionDenied):
        actions.change_round_dates(found.pk, dates={"submit_by": date(2025, 12, 25)}, actor=cast.officer, at=at)


def test_a_closed_round_is_not_changed(ministry, cast, at):
    found = make_round(ministry, cast, state="closed")

    with pytest.raises(WrongState):
        actions.change_round_dates(found.pk, dates={"submit_by": date(2025, 12, 24)}, actor=cast.department, at=at)


def test_a_unit_registers_with_its_aims_and_may_change_them(ministry, cast, at):
    found = make_round(ministry, cast)

    actions.register_unit(found.pk, ministry.veam, aims={"ldtt": 5, "giay-khen": 0}, actor=cast.officer, at=at)
    actions.register_unit(found.pk, ministry.veam, aims={"ldtt": 7}, actor=cast.officer, at=at, note="Giao ước.")

    assert [(one.aims, one.note) for one in Registration.objects.all()] == [({"ldtt": 7}, "Giao ước.")]
    assert len(events("registration.made")) == len(events("registration.changed")) == 1


def test_only_the_units_own_officer_registers_it(ministry, cast, at):
    found = make_round(ministry, cast)

    for actor in (cast.other_officer, cast.department, cast.worker):
        with pytest.raises(PermissionDenied):
            actions.register_unit(found.pk, ministry.veam, aims={}, actor=actor, at=at)
    assert not Registration.objects.exists()


def test_a_unit_aims_only_at_awards_of_the_round(ministry, cast, at):
    found = make_round(ministry, cast, awards=["ldtt"])

    with pytest.raises(BadSubject, match="ahld"):
        actions.register_unit(found.pk, ministry.veam, aims={"ahld": 1}, actor=cast.officer, at=at)


@pytest.mark.parametrize(
    ("moment", "in_time"),
    [
        pytest.param(datetime(2025, 12, 20, 16, 59, tzinfo=UTC), True, id="the last minute of the last day"),
        pytest.param(datetime(2025, 12, 20, 17, 0, tzinfo=UTC), False, id="the first minute after it"),
    ],
)
def test_registration_ends_with_the_last_day_of_submission(ministry, cast, moment, in_time):
    found = make_round(ministry, cast)

    if in_time:
        actions.register_unit(found.pk, ministry.veam, aims={"ldtt": 1}, actor=cast.officer, at=moment)
    else:
        with pytest.raises(TooLate):
            actions.register_unit(found.pk, ministry.veam, aims={"ldtt": 1}, actor=cast.officer, at=moment)
    assert Registration.objects.exists() is in_time


def test_accepted_dossiers_keep_a_round_from_being_closed(ministry, cast, at):
    found = make_round(ministry, cast, state="decision")
    make_accepted(ministry, cast, round=found)

    with pytest.raises(Refused, match="chưa xử lý xong"):
        actions.move_round(found.pk, "closed", actor=cast.department, at=at)
