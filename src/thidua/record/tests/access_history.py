"""Who may open the pages of a history."""

from __future__ import annotations

from typing import Any

from django.core.files.base import ContentFile

from thidua.core.access import Access
from thidua.organisation.models import Person
from thidua.record.models import Attestation, Authorship, BulkChange, Declaration, Initiative, Rating

SIDE = frozenset({"officer", "department", "secretary", "leader"})
CHANGERS = frozenset({"officer", "department"})
SOMEBODY = SIDE | {"other_officer"}


def _person(world: Any) -> dict[str, Any]:
    return {"pk": world.person.pk}


def _unit(world: Any) -> dict[str, Any]:
    return {"pk": world.ministry.workshop.pk}


def _rating(world: Any) -> dict[str, Any]:
    return {"kind": "rating", "pk": world.rating.pk}


def _new_fact(world: Any) -> dict[str, Any]:
    return {"of": "ca-nhan", "pk": world.person.pk, "kind": "rating"}


def _initiative(world: Any) -> dict[str, Any]:
    return {"pk": world.initiative.pk}


def _declaration(world: Any) -> dict[str, Any]:
    return {"pk": world.declaration.pk}


UNSEEN = frozenset({"other_officer", "teller", "lawyer", "outsider", "admin", "worker"})
STRANGERS = UNSEEN - {"worker"} | {"secretary", "leader"}  # to a declaration, which its person sees


def _change(kwargs: Any, method: str = "get") -> Access:
    """For who may change; secretary and leader read the record, so they are forbidden, the others see nothing."""
    return Access(CHANGERS, kwargs, method=method, refuse=403, unseen=UNSEEN)


ACCESS = {
    "record:own": Access(frozenset({"worker"})),
    "record:people": Access(SOMEBODY),
    "record:initiatives": Access(SOMEBODY | {"worker"}),
    "record:initiatives_file": Access(SOMEBODY | {"worker"}),
    "record:initiative": Access(SIDE, _initiative),
    "record:initiative#post": _change(_initiative, "post"),
    "record:declarations": Access(frozenset({"worker"})),
    "record:declarations#post": Access(frozenset({"worker"}), method="post"),
    "record:declarations_waiting": Access(CHANGERS | {"other_officer"}),
    "record:declaration": Access(CHANGERS | {"worker"}, _declaration),
    "record:declaration#post": Access(CHANGERS, _declaration, method="post", refuse=403, unseen=STRANGERS),
    "record:take_back_declaration": Access(
        frozenset({"worker"}), _declaration, method="post", refuse=403, unseen=STRANGERS
    ),
    "record:declaration_scan": Access(CHANGERS | {"worker"}, _declaration),
    "record:people_file": Access(SOMEBODY),
    "record:bulk_edit": Access(SOMEBODY),
    "record:bulk_edit#post": Access(
        CHANGERS,
        method="post",
        refuse=403,
        data=lambda world: {"don_vi": "VEAM", "nguoi": [world.person.pk], "field": "role"},
    ),
    "record:undo_bulk": Access(CHANGERS, lambda world: {"pk": world.bulk.pk}, method="post"),
    "record:person": Access(SIDE, _person),
    "record:unit": Access(SIDE, _unit),
    "record:person_extract": Access(SIDE, lambda world: {**_person(world), "form": "pdf"}),
    "record:unit_extract": Access(SIDE, lambda world: {**_unit(world), "form": "docx"}),
    "record:export_person": _change(_person, "post"),
    "record:person_path": Access(SIDE, _person),
    "record:unit_path": Access(SIDE, _unit),
    "record:add_fact": _change(_new_fact),
    "record:add_fact#post": _change(_new_fact, "post"),
    "record:correct_fact": _change(_rating),
    "record:correct_fact#post": _change(_rating, "post"),
    "record:withdraw_fact": _change(_rating),
    "record:withdraw_fact#post": _change(_rating, "post"),
    "record:attest": Access(frozenset({"officer"}), _unit, method="post", refuse=403, unseen=UNSEEN),
    "record:take_back": Access(
        frozenset({"officer"}),
        lambda world: {"pk": world.attestation.pk},
        method="post",
        refuse=403,
        unseen=UNSEEN - {"worker"},
    ),
    "record:effects": Access(CHANGERS | {"other_officer"}, method="post", refuse=403),
    "record:repeats": Access(CHANGERS | {"other_officer"}, refuse=403),
    "record:edit_person": _change(_person),
    "record:edit_person#post": _change(_person, "post"),
    "record:new_person": _change(_unit),
    "record:new_person#post": _change(_unit, "post"),
    "record:new_collective": _change(_unit),
    "record:new_collective#post": _change(_unit, "post"),
}


def furnish(world: Any) -> None:
    """A rating of a person of the workshop, an attestation of the workshop."""
    world.person = world.add_person("Lê Thị Mẫu Một", unit=world.ministry.workshop)
    world.rating = Rating.objects.create(person=world.person, year=2024, level="good", recorded_at=world.at)
    world.attestation = Attestation.objects.create(
        unit=world.ministry.workshop, kind="awards", year=2024, attested_by=world.cast.officer, attested_at=world.at
    )
    world.bulk = BulkChange.objects.create(
        unit=world.ministry.veam, field="role", rows=[], done_by=world.cast.officer, done_at=world.at
    )
    world.declaration = Declaration.objects.create(
        person=Person.objects.get(user=world.cast.worker), award="ldtt", year=2019, file_name="bang.pdf",
        file=ContentFile(b"%PDF-1.4", name="bang.pdf"), declared_by=world.cast.worker, declared_at=world.at,
    )  # fmt: skip
    world.initiative = Initiative.objects.create(title="Cải tiến mẫu", year=2024, recorded_at=world.at)
    Authorship.objects.create(initiative=world.initiative, person=world.person)
