"""Facts of the day and of the award year: holds, measures in force, initiatives, feats, movements, numbers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import polars as pl

from thidua.law import facts as f
from thidua.law.kernel.fact import JUDGED, POSSIBLE, SURE, Fact, FlagFact, Values, some
from thidua.law.kernel.moment import Moment
from thidua.law.words import ACHIEVEMENT_SCOPES, BODIES, DEGREES, SCOPES

MANY = 250  # an open list may hold any number; more than any rule asks for


class Held(FlagFact):
    """A hold of one of `kinds` on the day; one without an end is still there."""

    table = "holds"

    def __init__(self, kinds: Sequence[str]) -> None:
        self.kinds = tuple(kinds)
        self.name = f"held-{'+'.join(self.kinds)}"

    def of_rows(self, rows: Sequence[f.Hold], moment: Moment) -> Values:
        day = moment.on
        sure = perhaps = False
        for row in rows:
            if row.kind not in self.kinds:
                continue
            sure |= row.start.surely_by(day) and (row.until is None or row.until.earliest > day)
            perhaps |= row.start.perhaps_by(day) and (row.until is None or row.until.latest > day)
        return int(sure), int(perhaps)

    def folded(self, moment: Moment) -> tuple[pl.Expr, ...]:
        ours = pl.col("kind").is_in(list(self.kinds))
        sure = (pl.col("from.latest") <= moment.on) & (pl.col("until.earliest") > moment.on).fill_null(True)
        perhaps = (pl.col("from.earliest") <= moment.on) & (pl.col("until.latest") > moment.on).fill_null(True)
        return some(ours & sure), some(ours & perhaps)


class Serving(FlagFact):
    """A disciplinary measure in force on the day; one whose end is not known may be."""

    table = "discipline"
    name = "serving"

    def of_rows(self, rows: Sequence[f.Discipline], moment: Moment) -> Values:
        day = moment.on
        sure = any(r.decided_on.surely_by(day) and r.until is not None and r.until.earliest > day for r in rows)
        perhaps = any(r.decided_on.perhaps_by(day) and (r.until is None or r.until.latest > day) for r in rows)
        return int(sure), int(perhaps)

    def folded(self, moment: Moment) -> tuple[pl.Expr, ...]:
        sure = (pl.col("decided_on.latest") <= moment.on) & (pl.col("until.earliest") > moment.on)
        perhaps = (pl.col("decided_on.earliest") <= moment.on) & (pl.col("until.latest") > moment.on).fill_null(True)
        return some(sure), some(perhaps)


class PoorStudy(FlagFact):
    """Training of at least so many months in the award year whose result or discipline fell short."""

    table = "study"

    def __init__(self, from_months: float, accept: Sequence[str]) -> None:
        self.from_months, self.accept = from_months, tuple(accept)
        self.name = f"poor-study-{from_months}-{'+'.join(self.accept)}"

    def of_rows(self, rows: Sequence[f.Study], moment: Moment) -> Values:
        sure = perhaps = False
        for row in rows:
            last = row.until.latest if row.until else moment.on
            if row.start.year > moment.year or last.year < moment.year:
                continue
            months = months_between(row.start.earliest, last)
            if months < self.from_months:
                continue
            bad = (row.result is not None and row.result not in self.accept) or row.discipline_kept is False
            sure |= bad
            perhaps |= bad or row.result is None
        return int(sure), int(perhaps)

    def folded(self, moment: Moment) -> tuple[pl.Expr, ...]:
        last = pl.col("until.latest").fill_null(moment.on)
        start = pl.col("from.earliest")
        months = (last.dt.year() - start.dt.year()) * 12 + (
            last.dt.month().cast(pl.Int32) - start.dt.month().cast(pl.Int32)
        )
        months = months + (last.dt.day() >= start.dt.day()).cast(pl.Int32) - 1
        ours = (start.dt.year() <= moment.year) & (last.dt.year() >= moment.year) & (months >= self.from_months)
        bad = (~pl.col("result").is_in(list(self.accept))).fill_null(False) | (~pl.col("discipline_kept")).fill_null(
            False
        )
        return some(ours & bad), some(ours & (bad | pl.col("result").is_null()))


def months_between(first: Any, last: Any) -> int:
    """Whole months from one day to another."""
    return int((last.year - first.year) * 12 + last.month - first.month - (last.day < first.day))


class Uncommented(FlagFact):
    """A transfer in the award year, after so many months in the old unit, without the old unit's comment."""

    table = "moves"

    def __init__(self, from_months: float) -> None:
        self.from_months = from_months
        self.name = f"uncommented-{from_months}"

    def of_rows(self, rows: Sequence[f.Move], moment: Moment) -> Values:
        sure = perhaps = False
        for row in rows:
            if row.kind != "transfer" or row.on.year != moment.year or row.old_unit_comment is True:
                continue
            long = row.months_old_unit is not None and row.months_old_unit >= self.from_months
            sure |= long and row.old_unit_comment is False
            perhaps |= long or row.months_old_unit is None
        return int(sure), int(perhaps)

    def folded(self, moment: Moment) -> tuple[pl.Expr, ...]:
        ours = (pl.col("kind") == "transfer") & (pl.col("on.year") == moment.year)
        ours = ours & ~pl.col("old_unit_comment").fill_null(False)
        long = pl.col("months_old_unit") >= self.from_months
        return (
            some(ours & long & pl.col("old_unit_comment").is_not_null()),
            some(ours & long.fill_null(True)),
        )


