"""Initiatives: scope, years, and what one that served before is still worth."""

from __future__ import annotations

from typing import Any

import pytest

from thidua.law.tests.lawmaker import ask, book, branch, came_to, clause, engine_with, facts

ONE = clause("initiatives_at_least", count=1, scope="grassroots", years=1)
TWO_WIDE = clause("initiatives_at_least", count=2, scope="ministry", years=3)


def initiative(**more: Any) -> dict[str, Any]:
    return {"id": "sk-1", "year": 2024, "scope": "grassroots", "used_for": [], **more}


def with_these(*rows: dict[str, Any], **more: Any) -> dict[str, Any]:
    return facts(initiatives=list(rows), **more)


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        pytest.param(with_these(initiative()), "met", id="of the scope and year"),
        pytest.param(with_these(initiative(scope="national")), "met", id="a wider scope"),
        pytest.param(with_these(initiative(year=2023)), "not_met", id="the year before"),
        pytest.param(with_these(initiative(recognised_on="2024-12-20")), "met", id="recognised today"),
        pytest.param(with_these(initiative(recognised_on="2024-12-21")), "not_met", id="recognised tomorrow"),
        pytest.param(with_these(initiative(used_for=None)), "unknown", id="not known whether it served before"),
        pytest.param(with_these(initiative(used_for=[{"award": "ldtt", "year": 2024}])), "met", id="served this award"),
        pytest.param(with_these(initiative(used_for=[{"award": "ldtt", "year": 2023}])), "judgement", id="last year's"),
        pytest.param(with_these(initiative(used_for=[{"award": "cstd-bo", "year": 2024}])), "judgement", id="another"),
        pytest.param(with_these(), "not_met", id="none"),
        pytest.param(facts(), "unknown", id="not looked for"),
        pytest.param(with_these(partial=["initiatives"]), "unknown", id="perhaps not all are known"),
    ],
)
def test_an_initiative_of_the_year_is_there_and_free(told: dict, expected: str) -> None:
    assert came_to(ONE, told)["outcome"] == expected


def test_an_initiative_whose_use_is_not_known_is_named() -> None:
    assert came_to(ONE, with_these(initiative(used_for=None)))["missing"] == ["initiatives[0].used_for"]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([initiative(scope="ministry"), initiative(scope="ministry", year=2022, id="sk-2")], "met"),
        ([initiative(scope="ministry"), initiative(scope="ministry", year=2021, id="sk-2")], "not_met"),
        ([initiative(scope="ministry"), initiative(scope="district", id="sk-2")], "not_met"),
        ([initiative(scope="ministry")], "not_met"),
    ],
)
def test_two_in_three_years_of_a_scope(rows: list[dict[str, Any]], expected: str) -> None:
    assert came_to(TWO_WIDE, with_these(*rows))["outcome"] == expected


def test_an_older_one_is_put_to_a_person_where_the_law_names_no_years() -> None:
    older = clause("initiatives_at_least", count=1, scope="grassroots", years=1, older_ask=True)

    assert came_to(older, with_these(initiative(year=2022)))["outcome"] == "judgement"


def test_under_the_earlier_law_one_that_served_a_form_does_not_serve_a_title() -> None:
    told = with_these(initiative(year=2023, used_for=[{"award": "giay-khen", "year": 2022}]))
    earlier = engine_with(book("ldtt", "A", individual=[branch(ONE)]))
    later = engine_with(book("ldtt", "B1", individual=[branch(ONE)]))

    assert ask(earlier, "ldtt", told, on="2023-12-20")["outcome"] == "not_eligible"
    assert ask(later, "ldtt", told, on="2024-01-10", year=2023)["outcome"] == "needs_people"
