"""Facts of several subjects as the tables of the contract, for tests that compare both ways of reading."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import polars as pl

from thidua.law.kernel.tables import COLUMNS


def as_tables(told: Sequence[Mapping[str, Any]]) -> dict[str, pl.LazyFrame]:
    """One row per list item. A list must be there for every subject or for none: tables know no third way."""
    subjects = [
        {
            "subject_id": one["subject"]["id"],
            **one["subject"],
            "retirement_notice": (one.get("papers") or {}).get("retirement_notice"),
            **{f"vote.{key}": value for key, value in (one.get("vote") or {}).items()},
            "vote.given": True if one.get("vote") else None,
        }
        for one in told
    ]
    tables = {"subjects": frame("subjects", subjects)}
    for name in COLUMNS:
        if name == "subjects" or all(one.get(name) is None for one in told):
            continue
        rows = [{"subject_id": one["subject"]["id"], **row} for one in told for row in one[name]]
        tables[name] = frame(name, rows)
    return tables


def frame(name: str, rows: Sequence[Mapping[str, Any]]) -> pl.LazyFrame:
    columns = {"subject_id": pl.String, **COLUMNS[name]}
    return pl.DataFrame([{key: row.get(key) for key in columns} for row in rows], schema=columns, strict=False).lazy()
