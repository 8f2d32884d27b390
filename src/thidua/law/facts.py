"""The facts of one subject. None is unknown; an empty tuple means: looked for, and there is none."""

from __future__ import annotations

from dataclasses import dataclass, field

from thidua.law.halfdate import HalfDate


@dataclass(frozen=True)
class Rating:
    year: int
    level: str


@dataclass(frozen=True)
class Absence:
    kind: str
    months: float | None
    days: float | None
    working_days: float | None
    statutory: bool | None


@dataclass(frozen=True)
class Service:
    year: int
    months: float | None
    absences: tuple[Absence, ...] | None


@dataclass(frozen=True)
class Study:
    start: HalfDate
    until: HalfDate | None
    sent_by_unit: bool | None
    result: str | None
    discipline_kept: bool | None


@dataclass(frozen=True)
class Move:
    on: HalfDate
    kind: str
    months_old_unit: float | None
    months_new_unit: float | None
    old_unit_comment: bool | None


@dataclass(frozen=True)
class Award:
    award: str
    year: int
    decided_on: HalfDate | None
    basis: str | None
    period: tuple[int, int] | None


@dataclass(frozen=True)
class Use:
    award: str
    year: int


@dataclass(frozen=True)
class Initiative:
    """An initiative or accepted topic; `position` is its place in the list, for messages without an id."""

    position: int
    id: str | None
    kind: str | None
    year: int
    scope: str
    recognised_on: HalfDate | None
    authors: int | None
    used_for: tuple[Use, ...] | None

    @property
    def name(self) -> str:
        return self.id or str(self.position)


@dataclass(frozen=True)
class Discipline:
    form: str
    decided_on: HalfDate
    until: HalfDate | None


@dataclass(frozen=True)
class Hold:
    kind: str
    start: HalfDate
    until: HalfDate | None


@dataclass(frozen=True)
class Post:
    group: str
    start: HalfDate
    until: HalfDate | None
    acting: bool | None


@dataclass(frozen=True)
class CollectiveYear:
    year: int
    rating: str | None
    headcount: int | None
    completed: int | None
    ldtt: int | None
    cstd_co_so: int | None
    disciplined_from_warning: int | None
    party_rating: str | None
    union_rating: str | None
    bloc_rank: int | None


@dataclass(frozen=True)
class Achievement:
    kind: str
    degree: str | None
    scope: str | None
    year: int
    recognised_by: str | None


@dataclass(frozen=True)
class Movement:
    launched_by: str | None
    years: float | None
    stage: str | None
    rank: int | None
    year: int


@dataclass(frozen=True)
class Proposal:
    award: str
    year: int
    basis: str | None


@dataclass(frozen=True)
class Tenure:
    years: float | None
    hazardous_years: float | None


@dataclass(frozen=True)
class Vote:
    members: int | None
    present: int | None
    agree: int | None
    absent_asked_in_writing: bool | None


@dataclass(frozen=True)
class Papers:
    tax_confirmation: bool | None = None
    social_insurance_confirmation: bool | None = None
    environment_confirmation: bool | None = None
    retirement_notice: bool | None = None


@dataclass(frozen=True)
class Subject:
    """One person or collective with everything known of it."""

    id: str
    kind: str
    sex: str | None = None
    role: str | None = None
    sector: str | None = None
    joined_on: HalfDate | None = None
    retires_on: HalfDate | None = None
    died_on: HalfDate | None = None
    dissolved_on: HalfDate | None = None
    higher_retirement_age: bool | None = None
    ratings: tuple[Rating, ...] | None = None
    service: tuple[Service, ...] | None = None
    study: tuple[Study, ...] | None = None
    moves: tuple[Move, ...] | None = None
    awards: tuple[Award, ...] | None = None
    initiatives: tuple[Initiative, ...] | None = None
    discipline: tuple[Discipline, ...] | None = None
    holds: tuple[Hold, ...] | None = None
    posts: tuple[Post, ...] | None = None
    collective: tuple[CollectiveYear, ...] | None = None
    achievements: tuple[Achievement, ...] | None = None
    movements: tuple[Movement, ...] | None = None
    proposals: tuple[Proposal, ...] | None = None
    tenure: Tenure | None = None
    vote: Vote | None = None
    papers: Papers | None = None
    partial: frozenset[str] = field(default_factory=frozenset)

    def is_complete(self, name: str) -> bool:
        """Whether the list is present and nothing in it may be missing."""
        return getattr(self, name) is not None and name not in self.partial
