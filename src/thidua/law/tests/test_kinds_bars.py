"""Discipline, holds and units that ended: what keeps an award back, and until when."""

from __future__ import annotations

from typing import Any

import pytest

from thidua.law.api import engine
from thidua.law.statements import read_bar, read_clause
from thidua.law.strict import Node, RulebookError
from thidua.law.tests.lawmaker import ask, book, branch, came_to, clause, engine_with, facts, shipped_library

REPRIMAND = clause("not_disciplined", from_form="reprimand")
WARNING = clause("not_disciplined", from_form="warning")
OVER = clause("discipline_over")
HOLD = clause("no_hold", bars=["inspection", "criminal"], ask=["tax_arrears"])
EXISTS = clause("still_exists")


def measure(form: str = "warning", decided_on: str = "2024-03-01", until: str | None = "2025-03-01") -> dict[str, Any]:
    return facts(discipline=[{"form": form, "decided_on": decided_on, "until": until}])


@pytest.mark.parametrize(
    ("asked", "told", "expected"),
    [
        pytest.param(REPRIMAND, measure("reprimand"), "not_met", id="the mildest form asked"),
        pytest.param(WARNING, measure("reprimand"), "met", id="milder than asked"),
        pytest.param(WARNING, measure("warning"), "not_met", id="exactly as grave"),
        pytest.param(WARNING, measure("dismissal"), "not_met", id="graver"),
        pytest.param(WARNING, measure("other"), "unknown", id="a form without a name may be as grave"),
        pytest.param(REPRIMAND, measure("other"), "not_met", id="every form counts from the mildest"),
        pytest.param(WARNING, measure(decided_on="2023-12-31"), "met", id="the day before the year"),
        pytest.param(WARNING, measure(decided_on="2024-01-01"), "not_met", id="the first day of the year"),
        pytest.param(WARNING, measure(decided_on="2024-12-21"), "met", id="decided after the day asked about"),
        pytest.param(WARNING, facts(discipline=[]), "met", id="none"),
        pytest.param(WARNING, facts(), "unknown", id="not looked for"),
    ],
)
def test_a_measure_of_the_year_from_a_form_on_bars(asked: dict, told: dict, expected: str) -> None:
    assert came_to(asked, told)["outcome"] == expected


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        pytest.param(measure(until="2024-12-21"), "not_met", id="the last day of the measure"),
        pytest.param(measure(until="2024-12-20"), "judgement", id="over since today: the rest of the year is judged"),
        pytest.param(measure(decided_on="2022-03-01", until="2023-03-01"), "met", id="over before the year"),
        pytest.param(measure(until=None), "unknown", id="its end is not known"),
        pytest.param(facts(discipline=[]), "met", id="none"),
        pytest.param(facts(), "unknown", id="not looked for"),
    ],
)
def test_a_measure_in_force_bars_and_one_that_ended_is_judged(told: dict, expected: str) -> None:
    assert came_to(OVER, told)["outcome"] == expected


def test_a_running_measure_says_until_when() -> None:
    assert "Chưa xem xét đến ngày 01/03/2025." in came_to(OVER, measure())["reason"]


@pytest.mark.parametrize(
    ("rule", "until", "expected"),
    [
        pytest.param("ask", "2023-06-01", "needs_people", id="a person weighs a year under a measure"),
        pytest.param("bar", "2023-06-01", "not_eligible", id="a whole year under a measure does not count"),
        pytest.param("bar", "2022-06-01", "needs_people", id="the year in which it ended is weighed"),
        pytest.param("bar", "2021-06-01", "eligible", id="ended before the period"),
    ],
)
def test_achievements_count_from_the_end_of_the_measure(rule: str, until: str, expected: str) -> None:
    one = branch(OVER, period=3, discipline_in_period=rule)
    told = measure(decided_on="2021-03-01", until=until)

    assert ask(engine_with(book("ldtt", individual=[one])), "ldtt", told)["outcome"] == expected


