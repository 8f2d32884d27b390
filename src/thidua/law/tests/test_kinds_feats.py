"""Achievements, movements and occasions."""

from __future__ import annotations

from typing import Any

import pytest

from thidua.law.tests.lawmaker import came_to, clause, facts

SUDDEN = clause("achievement", kinds=["sudden"], scope="ministry", degree="outstanding", recognised_by=["ministry"])
MOVEMENT = clause("movement_distinction", launched_by=["ministry"], min_years=3, stages=["final"], rank=1)
OCCASION = clause("occasion")


def feat(**more: Any) -> dict[str, Any]:
    row = {"kind": "sudden", "degree": "outstanding", "scope": "ministry", "year": 2024, "recognised_by": "ministry"}
    return facts(achievements=[{**row, **more}])


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        pytest.param(feat(), "met", id="as asked"),
        pytest.param(feat(scope="national", degree="especially_outstanding"), "met", id="more than asked"),
        pytest.param(feat(scope="field"), "not_met", id="a narrower scope"),
        pytest.param(feat(kind="many"), "not_met", id="another kind"),
        pytest.param(feat(year=2023), "not_met", id="another year"),
        pytest.param(feat(recognised_by="unit"), "judgement", id="recognised by somebody else"),
        pytest.param(feat(recognised_by=None), "unknown", id="not known who recognised it"),
        pytest.param(feat(degree=None), "unknown", id="degree not known"),
        pytest.param(feat(scope=None), "unknown", id="scope not known"),
        pytest.param(facts(achievements=[]), "not_met", id="none"),
        pytest.param(facts(), "unknown", id="not looked for"),
    ],
)
def test_an_achievement_of_the_year_in_kind_scope_and_degree(told: dict, expected: str) -> None:
    assert came_to(SUDDEN, told)["outcome"] == expected


def test_a_higher_degree_may_be_asked() -> None:
    higher = clause("achievement", kinds=["sudden"], scope="unit", degree="especially_outstanding")

    assert came_to(higher, feat())["outcome"] == "not_met"


def reviewed(**more: Any) -> dict[str, Any]:
    return facts(movements=[{"launched_by": "ministry", "years": 3, "stage": "final", "rank": 1, "year": 2024, **more}])


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        pytest.param(reviewed(), "met", id="as asked"),
        pytest.param(reviewed(launched_by="unit"), "not_met", id="launched by another body"),
        pytest.param(reviewed(years=2.9), "not_met", id="too short"),
        pytest.param(reviewed(stage="mid_term"), "not_met", id="at another review"),
        pytest.param(reviewed(rank=2), "not_met", id="second"),
        pytest.param(reviewed(rank=None), "unknown", id="rank not known"),
        pytest.param(reviewed(rank=None, stage="mid_term"), "not_met", id="one test fails whatever the rank"),
        pytest.param(reviewed(year=2023), "not_met", id="another year"),
        pytest.param(facts(movements=[]), "not_met", id="none"),
        pytest.param(facts(), "unknown", id="not looked for"),
    ],
)
def test_distinction_in_a_movement(told: dict, expected: str) -> None:
    assert came_to(MOVEMENT, told)["outcome"] == expected


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        pytest.param(feat(kind="contribution", scope="unit"), "judgement", id="a contribution raises the question"),
        pytest.param(facts(achievements=[], subject={"retires_on": "2025-06-01"}), "judgement", id="retires next year"),
        pytest.param(facts(achievements=[], subject={"retires_on": "2026-06-01"}), "not_met", id="retires later"),
        pytest.param(facts(achievements=[], papers={"retirement_notice": True}), "judgement", id="has the notice"),
        pytest.param(facts(achievements=[]), "not_met", id="nothing"),
        pytest.param(facts(), "unknown", id="not looked for"),
    ],
)
def test_an_occasion_is_always_for_a_person(told: dict, expected: str) -> None:
    assert came_to(OCCASION, told)["outcome"] == expected
