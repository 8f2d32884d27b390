"""A list saved as text: delimiter and encoding are found, not asked."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any

from thidua.record.intake.reading.refusal import Refused

DELIMITERS = (";", "\t", ",", "|")


def read_csv(path: Path, name: str, limits: dict[str, int]) -> list[dict[str, Any]]:
    text = decoded(path.read_bytes())
    csv.field_size_limit(100_000)
    rows: list[list[str]] = []
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter_of(text)):
            rows.append([value if value.strip() else "" for value in row[: limits["columns"]]])
            if len(rows) > limits["rows"]:
                raise Refused("too_many_rows")
    except csv.Error:
        raise Refused("broken") from None
    return [{"name": name, "first_row": 0, "rows": rows}]


def decoded(data: bytes) -> str:
    """UTF-8, UTF-16 with its mark, else Western single bytes: the shape in which TCVN3 and VNI arrive."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def delimiter_of(text: str) -> str:
    """The delimiter that parts the most lines into the same, largest number of fields."""
    lines = [line for line in text.splitlines()[:60] if line.strip()]

    def score(delimiter: str) -> tuple[int, int]:
        counts = [line.count(delimiter) for line in lines]
        most = max(counts, default=0)
        return sum(count >= max(1, most - 1) for count in counts), most

    return max(DELIMITERS, key=score)
