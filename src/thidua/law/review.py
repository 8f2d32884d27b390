"""Everybody, every award: the same standards run over tables, for a unit, a ministry or a country."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

import polars as pl

from thidua.law.assembly import Assembled
from thidua.law.checking import repeated, table_problems
from thidua.law.engine import Engine, questions_of
from thidua.law.kernel.fact import Fact
from thidua.law.kernel.folding import columns_read, distinct, fold_tables
from thidua.law.kernel.moment import Moment
from thidua.law.kernel.present import Attribute
from thidua.law.kernel.tables import NESTED, ready
from thidua.law.question import Question
from thidua.law.reading import SHAPES, FactsRefused, Problem, Reading
from thidua.law.running import Program, widest
from thidua.law.shards import Folder, Progress, quiet, shards, shards_for
from thidua.law.verdicts import SCHEMA, said, same_for_all

KINDS = ("individual", "collective")


def read_tables(folder: Path) -> Folder:
    """The Parquet or CSV files of a folder by their names.

    Raises:
        FactsRefused: there is no table of subjects.
    """
    files = {place.stem: place for place in sorted(folder.glob("*.parquet"))}
    found = Folder({name: pl.scan_parquet(place) for name, place in files.items()})
    found.files = files
    for place in sorted(folder.glob("*.csv")):
        if place.stem not in found:
            found[place.stem] = from_csv(place)
            found.text |= {place.stem}
    if "subjects" not in found:
        raise FactsRefused([Problem(str(folder), "không có bảng subjects.parquet hoặc subjects.csv")])
    return found


def from_csv(place: Path) -> pl.LazyFrame:
    """Everything as text, but for the lists inside a row: those are JSON."""
    table = pl.scan_csv(place, infer_schema=False)
    if place.stem not in NESTED:
        return table
    column, kind = NESTED[place.stem]
    shape = (SHAPES[place.stem].nested or {})[column]

    def listed(text: str | None) -> list[Any] | None:
        found = None if text is None else json.loads(text)
        reading = Reading()
        reading.items(found or [], shape, column)
        if reading.problems:
            raise ValueError("; ".join(f"{one.path}: {one.problem}" for one in reading.problems))
        return found

    def read(texts: pl.Series, **_more: Any) -> pl.Series:
        return pl.Series(texts.name, list(map(listed, texts)), dtype=kind, strict=False)

    if column not in table.collect_schema():
        return table
    return table.with_columns(pl.col(column).map_batches(read, return_dtype=kind))


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
    scratch: Path | None = None,
    at_once: int | None = None,
    check: bool = True,
    tell: Progress = quiet,
) -> Iterator[pl.DataFrame]:
    """Verdicts in parts, one row per subject and award that suits it, with the clauses that stand in the way.

    Args:
        lists: whether those clauses are named; without them the three lists are empty.
        scratch: where rows are laid aside when there are too many subjects for the memory.
        check: whether the tables are read as strictly as facts; without it they must have been before.
        at_once: how many subjects are judged together, for a machine with little memory.
        tell: is told what is under way.
    Raises:
        FactsRefused: with every problem of the tables. Parts given before it must be thrown away.
    """
    plan = plan_of(engine, on=on, year=year, received_on=received_on, awards=awards, local_rules=local_rules)
    for words in words_of(plan, tables, scratch=scratch, at_once=at_once, check=check, tell=tell):
        yield from plan.judge(words, lists=lists)


def words_of(
    plan: Plan,
    tables: Mapping[str, pl.LazyFrame],
    *,
    scratch: Path | None = None,
    at_once: int | None = None,
    check: bool = True,
    tell: Progress = quiet,
) -> Iterator[pl.DataFrame]:
    """The facts of everybody as columns of words, in parts; the same refusals as `review`."""
    problems = table_problems(tables) if check else []
    if problems:
        raise FactsRefused(problems)
    count = shards_for(tables["subjects"].select(pl.len()).collect(engine="streaming").item(), at_once)
    with shards(tables, count, plan.columns, scratch, tell) as parts:
        for done, part in enumerate(parts):
            tell("xét từng phần", done, count)
            yield plan.fold(part, check=check)


def plan_of(
    engine: Engine,
    *,
    on: date,
    year: int | None = None,
    received_on: date | None = None,
    awards: Iterable[str] | None = None,
    local_rules: str | None = None,
) -> Plan:
    wanted = list(engine.law.awards if awards is None else awards)
    return Plan.of(engine, questions_of(wanted, on=on, received_on=received_on, year=year, local_rules=local_rules))


@dataclass(frozen=True)
class Plan:
    """What is asked of each kind of subject: programs to run, and answers that are the same for everybody."""

    moment: Moment
    programs: Mapping[str, tuple[Program, Sequence[tuple[Question, Assembled]]]]
    constants: Sequence[tuple[str, Mapping[str, Any]]]

    @classmethod
    def of(cls, engine: Engine, questions: Sequence[Question]) -> Plan:
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

    @cached_property
    def facts(self) -> list[Fact]:
        """Both kinds are folded in one pass, since folding is the cost."""
        return distinct([Attribute("kind"), *(fact for program, _ in self.programs.values() for fact in program.facts)])

    @cached_property
    def columns(self) -> dict[str, set[str]]:
        """Table by table, the columns that are read; a collective brings ratings with its figures."""
        found = columns_read(self.facts, self.moment)
        if "ratings" in found:
            found.setdefault("collective", set()).add("rating")
        return found

    @cached_property
    def reaches(self) -> dict[str, int | None]:
        return widest(pair for program, _ in self.programs.values() for pair in program.reaches.items())

    def fold(self, part: Mapping[str, pl.LazyFrame], *, check: bool = True) -> pl.DataFrame:
        """One row per subject of the part.

        Raises:
            FactsRefused: some subject, or some year of one, stands there twice.
        """
        if check:
            problems = repeated(part)
            if problems:
                raise FactsRefused(problems)
        words = fold_tables(self.facts, ready(part), self.moment, self.reaches).collect(engine="streaming")
        return words.select("subject_id", *(column for fact in self.facts for column in fact.columns))

    def judge(self, words: pl.DataFrame, *, lists: bool = True) -> Iterator[pl.DataFrame]:
        """The verdicts on everybody whose facts are given as words."""
        for kind in KINDS:
            mine = words.filter(Attribute("kind").col() == kind)
            for constant, short in self.constants:
                if constant == kind:
                    yield same_for_all(mine.lazy(), short).collect()
            if kind in self.programs and len(mine):
                program, asked = self.programs[kind]
                outcomes = program.run(mine.lazy()).collect()
                for question, standard in asked:
                    yield said(outcomes, question, standard, lists=lists)


__all__ = ["SCHEMA", "Plan", "plan_of", "read_tables", "review", "words_of"]
