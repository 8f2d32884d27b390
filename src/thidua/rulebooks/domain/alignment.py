"""Statements of several regimes put side by side: by id first, then by meaning."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from typing import Any

from thidua.law.rulebook import Branch, Clause
from thidua.rulebooks.domain.provisions import Provision
from thidua.rulebooks.domain.wording_diff import likeness

SAME_MEANING = 0.62  # of two sentences of different kinds; found on the rulebooks, see test_alignment.py
SAME_KIND_MEANING = 0.5

Row = list[Provision | None]


def aligned(columns: Sequence[Sequence[Provision]]) -> list[Row]:
    """Rows with one cell per column, every statement in exactly one row.

    A later column's statement joins the row of the nearest earlier statement of its id, else of the most similar one.
    """
    width = len(columns)
    rows: list[Row] = []
    for number, column in enumerate(columns):
        placed: dict[int, int] = {}  # place in the column → row
        for place, provision in enumerate(column):
            row = _row_of_id(rows, number, provision)
            if row is not None:
                rows[row][number] = provision
                placed[place] = row
        for place, provision in enumerate(column):
            if place not in placed:
                row = _row_of_meaning(rows, number, provision)
                if row is not None:
                    rows[row][number] = provision
        _add_rest(rows, number, width, column)
    return rows


def _add_rest(rows: list[Row], number: int, width: int, column: Sequence[Provision]) -> None:
    """New rows for what found none, each after the row of the statement before it in its own column."""
    after = -1
    for provision in column:
        row = next((place for place, cells in enumerate(rows) if cells[number] is provision), None)
        if row is None:
            row = after + 1
            rows.insert(row, [provision if place == number else None for place in range(width)])
        after = row


def _row_of_id(rows: list[Row], number: int, provision: Provision) -> int | None:
    for place, cells in enumerate(rows):
        last = _last(cells, number)
        if cells[number] is None and last is not None and last.id == provision.id:
            return place
    return None


def _row_of_meaning(rows: list[Row], number: int, provision: Provision) -> int | None:
    best, found = 0.0, None
    for place, cells in enumerate(rows):
        last = _last(cells, number)
        if cells[number] is None and last is not None and (last.inside is None) == (provision.inside is None):
            score = same_meaning(last, provision)
            if score > best:
                best, found = score, place
    return found


def _last(cells: Row, number: int) -> Provision | None:
    return next((cell for cell in reversed(cells[:number]) if cell is not None), None)


def same_meaning(one: Provision, other: Provision) -> float:
    """How surely two statements say the same of the same thing; 0 when they do not."""
    alike = likeness(one.sentence("vi"), other.sentence("vi"))
    if isinstance(one.of, Clause) and isinstance(other.of, Clause) and one.of.kind == other.of.kind:
        if one.of.params and _words_of(one.of.params) == _words_of(other.of.params):
            return max(alike, 0.9)
        return alike if alike >= SAME_KIND_MEANING else 0.0
    return alike if alike >= SAME_MEANING else 0.0


def _words_of(params: Mapping[str, Any]) -> dict[str, Any]:
    """Parameters without their figures: which title, which scope."""
    return {key: value for key, value in params.items() if isinstance(value, (str, list)) and not _figures(value)}


def _figures(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(item, int) for item in value)


def aligned_branches(columns: Sequence[Sequence[Branch]]) -> list[list[Branch | None]]:
    """Branches by id, else the only one left of its basis on either side."""
    rows: list[list[Branch | None]] = []
    for number, column in enumerate(columns):
        left = list(column)
        for match in (lambda branch: branch.id, lambda branch: branch.basis):
            left = _take(rows, number, left, match)
        rows += [[branch if place == number else None for place in range(len(columns))] for branch in left]
    return rows


def _take(rows: list[list[Branch | None]], number: int, left: list[Branch], match: Any) -> list[Branch]:
    """Put each branch into the only free row that matches; gives back those that found none."""
    rest = []
    for branch in left:
        wanted: Hashable = match(branch)
        free = [
            cells
            for cells in rows
            if cells[number] is None and any(cell is not None and match(cell) == wanted for cell in cells[:number])
        ]
        if len(free) == 1 and sum(match(other) == wanted for other in left) == 1:
            free[0][number] = branch
        else:
            rest.append(branch)
    return rest
