"""A list whose head names nobody: its columns are shown, so that an officer can say which one holds the names."""

from __future__ import annotations

from thidua.record.intake.domain.cells import Cells
from thidua.record.intake.domain.facts import Code, FoundTable, Problem
from thidua.record.intake.domain.people import is_collective_name, is_person_name, read_name
from thidua.record.intake.domain.rows import shown_columns
from thidua.record.intake.domain.tables import LONG_TEXT, TableColumn, columns_of, is_figure

LOOKED_AT = 60  # rows from the top in which a head may stand
FEWEST = 3  # columns of a list
SAMPLE = 40
MOSTLY = 0.6


def unnamed_table(cells: Cells) -> FoundTable | None:
    """The first row that looks like a head above a list, with its columns; None where there is no list."""
    for row in range(cells.first, min(cells.end, cells.first + LOOKED_AT)):
        filled = cells.filled(row)
        if len(filled) < FEWEST or not _is_head(cells, row, filled):
            continue
        below = [number for number in range(row + 1, min(cells.end, row + 1 + SAMPLE)) if len(cells.filled(number)) > 1]
        if not below:
            continue
        columns = columns_of(cells, row, 1)
        return FoundTable(
            sheet=cells.grid.name,
            first_row=row + 2,
            last_row=cells.end,
            year=None,
            encoding=cells.encoding,
            columns=shown_columns(cells, columns, row + 1, cells.end),
            problems=(Problem(Code.NO_NAME_COLUMN, _likely_names(cells, columns, below)),),
        )
    return None


def _is_head(cells: Cells, row: int, filled: list[int]) -> bool:
    texts = [cells.text(row, column) for column in filled]
    return (
        len(set(texts)) == len(texts)
        and all(text and len(text) <= LONG_TEXT for text in texts)
        and not any(is_figure(cells, row, column) for column in filled)
    )


def _likely_names(cells: Cells, columns: tuple[TableColumn, ...], rows: list[int]) -> str | None:
    """The letter of the column whose cells mostly read as names of people or of collectives."""
    for column in columns:
        told = [text for row in rows if (text := cells.text(row, column.column).strip())]
        names = sum(is_person_name(read_name(text).full_name) or is_collective_name(text) for text in told)
        if column.meaning is None and told and names >= MOSTLY * len(told):
            return column.letter
    return None
