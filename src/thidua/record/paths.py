"""The way of a person or a collective to each award: what is held, what is near, what must happen in which year."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from thidua import law
from thidua.law.outlook import FEATS
from thidua.organisation.models import Person, Unit
from thidua.record.award_names import award_name, catalog
from thidua.record.facts import facts_for
from thidua.rulebooks.links import award_url, clause_url
from thidua.ui.verdict import in_words, title_of
from thidua.ui.words import known_words

PAST = 6  # years shown before the award year
FAR = 9999


@dataclass(frozen=True)
class Step:
    """What must happen, how often, and in which year; None where the law names no year."""

    year: int | None
    words: str
    times: int


@dataclass(frozen=True)
class Obstacle:
    """A clause that is not met, with its reason and its sentence in the rulebook."""

    title: str
    reason: str
    outcome: str
    url: str


@dataclass(frozen=True)
class Way:
    """The way to one award."""

    award: str
    name: str
    outcome: str
    regime: str
    url: str
    held: tuple[int, ...]
    earliest: int | None
    steps: tuple[Step, ...]
    obstacles: tuple[Obstacle, ...]
    is_by_feat: bool

    @property
    def is_near(self) -> bool:
        """Open, and not by a feat alone."""
        return self.is_open and not self.is_by_feat

    @property
    def year_to_come(self) -> int | None:
        """The earliest year of an award that can be planned for; None where it could be had now, or by a feat alone."""
        return self.earliest if self.outcome == "not_eligible" and not self.is_by_feat else None

    @property
    def is_open(self) -> bool:
        return self.outcome in ("eligible", "needs_facts", "needs_people") or self.earliest is not None


@dataclass(frozen=True)
class Cell:
    """A year of the timeline: the award held in it, due in it at the earliest, or neither."""

    year: int
    is_held: bool
    is_earliest: bool


def ways(subject: Person | Unit, *, on: date) -> list[Way]:
    """Every award that suits the subject: those it could have now first, then by the earliest year, then the rest."""
    facts = facts_for([subject], as_of=on)[0]
    answers = law.check_all(facts, on=on)
    held = _held(facts, on.year)
    words = {**known_words(), **{award: award_name(award) for award in catalog()}}
    found = [_way(answer, held, words) for answer in answers if answer["outcome"] != "not_in_force"]
    return sorted(found, key=lambda way: (_rank(way), way.earliest or FAR))


def _rank(way: Way) -> int:
    order = {"eligible": 0, "needs_facts": 2, "needs_people": 3}
    if way.outcome == "not_eligible":
        return 4 if way.earliest is None else 3 if way.is_by_feat else 1
    return order[way.outcome]


def _held(facts: Mapping[str, Any], until: int) -> dict[str, tuple[int, ...]]:
    found: dict[str, set[int]] = {}
    for row in facts.get("awards") or ():
        if row.get("year") is not None and row["year"] <= until:
            found.setdefault(row["award"], set()).add(row["year"])
    return {award: tuple(sorted(years)) for award, years in found.items()}


def _way(answer: Mapping[str, Any], held: Mapping[str, tuple[int, ...]], words: Mapping[str, str]) -> Way:
    award, regime = str(answer["award"]), str(answer["regime"])
    points = {f"judgement:{one['id']}": title_of(one).rstrip(".") for one in answer["clauses"] if one.get("title")}
    earliest = answer.get("earliest") or {}
    return Way(
        award=award,
        name=award_name(award),
        outcome=str(answer["outcome"]),
        regime=regime,
        url=award_url(award, regime),
        held=held.get(award, ()),
        earliest=earliest.get("year"),
        steps=_steps(earliest.get("if") or (), {**words, **points}),
        is_by_feat=any(str(step).startswith(FEATS) for step in earliest.get("if") or ()),
        obstacles=tuple(
            Obstacle(
                title=title_of(clause),
                reason=str(clause["reason"]),
                outcome=str(clause["outcome"]),
                url=clause_url(regime, award, str(clause["id"])) if clause.get("cites") else "",
            )
            for clause in answer["clauses"]
            if clause["outcome"] != "met"
        ),
    )


def _steps(told: Sequence[str], words: Mapping[str, str]) -> tuple[Step, ...]:
    """In the order of their years; the same one asked for several times is told once, with its number."""
    found = []
    for step, times in Counter(told).items():
        name, _, last = step.rpartition(" ")
        year = int(last) if name and last.isdigit() and len(last) == 4 else None
        found.append(Step(year, in_words(name if year else step, words), times))
    return tuple(sorted(found, key=lambda step: step.year or FAR))


def timeline(found: Sequence[Way], year: int) -> tuple[list[int], list[tuple[Way, list[Cell]]]]:
    """The years of the table and, for each award that was held or has a year to come, its row."""
    last = max((way.year_to_come for way in found if way.year_to_come), default=year)
    years = list(range(year - PAST + 1, max(last, year) + 1))
    rows = [
        (way, [Cell(one, one in way.held, one == way.year_to_come) for one in years])
        for way in found
        if way.year_to_come or set(way.held) & set(years)
    ]
    return years, rows


@dataclass(frozen=True)
class Difference:
    """One award as the law answers on two days."""

    name: str
    url: str
    first: Way | None
    second: Way | None

    @property
    def sides(self) -> tuple[Way | None, Way | None]:
        return self.first, self.second

    @property
    def differs(self) -> bool:
        one, other = self.first, self.second
        if one is None or other is None:
            return one is not other
        same = [(clause.title, clause.outcome) for clause in one.obstacles]
        return one.outcome != other.outcome or same != [(clause.title, clause.outcome) for clause in other.obstacles]


def compare(first: Sequence[Way], second: Sequence[Way]) -> list[Difference]:
    """The ways on two days beside each other, award by award; differing ones first."""
    one, other = {way.award: way for way in first}, {way.award: way for way in second}
    found = []
    for award in dict.fromkeys([*one, *other]):
        a, b = one.get(award), other.get(award)
        regimes = [way.regime for way in (a, b) if way is not None]
        found.append(Difference(award_name(award), award_url(award, *dict.fromkeys(regimes)), a, b))
    return sorted(found, key=lambda row: not row.differs)
