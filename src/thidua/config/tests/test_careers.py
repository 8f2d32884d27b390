"""The invented years follow the law of the day: nobody in the example holds what the law of that year did not allow."""

from __future__ import annotations

import pytest

from thidua.config.example.careers import GOOD, LAST_YEAR, YEARS, Setting, Story, tell

HISTORY = range(YEARS[0] + 2, LAST_YEAR)


def story_of(**changes: object) -> Story:
    values = {
        "code": "VEAM", "enterprise": True, "collectives": 8, "decided_2025": 0.5, "lost": (), "rated_2025": True,
        "ministry_until": 2024,
    }  # fmt: skip
    return tell(Setting(**{**values, **changes}), 300)  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def story() -> Story:
    return story_of()


def test_the_same_unit_of_the_same_size_has_the_same_story(story: Story):
    assert story_of() == story


def test_another_unit_has_another_story(story: Story):
    assert story_of(code="MIE") != story


@pytest.mark.parametrize("year", YEARS)
def test_cstd_co_so_is_at_most_fifteen_percent_of_the_progressive_workers(story: Story, year: int):
    progressive = sum(year in life.years_of("ldtt") for life in story.lives)
    fighters = sum(year in life.years_of("cstd-co-so") for life in story.lives)

    assert 0 < fighters * 100 <= progressive * 15


def test_only_a_year_known_as_good_or_better_gives_ldtt(story: Story):
    wrong = [
        (life.levels[year], year)
        for life in story.lives
        for year in life.years_of("ldtt")
        if life.levels.get(year, "good") not in GOOD  # a level that was lost later was good once
    ]

    assert wrong == []


def test_cstd_co_so_is_always_a_progressive_worker_of_that_year(story: Story):
    assert all(life.years_of("cstd-co-so") <= life.years_of("ldtt") for life in story.lives)


def test_before_2024_cstd_co_so_needs_an_initiative_of_the_year(story: Story):
    assert all(life.ideas.get(year) for life in story.lives for year in life.years_of("cstd-co-so") if year < 2024)


def test_cstd_bo_stands_on_three_consecutive_years_and_a_ministry_wide_initiative(story: Story):
    holders = [(life, year) for life in story.lives for year in life.years_of("cstd-bo")]

    assert holders
    for life, year in holders:
        assert {year - 2, year - 1, year} <= life.years_of("cstd-co-so")
        assert any(idea.scope == "ministry" for idea in life.ideas[year])


def test_an_initiative_is_used_once_by_each_author(story: Story):
    for idea in story.ideas:
        users = [user for user, _, _ in idea.uses]
        assert len(users) == len(set(users))
        assert set(users) <= set(idea.authors)


def test_titles_of_2025_stand_only_where_the_unit_decided_them(story: Story):
    decided = {life.home for life in story.lives if LAST_YEAR in life.years_of("ldtt")}

    assert decided == {4, 5, 6, 7}


def test_real_lists_have_gaps(story: Story):
    there = sum(life.works_in(year) for life in story.lives for year in YEARS)
    rated = sum(len(life.levels) for life in story.lives)
    titles = [title for life in story.lives for title in life.titles]

    assert 0.95 < rated / there < 1
    assert any(title.provisional for title in titles)
    assert {len(title.decided_on) for title in titles} == {4, 7, 10}


def test_a_lost_year_is_lost_for_everybody():
    assert not any(2018 in life.levels for life in story_of(lost=(2018,)).lives)


def test_a_unit_not_rated_yet_has_no_level_of_2025():
    assert not any(LAST_YEAR in life.levels for life in story_of(rated_2025=False).lives)
