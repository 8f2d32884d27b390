"""Units renamed, moved, merged, split and dissolved by a decision; each can be undone while nothing came after it.

A rename or a move keeps the unit and so its people and its history. A merger and a split close and open units and say
which took over from which; what that means for an award is a question for the rulebook.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import ProtectedError
from django.utils.translation import gettext as _

from thidua.core.clock import today
from thidua.core.errors import DomainError
from thidua.core.events import record
from thidua.core.models import User
from thidua.core.permissions import require
from thidua.organisation.actions import free_code, prepare_unit
from thidua.organisation.lineage import former_names
from thidua.organisation.models import Person, Reorganisation, Unit, UnitSuccession

Kind = Reorganisation.Kind


@transaction.atomic
def rename_unit(
    pk: int, *, name_vi: str, name_en: str, on: date, decision_no: str, actor: User, at: datetime
) -> Reorganisation:
    (unit,) = _locked([pk], actor, on)
    before = {"name_vi": unit.name_vi, "name_en": unit.name_en}
    unit.name_vi, unit.name_en = name_vi, name_en
    if prepare_unit(unit).name_vi == before["name_vi"]:
        raise DomainError(_("Tên mới giống tên đang dùng."))
    made = _made(Kind.RENAMED, unit, on, decision_no, actor, at, before=before)
    made.after = {"name_vi": unit.name_vi, "name_en": unit.name_en}
    _saved(unit, made, actor, at)
    return made


@transaction.atomic
def move_unit(pk: int, *, parent: Unit, on: date, decision_no: str, actor: User, at: datetime) -> Reorganisation:
    """Put a unit with all that is below it under another one."""
    (unit,) = _locked([pk], actor, on)
    parent = Unit.objects.get(pk=parent.pk)
    require(actor, "organisation.reorganise", Unit(kind=unit.kind, parent=parent, path=parent.path))
    if parent.path.startswith(unit.path):
        raise DomainError(_("Không chuyển được một đơn vị vào chính nó hay vào đơn vị bên dưới nó."))
    if parent.pk == unit.parent_id:
        raise DomainError(_("Đơn vị đang trực thuộc nơi này rồi."))
    made = _made(Kind.MOVED, unit, on, decision_no, actor, at, before={"parent": unit.parent_id})
    made.after = {"parent": parent.pk}
    _replant(unit, parent)
    _saved(unit, made, actor, at)
    return made


@transaction.atomic
def merge_units(
    pk: int, others: Iterable[int], *, new_name: str = "", on: date, decision_no: str, actor: User, at: datetime
) -> Reorganisation:
    """Merge the others into the unit, or with `new_name` all of them into a new unit beside it.

    Those who work there and the collectives inside go along; the merged units end.
    """
    first, *rest = _locked([pk, *dict.fromkeys(others)], actor, on)
    if not rest:
        raise DomainError(_("Chọn ít nhất một đơn vị nữa để sáp nhập."))
    if any(one.path.startswith(two.path) for one in (first, *rest) for two in (first, *rest) if one != two):
        raise DomainError(
            _("Không sáp nhập được một đơn vị với đơn vị bên trong nó. Hãy chuyển đơn vị bên trong trước.")
        )
    ended = [first, *rest] if new_name else rest
    into = _new_unit(first, new_name, on) if new_name else first
    made = _made(Kind.MERGED, into, on, decision_no, actor, at, units=[first, *rest, into])
    moved = {str(unit.pk): _empty(unit, into) for unit in ended}
    made.before = {"ended": moved, "created": [into.pk] if new_name else []}
    _close(ended, on)
    made.save()
    _succeed(made, [(unit, into) for unit in ended])
    after = {"into": into.code, "ended": [unit.code for unit in ended], "moved": moved, "reorganisation": made.pk}
    record("unit.merged", subject=into, actor=actor, at=at, after=_told(made) | after)
    return made


@transaction.atomic
def split_unit(
    pk: int, names: Sequence[str], *, ends: bool, on: date, decision_no: str, actor: User, at: datetime
) -> Reorganisation:
    """New units out of one, which ends or goes on. Its people stay until somebody says who goes where."""
    (unit,) = _locked([pk], actor, on)
    names = list(dict.fromkeys(" ".join(name.split()) for name in names if name.strip()))
    if not names or (ends and len(names) < 2):
        raise DomainError(_("Ghi tên các đơn vị mới, mỗi dòng một tên; đơn vị cũ chấm dứt thì cần ít nhất hai tên."))
    new = [_new_unit(unit, name, on) for name in names]
    made = _made(Kind.SPLIT, unit, on, decision_no, actor, at, units=[unit, *new])
    made.before = {"ended": {str(unit.pk): {}} if ends else {}, "created": [one.pk for one in new]}
    if ends:
        _close([unit], on)
    made.save()
    _succeed(made, [(unit, one) for one in new])
    record("unit.split", subject=unit, actor=actor, at=at, after=_told(made) | {"new": [one.code for one in new]})
    return made


@transaction.atomic
def dissolve_unit(pk: int, *, on: date, decision_no: str, actor: User, at: datetime) -> Reorganisation:
    """End a unit in which nobody works and nothing is open any more."""
    (unit,) = _locked([pk], actor, on)
    people = Person.objects.filter(unit__path__startswith=unit.path, left_on__isnull=True).count()
    inside = unit.children.filter(to_year__isnull=True).count()
    if people or inside:
        told = {"people": people, "inside": inside}
        raise DomainError(
            _("Còn %(people)d người và %(inside)d đơn vị, tập thể bên trong. Chuyển họ đi trước, hoặc sáp nhập.") % told
        )
    made = _made(Kind.DISSOLVED, unit, on, decision_no, actor, at)
    made.before = {"ended": {str(unit.pk): {}}}
    _close([unit], on)
    made.save()
    record("unit.dissolved", subject=unit, actor=actor, at=at, after=_told(made))
    return made


@transaction.atomic
def undo_reorganisation(pk: int, *, actor: User, at: datetime) -> Reorganisation:
    """Everything as it was before, unless something came after it.

    Raises:
        DomainError: a later reorganisation touched the same units, or a new unit already has data of its own.
    """
    _lock_imports()
    made = Reorganisation.objects.select_for_update(of=("self",)).select_related("unit__parent").get(pk=pk)
    require(actor, "organisation.reorganise", made.unit)
    if made.undone_at is not None:
        raise DomainError(_("Việc sắp xếp này đã được hoàn tác."))
    later = [one for one in Reorganisation.objects.standing().filter(pk__gt=pk) if set(one.units) & set(made.units)]
    if later:
        raise DomainError(_("Sau đó còn: %(what)s. Hãy hoàn tác việc ấy trước.") % {"what": later[-1]})
    units = Unit.objects.in_bulk(made.units)
    made.successions.all().delete()
    if made.kind == Kind.RENAMED:
        _restore_name(made)
    elif made.kind == Kind.MOVED:
        _replant(made.unit, Unit.objects.get(pk=made.before["parent"]))
        made.unit.save()
    for key, moved in made.before.get("ended", {}).items():
        _reopen(units[int(key)], moved, made.unit)
    made.undone_by, made.undone_at = actor, at
    created = made.before.get("created") or []
    if made.unit_id in created:  # the row that tells of it stays, at a unit that stays
        made.unit = units[next(pk for pk in made.units if pk not in created)]
    made.save()
    after = _told(made) | {"reorganisation": pk}
    record("unit.reorganisation_undone", subject=made.unit, actor=actor, at=at, after=after)
    _drop(created)
    return made


# Pieces


def _lock_imports() -> None:
    """Imports and reorganisations write one after the other."""
    list(Unit.objects.select_for_update().filter(parent=None))


def _locked(pks: Sequence[int], actor: User, on: date) -> list[Unit]:
    _lock_imports()
    found = Unit.objects.select_for_update(of=("self",)).select_related("parent").in_bulk(pks)
    units = [found[pk] for pk in pks]
    for unit in units:
        require(actor, "organisation.reorganise", unit)
        if not unit.is_open:
            raise DomainError(_("%(unit)s đã chấm dứt hoạt động.") % {"unit": unit})
    if on > today():
        raise DomainError(_("Ngày có hiệu lực chưa đến. Ghi lại khi quyết định có hiệu lực."))
    for one in Reorganisation.objects.standing().filter(on__gt=on):
        if set(one.units) & set(pks):
            raise DomainError(_("Đã có việc sắp xếp sau ngày này: %(what)s.") % {"what": one})
    return units


def _made(
    kind: str,
    unit: Unit,
    on: date,
    decision_no: str,
    actor: User,
    at: datetime,
    *,
    units: Sequence[Unit] = (),
    before: dict[str, Any] | None = None,
) -> Reorganisation:
    pks = list(dict.fromkeys(one.pk for one in units or [unit]))
    return Reorganisation(
        kind=kind, unit=unit, on=on, decision_no=decision_no, units=pks, before=before or {}, recorded_by=actor,
        recorded_at=at,
    )  # fmt: skip


def _told(made: Reorganisation) -> dict[str, Any]:
    return {"on": made.on.isoformat(), "decision_no": made.decision_no}


def _saved(unit: Unit, made: Reorganisation, actor: User, at: datetime) -> None:
    made.save()
    prepare_unit(unit, former_names(unit))
    unit.save()
    record(f"unit.{made.kind}", subject=unit, actor=actor, at=at, before=made.before, after=_told(made) | made.after)


def _restore_name(made: Reorganisation) -> None:
    unit = made.unit
    unit.name_vi, unit.name_en = made.before["name_vi"], made.before["name_en"]
    prepare_unit(unit, [name for name in former_names(unit) if name != unit.name_vi])
    unit.save()


def _replant(unit: Unit, parent: Unit) -> None:
    """A new place in the tree, for all that is below too."""
    old = unit.path
    unit.parent = parent
    prepare_unit(unit, former_names(unit))
    longest = Unit._meta.get_field("path").max_length or 0
    below = list(Unit.objects.filter(path__startswith=old).exclude(pk=unit.pk))
    for one in below:
        one.path = unit.path + one.path.removeprefix(old)
    if max(len(one.path) for one in (unit, *below)) > longest:
        raise DomainError(_("Cây đơn vị quá sâu ở nơi chuyển đến."))
    Unit.objects.bulk_update(below, ["path"], batch_size=500)
    unit.save(update_fields=["parent", "path", "search_text"])


def _new_unit(beside: Unit, name: str, on: date) -> Unit:
    assert beside.parent is not None
    taken = set(Unit.objects.values_list("code", flat=True))
    unit = Unit(
        code=free_code(beside.parent.code, name, taken), name_vi=name, kind=beside.kind, parent=beside.parent,
        sector=beside.sector, from_year=on.year,
    )  # fmt: skip
    prepare_unit(unit).full_clean()
    unit.save()
    return unit


def _empty(unit: Unit, into: Unit) -> dict[str, list[int]]:
    """Who works in the unit itself and what is directly inside goes over; what went."""
    people = sorted(Person.objects.filter(unit=unit, left_on__isnull=True).values_list("pk", flat=True))
    Person.objects.filter(unit=unit, left_on__isnull=True).update(unit=into)
    children = list(unit.children.filter(to_year__isnull=True))
    for child in children:
        _replant(child, into)
    return {"people": people, "children": [child.pk for child in children]}


def _close(units: Sequence[Unit], on: date) -> None:
    """`to_year` is the last year of existence: what ends on the first day of a year did not exist in it."""
    for unit in units:
        unit.dissolved_on = on
        unit.to_year = max(on.year - (on.month == on.day == 1), unit.from_year or 0)
        unit.save(update_fields=["dissolved_on", "to_year"])


def _succeed(made: Reorganisation, pairs: Sequence[tuple[Unit, Unit]]) -> None:
    UnitSuccession.objects.bulk_create(
        UnitSuccession(old=old, new=new, year=made.on.year, basis=made.decision_no, by=made) for old, new in pairs
    )


def _reopen(unit: Unit, moved: dict[str, list[int]], into: Unit) -> None:
    unit.dissolved_on = unit.to_year = None
    unit.save(update_fields=["dissolved_on", "to_year"])
    Person.objects.filter(pk__in=moved.get("people", []), unit=into).update(unit=unit)
    for child in Unit.objects.filter(pk__in=moved.get("children", []), parent=into):
        _replant(child, unit)


def _drop(created: Sequence[int]) -> None:
    """Units that the reorganisation opened go again, unless they have data of their own by now."""
    try:
        Unit.objects.filter(pk__in=created).delete()
    except ProtectedError as error:
        held = len(set(error.protected_objects))
        raise DomainError(
            _("Đơn vị mới đã có dữ liệu của riêng nó (%(n)d dòng), nên không hoàn tác được.") % {"n": held}
        ) from None
