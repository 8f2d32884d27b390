"""Where the tables of a sheet begin, what their columns mean, and which rows are data, groups or neither."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from thidua.record.intake.domain.cells import Cells, is_date
from thidua.record.intake.domain.context import Context, inherited, is_marker
from thidua.record.intake.domain.grid import column_letter
from thidua.record.intake.domain.headers import Meaning, may_name_collective, meaning_of, names_a_subject, year_in
from thidua.record.intake.domain.people import is_collective_name, is_person_name, read_name
from thidua.record.intake.domain.words import LEVEL_OF, awards_in, is_nothing, is_tick, level_of, words

HEAD_DEPTH = 3
SAMPLE = 200  # rows looked at where a head alone does not say what its column holds
_ONLY_YEAR = re.compile(r"^(?:nam )?(?:19[5-9]\d|20\d\d)$")
LONG_TEXT = 90
_SUM = re.compile(r"^(?:tong cong|cong|tong so|tong|cong don|danh sach(?: nay)? (?:gom|co|tren)|an dinh|tong hop)\b")
_END = re.compile(
    r"^(?:ghi chu|luu y|nguoi lap|nguoi tong hop|thu truong|thu truong don vi|truong don vi|noi nhan|"
    r"xac nhan|ky ten|lanh dao don vi|"
    r"can bo thi dua|t m|tm|kt|tl|tuq|phu trach|chu tich hoi dong|ho so|lap bieu|lap bang|dai dien|dv lap|chu y)\b"
    r"|\bngay\b.{0,12}\bthang\b.{0,12}\bnam\b|\bky ten dong dau\b|\bky ghi ro ho ten\b|"
    r"\bky va ghi ro ho ten\b|^\* ?ghi chu"
)
_GROUP_WORDS = re.compile(
    r"^(?:khoi|nhom|ca nhan|tap the|danh hieu|hinh thuc|nam hoc|nguoi lao dong|can bo|lanh dao)\b"
)
_NUMBERING = re.compile(r"^\(?(?:\d{1,2}|[a-z])\)?(?:\s*=.*)?$", re.IGNORECASE)


@dataclass(frozen=True)
class TableColumn:
    column: int
    header: str
    meaning: Meaning | None

    @property
    def letter(self) -> str:
        return column_letter(self.column)


@dataclass(frozen=True)
class Table:
    """A head and what belongs to it. Rows from 0 as in the file; `end` is the first row outside."""

    columns: tuple[TableColumn, ...]
    head: int
    start: int
    end: int
    title: Context
    collectives: bool  # the name column names units, not people

    @cached_property
    def _by_fields(self) -> dict[tuple[str, ...], list[TableColumn]]:
        return {}

    def having(self, *fields: str) -> list[TableColumn]:
        """The columns of these fields from left to right."""
        found = self._by_fields.get(fields)
        if found is None:
            found = [column for column in self.columns if column.meaning and column.meaning.field in fields]
            self._by_fields[fields] = found
        return found


def find_tables(cells: Cells, before: Context | None = None) -> Iterator[Table]:
    """The tables of a sheet from top to bottom. `before`: what the titles above an earlier part of the list said."""
    title = before or Context()
    heads = list(_heads(cells))
    above = cells.first
    for place, (head, start, columns, collectives) in enumerate(heads):
        end = heads[place + 1][0] if place + 1 < len(heads) else cells.end
        lines = _lines(cells, above, head)
        if any("ky luat" in words(text) for text in [*lines, *(column.header for column in columns)]):
            columns = tuple(_of_discipline(column) for column in columns)
        title = inherited(lines, title)
        columns = tuple(_year_by_cells(cells, column, start, end, title) for column in columns)
        yield Table(columns, head, start, end, title, collectives)
        above = start


def _year_by_cells(cells: Cells, column: TableColumn, start: int, end: int, title: Context) -> TableColumn:
    """A head that is only a year ("2021"): its cells say whether they hold awards or ratings, or tick the title's."""
    year = year_in(column.header)
    if column.meaning is not None or year is None or not _ONLY_YEAR.match(words(column.header)):
        return column
    shown = [cells.text(row, column.column) for row in range(start, min(end, start + SAMPLE))]
    told = [text for text in shown if text and not is_nothing(text)]
    ticks = sum(map(is_tick, told))
    awards = sum(bool(awards_in(words(text))) for text in told)
    levels = sum(level_of(text) is not None for text in told)
    if awards and (awards + ticks) * 2 >= len(told):
        return replace(column, meaning=Meaning("award", year=year))
    if levels * 2 > len(told):
        return replace(column, meaning=Meaning("rating", year=year))
    if ticks and ticks * 2 >= len(told) and title.award:
        return replace(column, meaning=Meaning("award", award=title.award, year=year))
    return column


