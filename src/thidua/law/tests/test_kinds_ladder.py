"""Clauses of the higher awards: held already, held so often in a span, rated so often, held at a distance."""

from __future__ import annotations

from typing import Any

import pytest

from thidua.law.tests.lawmaker import came_to, clause, facts, rated, years

PRIOR = clause("prior_award", award="bang-khen-bo", years_before=5, merit_only=True)
WITHIN = clause("titles_within", title="cstd-co-so", times=3, years=5)
OLDER = clause("titles_within", title="cstd-co-so", times=3, years=5, older_ask=True)
RATED = clause("years_rated", level="excellent", times=2, years=5)
SPACED = clause("titles_spaced", title="cstd-bo", times=2, every=3)


def given(year: int, basis: str | None) -> dict[str, Any]:
    return {"award": "bang-khen-bo", "year": year, **({"basis": basis} if basis else {})}


@pytest.mark.parametrize(
    ("told", "outcome"),
    [
        pytest.param(facts(awards=[given(2019, "merit")]), "met", id="five years before"),
        pytest.param(facts(awards=[given(2020, "merit")]), "not_met", id="four years before"),
        pytest.param(facts(awards=[given(2019, "sudden")]), "not_met", id="for a sudden feat"),
        pytest.param(facts(awards=[given(2019, None)]), "unknown", id="basis not known"),
        pytest.param(facts(awards=[]), "not_met", id="none"),
        pytest.param(facts(), "unknown", id="not known"),
    ],
)
def test_an_award_held_already(told: dict[str, Any], outcome: str) -> None:
    assert came_to(PRIOR, told)["outcome"] == outcome


@pytest.mark.parametrize(
    ("told", "outcome", "older"),
    [
        pytest.param(facts(awards=years("cstd-co-so", 2020, 2022, 2024)), "met", "met", id="three in five years"),
        pytest.param(facts(awards=years("cstd-co-so", 2019, 2022, 2024)), "not_met", "judgement", id="one too early"),
        pytest.param(facts(awards=years("cstd-co-so", 2022, 2024)), "not_met", "not_met", id="two"),
        pytest.param(facts(awards=years("cstd-co-so", 2022), partial=["awards"]), "unknown", "unknown", id="open"),
    ],
)
def test_titles_within_a_span(told: dict[str, Any], outcome: str, older: str) -> None:
    assert came_to(WITHIN, told)["outcome"] == outcome
    assert came_to(OLDER, told)["outcome"] == older


@pytest.mark.parametrize(
    ("told", "outcome"),
    [
        pytest.param(rated("excellent", 2020, 2023) + rated("good", 2021, 2022, 2024), "met", id="two of five"),
        pytest.param(rated("excellent", 2019, 2023) + rated("good", 2020, 2021, 2022, 2024), "not_met", id="one"),
        pytest.param(rated("excellent", 2023) + rated("good", 2021, 2022, 2024), "unknown", id="one year open"),
    ],
)
def test_years_rated_within_a_span(told: list[dict[str, Any]], outcome: str) -> None:
    assert came_to(RATED, facts(ratings=told))["outcome"] == outcome


@pytest.mark.parametrize(
    ("told", "outcome"),
    [
        pytest.param(years("cstd-bo", 2021, 2024), "met", id="this year and three years before"),
        pytest.param(years("cstd-bo", 2020, 2023), "met", id="last year and three years before"),
        pytest.param(years("cstd-bo", 2023, 2024), "judgement", id="two years running"),
        pytest.param(years("cstd-bo", 2024), "not_met", id="once"),
    ],
)
def test_titles_at_a_distance(told: list[dict[str, Any]], outcome: str) -> None:
    assert came_to(SPACED, facts(awards=told))["outcome"] == outcome


@pytest.mark.parametrize(
    ("told", "outcome"),
    [
        pytest.param(facts(subject={"retires_on": "2025-03-01"}), "judgement", id="retires next year"),
        pytest.param(facts(papers={"retirement_notice": True}), "judgement", id="holds the notice"),
        pytest.param(facts(subject={"retires_on": "2026-03-01"}), "not_met", id="retires in two years"),
        pytest.param(facts(), "not_met", id="no retirement recorded"),
    ],
)
def test_devotion_is_read_by_a_person_on_retirement(told: dict[str, Any], outcome: str) -> None:
    assert came_to(clause("devotion"), told)["outcome"] == outcome
