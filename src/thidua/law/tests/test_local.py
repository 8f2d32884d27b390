"""Local documents laid over the law: they tighten, say where it stands, and are refused where they would loosen."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from thidua.law import figures
from thidua.law.engine import Engine
from thidua.law.loading import the_law
from thidua.law.local import LocalRules, read_local, with_local
from thidua.law.question import parse_question
from thidua.law.strict import RulebookError
from thidua.law.tests.lawmaker import facts

# Openly synthetic: no ministry or unit says so.
TEXT = """
vi: "Quyết định 12/QĐ-MẪU về Quy chế thi đua (mẫu)"
en: "Decision 12/QĐ-MẪU, emulation regulation (sample)"
from: 2024-03-01
until: 2026-01-01
rules:
  - award: bang-khen-bo
    kind: individual
    regimes: [B1]
    bases: [merit]
    settles: [local-detail]
    clauses:
      - id: initiative-of-the-unit
        kind: initiatives_at_least
        params: {count: 1, scope: grassroots, years: 2}
        cite: "5.2"
        vi: "Có ít nhất 01 sáng kiến cấp cơ sở trong 02 năm."
        en: "At least one initiative of the unit within two years."
  - award: cstd-co-so
    kind: individual
    regimes: [A]
    ceiling:
      percent: 10
      of: "số Lao động tiên tiến của đơn vị"
      rounding: down
      rounding_note: "Làm tròn xuống."
      cite: 7
"""


def changed(old: str, new: str) -> str:
    assert old in TEXT
    return TEXT.replace(old, new, 1)


@pytest.fixture(scope="module")
def rules() -> LocalRules:
    return read_local(TEXT, the_law())


def answer(law: Any, **lists: Any) -> dict[str, Any]:
    told = facts(
        ratings=[{"year": year, "level": "excellent"} for year in (2023, 2024)],
        awards=[{"award": "cstd-co-so", "year": year} for year in (2023, 2024)],
        discipline=[],
        holds=[],
        **lists,
    )
    question = {"award": "bang-khen-bo", "on": "2024-12-20", "basis": "merit", "local_rules": "unseen", "facts": told}
    return Engine(law).answer(*parse_question(question))


def clause(told: dict[str, Any], name: str) -> dict[str, Any]:
    return next(one for one in told["clauses"] if one["id"] == name)


def test_its_condition_is_asked_and_cites_the_document(rules: LocalRules) -> None:
    told = answer(with_local(the_law(), [rules]), initiatives=[])

    found = clause(told, "initiative-of-the-unit")
    assert (told["outcome"], found["outcome"]) == ("not_eligible", "not_met")
    assert found["cites"] == "Quyết định 12/QĐ-MẪU về Quy chế thi đua (mẫu), Điều 5 khoản 2"


def test_what_it_spells_out_is_no_longer_a_question_for_people(rules: LocalRules) -> None:
    initiative = {"year": 2024, "scope": "grassroots", "used_for": []}

    without = answer(the_law(), initiatives=[initiative])
    with_it = answer(with_local(the_law(), [rules]), initiatives=[initiative])

    assert (without["outcome"], clause(without, "local-detail")["outcome"]) == ("needs_people", "judgement")
    assert (with_it["outcome"], clause(with_it, "local-detail")["outcome"]) == ("eligible", "met")
    assert "Quyết định 12/QĐ-MẪU" in clause(with_it, "local-detail")["reason"]


def test_other_awards_and_regimes_are_as_they_were(rules: LocalRules) -> None:
    law = with_local(the_law(), [rules])

    changed_books = {key for key, book in law.rulebooks.items() if book != the_law().rulebooks[key]}

    assert changed_books == {("B1", "bang-khen-bo"), ("A", "cstd-co-so")}


def test_a_lower_ceiling_takes_the_place_of_the_laws(rules: LocalRules) -> None:
    on = date(2023, 12, 20)
    own = figures.ceiling(Engine(the_law()), "cstd-co-so", on, 40)
    told = figures.ceiling(Engine(with_local(the_law(), [rules])), "cstd-co-so", on, 40)

    assert (own["at_most"], told["at_most"]) == (6, 4)
    assert told["cites"].startswith("Quyết định 12/QĐ-MẪU")


@pytest.mark.parametrize(
    ("day", "holds"),
    [
        (date(2024, 2, 29), False),
        (date(2024, 3, 1), True),
        (date(2025, 12, 31), True),
        (date(2026, 1, 1), False),
    ],
)
def test_it_holds_from_its_first_day_until_its_last(rules: LocalRules, day: date, holds: bool) -> None:
    assert rules.in_force(day) is holds


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param(changed("percent: 10", "percent: 20"), "20 % is more than the 15 % of A/cstd-co-so", id="higher"),
        pytest.param(changed("id: initiative-of-the-unit", "id: local-detail"), "is a clause of B1/", id="taken"),
        pytest.param(changed("[local-detail]", "[two-years-cstd-co-so]"), "leaves nothing to local", id="settled"),
        pytest.param(changed("regimes: [B1]", "regimes: [B9]"), "B9 has no standard of bang-khen-bo", id="a regime"),
        pytest.param(changed("bases: [merit]", "bases: [luck]"), "'luck' is no basis", id="a basis"),
        pytest.param(changed("bases: [merit]", "bases: [seniority]"), "has no such branch", id="no branch"),
        pytest.param(changed("award: bang-khen-bo", "award: nobel"), "award: 'nobel' is none of", id="an award"),
        pytest.param(changed("kind: initiatives_at_least", "kind: magic"), "'magic' is not a known kind", id="a kind"),
        pytest.param(changed("count: 1", "count: many"), "params.count", id="a parameter"),
        pytest.param(changed('cite: "5.2"', "cite: hai"), "is no article", id="a citation"),
        pytest.param(changed('cite: "5.2"', "cite: 5.2"), "must stand in quotes", id="a figure for a place"),
        pytest.param(changed("until: 2026-01-01", "until: 2024-03-01"), "until: must be after from", id="no day"),
        pytest.param(TEXT + "surprise: 1\n", "unknown key surprise", id="an unknown key"),
        pytest.param(TEXT.split("rules:")[0], "has none", id="no rule"),
        pytest.param("- 1", "must be a mapping", id="a list"),
        pytest.param("{", "is no YAML", id="no YAML"),
        pytest.param("x" * 200_001, "longer than", id="too long"),
    ],
)  # fmt: skip
def test_what_it_may_not_say_is_refused_by_its_place(text: str, said: str) -> None:
    with pytest.raises(RulebookError, match=said.replace("(", r"\(")):
        read_local(text, the_law())


def test_every_problem_is_told_at_once() -> None:
    text = changed("percent: 10", "percent: many").replace("kind: initiatives_at_least", "kind: magic")

    with pytest.raises(RulebookError) as refused:
        read_local(text, the_law())

    assert len(refused.value.problems) == 2
