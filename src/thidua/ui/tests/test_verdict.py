"""The verdict reads from the sentence to the article, and a gap is seen as a gap."""

from typing import Any

import pytest
from django.utils import translation

from thidua.ui.verdict import in_words, verdict_view


@pytest.fixture(autouse=True)
def vietnamese() -> Any:
    with translation.override("vi"):
        yield


def answer(**changes: Any) -> dict[str, Any]:
    clause = {
        "id": "c",
        "kind": "k",
        "outcome": "not_met",
        "cites": "Điều 2",
        "reason": "Vì sao",
        "used": {},
        "missing": [],
    }
    return {"outcome": "not_eligible", "clauses": [{**clause, **changes}]}


def chips(given: dict[str, Any]) -> list[tuple[int, str]]:
    return [(chip.year, chip.state) for row in verdict_view(given).clauses[0].rows for chip in row.chips]


def test_a_hole_between_two_titles_is_shown_as_missing() -> None:
    assert chips(answer(used={"t": [2022, 2024]})) == [(2022, "met"), (2023, "not"), (2024, "met")]


def test_a_met_clause_shows_no_missing_year() -> None:
    assert chips(answer(outcome="met", used={"t": [2020, 2024]})) == [(2020, "met"), (2024, "met")]


def test_years_the_clause_names_as_needed_are_missing_at_the_edge_too() -> None:
    given = answer(used={"t": [2022]}, needed={"t": [2022, 2023, 2024]})

    assert chips(given) == [(2022, "met"), (2023, "not"), (2024, "not")]


def test_a_year_nobody_knows_is_unknown_and_not_missing() -> None:
    given = answer(outcome="unknown", used={"t": [2022]}, missing=["ratings 2023"])

    assert chips(given) == [(2022, "met"), (2023, "gap")]


def test_a_missing_fact_without_a_year_is_named_in_words() -> None:
    view = verdict_view(answer(outcome="unknown", missing=["discipline"]), names={"discipline": "xác nhận về kỷ luật"})

    assert [str(one) for one in view.clauses[0].missing] == ["xác nhận về kỷ luật"]


def test_facts_that_are_no_years_are_listed_as_evidence() -> None:
    view = verdict_view(answer(used={"initiatives": ["sk-1"], "share": 15.5}), names={"initiatives": "Sáng kiến"})

    assert view.clauses[0].evidence == ("Sáng kiến: sk-1", "share: 15.5")


def test_what_is_not_met_stands_first_and_what_is_met_last() -> None:
    outcomes = ("met", "judgement", "unknown", "not_met")
    given = {"outcome": "not_eligible", "clauses": [{"outcome": outcome} for outcome in outcomes]}

    assert [clause.status.code for clause in verdict_view(given).clauses] == ["not_met", "unknown", "judgement", "met"]


def test_the_sentence_says_how_many_conditions_are_not_met() -> None:
    assert verdict_view(answer()).headline == "Chưa đủ tiêu chuẩn: 1 điều kiện chưa đạt"


def test_a_sentence_the_page_knows_better_is_kept() -> None:
    assert verdict_view(answer(), headline="Thiếu danh hiệu năm 2023").headline == "Thiếu danh hiệu năm 2023"


def test_the_earliest_year_and_its_conditions_are_in_words() -> None:
    given = {**answer(), "earliest": {"year": 2026, "if": ["cstd-co-so 2025"]}}

    view = verdict_view(given, names={"cstd-co-so": "Chiến sĩ thi đua cơ sở"})

    assert (view.earliest_year, view.earliest_if) == (2026, ("Chiến sĩ thi đua cơ sở 2025",))


def test_what_is_left_to_the_council_is_marked_as_judgement() -> None:
    given = {**answer(), "for_the_council": [{"id": "exemplary", "cites": "Điều 3", "reason": "Do Hội đồng đánh giá."}]}

    assert [point.status.code for point in verdict_view(given).for_the_council] == ["judgement"]


def test_a_step_that_a_person_must_take_reads_as_words() -> None:
    assert in_words("judgement:some-clause", {}) == "ý kiến của người có thẩm quyền"
    assert in_words("cstd-co-so 2026", {"cstd-co-so": "Chiến sĩ thi đua cơ sở"}) == "Chiến sĩ thi đua cơ sở 2026"


def test_years_lead_to_the_record_and_missing_facts_to_their_forms():
    clause = {
        "id": "a", "outcome": "unknown", "reason": "…", "used": {"ratings": [2022]},
        "missing": ["ratings 2023", "subject.sex"], "years_url": "/ho-so/1/",
        "ways": {"ratings 2023": "/them?year=2023", "subject.sex": "/sua/"},
    }  # fmt: skip

    (view,) = verdict_view({"outcome": "needs_facts", "clauses": [clause]}).clauses

    assert [(chip.year, chip.url) for chip in view.rows[0].chips] == [
        (2022, "/ho-so/1/#nam-2022"),
        (2023, "/them?year=2023"),
    ]
    assert [(str(one), one.url) for one in view.missing] == [("giới tính", "/sua/")]


def test_without_a_way_nothing_is_a_link():
    clause = {"id": "a", "outcome": "unknown", "used": {"ratings": [2022]}, "missing": ["ratings 2023"]}

    (view,) = verdict_view({"outcome": "needs_facts", "clauses": [clause]}).clauses

    assert {chip.url for chip in view.rows[0].chips} == {""}
