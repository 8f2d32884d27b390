"""From facts to columns: one row per subject, one column per fact and level."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import reduce
from operator import and_, or_

import polars as pl

from thidua.law.facts import Subject
from thidua.law.kernel.fact import Fact
from thidua.law.kernel.moment import Moment
from thidua.law.kernel.tables import BY_YEAR

ROW = "row"  # keeps the frame as long as the list even where no fact is asked for


def distinct(facts: Iterable[Fact]) -> list[Fact]:
    return list({fact.name: fact for fact in facts}.values())


def fold_subjects(facts: Sequence[Fact], subjects: Sequence[Subject], moment: Moment) -> pl.DataFrame:
    """One row per subject, in the given order."""
    columns = [pl.Series(ROW, range(len(subjects)), dtype=pl.UInt32)]
    for fact in facts:
        rows = [fact.of(subject, moment) for subject in subjects]
        for place, name in enumerate(fact.columns):
            columns.append(pl.Series(name, [row[place] for row in rows], dtype=fact.dtype))
    return pl.DataFrame(columns)


def fold_tables(
    facts: Sequence[Fact],
    tables: Mapping[str, pl.LazyFrame],
    moment: Moment,
    reaches: Mapping[str, int | None] | None = None,
) -> pl.LazyFrame:
    """One row per line of `tables["subjects"]`, in any order.

    A table left out is unknown for everybody, one without rows is empty.

    Args:
        tables: by the names of the facts contract, each list with its `subject_id`, dates as `<field>.earliest`,
            `<field>.latest` and `<field>.year`.
        reaches: by the name of a fact, how many award years back it is looked at; rows before them are not folded.
    """
    by_table: dict[str, list[Fact]] = {}
    for fact in facts:
        by_table.setdefault(fact.table, []).append(fact)
    own = by_table.pop("subjects", [])
    folded = tables["subjects"].select("subject_id", *_named(own, moment))
    for name, wanted in by_table.items():
        if name not in tables:
            folded = folded.with_columns(_unknown(wanted))
            continue
        distinct_words, repeated = _words(wanted, moment)
        rows = tables[name]
        matter = rows_that_matter(name, wanted, moment, reaches or {})
        if matter is not None:
            rows = rows.filter(matter)
        grouped = rows.group_by("subject_id").agg(*distinct_words)
        empty = [
            pl.col(column).fill_null(pl.lit(value, dtype=fact.dtype))
            for fact in wanted
            for column, value in zip(fact.columns, fact.empty, strict=True)
            if value is not None
        ]
        folded = folded.join(grouped, on="subject_id", how="left", maintain_order="none")
        folded = folded.with_columns(repeated).with_columns(empty)
    return folded


def rows_that_matter(
    table: str, facts: Sequence[Fact], moment: Moment, reaches: Mapping[str, int | None]
) -> pl.Expr | None:
    """The rows that some fact looks at; None when that may be any."""
    if table not in BY_YEAR:
        return None
    alternatives = []
    for fact in facts:
        own, back = fact.rows(), reaches.get(fact.name)
        recent = None if back is None else pl.col("year") > moment.year - back
        both = [condition for condition in (own, recent) if condition is not None]
        if not both:
            return None
        alternatives.append(reduce(and_, both))
    return reduce(or_, {condition.meta.serialize(): condition for condition in alternatives}.values())


def _named(facts: Sequence[Fact], moment: Moment) -> list[pl.Expr]:
    return [expr.alias(name) for fact in facts for name, expr in zip(fact.columns, fact.folded(moment), strict=True)]


def _words(facts: Sequence[Fact], moment: Moment) -> tuple[list[pl.Expr], list[pl.Expr]]:
    """The aggregations, each made once, and the columns that are the same as one of them."""
    made: dict[bytes, str] = {}
    words, repeated = [], []
    for fact in facts:
        for name, expr in zip(fact.columns, fact.folded(moment), strict=True):
            key = expr.meta.serialize()
            if key in made:
                repeated.append(pl.col(made[key]).alias(name))
            else:
                made[key] = name
                words.append(expr.alias(name))
    return words, repeated


def _unknown(facts: Sequence[Fact]) -> list[pl.Expr]:
    return [
        pl.lit(value, dtype=fact.dtype).alias(name)
        for fact in facts
        for name, value in zip(fact.columns, fact.unknown(), strict=True)
    ]


def columns_read(facts: Sequence[Fact], moment: Moment) -> dict[str, set[str]]:
    """Table by table, the columns of the contract that the facts read."""
    found: dict[str, set[str]] = {}
    for fact in facts:
        roots = {root for expr in fact.folded(moment) for root in expr.meta.root_names()}
        found.setdefault(fact.table, set()).update(root.partition(".")[0] for root in roots)
    return found
