"""Facts that are one word per subject: ratings, titles, months of service, absence, discipline."""

from __future__ import annotations

import math
from collections.abc import Sequence

import polars as pl

from thidua.law import facts as f
from thidua.law.kernel.fact import JUDGED, POSSIBLE, SURE, Fact, Values, bits_where, lit, year_bit
from thidua.law.kernel.moment import Moment
from thidua.law.words import FORMS, LEVELS
from thidua.law.years import ALL_YEARS, LAST_YEAR, bit, word

# The calendar, not the law: how many working days a month or a run of days may hold.
LEAST_WORKING_DAYS_A_MONTH, MOST_WORKING_DAYS_A_MONTH = 20, 23


class Rated(Fact):
    """Years rated at `level` or better. A year without a row is unknown."""

    table = "ratings"
    empty = (0, ALL_YEARS)

    def __init__(self, level: str) -> None:
        self.level = LEVELS.index(level)
        self.name = f"rated-{level}"

    def of(self, subject: f.Subject, moment: Moment) -> Values:
        levels = {row.year: row.level for row in subject.ratings or ()}
        levels |= {row.year: row.rating for row in subject.collective or () if row.rating is not None}
        yes = word(year for year, level in levels.items() if LEVELS.index(level) >= self.level)
        no = word(year for year, level in levels.items() if LEVELS.index(level) < self.level)
        return yes, ALL_YEARS & ~no

    def folded(self, moment: Moment) -> tuple[pl.Expr, ...]:
        good = pl.col("level").is_in(LEVELS[self.level :])
        return bits_where(good), ~bits_where(pl.col("level").is_not_null() & ~good)


class OrganisationRated(Fact):
    """Years in which the party or the union organisation of a collective was rated at `level` or better."""

    table = "collective"
    empty = (0, ALL_YEARS)

    def __init__(self, field: str, level: str) -> None:
        self.field = field
        self.level = LEVELS.index(level)
        self.name = f"{field}-{level}"

    def of_rows(self, rows: Sequence[f.CollectiveYear], moment: Moment) -> Values:
        known = {row.year: getattr(row, self.field) for row in rows if getattr(row, self.field) is not None}
        yes = word(year for year, level in known.items() if LEVELS.index(level) >= self.level)
        return yes, ALL_YEARS & ~word(known) | yes

    def folded(self, moment: Moment) -> tuple[pl.Expr, ...]:
        good = pl.col(self.field).is_in(LEVELS[self.level :])
        return bits_where(good), ~bits_where(pl.col(self.field).is_not_null() & ~good)


class Titles(Fact):
    """Years for which an award was given by the date asked about.

    With `merit_only`, an award given for a movement or a sudden feat does not count, and one whose basis is not
    known may count.
    """

    table = "awards"

    def __init__(self, award: str, merit_only: bool = False) -> None:
        self.award = award
        self.merit_only = merit_only
        self.name = f"award-{award}{'-merit' if merit_only else ''}"

    def rows(self) -> pl.Expr:
        return pl.col("award") == self.award

    def of_rows(self, rows: Sequence[f.Award], moment: Moment) -> Values:
        given = [
            row
            for row in rows
            if row.award == self.award and (row.decided_on is None or row.decided_on.perhaps_by(moment.on))
        ]
        if not self.merit_only:
            held = word(row.year for row in given)
            return held, held
        kept = [row for row in given if row.basis not in ("thematic", "sudden")]
        return word(row.year for row in kept if row.basis is not None), word(row.year for row in kept)

    def folded(self, moment: Moment) -> tuple[pl.Expr, ...]:
        given = (pl.col("award") == self.award) & (pl.col("decided_on.earliest") <= moment.on).fill_null(True)
        if not self.merit_only:
            return bits_where(given), bits_where(given)
        kept = given & ~pl.col("basis").is_in(["thematic", "sudden"]).fill_null(False)
        return bits_where(kept & pl.col("basis").is_not_null()), bits_where(kept)


