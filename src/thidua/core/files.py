"""Files to take away: workbooks whose cells can never become a formula, and downloads with plain names."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import xlsxwriter
from django.http import HttpResponse

from thidua import text
from thidua.core.uploads import CONTENT_TYPES

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
SHEET_NAME = 31  # the longest that a workbook takes
_NOT_IN_A_NAME = re.compile(r"[\[\]:*?/\\']")
_NOT_PLAIN = re.compile(r"[^a-z0-9._]+")
_LITERAL = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


@dataclass(frozen=True)
class Sheet:
    """One printable sheet of A4, lying down, its head repeated.

    Args:
        titles: (title, width in characters) of each column.
        rows: whole numbers are numbers, everything else is text; text beginning with "=" stays text.
        head: what stands above each printed page.
        money: places of the columns whose numbers are amounts.
        frozen: columns that stay while the rest moves.
    """

    name: str
    titles: Sequence[tuple[str, int]]
    rows: Iterable[Sequence[str | int]]
    head: str = ""
    money: frozenset[int] = frozenset()
    frozen: int = 2


def workbook(*sheets: Sheet) -> bytes:
    """An Excel file of these sheets, in this order; their names are shortened and made different where they must."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, _LITERAL) as book:
        formats = {
            "head": book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1}),
            "wrap": book.add_format({"text_wrap": True, "valign": "top"}),
            "money": book.add_format({"num_format": "#,##0", "valign": "top"}),
        }
        taken: set[str] = set()
        for one in sheets:
            _add(book, one, formats, taken)
    return buffer.getvalue()


def _add(book: xlsxwriter.Workbook, one: Sheet, formats: dict[str, object], taken: set[str]) -> None:
    sheet = book.add_worksheet(_free_name(one.name, taken))
    for column, (title, width) in enumerate(one.titles):
        sheet.set_column(column, column, width)
        sheet.write_string(0, column, title, formats["head"])
    number = 0
    for number, cells in enumerate(one.rows, start=1):
        for column, value in enumerate(cells):
            if isinstance(value, int):
                sheet.write_number(number, column, value, formats["money" if column in one.money else "wrap"])
            elif value:
                sheet.write_string(number, column, value, formats["wrap"])
    sheet.freeze_panes(1, one.frozen)
    sheet.autofilter(0, 0, max(number, 1), len(one.titles) - 1)
    sheet.repeat_rows(0)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    if one.head:
        sheet.set_header("&C" + one.head.replace("&", "&&"))


def _free_name(name: str, taken: set[str]) -> str:
    plain = _NOT_IN_A_NAME.sub(" ", name).strip() or "Sheet"
    free, number = plain[:SHEET_NAME], 1
    while free.casefold() in taken:
        number += 1
        free = f"{plain[: SHEET_NAME - 4]} ({number})"
    taken.add(free.casefold())
    return free


def file_answer(content: bytes, kind: str, name: str, *, inline: bool = False) -> HttpResponse:
    """A download with a plain ASCII name, which every browser and share takes.

    Args:
        kind: "xlsx", "pdf", "docx" …
        name: with its ending; accents go, whatever else is no letter or digit becomes a hyphen.
    """
    safe = _NOT_PLAIN.sub("-", text.fold(name)).strip("-") or "tep"
    response = HttpResponse(content, content_type=XLSX if kind == "xlsx" else CONTENT_TYPES[kind])
    response["Content-Disposition"] = f'{"inline" if inline else "attachment"}; filename="{safe}"'
    return response
