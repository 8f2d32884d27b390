"""The earliest year is worked out along every award that another rests on."""

from __future__ import annotations

from datetime import date
from typing import Any

from thidua.law.api import check, check_all
from thidua.law.tests.lawmaker import ask, book, branch, clause, engine_with, facts, rated, years

RUN = clause("consecutive_titles", "run", title="cstd-co-so", times=3, ends=[0])
TWICE = clause("titles_spaced", "twice", title="cstd-bo", times=2, every=3)
ENGINE = engine_with(
    book("cstd-co-so", individual=[branch(clause("classified", "rated", level="excellent"))]),
    book("cstd-bo", individual=[branch(RUN)]),
    book("cstd-toan-quoc", individual=[branch(TWICE)]),
)


def told(*awards: Any, **lists: Any) -> dict[str, Any]:
    return facts(awards=list(awards), ratings=rated("good", 2024), **lists)


def test_a_title_that_rests_on_another_waits_for_it() -> None:
    ministry = ask(ENGINE, "cstd-bo", told())["earliest"]
    national = ask(ENGINE, "cstd-toan-quoc", told())["earliest"]

    assert ministry == {"year": 2027, "if": ["cstd-co-so 2025", "cstd-co-so 2026", "cstd-co-so 2027"]}
    assert national == {"year": 2030, "if": ["cstd-bo 2027", "cstd-bo 2030"]}


def test_titles_already_held_bring_the_year_nearer() -> None:
    held = years("cstd-co-so", 2023, 2024)

    assert ask(ENGINE, "cstd-bo", told(*held))["earliest"]["year"] == 2025
    assert ask(ENGINE, "cstd-toan-quoc", told(*held))["earliest"]["year"] == 2028


def test_several_initiatives_of_one_clause_are_several_steps() -> None:
    three = clause("initiatives_at_least", "three", count=3, scope="ministry", years=5)
    engine = engine_with(book("cstd-bo", individual=[branch(three)]))

    earliest = ask(engine, "cstd-bo", facts(initiatives=[]))["earliest"]

    assert earliest == {"year": 2025, "if": ["initiative:ministry 2025"] * 3}


def test_an_award_that_asks_for_itself_comes_to_an_end() -> None:
    again = clause("prior_award", "again", award="cstd-bo", years_before=2)
    engine = engine_with(book("cstd-bo", individual=[branch(again)]))

    answer = ask(engine, "cstd-bo", facts(awards=years("cstd-bo", 2023)))

    assert answer["earliest"] == {"year": 2025, "if": []}


def test_one_award_asked_alone_and_among_all_has_the_same_earliest_year() -> None:
    one = {
        "version": 1,
        "subject": {"id": "s", "kind": "individual", "role": "staff", "sex": "female"},
        "ratings": rated("good", *range(2018, 2025)),
        "awards": years("ldtt", *range(2018, 2025)),
        **{name: [] for name in ("initiatives", "discipline", "holds", "achievements", "movements", "posts", "study")},
    }
    together = {answer["award"]: answer["earliest"] for answer in check_all(one, on=date(2024, 12, 20))}

    for award in ("cstd-bo", "cstd-toan-quoc", "bang-khen-bo", "hcld-3"):
        assert check({"award": award, "on": "2024-12-20", "facts": one})["earliest"] == together[award]
    assert together["cstd-toan-quoc"]["year"] >= together["cstd-bo"]["year"] + 3