class AnyOfForms(Fact):
    """Years for which one of these awards was given by the date asked about, on another basis than those left out.

    An award whose basis is not known may be one of those left out.
    """

    table = "awards"

    def __init__(self, awards: Sequence[str], but_bases: Sequence[str]) -> None:
        self.awards = tuple(awards)
        self.but_bases = tuple(but_bases)
        self.name = f"awards-{'+'.join(self.awards)}-but-{'+'.join(self.but_bases)}"

    def rows(self) -> pl.Expr:
        return pl.col("award").is_in(self.awards)

    def given(self, rows: Sequence[f.Award], moment: Moment) -> list[f.Award]:
        """The awards that count or, where their basis is not known, may count."""
        return [
            row
            for row in rows
            if row.award in self.awards
            and row.basis not in self.but_bases
            and (row.decided_on is None or row.decided_on.perhaps_by(moment.on))
        ]

    def of_rows(self, rows: Sequence[f.Award], moment: Moment) -> Values:
        given = self.given(rows, moment)
        return word(row.year for row in given if row.basis is not None), word(row.year for row in given)

    def folded(self, moment: Moment) -> tuple[pl.Expr, ...]:
        given = self.rows() & (pl.col("decided_on.earliest") <= moment.on).fill_null(True)
        given = given & ~pl.col("basis").is_in(self.but_bases).fill_null(False)
        return bits_where(given & pl.col("basis").is_not_null()), bits_where(given)


class Months(Fact):
    """Years with at least so many months in employment."""

    table = "service"
    empty = (0, ALL_YEARS)

    def __init__(self, at_least: float) -> None:
        self.at_least = at_least
        self.name = f"months-{at_least}"

    def of_rows(self, rows: Sequence[f.Service], moment: Moment) -> Values:
        known = {row.year: row.months for row in rows if row.months is not None}
        yes = word(year for year, months in known.items() if months >= self.at_least)
        return yes, ALL_YEARS & ~word(known) | yes

    def folded(self, moment: Moment) -> tuple[pl.Expr, ...]:
        enough = pl.col("months") >= self.at_least
        return bits_where(enough), ~bits_where(~enough)


class Away(Fact):
    """Years with fewer than `below` working days away.

    Annual leave and statutory maternity count as worked. An injury may come from a brave act, which counts as
    worked too: that is for a person to say. Months and calendar days are turned into a range of working days.
    """

    table = "service"
    levels = (SURE, JUDGED, POSSIBLE)
    empty = (0, 0, ALL_YEARS)

    def __init__(self, below: float) -> None:
        self.below = below
        self.name = f"away-below-{below}"

    def of_rows(self, rows: Sequence[f.Service], moment: Moment) -> Values:
        sure, judged, possible = [], [], []
        known = []
        for row in rows:
            if row.absences is None:
                continue
            known.append(row.year)
            least, most, most_but_injury = self.days(row.absences)
            if most < self.below:
                sure.append(row.year)
            if most_but_injury < self.below:
                judged.append(row.year)
            if least < self.below:
                possible.append(row.year)
        return word(sure), word(judged), ALL_YEARS & ~word(known) | word(possible)

    def days(self, absences: Sequence[f.Absence]) -> tuple[float, float, float]:
        """Working days away: at least, at most, and at most without injuries."""
        least = most = most_but_injury = 0.0
        for absence in absences:
            low, high = working_days(absence)
            if absence.kind == "annual" or (absence.kind == "maternity" and absence.statutory is True):
                continue
            most += high
            if absence.kind != "injury":
                most_but_injury += high
                if not (absence.kind == "maternity" and absence.statutory is None):
                    least += low
        return least, most, most_but_injury

    def folded(self, moment: Moment) -> tuple[pl.Expr, ...]:
        item = pl.element().struct
        kind, statutory = item.field("kind"), item.field("statutory")
        low, high = _working_days_expr()
        worked = (kind == "annual") | ((kind == "maternity") & statutory.fill_null(False))
        sums = {
            "least": pl.when(worked | (kind == "injury") | ((kind == "maternity") & statutory.is_null()))
            .then(0.0)
            .otherwise(low),
            "most": pl.when(worked).then(0.0).otherwise(high),
            "but_injury": pl.when(worked | (kind == "injury")).then(0.0).otherwise(high),
        }
        total = {name: pl.col("absences").list.eval(expr).list.sum() for name, expr in sums.items()}
        known = pl.col("absences").is_not_null()
        return (
            bits_where(known & (total["most"] < self.below)),
            bits_where(known & (total["but_injury"] < self.below)),
            ~bits_where(known & ~(total["least"] < self.below)),
        )


