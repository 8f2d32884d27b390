"""Facts of several subjects as the tables of the contract, for tests that compare both ways of reading."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import polars as pl

from thidua.law.kernel.tables import COLUMNS

TENURE = {"subject_id": pl.String, "years": pl.Float64, "hazardous_years": pl.Float64}
VOTE = {"subject_id": pl.String, "members": pl.Int64, "agree": pl.Int64, "absent_asked_in_writing": pl.Boolean}


def as_tables(told: Sequence[Mapping[str, Any]]) -> dict[str, pl.LazyFrame]:
    """One row per list item. A list must be there for every subject or for none: tables know no third way."""
    subjects = [
        {
            "subject_id": one["subject"]["id"],
            **one["subject"],
        }
        for one in told
    ]
    tables = {"subjects": frame("subjects", subjects)}
    votes = [{"subject_id": one["subject"]["id"], **one["vote"]} for one in told if one.get("vote")]
    if votes:
        tables["vote"] = pl.DataFrame(votes, schema=VOTE, strict=False).lazy()
    tenures = [{"subject_id": one["subject"]["id"], **one["tenure"]} for one in told if one.get("tenure")]
    if tenures:
        tables["tenure"] = pl.DataFrame(tenures, schema=TENURE, strict=False).lazy()
    for name in COLUMNS:
        if name == "subjects" or all(one.get(name) is None for one in told):
            continue
        rows = [{"subject_id": one["subject"]["id"], **row} for one in told for row in one[name]]
        tables[name] = frame(name, rows)
    return tables


def frame(name: str, rows: Sequence[Mapping[str, Any]]) -> pl.LazyFrame:
    columns = {"subject_id": pl.String, **COLUMNS[name]}
    if name == "subjects":
        columns = {key: kind for key, kind in columns.items() if "." not in key and key != "retirement_notice"}
    return pl.DataFrame([{key: row.get(key) for key in columns} for row in rows], schema=columns, strict=False).lazy()
