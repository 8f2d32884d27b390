"""Number and date, certificates without a gap, facts of the record: all of it or none of it."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection

from thidua.awards.models import Nomination
from thidua.decisions import actions, recording
from thidua.decisions.errors import AlreadyIssued, BadDate, BadNumber, CannotList, NumberUsed, WrongState
from thidua.decisions.models import Certificate, Decision, RegisterSeries
from thidua.decisions.tests.factories import DECIDED_ON, NOON, first_certificate, make_draft, make_issued, make_signed
from thidua.record.models import Award


def numbers() -> list[str]:
    return list(Certificate.objects.order_by("register_no").values_list("register_no", flat=True))


def test_issuing_gives_number_certificates_and_facts_at_once(ministry, cast):
    signed = make_signed(ministry, cast, people=2)

    issued = actions.issue_decision(signed.pk, number="05", decided_on=DECIDED_ON, actor=cast.department, at=NOON)

    assert (issued.shown_number, issued.number_year, issued.state) == ("05/QĐ-BCT", 2025, Decision.State.ISSUED)
    assert [number[:11] for number in numbers()] == ["00001/2025/", "00002/2025/"]
    people = {item.nomination.person_id for item in issued.items.all()}
    assert set(Award.objects.values_list("person_id", "award", "year", "decision_no")) == {
        (person, "ldtt", 2025, "05/QĐ-BCT") for person in people
    }
    assert set(Nomination.objects.values_list("state", flat=True)) == {Nomination.State.DECIDED}


def test_what_is_printed_is_what_was_decided(ministry, cast):
    issued = make_issued(ministry, cast)
    certificate = first_certificate(issued)

    assert certificate.printed["recipient"].endswith(issued.items.get().nomination.person.full_name)
    assert certificate.printed["decision"] == f"Quyết định số {issued.shown_number} ngày 15 tháng 12 năm 2025"
    assert certificate.printed["award"] == issued.award_name


@pytest.mark.parametrize("who", ["officer", "secretary", "teller", "leader", "worker", "outsider", "admin"])
def test_only_the_department_issues(ministry, cast, who):
    signed = make_signed(ministry, cast)

    with pytest.raises(PermissionDenied):
        actions.issue_decision(signed.pk, number="5", decided_on=DECIDED_ON, actor=getattr(cast, who), at=NOON)

    assert not Certificate.objects.exists()


def test_a_draft_has_no_number_before_it_is_signed(ministry, cast):
    draft = make_draft(ministry, cast)

    with pytest.raises(WrongState):
        actions.issue_decision(draft.pk, number="5", decided_on=DECIDED_ON, actor=cast.department, at=NOON)


@pytest.mark.parametrize("typed", ["", "0", "12/QĐ-BCT", "mười"])
def test_what_is_no_number_is_refused(ministry, cast, typed):
    signed = make_signed(ministry, cast)

    with pytest.raises(BadNumber):
        actions.issue_decision(signed.pk, number=typed, decided_on=DECIDED_ON, actor=cast.department, at=NOON)


@pytest.mark.parametrize(
    ("day", "may"),
    [
        pytest.param(date(2025, 12, 15), True, id="today"),
        pytest.param(date(2025, 12, 16), False, id="tomorrow"),
        pytest.param(date(2025, 11, 1), True, id="the day the round opened"),
        pytest.param(date(2025, 10, 31), False, id="the day before it opened"),
    ],
)
def test_the_date_lies_between_the_opening_of_the_round_and_today(ministry, cast, day, may):
    signed = make_signed(ministry, cast)

    def issue() -> Decision:
        return actions.issue_decision(signed.pk, number="5", decided_on=day, actor=cast.department, at=NOON)

    if may:
        assert issue().decided_on == day
    else:
        with pytest.raises(BadDate):
            issue()


def test_a_number_is_used_once_a_year(ministry, cast):
    first, second = make_signed(ministry, cast), make_signed(ministry, cast)
    actions.issue_decision(first.pk, number="7", decided_on=DECIDED_ON, actor=cast.department, at=NOON)

    with pytest.raises(NumberUsed):
        actions.issue_decision(second.pk, number="007", decided_on=DECIDED_ON, actor=cast.department, at=NOON)


def test_issuing_twice_alike_is_one_act_and_otherwise_refused(ministry, cast):
    signed = make_signed(ministry, cast)
    for typed in ("7", "07"):
        actions.issue_decision(signed.pk, number=typed, decided_on=DECIDED_ON, actor=cast.department, at=NOON)

    assert Certificate.objects.count() == 1
    with pytest.raises(AlreadyIssued):
        actions.issue_decision(signed.pk, number="8", decided_on=DECIDED_ON, actor=cast.department, at=NOON)


def test_the_law_is_asked_again_on_the_day_of_the_decision(ministry, cast, law_says):
    signed = make_signed(ministry, cast)
    law_says("not_eligible", "Bị kỷ luật ngày 14/12/2025.")

    with pytest.raises(CannotList) as refused:
        actions.issue_decision(signed.pk, number="5", decided_on=DECIDED_ON, actor=cast.department, at=NOON)

    assert "Bị kỷ luật" in refused.value.problems[0]
    assert not Certificate.objects.exists()
    assert not Award.objects.exists()


def test_numbers_go_on_where_the_last_decision_ended_and_begin_anew_each_year(ministry, cast):
    make_issued(ministry, cast, people=2)
    make_issued(ministry, cast)

    assert [number[:5] for number in numbers()] == ["00001", "00002", "00003"]
    assert list(RegisterSeries.objects.values_list("year", "next")) == [(2025, 4)]


def test_an_issue_that_breaks_off_leaves_nothing_and_no_gap(ministry, cast, monkeypatch):
    signed = make_signed(ministry, cast)

    def break_off(*args: object, **kwargs: object) -> None:
        raise OSError("the power went")

    with monkeypatch.context() as broken:
        broken.setattr(recording, "write_awards", break_off)
        with pytest.raises(OSError, match="power"):
            actions.issue_decision(signed.pk, number="5", decided_on=DECIDED_ON, actor=cast.department, at=NOON)
    signed.refresh_from_db()
    assert (signed.state, signed.number, numbers()) == (Decision.State.SIGNED, "", [])

    actions.issue_decision(signed.pk, number="5", decided_on=DECIDED_ON, actor=cast.department, at=NOON)

    assert [number[:5] for number in numbers()] == ["00001"]


def test_more_names_ask_no_more_queries(ministry, cast, django_assert_max_num_queries):
    make_issued(ministry, cast)  # the series of the year is there
    few, many = make_signed(ministry, cast), make_signed(ministry, cast, people=30)
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as one:
        actions.issue_decision(few.pk, number="801", decided_on=DECIDED_ON, actor=cast.department, at=NOON)

    with django_assert_max_num_queries(len(one)):
        actions.issue_decision(many.pk, number="802", decided_on=DECIDED_ON, actor=cast.department, at=NOON)


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has one writer at a time anyway")
def test_decisions_issued_at_the_same_time_share_no_number_and_leave_no_gap(ministry, cast):
    from thidua.register.models import Entry
    from thidua.register.verification import verify_database

    signed = [make_signed(ministry, cast, people=3) for _ in range(6)]

    def issue(place: int) -> None:
        try:
            actions.issue_decision(
                signed[place].pk, number=str(place + 1), decided_on=DECIDED_ON, actor=cast.department, at=NOON
            )
        finally:
            connection.close()

    with ThreadPoolExecutor(6) as pool:
        list(pool.map(issue, range(6)))

    assert [int(number[:5]) for number in numbers()] == list(range(1, 19))
    assert list(Entry.objects.values_list("index", flat=True)) == list(range(Entry.objects.count()))
    assert verify_database().findings == []


def test_the_day_of_the_decision_is_that_of_the_place_not_of_greenwich(ministry, cast):
    signed = make_signed(ministry, cast)
    late = NOON.replace(hour=18) - timedelta(days=1)  # 01:00 of 15 December in Ha Noi

    issued = actions.issue_decision(signed.pk, number="5", decided_on=DECIDED_ON, actor=cast.department, at=late)

    assert issued.decided_on == DECIDED_ON
