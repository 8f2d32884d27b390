"""Clauses made of others, clauses that ask a person, and the council's vote."""

from __future__ import annotations

from typing import Any

import pytest

from thidua.law.tests.lawmaker import ask, book, branch, came_to, clause, engine_with, facts, rated, years

GOOD = clause("classified", "rated", level="good")
TITLE = clause("consecutive_titles", "title", title="ldtt", times=1, ends=[0])
JUDGED = clause("judgement", "judged")

RATED, TITLED = rated("good", 2024), years("ldtt", 2024)
FAILED = rated("failed", 2024)


@pytest.mark.parametrize(
    ("told", "any_of", "all_of"),
    [
        pytest.param(facts(ratings=RATED, awards=TITLED), "met", "met", id="both"),
        pytest.param(facts(ratings=RATED, awards=[]), "met", "not_met", id="one"),
        pytest.param(facts(ratings=FAILED, awards=[]), "not_met", "not_met", id="neither"),
        pytest.param(facts(ratings=RATED), "met", "unknown", id="one, the other unknown"),
        pytest.param(facts(ratings=FAILED), "unknown", "not_met", id="one refused, the other unknown"),
    ],
)
def test_any_and_all(told: dict, any_of: str, all_of: str) -> None:
    assert came_to(clause("any_of", of=[GOOD, TITLE]), told)["outcome"] == any_of
    assert came_to(clause("all_of", of=[GOOD, TITLE]), told)["outcome"] == all_of


def test_an_alternative_left_to_a_person_neither_refuses_nor_grants() -> None:
    either = clause("any_of", of=[GOOD, JUDGED])
    both = clause("all_of", of=[GOOD, JUDGED])

    assert came_to(either, facts(ratings=RATED))["outcome"] == "met"
    assert came_to(either, facts(ratings=FAILED))["outcome"] == "judgement"
    assert came_to(both, facts(ratings=RATED))["outcome"] == "judgement"
    assert came_to(both, facts(ratings=FAILED))["outcome"] == "not_met"


def test_inner_clauses_are_shown_with_their_own_outcome() -> None:
    found = came_to(clause("any_of", of=[GOOD, TITLE]), facts(ratings=FAILED, awards=TITLED))

    assert [(one["id"], one["outcome"]) for one in found["of"]] == [("rated", "not_met"), ("title", "met")]


@pytest.mark.parametrize(
    ("local_rules", "expected"), [(None, "met"), ("none", "met"), ("loaded", "met"), ("unseen", "judgement")]
)
def test_local_rules_not_seen_are_a_question(local_rules: str | None, expected: str) -> None:
    assert came_to(clause("local_rules"), facts(), local_rules=local_rules)["outcome"] == expected


@pytest.mark.parametrize(("role", "expected"), [("direct_worker", "met"), ("leader", "not_met"), (None, "unknown")])
def test_a_clause_may_be_for_some_roles_only(role: str | None, expected: str) -> None:
    one = clause("subject_is", field="role", one_of=["direct_worker", "farmer"])

    assert came_to(one, facts(subject={"role": role}))["outcome"] == expected


def test_nobody_is_taken_for_one_of_them_where_the_clause_says_when_given() -> None:
    one = clause("subject_is", field="role", one_of=["farmer"], when_given=True)

    assert came_to(one, facts(subject={"role": None}))["outcome"] == "not_met"
    assert came_to(one, facts(subject={"role": "farmer"}))["outcome"] == "met"


VOTE = {"percent": 90, "base": "all_members", "ballot": "secret", "council_vi": "Hội đồng Bộ", "council_en": "council"}
SOURCE = {"cite": "ND98 30.7", "sources": ["ND98-30"]}


def with_vote(confidence: str = "high") -> Any:
    vote = {**VOTE, **SOURCE, "confidence": confidence}
    return engine_with(book("cstd-bo", individual=[branch(GOOD)], vote=vote))


@pytest.mark.parametrize(
    ("vote", "outcome"),
    [
        pytest.param({"members": 18, "agree": 17}, "eligible", id="17 of 18 are over 90%"),
        pytest.param({"members": 18, "agree": 16}, "not_eligible", id="16 of 18 are not"),
        pytest.param({"members": 20, "agree": 18}, "eligible", id="18 of 20 are exactly 90%"),
        pytest.param({"members": 0, "agree": 0}, "not_eligible", id="an empty council decides nothing"),
        pytest.param({"members": 18}, "needs_facts", id="not counted yet"),
        pytest.param(
            {"members": 18, "present": 18, "agree": 17, "absent_asked_in_writing": False}, "eligible", id="all"
        ),
        pytest.param(
            {"members": 18, "present": 17, "agree": 17, "absent_asked_in_writing": True}, "eligible", id="asked"
        ),
        pytest.param(
            {"members": 18, "present": 17, "agree": 17, "absent_asked_in_writing": False},
            "needs_people",
            id="one absent was not asked in writing",
        ),
    ],
)
def test_the_vote_is_counted_in_whole_numbers_over_all_members(vote: dict[str, Any], outcome: str) -> None:
    answer = ask(with_vote(), "cstd-bo", facts(ratings=RATED, vote=vote))

    assert answer["outcome"] == outcome
    assert [one["id"] for one in answer["clauses"]] == ["rated", "council-vote"]
    assert answer["for_the_council"] == []


def test_a_vote_still_to_come_is_no_missing_fact() -> None:
    answer = ask(with_vote(), "cstd-bo", facts(ratings=RATED))

    assert answer["outcome"] == "eligible"
    assert [one["id"] for one in answer["clauses"]] == ["rated"]
    assert [one["id"] for one in answer["for_the_council"]] == ["council-vote"]


def test_a_share_that_was_not_surely_read_neither_refuses_nor_grants() -> None:
    few = facts(ratings=RATED, vote={"members": 18, "agree": 1})

    assert ask(with_vote("low"), "cstd-bo", few)["outcome"] == "needs_people"
    assert ask(with_vote("low"), "cstd-bo", facts(ratings=RATED))["outcome"] == "eligible"
