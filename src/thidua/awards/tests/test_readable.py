"""Answers name initiatives by their titles."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest

from thidua.awards.readable import readable
from thidua.record.models import Initiative
from thidua.rulebooks.actions import Comparison, confirm, withdraw
from thidua.rulebooks.confirming import find_doubt
from thidua.ui.verdict import verdict_view


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


FIGHTER = {
    "regime": "B2",
    "award": "cstd-bo",
    "branch": "merit",
    "outcome": "needs_people",
    "clauses": [
        {"id": "council-vote", "outcome": "judgement", "cites": "Nghị định mẫu, Điều 2", "confidence": "low"},
        {"id": "ministry-initiative", "outcome": "met", "cites": "Luật mẫu, Điều 1", "confidence": "high"},
    ],
    "for_the_council": [{"id": "most-outstanding", "cites": "Luật mẫu, Điều 1", "confidence": "high"}],
}


def compared(ref: str, outcome: str, lawyer: Any, at: datetime, **more: str) -> None:
    doubt = find_doubt(ref)
    assert doubt is not None
    confirm(ref, doubt.digest, Comparison(outcome, "Bản Công báo (mẫu)", **more), actor=lawyer, at=at)


def test_what_a_lawyer_found_stands_beside_the_article(cast, at, django_assert_num_queries):
    compared("B2/cstd-bo/vote/-/-/vote", "as_text", cast.lawyer, at)
    compared("B2/cstd-bo/council/individual/-/most-outstanding", "differs", cast.lawyer, at, text_says="Câu mẫu.")

    with django_assert_num_queries(1):
        shown = readable(FIGHTER)

    view = verdict_view(shown)
    seen = {one.id: (one.is_confirmed, one.text_says) for one in (*view.clauses, *view.for_the_council)}
    assert seen == {
        "council-vote": (True, ""),
        "ministry-initiative": (False, ""),
        "most-outstanding": (False, "Câu mẫu."),
    }


def test_what_was_taken_back_or_belongs_to_another_award_is_no_mark(cast, at):
    vote = "B2/cstd-bo/vote/-/-/vote"
    compared(vote, "as_text", cast.lawyer, at)
    withdraw(vote, reason="Nhầm bản", actor=cast.lawyer, at=at)
    compared("B2/cstd-co-so/vote/-/-/vote", "as_text", cast.lawyer, at)
    compared("B1/cstd-bo/vote/-/-/vote", "as_text", cast.lawyer, at)

    assert [clause.is_confirmed for clause in verdict_view(readable(FIGHTER)).clauses] == [False, False]


def test_one_id_of_two_kinds_of_subject_is_confirmed_only_when_both_are(cast, at):
    given = {
        "regime": "B2", "award": "bang-khen-bo", "branch": "excellent", "outcome": "needs_people",
        "clauses": [{"id": "local-detail", "outcome": "judgement", "cites": "Luật mẫu, Điều 1"}],
    }  # fmt: skip
    for kind, expected in (("individual", False), ("collective", True)):
        compared(f"B2/bang-khen-bo/clause/{kind}/excellent/local-detail", "as_text", cast.lawyer, at)
        assert verdict_view(readable(given)).clauses[0].is_confirmed is expected


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
