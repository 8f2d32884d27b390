"""A web table saved as .xls, as many old programs export it. Each table is a sheet: table 1, table 2, …"""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from thidua.record.intake.reading.csv_table import decoded
from thidua.record.intake.reading.refusal import Refused

BREAKS = {"br", "p", "div"}


class Tables(HTMLParser):
    """Collects cells; a cell over several rows or columns becomes a merged area."""

    def __init__(self, limits: dict[str, int]) -> None:
        super().__init__(convert_charrefs=True)
        self.limits = limits
        self.tables: list[dict[str, Any]] = []
        self.open: list[dict[str, Any]] = []
        self.cell: list[str] | None = None
        self.span = (1, 1)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        if tag == "table":
            self.close_cell()
            table: dict[str, Any] = {"rows": [], "merged": [], "taken": set()}
            self.tables.append(table)
            self.open.append(table)
        elif tag == "tr" and self.open:
            self.close_cell()
            self.open[-1]["rows"].append([])
            if len(self.open[-1]["rows"]) > self.limits["rows"]:
                raise Refused("too_many_rows")
        elif tag in {"td", "th"} and self.open and self.open[-1]["rows"]:
            self.close_cell()
            given = dict(attributes)
            self.cell = []
            self.span = (_span(given.get("rowspan"), 10_000), _span(given.get("colspan"), self.limits["columns"]))
        elif tag in BREAKS and self.cell is not None:
            self.cell.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in {"td", "th", "tr"}:
            self.close_cell()
        elif tag == "table" and self.open:
            self.close_cell()
            self.open.pop()

    def handle_data(self, data: str) -> None:
        if self.cell is not None:
            self.cell.append(" ".join(data.split()) if data.strip() else " ")

    def close_cell(self) -> None:
        if self.cell is None or not self.open:
            self.cell = None
            return
        table = self.open[-1]
        top = len(table["rows"]) - 1
        row = table["rows"][top]
        while (top, len(row)) in table["taken"]:
            row.append("")
        left = len(row)
        height, width = self.span
        row.append("".join(self.cell).strip())
        row.extend([""] * (width - 1))
        if height > 1 or width > 1:
            table["merged"].append([top, left, top + height - 1, left + width - 1])
            table["taken"].update((top + down, left + right) for down in range(1, height) for right in range(width))
        self.cell = None


def _span(raw: str | None, most: int) -> int:
    return min(max(int(raw), 1), most) if raw and raw.isdigit() else 1


def read_html(path: Path, limits: dict[str, int]) -> list[dict[str, Any]]:
    parser = Tables(limits)
    parser.feed(decoded(path.read_bytes()))
    parser.close_cell()
    return [
        {"name": f"table {number}", "first_row": 0, "rows": table["rows"], "merged": table["merged"]}
        for number, table in enumerate(parser.tables, 1)
    ]
