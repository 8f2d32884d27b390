"""Answers name initiatives by their titles."""

from __future__ import annotations

import pytest

from thidua.awards.readable import readable
from thidua.record.models import Initiative


def answer(reason: str, **used: object) -> dict:
    return {"outcome": "not_eligible", "clauses": [{"id": "a", "outcome": "not_met", "reason": reason, "used": used}]}


@pytest.mark.django_db
def test_one_or_two_initiatives_are_named_and_more_are_counted(at):
    made = [Initiative.objects.create(title=f"Đồ gá {n}", year=2025, recorded_at=at) for n in range(3)]
    ids = [f"sk-{one.pk}" for one in made]

    assert readable(answer(f"Đã dùng: {ids[0]}."))["clauses"][0]["reason"] == "Đã dùng: “Đồ gá 0”."
    assert readable(answer(f"Đã dùng: {ids[0]}, {ids[1]}."))["clauses"][0]["reason"] == "Đã dùng: “Đồ gá 0”, “Đồ gá 1”."
    assert readable(answer(f"Đã dùng: {', '.join(ids)}."))["clauses"][0]["reason"] == "Đã dùng: 3 sáng kiến."


def test_each_clause_and_each_point_of_the_council_leads_to_its_sentence_in_the_rulebook(db):
    given = {
        "regime": "B1",
        "award": "cstd-bo",
        "outcome": "not_eligible",
        "clauses": [
            {"id": "three-years-cstd-co-so", "outcome": "not_met", "cites": "Luật mẫu, Điều 1"},
            {"id": "council-vote", "outcome": "met", "cites": "Nghị định mẫu, Điều 2"},
            {"id": "basis", "outcome": "judgement", "cites": ""},
        ],
        "for_the_council": [{"id": "most-outstanding", "cites": "Luật mẫu, Điều 1"}],
    }

    shown = readable(given)

    page = "/luat/cstd-bo/?giai-doan=B1#B1-"
    assert [clause.get("cites_url") for clause in shown["clauses"]] == [
        f"{page}three-years-cstd-co-so",
        f"{page}vote",
        None,
    ]
    assert [point["cites_url"] for point in shown["for_the_council"]] == [f"{page}most-outstanding"]


def test_an_answer_of_no_regime_leads_nowhere(db):
    shown = readable({"regime": None, "award": "cstd-bo", "outcome": "not_in_force", "clauses": []})

    assert shown["for_the_council"] == []
    assert "cites_url" not in readable(answer("Cần ba năm."))["clauses"][0]


@pytest.mark.django_db
def test_a_number_the_record_does_not_know_stays_as_it_is():
    assert readable(answer("Đã dùng: sk-999."))["clauses"][0]["reason"] == "Đã dùng: “sk-999”."


def test_lists_of_numbers_are_left_to_the_reason_and_years_stay(django_assert_num_queries, db):
    with django_assert_num_queries(0):
        shown = readable(answer("Cần ba năm.", initiatives=["sk-1", "sk-2"], ratings=[2024, 2025]))

    assert shown["clauses"][0]["used"] == {"ratings": [2024, 2025]}


def test_the_answer_itself_is_not_touched(db):
    given = answer("Đã dùng: sk-1.", initiatives=["sk-1"])

    readable(given)

    assert given == answer("Đã dùng: sk-1.", initiatives=["sk-1"])


@pytest.mark.parametrize(("outcome", "shown"), [("not_eligible", 2028), ("eligible", None), ("needs_people", None)])
def test_the_earliest_year_is_told_only_to_whom_it_is_still_to_come(db, outcome, shown):
    given = {**answer(""), "outcome": outcome, "earliest": {"year": 2028, "if": []}}

    assert (readable(given)["earliest"] or {}).get("year") == shown
