"""How clauses become an answer: order of outcomes, regimes and their dates, branches, texts not read, the outlook."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from thidua.law import api
from thidua.law.engine import Engine, questions_of
from thidua.law.reading import parse_subject
from thidua.law.tests.lawmaker import DECEMBER, ask, book, branch, clause, engine_with, facts, rated, years

GOOD = clause("classified", "rated", level="good")
TITLE = clause("consecutive_titles", "title", title="ldtt", times=1, ends=[0])
JUDGED = clause("judgement", "judged")
RATED, FAILED, TITLED = rated("good", 2024), rated("failed", 2024), years("ldtt", 2024)


def of(*clauses: dict[str, Any], **more: Any) -> Engine:
    return engine_with(book("ldtt", individual=[branch(*clauses)], **more))


@pytest.mark.parametrize(
    ("told", "judged", "expected"),
    [
        pytest.param(facts(ratings=RATED, awards=TITLED), False, "eligible", id="all met"),
        pytest.param(facts(ratings=RATED), False, "needs_facts", id="one unknown"),
        pytest.param(facts(ratings=RATED), True, "needs_people", id="a judgement is stronger than an unknown"),
        pytest.param(facts(ratings=FAILED), False, "not_eligible", id="one not met is stronger than an unknown"),
        pytest.param(facts(ratings=FAILED), True, "not_eligible", id="one not met is stronger than a judgement"),
        pytest.param(facts(ratings=RATED, awards=TITLED), True, "needs_people", id="all met but the judgement"),
        pytest.param(facts(), False, "needs_facts", id="nothing known is never eligible"),
    ],
)
def test_the_worst_clause_decides(told: dict[str, Any], judged: bool, expected: str) -> None:
    clauses = [GOOD, TITLE, *([JUDGED] if judged else [])]

    assert ask(of(*clauses), "ldtt", told)["outcome"] == expected


def test_an_answer_has_the_shape_of_the_contract() -> None:
    answer = ask(of(GOOD), "ldtt", facts(ratings=RATED), id="q-7", received_on="2024-12-01")

    assert answer == {
        "id": "q-7",
        "award": "ldtt",
        "on": "2024-12-20",
        "received_on": "2024-12-01",
        "year": 2024,
        "basis": "merit",
        "regime": "B1",
        "rulebook": "B1/ldtt@1",
        "outcome": "eligible",
        "clauses": [
            {
                "id": "rated",
                "kind": "classified",
                "outcome": "met",
                "cites": "Luật 06/2022/QH15, Điều 22",
                "reason": "Cần xếp loại hoàn thành tốt nhiệm vụ trở lên năm 2024. "
                "Xếp loại năm 2024: hoàn thành tốt nhiệm vụ.",
                "used": {"ratings": [2024], "levels": {"2024": "good"}},
                "missing": [],
                "title": "Điều kiện.",
                "title_en": "A condition.",
                "confidence": "high",
                "needed": {"ratings": [2024]},
            }
        ],
        "for_the_council": [],
        "earliest": {"year": 2024, "if": []},
        "branch": "merit",
        "branch_vi": "Công trạng.",
        "branch_en": "Merit.",
    }


@pytest.mark.parametrize(
    ("on", "received", "regime"),
    [
        pytest.param("2004-06-30", None, None, id="the day before the first law"),
        pytest.param("2004-07-01", None, "A-2003", id="its first day"),
        pytest.param("2017-09-30", None, "A-ND65", id="the last day of an earlier decree"),
        pytest.param("2017-10-01", None, "A", id="the first day of the next"),
        pytest.param("2023-12-31", None, "A", id="the last day of the earlier law"),
        pytest.param("2024-01-01", None, "B1", id="the first day of the new law"),
        pytest.param("2025-06-30", None, "B1", id="the last day of its first decree"),
        pytest.param("2025-07-01", None, "B2", id="the first day of the second"),
        pytest.param("2026-09-30", None, "B2", id="the last day before the amendment"),
        pytest.param("2026-10-01", None, "B3", id="the first day of the amendment"),
        pytest.param("2025-07-15", "2025-06-30", "B1", id="received before the change, decided after"),
        pytest.param("2025-07-15", "2025-07-01", "B2", id="received on the day of the change"),
    ],
)
def test_the_day_of_receipt_chooses_the_law(on: str, received: str | None, regime: str | None) -> None:
    answer = ask(of(GOOD), "ldtt", facts(ratings=RATED), on=on, received_on=received)

    assert answer["regime"] == regime
    assert (
        api.regime_for(on=date.fromisoformat(on), received_on=date.fromisoformat(received) if received else None)
        == regime
    )


def test_before_the_first_law_nothing_was_in_force() -> None:
    answer = ask(of(GOOD), "ldtt", facts(ratings=RATED), on="2003-12-20")

    assert (answer["outcome"], answer["clauses"], answer["rulebook"]) == ("not_in_force", [], None)


@pytest.mark.parametrize("on", ["2016-12-20", "2026-12-20"])
def test_a_law_that_was_not_read_is_for_people_whatever_the_facts(on: str) -> None:
    answer = ask(of(GOOD), "ldtt", facts(ratings=FAILED), on=on)

    assert answer["outcome"] == "needs_people"
    assert [one["id"] for one in answer["clauses"]] == ["regime-unread"]
    assert "chưa được đọc" in answer["clauses"][0]["reason"]


def test_an_award_whose_standard_is_not_loaded_is_for_people() -> None:
    unread = book("ahld", status="unread")

    for engine in (of(GOOD), engine_with(unread)):
        answer = ask(engine, "ahld", facts())
        assert answer["outcome"] == "needs_people"
        assert "Chưa nạp tiêu chuẩn Anh hùng Lao động" in answer["clauses"][0]["reason"]


def test_an_award_for_the_other_kind_of_subject_is_not_met() -> None:
    answer = ask(of(GOOD), "ldtt", facts("collective"))

    assert answer["outcome"] == "not_eligible"
    assert answer["clauses"][0]["reason"] == "Lao động tiên tiến chỉ tặng cho cá nhân; đối tượng này là tập thể."


@pytest.mark.parametrize(
    ("rating", "titles", "expected"),
    [
        pytest.param("good", TITLED, "eligible", id="met beside a sure clause, it does not grant alone"),
        pytest.param("failed", TITLED, "needs_people", id="it does not refuse"),
        pytest.param("failed", [], "not_eligible", id="the sure clause refuses"),
    ],
)
def test_beside_a_sure_clause_one_of_low_confidence_can_only_ask(rating: str, titles: list, expected: str) -> None:
    low = {**GOOD, "confidence": "low"}
    told = facts(ratings=rated(rating, 2024), awards=titles)

    assert ask(of(low, TITLE), "ldtt", told)["outcome"] == expected


def test_an_alternative_of_low_confidence_does_not_grant() -> None:
    either = clause("any_of", of=[{**GOOD, "confidence": "low"}, TITLE])

    assert ask(of(either), "ldtt", facts(ratings=RATED, awards=[]))["outcome"] == "needs_people"
    assert ask(of(either), "ldtt", facts(ratings=RATED, awards=TITLED))["outcome"] == "eligible"


@pytest.mark.parametrize(("level", "refused"), [("good", "eligible"), ("failed", "not_eligible")])
def test_alone_a_text_of_low_confidence_neither_grants_nor_refuses(level: str, refused: str) -> None:
    told = facts(ratings=rated(level, 2024))
    low = {**GOOD, "confidence": "low"}

    answer = ask(of(low), "ldtt", told)

    assert ask(of(GOOD), "ldtt", told)["outcome"] == refused
    assert answer["outcome"] == "needs_people"
    assert answer["clauses"][0]["confidence"] == "low"
    assert "Văn bản chưa chắc chắn" in answer["clauses"][0]["reason"]


def test_a_clause_that_was_not_read_asks_a_person_even_without_facts() -> None:
    answer = ask(of({**GOOD, "status": "unread"}), "ldtt", facts())

    assert answer["outcome"] == "needs_people"
    assert "chưa được đọc" in answer["clauses"][0]["reason"]


@pytest.mark.parametrize(("on", "expected"), [("2025-02-19", "eligible"), ("2025-02-20", "needs_people")])
def test_a_text_read_only_until_a_day_asks_a_person_from_then_on(on: str, expected: str) -> None:
    until = {**GOOD, "read_until": date(2025, 2, 20)}

    assert ask(of(until), "ldtt", facts(ratings=RATED), on=on, year=2024)["outcome"] == expected


@pytest.mark.parametrize(("on", "expected"), [("2025-02-19", "eligible"), ("2025-02-20", "not_eligible")])
def test_a_clause_counts_from_its_first_day(on: str, expected: str) -> None:
    later = {**GOOD, "in_force_from": date(2025, 2, 20)}
    met = clause("subject_is", "role", field="role", one_of=["staff"])

    told = facts(ratings=FAILED, subject={"role": "staff"})

    assert ask(of(later, met), "ldtt", told, on=on, year=2024)["outcome"] == expected


SUDDEN = branch(clause("achievement", "feat", kinds=["sudden"], scope="unit"), name="sudden", basis="sudden")


def test_without_a_basis_the_best_branch_is_given() -> None:
    two = engine_with(book("ldtt", individual=[branch(GOOD, TITLE), SUDDEN]))
    feat = [{"kind": "sudden", "scope": "unit", "year": 2024}]

    by_feat = ask(two, "ldtt", facts(ratings=FAILED, awards=[], achievements=feat))
    by_merit = ask(two, "ldtt", facts(ratings=RATED, awards=TITLED, achievements=[]))
    asked = ask(two, "ldtt", facts(ratings=FAILED, awards=[], achievements=feat), basis="merit")

    assert (by_feat["outcome"], by_feat["branch"], by_feat["basis"]) == ("eligible", "sudden", "sudden")
    assert (by_merit["outcome"], by_merit["branch"], by_merit["basis"]) == ("eligible", "merit", "merit")
    assert (asked["outcome"], asked["branch"]) == ("not_eligible", "merit")


def test_of_two_refused_branches_the_nearer_one_is_shown() -> None:
    two = engine_with(book("ldtt", individual=[branch(GOOD, TITLE), branch(TITLE, name="titles")]))

    answer = ask(two, "ldtt", facts(ratings=FAILED, awards=[]))

    assert (answer["outcome"], answer["branch"]) == ("not_eligible", "titles")


def test_a_feat_that_nobody_recorded_is_not_named_as_the_reason_before_the_usual_standard() -> None:
    two = engine_with(book("ldtt", individual=[SUDDEN, branch(GOOD, TITLE)]))

    answer = ask(two, "ldtt", facts(ratings=FAILED, awards=[], achievements=[]))

    assert (answer["outcome"], answer["branch"]) == ("not_eligible", "merit")


def test_alternatives_that_are_all_feats_weigh_as_a_feat() -> None:
    feat = clause("achievement", "feat", kinds=["sudden"], scope="ministry")
    prize = clause("achievement", "prize", kinds=["prize"], scope="region")
    either = branch(clause("any_of", "either", of=[feat, prize]), name="feats")
    two = engine_with(book("ldtt", individual=[either, branch(GOOD, TITLE)]))

    answer = ask(two, "ldtt", facts(ratings=FAILED, awards=[], achievements=[]))

    assert answer["branch"] == "merit"


def test_the_way_to_the_award_is_not_a_feat_while_another_is_open() -> None:
    two = engine_with(book("ldtt", individual=[branch(GOOD, TITLE), SUDDEN]))
    feats_only = engine_with(book("ldtt", individual=[SUDDEN]))
    told = facts(ratings=FAILED, awards=[], achievements=[])

    assert not any(step.startswith("achievement:") for step in ask(two, "ldtt", told)["earliest"]["if"])
    assert ask(feats_only, "ldtt", told)["earliest"]["if"] == ["achievement:sudden 2025"]


def test_a_branch_for_other_people_is_not_named_as_the_reason() -> None:
    farmer = clause("subject_is", "farmer", field="role", one_of=["farmer"])
    enterprise = clause("subject_is", "enterprise", field="sector", one_of=["enterprise"])
    two = engine_with(
        book("ldtt", individual=[branch(farmer, enterprise, JUDGED, name="others"), branch(GOOD, TITLE, name="staff")])
    )
    told = facts(ratings=FAILED, awards=[], subject={"role": "staff", "sector": "state"})

    answer = ask(two, "ldtt", told)

    assert (answer["outcome"], answer["branch"]) == ("not_eligible", "staff")


def test_a_basis_that_the_loaded_standard_does_not_know_is_for_people() -> None:
    answer = ask(of(GOOD), "ldtt", facts(ratings=RATED), basis="foreign")

    assert (answer["outcome"], answer["basis"]) == ("needs_people", "foreign")


def test_points_of_the_council_are_listed_and_change_nothing() -> None:
    note = {
        "id": "exemplary",
        "cite": "L22 22",
        "confidence": "high",
        "sources": ["L22-II"],
        "vi": "Tiêu biểu.",
        "en": "X.",
    }
    one = engine_with(book("ldtt", individual={"branches": [branch(GOOD)], "council": [note]}))

    answer = ask(one, "ldtt", facts(ratings=RATED))

    assert answer["outcome"] == "eligible"
    assert [(point["id"], point["reason"]) for point in answer["for_the_council"]] == [("exemplary", "Tiêu biểu.")]


def test_a_change_of_law_between_receipt_and_decision_is_shown() -> None:
    answer = ask(of(GOOD), "ldtt", facts(ratings=RATED), on="2025-07-15", received_on="2025-06-30", year=2024)

    assert [point["id"] for point in answer["for_the_council"]] == ["date-received"]


def test_what_all_awards_share_comes_first() -> None:
    shared = engine_with(book("ldtt", individual=[branch(GOOD)]), with_bars=True)
    answer = ask(shared, "ldtt", facts(ratings=RATED, holds=[], discipline=[]))

    assert [one["id"] for one in answer["clauses"]] == ["nothing-pending", "discipline-served", "rated"]


THREE = clause("consecutive_titles", "three", title="cstd-co-so", times=3, ends=[0, -1])
MINISTRY = clause("initiatives_at_least", "initiative", count=1, scope="ministry", years=3)


def outlook(told: dict[str, Any], *clauses: dict[str, Any], **more: Any) -> Any:
    return ask(of(*clauses), "ldtt", told, **more)["earliest"]


def test_the_earliest_year_names_what_must_happen_until_then() -> None:
    told = facts(awards=years("cstd-co-so", 2022, 2024), initiatives=[])

    assert outlook(told, THREE, MINISTRY) == {
        "year": 2026,
        "if": ["cstd-co-so 2025", "cstd-co-so 2026", "initiative:ministry 2026"],
    }


def test_titles_already_held_bring_the_year_nearer() -> None:
    assert outlook(facts(awards=years("cstd-co-so", 2023, 2024)), THREE) == {"year": 2025, "if": ["cstd-co-so 2025"]}


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        pytest.param(facts(ratings=RATED), {"year": 2024, "if": []}, id="eligible now"),
        pytest.param(facts(), {"year": 2024, "if": ["ratings 2024"]}, id="this year, if the missing fact is so"),
        pytest.param(facts(ratings=FAILED), {"year": 2025, "if": ["rating:good 2025"]}, id="next year"),
        pytest.param(
            facts(ratings=FAILED, subject={"retires_on": "2025-03-01"}),
            {"year": 2025, "if": ["rating:good 2025"]},
            id="the year of retirement still counts",
        ),
        pytest.param(facts(ratings=FAILED, subject={"retires_on": "2024-12-31"}), None, id="no year is left"),
        pytest.param(facts(ratings=FAILED, subject={"died_on": "2024-12-01"}), None, id="nor for one who died"),
    ],
)
def test_the_outlook_begins_this_year_where_nothing_is_against_it(told: dict[str, Any], expected: Any) -> None:
    assert outlook(told, GOOD) == expected


def test_what_a_person_must_judge_stands_in_the_outlook() -> None:
    assert outlook(facts(ratings=RATED), GOOD, JUDGED) == {"year": 2024, "if": ["judgement:judged"]}


def test_a_running_measure_pushes_the_year_out() -> None:
    told = facts(discipline=[{"form": "warning", "decided_on": "2024-06-01", "until": "2026-12-25"}])

    assert outlook(told, clause("discipline_over")) == {"year": 2027, "if": []}


def test_the_shorter_of_two_alternatives_is_planned() -> None:
    either = clause("any_of", of=[THREE, GOOD])

    assert outlook(facts(awards=[], ratings=FAILED), either) == {"year": 2025, "if": ["rating:good 2025"]}


def test_many_subjects_of_both_kinds_get_the_single_answers() -> None:
    engine = engine_with(
        book("ldtt", individual=[branch(GOOD, TITLE), SUDDEN]),
        book("ttldtt", collective=[branch(clause("member_share", "share", of="ldtt", percent=70))]),
    )
    told = [
        facts(ratings=RATED, awards=TITLED, subject={"id": "a"}),
        facts(ratings=FAILED, subject={"id": "b"}),
        facts(subject={"id": "c"}),
        facts("collective", collective=[{"year": 2024, "headcount": 10, "ldtt": 7}], subject={"id": "d"}),
    ]
    questions = questions_of(["ldtt", "ttldtt", "ahld"], on=DECEMBER, received_on=None, year=None)
    subjects = [parse_subject(one) for one in told]

    many = engine.many(questions, subjects)

    for subject in subjects:
        for question in questions:
            single = engine.answer(question, subject)
            short = many[subject.id][question.award]
            assert short["outcome"] == single["outcome"]
            assert short.get("branch") == single.get("branch")
            assert short["clauses"] == [one for one in single["clauses"] if one["outcome"] != "met"]
