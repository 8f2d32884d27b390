"""The list given back to the unit: the same rows in the same places, what must be corrected marked and explained."""

from __future__ import annotations

from collections import defaultdict
from io import BytesIO
from typing import Any

import xlsxwriter
from django.utils.translation import gettext as _

from thidua.record.intake.blank import SAFE
from thidua.record.intake.domain.cells import prepare
from thidua.record.intake.domain.grid import Grid, Workbook, as_text
from thidua.record.intake.storing import problems_from_json
from thidua.record.intake.wording import sentences

Notes = dict[tuple[str, int], list[tuple[str | None, str]]]
ASKED = frozenset({"refuse", "uncertain"})


def notes_of(trial: dict[str, Any]) -> Notes:
    """(sheet, row) → (column, sentence) for what was refused or is in doubt."""
    notes: Notes = defaultdict(list)
    for entry, outcome in zip(trial["entries"], trial["outcomes"], strict=True):
        if outcome[0] not in ASKED:
            continue
        for problem in problems_from_json(outcome[1]):
            said = " ".join(sentences(problem))
            if (problem.column, said) not in notes[entry[0], entry[1]]:
                notes[entry[0], entry[1]].append((problem.column, said))
    return notes


def correction_workbook(book: Workbook, trial: dict[str, Any]) -> bytes:
    """The file as it was read, bad cells red with a note, doubtful rows yellow."""
    notes = notes_of(trial)
    stream = BytesIO()
    with xlsxwriter.Workbook(stream, SAFE) as made:
        plain = made.add_format({"num_format": "@", "text_wrap": True, "valign": "top"})
        row_style = made.add_format({"num_format": "@", "bg_color": "#FDF3DC", "text_wrap": True, "valign": "top"})
        bad = made.add_format({"num_format": "@", "bg_color": "#F6C9C6", "text_wrap": True, "valign": "top"})
        names: set[str] = set()
        for grid in book.grids:
            page = made.add_worksheet(_sheet_name(grid.name, names))
            _write(page, grid, notes, (plain, row_style, bad))
    return stream.getvalue()


def _sheet_name(name: str, taken: set[str]) -> str:
    clean = "".join("-" if letter in "[]:*?/\\" else letter for letter in name).strip("'")[:28] or _("Bảng")
    made, number = clean, 2
    while made.lower() in taken:
        made, number = f"{clean[:26]} {number}", number + 1
    taken.add(made.lower())
    return made


def _write(page: Any, grid: Grid, notes: Notes, styles: tuple[Any, Any, Any]) -> None:
    plain, row_style, bad = styles
    cells = prepare(grid)
    shift = -min(grid.first_row, 0)  # titles of a Word table stand above row 1
    for row in range(cells.first, cells.end):
        found = notes.get((grid.name, row + 1), [])
        columns = {column: said for column, said in found if column}
        width = len(cells.rows[row - cells.first])
        for column in range(width):
            page.write_string(row + shift, column, as_text(cells.value(row, column)), row_style if found else plain)
        for letter, said in columns.items():
            column = _column_number(letter)
            page.write_string(row + shift, column, as_text(cells.value(row, column)), bad)
            page.write_comment(row + shift, column, said, {"x_scale": 2.5, "y_scale": 1.5})
        if rest := [said for column, said in found if not column]:
            page.write_comment(row + shift, 0, "\n".join(rest), {"x_scale": 2.5, "y_scale": 1.5})
    page.set_column(0, 0, 8)
    page.set_column(1, 30, 18)


def _column_number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1
