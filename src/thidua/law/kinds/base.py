"""What a clause kind must answer, and the small words its explanations share."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import polars as pl

from thidua.law.facts import Subject
from thidua.law.kernel.fact import Fact
from thidua.law.kernel.moment import Moment

LEVEL_VI = {
    "excellent": "hoàn thành xuất sắc nhiệm vụ",
    "good": "hoàn thành tốt nhiệm vụ",
    "completed": "hoàn thành nhiệm vụ",
    "failed": "không hoàn thành nhiệm vụ",
}
SCOPE_VI = {"grassroots": "cơ sở", "district": "cấp huyện", "ministry": "bộ, ban, ngành, tỉnh", "national": "toàn quốc"}


@dataclass(frozen=True)
class Scene:
    """Where a clause is read: the moment, the award asked for, and what the regime says of names and reuse."""

    moment: Moment
    award: str
    subject_kind: str
    regime: str
    names: Mapping[str, str]
    uses: Mapping[str, str]
    period: int = 1
    discipline_in_period: str = "ask"

    @property
    def year(self) -> int:
        return self.moment.year


@dataclass(frozen=True)
class Reason:
    """Why a clause came out as it did: a sentence, the facts used, those missing, and the years it asks for by name."""

    text: str
    used: Mapping[str, Any] = field(default_factory=dict)
    missing: Sequence[str] = ()
    needed: Mapping[str, Sequence[int]] = field(default_factory=dict)


@dataclass(frozen=True)
class Told:
    """An inner clause with its outcome and reason, for clauses made of others."""

    id: str
    outcome: int
    reason: Reason


Params = Mapping[str, Any]
Check = Callable[[Any], bool]


@dataclass(frozen=True)
class Param:
    """One parameter of a kind: what it must be, in words for the message, and whether it may be absent."""

    test: Check
    words: str
    required: bool = True


class Kind:
    """Base of all clause kinds; the defaults suit a kind that reads no facts."""

    name: str
    params: Mapping[str, Param] = {}
    has_children = False

    def facts(self, p: Params, scene: Scene) -> list[Fact]:
        return []

    def reach(self, p: Params, scene: Scene) -> int | None:
        """How many award years back its facts are looked at, this one included; None when all of them may matter."""
        return None

    def outcome(self, p: Params, scene: Scene, children: Sequence[pl.Expr]) -> pl.Expr:
        raise NotImplementedError

    def reason(self, p: Params, scene: Scene, subject: Subject, outcome: int, told: Sequence[Told]) -> Reason:
        raise NotImplementedError

    def plan(self, p: Params, scene: Scene, subject: Subject, target: int) -> list[str] | None:
        """What must still happen so that the clause holds in a later year; None when it cannot."""
        return []


def listed(years: Sequence[int]) -> str:
    return ", ".join(str(year) for year in years) if years else "không có năm nào"


def two_digits(count: int) -> str:
    return f"{count:02d}"


def is_count(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= 100


def one_of(words: Sequence[str]) -> Check:
    return lambda value: isinstance(value, str) and value in words


def some_of(words: Sequence[str]) -> Check:
    return lambda value: isinstance(value, list) and bool(value) and all(v in words for v in value)


def is_flag(value: Any) -> bool:
    return isinstance(value, bool)