def _of_discipline(column: TableColumn) -> TableColumn:
    """In a list of disciplinary measures "Hình thức" is the measure, not a commendation."""
    if column.meaning == Meaning("award") and re.search(r"\bhinh thuc\b|\bmuc\b", words(column.header)):
        return replace(column, meaning=Meaning("form"))
    return column


def _lines(cells: Cells, start: int, end: int) -> list[str]:
    """Title rows: those directly above the head; data of an earlier table has more than three filled cells."""
    lines: list[str] = []
    for row in range(end - 1, start - 1, -1):
        filled = cells.filled(row)
        distinct = list(dict.fromkeys(cells.text(row, column) for column in filled))
        if len(distinct) > 3:
            break
        lines += [line for text in reversed(distinct) for line in reversed(text.split("\n"))]
    return lines[::-1]


def _heads(cells: Cells) -> Iterator[tuple[int, int, tuple[TableColumn, ...], bool]]:
    row = cells.first
    while row < cells.end:
        found = _head_at(cells, row)
        if found is None:
            row += 1
            continue
        head, start, columns, collectives = found
        yield head, start, columns, collectives
        row = start


def _head_at(cells: Cells, row: int) -> tuple[int, int, tuple[TableColumn, ...], bool] | None:
    filled = cells.filled(row)
    if len(filled) < 2 or sum(len(cells.text(row, column)) > LONG_TEXT for column in filled) > 0:
        return None
    if any(is_figure(cells, row, column) for column in filled):
        return None
    depth = 1
    while depth < HEAD_DEPTH and _continues(cells, row, row + depth):
        depth += 1
    columns = columns_of(cells, row, depth)
    named = [column for column in columns if names_a_subject(column.meaning)]
    collectives = False
    if not named:
        columns, collectives = _with_collective(columns)
        named = [column for column in columns if names_a_subject(column.meaning)]
    known = [column for column in columns if column.meaning is not None]
    if not named or len(known) < 2:
        return None
    collectives = collectives or all(_only_collectives(column.header) for column in named)
    start = row + depth
    while start < cells.end and _is_numbering(cells, start, named[0].column):
        start += 1
    return row, start, _settled(cells, columns, start), collectives


def is_figure(cells: Cells, row: int, column: int) -> bool:
    """A number that is no year: heads have none."""
    value = cells.value(row, column)
    return isinstance(value, int | float) and not 1950 <= value <= 2100


def _only_collectives(header: str) -> bool:
    folded = words(header)
    return may_name_collective(header) or ("tap the" in folded and not re.search(r"\bca nhan\b|\bho\b", folded))


def _continues(cells: Cells, head: int, row: int) -> bool:
    """Whether a row is the second or third row of the head: it only has words below wider or empty heads."""
    filled = [column for column in cells.filled(row) if cells.merged_at.get((row, column), (row, column))[0] == row]
    if not filled or row >= cells.end:
        return False
    above = {column: cells.head(head, column) for column in filled}
    spans = [column for column in filled if not cells.text(head, column) or _is_wide(cells, head, column)]
    if len(filled) == 1 and not (spans and (head, filled[0]) in cells.merged_at):
        return False
    if any(len(cells.text(row, column)) > LONG_TEXT or is_date(cells.value(row, column)) for column in filled):
        return False
    if all(_NUMBERING.match(cells.text(row, column).strip()) for column in filled):
        return False

    def means(*parts: str) -> Meaning | None:
        return meaning_of(parts, cells.learned)

    known = [column for column in filled if means(above[column], cells.text(row, column)) is not None]
    names = [column for column in filled if names_a_subject(means(above[column])) and cells.text(head, column)]
    under_name = [
        column
        for column in names
        if words(cells.text(row, column)) not in {"ho", "ten", "ho dem", "ho va dem", "ho lot", "ho va ten"}
    ]
    return len(known) * 2 >= len(filled) and not under_name and len(spans) * 2 >= len(filled)


