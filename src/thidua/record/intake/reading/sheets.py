"""Sheets of .xlsx, .xls and .ods as rows of plain values."""

from __future__ import annotations

import datetime
from itertools import chain
from pathlib import Path
from typing import Any

import python_calamine

from thidua.record.intake.reading.refusal import Refused

SHEETS = 200


def read_sheets(path: Path, limits: dict[str, int], marks: dict[str, dict[str, Any]]) -> list[dict[str, Any]]:
    try:
        book = python_calamine.CalamineWorkbook.from_path(path)
        metadata = [found for found in book.sheets_metadata if found.typ == python_calamine.SheetTypeEnum.WorkSheet]
        if len(metadata) > SHEETS:
            raise Refused("too_many_rows")
        return [_sheet(book, found, limits, marks.get(found.name, {})) for found in metadata]
    except python_calamine.PasswordError:
        raise Refused("password") from None
    except (Refused, MemoryError):
        raise
    except BaseException as error:  # a panic of the reader is no Exception
        raise Refused("broken") from error


def _sheet(book: Any, found: Any, limits: dict[str, int], marks: dict[str, Any]) -> dict[str, Any]:
    sheet = book.get_sheet_by_name(found.name)
    hidden = found.visible != python_calamine.SheetVisibleEnum.Visible
    answer: dict[str, Any] = {"name": found.name, "first_row": 0, "rows": [], "hidden": hidden, **marks}
    if sheet.start is None:
        return answer
    (top, left), (bottom, right) = sheet.start, sheet.end
    if bottom - top >= limits["rows"] or right >= limits["columns"] * 64:
        raise Refused("too_many_rows")
    rows = [trimmed(row, left, limits["columns"]) for row in sheet.iter_rows()]
    while rows and not rows[-1]:
        rows.pop()
    answer["first_row"] = top
    answer["rows"] = rows
    answer["merged"] = list(merged_areas(sheet, limits["columns"]))
    return answer


def merged_areas(sheet: Any, columns: int) -> list[list[int]]:
    try:
        areas = sheet.merged_cell_ranges or []
    except Exception:
        return []
    return [[top, left, bottom, min(right, columns)] for (top, left), (bottom, right) in areas if left < columns]


def trimmed(row: list[Any], left: int, columns: int) -> list[Any]:
    """The row from column A on, without the empty cells at its end."""
    if left == 0 and all(type(value) is str for value in row):
        values = row
    else:
        values = [plain(value) for value in chain([""] * left, row)]
    end = min(len(values), columns)
    while end and values[end - 1] == "":
        end -= 1
    return values[:end]


def plain(value: Any) -> Any:
    """A JSON value; a date becomes a list of one ISO text."""
    if isinstance(value, str | bool):
        return value
    if isinstance(value, float):
        if value != value or value in (float("inf"), float("-inf")):
            return ""
        return int(value) if value == int(value) and abs(value) < 1e15 else value
    if isinstance(value, datetime.datetime):
        return [value.date().isoformat()]
    if isinstance(value, datetime.date):
        return [value.isoformat()]
    if isinstance(value, datetime.time | datetime.timedelta):
        return str(value)
    return value
