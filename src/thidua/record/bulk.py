"""Many people changed at once: seen first, written as one, undone as one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from thidua.core.errors import DomainError
from thidua.core.events import record
from thidua.core.models import User
from thidua.core.permissions import require
from thidua.organisation.models import Person, Unit
from thidua.record.models import BulkChange
from thidua.ui.formats import day

MOST = 2_000
BATCH = 500
Field = BulkChange.Field


def too_many() -> str:
    return _("Mỗi lần sửa được tối đa %(n)d người. Lọc bớt, hoặc nhập từ Excel.") % {"n": MOST}


@dataclass(frozen=True)
class Change:
    """What would become of one person; values as they are shown."""

    person: Person
    old: str
    new: str


@dataclass(frozen=True)
class Preview:
    changes: list[Change]
    same: int  # people who have the value already


def preview(people: Sequence[Person], field: str, value: Any) -> Preview:
    """What `change_people` would do. Changes nothing."""
    stored = _stored(field, value)
    changed = [one for one in people if _value(one, field) != stored]
    units = Unit.objects.in_bulk([one.unit_id for one in changed]) if field == Field.UNIT else {}
    changes = [Change(one, _shown(field, _value(one, field), units), shown_value(field, value)) for one in changed]
    return Preview(changes, len(people) - len(changed))


@transaction.atomic
def change_people(pks: Iterable[int], field: str, value: Any, *, unit: Unit, actor: User, at: datetime) -> BulkChange:
    """Set one field of these people, all or none. Who has the value already is left alone.

    Args:
        value: of the field's own type: a `Unit`, a date, a text; "" clears a text or a role.

    Raises:
        DomainError: nothing would change, or too many at once.
    """
    pks = list(dict.fromkeys(pks))
    if len(pks) > MOST:
        raise DomainError(too_many())
    people = list(Person.objects.select_for_update(of=("self",)).select_related("unit").filter(pk__in=pks))
    for one in {person.unit_id: person.unit for person in people}.values():
        require(actor, "organisation.change_person", one)
    if field == Field.UNIT:
        require(actor, "organisation.change_person", value)
    stored = _stored(field, value)
    changed = [one for one in people if _value(one, field) != stored]
    if not changed:
        raise DomainError(_("Không có gì thay đổi: mọi người đã có giá trị này."))
    made = BulkChange(
        unit=unit, field=field, value=shown_value(field, value)[:250], done_by=actor, done_at=at,
        rows=[[one.pk, _value(one, field), stored] for one in changed],
    )  # fmt: skip
    _set(changed, field, {one.pk: stored for one in changed})
    made.save()
    after = {"field": field, "people": [one.pk for one in changed]}
    record("people.changed_together", subject=made, actor=actor, at=at, after=after)
    return made


@transaction.atomic
def undo_change(pk: int, *, actor: User, at: datetime) -> BulkChange:
    """Give back what people had before; whose value was changed since is left alone and counted."""
    made = BulkChange.objects.select_for_update(of=("self",)).select_related("unit").get(pk=pk)
    require(actor, "organisation.change_person", made.unit)
    if made.undone_at is not None:
        raise DomainError(_("Lần sửa này đã được hoàn tác."))
    before = {row[0]: row[1] for row in made.rows}
    after = {row[0]: row[2] for row in made.rows}
    people = Person.objects.select_for_update(of=("self",)).select_related("unit").filter(pk__in=before)
    still = [one for one in people if _value(one, made.field) == after[one.pk]]
    for one in {person.unit_id: person.unit for person in still}.values():
        require(actor, "organisation.change_person", one)
    _set(still, made.field, before)
    made.undone_by, made.undone_at, made.left_alone = actor, at, len(before) - len(still)
    made.save()
    told = {"field": made.field, "people": [one.pk for one in still]}
    record("people.change_undone", subject=made, actor=actor, at=at, after=told)
    return made


def shown_value(field: str, value: Any) -> str:
    """As it is read on the page."""
    if field == Field.UNIT:
        return str(value.name_vi)
    return _shown(field, _stored(field, value), {})


def _stored(field: str, value: Any) -> Any:
    """As it is kept in `rows` and compared."""
    if field == Field.UNIT:
        return value.pk
    if field == Field.LEFT:
        return value.isoformat() if value else None
    if field == Field.POST:
        return value or ""
    return value or None


def _value(person: Person, field: str) -> Any:
    return _stored(field, person.unit if field == Field.UNIT else getattr(person, field))


def _shown(field: str, stored: Any, units: dict[int, Unit]) -> str:
    if stored in (None, ""):
        return "–"
    if field == Field.UNIT:
        return str(units[stored].name_vi)
    if field == Field.ROLE:
        return str(Person.WorkRole(stored).label)
    return str(stored) if field == Field.POST else day(stored)


def _set(people: Sequence[Person], field: str, values: dict[int, Any]) -> None:
    for one in people:
        stored = values[one.pk]
        if field == Field.UNIT:
            one.unit_id = stored
        elif field == Field.LEFT:
            one.left_on = date.fromisoformat(stored) if stored else None
        else:
            setattr(one, field, stored)
    Person.objects.bulk_update(people, [field], batch_size=BATCH)