class Initiatives(Fact):
    """How many recognised initiatives of a scope fall in the last `years` award years, and may still be used.

    Free ones were not used, or only for this very award and year. What one used elsewhere is worth says `uses`,
    by the class of the award it served: `ask` a person, or `bar`.
    """

    table = "initiatives"
    dtype = pl.UInt16
    levels = (SURE, JUDGED, POSSIBLE)
    empty = (0, 0, 0)
    open_top = MANY

    def __init__(self, award: str, scope: str, years: int, older: bool, uses: Mapping[str, str]) -> None:
        self.award, self.years, self.older = award, years, older
        self.scope = SCOPES.index(scope)
        self.uses = dict(uses)
        self.barred = tuple(sorted(key for key, use in uses.items() if use == "bar"))
        self.name = f"initiatives-{award}-{scope}-{years}{'-older' if older else ''}"

    def standing(self, row: f.Initiative, moment: Moment) -> str | None:
        """free, ask, perhaps, or None when the initiative cannot serve."""
        if SCOPES.index(row.scope) < self.scope or row.year > moment.year:
            return None
        if row.recognised_on is not None and not row.recognised_on.perhaps_by(moment.on):
            return None
        recent = row.year > moment.year - self.years
        if not recent and not self.older:
            return None
        if row.used_for is None:
            return "perhaps"
        elsewhere = [u for u in row.used_for if (u.award, u.year) != (self.award, moment.year)]
        if any(u.award in self.barred for u in elsewhere):
            return None
        return "free" if not elsewhere and recent else "ask"

    def of_rows(self, rows: Sequence[f.Initiative], moment: Moment) -> Values:
        found = [self.standing(row, moment) for row in rows]
        free, ask = found.count("free"), found.count("ask")
        return min(free, MANY), min(free + ask, MANY), min(free + ask + found.count("perhaps"), MANY)

    def folded(self, moment: Moment) -> tuple[pl.Expr, ...]:
        year = pl.col("year")
        fits = pl.col("scope").is_in(SCOPES[self.scope :]) & (year <= moment.year)
        fits = fits & (pl.col("recognised_on.earliest") <= moment.on).fill_null(True)
        recent = year > moment.year - self.years
        if not self.older:
            fits = fits & recent
        use = pl.element().struct
        here = (use.field("award") == self.award) & (use.field("year") == moment.year)
        elsewhere = pl.col("used_for").list.eval(~here).list.any()
        barred = pl.col("used_for").list.eval(~here & use.field("award").is_in(list(self.barred))).list.any()
        known = pl.col("used_for").is_not_null()
        free = fits & known & ~elsewhere & recent
        ask = fits & known & ~barred
        perhaps = fits & (~known | ~barred)
        return tuple(
            condition.fill_null(False).sum().clip(0, MANY).cast(pl.UInt16) for condition in (free, ask, perhaps)
        )


