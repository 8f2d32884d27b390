"""The review inside Apache Spark: rows hashed by subject to partitions, each judged by the same kernel.

The extra is optional (`requirements/spark.txt`, Java 17). A partition gathers all rows of its subjects, so that it is
to Spark what a shard is to `review`; when a worker is lost, its partitions are judged again elsewhere. The folder of
facts must be seen by every worker under the same path.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import polars as pl
import pyarrow as pa

from thidua.law.checking import table_problems
from thidua.law.reading import FactsRefused, Problem
from thidua.law.review import Plan, plan_of, read_tables
from thidua.law.shards import Folder, is_read, narrow, shards_for
from thidua.law.verdicts import SCHEMA

TABLE = "table"
RESULT = ", ".join(
    f"{name} {'array<string>' if isinstance(kind, pl.List) else 'string'}" for name, kind in SCHEMA.items()
)
RETURNED = pa.schema(
    [(name, pa.list_(pa.string()) if isinstance(kind, pl.List) else pa.string()) for name, kind in SCHEMA.items()]
)
Batches = Iterable[pa.RecordBatch]
Asked = tuple[date, int | None, date | None]


def review_with_spark(
    folder: Path,
    out: Path,
    *,
    on: date,
    year: int | None = None,
    received_on: date | None = None,
    master: str | None = None,
    at_once: int | None = None,
) -> int:
    """Judge everybody of a folder of Parquet tables, write one Parquet file of verdicts, return how many.

    Args:
        master: where Spark runs; by default what its own settings say, else all cores of this machine.
    Raises:
        FactsRefused: with every problem of the tables, or when PySpark is not installed.
    """
    session = start(master)
    parts = out.with_name(f"{out.name}.parts")
    try:
        verdicts = verdicts_of(session, folder, on=on, year=year, received_on=received_on, at_once=at_once)
        verdicts.write.mode("overwrite").parquet(str(parts.absolute()))
        unfinished = out.with_name(f"{out.name}.part")
        pl.scan_parquet(parts / "*.parquet").sink_parquet(unfinished)
        unfinished.replace(out)
    finally:
        session.stop()
        shutil.rmtree(parts, ignore_errors=True)
    return int(pl.scan_parquet(out).select(pl.len()).collect().item())


def start(master: str | None = None) -> Any:
    """A session whose workers run this Python with this package."""
    try:
        from pyspark.sql import SparkSession
    except ImportError:
        raise FactsRefused([Problem("engine", "chưa cài PySpark: pip install -r requirements/spark.txt")]) from None
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    builder = SparkSession.builder.appName("thidua law review")
    builder = builder.config("spark.executorEnv.PYTHONPATH", os.pathsep.join(place for place in sys.path if place))
    builder = builder.config("spark.ui.showConsoleProgress", "true")
    if master is not None:
        builder = builder.master(master)
    return builder.getOrCreate()


def verdicts_of(
    session: Any,
    folder: Path,
    *,
    on: date,
    year: int | None = None,
    received_on: date | None = None,
    at_once: int | None = None,
) -> Any:
    """The verdicts as a data frame of Spark, with the columns of `review`."""
    tables = read_tables(folder)
    _refuse_bad(tables)
    asked: Asked = (on, year, received_on)
    plan = _plan(asked)
    read = {name: narrow(name, table, plan.columns) for name, table in tables.items() if is_read(name, plan.columns)}
    subjects = read["subjects"].select(pl.len()).collect(engine="streaming").item()
    partitions = max(shards_for(subjects, at_once), session.sparkContext.defaultParallelism)
    files = {name: (tables.files[name], table.collect_schema().names()) for name, table in read.items()}
    rows = _together(session, files)
    empty = {name: table.head(0).collect().to_arrow() for name, table in read.items()}
    return rows.repartition(partitions, "subject_id").mapInArrow(_judge(asked, empty), RESULT)


def _refuse_bad(tables: Folder) -> None:
    problems = [Problem(name, "Spark chỉ đọc bảng Parquet") for name in tables if name not in tables.files]
    problems = problems or table_problems(tables)
    if problems:
        raise FactsRefused(problems)


def _together(session: Any, files: Mapping[str, tuple[Path, Sequence[str]]]) -> Any:
    """All tables as one: the subject, the name of the table, and its row in a column of that name."""
    from pyspark.sql import functions as f

    whole = None
    for name, (file, columns) in files.items():
        rest = [f.col(column) for column in columns if column != "subject_id"]
        row = f.struct(*rest) if rest else f.struct(f.lit(None).cast("string").alias("nothing"))
        rows = session.read.parquet(str(file.absolute())).select(
            f.col("subject_id").cast("string").alias("subject_id"), f.lit(name).alias(TABLE), row.alias(name)
        )
        whole = rows if whole is None else whole.unionByName(rows, allowMissingColumns=True)
    return whole


def _judge(asked: Asked, empty: Mapping[str, pa.Table]) -> Callable[[Batches], Iterator[pa.RecordBatch]]:
    """What a worker does with a partition; only plain values travel to it."""

    def judge(batches: Batches) -> Iterator[pa.RecordBatch]:
        part = _apart(batches, empty)
        if not len(part["subjects"]):
            return
        plan = _plan(asked)
        lazy = {name: table.lazy() for name, table in part.items()}
        for verdicts in plan.judge(plan.fold(lazy)):
            yield from verdicts.to_arrow().select(RETURNED.names).cast(RETURNED).to_batches()

    return judge


def _apart(batches: Batches, empty: Mapping[str, pa.Table]) -> dict[str, pl.DataFrame]:
    """The rows of a partition back in their tables; one without rows here is still a table."""
    found = {name: [_frame(table)] for name, table in empty.items()}
    for batch in batches:
        rows = _frame(pa.Table.from_batches([batch]))
        for (name,), mine in rows.group_by(TABLE):
            table = mine.select("subject_id", pl.col(str(name)).struct.unnest())
            found[str(name)].append(table.select(found[str(name)][0].columns))
    return {name: pl.concat(tables, how="vertical_relaxed") for name, tables in found.items()}


def _frame(table: pa.Table) -> pl.DataFrame:
    frame = pl.from_arrow(table)
    assert isinstance(frame, pl.DataFrame)
    return frame


@cache
def _plan(asked: Asked) -> Plan:
    from thidua.law.api import engine

    on, year, received_on = asked
    return plan_of(engine(), on=on, year=year, received_on=received_on)
