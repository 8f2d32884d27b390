"""Everybody, every award: the same standards run over tables, for a unit, a ministry or a country."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import polars as pl

from thidua.law.assembly import Assembled
from thidua.law.engine import Engine, questions_of
from thidua.law.kernel.folding import distinct, fold_tables
from thidua.law.kernel.moment import Moment
from thidua.law.kernel.present import Attribute
from thidua.law.kernel.tables import ready
from thidua.law.outcome import AWARD_WORDS, JUDGEMENT, NOT_MET, UNKNOWN
from thidua.law.question import Question
from thidua.law.reading import SHAPES, SINGLES, SUBJECT, FactsRefused, Field, Problem
from thidua.law.running import Program
from thidua.law.words import OneOf

KINDS = ("individual", "collective")
LISTS = {"failed": NOT_MET, "unknown": UNKNOWN, "judged": JUDGEMENT}
PART = 250_000  # subjects evaluated at once; more only cost memory
SCHEMA = ("subject_id", "award", "outcome", "basis", "branch", "regime", "rulebook", *LISTS)


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
    lists: bool = True,
) -> Iterator[pl.DataFrame]:
    """Verdicts in parts, one row per subject and award that suits it, with the clauses that stand in the way.

    Args:
        lists: whether those clauses are named; without them the three lists are empty and the review is faster.
    Raises:
        FactsRefused: with every problem of the tables.
    """
    wanted = list(engine.law.awards if awards is None else awards)
    questions = questions_of(wanted, on=on, received_on=received_on, year=year, local_rules=local_rules)
    plan = _Plan.of(engine, questions)
    problems = [problem for name, table in tables.items() for problem in _table_problems(name, table)]
    if not problems:
        problems = [problem for name in plan.reads() & tables.keys() for problem in _years_twice(name, tables[name])]
    if problems:
        raise FactsRefused(problems)
    prepared = ready(tables)
    known = prepared["subjects"].select(pl.len(), pl.col("subject_id").n_unique().alias("ids")).collect()
    subjects, ids = known.row(0)
    if ids != subjects:
        raise FactsRefused([Problem("subjects.subject_id", "có mã đối tượng lặp lại")])
    parts = max(1, -(-subjects // PART))
    for part in range(parts):
        mine = prepared
        if parts > 1:
            hashed = pl.col("subject_id").hash(seed=0) % parts == part
            mine = {name: table.filter(hashed) for name, table in prepared.items()}
        yield from plan.run(mine, lists=lists)


@dataclass(frozen=True)
class _Plan:
    """What is asked of each kind of subject: programs to run, and answers that are the same for everybody."""

    moment: Moment
    programs: Mapping[str, tuple[Program, Sequence[tuple[Question, Assembled]]]]
    constants: Sequence[tuple[str, Mapping[str, Any]]]

    @classmethod
    def of(cls, engine: Engine, questions: Sequence[Question]) -> _Plan:
        programs, constants = {}, []
        for kind in KINDS:
            asked = []
            for question in questions:
                if kind not in engine.law.awards[question.award].kinds:
                    continue
                short = engine.undecided(question, kind)
                standard = engine.standard(question, kind) if short is None else None
                if standard is None:
                    constants.append((kind, short or {}))
                else:
                    asked.append((question, standard))
            if asked:
                programs[kind] = Program.of([standard for _, standard in asked]), asked
        return cls(questions[0].moment, programs, constants)

    def reads(self) -> set[str]:
        """The tables that some clause reads; a collective brings ratings with its figures."""
        found = {fact.table for program, _ in self.programs.values() for fact in program.facts}
        return found | {"collective"} if "ratings" in found else found

    def run(self, tables: Mapping[str, pl.LazyFrame], *, lists: bool) -> Iterator[pl.DataFrame]:
        for kind, short in self.constants:
            yield _constant(tables["subjects"].filter(pl.col("kind") == kind), short).collect()
        if not self.programs:
            return
        # Folding is the cost, so both kinds are folded in one pass.
        facts = distinct(
            [Attribute("kind"), *(fact for program, _ in self.programs.values() for fact in program.facts)]
        )
        folded = fold_tables(facts, tables, self.moment).collect(engine="streaming")
        for kind, (program, asked) in self.programs.items():
            outcomes = program.run(folded.lazy().filter(Attribute("kind").col() == kind)).collect()
            for question, standard in asked:
                yield _verdicts(outcomes, question, standard, lists=lists)


def _table_problems(name: str, table: pl.LazyFrame) -> list[Problem]:
    """Unknown columns and words that are not listed; the rows are counted, not shown."""
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


def _years_twice(name: str, table: pl.LazyFrame) -> list[Problem]:
    if name not in ("ratings", "service", "collective"):
        return []
    twice = table.group_by("subject_id", "year").len().filter(pl.col("len") > 1).select(pl.sum("len"))
    count = twice.collect(engine="streaming").item()
    return [Problem(f"{name}.year", f"{count} dòng trùng năm của cùng một đối tượng")] if count else []


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


def _constant(subjects: pl.LazyFrame, short: Mapping[str, Any]) -> pl.LazyFrame:
    judged = [clause["id"] for clause in short["clauses"]]
    columns: list[pl.Expr] = [pl.col("subject_id")]
    for name in ("award", "outcome", "basis", "branch", "regime", "rulebook"):
        columns.append(pl.lit(short.get(name), dtype=pl.String).alias(name))
    for name in LISTS:
        columns.append(_these(judged if name == "judged" else ()).alias(name))
    return subjects.select(columns)


def _these(names: Sequence[str]) -> pl.Expr:
    return pl.lit(pl.Series([list(names)], dtype=pl.List(pl.String))).first()


def _verdicts(outcomes: pl.DataFrame, question: Question, standard: Assembled, *, lists: bool) -> pl.DataFrame:
    score = pl.col(standard.column)
    place = standard.place_of(score)
    found = outcomes.select(
        pl.col("subject_id"),
        pl.lit(question.award).alias("award"),
        _word(standard.outcome_of(score), AWARD_WORDS).alias("outcome"),
        _word(place, [way.branch.basis for way in standard.ways]).alias("basis"),
        _word(place, [way.branch.id for way in standard.ways]).alias("branch"),
        pl.lit(standard.regime.id).alias("regime"),
        pl.lit(standard.book.key).alias("rulebook"),
        place.alias("place"),
        *(_marks(standard, name, outcome) for name, outcome in LISTS.items()),
    )
    if not lists:
        return found.select(*(pl.col(name) if name not in LISTS else _these(()).alias(name) for name in SCHEMA))
    return _named(found, standard)


def _marks(standard: Assembled, name: str, outcome: int) -> pl.Expr:
    """One bit per clause of the branch that came to this outcome."""
    marks: pl.Expr = pl.lit(0, dtype=pl.UInt64)
    for place, way in enumerate(standard.ways):
        bits = pl.sum_horizontal(
            (pl.col(node.column) == outcome).cast(pl.UInt64) * (1 << n) for n, node in enumerate(way.nodes)
        )
        marks = pl.when(standard.place_of(pl.col(standard.column)) == place).then(bits).otherwise(marks)
    return marks.alias(name)


def _named(found: pl.DataFrame, standard: Assembled) -> pl.DataFrame:
    """Bits to lists of clauses: few patterns are made by many subjects, so each pattern is written out once."""
    keys = ["place", *LISTS]
    patterns = found.select(keys).unique()
    ids = [[node.clause.id for node in way.nodes] for way in standard.ways]
    written = [
        [[name for n, name in enumerate(ids[place]) if marks >> n & 1] for marks in rest]
        for place, *rest in patterns.rows()
    ]
    lists = {
        f"{name}.ids": pl.Series([row[n] for row in written], dtype=pl.List(pl.String)) for n, name in enumerate(LISTS)
    }
    joined = found.join(patterns.with_columns(**lists), on=keys, how="left", maintain_order="left")
    return joined.select(*(pl.col(name) if name not in LISTS else pl.col(f"{name}.ids").alias(name) for name in SCHEMA))


def _word(code: pl.Expr, words: Sequence[str]) -> pl.Expr:
    return code.replace_strict(range(len(words)), words, return_dtype=pl.String)
