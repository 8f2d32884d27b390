"""What a numeric target demands, and where a value stands against it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


class Comparison(StrEnum):
    ABOVE = "above"
    AT_LEAST = "at_least"
    RANGE = "range"
    ABOUT = "about"
    RISE_TO_ABOUT = "rise_to_about"
    FALL_TO_ABOUT = "fall_to_about"


class Aggregation(StrEnum):
    LEVEL = "level"
    MEAN_GROWTH = "mean_growth"
    MEAN_REDUCTION = "mean_reduction"


class Side(StrEnum):
    """Where a value stands: within what is asked for, below it or above it."""

    BELOW = "below"
    WITHIN = "within"
    ABOVE = "above"


ABOUT_FAMILY = frozenset({Comparison.ABOUT, Comparison.RISE_TO_ABOUT, Comparison.FALL_TO_ABOUT})


@dataclass(frozen=True)
class TargetRule:
    """A target as the programme file states it.

    Args:
        low: the bound, or the lower end of a range, or the middle of "about".
        high: the upper end of a range, else None.
        tolerance: what "about" tolerates on each side, in the target's unit; never a default, always stated.
        beyond_counts: whether a value above the range is still a success.
        from_year, to_year: years averaged, both included; for a level both are the year asked for.
    """

    comparison: Comparison
    aggregation: Aggregation
    low: Decimal
    from_year: int
    to_year: int
    high: Decimal | None = None
    tolerance: Decimal | None = None
    beyond_counts: bool | None = None

    def __post_init__(self) -> None:
        if problems := rule_problems(self):
            raise ValueError("; ".join(problems))

    @property
    def years(self) -> tuple[int, ...]:
        return tuple(range(self.from_year, self.to_year + 1))

    @property
    def is_mean(self) -> bool:
        return self.aggregation is not Aggregation.LEVEL

    @property
    def floor(self) -> Decimal | None:
        """The lowest value that satisfies the rule (for ABOVE: the one just not enough), else None."""
        if self.comparison is Comparison.FALL_TO_ABOUT:
            return None
        if self.comparison in ABOUT_FAMILY:
            return self.low - (self.tolerance or Decimal(0))
        return self.low

    @property
    def ceiling(self) -> Decimal | None:
        """The highest value that satisfies the rule, None without a ceiling."""
        if self.comparison in (Comparison.ABOUT, Comparison.FALL_TO_ABOUT):
            return self.low + (self.tolerance or Decimal(0))
        if self.comparison is Comparison.RANGE and not self.beyond_counts:
            return self.high
        return None

    def side(self, value: Decimal) -> Side:
        floor, ceiling = self.floor, self.ceiling
        if floor is not None and (value < floor or (value == floor and self.comparison is Comparison.ABOVE)):
            return Side.BELOW
        if ceiling is not None and value > ceiling:
            return Side.ABOVE
        return Side.WITHIN

    def satisfied_by(self, value: Decimal) -> bool:
        return self.side(value) is Side.WITHIN

    def distance(self, value: Decimal) -> Decimal:
        """How far a value is from satisfying the rule: 0 when it does, and for ABOVE at the bound itself."""
        side = self.side(value)
        if side is Side.BELOW and self.floor is not None:
            return self.floor - value
        if side is Side.ABOVE and self.ceiling is not None:
            return value - self.ceiling
        return Decimal(0)


def rule_problems(rule: TargetRule) -> list[str]:
    """Why a rule cannot be used, all reasons at once; empty when it can."""
    problems = []
    if rule.from_year > rule.to_year:
        problems.append("from_year is after to_year")
    if not rule.is_mean and rule.from_year != rule.to_year:
        problems.append("a level target names one year")
    if rule.comparison is Comparison.RANGE:
        if rule.high is None or rule.high < rule.low:
            problems.append("a range needs high, not below low")
        if rule.beyond_counts is None:
            problems.append("a range must say whether going beyond it counts")
    elif rule.high is not None:
        problems.append("only a range has high")
    if rule.comparison in ABOUT_FAMILY:
        if rule.tolerance is None or rule.tolerance < 0:
            problems.append("what 'about' tolerates must be stated, 0 or more")
    elif rule.tolerance is not None:
        problems.append("only 'about' has a tolerance")
    return problems
