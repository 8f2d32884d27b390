"""`thidua law review`: everybody, every award, from tables or from kept words, here or inside Spark."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import polars as pl

from thidua.law import kept
from thidua.law.api import engine
from thidua.law.question import day
from thidua.law.reading import FactsRefused, Problem
from thidua.law.review import Plan, plan_of, read_tables, words_of
from thidua.law.words import Wrong
from thidua.law.words import year as read_year

Refuse = Callable[[Iterable[tuple[str, str]]], int]


def run_review(arguments: argparse.Namespace, *, refuse: Refuse, number: Callable[[str | None], Any]) -> int:
    """Verdicts are written part by part, and under another name until all are there."""
    problems = _clashes(arguments)
    at_once = number(arguments.at_once)
    if at_once is not None and (not isinstance(at_once, int) or at_once < 1):
        problems.append(("--at-once", "phải là số nguyên dương"))
    if problems:
        return refuse(problems)
    try:
        year = read_year(number(arguments.year))
        on = day(arguments.on or f"{year}-12-31")
        received = day(arguments.received) if arguments.received else None
    except Wrong as wrong:
        return refuse([("year, on, received", str(wrong))])
    out = Path(arguments.out)
    try:
        if arguments.engine == "spark":
            rows = _with_spark(arguments, out, on, year, received, at_once)
        else:
            plan = plan_of(engine(), on=on, year=year, received_on=received)
            parts = (part for words in _words(arguments, plan, at_once) for part in plan.judge(words))
            rows = write_parts(parts, out)
    except FactsRefused as refused:
        return refuse((problem.path, problem.problem) for problem in refused.problems)
    except pl.exceptions.PolarsError as error:
        return refuse([("facts", f"không đọc được bảng: {str(error).splitlines()[0]}")])
    except OSError as error:
        return refuse([("out", str(error))])
    if not rows:
        return refuse([("subjects", "không có đối tượng nào")])
    print(f"{rows} kết luận / verdicts → {arguments.out}", file=sys.stderr)
    return 0


def _clashes(arguments: argparse.Namespace) -> list[tuple[str, str]]:
    problems = []
    if not arguments.facts and not arguments.words:
        problems.append(("--facts", "bắt buộc phải có khi không dùng --words"))
    if arguments.changed and not (arguments.words and arguments.facts):
        problems.append(("--changed", "dùng cùng --words và --facts"))
    if arguments.engine == "spark" and arguments.words:
        problems.append(("--words", "không dùng cùng --engine spark"))
    if arguments.master and arguments.engine != "spark":
        problems.append(("--master", "chỉ dùng cùng --engine spark"))
    return problems


def _with_spark(
    arguments: argparse.Namespace, out: Path, on: date, year: int, received: date | None, at_once: int | None
) -> int:
    from thidua.law.spark import review_with_spark

    return review_with_spark(
        Path(arguments.facts), out, on=on, year=year, received_on=received, master=arguments.master, at_once=at_once
    )


def _words(arguments: argparse.Namespace, plan: Plan, at_once: int | None) -> Iterator[pl.DataFrame]:
    scratch = Path(arguments.scratch) if arguments.scratch else None
    tables = read_tables(Path(arguments.facts)) if arguments.facts else None
    if not arguments.words:
        assert tables is not None
        return words_of(plan, tables, scratch=scratch, at_once=at_once, tell=_tell)
    folder = Path(arguments.words)
    if tables is not None and arguments.changed:
        kept.update(plan, tables, _ids(Path(arguments.changed)), folder)
    elif tables is not None:
        kept.keep(plan, tables, folder, scratch=scratch, at_once=at_once, tell=_tell)
    return kept.words_kept(plan, folder)


def _ids(file: Path) -> list[str]:
    try:
        return [line.strip() for line in file.read_text("utf-8-sig").splitlines() if line.strip()]
    except (OSError, UnicodeDecodeError) as error:
        raise FactsRefused([Problem("--changed", f"không đọc được tệp: {error}")]) from None


def _tell(what: str, done: int, of: int) -> None:
    print(f"{what} ({done + 1}/{of})", file=sys.stderr, flush=True)


def write_parts(parts: Iterable[pl.DataFrame], out: Path) -> int:
    """Write data frames into one Parquet file; returns the number of rows."""
    from pyarrow import parquet

    unfinished = out.with_name(f"{out.name}.part")
    writer: Any = None
    rows = 0
    try:
        for part in parts:
            table = part.to_arrow()
            writer = writer or parquet.ParquetWriter(unfinished, table.schema, compression="zstd")
            writer.write_table(table)
            rows += len(part)
    except BaseException:
        if writer is not None:
            writer.close()
        unfinished.unlink(missing_ok=True)
        raise
    if writer is not None:
        writer.close()
    if rows:
        unfinished.replace(out)
    return rows
