"""Tables beside each other on one sheet, taken apart so that each is read for itself."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Any

from thidua.record.intake.domain.cells import Cells, prepare
from thidua.record.intake.domain.context import Context
from thidua.record.intake.domain.grid import Grid
from thidua.record.intake.domain.headers import NOTHING_LEARNED, Learned, meaning_of, names_a_subject
from thidua.record.intake.domain.tables import Table, find_tables

Block = tuple[int, int]  # first column, and the first one outside


def tables_of(
    grid: Grid, before: Context | None = None, learned: Learned = NOTHING_LEARNED
) -> Iterable[tuple[Cells, Table]]:
    """The tables of a sheet, those beside each other from left to right; columns keep their letters.

    `before`: what the titles above an earlier part of the list said.
    """
    cells = prepare(grid, learned)
    whole = list(find_tables(cells, before))
    for blocks in (_between_gaps(grid), _between_numbers(whole)):
        if len(blocks) < 2:
            continue
        parts = [prepare(_part(grid, block, blocks[0]), learned) for block in blocks]
        apart = [[(part, table) for table in find_tables(part, before)] for part in parts]
        if all(tables and _stands_alone(*tables[0]) for tables in apart):
            return [pair for pairs in apart for pair in pairs]
    return [(cells, table) for table in whole]


def _stands_alone(cells: Cells, table: Table) -> bool:
    """Whether it numbers its rows or says whom it names, and is not the rest of the table to its left."""
    names = table.having("full_name", "family_part")
    return bool(table.having("no")) or any(names_a_subject(meaning_of((name.header,), cells.learned)) for name in names)


def _between_gaps(grid: Grid) -> list[Block]:
    """Groups of columns with a wholly empty column between them."""
    found: list[Block] = []
    used = sorted({column for row in grid.rows for column, value in enumerate(row) if value not in (None, "")})
    for column in used:
        if found and found[-1][1] == column:
            found[-1] = (found[-1][0], column + 1)
        else:
            found.append((column, column + 1))
    return found


def _between_numbers(tables: Sequence[Table]) -> list[Block]:
    """Heads that begin anew without a gap: "STT | Họ và tên | STT | Họ và tên"."""
    for table in tables:
        starts = {one.column for one in table.having("no")}
        names = [one.column for one in table.having("full_name", "family_part")]
        last = max(one.column for one in table.columns)
        bounds = [*sorted(starts), last + 1]
        if len(starts) > 1 and all(any(first < name < end for name in names) for first, end in pairwise(bounds)):
            return list(pairwise(bounds))
    return []


def _part(grid: Grid, block: Block, leftmost: Block) -> Grid:
    """Only the cells of a block. Titles that stand to the left of everything are those of every block."""
    first, end = block
    rows: list[list[Any]] = []
    above = True
    for row in grid.rows:
        mine = [value if first <= column < end else None for column, value in enumerate(row[:end])]
        filled = sum(value not in (None, "") for value in mine)
        above = above and filled < 2
        if above and not filled and block != leftmost:
            title = next((value for value in row[: leftmost[1]] if value not in (None, "")), None)
            mine = [*[None] * first, title]
        rows.append(mine)
    return replace(grid, rows=rows)
