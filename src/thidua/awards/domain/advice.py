"""What can be done about a verdict: read from the answer alone, in the order in which it helps most."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

AdviceKind = Literal["complete_record", "explain", "other_award", "wait", "another_day"]


@dataclass(frozen=True)
class Advice:
    """One way on.

    Args:
        kind: complete_record (a fact is missing or wrong), explain (the law leaves a point to people),
            other_award (`award` is met now), wait (`year` is the earliest), another_day (no rulebook in force).
        clauses: ids of the clauses it is about.
        conditions: what must come true until `year`, as the answer names it.
    """

    kind: AdviceKind
    clauses: tuple[str, ...] = ()
    award: str = ""
    year: int | None = None
    conditions: tuple[str, ...] = ()


def advice_on(answer: Mapping[str, Any], others: Mapping[str, str]) -> list[Advice]:
    """Ways on from an answer of the facts contract; none when it says "eligible".

    Args:
        others: award → outcome for the other awards of the round, in the round's order.
    """
    outcome = answer["outcome"]
    if outcome == "eligible":
        return []
    if outcome == "not_in_force":
        return [Advice("another_day"), *_other_awards(answer, others)]
    clauses: Sequence[Mapping[str, Any]] = answer.get("clauses", ())
    found: list[Advice] = []
    if lacking := _ids(clauses, "not_met", "unknown"):
        found.append(Advice("complete_record", lacking))
    if open_points := _ids(clauses, "judgement"):
        found.append(Advice("explain", open_points))
    earliest = answer.get("earliest") or {}
    if outcome == "not_eligible" and earliest.get("year"):
        found.append(Advice("wait", year=int(earliest["year"]), conditions=tuple(earliest.get("if") or ())))
    return found + (_other_awards(answer, others) if outcome == "not_eligible" else [])


def _ids(clauses: Sequence[Mapping[str, Any]], *outcomes: str) -> tuple[str, ...]:
    return tuple(str(clause.get("id", "")) for clause in clauses if clause["outcome"] in outcomes)


def _other_awards(answer: Mapping[str, Any], others: Mapping[str, str]) -> list[Advice]:
    return [
        Advice("other_award", award=award)
        for award, outcome in others.items()
        if outcome == "eligible" and award != answer.get("award")
    ]
