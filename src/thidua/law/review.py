"""Everybody, every award: the same standards run over tables, for a unit, a ministry or a country."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path

import polars as pl

from thidua.law.assembly import Assembled, Way
from thidua.law.engine import Engine, questions_of
from thidua.law.kernel.folding import fold_tables
from thidua.law.kernel.tables import ready
from thidua.law.outcome import AWARD_WORDS, JUDGEMENT, NOT_MET, UNKNOWN
from thidua.law.question import Question
from thidua.law.reading import SHAPES, SINGLES, SUBJECT, FactsRefused, Field, OneOf, Problem
from thidua.law.running import Program

KINDS = ("individual", "collective")
LISTS = {"failed": NOT_MET, "unknown": UNKNOWN, "judged": JUDGEMENT}
PART = 250_000  # subjects evaluated at once; more only cost memory
SCHEMA = {
    "subject_id": pl.String,
    "award": pl.String,
    "outcome": pl.String,
    "basis": pl.String,
    "branch": pl.String,
    "regime": pl.String,
    "rulebook": pl.String,
    **dict.fromkeys(LISTS, pl.List(pl.String)),
}


def read_tables(folder: Path) -> dict[str, pl.LazyFrame]:
    """The Parquet or CSV files of a folder by their names.

    Raises:
        FactsRefused: there is no table of subjects.
    """
    found = {place.stem: pl.scan_parquet(place) for place in sorted(folder.glob("*.parquet"))}
    for place in sorted(folder.glob("*.csv")):
        found.setdefault(place.stem, pl.scan_csv(place, infer_schema=False))
    if "subjects" not in found:
        raise FactsRefused([Problem(str(folder), "không có bảng subjects.parquet hoặc subjects.csv")])
    return found


def review(
    engine: Engine,
    tables: Mapping[str, pl.LazyFrame],
    *,
    on: date,
    year: int | None = None,
    received_on: date | None = None,
    awards: Iterable[str] | None = None,
    local_rules: str | None = None,
) -> Iterator[pl.DataFrame]:
    """Verdicts in parts, one row per subject and award that suits it, with the clauses that stand in the way."""
    problems = [problem for name, table in tables.items() for problem in _table_problems(name, table)]
    if problems:
        raise FactsRefused(problems)
    prepared = ready(tables)
    known = prepared["subjects"].select(pl.len(), pl.col("subject_id").n_unique().alias("ids")).collect()
    subjects, ids = known.row(0)
    if ids != subjects:
        raise FactsRefused([Problem("subjects.subject_id", "có mã đối tượng lặp lại")])
    wanted = list(engine.law.awards if awards is None else awards)
    questions = questions_of(wanted, on=on, received_on=received_on, year=year, local_rules=local_rules)
    parts = max(1, -(-subjects // PART))
    for part in range(parts):
        mine = prepared
        if parts > 1:
            hashed = pl.col("subject_id").hash(seed=0) % parts == part
            mine = {name: table.filter(hashed) for name, table in prepared.items()}
        for kind in KINDS:
            yield from _of_kind(engine, mine, questions, kind)


def _table_problems(name: str, table: pl.LazyFrame) -> list[Problem]:
    """Unknown columns, words that are not listed, and two rows for one year; the rows are counted, not shown."""
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
    for column, field in fields.items():
        if field.required and column not in columns:
            problems.append(Problem(f"{name}.{column}", "bắt buộc phải có"))
        elif column in columns and isinstance(field.read, OneOf):
            problems += _strange_words(name, table, column, field.read.words)
    if not problems and name in ("ratings", "service", "collective"):
        once = table.select(pl.struct("subject_id", "year").is_duplicated().sum()).collect().item()
        if once:
            problems.append(Problem(f"{name}.year", f"{once} dòng trùng năm của cùng một đối tượng"))
    return problems


def _fields_of(name: str) -> tuple[Mapping[str, Field], Sequence[str]]:
    if name == "subjects":
        return {key: field for key, field in SUBJECT.items() if key != "id"}, ()
    shape = SHAPES.get(name) or SINGLES[name]
    return shape.fields, tuple(shape.nested or ())


def _strange_words(name: str, table: pl.LazyFrame, column: str, words: Sequence[str]) -> list[Problem]:
    strange = table.select(pl.col(column).cast(pl.String)).filter(~pl.col(column).is_in(list(words)))
    counted = strange.group_by(column).len().sort("len", descending=True).head(10).collect()
    return [
        Problem(f"{name}.{column}", f"“{word}” không có trong danh sách ({count} dòng)")
        for word, count in counted.rows()
    ]


def _of_kind(
    engine: Engine, tables: Mapping[str, pl.LazyFrame], questions: Sequence[Question], kind: str
) -> Iterator[pl.DataFrame]:
    subjects = tables["subjects"].filter(pl.col("kind") == kind)
    asked: list[tuple[Question, Assembled]] = []
    for question in questions:
        if kind not in engine.law.awards[question.award].kinds:
            continue
        short = engine.undecided(question, kind)
        if short is None:
            standard = engine.standard(question, kind)
            assert standard is not None
            asked.append((question, standard))
            continue
        judged = [clause["id"] for clause in short["clauses"]]
        constants = {key: short[key] for key in ("award", "outcome", "basis", "regime", "rulebook")}
        yield _shaped(subjects, {**constants, "branch": None}, {"judged": judged}).collect()
    if not asked:
        return
    program = Program.of([standard for _, standard in asked])
    run = program.run(fold_tables(program.facts, {**tables, "subjects": subjects}, questions[0].moment))
    outcomes = run.collect(engine="streaming").lazy()
    for question, standard in asked:
        yield outcomes.select(*_verdict(question, standard)).collect()


def _shaped(
    subjects: pl.LazyFrame, constants: Mapping[str, str | None], lists: Mapping[str, Sequence[str]]
) -> pl.LazyFrame:
    columns = []
    for name, kind in SCHEMA.items():
        if name == "subject_id":
            columns.append(pl.col(name))
        elif name in LISTS:
            columns.append(pl.lit(pl.Series([list(lists.get(name, ()))], dtype=kind)).first().alias(name))
        else:
            columns.append(pl.lit(constants[name], dtype=pl.String).alias(name))
    return subjects.select(columns)


def _verdict(question: Question, standard: Assembled) -> list[pl.Expr]:
    score = pl.col(standard.column)
    columns = [
        pl.col("subject_id"),
        pl.lit(question.award).alias("award"),
        _word(standard.outcome_of(score), AWARD_WORDS).alias("outcome"),
        _word(standard.place_of(score), [way.branch.basis for way in standard.ways]).alias("basis"),
        _word(standard.place_of(score), [way.branch.id for way in standard.ways]).alias("branch"),
        pl.lit(standard.regime.id).alias("regime"),
        pl.lit(standard.book.key).alias("rulebook"),
    ]
    for name, outcome in LISTS.items():
        lists = _clauses(standard.ways[0], outcome)
        for place, way in enumerate(standard.ways[1:], start=1):
            lists = pl.when(standard.place_of(score) == place).then(_clauses(way, outcome)).otherwise(lists)
        columns.append(lists.alias(name))
    return columns


def _word(code: pl.Expr, words: Sequence[str]) -> pl.Expr:
    return code.replace_strict(range(len(words)), words, return_dtype=pl.String)


def _clauses(way: Way, outcome: int) -> pl.Expr:
    names = [pl.when(pl.col(node.column) == outcome).then(pl.lit(node.clause.id)) for node in way.nodes]
    return pl.concat_list(names).list.drop_nulls()
