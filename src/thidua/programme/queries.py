"""Reads of the programme that screens, exports and other rooms share. One page costs a handful of queries."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import QuerySet

from thidua.programme.domain.averages import arithmetic_mean, rate_between
from thidua.programme.domain.evaluation import Assessment, CoursePolicy, Outcome, Verdict, judge
from thidua.programme.domain.readings import Reading, by_year, first_known
from thidua.programme.models import Goal, Indicator, Observation, Programme, Target

_DECIDED = (Outcome.MET, Outcome.NOT_MET)


@dataclass(frozen=True)
class Series:
    """One indicator with its yearly figures; `observations` are newest year first, all vintages."""

    indicator: Indicator
    observations: tuple[Observation, ...]
    current: Mapping[int, Observation]
    first: Mapping[int, Observation]

    @property
    def unit(self) -> object:
        return self.observations[0].unit if self.observations else None

    def points(self, from_year: int, to_year: int) -> list[tuple[str, Decimal | None]]:
        """(year, value) for every year of the span, None where nothing is known."""
        return [
            (str(year), self.current[year].value if year in self.current else None)
            for year in range(from_year, to_year + 1)
        ]


@dataclass(frozen=True)
class DefinitionState:
    """How a target stands under one reading of its definition."""

    series: Series
    assessment: Assessment


@dataclass(frozen=True)
class TargetState:
    """A target with its verdict and the series behind it, the main definition first."""

    target: Target
    verdict: Verdict
    definitions: tuple[DefinitionState, ...]
    context: tuple[Series, ...]
    rate_between_levels: Decimal | None
    first_estimates_mean: Decimal | None

    @property
    def main(self) -> DefinitionState:
        return self.definitions[0]

    @property
    def used(self) -> list[Observation]:
        """The observations the verdict rests on, oldest first."""
        keys = set(self.verdict.main.keys)
        return sorted(
            (found for found in self.main.series.current.values() if found.pk in keys), key=lambda o: o.period
        )


@dataclass(frozen=True)
class Headline:
    """The result of a programme in one line; `published_until` is a date as far as known, "" when unknown."""

    met: int
    not_met: int
    undecided: int
    on_course: int
    off_course: int
    cannot_tell: int
    total: int
    published_until: str


@dataclass(frozen=True)
class GoalState:
    goal: Goal
    evidence: tuple[Series, ...]


def find_programme(code: str | None = None) -> Programme | None:
    """The programme of that code, or without one the newest."""
    programmes = Programme.objects.all()
    return programmes.filter(code=code).first() if code else programmes.first()


def target_states(programme: Programme) -> list[TargetState]:
    """Every target judged on the newest vintages: three queries, however many targets and figures."""
    targets = list(programme.targets.with_units())
    wanted = {code for target in targets for code in [*target.definitions, *([target.levels] if target.levels else [])]}
    series = _series(programme, wanted)
    return [_state(target, series, _policy(programme)) for target in targets]


def target_state(target: Target) -> TargetState:
    """One target with everything its page shows."""
    series = _series(target.programme, set(target.series_codes))
    return _state(target, series, _policy(target.programme))


def headline(states: Iterable[TargetState]) -> Headline:
    states = list(states)
    count = Counter(state.verdict.outcome for state in states)
    return Headline(
        met=count[Outcome.MET],
        not_met=count[Outcome.NOT_MET],
        undecided=sum(number for outcome, number in count.items() if outcome not in _DECIDED),
        on_course=count[Outcome.ON_COURSE],
        off_course=count[Outcome.OFF_COURSE],
        cannot_tell=count[Outcome.CANNOT_TELL],
        total=len(states),
        published_until=max((used.vintage for state in states for used in state.used), default=""),
    )


def goal_states(programme: Programme) -> list[GoalState]:
    goals = list(programme.goals.select_related("judged_by"))
    series = _series(programme, {code for goal in goals for code in goal.evidence})
    return [GoalState(goal, tuple(series[code] for code in goal.evidence if code in series)) for goal in goals]


def observations_of(target: Target) -> QuerySet[Observation]:
    """Every figure of a target, yearly and within the year, newest first."""
    return (
        Observation.objects.filter(indicator__programme=target.programme, indicator__code__in=target.series_codes)
        .select_related("indicator", "unit")
        .order_by("-period", "indicator__code", "-vintage", "pk")
    )


def _policy(programme: Programme) -> CoursePolicy:
    course = programme.details["course"]
    return CoursePolicy(course["minimum_years"], course["latest_lag_years"])


def _series(programme: Programme, codes: set[str]) -> dict[str, Series]:
    indicators = {found.code: found for found in programme.indicators.filter(code__in=codes)}
    yearly: dict[int, list[Observation]] = defaultdict(list)
    observations = Observation.objects.filter(indicator__in=indicators.values(), period__regex=r"^\d{4}$")
    for observation in observations.select_related("unit").order_by("-period", "-vintage", "pk"):
        yearly[observation.indicator_id].append(observation)
    return {code: _one_series(found, yearly[found.pk]) for code, found in indicators.items()}


def _one_series(indicator: Indicator, observations: list[Observation]) -> Series:
    by_key = {observation.pk: observation for observation in observations}
    readings = [observation.as_reading() for observation in observations]
    current = by_year(readings)
    first = {int(period): reading for period, reading in first_known(readings).items()}
    return Series(
        indicator,
        tuple(observations),
        {year: by_key[reading.key] for year, reading in current.items()},
        {year: by_key[reading.key] for year, reading in first.items()},
    )


def _readings(series: Series) -> dict[int, Reading]:
    return {year: observation.as_reading() for year, observation in series.current.items()}


def _state(target: Target, series: Mapping[str, Series], policy: CoursePolicy) -> TargetState:
    rule = target.as_rule()
    verdict = judge(
        rule,
        [(code, _readings(series[code])) for code in target.definitions],
        policy,
        disputed=target.is_disputed,
    )
    return TargetState(
        target,
        verdict,
        tuple(DefinitionState(series[code], found) for code, found in verdict.by_definition),
        tuple(series[code] for code in target.context if code in series),
        _rate_between_levels(target, series),
        _first_estimates_mean(target, series),
    )


def _rate_between_levels(target: Target, series: Mapping[str, Series]) -> Decimal | None:
    """The yearly rate from the level before the period to that at its end, a check on the mean growth."""
    levels = series.get(target.levels)
    if levels is None:
        return None
    before, end = levels.current.get(target.from_year - 1), levels.current.get(target.to_year)
    if before is None or end is None:
        return None
    return rate_between(before.value, end.value, target.to_year - target.from_year + 1)


def _first_estimates_mean(target: Target, series: Mapping[str, Series]) -> Decimal | None:
    """The mean of the first estimates, None unless every year has one and at least one was changed since."""
    main = series[target.definitions[0]]
    years = range(target.from_year, target.to_year + 1)
    if len(years) == 1 or not all(year in main.first for year in years):
        return None
    if all(main.first[year] == main.current[year] for year in years):
        return None
    return arithmetic_mean([main.first[year].value for year in years])
