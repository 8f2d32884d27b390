"""What can be done about a verdict."""

from __future__ import annotations

from thidua.awards.domain.advice import Advice, advice_on


def answer(outcome: str, *clauses: tuple[str, str], **rest: object) -> dict[str, object]:
    return {
        "award": "cstd-bo", "outcome": outcome,
        "clauses": [{"id": id_, "outcome": mark} for id_, mark in clauses], **rest,
    }  # fmt: skip


def test_who_is_eligible_needs_no_advice():
    assert advice_on(answer("eligible", ("a", "met")), {"giay-khen": "eligible"}) == []


def test_a_refusal_names_open_facts_the_earliest_year_and_awards_that_are_met_now():
    found = advice_on(
        answer(
            "not_eligible", ("a", "not_met"), ("b", "unknown"), ("c", "met"), earliest={"year": 2027, "if": ["x 2026"]}
        ),
        {"ldtt": "eligible", "giay-khen": "needs_people", "cstd-bo": "eligible"},
    )

    assert found == [
        Advice("complete_record", clauses=("a", "b")),
        Advice("wait", year=2027, conditions=("x 2026",)),
        Advice("other_award", award="ldtt"),
    ]


def test_a_point_for_people_wants_an_explanation_and_no_other_award():
    found = advice_on(answer("needs_people", ("a", "judgement"), ("b", "unknown")), {"ldtt": "eligible"})

    assert found == [Advice("complete_record", clauses=("b",)), Advice("explain", clauses=("a",))]


def test_an_award_that_is_not_in_force_points_to_the_day_and_to_other_awards():
    assert advice_on(answer("not_in_force"), {"ldtt": "eligible"}) == [
        Advice("another_day"),
        Advice("other_award", award="ldtt"),
    ]


def test_no_earliest_year_is_no_promise():
    assert advice_on(answer("not_eligible", ("a", "not_met"), earliest=None), {}) == [
        Advice("complete_record", clauses=("a",))
    ]
