"""Lists inside the tables of a Word file; the paragraphs before a table stand above it as title rows."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import docx
from docx.table import Table
from docx.text.paragraph import Paragraph

from thidua.record.intake.reading.refusal import Refused


def read_docx(path: Path, limits: dict[str, int]) -> list[dict[str, Any]]:
    try:
        document = docx.Document(str(path))
    except MemoryError:
        raise
    except Exception:
        raise Refused("broken") from None
    sheets: list[dict[str, Any]] = []
    titles: list[str] = []
    for block in document.iter_inner_content():
        if isinstance(block, Paragraph):
            titles.append(block.text)
        elif isinstance(block, Table):
            sheets.append(_table(block, len(sheets) + 1, titles, limits))
            titles = []
    return sheets


def _table(table: Table, number: int, titles: list[str], limits: dict[str, int]) -> dict[str, Any]:
    """Rows are numbered within the table, so the titles above it get rows below zero."""
    above = [[text.strip()] for text in titles if text.strip()][-30:]
    rows: list[list[str]] = []
    merged: dict[Any, list[int]] = {}  # keyed by the cell's element, which also keeps it alive
    fonts: list[list[Any]] = []
    if len(table.rows) > limits["rows"]:
        raise Refused("too_many_rows")
    for top, row in enumerate(table.rows):
        values: list[str] = [""] * row.grid_cols_before
        for cell in row.cells:
            left = len(values)
            area = merged.setdefault(cell._tc, [top, left, top, left])
            first = area[0] == top and area[1] == left
            area[2], area[3] = max(area[2], top), max(area[3], left)
            values.append(cell.text.strip() if first else "")
            font = _font(cell) if first else ""
            if font:
                fonts.append([top, left, font])
        rows.append(values[: limits["columns"]])
    return {
        "name": f"table {number}",
        "first_row": -len(above),
        "rows": [*above, *rows],
        "merged": [area for area in merged.values() if area[0] != area[2] or area[1] != area[3]],
        "fonts": fonts,
    }


def _font(cell: Any) -> str:
    for paragraph in cell.paragraphs:
        for run in paragraph.runs:
            name = run.font.name or ""
            if name.lower().startswith((".vn", "vni")):
                return str(name)
    return ""
