"""Tables of the facts contract read as strictly as facts: unknown tables, columns, words, years given twice."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import polars as pl

from thidua.law.reading import SHAPES, SINGLES, SUBJECT, Field, Problem
from thidua.law.words import OneOf

YEARLY = ("ratings", "service", "collective")  # at most one row a year for a subject


def table_problems(tables: Mapping[str, pl.LazyFrame]) -> list[Problem]:
    """Unknown tables and columns, words that are not listed; rows are counted, not shown."""
    return [problem for name, table in tables.items() for problem in _of_one(name, table)]


def _of_one(name: str, table: pl.LazyFrame) -> list[Problem]:
    if name not in SHAPES and name not in SINGLES and name != "subjects":
        return [Problem(name, "không phải tên bảng đã biết")]
    fields, nested = _fields_of(name)
    columns = table.collect_schema().names()
    problems = [
        Problem(f"{name}.{column}", "không phải cột đã biết")
        for column in columns
        if column not in fields and column not in nested and column != "subject_id"
    ]
    if "subject_id" not in columns:
        return [*problems, Problem(f"{name}.subject_id", "bắt buộc phải có")]
    words = {}
    for column, field in fields.items():
        if field.required and column not in columns:
            problems.append(Problem(f"{name}.{column}", "bắt buộc phải có"))
        elif column in columns and isinstance(field.read, OneOf):
            words[column] = field.read.words
    return problems + _strange_words(name, table, words)


def _fields_of(name: str) -> tuple[Mapping[str, Field], Sequence[str]]:
    if name == "subjects":
        return {key: field for key, field in SUBJECT.items() if key != "id"}, ()
    shape = SHAPES.get(name) or SINGLES[name]
    return shape.fields, tuple(shape.nested or ())


def _strange_words(name: str, table: pl.LazyFrame, words: Mapping[str, Sequence[str]]) -> list[Problem]:
    """One pass says which columns hold such words; only those are looked at again."""
    if not words:
        return []
    strange = {column: ~pl.col(column).cast(pl.String).is_in(list(known)) for column, known in words.items()}
    counts = table.select(expr.sum().alias(column) for column, expr in strange.items()).collect(engine="streaming")
    problems = []
    for column, count in counts.row(0, named=True).items():
        if not count:
            continue
        rows = table.filter(strange[column]).group_by(column).len().sort("len", descending=True).head(10).collect()
        for word, lines in rows.rows():
            problems.append(Problem(f"{name}.{column}", f"“{word}” không có trong danh sách ({lines} dòng)"))
    return problems


def repeated(tables: Mapping[str, pl.LazyFrame]) -> list[Problem]:
    """Subjects without an id or standing there twice, and two rows of one subject where there may be one."""
    problems = []
    nameless = tables["subjects"].select(pl.col("subject_id").is_null().sum()).collect().item()
    if nameless:
        problems.append(Problem("subjects.subject_id", f"{nameless} dòng không có mã đối tượng"))
    for name in ("subjects", *SINGLES):
        if name in tables and _repeats(tables[name].select("subject_id")):
            problems.append(Problem(f"{name}.subject_id", "có mã đối tượng lặp lại"))
    for name in YEARLY:
        if name in tables and (count := _repeats(tables[name].select("subject_id", "year"))):
            problems.append(Problem(f"{name}.year", f"{count} dòng trùng năm của cùng một đối tượng"))
    return problems


def _repeats(keys: pl.LazyFrame) -> int:
    """How many rows share their key with another; rows in the order of their keys are only compared with the next."""
    rows = keys.collect(engine="streaming")
    same = pl.all_horizontal(pl.all() == pl.all().shift())
    first, *rest = rows.columns
    behind = pl.col(first) < pl.col(first).shift()
    for column in rest:
        behind = behind | ((pl.col(first) == pl.col(first).shift()) & (pl.col(column) < pl.col(column).shift()))
    in_order, twice = rows.select((~behind.any()).alias("in_order"), same.any().alias("twice")).row(0)
    if in_order and not twice:
        return 0
    return int(rows.is_duplicated().sum())
