"""The state of a target: met, not met, on course, off course, or honestly not to be told."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum

from thidua.programme.domain.averages import arithmetic_mean, geometric_mean
from thidua.programme.domain.readings import Reading
from thidua.programme.domain.rules import Aggregation, Comparison, Side, TargetRule


class Outcome(StrEnum):
    MET = "target_met"
    NOT_MET = "target_not_met"
    ON_COURSE = "on_course"
    OFF_COURSE = "off_course"
    CANNOT_TELL = "cannot_tell"


class Reason(StrEnum):
    """Why the outcome is what it is."""

    COMPLETE = "complete"
    LAST_YEARS_MISSING = "last_years_missing"
    NO_DATA = "no_data"
    GAP_INSIDE = "gap_inside"
    TOO_FEW_YEARS = "too_few_years"
    TOO_OLD = "too_old"
    DEFINITION_DISPUTED = "definition_disputed"


@dataclass(frozen=True)
class CoursePolicy:
    """When an undecided target may be called on or off course; stated in the programme file."""

    minimum_years: int
    latest_lag_years: int


@dataclass(frozen=True)
class Assessment:
    """One series held against one rule.

    Args:
        value: the mean of the known years, or the level of the newest known year up to the target's.
        geometric: the other mean of the same years; None for a level, or when a year fell by 100 % or more.
        years_used: years behind `value`; years_missing: years the target asks for that are not known.
        needed: for an undecided target, the mean the missing years must bring (for a level: the change still
            needed, in points, 0 when none); for a missed mean, what the last year would have had to be.
        unverified_years: years used whose figure nobody has checked.
        turning_point: the mean the unverified years would need for the outcome to turn, when there are any.
    """

    outcome: Outcome
    reason: Reason
    value: Decimal | None = None
    side: Side | None = None
    distance: Decimal | None = None
    geometric: Decimal | None = None
    geometric_disagrees: bool = False
    years_used: tuple[int, ...] = ()
    years_missing: tuple[int, ...] = ()
    needed: Decimal | None = None
    unverified_years: tuple[int, ...] = ()
    turning_point: Decimal | None = None
    keys: tuple[int, ...] = ()


@dataclass(frozen=True)
class Verdict:
    """The state of a target over all readings of its definition, the main one first."""

    outcome: Outcome
    reason: Reason
    main: Assessment
    by_definition: tuple[tuple[str, Assessment], ...]

    @property
    def rests_on_unverified(self) -> bool:
        return bool(self.main.unverified_years)


def assess(rule: TargetRule, series: Mapping[int, Reading], policy: CoursePolicy) -> Assessment:
    """Hold the newest yearly readings against the rule. Figures are compared unrounded."""
    return _assess_mean(rule, series, policy) if rule.is_mean else _assess_level(rule, series, policy)


def judge(
    rule: TargetRule,
    definitions: Sequence[tuple[str, Mapping[int, Reading]]],
    policy: CoursePolicy,
    *,
    disputed: bool,
) -> Verdict:
    """Judge a target under each reading of its definition; the first is the main one.

    A disputed definition gives an outcome only when every reading gives the same one, on the same side.
    """
    assessed = tuple((code, assess(rule, series, policy)) for code, series in definitions)
    main = assessed[0][1]
    if disputed and len({(found.outcome, found.side) for _, found in assessed}) > 1:
        return Verdict(Outcome.CANNOT_TELL, Reason.DEFINITION_DISPUTED, main, assessed)
    return Verdict(main.outcome, main.reason, main, assessed)


def _assess_level(rule: TargetRule, series: Mapping[int, Reading], policy: CoursePolicy) -> Assessment:
    known = [year for year in series if year <= rule.to_year]
    if not known:
        return Assessment(Outcome.CANNOT_TELL, Reason.NO_DATA, years_missing=rule.years)
    year = max(known)
    value = series[year].value
    found = Assessment(
        Outcome.MET if rule.satisfied_by(value) else Outcome.NOT_MET,
        Reason.COMPLETE,
        value=value,
        side=rule.side(value),
        distance=rule.distance(value),
        years_used=(year,),
        unverified_years=(year,) if series[year].is_unverified else (),
        keys=(series[year].key,),
    )
    if year == rule.to_year:
        return found
    found = replace(found, years_missing=(rule.to_year,), needed=_change_needed(rule, value))
    if rule.to_year - year > policy.latest_lag_years:
        return replace(found, outcome=Outcome.CANNOT_TELL, reason=Reason.TOO_OLD)
    course = Outcome.ON_COURSE if rule.satisfied_by(value) else Outcome.OFF_COURSE
    return replace(found, outcome=course, reason=Reason.LAST_YEARS_MISSING)


def _change_needed(rule: TargetRule, value: Decimal) -> Decimal:
    """Points still to go, with sign: positive to rise, negative to fall, 0 when the rule is satisfied."""
    side = rule.side(value)
    if side is Side.BELOW:
        return rule.distance(value)
    return -rule.distance(value) if side is Side.ABOVE else Decimal(0)


def _assess_mean(rule: TargetRule, series: Mapping[int, Reading], policy: CoursePolicy) -> Assessment:
    used = tuple(year for year in rule.years if year in series)
    missing = tuple(year for year in rule.years if year not in series)
    if not used:
        return Assessment(Outcome.CANNOT_TELL, Reason.NO_DATA, years_missing=missing)
    found = _mean_of(rule, series, used)
    if not missing:
        if found.outcome is Outcome.NOT_MET:
            found = replace(found, needed=_needed(rule, series, used[:-1], 1))
        return replace(found, turning_point=_turning_point(rule, series, used))
    found = replace(found, years_missing=missing, outcome=Outcome.CANNOT_TELL)
    if missing[0] < used[-1]:
        return replace(found, reason=Reason.GAP_INSIDE)
    if len(used) < policy.minimum_years:
        return replace(found, reason=Reason.TOO_FEW_YEARS)
    course = Outcome.ON_COURSE if found.side is Side.WITHIN else Outcome.OFF_COURSE
    return replace(
        found,
        outcome=course,
        reason=Reason.LAST_YEARS_MISSING,
        needed=_needed(rule, series, used, len(missing)),
    )


def _mean_of(rule: TargetRule, series: Mapping[int, Reading], used: tuple[int, ...]) -> Assessment:
    values = [series[year].value for year in used]
    value = arithmetic_mean(values)
    geometric = geometric_mean(values, reduction=rule.aggregation is Aggregation.MEAN_REDUCTION)
    return Assessment(
        Outcome.MET if rule.satisfied_by(value) else Outcome.NOT_MET,
        Reason.COMPLETE,
        value=value,
        side=rule.side(value),
        distance=rule.distance(value),
        geometric=geometric,
        geometric_disagrees=geometric is not None and rule.satisfied_by(geometric) != rule.satisfied_by(value),
        years_used=used,
        unverified_years=tuple(year for year in used if series[year].is_unverified),
        keys=tuple(series[year].key for year in used),
    )


def _needed(rule: TargetRule, series: Mapping[int, Reading], used: tuple[int, ...], open_years: int) -> Decimal | None:
    """The mean that `open_years` years must bring so that the whole period just reaches the nearest bound.

    None for "about": there it would be a window, not a figure to strive for.
    """
    if rule.comparison is Comparison.ABOUT:
        return None
    bound = rule.floor if rule.floor is not None else rule.ceiling
    if bound is None:
        return None
    total = bound * len(rule.years)
    return (total - sum((series[year].value for year in used), Decimal(0))) / open_years


def _turning_point(rule: TargetRule, series: Mapping[int, Reading], used: tuple[int, ...]) -> Decimal | None:
    """What the unverified years would have to average for the mean to stand exactly at its bound."""
    unverified = tuple(year for year in used if series[year].is_unverified)
    mean = arithmetic_mean([series[year].value for year in used])
    bound = rule.ceiling if rule.side(mean) is Side.ABOVE else rule.floor
    if not unverified or bound is None:
        return None
    checked = sum((series[year].value for year in used if year not in unverified), Decimal(0))
    return (bound * len(used) - checked) / len(unverified)
