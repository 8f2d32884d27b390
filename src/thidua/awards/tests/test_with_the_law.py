"""The room with the real rulebooks and the real record: question in, verdict out."""

from __future__ import annotations

from datetime import date

import pytest

from thidua import law
from thidua.awards import rulebook, verdicts
from thidua.awards.tests.factories import make_nomination, make_nominee, make_round, make_submitted


@pytest.fixture
def said_law():
    """Nothing stands in for the law here."""
    return None


OUTCOMES = {"eligible", "not_eligible", "needs_facts", "needs_people", "not_in_force"}


@pytest.fixture
def found(ministry, cast):
    return make_round(ministry, cast, local_rules="none")


def test_every_award_of_a_round_gets_an_answer_with_a_citation(found, ministry, cast):
    person = make_nominee(ministry.workshop)

    for award in rulebook.awards_for("individual", found.awards):
        answer = verdicts.ask_about(person, award, found).answer
        assert answer["outcome"] in OUTCOMES
        assert all(clause["cites"] for clause in answer["clauses"])


def test_nothing_known_is_never_eligible(found, ministry, cast):
    nomination = make_nomination(ministry, cast, round=found)

    assert verdicts.ask(nomination).outcome in ("needs_facts", "needs_people")


def test_many_get_the_same_outcome_as_one_by_one(found, ministry, cast):
    people = [make_nominee(ministry.workshop) for _ in range(3)]
    suited = rulebook.awards_for("individual", found.awards)

    many = verdicts.outcomes_of_many(people, suited, found)

    for person, answers in zip(people, many, strict=True):
        assert {award: answers[award]["outcome"] for award in suited} == {
            award: verdicts.ask_about(person, award, found).outcome for award in suited
        }


def test_the_day_asked_about_chooses_the_law(found, ministry, cast):
    nomination = make_nomination(ministry, cast, round=found)

    regimes = {
        day.year: verdicts.ask(nomination, on=day).answer["regime"] for day in (date(2023, 12, 20), date(2024, 12, 20))
    }

    assert regimes == {2023: "A", 2024: "B1"}


def test_a_kept_verdict_answers_the_same_again(found, ministry, cast):
    nomination = make_submitted(ministry, cast, round=found)
    asked = verdicts.ask(nomination)

    assert law.check(asked.question) == asked.answer


def test_the_number_of_queries_does_not_grow_with_the_list(found, ministry, cast, django_assert_max_num_queries):
    one = [make_nomination(ministry, cast, round=found)]
    many = one + [make_nomination(ministry, cast, round=found) for _ in range(9)]

    with django_assert_max_num_queries(40) as first:
        verdicts.ask_each(one)
    with django_assert_max_num_queries(len(first.captured_queries)):
        verdicts.ask_each(many)
