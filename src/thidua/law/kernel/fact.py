"""One folded fact: how a subject's list, or a table's rows, become one value per subject and level.

The levels run from what is sure to what is possible: `""` (sure), `"~"` (a person may accept it), `"?"` (possible).
A list left out or partial widens only the last level; so unknown never counts as there.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import polars as pl

from thidua.law.facts import Subject
from thidua.law.kernel.moment import Moment
from thidua.law.years import ALL_YEARS, FIRST_YEAR

WORD = pl.UInt64
FLAG = pl.UInt8
SURE, JUDGED, POSSIBLE = "", "~", "?"

Values = tuple[Any, ...]


class Fact:
    """Base of all facts; a subclass says how rows fold, in Python for one subject and in Polars for a table."""

    name: str
    table: str
    levels: tuple[str, ...] = (SURE, POSSIBLE)
    dtype: Any = WORD
    empty: Values = (0, 0)
    open_top: Any = ALL_YEARS

    def of_rows(self, rows: Sequence[Any], moment: Moment) -> Values:
        raise NotImplementedError

    def folded(self, moment: Moment) -> tuple[pl.Expr, ...]:
        """Aggregations over the rows of one subject, one per level."""
        raise NotImplementedError

    def rows(self) -> pl.Expr | None:
        """The rows of its table that matter to it, whatever their year; None when all of them may."""
        return None

    @property
    def columns(self) -> tuple[str, ...]:
        return tuple(self.name + level for level in self.levels)

    def unknown(self) -> Values:
        return (*self.empty[:-1], self.open_top)

    def of(self, subject: Subject, moment: Moment) -> Values:
        rows = getattr(subject, self.table)
        if rows is None:
            return self.unknown()
        values = self.of_rows(rows, moment)
        return values if self.table not in subject.partial else (*values[:-1], self.open_top)

    def col(self, level: str = SURE) -> pl.Expr:
        return pl.col(self.name + level)


class FlagFact(Fact):
    """A fact that is there or not."""

    dtype: Any = FLAG
    open_top: Any = 1

    def there(self, level: str = SURE) -> pl.Expr:
        return pl.col(self.name + level) > 0


def lit(bits: int) -> pl.Expr:
    return pl.lit(bits, dtype=WORD)


def year_bit(column: str = "year") -> pl.Expr:
    """The word of a row's year, which the tables carry beside it since every fact of years asks for it."""
    return pl.col(f"{column}.bit")


def made_year_bit(column: str) -> pl.Expr:
    """The word of a row's year; years before the first bit share it."""
    shift = (pl.col(column).cast(pl.Int64) - FIRST_YEAR).clip(0, 63).cast(pl.UInt32)
    return pl.lit(2, dtype=WORD).pow(shift).alias(f"{column}.bit")


def bits_where(condition: pl.Expr, bits: pl.Expr | None = None) -> pl.Expr:
    """The year words of the rows where the condition surely holds, put together."""
    kept = pl.when(condition.fill_null(False)).then(year_bit() if bits is None else bits).otherwise(lit(0))
    return kept.bitwise_or()


def some(condition: pl.Expr) -> pl.Expr:
    return condition.fill_null(False).any().cast(FLAG)
