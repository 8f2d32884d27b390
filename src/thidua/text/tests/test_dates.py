"""Dates as lists write them: day before month, half known, serials of spreadsheets."""

from __future__ import annotations

from datetime import date

import pytest

from thidua.text.dates import DateProblem, agree, known_better, read_date


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("02/03/1975", "1975-03-02"),
        ("2.3.1975", "1975-03-02"),
        ("2-3-1975", "1975-03-02"),
        ("ngày 20 tháng 12 năm 2023", "2023-12-20"),
        ("Tháng 5/1998", "1998-05"),
        ("5/1998", "1998-05"),
        ("năm 1998", "1998"),
        ("1998", "1998"),
        ("2023-12-20", "2023-12-20"),
        ("2023-12-20 00:00:00", "2023-12-20"),
        ("1975-03", "1975-03"),
        (1975, "1975"),
        (1975.0, "1975"),
        (27455, "1975-03-02"),
        (27455.75, "1975-03-02"),
        ("27455", "1975-03-02"),
        (date(1975, 3, 2), "1975-03-02"),
        ("29/02/2024", "2024-02-29"),
    ],
)
def test_a_date_is_read(written, iso):
    assert (read_date(written).iso, read_date(written).problem) == (iso, None)


@pytest.mark.parametrize(
    "written", ["31/02/2020", "29/02/2023", "12/25/2023", "1899", "2101", "x", "", 0, 12, "13/1998", "1/1/1899"]
)
def test_what_is_no_date_is_not_guessed(written):
    assert (read_date(written).iso, read_date(written).problem) == (None, DateProblem.UNREADABLE)


@pytest.mark.parametrize(
    ("written", "iso"), [("5/6/85", "1985-06-05"), ("5/6/30", "2030-06-05"), ("5/6/31", "1931-06-05")]
)
def test_a_year_of_two_digits_is_read_with_a_question(written, iso):
    assert (read_date(written).iso, read_date(written).problem) == (iso, DateProblem.TWO_DIGIT_YEAR)


def test_half_known_dates_agree_when_one_begins_the_other():
    assert agree("1975", "1975-03-02")
    assert not agree("1975-03", "1975-04-01")
    assert known_better("1975-03-02", "1975")
    assert not known_better("1975", "1975-03-02")
    assert not known_better("1976-01-01", "1975")
