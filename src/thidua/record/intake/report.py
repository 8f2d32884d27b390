"""The answer of the intake contract, as JSON."""

from __future__ import annotations

from typing import Any

from thidua.record.intake.domain.facts import FoundTable, Problem, Reading
from thidua.record.intake.planning import Plan, Planned
from thidua.record.intake.wording import sentences

VERSION = 1
# What intake knows beyond the contract stays inside.
_INSIDE_ONLY = frozenset({"initiative_kind"})
_SUBJECT_INSIDE_ONLY = frozenset({"joined_on", "role"})


def report(reading: Reading, plan: Plan) -> dict[str, Any]:
    return {
        "file": reading.file,
        "version": VERSION,
        "tables": [_table(table) for table in reading.tables],
        "facts": [_row(row) for row in plan.rows],
    }


def problem_json(problem: Problem) -> dict[str, Any]:
    said, remedy = sentences(problem)
    answer: dict[str, Any] = {"column": problem.column, "problem": said, "remedy": remedy}
    if problem.code.value == "hidden":
        answer["hidden"] = True
    return answer


def _table(table: FoundTable) -> dict[str, Any]:
    return {
        "sheet": table.sheet,
        "first_row": table.first_row,
        "last_row": table.last_row,
        "year": table.year,
        "encoding": table.encoding,
        "columns": [{"column": one.column, "header": one.header, "field": one.field} for one in table.columns],
        "problems": [problem_json(problem) for problem in table.problems],
    }


def _row(row: Planned) -> dict[str, Any]:
    entry = row.entry
    subject = {key: value for key, value in entry.subject.as_json().items() if key not in _SUBJECT_INSIDE_ONLY}
    fact = entry.fact
    if fact is not None:
        fact = {key: value for key, value in fact.items() if key not in _INSIDE_ONLY}
    return {
        "at": {"sheet": entry.sheet, "row": entry.row},
        "state": row.state.value,
        "subject": subject,
        "fact": fact,
        "problems": [problem_json(problem) for problem in row.problems],
    }
