"""Facts that are a length of time: years in the sector, time under discipline, time in posts.

A length is counted in parts of a month, 31 to the month, so that lengths that follow each other add up exactly: from
1 June 2015 until 1 June 2018 is three years to the part, and cutting it anywhere changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

import polars as pl

from thidua.law import facts as f
from thidua.law.kernel.fact import JUDGED, POSSIBLE, SURE, Fact, FlagFact, Values
from thidua.law.kernel.moment import Moment

MONTH = 31
YEAR = 12 * MONTH
VERY_LONG = 200 * YEAR  # longer than any life; what an open list may hold


def place(day: date) -> int:
    return (day.year * 12 + day.month) * MONTH + day.day


def place_of(day: pl.Expr) -> pl.Expr:
    month = day.dt.year().cast(pl.Int64) * 12 + day.dt.month().cast(pl.Int64)
    return month * MONTH + day.dt.day().cast(pl.Int64)


def union(spans: Iterable[tuple[int, int]]) -> int:
    """How long at least one of the spans lasts."""
    length, reached = 0, 0
    for first, last in sorted(spans):
        first = max(first, reached)
        if last > first:
            length, reached = length + last - first, last
    return length


class Tenure(Fact):
    """Years in the sector, or of them those in hazardous work; null when they are not known."""

    table = "subjects"
    levels = (SURE,)
    dtype = pl.Float64
    empty = (None,)
    open_top = None

    def __init__(self, field: str) -> None:
        self.field = field
        self.name = f"tenure-{field}"

    def of(self, subject: f.Subject, moment: Moment) -> Values:
        value = getattr(subject.tenure, self.field) if subject.tenure is not None else None
        return (None if value is None else float(value),)

    def folded(self, moment: Moment) -> tuple[pl.Expr, ...]:
        return (pl.col(f"tenure.{self.field}").cast(pl.Float64),)


class LaterRetirement(Fact):
    """Whether the subject's retirement age is a higher one; null when that is not known."""

    table = "subjects"
    name = "later-retirement"
    levels = (SURE,)
    dtype = pl.Boolean
    empty = (None,)
    open_top = None

    def of(self, subject: f.Subject, moment: Moment) -> Values:
        return (subject.higher_retirement_age,)

    def folded(self, moment: Moment) -> tuple[pl.Expr, ...]:
        return (pl.col("higher_retirement_age").cast(pl.Boolean),)


class UnderDiscipline(Fact):
    """How long measures lasted until the day: at least, and at most. One without an end lasts until the day at most."""

    table = "discipline"
    name = "under-discipline"
    dtype = pl.Int64
    open_top = VERY_LONG

    def of_rows(self, rows: Sequence[f.Discipline], moment: Moment) -> Values:
        least, most = [], []
        for row in rows:
            until = row.until
            if row.decided_on.surely_by(moment.on) and until is not None:
                least.append((place(row.decided_on.latest), place(min(until.earliest, moment.on))))
            if row.decided_on.perhaps_by(moment.on):
                end = moment.on if until is None else min(until.latest, moment.on)
                most.append((place(row.decided_on.earliest), place(end)))
        return union(least), union(most)

    def folded(self, moment: Moment) -> tuple[pl.Expr, ...]:
        first, last = pl.col("decided_on.earliest"), pl.col("decided_on.latest")
        ended, perhaps_ended = pl.col("until.earliest"), pl.col("until.latest")
        least = (last <= moment.on) & ended.is_not_null()
        most = first <= moment.on
        return (
            folded_union(last, pl.min_horizontal(ended, pl.lit(moment.on)), least),
            folded_union(first, pl.min_horizontal(perhaps_ended, pl.lit(moment.on)), most),
        )


class InPosts(Fact):
    """How long one of these posts was held until the day: surely, with those held as acting, and at most."""

    table = "posts"
    levels = (SURE, JUDGED, POSSIBLE)
    dtype = pl.Int64
    empty = (0, 0, 0)
    open_top = VERY_LONG

    def __init__(self, groups: Sequence[str]) -> None:
        self.groups = tuple(groups)
        self.name = f"in-posts-{'+'.join(self.groups)}"

    def of_rows(self, rows: Sequence[f.Post], moment: Moment) -> Values:
        sure, judged, possible = [], [], []
        for row in rows:
            if row.group not in self.groups:
                continue
            ends = (moment.on, moment.on) if row.until is None else (row.until.earliest, row.until.latest)
            least = place(row.start.latest), place(min(ends[0], moment.on))
            judged.append(least)
            if row.acting is not True:
                sure.append(least)
            possible.append((place(row.start.earliest), place(min(ends[1], moment.on))))
        return union(sure), union(judged), union(possible)

    def folded(self, moment: Moment) -> tuple[pl.Expr, ...]:
        ours = pl.col("group").is_in(list(self.groups))
        day = pl.lit(moment.on)
        first, last = pl.col("from.latest"), pl.min_horizontal(pl.col("until.earliest"), day)
        proper = ours & ~pl.col("acting").fill_null(False)
        return (
            folded_union(first, last, proper),
            folded_union(first, last, ours),
            folded_union(pl.col("from.earliest"), pl.min_horizontal(pl.col("until.latest"), day), ours),
        )


class EverDisciplined(FlagFact):
    """A measure decided on by the day, whenever that was."""

    table = "discipline"
    name = "ever-disciplined"

    def of_rows(self, rows: Sequence[f.Discipline], moment: Moment) -> Values:
        sure = any(row.decided_on.surely_by(moment.on) for row in rows)
        return int(sure), int(sure or any(row.decided_on.perhaps_by(moment.on) for row in rows))

    def folded(self, moment: Moment) -> tuple[pl.Expr, ...]:
        sure, perhaps = pl.col("decided_on.latest") <= moment.on, pl.col("decided_on.earliest") <= moment.on
        return sure.any().cast(pl.UInt8), perhaps.any().cast(pl.UInt8)


def folded_union(first: pl.Expr, last: pl.Expr, where: pl.Expr) -> pl.Expr:
    """The length of the union of a subject's spans."""
    starts, ends = place_of(first).filter(where), place_of(last).filter(where)
    ends, starts = ends.sort_by(starts), starts.sort()
    before = ends.cum_max().shift(1)
    begin = pl.max_horizontal(starts, before)
    length: pl.Expr = (ends - begin).clip(0).sum().cast(pl.Int64)
    return length
