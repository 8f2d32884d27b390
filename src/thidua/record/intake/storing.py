"""A reading as JSON, kept with its import, so that applying needs no second look at the file."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from thidua.record.intake.domain.facts import Code, Column, Entry, FoundTable, Problem, Reading, Subject

VERSION = 1


def reading_to_json(reading: Reading) -> dict[str, Any]:
    return {
        "version": VERSION,
        "file": reading.file,
        "tables": [
            {
                "sheet": table.sheet,
                "first_row": table.first_row,
                "last_row": table.last_row,
                "year": table.year,
                "encoding": table.encoding,
                "columns": [
                    [column.column, column.header, column.field, list(column.samples)] for column in table.columns
                ],
                "problems": [_problem(problem) for problem in table.problems],
            }
            for table in reading.tables
        ],
        "entries": [
            [
                entry.sheet,
                entry.row,
                entry.subject.as_json(),
                entry.fact,
                [_problem(problem) for problem in entry.problems],
                entry.repeated,
            ]
            for entry in reading.entries
        ],
    }


def _problem(problem: Problem) -> list[Any]:
    return [problem.code.value, problem.column, problem.details]


def problems_from_json(raw: list[Any]) -> tuple[Problem, ...]:
    return tuple(Problem(Code(code), column, details) for code, column, details in raw)


def reading_from_json(data: dict[str, Any]) -> Reading:
    return Reading(
        file=data["file"],
        tables=tuple(
            FoundTable(
                sheet=table["sheet"],
                first_row=table["first_row"],
                last_row=table["last_row"],
                year=table["year"],
                encoding=table["encoding"],
                columns=tuple(_column(*column) for column in table["columns"]),
                problems=problems_from_json(table["problems"]),
            )
            for table in data["tables"]
        ),
        entries=tuple(
            Entry(sheet, row, Subject(**subject), fact, problems_from_json(problems), repeated)
            for sheet, row, subject, fact, problems, repeated in data["entries"]
        ),
    )


def _column(letter: str, header: str, field: str | None, samples: Iterable[str] = ()) -> Column:
    return Column(letter, header, field, tuple(samples))