def _is_wide(cells: Cells, row: int, column: int) -> bool:
    """Whether a merged area goes on to the right of this cell."""
    return (row, column) in cells.merged_at and cells.merged_at.get((row, column + 1)) == cells.merged_at[row, column]


def columns_of(cells: Cells, head: int, depth: int) -> tuple[TableColumn, ...]:
    width = max((len(cells.rows[row - cells.first]) for row in range(head, head + depth)), default=0)
    parents = _parents(cells, head)
    columns = []
    for column in range(width):
        parts = [parents.get(column, "")] if parents.get(column) else []
        for row in range(head, head + depth):
            text = cells.head(row, column)
            if not text and row + 1 < head + depth and cells.text(row + 1, column):
                text = _spread(cells, row, column)
            if text and (not parts or parts[-1] != text):
                parts.append(text)
        if parts:
            header = " ".join(parts).replace("\n", " ")
            columns.append(TableColumn(column, header, meaning_of(tuple(parts), cells.learned)))
    return tuple(columns)


def _parents(cells: Cells, head: int) -> dict[int, str]:
    """A row of wider heads above the row that names the subject."""
    row = head - 1
    areas = [area for area in cells.grid.merged if area[0] <= row <= area[2] and area[3] > area[1]]
    texts = {cells.head(row, column) for column in range(len(cells.rows[head - cells.first]))} - {""}
    if row < cells.first or not areas or len(texts) < 2 or any(len(text) > LONG_TEXT for text in texts):
        return {}
    return {column: cells.head(row, column) for column in range(len(cells.rows[head - cells.first]))}


def _spread(cells: Cells, row: int, column: int) -> str:
    """A wider head that was not merged: the nearest text to the left which has words below it too."""
    for left in range(column - 1, -1, -1):
        if text := cells.head(row, left):
            return text if cells.text(row + 1, left) and (row + 1, left) not in cells.merged_at else ""
    return ""


def _with_collective(columns: tuple[TableColumn, ...]) -> tuple[tuple[TableColumn, ...], bool]:
    """A list of collectives: its "Đơn vị" column names the subject, when the list also tells something of them."""
    fields = {column.meaning.field for column in columns if column.meaning}
    tells = bool(fields & {"award", "proposal", "rating", "year", "decision_no", "decision", "no"})
    for place, column in enumerate(columns):
        if tells and may_name_collective(column.header):
            named = replace(column, meaning=Meaning("full_name"))
            return (*columns[:place], named, *columns[place + 1 :]), True
    for place, column in enumerate(columns):
        if column.meaning and column.meaning.field == "given_part":
            named = replace(column, meaning=Meaning("full_name"))
            return (*columns[:place], named, *columns[place + 1 :]), False
    return columns, False


def _settled(cells: Cells, columns: tuple[TableColumn, ...], start: int) -> tuple[TableColumn, ...]:
    """Meanings that need their neighbours: a name over two columns, "Nam" that may be a year."""
    made = list(columns)
    for place in range(len(made) - 1):
        one, two = made[place], made[place + 1]
        if names_a_subject(one.meaning) and names_a_subject(two.meaning) and one.header == two.header:
            made[place] = replace(one, meaning=Meaning("family_part"))
            made[place + 1] = replace(two, meaning=Meaning("given_part"))
    fields = {column.meaning.field for column in made if column.meaning}
    for place, column in enumerate(made):
        if column.meaning and column.meaning.field == "is_male" and "is_female" not in fields:
            sample = [cells.text(row, column.column).strip() for row in range(start, min(start + 20, cells.end))]
            years = [text for text in sample if re.fullmatch(r"(?:19|20)\d\d", text)]
            if years:
                made[place] = replace(column, meaning=Meaning("year"))
        if (
            column.meaning
            and column.meaning.field == "given_part"
            and "family_part" not in fields
            and "full_name" in fields
        ):
            made[place] = replace(column, meaning=None)
    return tuple(made)


