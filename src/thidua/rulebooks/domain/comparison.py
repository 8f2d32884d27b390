"""One award under several regimes, part by part, with what changes from column to column."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from thidua.law.rulebook import Branch, Clause, Procedure, Regime, Rulebook
from thidua.rulebooks.domain.alignment import aligned, aligned_branches
from thidua.rulebooks.domain.provisions import Provision, provisions_of_book, provisions_of_regime
from thidua.rulebooks.domain.wording_diff import FIGURE, Segment, differing

ADDED, REMOVED, CHANGED, FIGURES, MOVED, SILENT = "added", "removed", "changed", "figure", "moved", "silent"
# The parts after the standards, in the order of the page.
PARTS = (
    "council",
    "bar",
    "vote",
    "ceiling",
    "bonus",
    "authority",
    "paper",
    "meeting",
    "deadline",
    "publication",
    "opinion",
)


@dataclass(frozen=True)
class Column:
    """A regime as it stands on a day; `book` is None where nothing of the award was loaded."""

    regime: Regime
    book: Rulebook | None
    on: date

    def says(self, part: str, kind: str | None) -> bool:
        """Whether the texts read speak of this part at all; where they do not, nothing is missing from the law."""
        if self.book is None:
            return False
        if part in ("clause", "council"):
            return kind is None or kind in self.book.standards
        return self.book.status != "unread" or part not in ("ceiling",)


@dataclass(frozen=True)
class Cell:
    """A statement in one column, its sentence in segments; `change` is what it is to the column before.

    `extra` is what follows from it on the column's day: a bonus in money.
    """

    provision: Provision | None
    segments: tuple[Segment, ...] = ()
    extra: tuple[Segment, ...] = ()
    change: str = ""
    is_anchor: bool = False


@dataclass(frozen=True)
class Row:
    cells: tuple[Cell, ...]

    @property
    def is_changed(self) -> bool:
        return any(cell.change not in ("", MOVED, SILENT) for cell in self.cells)

    @property
    def is_inside(self) -> bool:
        return any(cell.provision is not None and cell.provision.inside is not None for cell in self.cells)


@dataclass(frozen=True)
class Group:
    """Rows under one heading: a branch of the standard, or a whole part without one."""

    branches: tuple[Branch | None, ...]
    rows: tuple[Row, ...]

    @property
    def branch(self) -> Branch | None:
        """The newest wording of the branch."""
        return next((branch for branch in reversed(self.branches) if branch is not None), None)


@dataclass(frozen=True)
class Section:
    """One part for one kind of subject; `kind` is None where it is for both."""

    part: str
    kind: str | None
    groups: tuple[Group, ...]

    @property
    def changes(self) -> int:
        return sum(row.is_changed for group in self.groups for row in group.rows)


@dataclass(frozen=True)
class Voice:
    """How statements are said: the sentence, and what follows from it on a day.

    `extra_counts` says whether a difference in it is a difference: it is between two days, not between two regimes.
    """

    sentence: Callable[[Provision], str]
    follows: Callable[[Column, Provision], str] = lambda column, provision: ""
    follows_counts: bool = False


def compared(columns: Sequence[Column], kinds: Sequence[str], say: Voice) -> list[Section]:
    """All parts of the award beside each other, as the page says them."""
    seen: set[str] = set()
    per_column = [_in_force(column) for column in columns]
    found: list[Section] = []
    for kind in kinds:
        branches = [_branches(column, kind) for column in columns]
        groups = []
        for row in aligned_branches(branches):
            cells = [
                [one for one in of if one.part == "clause" and one.kind == kind and one.branch is branch]
                if branch is not None
                else []
                for of, branch in zip(per_column, row, strict=True)
            ]
            groups.append(Group(tuple(row), _rows(columns, cells, "clause", kind, say, seen)))
        if groups:
            found.append(Section("clause", kind, tuple(groups)))
        found += _section(columns, per_column, "council", kind, say, seen)
    for part in PARTS:
        if part != "council" or len(found) == 0:
            found += _section(columns, per_column, part, None, say, seen, kinds)
    return found


def _in_force(column: Column) -> list[Provision]:
    """What the column says on its day and of its award: a single clause may begin later than its regime."""
    book = provisions_of_book(column.book) if column.book else []
    return [one for one in [*book, *provisions_of_regime(column.regime)] if _applies(one, column)]


def _applies(one: Provision, column: Column) -> bool:
    if isinstance(one.of, Procedure):
        return column.book is not None and one.of.concerns(column.book.award)
    return not isinstance(one.of, Clause) or one.of.in_force_from is None or one.of.in_force_from <= column.on


def _branches(column: Column, kind: str) -> tuple[Branch, ...]:
    standard = column.book.standards.get(kind) if column.book else None
    return standard.branches if standard else ()


def _section(
    columns: Sequence[Column],
    per_column: Sequence[Sequence[Provision]],
    part: str,
    kind: str | None,
    say: Voice,
    seen: set[str],
    kinds: Sequence[str] = (),
) -> list[Section]:
    def belongs(one: Provision) -> bool:
        if kind is not None:
            return one.kind in (kind, None)
        return not kinds or one.kind is None or one.kind in kinds

    cells = [[one for one in of if one.part == part and belongs(one)] for of in per_column]
    if not any(cells):
        return []
    blank = tuple(None for _ in columns)
    return [Section(part, kind, (Group(blank, _rows(columns, cells, part, kind, say, seen)),))]


def _rows(
    columns: Sequence[Column],
    cells: Sequence[Sequence[Provision]],
    part: str,
    kind: str | None,
    say: Voice,
    seen: set[str],
) -> tuple[Row, ...]:
    rows = []
    for line in aligned(cells):
        said = [say.sentence(one) if one is not None else "" for one in line]
        extra = [say.follows(column, one) if one is not None else "" for column, one in zip(columns, line, strict=True)]
        made = []
        for number, one in enumerate(line):
            change = _change(columns, line, number, part, kind, said)
            if say.follows_counts and change in ("", MOVED) and number and extra[number] != extra[number - 1]:
                change = FIGURES
            is_first = one is not None and one.anchor not in seen
            if one is not None:
                seen.add(one.anchor)
            more = _around(extra, number) if say.follows_counts else []
            segments = tuple(differing(said[number], _around(said, number)))
            made.append(Cell(one, segments, tuple(differing(extra[number], more)), change, is_first))
        rows.append(Row(tuple(made)))
    return tuple(rows)


def _around(said: Sequence[str], number: int) -> list[str]:
    """The sentences on either side, where there are any."""
    return [said[near] for near in (number - 1, number + 1) if 0 <= near < len(said) and said[near]]


def _change(
    columns: Sequence[Column],
    line: Sequence[Provision | None],
    number: int,
    part: str,
    kind: str | None,
    said: Sequence[str],
) -> str:
    """The change of one cell; what was not read before is not new, what is not read now is not gone."""
    if line[number] is None and not columns[number].says(part, kind):
        return SILENT
    if number == 0 or (line[number - 1] is None and not columns[number - 1].says(part, kind)):
        return ""
    return change_of(line, said, number)


def change_of(line: Sequence[Provision | None], said: Sequence[str], number: int) -> str:
    """What a cell is to the one before it."""
    before, now = line[number - 1], line[number]
    if before is None or now is None:
        return "" if before is now else ADDED if before is None else REMOVED
    if said[number - 1] != said[number]:
        figures = differing(said[number], [said[number - 1]]) + differing(said[number - 1], [said[number]])
        return FIGURES if any(segment.mark == FIGURE for segment in figures) else CHANGED
    if isinstance(before.of, Clause) and isinstance(now.of, Clause) and before.of.params != now.of.params:
        return CHANGED
    if (before.inside is None) != (now.inside is None):
        return CHANGED  # a condition of its own became one of several ways, or the reverse
    return MOVED if before.of.citations != now.of.citations else ""
