"""Votes, ceilings and bonuses as whole numbers, and what is said where the law does not say or was not read."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from thidua import law
from thidua.law import figures
from thidua.law.engine import Engine
from thidua.law.tests.lawmaker import SURE, book, branch, clause, engine_with

SOURCE = {key: SURE[key] for key in ("cite", "confidence", "sources")}
VOTE = {"base": "all_members", "ballot": "secret", "council_vi": "Hội đồng", "council_en": "council", **SOURCE}
GOOD = branch(clause("classified", level="good"))
DAY = date(2024, 12, 20)


@pytest.fixture
def engine() -> Engine:
    return engine_with(
        book(
            "cstd-co-so",
            individual=[GOOD],
            vote={"percent": 80, **VOTE},
            ceiling={"percent": 15, "of": "LĐTT", "rounding": "down", "rounding_note": "…", **SOURCE},
            bonus=[{"kind": "individual", "times": 0.3, **SOURCE}],
            authority={"decides_vi": "Thủ trưởng", "decides_en": "Head", **SOURCE},
            dossier=[
                {"id": "report", "vi": "Báo cáo", "en": "Report", **SOURCE},
                {"id": "feat", "vi": "Xác nhận", "en": "Proof", "bases": ["sudden"], **SOURCE},
            ],
        ),
        book("ldtt", individual=[GOOD]),
        book("ahld", status="unread", vote={"percent": 90, **VOTE}),
    )


@pytest.mark.parametrize(
    ("award", "members", "needed"),
    [("ahld", 18, 17), ("ahld", 20, 18), ("ahld", 10, 9), ("ahld", 11, 10), ("ahld", 0, 0), ("cstd-co-so", 15, 12)],
)
def test_votes_needed_are_the_least_whole_number(engine: Engine, award: str, members: int, needed: int) -> None:
    answer = figures.threshold(engine, award, DAY, members)

    assert answer["votes_needed"] == needed
    assert needed * 100 >= answer["percent"] * members > (needed - 1) * 100 or members == 0
    assert (answer["regime"], answer["base"]) == ("B1", "all_members")
    assert answer["cites"] == "Luật 06/2022/QH15, Điều 22"


@pytest.mark.parametrize(("of", "at_most"), [(40, 6), (39, 5), (46, 6), (47, 7), (6, 0), (7, 1), (0, 0)])
def test_a_ceiling_rounds_down(engine: Engine, of: int, at_most: int) -> None:
    answer = figures.ceiling(engine, "cstd-co-so", DAY, of)

    assert (answer["at_most"], answer["percent"], answer["rounding"], answer["of"]) == (at_most, 15, "down", of)


def test_a_law_without_a_ceiling_says_so_and_one_not_read_asks_people(engine: Engine) -> None:
    none = figures.ceiling(engine, "ldtt", DAY, 40)
    unread = figures.ceiling(engine, "ahld", DAY, 40)
    unknown = figures.ceiling(engine, "ldtt", date(2026, 12, 20), 40)

    assert (none["at_most"], "outcome" in none) == (None, False)
    assert (unread["at_most"], unread["outcome"]) == (None, "needs_people")
    assert (unknown["at_most"], unknown["regime"], unknown["outcome"]) == (None, "B3", "needs_people")


def test_a_share_of_votes_that_was_not_read_asks_people(engine: Engine) -> None:
    answer = figures.threshold(engine, "ldtt", DAY, 9)

    assert (answer["votes_needed"], answer["outcome"]) == (None, "needs_people")


@pytest.mark.parametrize(
    ("on", "base", "amount"),
    [
        pytest.param(date(2024, 6, 30), 1_800_000, 540_000, id="the day before the base salary rose"),
        pytest.param(date(2024, 7, 1), 2_340_000, 710_000, id="the day it rose: 702 000 rounded up"),
    ],
)
def test_a_bonus_takes_the_base_salary_of_the_day_and_rounds_up(
    engine: Engine, on: date, base: int, amount: int
) -> None:
    answer = figures.bonus(engine, "cstd-co-so", "individual", on)

    assert (answer["base_salary_vnd"], answer["times"], answer["amount_vnd"]) == (base, 0.3, amount)


@pytest.mark.parametrize(
    ("award", "kind"), [("cstd-co-so", "collective"), ("ldtt", "individual"), ("hcld-1", "individual")]
)
def test_a_bonus_that_was_not_read_has_no_amount(engine: Engine, award: str, kind: str) -> None:
    answer = figures.bonus(engine, award, kind, DAY)

    assert (answer["amount_vnd"], answer["outcome"]) == (None, "needs_people")


def test_before_the_first_law_there_is_neither_vote_nor_bonus(engine: Engine) -> None:
    day = date(2000, 1, 1)
    answers: list[dict[str, Any]] = [
        figures.threshold(engine, "ldtt", day, 9),
        figures.ceiling(engine, "ldtt", day, 9),
        figures.bonus(engine, "ldtt", "individual", day),
        figures.authority(engine, "ldtt", day),
    ]

    assert [(one["regime"], one["outcome"]) for one in answers] == [(None, "not_in_force")] * 4
    assert figures.revocation_grounds(engine, day) == []
    assert figures.dossier_papers(engine, "ldtt", day, None) == []


def test_papers_follow_the_basis(engine: Engine) -> None:
    def papers(basis: str | None) -> list[str]:
        return [one["id"] for one in figures.dossier_papers(engine, "cstd-co-so", DAY, basis)]

    assert papers("merit") == ["report"]
    assert papers("sudden") == ["report", "feat"]
    assert papers(None) == ["report", "feat"]


def test_authority_and_grounds_carry_their_articles(engine: Engine) -> None:
    found = figures.authority(engine, "cstd-co-so", DAY)

    assert (found["decides"], found["proposes"], found["cites"]) == ("Thủ trưởng", None, "Luật 06/2022/QH15, Điều 22")
    assert [one["id"] for one in figures.revocation_grounds(engine, DAY)] == [
        "false-declaration",
        "false-papers",
        "unlawful-consideration",
        "standard-no-longer-met",
    ]


def test_the_procedure_names_time_limits_with_their_articles() -> None:
    rules = {rule.id: rule for rule in law.procedure(date(2024, 6, 1), part="deadline", award="cstd-toan-quoc")}

    assert rules["national-title-submitted"].by == "12-31"
    assert rules["state-appraisal"].working_days == 20
    assert "government-flag-submitted" not in rules
    assert all(rule.cites for rule in rules.values())


def test_what_was_not_read_of_a_later_decree_is_marked_so() -> None:
    found = law.procedure(date(2026, 1, 10), part="deadline")

    assert [rule.confidence for rule in found] == ["low"]


def test_nothing_is_said_before_the_first_law_or_of_an_unread_one() -> None:
    assert law.procedure(date(1999, 1, 1)) == []
    assert law.procedure(date(2027, 1, 1)) == []
