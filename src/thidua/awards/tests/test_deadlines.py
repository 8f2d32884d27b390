"""Days left and coming in time; the last day counts to its end."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from thidua.awards.clock import local_day
from thidua.awards.domain.deadlines import deadline, may_nominate, may_submit

LAST = date(2025, 12, 20)


@pytest.mark.parametrize(
    ("today", "days", "state"),
    [
        (date(2025, 12, 12), 8, "ahead"),
        (date(2025, 12, 13), 7, "soon"),
        (date(2025, 12, 19), 1, "soon"),
        (LAST, 0, "today"),
        (date(2025, 12, 21), -1, "past"),
    ],
)
def test_a_deadline_is_soon_within_a_week(today, days, state):
    seen = deadline("submit_by", LAST, today)

    assert (seen.days_left, seen.state) == (days, state)


def test_the_last_day_is_in_time_and_the_next_is_not():
    assert may_nominate("open", LAST, LAST)
    assert not may_nominate("open", LAST, date(2025, 12, 21))
    assert not may_nominate("appraisal", LAST, LAST)


def test_one_minute_to_midnight_in_viet_nam_is_still_the_last_day():
    assert local_day(datetime(2025, 12, 20, 16, 59, tzinfo=UTC)) == LAST
    assert local_day(datetime(2025, 12, 20, 17, 0, tzinfo=UTC)) == date(2025, 12, 21)


@pytest.mark.parametrize(
    ("state", "due_on", "today", "in_time"),
    [
        pytest.param("open", LAST, LAST, True, id="on the day named in the return"),
        pytest.param("open", LAST, date(2025, 12, 21), False, id="a day later"),
        pytest.param("appraisal", date(2026, 1, 5), date(2026, 1, 5), True, id="its own day counts after the round's"),
        pytest.param("appraisal", None, date(2026, 3, 1), True, id="without a day until the council takes over"),
        pytest.param("council", None, LAST, False, id="not once the council has it"),
    ],
)
def test_a_returned_dossier_has_its_own_last_day(state, due_on, today, in_time):
    assert may_submit(state, LAST, today, returned=True, due_on=due_on) is in_time


def test_a_first_submission_follows_the_round():
    assert may_submit("open", LAST, LAST, returned=False, due_on=None)
    assert not may_submit("open", LAST, date(2025, 12, 21), returned=False, due_on=None)
