"""What the house holds on one person, table by table: each room says of its own tables what they hold.

A table that names a person and that no room has registered fails the tests, so that an export is complete.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.apps import apps
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from thidua.organisation.models import Person
from thidua.ui.formats import day, moment, number

Title = str | Promise
Getter = str | Callable[[Any], Any]
Seen = Callable[[Any, Any], Any]


@dataclass(frozen=True)
class PersonalTable:
    """One table.

    Args:
        model: its label, "record.award".
        label: the name of the sheet.
        way: the lookup from a row to the person, "person" or "nomination__person".
        columns: (title, attribute or function of the row).
        seen: of the rows those that a user may see; without it a row follows the record of its person.
    """

    model: str
    label: Title
    way: str
    columns: Sequence[tuple[Title, Getter]]
    seen: Seen | None = None

    def rows(self, person: Person, user: object) -> list[Any]:
        """Rows about the person that this user, who may see the record, may see."""
        rows = apps.get_model(self.model)._default_manager.filter(**{self.way: person}).order_by("pk").distinct()
        return list(self.seen(rows, user) if self.seen else rows)

    def cells(self, row: Any) -> list[str | int]:
        return [_cell(row, getter) for _title, getter in self.columns]


_tables: dict[str, PersonalTable] = {}


def register_personal(
    model: str, label: Title, way: str, columns: Sequence[tuple[Title, Getter]], *, seen: Seen | None = None
) -> None:
    _tables[model] = PersonalTable(model, label, way, columns, seen)


def personal_tables() -> list[PersonalTable]:
    """In the order in which the rooms registered them, the lower rooms first."""
    return list(_tables.values())


def _cell(row: Any, getter: Getter) -> str | int:
    if callable(getter):
        return plain(getter(row))
    display = getattr(row, f"get_{getter}_display", None)
    return plain(display() if display else getattr(row, getter))


def plain(value: Any) -> str | int:
    """As it is read on paper; years and counts stay numbers."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return _("có") if value else _("không")
    if isinstance(value, int):
        return value
    if isinstance(value, datetime):
        return moment(value)
    if isinstance(value, date):
        return day(value)
    return number(value) if isinstance(value, float | Decimal) else str(value)
