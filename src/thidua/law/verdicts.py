"""Outcomes of clauses to verdicts: one row per subject and award, with the clauses that stand in the way.

Few patterns of outcomes are made by many subjects, so each pattern is written out once and every subject points to one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import polars as pl

from thidua.law.assembly import Assembled, Way
from thidua.law.outcome import AWARD_WORDS, JUDGEMENT, NOT_MET, UNKNOWN
from thidua.law.question import Question

LISTS = {"failed": NOT_MET, "unknown": UNKNOWN, "judged": JUDGEMENT}
SCHEMA: dict[str, Any] = {
    **dict.fromkeys(("subject_id", "award", "outcome", "basis", "branch", "regime", "rulebook"), pl.String),
    **dict.fromkeys(LISTS, pl.List(pl.String)),
}
OUTCOMES = 4  # a clause comes out in one of four ways: two bits
KEY = pl.UInt64


def said(outcomes: pl.DataFrame, question: Question, standard: Assembled, *, lists: bool = True) -> pl.DataFrame:
    """The verdicts of one award; without `lists` the clauses are not named and the three lists are empty."""
    score = outcomes.get_column(standard.column)
    deciding = score.to_frame().select(standard.place_of(pl.col(standard.column)).unique()).to_series().to_list()
    key = pattern_key(standard, deciding)
    # Only the few columns that are read: selecting from a wide frame costs more than the work itself.
    keys = pl.DataFrame([outcomes.get_column(name) for name in sorted(set(key.meta.root_names()))]).select(key)
    known = keys.to_series().unique()
    patterns = _patterns(known.to_list(), question, standard, lists=lists)
    numbers = pl.int_range(len(known), eager=True, dtype=pl.UInt32)
    codes = keys.to_series().replace_strict(known, numbers, return_dtype=pl.UInt32)
    return pl.DataFrame([outcomes.get_column("subject_id"), *patterns[codes]])


def pattern_key(standard: Assembled, deciding: Sequence[int]) -> pl.Expr:
    """The branch that decides and the outcome of each of its clauses, in one number.

    Args:
        deciding: places of the branches that decide about anybody; few of the many that an order has.
    """
    place = standard.place_of(pl.col(standard.column))
    width = _width(max(len(way.nodes) for way in standard.ways))
    chosen: pl.Expr = pl.lit(0, dtype=width)
    for number in deciding:
        way = standard.ways[number]
        marks = pl.lit(0, dtype=width)
        for node in reversed(way.nodes):
            marks = marks * pl.lit(OUTCOMES, dtype=width) + pl.col(node.column).cast(width)
        chosen = pl.when(place == number).then(marks).otherwise(chosen)
    return (chosen.cast(KEY) * len(standard.ways) + place.cast(KEY)).alias("key")


def _width(clauses: int) -> type[pl.DataType]:
    """The narrowest number with two bits for each clause: narrow numbers are fast."""
    for bits, width in ((8, pl.UInt8), (16, pl.UInt16), (32, pl.UInt32), (48, pl.UInt64)):
        if clauses * 2 <= bits:
            return width
    raise ValueError(f"a branch of {clauses} clauses is too long to be written as one number")


def read_key(key: int, standard: Assembled) -> tuple[Way, list[int]]:
    """The branch and the outcomes of its clauses that a key names."""
    marks, place = divmod(key, len(standard.ways))
    way = standard.ways[place]
    return way, [marks // OUTCOMES**n % OUTCOMES for n in range(len(way.nodes))]


def _patterns(keys: Sequence[int], question: Question, standard: Assembled, *, lists: bool) -> pl.DataFrame:
    rows: list[dict[str, Any]] = []
    for key in keys:
        way, marks = read_key(key, standard)
        named = {
            name: [node.clause.id for node, mark in zip(way.nodes, marks, strict=True) if mark == outcome]
            for name, outcome in LISTS.items()
        }
        rows.append(
            {
                "award": question.award,
                "outcome": AWARD_WORDS[min(marks)],
                "basis": way.branch.basis,
                "branch": way.branch.id,
                "regime": standard.regime.id,
                "rulebook": standard.book.key,
                **(named if lists else dict.fromkeys(LISTS, ())),
            }
        )
    return pl.DataFrame(rows, schema={name: kind for name, kind in SCHEMA.items() if name != "subject_id"})


def same_for_all(subjects: pl.LazyFrame, short: Mapping[str, Any]) -> pl.LazyFrame:
    """The verdict that everybody gets where the law that was loaded cannot be run."""
    judged = [clause["id"] for clause in short["clauses"]]
    columns: list[pl.Expr] = [pl.col("subject_id")]
    for name, kind in SCHEMA.items():
        if name == "subject_id":
            continue
        if name in LISTS:
            value = pl.lit(pl.Series([judged if name == "judged" else []], dtype=kind)).first()
        else:
            value = pl.lit(short.get(name), dtype=kind)
        columns.append(value.alias(name))
    return subjects.select(columns)
