"""Facts that break the contract are refused, all problems at once, each with its path."""

from __future__ import annotations

from typing import Any

import pytest

from thidua.law import FactsRefused, check
from thidua.law.reading import parse_subject
from thidua.law.tests.lawmaker import facts


def problems_of(told: Any) -> list[str]:
    with pytest.raises(FactsRefused) as refused:
        parse_subject(told)
    return [problem.path for problem in refused.value.problems]


@pytest.mark.parametrize(
    ("told", "paths"),
    [
        pytest.param({}, ["version", "subject.id", "subject.kind"], id="nothing at all"),
        pytest.param({**facts(), "version": 2}, ["version"], id="another version"),
        pytest.param({**facts(), "version": True}, ["version"], id="true is no version"),
        pytest.param({**facts(), "surprise": 1}, ["surprise"], id="an unknown list"),
        pytest.param(facts(subject={"colour": "red"}), ["subject.colour"], id="an unknown field of the subject"),
        pytest.param(facts(subject={"kind": "team"}), ["subject.kind"], id="a word not listed"),
        pytest.param(facts(subject={"id": " "}), ["subject.id"], id="a blank id"),
        pytest.param(facts(ratings=[{"year": 2024, "level": "super"}]), ["ratings[0].level"], id="an unknown level"),
        pytest.param(facts(ratings=[{"level": "good"}]), ["ratings[0].year"], id="a rating without a year"),
        pytest.param(facts(ratings=[{"year": 2024, "level": "good", "x": 1}]), ["ratings[0].x"], id="an unknown key"),
        pytest.param(
            facts(ratings=[{"year": 2024, "level": "good"}, {"year": 2024, "level": "good"}]),
            ["ratings[1].year"],
            id="two ratings for one year",
        ),
        pytest.param(facts(ratings={"2024": "good"}), ["ratings"], id="no list"),
        pytest.param(facts(ratings=["good"]), ["ratings[0]"], id="no object"),
        pytest.param(facts(ratings=[{"year": "2024", "level": "good"}]), ["ratings[0].year"], id="a year as text"),
        pytest.param(facts(ratings=[{"year": 1900, "level": "good"}]), ["ratings[0].year"], id="a year too early"),
        pytest.param(facts(ratings=[{"year": 2200, "level": "good"}]), ["ratings[0].year"], id="a year too late"),
        pytest.param(facts(service=[{"year": 2024, "months": -1}]), ["service[0].months"], id="a negative number"),
        pytest.param(facts(service=[{"year": 2024, "months": True}]), ["service[0].months"], id="true is no number"),
        pytest.param(facts(service=[{"year": 2024, "months": float("nan")}]), ["service[0].months"], id="no number"),
        pytest.param(
            facts(service=[{"year": 2024, "absences": [{"kind": "sick", "days": -3}]}]),
            ["service[0].absences[0].days"],
            id="deep inside",
        ),
        pytest.param(
            facts(awards=[{"award": "ldtt", "year": 2024, "decided_on": "2024-02-30"}]),
            ["awards[0].decided_on"],
            id="a day that is none",
        ),
        pytest.param(
            facts(awards=[{"award": "ldtt", "year": 2024, "period": [2024, 2023]}]), ["awards[0].period"], id="period"
        ),
        pytest.param(facts(awards=[{"award": "best", "year": 2024}]), ["awards[0].award"], id="an unknown award"),
        pytest.param(
            facts(discipline=[{"form": "warning", "decided_on": "2024-05-02", "until": "2024-05-02"}]),
            ["discipline[0].until"],
            id="until on the first day",
        ),
        pytest.param(
            facts(holds=[{"kind": "criminal", "from": "2024-05-02", "until": "2023"}]), ["holds[0].until"], id="before"
        ),
        pytest.param(facts(vote={"members": 9, "agree": 10}), ["vote.agree"], id="more agreeing than members"),
        pytest.param(facts(vote={"members": 9, "present": 10}), ["vote.present"], id="more present than members"),
        pytest.param(facts(partial=["awards", "feelings"]), ["partial[1]"], id="a partial list that is none"),
        pytest.param(facts(initiatives=[{"year": 2024}]), ["initiatives[0].scope"], id="no scope"),
        pytest.param("facts", ["facts"], id="text"),
        pytest.param([], ["facts"], id="a list"),
    ],
)
def test_what_breaks_the_contract_is_refused_with_its_path(told: Any, paths: list[str]) -> None:
    assert problems_of(told) == paths


def test_every_problem_is_told_at_once() -> None:
    told = facts(ratings=[{"year": 2024, "level": "x"}], vote={"members": -1}, sudden=[])

    assert problems_of(told) == ["sudden", "ratings[0].level", "vote.members"]


def test_ten_thousand_awards_are_read_and_a_longer_list_is_refused() -> None:
    row = {"award": "ldtt", "year": 2024}

    assert len(parse_subject(facts(awards=[row] * 10_000)).awards or ()) == 10_000
    assert problems_of(facts(awards=[row] * 20_001)) == ["awards"]


def test_null_is_unknown_and_an_empty_list_is_none() -> None:
    subject = parse_subject(facts(awards=None, initiatives=[]))

    assert (subject.awards, subject.initiatives) == (None, ())


@pytest.mark.parametrize(
    ("question", "paths"),
    [
        pytest.param({}, ["award", "on", "facts"], id="nothing"),
        pytest.param({"award": "best", "on": "2024-12-20", "facts": facts()}, ["award"], id="unknown award"),
        pytest.param({"award": "ldtt", "on": "2024-12", "facts": facts()}, ["on"], id="half a day"),
        pytest.param({"award": "ldtt", "on": "20241220", "facts": facts()}, ["on"], id="a day without strokes"),
        pytest.param({"award": "ldtt", "on": "2200-12-20", "facts": facts()}, ["on"], id="a day too late"),
        pytest.param({"award": "ldtt", "on": "2024-12-20", "year": "2024", "facts": facts()}, ["year"], id="year"),
        pytest.param({"award": "ldtt", "on": "2024-12-20", "basis": "luck", "facts": facts()}, ["basis"], id="basis"),
        pytest.param(
            {"award": "ldtt", "on": "2024-12-20", "local_rules": 1, "facts": facts()}, ["local_rules"], id="lr"
        ),
        pytest.param({"award": "ldtt", "on": "2024-12-20", "when": 1, "facts": facts()}, ["when"], id="unknown key"),
        pytest.param(
            {"award": "ldtt", "on": "2024-12-20", "received_on": "2024-12-21", "facts": facts()},
            ["received_on"],
            id="received after the decision",
        ),
        pytest.param(
            {
                "award": "x",
                "on": "2024-12-20",
                "facts": facts(awards=[{"award": "ldtt", "year": 2024, "decided_on": 5}]),
            },
            ["award", "awards[0].decided_on"],
            id="question and facts together",
        ),
    ],
)
def test_a_question_is_read_as_strictly(question: dict[str, Any], paths: list[str]) -> None:
    with pytest.raises(FactsRefused) as refused:
        check(question)

    assert [problem.path for problem in refused.value.problems] == paths


def test_a_number_too_large_for_any_float_is_refused_like_another() -> None:
    with pytest.raises(FactsRefused, match="số quá lớn"):
        parse_subject({"version": 1, "subject": {"id": "s", "kind": "individual"}, "tenure": {"years": 10**400}})
