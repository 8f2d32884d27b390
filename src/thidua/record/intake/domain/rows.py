"""From one row to its facts: who it is about, and each rating, award, initiative, measure or service it tells."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from thidua.record.intake.domain import row_facts
from thidua.record.intake.domain.cells import Cells
from thidua.record.intake.domain.context import Context, Groups, read_group
from thidua.record.intake.domain.facts import ABOUT_SUBJECT, Code, Column, Entry, FoundTable, Problem, Subject
from thidua.record.intake.domain.grid import Value, as_text
from thidua.record.intake.domain.row_subject import read_subjects
from thidua.record.intake.domain.tables import Table, TableColumn, kind_of_row
from thidua.record.intake.domain.words import is_ditto

SAMPLES, SAMPLE_LENGTH, SAMPLED_ROWS = 3, 40, 50


@dataclass
class Row:
    """One row with dittos filled in. `problems` are about cells that could not be taken as they stand."""

    cells: Cells
    table: Table
    number: int
    context: Context
    default_year: int | None
    values: dict[int, Value]
    problems: list[Problem] = field(default_factory=list)
    previous: Subject | None = None

    def value(self, column: TableColumn) -> Value:
        return self.values.get(column.column, "")

    def text(self, column: TableColumn) -> str:
        return as_text(self.value(column)).strip()

    def first(self, *fields: str) -> TableColumn | None:
        """The first filled column of these fields."""
        for column in self.table.having(*fields):
            value = self.values.get(column.column, "")
            if value.strip() if isinstance(value, str) else self.text(column):
                return column
        return None

    @property
    def year(self) -> int | None:
        """The year that titles, groups or the person who brought the list give."""
        return self.context.year or self.default_year


def read_table(cells: Cells, table: Table, *, year: int | None) -> tuple[FoundTable | None, list[Entry]]:
    """Facts of one table in reading order, and how it was understood; None when it has no data row."""
    entries: list[Entry] = []
    rows = list(_data_rows(cells, table, year))
    for row in rows:
        row.previous = entries[-1].subject if entries else None
        entries += row_entries(row)
    if not rows:
        return None, []
    found = FoundTable(
        sheet=cells.grid.name,
        first_row=rows[0].number + 1,
        last_row=rows[-1].number + 1,
        year=table.title.year or year,
        encoding=cells.encoding,
        columns=shown_columns(cells, table.columns, table.start, table.end),
        problems=tuple(_hidden(cells, table, rows[0].number, rows[-1].number)),
    )
    return found, entries


def shown_columns(cells: Cells, columns: Iterable[TableColumn], start: int, end: int) -> tuple[Column, ...]:
    """Each column with what it was understood as, and samples from the rows below the head."""
    return tuple(
        Column(one.letter, one.header, one.meaning.name if one.meaning else None, _samples(cells, one, start, end))
        for one in columns
    )


def _samples(cells: Cells, column: TableColumn, start: int, end: int) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for row in range(start, min(end, start + SAMPLED_ROWS)):
        text = cells.text(row, column.column).replace("\n", " ").strip()
        if text:
            found[text[:SAMPLE_LENGTH]] = None
        if len(found) == SAMPLES:
            break
    return tuple(found)


def _hidden(cells: Cells, table: Table, first: int, last: int) -> Iterator[Problem]:
    if cells.grid.is_hidden:
        yield Problem(Code.HIDDEN, details={"what": "sheet", "places": cells.grid.name})
    if rows := [row + 1 for row in sorted(cells.grid.hidden_rows) if first <= row <= last]:
        places = ", ".join(str(row) for row in rows[:20]) + (" …" if len(rows) > 20 else "")
        yield Problem(Code.HIDDEN, details={"what": "rows", "places": places})
    for column in table.columns:
        if column.column in cells.grid.hidden_columns:
            yield Problem(Code.HIDDEN, column.letter, {"what": "column", "places": column.letter})


def _data_rows(cells: Cells, table: Table, year: int | None) -> Iterator[Row]:
    groups = Groups(table.title)
    above: dict[int, Value] = {}
    gap = False
    for number in range(table.start, table.end):
        kind = kind_of_row(cells, table, number, after_gap=gap, collectives=bool(groups.now.collectives))
        if kind.kind == "end":
            return
        if kind.kind == "group":
            groups.add(read_group(kind.text, kind.marker))
        elif kind.kind == "data":
            row = Row(cells, table, number, groups.now, year, {})
            _fill(row, above)
            yield row
        gap = not cells.filled(number)


def _fill(row: Row, above: dict[int, Value]) -> None:
    """Take the cells of the row, "như trên" as the value above."""
    for column in row.table.columns:
        value = row.cells.value(row.number, column.column)
        if isinstance(value, str) and value and is_ditto(value):
            value = above.get(column.column, "")
            if value == "":
                row.problems.append(Problem(Code.NO_VALUE_ABOVE, column.letter))
        elif value == "" and column.meaning and (row.number, column.column) in row.cells.grid.without_value:
            row.problems.append(Problem(Code.FORMULA_WITHOUT_VALUE, column.letter))
        row.values[column.column] = value
        above[column.column] = value


def row_entries(row: Row) -> list[Entry]:
    subjects, about_subject = read_subjects(row)
    shared = (*row.problems, *about_subject)
    entries = []
    for subject in subjects:
        found = list(_facts(row, subject))
        if not found:
            entries.append(Entry(row.cells.grid.name, row.number + 1, subject, None, tuple(shared)))
        for fact, problems in found:
            entries.append(Entry(row.cells.grid.name, row.number + 1, subject, fact, (*shared, *problems)))
    return entries


def _facts(row: Row, subject: Subject) -> Iterator[tuple[dict[str, Any], list[Problem]]]:
    """Facts from left to right as the columns stand, then what the title alone gives."""
    found: list[tuple[int, dict[str, Any], list[Problem]]] = []
    for reader in (row_facts.ratings, row_facts.awards, row_facts.initiatives, row_facts.discipline, row_facts.service):
        found += reader(row, subject)
    for _column, fact, problems in sorted(found, key=lambda one: one[0]):
        yield fact, problems


def spread_doubts(entries: list[Entry]) -> list[Entry]:
    """A doubt about the person in one fact of a row is a doubt in all of them."""
    doubts: dict[tuple[str, int, str], dict[Code, Problem]] = {}
    for entry in entries:
        for problem in entry.problems:
            if problem.code in ABOUT_SUBJECT:
                doubts.setdefault((entry.sheet, entry.row, entry.subject.full_name), {})[problem.code] = problem
    if not doubts:
        return entries
    spread = []
    for entry in entries:
        known = {problem.code for problem in entry.problems}
        missing = [
            problem
            for code, problem in doubts.get((entry.sheet, entry.row, entry.subject.full_name), {}).items()
            if code not in known
        ]
        spread.append(replace(entry, problems=(*entry.problems, *missing)) if missing else entry)
    return spread