class Number(Fact):
    """One figure of the collective's award year; null when it is not known."""

    table = "collective"
    levels = (SURE,)
    dtype = pl.Int64
    empty = (None,)
    open_top = None

    def __init__(self, field: str) -> None:
        self.field = field
        self.name = f"number-{field}"

    def of_rows(self, rows: Sequence[f.CollectiveYear], moment: Moment) -> Values:
        return (next((getattr(row, self.field) for row in rows if row.year == moment.year), None),)

    def of(self, subject: f.Subject, moment: Moment) -> Values:
        return self.of_rows(subject.collective or (), moment)

    def folded(self, moment: Moment) -> tuple[pl.Expr, ...]:
        return (pl.col(self.field).filter(pl.col("year") == moment.year).first().cast(pl.Int64),)


class Feats(FlagFact):
    """An achievement of a kind, at least of a scope and degree; judged when none of those named recognised it."""

    table = "achievements"
    levels = (SURE, JUDGED, POSSIBLE)
    empty = (0, 0, 0)

    def __init__(
        self, kinds: Sequence[str], scope: str, degree: str | None, recognised_by: Sequence[str] | None, years: int = 1
    ) -> None:
        self.kinds = tuple(kinds)
        self.scopes = ACHIEVEMENT_SCOPES[ACHIEVEMENT_SCOPES.index(scope) :]
        self.degrees = DEGREES[DEGREES.index(degree) :] if degree else DEGREES
        self.any_degree = degree is None
        self.recognised_by = tuple(recognised_by) if recognised_by else None
        self.years = years
        self.name = f"feat-{'+'.join(self.kinds)}-{scope}-{degree}-{'+'.join(recognised_by or ())}-{years}"

    def of_rows(self, rows: Sequence[f.Achievement], moment: Moment) -> Values:
        sure = judged = possible = False
        for row in rows:
            if row.kind not in self.kinds or not moment.year - self.years < row.year <= moment.year:
                continue
            scope_bad = row.scope is not None and row.scope not in self.scopes
            degree_bad = not self.any_degree and row.degree is not None and row.degree not in self.degrees
            if scope_bad or degree_bad:
                continue
            possible = True
            known = row.scope is not None and (self.any_degree or row.degree is not None)
            if not known:
                continue
            if self.recognised_by is None or row.recognised_by in self.recognised_by:
                sure = True
            elif row.recognised_by is not None:
                judged = True
        return int(sure), int(sure or judged), int(possible)

    def folded(self, moment: Moment) -> tuple[pl.Expr, ...]:
        ours = pl.col("kind").is_in(list(self.kinds)) & (pl.col("year") <= moment.year)
        ours = ours & (pl.col("year") > moment.year - self.years)
        fits = pl.col("scope").is_in(list(self.scopes))
        known = pl.col("scope").is_not_null()
        if not self.any_degree:
            fits = fits.fill_null(True) & pl.col("degree").is_in(list(self.degrees)).fill_null(True)
            known = known & pl.col("degree").is_not_null()
        possible = ours & fits.fill_null(True)
        judged = possible & known
        sure = judged
        if self.recognised_by is not None:
            judged = judged & pl.col("recognised_by").is_not_null()
            sure = judged & pl.col("recognised_by").is_in(list(self.recognised_by))
        return some(sure), some(judged), some(possible)


