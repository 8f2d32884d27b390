"""What `earliest` promises is kept: with its steps added, asking again in its year, nothing stands in the way."""

from __future__ import annotations

import copy
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from hypothesis import assume, event, given, settings
from hypothesis import strategies as st

from thidua.law.question import parse_question
from thidua.law.tests.lawmaker import book, branch, clause, engine_with, facts, rated, years

GOOD = clause("classified", "good", level="good", years=2)
RULES = {
    "ldtt": [branch(clause("classified", "rated", level="good"), clause("service_months", "months", at_least=10))],
    "cstd-co-so": [
        branch(
            clause("titles_within", "title", title="ldtt", times=1, years=1),
            clause("initiatives_at_least", "initiative", count=2, scope="grassroots", years=2),
        ),
        branch(GOOD, clause("titles_within", "title", title="ldtt", times=2, years=3), name="other"),
    ],
    "cstd-bo": [branch(clause("consecutive_titles", "run", title="cstd-co-so", times=3, ends=[0, -1]))],
    "cstd-toan-quoc": [branch(clause("titles_spaced", "spaced", title="cstd-bo", times=2, every=3))],
    "bang-khen-thu-tuong": [
        branch(
            clause("prior_award", "prior", award="cstd-bo", years_before=2),
            clause("years_rated", "rated", level="excellent", times=2, years=3),
        )
    ],
}
BOTH = ("bang-khen-thu-tuong",)
ENGINE = engine_with(
    *(book(award, individual=ways, **({"collective": ways} if award in BOTH else {})) for award, ways in RULES.items())
)
TITLES = ("ldtt", "cstd-co-so", "cstd-bo")
PAST = st.integers(2019, 2024)
NOW = 2024


@st.composite
def people(draw: Any) -> dict[str, Any]:
    """Somebody of whom everything up to 2024 is known."""
    levels = draw(st.lists(st.sampled_from(["failed", "good", "excellent"]), min_size=6, max_size=6))
    held = draw(st.sets(st.tuples(st.sampled_from(TITLES), PAST), max_size=8))
    return facts(
        subject={"role": "staff", "retires_on": draw(st.sampled_from([None, None, "2030-06-01"]))},
        ratings=[{"year": 2019 + place, "level": level} for place, level in enumerate(levels)],
        service=[{"year": year, "months": 12, "absences": []} for year in range(2019, 2025)],
        awards=[row for award, year in sorted(held) for row in years(award, year)],
        initiatives=draw(
            st.lists(
                st.fixed_dictionaries(
                    {"year": PAST, "scope": st.sampled_from(["grassroots", "ministry"]), "used_for": st.just([])}
                ),
                max_size=3,
            )
        ),
        discipline=[],
        holds=[],
    )


def answer(award: str, told: Mapping[str, Any], year: int) -> dict[str, Any]:
    question, subject = parse_question({"award": award, "on": f"{year}-12-20", "year": year, "facts": told})
    # The rules asked about are those of today, as `earliest` says: the regime of the first question.
    return ENGINE.answer(replace(question, received_on=date(NOW, 12, 20)), subject)


def with_steps(told: Mapping[str, Any], steps: list[str], until: int) -> dict[str, Any]:
    """The facts once everything that was named has come true."""
    later = copy.deepcopy(dict(told))
    for step in steps:
        name, _, when = step.rpartition(" ")
        year = int(when)
        kind, _, what = name.partition(":")
        if kind == "rating":
            later["ratings"] += rated(what, year)
        elif kind == "initiative":
            later["initiatives"].append({"year": year, "scope": what, "used_for": []})
        elif kind == "service":
            later["service"].append({"year": year, "months": int(what), "absences": []})
        else:
            later["awards"] += years(name, year)
    best: dict[int, str] = {}
    order = ("failed", "completed", "good", "excellent")
    for row in later["ratings"]:
        best[row["year"]] = max(best.get(row["year"], "failed"), row["level"], key=order.index)
    later["ratings"] = [{"year": year, "level": level} for year, level in best.items()]
    later["service"] = list({row["year"]: row for row in later["service"]}.values())
    return later


@settings(deadline=None, max_examples=150)
@given(told=people(), award=st.sampled_from(sorted(RULES)))
def test_with_the_named_steps_the_award_is_within_reach_in_the_named_year(told: dict[str, Any], award: str) -> None:
    first = answer(award, told, NOW)
    assume(first["outcome"] == "not_eligible")
    earliest = first["earliest"]
    event(f"{award}: {'a way' if earliest else 'no way'}")
    if earliest is None:
        return

    assert earliest["year"] > NOW
    # Everything up to now is known, so only years to come can be asked for.
    assert all(int(step.rpartition(" ")[2]) > NOW for step in earliest["if"])
    later = answer(award, with_steps(told, earliest["if"], earliest["year"]), earliest["year"])

    assert later["outcome"] == "eligible", (earliest, later["clauses"])


@settings(deadline=None, max_examples=100)
@given(told=people(), award=st.sampled_from(sorted(RULES)))
def test_every_step_is_needed(told: dict[str, Any], award: str) -> None:
    first = answer(award, told, NOW)
    assume(first["outcome"] == "not_eligible" and first["earliest"] and first["earliest"]["if"])
    earliest = first["earliest"]

    for place in range(len(earliest["if"])):
        fewer = earliest["if"][:place] + earliest["if"][place + 1 :]
        outcome = answer(award, with_steps(told, fewer, earliest["year"]), earliest["year"])["outcome"]
        assert outcome != "eligible", (earliest, earliest["if"][place])


def at_best(told: Mapping[str, Any], award: str, until: int) -> dict[str, Any]:
    """The facts if everything turns out as well as it can until a year: each other title from its own earliest year."""
    later = copy.deepcopy(dict(told))
    for year in range(NOW + 1, until + 1):
        later["ratings"].append({"year": year, "level": "excellent"})
        later["service"].append({"year": year, "months": 12, "absences": []})
        later["initiatives"] += [{"year": year, "scope": "national", "used_for": []}] * 3
    for title in TITLES:
        if title == award:
            continue
        first = answer(title, told, NOW)["earliest"]
        if first:
            later["awards"] += years(title, *range(max(first["year"], NOW + 1), until + 1))
    return later


@settings(deadline=None, max_examples=100)
@given(told=people(), award=st.sampled_from(sorted(RULES)))
def test_no_earlier_year_would_do_even_at_best(told: dict[str, Any], award: str) -> None:
    first = answer(award, told, NOW)
    assume(first["outcome"] == "not_eligible" and first["earliest"])

    for year in range(NOW + 1, first["earliest"]["year"]):
        assert answer(award, at_best(told, award, year), year)["outcome"] != "eligible", (first["earliest"], year)


@settings(deadline=None, max_examples=60)
@given(told=people(), award=st.sampled_from(sorted(RULES)))
def test_nobody_is_promised_a_year_after_leaving(told: dict[str, Any], award: str) -> None:
    found = answer(award, told, NOW)["earliest"]

    if found and told["subject"]["retires_on"]:
        assert found["year"] <= 2030
