"""Ratings and titles over the years, either side of each edge."""

from __future__ import annotations

import pytest

from thidua.law.tests.lawmaker import ask, book, branch, came_to, clause, engine_with, facts, rated, years

GOOD = clause("classified", level="good")
THREE = clause("consecutive_titles", title="cstd-co-so", times=3, ends=[0, -1])


@pytest.mark.parametrize(
    ("level", "expected"),
    [
        pytest.param("excellent", "met", id="better than asked is enough"),
        pytest.param("good", "met", id="exactly the level is enough"),
        pytest.param("completed", "not_met", id="one below is not"),
        pytest.param("failed", "not_met", id="the lowest is not"),
    ],
)
def test_the_rating_of_the_award_year_decides(level: str, expected: str) -> None:
    found = came_to(GOOD, facts(ratings=rated(level, 2024)))

    assert found["outcome"] == expected


def test_a_year_without_a_rating_is_unknown_and_named() -> None:
    found = came_to(GOOD, facts(ratings=rated("good", 2023)))

    assert (found["outcome"], found["missing"]) == ("unknown", ["ratings 2024"])
    assert found["reason"] == "Cần xếp loại hoàn thành tốt nhiệm vụ trở lên năm 2024. Chưa có xếp loại năm 2024."


def test_ratings_over_years_name_those_there_failed_and_unknown() -> None:
    two = clause("classified", level="good", years=3)

    found = came_to(two, facts(ratings=[*rated("good", 2024), *rated("failed", 2023)]))

    assert found["outcome"] == "not_met"
    assert found["used"]["ratings"] == [2024]
    assert found["needed"] == {"ratings": [2022, 2023, 2024]}
    assert "Không đạt: 2023." in found["reason"]
    assert "Chưa có xếp loại: 2022." in found["reason"]


@pytest.mark.parametrize(("titles", "expected"), [((2023,), "met"), ((2022,), "not_met")])
def test_a_title_may_stand_for_the_rating_of_its_year(titles: tuple[int, ...], expected: str) -> None:
    both = clause("classified", level="excellent", years=2, or_title="cstd-co-so")
    told = facts(ratings=[*rated("excellent", 2024), *rated("good", 2023)], awards=years("cstd-co-so", *titles))

    assert came_to(both, told)["outcome"] == expected


def test_a_collective_may_bring_its_rating_with_its_figures() -> None:
    told = facts("collective", collective=[{"year": 2024, "rating": "good"}])

    assert came_to(GOOD, told)["outcome"] == "met"


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        pytest.param((2022, 2023, 2024), "met", id="three years that end with the award year"),
        pytest.param((2021, 2022, 2023), "met", id="three years that end the year before"),
        pytest.param((2020, 2021, 2022), "not_met", id="three years that ended earlier"),
        pytest.param((2022, 2024), "not_met", id="a gap breaks the run"),
        pytest.param((2021, 2022, 2024), "not_met", id="three titles that are not consecutive"),
        pytest.param((), "not_met", id="none at all"),
    ],
)
def test_consecutive_titles_need_every_year_of_a_run(given: tuple[int, ...], expected: str) -> None:
    assert came_to(THREE, facts(awards=years("cstd-co-so", *given)))["outcome"] == expected


def test_the_reason_names_the_years_there_and_the_year_missing() -> None:
    found = came_to(THREE, facts(awards=years("cstd-co-so", 2022, 2024)))

    assert found["reason"] == (
        "Cần danh hiệu Chiến sĩ thi đua cơ sở 03 năm liên tục (2022, 2023, 2024). Đã có: 2022, 2024. Còn thiếu: 2023."
    )
    assert found["used"] == {"cstd-co-so": [2022, 2024]}
    assert found["needed"] == {"cstd-co-so": [2022, 2023, 2024]}
    assert found["missing"] == []


def test_a_list_of_awards_that_may_be_incomplete_leaves_the_gap_unknown() -> None:
    found = came_to(THREE, facts(awards=years("cstd-co-so", 2022, 2024), partial=["awards"]))

    assert (found["outcome"], found["missing"]) == ("unknown", ["cstd-co-so 2023"])


def test_awards_left_out_are_unknown_and_an_empty_list_is_none() -> None:
    assert came_to(THREE, facts())["outcome"] == "unknown"
    assert came_to(THREE, facts(awards=[]))["outcome"] == "not_met"


def test_a_title_decided_after_the_day_does_not_count_yet() -> None:
    told = facts(awards=years("cstd-co-so", 2022, 2023, 2024))

    assert came_to(THREE, told, on="2024-12-20")["outcome"] == "met"
    assert came_to(THREE, told, on="2024-12-19", year=2025)["outcome"] == "not_met"


STANDARDS = (
    book("ldtt", individual=[branch(clause("classified", "rated", level="good"))]),
    book("cstd-co-so", individual=[branch(clause("holds_this_year", "ldtt", title="ldtt"))]),
)


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        pytest.param(facts(awards=years("ldtt", 2024)), "eligible", id="the title of the year is there"),
        pytest.param(facts(awards=[], ratings=rated("good", 2024)), "eligible", id="its standard is met"),
        pytest.param(facts(awards=[], ratings=rated("failed", 2024)), "not_eligible", id="neither"),
        pytest.param(facts(awards=[]), "needs_facts", id="the standard cannot be told"),
        pytest.param(facts(ratings=rated("failed", 2024)), "needs_facts", id="the title may be there already"),
        pytest.param(facts(awards=years("ldtt", 2023), ratings=[]), "needs_facts", id="last year's title is not it"),
    ],
)
def test_a_title_of_the_year_is_held_or_its_standard_is_met(told: dict, expected: str) -> None:
    assert ask(engine_with(*STANDARDS), "cstd-co-so", told)["outcome"] == expected


def test_the_missing_facts_of_the_inner_standard_are_named() -> None:
    (found,) = ask(engine_with(*STANDARDS), "cstd-co-so", facts())["clauses"]

    assert found["missing"] == ["ldtt 2024", "ratings 2024"]


def test_a_standard_that_was_not_loaded_is_for_a_person() -> None:
    alone = engine_with(STANDARDS[1])

    assert ask(alone, "cstd-co-so", facts(awards=[]))["outcome"] == "needs_people"
    assert ask(alone, "cstd-co-so", facts(awards=years("ldtt", 2024)))["outcome"] == "eligible"


def test_one_of_several_branches_of_the_inner_standard_is_enough() -> None:
    two = book(
        "ldtt",
        individual=[
            branch(clause("classified", "rated", level="good")),
            branch(clause("subject_is", "farmer", field="role", one_of=["farmer"]), name="farmers"),
        ],
    )
    told = facts(awards=[], ratings=rated("failed", 2024), subject={"role": "farmer"})
    staff = facts(awards=[], ratings=rated("failed", 2024), subject={"role": "staff"})

    assert ask(engine_with(two, STANDARDS[1]), "cstd-co-so", told)["outcome"] == "eligible"
    assert ask(engine_with(two, STANDARDS[1]), "cstd-co-so", staff)["outcome"] == "not_eligible"
