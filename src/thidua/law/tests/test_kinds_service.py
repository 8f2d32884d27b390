"""Months of service, absence, training and transfer, either side of each edge."""

from __future__ import annotations

from typing import Any

import pytest

from thidua.law.tests.lawmaker import came_to, clause, facts

TEN_MONTHS = clause("service_months", at_least=10)
UNDER_40 = clause("absence_days", below=40)
STUDY = clause("study_result", from_months=12, accept=["excellent", "good"])
COMMENT = clause("transfer_comment", from_months=6)


def served(months: float | None = 12, *absences: dict[str, Any], year: int = 2024) -> dict[str, Any]:
    return facts(service=[{"year": year, "months": months, "absences": list(absences)}])


@pytest.mark.parametrize(("months", "expected"), [(10, "met"), (9.9, "not_met"), (None, "unknown")])
def test_months_of_service_count_from_the_figure(months: float | None, expected: str) -> None:
    assert came_to(TEN_MONTHS, served(months))["outcome"] == expected


def test_service_of_another_year_says_nothing() -> None:
    found = came_to(TEN_MONTHS, served(12, year=2023))

    assert (found["outcome"], found["missing"]) == ("unknown", ["service 2024"])


@pytest.mark.parametrize(
    ("absences", "expected"),
    [
        pytest.param([], "met", id="no absence"),
        pytest.param([{"kind": "sick", "working_days": 39}], "met", id="the last day below"),
        pytest.param([{"kind": "sick", "working_days": 40}], "not_met", id="exactly the figure"),
        pytest.param(
            [{"kind": "sick", "working_days": 20}, {"kind": "other", "working_days": 20}], "not_met", id="sum"
        ),
        pytest.param([{"kind": "annual", "working_days": 60}], "met", id="annual leave counts as worked"),
        pytest.param([{"kind": "maternity", "months": 6, "statutory": True}], "met", id="statutory maternity too"),
        pytest.param([{"kind": "maternity", "months": 6, "statutory": False}], "not_met", id="other maternity not"),
        pytest.param([{"kind": "maternity", "months": 6}], "unknown", id="maternity of which it is not known"),
        pytest.param([{"kind": "injury", "working_days": 60}], "judgement", id="an injury is for a person"),
        pytest.param([{"kind": "sick"}], "unknown", id="how long is not known"),
        pytest.param([{"kind": "sick", "days": 52}], "met", id="52 calendar days are at most 39 working days"),
        pytest.param([{"kind": "sick", "days": 54}], "unknown", id="54 may be 38 to 40"),
        pytest.param([{"kind": "sick", "days": 56}], "not_met", id="eight weeks are 40 working days"),
        pytest.param([{"kind": "sick", "months": 2}], "not_met", id="two months are at least 40"),
        pytest.param([{"kind": "sick", "months": 1.7}], "met", id="1.7 months are at most 39.1"),
        pytest.param([{"kind": "sick", "months": 1.8}], "unknown", id="1.8 months are 36 to 41.4"),
    ],
)
def test_working_days_away_stay_below_the_figure(absences: list[dict[str, Any]], expected: str) -> None:
    assert came_to(UNDER_40, served(12, *absences))["outcome"] == expected


def test_absences_left_out_are_unknown_and_named() -> None:
    found = came_to(UNDER_40, facts(service=[{"year": 2024, "months": 12}]))

    assert (found["outcome"], found["missing"]) == ("unknown", ["service 2024 absences"])


def course(**more: Any) -> dict[str, Any]:
    return facts(study=[{"from": "2023-09-01", "until": "2024-09-01", "discipline_kept": True, **more}])


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        pytest.param(course(result="good"), "met", id="a good result"),
        pytest.param(course(result="average"), "not_met", id="one below"),
        pytest.param(course(result="good", discipline_kept=False), "not_met", id="rules of the school broken"),
        pytest.param(course(), "unknown", id="no result yet"),
        pytest.param(course(result="below", until="2024-08-31"), "met", id="a day short of the months"),
        pytest.param(facts(study=[]), "met", id="no training"),
        pytest.param(facts(), "unknown", id="training not looked for"),
    ],
)
def test_long_training_needs_a_good_result(told: dict[str, Any], expected: str) -> None:
    assert came_to(STUDY, told)["outcome"] == expected


def moved(**more: Any) -> dict[str, Any]:
    return facts(moves=[{"on": "2024-08-15", "kind": "transfer", "months_old_unit": 6, **more}])


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        pytest.param(moved(old_unit_comment=True), "met", id="comment given"),
        pytest.param(moved(old_unit_comment=False), "not_met", id="comment lacking"),
        pytest.param(moved(), "unknown", id="not known whether given"),
        pytest.param(moved(old_unit_comment=False, months_old_unit=5.9), "met", id="too short there"),
        pytest.param(moved(old_unit_comment=False, months_old_unit=None), "unknown", id="how long is not known"),
        pytest.param(moved(old_unit_comment=False, on="2023-08-15"), "met", id="another year"),
        pytest.param(moved(old_unit_comment=False, kind="merger"), "met", id="no transfer of the person"),
        pytest.param(facts(moves=[]), "met", id="no move"),
        pytest.param(facts(), "unknown", id="moves not looked for"),
    ],
)
def test_a_transfer_in_the_year_needs_the_comment_of_the_old_unit(told: dict[str, Any], expected: str) -> None:
    assert came_to(COMMENT, told)["outcome"] == expected
