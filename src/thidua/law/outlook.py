"""The earliest year in which a subject could qualify, and what would have to happen until then."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from thidua.law.answer import shown, tell
from thidua.law.assembly import Assembled, Node, Way
from thidua.law.facts import Subject
from thidua.law.outcome import JUDGEMENT, MET, NOT_MET, UNKNOWN
from thidua.law.words import AWARDS
from thidua.law.years import LAST_YEAR

FARTHEST = 15  # years looked ahead; further on nobody plans
FEATS = ("achievement:", "movement:")  # steps that nobody plans: named only where no other way is open


@dataclass(frozen=True)
class Standing:
    """Where a subject stands with one award at the moment asked about."""

    assembled: Assembled
    way: Way
    outcome: int
    row: Mapping[str, int]


class Outlook:
    """The years to come of one subject; what it finds of one award serves those that rest on it.

    Args:
        standing: of an award, where the subject stands with it now; None where the law cannot be run.
    """

    def __init__(self, subject: Subject, standing: Callable[[str], Standing | None]) -> None:
        self.subject = subject
        self.standing = standing
        self._first: dict[str, int | None] = {}
        self._known: dict[str, dict[str, Any] | None] = {}

    def earliest(self, at: Standing) -> dict[str, Any] | None:
        """`{"year", "if"}` under the rules asked about; None when no year within reach works.

        This year where nothing is against it: then `if` names the facts still missing and what a person must judge.
        Otherwise the first later year in which some branch can hold, each award it rests on being within reach by then.
        """
        key = at.assembled.column
        if key not in self._known:
            self._known[key] = self._look_ahead(at)
        return self._known[key]

    def _look_ahead(self, at: Standing) -> dict[str, Any] | None:
        now = at.assembled.moment.year
        if at.outcome == MET:
            return {"year": now, "if": []}
        if at.outcome != NOT_MET:
            return {"year": now, "if": _still_open(at.way, self.subject, at.row)}
        last = min(now + FARTHEST, LAST_YEAR, _last_year(self.subject))
        by_feat = None
        for target in range(now + 1, last + 1):
            plans = [self._plan_of(one, target, at.row, now) for one in at.assembled.ways]
            possible = [plan for plan in plans if plan is not None]
            planned = [plan for plan in possible if not any(step.startswith(FEATS) for step in plan)]
            if planned:
                return {"year": target, "if": min(planned, key=len)}
            if possible and by_feat is None:
                by_feat = {"year": target, "if": min(possible, key=len)}
        return by_feat

    def _plan_of(self, way: Way, target: int, row: Mapping[str, int], now: int) -> list[str] | None:
        plan = _all(way.nodes, self.subject, target, row)
        if plan is None:
            return None
        for step in plan:
            award, _, year = step.rpartition(" ")
            if award in AWARDS and int(year) > now and not self._within_reach(award, int(year)):
                return None
        return plan

    def _within_reach(self, award: str, year: int) -> bool:
        """Whether the subject could hold the award for a year to come; an award asked for by itself hinders nothing."""
        if award not in self._first:
            self._first[award] = 0
            at = self.standing(award)
            found = None if at is None else self.earliest(at)
            # Where the law cannot be run nobody knows: it is left to people and hinders nothing.
            self._first[award] = 0 if at is None else (found["year"] if found else None)
        first = self._first[award]
        return first is not None and first <= year


def _last_year(subject: Subject) -> int:
    """Nobody is given a yearly title for a year after the one they left in."""
    ends = [end.latest.year for end in (subject.retires_on, subject.died_on, subject.dissolved_on) if end is not None]
    return min(ends, default=LAST_YEAR)


def _still_open(way: Way, subject: Subject, row: Mapping[str, int]) -> list[str]:
    steps: list[str] = []
    for node in shown(way.nodes, subject):
        if row[node.column] == UNKNOWN:
            steps += tell(node, subject, row).reason.missing
        elif row[node.column] == JUDGEMENT:
            steps.append(f"judgement:{node.clause.id}")
    return list(dict.fromkeys(steps))


def _all(nodes: Sequence[Node], subject: Subject, target: int, row: Mapping[str, int]) -> list[str] | None:
    """What all clauses ask for together: three initiatives of one clause are three, one title of two clauses is one."""
    steps: Counter[str] = Counter()
    for node in nodes:
        plan = _plan(node, subject, target, row)
        if plan is None:
            return None
        steps |= Counter(plan)
    return sorted(steps.elements(), key=_by_year)


def _plan(node: Node, subject: Subject, target: int, row: Mapping[str, int]) -> list[str] | None:
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