def working_days(absence: f.Absence) -> tuple[float, float]:
    """The least and most working days an absence may be; nothing known gives 0 to infinity."""
    if absence.working_days is not None:
        return absence.working_days, absence.working_days
    if absence.days is not None:
        weeks, rest = divmod(absence.days, 7)
        return weeks * 5 + max(0.0, rest - 2), weeks * 5 + min(rest, 5.0)
    if absence.months is not None:
        return absence.months * LEAST_WORKING_DAYS_A_MONTH, absence.months * MOST_WORKING_DAYS_A_MONTH
    return 0.0, math.inf


def _working_days_expr() -> tuple[pl.Expr, pl.Expr]:
    item = pl.element().struct
    exact, days, months = (item.field(name).cast(pl.Float64) for name in ("working_days", "days", "months"))
    weeks, rest = (days // 7) * 5, days % 7
    low = pl.coalesce(
        exact, weeks + pl.max_horizontal(pl.lit(0.0), rest - 2), months * LEAST_WORKING_DAYS_A_MONTH, pl.lit(0.0)
    )
    high = pl.coalesce(
        exact,
        weeks + pl.min_horizontal(rest, pl.lit(5.0)),
        months * MOST_WORKING_DAYS_A_MONTH,
        pl.lit(math.inf),
    )
    # max_horizontal and min_horizontal skip nulls, so an absence without days must not look like one of none.
    low = (
        pl.when(exact.is_null() & days.is_null())
        .then((months * LEAST_WORKING_DAYS_A_MONTH).fill_null(0.0))
        .otherwise(low)
    )
    high = (
        pl.when(exact.is_null() & days.is_null())
        .then((months * MOST_WORKING_DAYS_A_MONTH).fill_null(math.inf))
        .otherwise(high)
    )
    return low, high


class Disciplined(Fact):
    """Years in which a measure of `from_form` or graver was decided; an unnamed form may be that grave."""

    table = "discipline"

    def __init__(self, from_form: str) -> None:
        self.forms = FORMS[FORMS.index(from_form) : -1]
        self.all_count = from_form == FORMS[0]
        self.name = f"disciplined-{from_form}"

    def of_rows(self, rows: Sequence[f.Discipline], moment: Moment) -> Values:
        made = [row for row in rows if row.decided_on.perhaps_by(moment.on)]
        sure = [r for r in made if r.form in self.forms or (self.all_count and r.form == "other")]
        perhaps = [r for r in made if r.form in self.forms or r.form == "other"]
        return word(r.decided_on.year for r in sure), word(r.decided_on.year for r in perhaps)

    def folded(self, moment: Moment) -> tuple[pl.Expr, ...]:
        made = pl.col("decided_on.earliest") <= moment.on
        grave = pl.col("form").is_in(list(self.forms))
        other = pl.col("form") == "other"
        sure = grave | other if self.all_count else grave
        bits = year_bit("decided_on.year")
        return bits_where(made & sure, bits), bits_where(made & (grave | other), bits)


class UnderMeasure(Fact):
    """Years touched by a measure: wholly (sure), in part because it ended in them (judged), perhaps (possible)."""

    table = "discipline"
    name = "under-measure"
    levels = (SURE, JUDGED, POSSIBLE)
    empty = (0, 0, 0)

    def of_rows(self, rows: Sequence[f.Discipline], moment: Moment) -> Values:
        whole = part = perhaps = 0
        for row in rows:
            if not row.decided_on.perhaps_by(moment.on):
                continue
            first = row.decided_on.year
            if row.until is None:
                perhaps |= word(range(first, moment.on.year + 1))
                continue
            last = min(row.until.year, LAST_YEAR)
            whole |= word(range(first, last))
            part |= bit(last)
        return whole, part, whole | part | perhaps

    def folded(self, moment: Moment) -> tuple[pl.Expr, ...]:
        made = pl.col("decided_on.earliest") <= moment.on
        ended = pl.col("until.year").is_not_null()
        first, last = year_bit("decided_on.year"), year_bit("until.year")
        now = lit(bit(moment.on.year))
        whole = bits_where(made & ended, last - first)
        part = bits_where(made & ended, last)
        perhaps = bits_where(made & ~ended, (now - first) | now)
        return whole, part, whole | part | perhaps
