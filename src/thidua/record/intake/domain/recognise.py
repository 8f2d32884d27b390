"""The whole way from grids to what intake knows of a file."""

from __future__ import annotations

from collections.abc import Callable

from thidua.record.intake.domain.cells import prepare
from thidua.record.intake.domain.consistency import check
from thidua.record.intake.domain.context import Context
from thidua.record.intake.domain.facts import Entry, FoundTable, Reading
from thidua.record.intake.domain.grid import Workbook
from thidua.record.intake.domain.headers import NOTHING_LEARNED, Learned
from thidua.record.intake.domain.rows import read_table, spread_doubts
from thidua.record.intake.domain.side_by_side import tables_of
from thidua.record.intake.domain.unnamed import unnamed_table
from thidua.record.intake.domain.words import words

# Sheets that come with our own templates, and with many others.
_NO_LISTS = frozenset({"huong dan", "instructions", "lua chon"})


def recognise(
    workbook: Workbook,
    *,
    year: int | None,
    learned: Learned = NOTHING_LEARNED,
    progress: Callable[[int, int], None] | None = None,
    keep_unnamed: bool = False,
) -> Reading:
    """Recognise every table of every sheet.

    Args:
        year: the year meant where the list does not say it.
        learned: what officers said that heads of this unit mean.
        progress: told (sheets done, sheets in all).
        keep_unnamed: where no table names anybody, give what looks like lists, without entries.
    """
    tables: list[FoundTable] = []
    entries: list[Entry] = []
    before: Context | None = None
    for done, grid in enumerate(workbook.grids):
        if progress:
            progress(done, len(workbook.grids))
        if words(grid.name) in _NO_LISTS:
            continue
        if not grid.name.startswith("table "):  # the tables of one document are parts of one list
            before = None
        for cells, table in tables_of(grid, before, learned):
            before = table.title
            found, read = read_table(cells, table, year=year)
            if found is not None:
                tables.append(found)
                entries += read
    if not tables and keep_unnamed:
        lists = [grid for grid in workbook.grids if words(grid.name) not in _NO_LISTS]
        tables = [found for grid in lists if (found := unnamed_table(prepare(grid, learned)))]
    return Reading(workbook.name, tuple(tables), tuple(spread_doubts(check(entries))))
