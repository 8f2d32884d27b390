"""Taking an import back as a whole, while nothing was built upon it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from thidua.organisation.models import Person, Unit
from thidua.record.intake.applying import BATCH
from thidua.record.models import (
    Authorship,
    Award,
    CollectiveYear,
    Discipline,
    FactSource,
    Import,
    Initiative,
    InitiativeUse,
    Rating,
    ServiceYear,
)
from thidua.record.uses import uses_since

FACTS: tuple[type[Any], ...] = (Rating, ServiceYear, Award, Initiative, Discipline, CollectiveYear)


def written_by(source: Import) -> dict[str, Any]:
    return dict(source.trial.get("written", {}))


def hindrances(source: Import) -> list[str]:
    """Why the import cannot be undone; empty when it can."""
    written = written_by(source)
    problems = []
    if corrected := sum(model.objects.filter(source=source, replaced_by__isnull=False).count() for model in FACTS):
        problems.append(
            ngettext(
                "%(count)d dữ kiện của lần nhập này đã được sửa về sau.",
                "%(count)d dữ kiện của lần nhập này đã được sửa về sau.",
                corrected,
            )
            % {"count": corrected}
        )
    if InitiativeUse.objects.filter(initiative__source=source).exists():
        problems.append(_("Có sáng kiến của lần nhập này đã được dùng để xét danh hiệu."))
    people, units = _subjects(source, written)
    problems += uses_since(people, units, source.applied_at) if source.applied_at else []
    problems += _relied_upon(source, written)
    return problems


def _subjects(source: Import, written: dict[str, Any]) -> tuple[set[int], set[int]]:
    people = set(written.get("people", []))
    units = set(written.get("units", []))
    for model in (Rating, ServiceYear, Discipline):
        people |= set(model.objects.filter(source=source).values_list("person_id", flat=True))
    people |= set(Award.objects.filter(source=source, person__isnull=False).values_list("person_id", flat=True))
    people |= set(Authorship.objects.filter(initiative__source=source).values_list("person_id", flat=True))
    units |= set(Award.objects.filter(source=source, unit__isnull=False).values_list("unit_id", flat=True))
    units |= set(CollectiveYear.objects.filter(source=source).values_list("unit_id", flat=True))
    return people, units


def _relied_upon(source: Import, written: dict[str, Any]) -> list[str]:
    """People and units that this import made and something else now refers to."""
    problems = []
    people, units = set(written.get("people", [])), set(written.get("units", []))
    if _also_said(source, people, units):
        problems.append(_("Danh sách khác cũng ghi về người hoặc tập thể do lần nhập này tạo ra."))
    moved = {one["id"] for one in written.get("changed_people", []) if "unit_id" in one["before"]}
    if _referred(Person, people, source, own={}):
        problems.append(_("Có người do lần nhập này tạo ra đã có dữ liệu khác (danh sách khác, tài khoản, hồ sơ)."))
    if _referred(Unit, units, source, own={Person: people | moved, Unit: units}):
        problems.append(_("Có tập thể do lần nhập này tạo ra đã có dữ liệu khác hoặc có người khác."))
    return problems


def _also_said(source: Import, people: set[int], units: set[int]) -> bool:
    """Whether another list repeats what this one says of people and units that would vanish with it."""
    for model in FACTS:
        also = FactSource.objects.filter(kind=model._meta.label_lower).exclude(source=source)
        if not also.exists():
            continue
        fields = {field.name for field in model._meta.get_fields()}
        for name, ids in (("person", people), ("unit", units)):
            if name in fields and ids:
                facts = model.objects.filter(source=source, **{f"{name}__in": ids})
                if also.filter(fact__in=facts.values("pk")).exists():
                    return True
    return False


def _referred(
    model: type[models.Model], ids: set[int], source: Import, *, own: dict[type[models.Model], set[int]]
) -> bool:
    """Whether anything but the import's own rows (`own`: people and units it made or moved) refers to these."""
    if not ids:
        return False
    for relation in model._meta.related_objects:
        if relation.many_to_many:
            continue
        other = relation.related_model
        name = relation.field.name
        near = other._base_manager.filter(**{f"{name}__gte": min(ids), f"{name}__lte": max(ids)})
        if not near.exists():  # rows made at once have neighbouring ids, so this is mostly the whole answer
            continue
        rows = other._base_manager.filter(**{f"{name}__in": ids})
        if other is Authorship:
            rows = rows.exclude(initiative__source=source)
        elif other in FACTS:
            rows = rows.exclude(source=source)
        elif other in own:
            rows = rows.exclude(pk__in=own[other])
        if rows.exists():
            return True
    return model is Person and Person.objects.filter(pk__in=ids, user__isnull=False).exists()


def take_back(source: Import, *, at: datetime) -> dict[str, int]:
    """Withdraw the facts, let the ones they replaced stand again, restore people, delete what the import created.

    Returns counts by kind. Call inside a transaction, after `hindrances` was empty.
    """
    written = written_by(source)
    people, units = written.get("people", []), written.get("units", [])
    counts: dict[str, int] = {}
    FactSource.objects.filter(source=source).delete()
    for model in FACTS:
        _hand_over(model, source)
    Authorship.objects.filter(pk__in=written.get("authorships", [])).delete()
    for model in FACTS:
        facts = model.objects.filter(source=source)
        counts[model._meta.model_name or ""] = facts.count()
        restored = list(model.objects.filter(replaced_by__source=source).values_list("pk", flat=True))
        facts.filter(withdrawn_at__isnull=True).update(withdrawn_at=at)
        model.objects.filter(pk__in=restored).update(replaced_by=None)
        _delete_of_new(model, source, people, units)
    _restore_people(written)
    _delete(Person, people)
    _delete(Unit, units)
    counts["people"], counts["units"] = len(people), len(units)
    return counts


def _hand_over(model: type[Any], source: Import) -> None:
    """What another list says too stays in the record, with that list as its source."""
    label = model._meta.label_lower
    facts = model.objects.filter(source=source, withdrawn_at__isnull=True).values_list("pk", flat=True)
    taken: set[int] = set()
    for also in FactSource.objects.filter(kind=label, fact__in=facts, source__state=Import.State.APPLIED):
        if also.fact not in taken:
            taken.add(also.fact)
            model.objects.filter(pk=also.fact).update(source=also.source_id, source_note=also.source_note)
            also.delete()


def _delete_of_new(model: type[Any], source: Import, people: list[int], units: list[int]) -> None:
    """Facts about people and units that vanish with the import have nothing left to be about."""
    fields = {field.name for field in model._meta.get_fields()}
    if "person" in fields and people:
        _raw_delete(model.objects.filter(source=source, person__in=people))
    if "unit" in fields and units:
        _raw_delete(model.objects.filter(source=source, unit__in=units))


def _delete(model: type[models.Model], ids: list[int]) -> None:
    _raw_delete(model._default_manager.filter(pk__in=ids))


def _raw_delete(rows: models.QuerySet[Any]) -> None:
    """Delete without collecting what refers to the rows: `hindrances` looked, and the database still checks."""
    rows._raw_delete(rows.db)


def _restore_people(written: dict[str, Any]) -> None:
    changed = {one["id"]: one["before"] for one in written.get("changed_people", [])}
    found = list(Person.objects.filter(pk__in=changed))
    names = set()
    for person in found:
        for name, value in changed[person.pk].items():
            setattr(person, name, value)
            names.add(name.removesuffix("_id"))
    if found:
        Person.objects.bulk_update(found, sorted(names), batch_size=BATCH)
