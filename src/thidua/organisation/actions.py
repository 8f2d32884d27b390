"""The only writes to units, people and roles."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.db import transaction

from thidua import text
from thidua.core.events import record
from thidua.core.models import User
from thidua.core.permissions import require
from thidua.core.roles import Role
from thidua.organisation.models import SEARCHED, Person, RoleGrant, Unit


def prepare_person(person: Person) -> Person:
    """Fill what is derived from the name: the Vietnamese sort key, and the accent-free texts that search reads."""
    person.full_name = text.clean(person.full_name)
    person.sort_key = text.name_sort_key(person.full_name)
    person.search_text = text.fold(person.full_name)
    person.initials = initials_of(person.search_text)
    words = person.search_text.split()
    for first, field in enumerate(SEARCHED[1:], start=1):
        setattr(person, field, " ".join(words[first:]))
    return person


def initials_of(folded: str) -> str:
    """As people type a name in a hurry: "nguyen van an" → "nvan", of which "nva" and "nv" are beginnings."""
    *before, given = folded.split() or [""]
    return "".join(word[0] for word in before) + given


def prepare_unit(unit: Unit, former: Iterable[str] = ()) -> Unit:
    """Fill what is derived: the path from the root and the search text, by former names too."""
    unit.name_vi = text.clean(unit.name_vi)
    unit.path = f"{unit.parent.path if unit.parent else ''}{unit.code}/"
    names = " ".join([unit.name_vi, unit.code, unit.name_en, *former])
    unit.search_text = text.fold(names)[:400]
    return unit


def free_code(parent: str, name: str, taken: set[str]) -> str:
    """A code for a new collective, from its parent's code and the initials of its name."""
    initials = "".join(word[0] if not word.isdigit() else word for word in re.findall(r"[a-z0-9]+", text.fold(name)))
    stem = f"{parent[:24]}-{initials.upper()[:10] or 'TT'}"
    if stem not in taken:
        return stem
    number = 2
    while f"{stem}{number}" in taken:
        number += 1
    return f"{stem}{number}"


@transaction.atomic
def add_person(*, actor: User, at: datetime, unit: Unit, **fields: Any) -> Person:
    require(actor, "organisation.change_person", unit)
    person = prepare_person(Person(unit=unit, **fields))
    person.full_clean(exclude=["user"])
    person.save()
    record("person.added", subject=person, actor=actor, at=at, after={"full_name": person.full_name, "unit": unit.code})
    return person


@transaction.atomic
def change_person(pk: int, *, actor: User, at: datetime, **fields: Any) -> Person:
    """Say about a person what was wrong or not known; moving to another unit asks for the right over both."""
    person = Person.objects.select_for_update(of=("self",)).select_related("unit").get(pk=pk)
    require(actor, "organisation.change_person", person.unit)
    before = {name: getattr(person, name) for name in fields}
    changed = {name: value for name, value in fields.items() if value != before[name]}
    if not changed:
        return person
    if "unit" in changed:
        require(actor, "organisation.change_person", changed["unit"])
    for name, value in changed.items():
        setattr(person, name, value)
    prepare_person(person).full_clean(exclude=["user"])
    person.save()
    before, after = ({name: _plain(said[name]) for name in changed} for said in (before, changed))
    record("person.changed", subject=person, actor=actor, at=at, before=before, after=after)
    return person


def _plain(value: Any) -> str | None:
    return None if value is None else str(value)


@transaction.atomic
def add_collective(*, actor: User, at: datetime, parent: Unit, code: str, name_vi: str) -> Unit:
    """A collective inside a unit: an office, a workshop, a team."""
    require(actor, "organisation.change_person", parent)
    unit = prepare_unit(Unit(code=code, name_vi=name_vi, kind=Unit.COLLECTIVE, parent=parent, sector=parent.sector))
    unit.full_clean()
    unit.save()
    record("unit.added", subject=unit, actor=actor, at=at, after={"code": code, "name_vi": name_vi})
    return unit


@transaction.atomic
def grant_role(*, actor: User | None, at: datetime, user: User, role: Role, unit: Unit, from_on: date) -> RoleGrant:
    """Give a role. `actor` None only when the installation is set up, before anybody could sign in."""
    if actor is not None:
        require(actor, "organisation.grant_role", unit)
    grant, _ = RoleGrant.objects.get_or_create(user=user, role=role, unit=unit, from_on=from_on)
    record("role.granted", subject=grant, actor=actor, at=at, after={"role": str(role), "unit": unit.code})
    user.__dict__.pop("grants", None)
    return grant
