"""Checking what two tellers typed apart: each row against the papers collected, then sheet against sheet."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

FIELDS = ("agree", "disagree", "blank", "invalid")
RowState = Literal["empty", "partial", "waiting", "fits", "short", "over"]


@dataclass(frozen=True)
class Row:
    """The sums of one nominee, in ballots; None = not typed yet."""

    agree: int | None = None
    disagree: int | None = None
    blank: int | None = None
    invalid: int | None = None

    @property
    def numbers(self) -> tuple[int | None, ...]:
        return (self.agree, self.disagree, self.blank, self.invalid)

    @property
    def is_complete(self) -> bool:
        return None not in self.numbers

    @property
    def total(self) -> int:
        """Sum of what is typed so far."""
        return sum(number for number in self.numbers if number is not None)


@dataclass(frozen=True)
class Sheet:
    """One teller's sheet.

    Args:
        collected: form of the ballot → papers found in the box, None = not typed yet.
        rows: nominee → sums.
        form_of: nominee → form of the ballot on which the nominee stands.
    """

    collected: Mapping[int, int | None]
    rows: Mapping[int, Row]
    form_of: Mapping[int, int]


@dataclass(frozen=True)
class RowCheck:
    """How a row stands: `difference` is ballots missing (negative) or too many (positive)."""

    state: RowState
    difference: int = 0


def check_row(row: Row, collected: int | None) -> RowCheck:
    """Waiting = the row is typed, the number of papers collected is not."""
    if all(number is None for number in row.numbers):
        return RowCheck("empty")
    if not row.is_complete:
        if collected is not None and row.total > collected:
            return RowCheck("over", row.total - collected)
        return RowCheck("partial")
    if collected is None:
        return RowCheck("waiting")
    difference = row.total - collected
    return RowCheck("fits" if difference == 0 else "over" if difference > 0 else "short", difference)


def checks(sheet: Sheet) -> dict[int, RowCheck]:
    """nominee → how its row stands."""
    return {item: check_row(row, sheet.collected[sheet.form_of[item]]) for item, row in sheet.rows.items()}


def too_many_collected(sheet: Sheet, issued: Mapping[int, int]) -> list[int]:
    """Forms of which more papers were found than were handed out."""
    return [form for form, number in sheet.collected.items() if number is not None and number > issued[form]]


def is_finishable(sheet: Sheet, issued: Mapping[int, int]) -> bool:
    """Every number is typed, every row adds up, and no more papers are in the box than were handed out."""
    return (
        None not in sheet.collected.values()
        and not too_many_collected(sheet, issued)
        and all(check.state == "fits" for check in checks(sheet).values())
    )


@dataclass(frozen=True)
class Differences:
    """Where two sheets differ: forms whose number of papers differs, nominees with the fields that differ."""

    forms: tuple[int, ...]
    rows: Mapping[int, tuple[str, ...]]

    def __bool__(self) -> bool:
        return bool(self.forms or self.rows)


def differences(one: Sheet, other: Sheet) -> Differences:
    """Compare two sheets of the same counting."""
    rows = {}
    for item, row in one.rows.items():
        unlike = tuple(field for field in FIELDS if getattr(row, field) != getattr(other.rows[item], field))
        if unlike:
            rows[item] = unlike
    forms = tuple(form for form, number in one.collected.items() if number != other.collected[form])
    return Differences(forms, rows)


def reveals_everyone(row: Row, collected: int) -> bool:
    """A unanimous result tells everybody every vote; no system changes that."""
    return collected > 0 and collected in (row.agree, row.disagree)
