"""Everything that the house holds on a person, as one workbook."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from thidua.core.events import record
from thidua.core.files import Sheet, workbook
from thidua.core.models import Event, User
from thidua.core.permissions import require
from thidua.organisation.models import Person
from thidua.record.chunks import chunks
from thidua.record.personal import PersonalTable, personal_tables, plain
from thidua.ui.formats import day, moment

WIDE, NARROW = 40, 18


@transaction.atomic
def export_person(person: Person, *, actor: User, at: datetime) -> bytes:
    """A sheet for what the record says of the person, for each table with rows, and for the events about them.

    That it was taken away, by whom and how much, is an event.
    """
    require(actor, "record.export_person", person)
    found = [(table, table.rows(person, actor)) for table in personal_tables()]
    events = list(_events(person, found))
    sheets = [_first_sheet(person, found, at), *(_sheet(table, rows) for table, rows in found if rows), _log(events)]
    counts = {table.model: len(rows) for table, rows in found if rows}
    record("person.exported", subject=person, actor=actor, at=at, after={"rows": counts, "events": len(events)})
    return workbook(*sheets)


def _first_sheet(person: Person, found: list[tuple[PersonalTable, list[Any]]], at: datetime) -> Sheet:
    lines: list[tuple[str, str | int]] = [
        (_("Họ và tên"), person.full_name),
        (_("Số định danh"), person.identity_no or ""),
        (_("Ngày sinh"), day(person.born_on) if person.born_on else ""),
        (_("Giới tính"), plain(person.get_sex_display())),
        (_("Nơi công tác"), person.unit.name_vi),
        (_("Chức vụ, công việc"), person.post),
        (_("Nhóm"), plain(person.get_role_display())),
        (_("Vào ngành"), day(person.joined_on) if person.joined_on else ""),
        (_("Thôi việc"), plain(person.left_on)),
        (_("Tài khoản"), person.user.get_username() if person.user else ""),
    ]
    for double in person.doubles.all():
        number = f" ({double.identity_no})" if double.identity_no else ""
        lines.append((_("Hồ sơ đã gộp vào"), f"{double.full_name}{number}"))
    lines.append(("", ""))
    lines += [(_("Số dòng: %(table)s") % {"table": table.label}, len(rows)) for table, rows in found]
    lines.append((_("Xuất lúc"), moment(at)))
    lines.append((_("Phạm vi"), _("Mọi dữ liệu về người này mà người xuất được xem. Phiếu kín không ghi tên ai.")))
    return Sheet(
        _("Thông tin"), [(_("Mục"), NARROW * 2), (_("Nội dung"), WIDE * 2)], lines, head=person.full_name, frozen=1
    )


def _sheet(table: PersonalTable, rows: list[Any]) -> Sheet:
    titles = [(str(title), WIDE if place else NARROW) for place, (title, _getter) in enumerate(table.columns)]
    return Sheet(str(table.label), titles, map(table.cells, rows), frozen=1)


def _events(person: Person, found: list[tuple[PersonalTable, list[Any]]]) -> Iterator[Event]:
    """What was done to the record of the person and to each of these rows."""
    subjects = {person._meta.label_lower: [str(person.pk)]}
    for table, rows in found:
        subjects[table.model] = [str(row.pk) for row in rows]
    for label, keys in subjects.items():
        for some in chunks(keys):
            yield from Event.objects.filter(Q(subject_type=label, subject_id__in=some))


def _log(events: list[Event]) -> Sheet:
    titles = [(_("Thời điểm"), NARROW), (_("Việc"), WIDE), (_("Về"), WIDE), (_("Người làm"), WIDE)]
    rows = [
        (moment(one.at), str(one.label), one.subject_label, one.actor_label)
        for one in sorted(events, key=lambda one: (one.at, str(one.pk)))
    ]
    return Sheet(_("Nhật ký"), titles, rows, frozen=1)