def held(kind: str = "inspection", start: str = "2024-11-01", until: str | None = None) -> dict[str, Any]:
    return facts(holds=[{"kind": kind, "from": start, "until": until}])


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        pytest.param(held(), "not_met", id="under way"),
        pytest.param(held(until="2024-12-21"), "not_met", id="its last day"),
        pytest.param(held(until="2024-12-20"), "met", id="over since today"),
        pytest.param(held(start="2024-12-20"), "not_met", id="its first day"),
        pytest.param(held(start="2024-12-21"), "met", id="begins tomorrow"),
        pytest.param(held(start="2024-12"), "unknown", id="begins some day this month"),
        pytest.param(held("tax_arrears"), "judgement", id="another kind is weighed by a person"),
        pytest.param(held("other"), "met", id="a kind the clause does not name"),
        pytest.param(facts(holds=[]), "met", id="none"),
        pytest.param(facts(), "unknown", id="not looked for"),
        pytest.param(facts(holds=[], partial=["holds"]), "unknown", id="perhaps not all are known"),
    ],
)
def test_a_hold_bars_from_its_first_day_to_its_last(told: dict, expected: str) -> None:
    assert came_to(HOLD, told)["outcome"] == expected


def test_a_hold_says_until_when() -> None:
    assert "Chưa xem xét cho đến ngày 10/01/2025." in came_to(HOLD, held(until="2025-01-10"))["reason"]
    assert "Chưa xem xét cho đến khi có kết luận." in came_to(HOLD, held())["reason"]


@pytest.mark.parametrize(
    ("ended", "expected"),
    [(None, "met"), ("2024-12-20", "not_met"), ("2024-12-21", "met"), ("2024-12", "unknown"), ("2024", "unknown")],
)
def test_a_collective_that_was_dissolved_gets_nothing(ended: str | None, expected: str) -> None:
    assert came_to(EXISTS, facts("collective", subject={"dissolved_on": ended}))["outcome"] == expected


def test_what_is_not_known_of_discipline_is_named() -> None:
    assert came_to(OVER, facts())["missing"] == ["discipline"]
    assert came_to(OVER, measure(until=None))["missing"] == ["discipline[0].until"]


OTHER = clause("no_other_form", awards=["bang-khen-thu-tuong", "hcld-3"], but_bases=["sudden", "service"])


@pytest.mark.parametrize(
    ("awards", "outcome"),
    [
        pytest.param([], "met", id="none"),
        pytest.param([{"award": "hcld-3", "year": 2024, "basis": "merit"}], "not_met", id="one that year"),
        pytest.param([{"award": "hcld-3", "year": 2023, "basis": "merit"}], "met", id="the year before"),
        pytest.param([{"award": "hcld-3", "year": 2024, "basis": "service"}], "met", id="on a basis left out"),
        pytest.param([{"award": "hcld-3", "year": 2024}], "unknown", id="basis not known"),
        pytest.param([{"award": "ldtt", "year": 2024, "basis": "merit"}], "met", id="another award"),
        pytest.param(
            [{"award": "hcld-3", "year": 2024, "basis": "merit", "decided_on": "2025-02-01"}], "met", id="decided later"
        ),
        pytest.param(
            [{"award": "hcld-3", "year": 2024}, {"award": "hcld-3", "year": 2024, "basis": "thematic"}], "not_met",
            id="one known is enough",
        ),
        pytest.param(None, "unknown", id="awards not looked for"),
    ],
)  # fmt: skip
def test_no_other_form_that_year(awards: list[dict[str, Any]] | None, outcome: str) -> None:
    told = facts() if awards is None else facts(awards=awards)

    assert came_to(OTHER, told)["outcome"] == outcome


def test_a_bar_may_be_for_some_awards_and_bases_only() -> None:
    regime = next(one for one in engine().law.regimes if one.id == "A")
    (bar,) = [one for one in regime.bars if one.id == "one-state-award"]

    assert bar.is_meant_for("hcld-3", "merit")
    assert not bar.is_meant_for("hcld-3", "service")
    assert not bar.is_meant_for("ldtt", "merit")
    (shared,) = [one for one in regime.bars if one.id == "nothing-pending"]
    assert shared.is_meant_for("ldtt", "service")


@pytest.mark.parametrize(("key", "value"), [("only_awards", ["xyz"]), ("only_bases", ["luck"])])
def test_a_bar_for_what_is_not_known_is_refused(key: str, value: list[str]) -> None:
    with pytest.raises(RulebookError, match=key):
        read_bar(Node({**OTHER, key: value}, "test"), shipped_library())


def test_one_award_may_not_be_narrowed_so_inside_its_own_book() -> None:
    with pytest.raises(RulebookError, match="only_awards"):
        read_clause(Node({**OTHER, "only_awards": ["hcld-3"]}, "test"), shipped_library())
