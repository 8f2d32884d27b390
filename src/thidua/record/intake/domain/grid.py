"""Cells as the reader gives them: rows and columns counted from 0, as they stand in the file."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

Value = str | int | float | bool | date

LETTERS = 26


def column_letter(column: int) -> str:
    """0 → A, 25 → Z, 26 → AA."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, LETTERS)
        letters = chr(65 + rest) + letters
    return letters


@dataclass(frozen=True)
class Grid:
    """One sheet.

    Args:
        first_row: the number, from 0, of the row that `rows` begins with (below 0 for titles above a Word table).
        rows: cells from column A on; rows may be of different length; a date is a list of one ISO text.
        merged: areas (top, left, bottom, right), the last ones included.
        fonts: the font of cells that use an old one.
        without_value: formula cells that were saved without a result.
    """

    name: str
    first_row: int
    rows: list[list[Any]]
    merged: tuple[tuple[int, int, int, int], ...] = ()
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    is_hidden: bool = False
    fonts: dict[tuple[int, int], str] = field(default_factory=dict)
    without_value: frozenset[tuple[int, int]] = frozenset()


@dataclass(frozen=True)
class Workbook:
    name: str
    grids: tuple[Grid, ...]


def as_value(raw: Any) -> Value:
    """The value of a cell; dates come as a list of one ISO text."""
    if isinstance(raw, list):
        return date.fromisoformat(raw[0])
    if isinstance(raw, str | int | float | bool):
        return raw
    return ""


def as_text(value: Value) -> str:
    """What a person reads in the cell."""
    if isinstance(value, bool):
        return "x" if value else ""
    if isinstance(value, float) and value == int(value):
        return str(int(value))
    if isinstance(value, date):
        return value.strftime("%d/%m/%Y")
    return str(value)
