"""The tables again as facts of the contract, one subject at a time."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import polars as pl


def as_facts(folder: Path, limit: int | None = None) -> Iterator[dict[str, Any]]:
    tables = {place.stem: pl.scan_parquet(place) for place in folder.glob("*.parquet")}
    subjects = tables.pop("subjects")
    chosen = (subjects if limit is None else subjects.head(limit)).collect()
    rows: dict[str, dict[str, list[dict[str, Any]]]] = {name: {} for name in tables}
    for name, table in tables.items():
        mine = table.join(chosen.lazy().select("subject_id"), on="subject_id", how="semi").collect()
        for row in mine.iter_rows(named=True):
            rows[name].setdefault(row.pop("subject_id"), []).append(row)
    for subject in chosen.iter_rows(named=True):
        name = subject.pop("subject_id")
        lists = {table: found.get(name, []) for table, found in rows.items()}
        yield {"version": 1, "subject": {"id": name, **subject}, **lists}
