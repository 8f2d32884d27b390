"""A grid made ready to be read: encodings undone, text cleaned, merged cells filled downwards."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

from thidua import text as vietnamese
from thidua.record.intake.domain.grid import Grid, Value, as_text, as_value
from thidua.text.legacy import Encoding, encoding_of_font, plausible_encodings, to_unicode

# Characters that no Vietnamese list in Unicode has, and lists in the old encodings do.
_STRANGE = frozenset("µ¸¶·¹¨»¾¼½©®ª«¬¡¢§£¤¥¦×÷\u00adßåçëîïñûþÿäæøüöÆÇËÎÏÑÖØÜÞÅÄÛßÙÕ")


@dataclass
class Cells:
    """Values of a sheet by row and column, both from 0 as in the file."""

    grid: Grid
    rows: list[list[Value]]
    encoding: Encoding = "unicode"
    merged_at: dict[tuple[int, int], tuple[int, int]] = field(default_factory=dict)  # every covered cell → its first
    learned: Mapping[str, str] = field(default_factory=dict)  # what officers said of heads, see headers.py

    @property
    def first(self) -> int:
        return self.grid.first_row

    @property
    def end(self) -> int:
        return self.grid.first_row + len(self.rows)

    def value(self, row: int, column: int) -> Value:
        cells = self.rows[row - self.first] if self.first <= row < self.end else []
        return cells[column] if column < len(cells) else ""

    def text(self, row: int, column: int) -> str:
        value = self.value(row, column)
        return value if isinstance(value, str) else as_text(value)

    def head(self, row: int, column: int) -> str:
        """The text of a cell, or of the merged area that covers it, on one line."""
        text = self.text(row, column)
        if not text and (row, column) in self.merged_at:
            text = self.text(*self.merged_at[row, column])
        return text.replace("\n", " ")

    def filled(self, row: int) -> list[int]:
        """Columns with something in them."""
        cells = self.rows[row - self.first] if self.first <= row < self.end else []
        return [column for column, value in enumerate(cells) if value != ""]


def prepare(grid: Grid, learned: Mapping[str, str] | None = None) -> Cells:
    encodings = _encodings(grid)
    rows: list[list[Value]] = []
    for number, raw in enumerate(grid.rows, grid.first_row):
        if encodings:
            raw = [_decoded(value, encodings.get((number, column))) for column, value in enumerate(raw)]
        rows.append([_clean(value) if isinstance(value, str) else as_value(value) for value in raw])
    cells = Cells(grid, rows, learned=learned or {})
    used = Counter(encoding for encoding, _capitals in encodings.values() if encoding != "unicode")
    if used:
        cells.encoding = used.most_common(1)[0][0]
    _fill_merged(cells)
    return cells


@lru_cache(maxsize=100_000)
def _clean(text: str) -> str:
    return vietnamese.clean(text, lines=True)


def _decoded(value: object, encoding: tuple[Encoding, bool] | None) -> object:
    if encoding is None or not isinstance(value, str):
        return value
    return to_unicode(value, encoding[0], capitals=encoding[1])


def _encodings(grid: Grid) -> dict[tuple[int, int], tuple[Encoding, bool]]:
    """Encoding of each cell that is not plainly Unicode: by its font, by its letters, else as its neighbours."""
    letters = {letter for row in grid.rows for value in row if isinstance(value, str) for letter in value}
    if not grid.fonts and not letters & _STRANGE:
        return {}
    known: dict[tuple[int, int], tuple[Encoding, bool]] = {
        place: encoding_of_font(font) for place, font in grid.fonts.items()
    }
    open_cells: dict[tuple[int, int], set[Encoding]] = {}
    for row, values in enumerate(grid.rows, grid.first_row):
        for column, value in enumerate(values):
            if not isinstance(value, str) or value.isascii() or (row, column) in known:
                continue
            plausible = plausible_encodings(value)
            if len(plausible) == 1:
                known[row, column] = (next(iter(plausible)), False)
            else:
                open_cells[row, column] = plausible
    return known | _as_neighbours(open_cells, known)


def _as_neighbours(
    open_cells: dict[tuple[int, int], set[Encoding]], known: dict[tuple[int, int], tuple[Encoding, bool]]
) -> dict[tuple[int, int], tuple[Encoding, bool]]:
    """Cells that read well in several encodings follow their row, then their column, then the sheet."""
    rows: dict[int, Counter[Encoding]] = {}
    columns: dict[int, Counter[Encoding]] = {}
    sheet: Counter[Encoding] = Counter()
    for (row, column), (encoding, _capitals) in known.items():
        rows.setdefault(row, Counter())[encoding] += 1
        columns.setdefault(column, Counter())[encoding] += 1
        sheet[encoding] += 1
    chosen: dict[tuple[int, int], tuple[Encoding, bool]] = {}
    for (row, column), plausible in open_cells.items():
        around = (rows.get(row, Counter()), columns.get(column, Counter()), sheet)
        chosen[row, column] = (_first_choice(around, plausible), False)
    return chosen


def _first_choice(around: Iterable[Counter[Encoding]], plausible: set[Encoding]) -> Encoding:
    for counts in around:
        for encoding, _count in counts.most_common():
            if encoding in plausible:
                return encoding
    return "unicode" if "unicode" in plausible else sorted(plausible)[0]


def _fill_merged(cells: Cells) -> None:
    """Give a merged value to every row it covers, in its first column; remember what covers what for the heads."""
    for top, left, bottom, right in cells.grid.merged:
        value = cells.value(top, left)
        bottom = min(bottom, cells.end - 1)
        for row in range(top, bottom + 1):
            for column in range(left, right + 1):
                cells.merged_at[row, column] = (top, left)
            if row > top and value != "" and row >= cells.first:
                line = cells.rows[row - cells.first]
                line.extend([""] * (left + 1 - len(line)))
                line[left] = value


def is_number(value: Value) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def is_date(value: Value) -> bool:
    return isinstance(value, date)
