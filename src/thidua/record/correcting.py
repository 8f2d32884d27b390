"""Facts by hand: enter one, correct one by another, withdraw one; attest that a unit's lists are complete.

Nothing is overwritten: the old row keeps what it said, and says what replaced it.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any, cast

from django.db import IntegrityError, models, transaction

from thidua import text
from thidua.core.events import record
from thidua.core.models import User
from thidua.core.permissions import require
from thidua.organisation.models import Person, Unit
from thidua.record.by_kind import KINDS
from thidua.record.errors import FactInUse, FactReplaced, FactTwice
from thidua.record.models import (
    Attestation,
    Authorship,
    Fact,
    Initiative,
    InitiativeUse,
)

# What belongs to the entry itself: a corrected fact is entered anew, all else it says runs on.
OF_THE_ENTRY = {"id", "source", "source_note", "replaced_by", "withdrawn_at", "recorded_by", "recorded_at"}


def owner_of(fact: Fact) -> Person | Unit:
    """Whose record the fact stands in; of an initiative its first author."""
    if isinstance(fact, Initiative):
        return fact.authorships.select_related("person__unit").order_by("pk")[0].person
    subject: Person | Unit | None = getattr(fact, "person", None) or getattr(fact, "unit", None)
    assert subject is not None
    return subject


def unit_of(subject: Person | Unit) -> Unit:
    return subject.unit if isinstance(subject, Person) else subject


@transaction.atomic
def add_fact(kind: str, subject: Person | Unit, *, values: dict[str, Any], actor: User, at: datetime) -> Fact:
    """Enter one fact of a person or a collective.

    Raises:
        FactTwice: the same fact stands already.
    """
    require(actor, "record.change_facts", unit_of(subject))
    made = _save(_made(kind, subject, values, actor=actor, at=at))
    if isinstance(made, Initiative):
        assert isinstance(subject, Person)
        Authorship.objects.create(initiative=made, person=subject)
    record("fact.added", subject=made, actor=actor, at=at, after={"of": str(subject), **_plain(values)})
    return made


@transaction.atomic
def correct_fact(kind: str, pk: int, *, values: dict[str, Any], actor: User, at: datetime) -> Fact:
    """Put a corrected fact in the place of one that is wrong; what `values` does not name stays as it was."""
    old = _lock(kind, pk)
    subject = owner_of(old)
    require(actor, "record.change_facts", unit_of(subject))
    _require_free(old)
    new = _made(kind, subject, {**_said(old), **values}, actor=actor, at=at)
    old.withdrawn_at = at  # the constraint lets only one stand at a time
    old.save(update_fields=["withdrawn_at"])
    new = _save(new)
    if isinstance(old, Initiative) and isinstance(new, Initiative):
        _share(old, new)
    old.replaced_by, old.withdrawn_at = new, None
    old.save(update_fields=["replaced_by", "withdrawn_at"])
    before = {name: getattr(old, name) for name in values}
    record("fact.corrected", subject=new, actor=actor, at=at, before=_plain(before), after=_plain(values))
    return new


@transaction.atomic
def withdraw_fact(kind: str, pk: int, *, reason: str, actor: User, at: datetime) -> Fact:
    """Take a fact back that should never have stood; it stays readable."""
    old = _lock(kind, pk)
    require(actor, "record.change_facts", unit_of(owner_of(old)))
    _require_free(old)
    old.withdrawn_at = at
    old.save(update_fields=["withdrawn_at"])
    record("fact.withdrawn", subject=old, actor=actor, at=at, before={"was": str(old)}, after={"reason": reason})
    return old


def _lock(kind: str, pk: int) -> Fact:
    return cast(Fact, KINDS[kind].model._default_manager.select_for_update(of=("self",)).get(pk=pk))


def _require_free(fact: Fact) -> None:
    if fact.withdrawn_at is not None or fact.replaced_by_id is not None:  # type: ignore[attr-defined]
        raise FactReplaced
    if getattr(fact, "certificate", ""):
        raise FactInUse


def _said(fact: Fact) -> dict[str, Any]:
    fields = [field for field in fact._meta.concrete_fields if field.name not in OF_THE_ENTRY]
    return {field.attname: getattr(fact, field.attname) for field in fields}


def _made(kind: str, subject: Person | Unit, values: dict[str, Any], *, actor: User, at: datetime) -> Fact:
    fact = KINDS[kind].model(**values, recorded_by=actor, recorded_at=at)
    if isinstance(fact, Initiative):
        fact.search_text = text.fold(fact.title)[:500]
    else:
        setattr(fact, "person" if isinstance(subject, Person) else "unit", subject)
    return fact


def _save(fact: Fact) -> Fact:
    try:
        with transaction.atomic():
            fact.save()
    except IntegrityError:
        raise FactTwice from None
    return fact


def _share(old: Initiative, new: Initiative) -> None:
    """All authors keep the corrected initiative, and what it was used for stays used."""
    for rows in (Authorship.objects.filter(initiative=old), InitiativeUse.objects.filter(initiative=old)):
        for row in rows:
            row.pk, row.initiative = None, new
            row.save(force_insert=True)


def _plain(values: dict[str, Any]) -> dict[str, Any]:
    return {
        key: value if isinstance(value, (str, int, list, type(None))) else str(value) for key, value in values.items()
    }


@transaction.atomic
def attest(unit: Unit, *, kind: str, year: int, actor: User, at: datetime) -> Attestation:
    """Say that the unit's lists of a kind are complete up to the end of a year. Saying it twice is one act."""
    require(actor, "record.attest", unit)
    made, new = Attestation.objects.get_or_create(
        unit=unit, kind=kind, year=year, defaults={"attested_by": actor, "attested_at": at}
    )
    if new:
        record("list.attested", subject=made, actor=actor, at=at, after={"unit": unit.code, "kind": kind, "year": year})
    return made


@transaction.atomic
def withdraw_attestation(pk: int, *, actor: User, at: datetime) -> None:
    attestation = Attestation.objects.select_related("unit").select_for_update(of=("self",)).get(pk=pk)
    require(actor, "record.attest", attestation.unit)
    before: dict[str, Any] = {
        "unit": attestation.unit.code,
        "kind": attestation.kind,
        "year": attestation.year,
    }
    record("list.attestation_withdrawn", subject=attestation, actor=actor, at=at, before=before)
    attestation.delete()


def facts_seen_by(user: object, kind: str) -> models.QuerySet[Any]:
    """Facts of a kind in the records that the viewer may see."""
    if kind == "initiative":
        people = Person.objects.visible_to(user)
        return Initiative.objects.filter(authorships__person__in=people).distinct()
    return KINDS[kind].model._default_manager.visible_to(user)
