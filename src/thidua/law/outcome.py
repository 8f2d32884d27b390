"""The four outcomes of a clause, ordered so that "all of" is a minimum and "any of" a maximum."""

from __future__ import annotations

import polars as pl

NOT_MET, JUDGEMENT, UNKNOWN, MET = range(4)

CLAUSE_WORDS = ("not_met", "judgement", "unknown", "met")
AWARD_WORDS = ("not_eligible", "needs_people", "needs_facts", "eligible")


def code(value: int) -> pl.Expr:
    return pl.lit(value, dtype=pl.UInt8)


def from_levels(surely: pl.Expr, perhaps: pl.Expr, judged: pl.Expr | None = None) -> pl.Expr:
    """The outcome of a condition read on what is sure, with what a person may accept, and with all unknowns."""
    expr = pl.when(surely).then(code(MET)).when(~perhaps).then(code(NOT_MET))
    if judged is None:
        return expr.otherwise(code(UNKNOWN))
    return expr.when(judged).then(code(JUDGEMENT)).otherwise(code(UNKNOWN))


def from_bars(surely: pl.Expr, perhaps: pl.Expr, judged: pl.Expr | None = None) -> pl.Expr:
    """The outcome of "there is none": a sure bar refuses, one to be judged asks, a possible one leaves it unknown."""
    asked = pl.lit(False) if judged is None else judged
    expr = pl.when(surely).then(code(NOT_MET)).when(asked).then(code(JUDGEMENT))
    return expr.when(perhaps).then(code(UNKNOWN)).otherwise(code(MET))