def _is_numbering(cells: Cells, row: int, name_column: int) -> bool:
    filled = cells.filled(row)
    if len(filled) < 2 or not cells.text(row, name_column):
        return False
    return all(_NUMBERING.match(cells.text(row, column).strip()) for column in filled)


@dataclass(frozen=True)
class RowKind:
    """`kind`: data, group, skip or end. A group has its text and perhaps a marker from another cell."""

    kind: str
    text: str = ""
    marker: str = ""


DATA, SKIP, END = RowKind("data"), RowKind("skip"), RowKind("end")


def kind_of_row(cells: Cells, table: Table, row: int, *, after_gap: bool, collectives: bool = False) -> RowKind:
    """What a row below the head is.

    Args:
        after_gap: an empty row stands above it.
        collectives: a group row above says that collectives are named here.
    """
    collectives = collectives or table.collectives
    filled = [
        column for column in cells.filled(row)
        if cells.merged_at.get((row, column), (row, column))[0] == row
    ]  # fmt: skip
    if not filled:
        return SKIP
    first = cells.text(row, filled[0])
    if len(filled) <= max(3, len(table.columns) // 2 + 1):  # a row fuller than that is neither a sum nor a signature
        texts = [words(cells.text(row, column)) for column in filled[:3]]
        if any(_SUM.match(text) for text in texts):
            return SKIP
        if len(filled) <= 3 and any(_END.search(text) for text in texts):
            return END if not _names_somebody(cells, table, row) or _END.search(words(first)) else DATA
    if _is_numbering(cells, row, table.having("full_name", "family_part")[0].column):
        return SKIP
    if len(filled) == 1:
        return _lone_cell(cells, table, row, filled[0], after_gap=after_gap, collectives=collectives)
    if len(filled) == 2 and is_marker(first):
        return RowKind("group", cells.text(row, filled[1]), first.strip())
    if len(filled) == 2 and not collectives and _is_numbered_group(cells, table, row, filled):
        return RowKind("group", cells.text(row, filled[1]), first.strip())
    if after_gap and len(filled) <= 2 and not _has_number(cells, table, row):
        return END if not _names_somebody(cells, table, row) else SKIP
    return DATA


def _lone_cell(cells: Cells, table: Table, row: int, column: int, *, after_gap: bool, collectives: bool) -> RowKind:
    text = cells.text(row, column)
    names = {found.column for found in table.having("full_name", "family_part")}
    if column in names and not collectives and _reads_as_person(text) and not is_marker(text.split()[0]):
        return SKIP if after_gap else DATA
    if column in names and collectives and not after_gap and not re.match(r"^\s*(?:[IVX]+|[A-Z])\s*[.)]", text):
        return DATA
    if len(text) > LONG_TEXT or words(text).isdigit() or not words(text):
        return SKIP
    return RowKind("group", text)


def _is_numbered_group(cells: Cells, table: Table, row: int, filled: list[int]) -> bool:
    """ "1 | Phòng Kỹ thuật" with nothing else, in a list of people."""
    names = {found.column for found in table.having("full_name", "family_part")}
    first = cells.text(row, filled[0]).strip(" .)")
    if filled[0] in names or not (first.isdigit() or is_marker(first)):
        return False
    return is_collective_name(cells.text(row, filled[1]))


def _has_number(cells: Cells, table: Table, row: int) -> bool:
    return any(cells.text(row, column.column).strip().isdigit() for column in table.having("no"))


def _names_somebody(cells: Cells, table: Table, row: int) -> bool:
    return any(_reads_as_person(cells.text(row, one.column)) for one in table.having("full_name", "family_part"))


def _reads_as_person(text: str) -> bool:
    """Two words or more that are neither a unit nor the heading of a group: an award, a rating, a year."""
    folded = words(text)
    if is_collective_name(text) or awards_in(folded) or folded in LEVEL_OF or _GROUP_WORDS.match(folded):
        return False
    return is_person_name(read_name(text).full_name)
