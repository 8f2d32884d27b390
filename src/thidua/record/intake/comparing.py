"""One fact of a list against the facts that stand in the record."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from thidua.record.intake.domain.facts import Code, Problem, State
from thidua.record.intake.domain.words import ONCE_A_YEAR
from thidua.record.intake.knowledge import KnownFacts
from thidua.text import fold

Changes = tuple[tuple[str, Any, Any], ...]


@dataclass(frozen=True)
class Comparison:
    """`changes` are (field, old, new); `replaces` is the fact that the new one takes the place of."""

    state: State
    changes: Changes = ()
    replaces: int | None = None
    problem: Problem | None = None


def compare_fact(known: KnownFacts, fact: dict[str, Any], person: int | None, unit: int | None) -> Comparison:
    kind = fact["kind"]
    if kind == "rating":
        return _rating(known, fact, person, unit)
    if kind == "award":
        rows = (
            known.awards.get(("individual", person), []) if person else known.awards.get(("collective", unit or 0), [])
        )
        return _award(rows, fact)
    if person is None or kind == "proposal":
        return Comparison(State.ADD)
    if kind == "service":
        row = known.service.get((person, fact["year"]))
        return _differing(row, {"months": Decimal(str(fact["months"]))})
    if kind == "initiative":
        same = [
            row for row in known.initiatives.get(person, [])
            if row["title"] == fold(fact["title"]) and row["year"] == fact["year"]
        ]  # fmt: skip
        return _differing(same[0] if same else None, _given(fact, "scope", "decision_no"))
    same = [
        row for row in known.discipline.get(person, [])
        if row["form"] == fact["form"] and row["decided_on"] == fact["decided_on"]
    ]  # fmt: skip
    return _differing(same[0] if same else None, _given(fact, "until"))


def _rating(known: KnownFacts, fact: dict[str, Any], person: int | None, unit: int | None) -> Comparison:
    if person is not None:
        return _differing(known.ratings.get((person, fact["year"])), {"level": fact["level"]})
    return _differing(known.years.get((unit or 0, fact["year"])), {"rating": fact["level"]})


def _award(rows: list[dict[str, Any]], fact: dict[str, Any]) -> Comparison:
    """The same title of the same year is one fact; a second one by another decision is a question."""
    same = [row for row in rows if row["award"] == fact["award"] and row["year"] == fact["year"]]
    number = fact.get("decision_no")
    exact = [row for row in same if number is None or row["decision_no"] in ("", number)]
    if exact:
        return _differing(exact[0], _given(fact, "decision_no", "decided_on", "basis"))
    if same and fact["award"] in ONCE_A_YEAR:
        details = {"old": same[0]["decision_no"], "new": number}
        return Comparison(State.UNCERTAIN, problem=Problem(Code.OTHER_DECISION, details=details))
    return Comparison(State.ADD)


def _given(fact: dict[str, Any], *names: str) -> dict[str, Any]:
    return {name: fact[name] for name in names if name in fact}


def _differing(row: dict[str, Any] | None, given: dict[str, Any]) -> Comparison:
    if row is None:
        return Comparison(State.ADD)
    changes = tuple((name, row[name] or None, value) for name, value in given.items() if row[name] != value)
    return Comparison(State.CHANGE if changes else State.SAME, changes, row["pk"])
