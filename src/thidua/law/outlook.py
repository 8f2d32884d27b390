"""The earliest year in which a subject could qualify, and what would have to happen until then."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from thidua.law.answer import shown, tell
from thidua.law.assembly import Assembled, Node, Way
from thidua.law.facts import Subject
from thidua.law.outcome import JUDGEMENT, MET, NOT_MET, UNKNOWN
from thidua.law.years import LAST_YEAR

FARTHEST = 15  # years looked ahead; further on nobody plans
FEATS = ("achievement:", "movement:")  # steps that nobody plans: named only where no other way is open


def earliest(
    assembled: Assembled, way: Way, outcome: int, subject: Subject, row: dict[str, int]
) -> dict[str, Any] | None:
    """`{"year", "if"}` under the rules asked about; None when no year within reach works.

    This year where nothing is against it: then `if` names the facts still missing and what a person must judge.
    Otherwise the first later year in which some branch can hold.
    """
    now = assembled.moment.year
    if outcome == MET:
        return {"year": now, "if": []}
    if outcome != NOT_MET:
        return {"year": now, "if": _still_open(way, subject, row)}
    last = min(now + FARTHEST, LAST_YEAR, _last_year(subject))
    by_feat = None
    for target in range(now + 1, last + 1):
        plans = [plan for one in assembled.ways if (plan := _all(one.nodes, subject, target, row)) is not None]
        planned = [plan for plan in plans if not any(step.startswith(FEATS) for step in plan)]
        if planned:
            return {"year": target, "if": min(planned, key=len)}
        if plans and by_feat is None:
            by_feat = {"year": target, "if": min(plans, key=len)}
    return by_feat


def _last_year(subject: Subject) -> int:
    """Nobody is given a yearly title for a year after the one they left in."""
    ends = [end.latest.year for end in (subject.retires_on, subject.died_on, subject.dissolved_on) if end is not None]
    return min(ends, default=LAST_YEAR)


def _still_open(way: Way, subject: Subject, row: dict[str, int]) -> list[str]:
    steps: list[str] = []
    for node in shown(way.nodes, subject):
        if row[node.column] == UNKNOWN:
            steps += tell(node, subject, row).reason.missing
        elif row[node.column] == JUDGEMENT:
            steps.append(f"judgement:{node.clause.id}")
    return list(dict.fromkeys(steps))


def _all(nodes: Sequence[Node], subject: Subject, target: int, row: dict[str, int]) -> list[str] | None:
    steps: list[str] = []
    for node in nodes:
        plan = _plan(node, subject, target, row)
        if plan is None:
            return None
        steps += plan
    return sorted(dict.fromkeys(steps), key=_by_year)


def _plan(node: Node, subject: Subject, target: int, row: dict[str, int]) -> list[str] | None:
    if node.is_weak:
        return [f"judgement:{node.clause.id}"] if node.kind.name != "vote_threshold" else []
    if node.kind.name == "any_of":
        plans = [plan for child in node.children if (plan := _plan(child, subject, target, row)) is not None]
        return min(plans, key=len, default=None)
    if node.kind.name == "all_of":
        return _all(node.children, subject, target, row)
    return node.kind.plan(node.clause.params, node.scene, subject, target)


def _by_year(step: str) -> tuple[str, str]:
    """Titles first in the order of their years, as a person would read them."""
    name, _, year = step.rpartition(" ")
    return (year if year.isdigit() else "9999"), name
