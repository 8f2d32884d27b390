"""What a rulebook holds once it is loaded. Plain values; loading and checking is `loading.py`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any


@dataclass(frozen=True)
class Citation:
    """One place in one document; `printed` is how it reads in Vietnamese."""

    document: str
    article: str | None
    clause: str | None
    point: str | None
    printed: str


@dataclass(frozen=True)
class Authored:
    """What every sentence of law carries: where it stands, how sure we are, and who was read."""

    citations: tuple[Citation, ...]
    confidence: str
    sources: tuple[str, ...]
    note: str | None = None
    status: str = "draft"

    @property
    def cites(self) -> str:
        return "; ".join(c.printed for c in self.citations)


@dataclass(frozen=True)
class Clause(Authored):
    """One condition. `of` are the conditions inside an `any_of` or `all_of`.

    `only_awards` and `only_bases` narrow what every award shares: none named, all meant.
    """

    id: str = ""
    kind: str = ""
    params: Mapping[str, Any] = field(default_factory=dict)
    vi: str = ""
    en: str = ""
    of: tuple[Clause, ...] = ()
    read_until: date | None = None
    in_force_from: date | None = None
    only_kind: str | None = None
    only_awards: tuple[str, ...] = ()
    only_bases: tuple[str, ...] = ()

    def is_meant_for(self, award: str, basis: str) -> bool:
        return award in (self.only_awards or (award,)) and basis in (self.only_bases or (basis,))

    def is_lapsed(self, on: date) -> bool:
        """Whether the text that was read may have been replaced by one that was not."""
        return self.read_until is not None and on >= self.read_until


@dataclass(frozen=True)
class CouncilNote(Authored):
    """A standard that is always left to the council."""

    id: str = ""
    vi: str = ""
    en: str = ""


@dataclass(frozen=True)
class Branch:
    """One way to the award. `period` is how many award years it looks at."""

    id: str
    basis: str
    vi: str
    en: str
    clauses: tuple[Clause, ...]
    period: int = 1
    discipline_in_period: str = "ask"


@dataclass(frozen=True)
class Standard:
    """The standard of an award for one kind of subject."""

    kind: str
    branches: tuple[Branch, ...]
    council: tuple[CouncilNote, ...]


@dataclass(frozen=True)
class Vote(Authored):
    percent: int = 0
    base: str = "all_members"
    ballot: str = ""
    council_vi: str = ""
    council_en: str = ""


@dataclass(frozen=True)
class Ceiling(Authored):
    percent: int = 0
    of: str = ""
    rounding: str = "down"
    rounding_note: str = ""


@dataclass(frozen=True)
class Bonus(Authored):
    """Multiplier of the base salary, in tenths; `at_most` when the law names an upper limit only."""

    kind: str = ""
    tenths: int = 0
    at_most: bool = False


@dataclass(frozen=True)
class Authority(Authored):
    decides_vi: str = ""
    decides_en: str = ""
    proposes_vi: str | None = None
    proposes_en: str | None = None


@dataclass(frozen=True)
class Paper(Authored):
    id: str = ""
    vi: str = ""
    en: str = ""
    bases: tuple[str, ...] | None = None


@dataclass(frozen=True)
class Rulebook:
    """One award under one regime, as the data says it."""

    regime: str
    award: str
    version: int
    status: str
    standards: Mapping[str, Standard]
    vote: Vote | None
    ceiling: Ceiling | None
    bonuses: tuple[Bonus, ...]
    authority: Authority | None
    papers: tuple[Paper, ...]
    standard_cites: str
    no_threshold: CouncilNote | None = None

    @property
    def key(self) -> str:
        return f"{self.regime}/{self.award}@{self.version}"


@dataclass(frozen=True)
class Ground(Authored):
    """A ground on which a decision is cancelled."""

    id: str = ""
    vi: str = ""
    en: str = ""


PARTS = ("meeting", "deadline", "publication", "opinion")


@dataclass(frozen=True)
class Procedure(Authored):
    """How an award is come to: a rule on councils, a time limit, a duty to publish or to ask for opinions.

    `awards` are those it is for, None for all; `days` or `working_days` where the text sets a length of time; `by` a
    day of the calendar as `MM-DD`.
    """

    id: str = ""
    part: str = ""
    vi: str = ""
    en: str = ""
    awards: tuple[str, ...] | None = None
    days: int | None = None
    working_days: int | None = None
    by: str | None = None

    def concerns(self, award: str) -> bool:
        return self.awards is None or award in self.awards


@dataclass(frozen=True)
class Regime(Authored):
    """A law with its decree, for a time. `until` is the first day outside."""

    id: str = ""
    vi: str = ""
    en: str = ""
    start: date = date.min
    until: date | None = None
    is_read: bool = False
    bars: tuple[Clause, ...] = ()
    uses: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    grounds: tuple[Ground, ...] = ()
    rounding_vnd: int = 0
    council: tuple[CouncilNote, ...] = ()
    procedure: tuple[Procedure, ...] = ()


@dataclass(frozen=True)
class AwardName:
    key: str
    vi: str
    en: str
    kinds: tuple[str, ...]
    level: str
    group: str


@dataclass(frozen=True)
class BaseSalary(Authored):
    amount_vnd: int = 0
    start: date = date.min
    until: date | None = None


@dataclass(frozen=True)
class Source:
    id: str
    title: str
    url: str
    reliability: str


@dataclass(frozen=True)
class Law:
    """Everything the data says: regimes, awards, rulebooks, salaries, sources."""

    regimes: tuple[Regime, ...]
    choice: CouncilNote
    awards: Mapping[str, AwardName]
    rulebooks: Mapping[tuple[str, str], Rulebook]
    salaries: tuple[BaseSalary, ...]
    sources: Mapping[str, Source]

    def regime_on(self, day: date) -> Regime | None:
        for regime in self.regimes:
            if regime.start <= day and (regime.until is None or day < regime.until):
                return regime
        return None

    def clauses(self) -> Iterator[Clause]:
        """Every clause of every rulebook, those inside others too."""
        waiting = [
            clause
            for book in self.rulebooks.values()
            for standard in book.standards.values()
            for branch in standard.branches
            for clause in branch.clauses
        ]
        while waiting:
            clause = waiting.pop(0)
            yield clause
            waiting = [*clause.of, *waiting]

    def standard(self, regime: str, award: str, kind: str) -> Standard | None:
        book = self.rulebooks.get((regime, award))
        return book.standards.get(kind) if book else None