class InMovement(FlagFact):
    """Distinction in an emulation movement of the award year: who launched it, how long, at which review, what rank."""

    table = "movements"

    def __init__(
        self, launched_by: Sequence[str], min_years: float | None, stages: Sequence[str] | None, rank: int | None
    ) -> None:
        unknown = [body for body in launched_by if body not in BODIES]
        if unknown:
            raise ValueError(f"no such body: {unknown}")
        self.launched_by, self.min_years = tuple(launched_by), min_years
        self.stages, self.rank = tuple(stages) if stages else None, rank
        self.name = f"movement-{'+'.join(launched_by)}-{min_years}-{'+'.join(stages or ())}-{rank}"

    def tests(self, row: f.Movement) -> list[bool | None]:
        def known(value: Any, test: Any) -> bool | None:
            return None if value is None else bool(test(value))

        tests = [known(row.launched_by, lambda v: v in self.launched_by)]
        if self.min_years is not None:
            least = self.min_years
            tests.append(known(row.years, lambda v: v >= least))
        if self.stages is not None:
            stages = self.stages
            tests.append(known(row.stage, lambda v: v in stages))
        if self.rank is not None:
            tests.append(known(row.rank, lambda v: v == self.rank))
        return tests

    def of_rows(self, rows: Sequence[f.Movement], moment: Moment) -> Values:
        tests = [self.tests(row) for row in rows if row.year == moment.year]
        sure = any(all(t is True for t in row) for row in tests)
        return int(sure), int(any(all(t is not False for t in row) for row in tests))

    def folded(self, moment: Moment) -> tuple[pl.Expr, ...]:
        tests = [pl.col("launched_by").is_in(list(self.launched_by))]
        if self.min_years is not None:
            tests.append(pl.col("years") >= self.min_years)
        if self.stages is not None:
            tests.append(pl.col("stage").is_in(list(self.stages)))
        if self.rank is not None:
            tests.append(pl.col("rank") == self.rank)
        ours = pl.col("year") == moment.year
        sure, perhaps = ours, ours
        for test in tests:
            sure = sure & test.fill_null(False)
            perhaps = perhaps & test.fill_null(True)
        return some(sure), some(perhaps)


class Attribute(Fact):
    """A word of the subject itself, such as the role; null when it is not known."""

    table = "subjects"
    levels = (SURE,)
    dtype = pl.String
    empty = (None,)
    open_top = None

    def __init__(self, field: str) -> None:
        self.field = field
        self.name = f"subject-{field}"

    def of(self, subject: f.Subject, moment: Moment) -> Values:
        return (getattr(subject, self.field),)

    def folded(self, moment: Moment) -> tuple[pl.Expr, ...]:
        return (pl.col(self.field).cast(pl.String),)


class Ended(FlagFact):
    """A collective that was dissolved by the day."""

    table = "subjects"
    name = "ended"

    def of(self, subject: f.Subject, moment: Moment) -> Values:
        ended = subject.dissolved_on
        if ended is None:
            return 0, 0
        return int(ended.surely_by(moment.on)), int(ended.perhaps_by(moment.on))

    def folded(self, moment: Moment) -> tuple[pl.Expr, ...]:
        return (
            (pl.col("dissolved_on.latest") <= moment.on).fill_null(False).cast(pl.UInt8),
            (pl.col("dissolved_on.earliest") <= moment.on).fill_null(False).cast(pl.UInt8),
        )


class Leaving(FlagFact):
    """The subject retires in the award year or the next, or holds the notice of it."""

    table = "subjects"
    name = "leaving"

    def of(self, subject: f.Subject, moment: Moment) -> Values:
        notice = subject.papers is not None and subject.papers.retirement_notice is True
        leaves = subject.retires_on is not None and subject.retires_on.year in (moment.year, moment.year + 1)
        return int(notice or leaves), int(notice or leaves)

    def folded(self, moment: Moment) -> tuple[pl.Expr, ...]:
        leaves = pl.col("retires_on.year").is_in([moment.year, moment.year + 1]).fill_null(False)
        leaves = (leaves | pl.col("retirement_notice").fill_null(False)).cast(pl.UInt8)
        return leaves, leaves


class VoteCount(Fact):
    """One figure of the council's vote; null when the vote is still to come or the figure is missing."""

    table = "subjects"
    levels = (SURE,)
    dtype = pl.Int64
    empty = (None,)
    open_top = None

    def __init__(self, field: str) -> None:
        self.field = field
        self.name = f"vote-{field}"

    def of(self, subject: f.Subject, moment: Moment) -> Values:
        if subject.vote is None:
            return (None,)
        if self.field == "given":
            return (1,)
        value = getattr(subject.vote, self.field)
        return (None if value is None else int(value),)

    def folded(self, moment: Moment) -> tuple[pl.Expr, ...]:
        return (pl.col(f"vote.{self.field}").cast(pl.Int64),)
