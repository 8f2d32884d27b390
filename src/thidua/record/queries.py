"""The shared reads of the record: lists of people, search, what the law says of somebody now."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Case, IntegerField, Q, QuerySet, Value, When

from thidua import law, text
from thidua.core.models import User
from thidua.core.roles import Role
from thidua.organisation.models import Person, PersonQuerySet, Unit, UnitQuerySet
from thidua.organisation.permissions import scope
from thidua.record.award_names import award_name, catalog
from thidua.record.facts import facts_for

SHORTEST_SEARCH = 2
MOST_FOUND = 50
NEAR_AWARDS = ("ldtt", "cstd-co-so", "cstd-bo", "giay-khen", "bang-khen-bo", "ttldtt", "ttldxs")


def people_of(user: object, unit: Unit | None) -> PersonQuerySet:
    """People the viewer may see, of a unit and all below it, in Vietnamese order of names."""
    rows = Person.objects.visible_to(user)
    if unit is not None:
        rows = rows.filter(unit__path__startswith=unit.path)
    return rows.select_related("unit").by_name()


def named_like(rows: QuerySet[Any], words: str) -> QuerySet[Any]:
    """Rows in whose search text every word typed begins a word, accents or not: "an" finds An, not Đặng."""
    for word in text.fold(words).split():
        rows = rows.filter(Q(search_text__startswith=word) | Q(search_text__contains=f" {word}"))
    return rows


def units_with_people(user: User) -> UnitQuerySet:
    """The units a viewer's grants are held over, to begin with."""
    roles = (Role.OFFICER, Role.DEPARTMENT, Role.SECRETARY, Role.LEADER)
    pks = [grant.unit_id for grant in user.grants if grant.role in roles]
    return Unit.objects.filter(pk__in=pks).order_by("path")


@dataclass(frozen=True)
class Found:
    """What a search found that the viewer may see; `more` when there is more than is shown."""

    people: Sequence[Person]
    units: Sequence[Unit]
    more: bool

    @property
    def count(self) -> int:
        return len(self.people) + len(self.units)


def search(user: object, words: str) -> Found:
    """People and units by name, exact first, then beginning with, then containing. Two queries, permission inside."""
    wanted = text.fold(words)
    if len(wanted) < SHORTEST_SEARCH:
        return Found((), (), more=False)
    people = list(_ranked(Person.objects.visible_to(user).select_related("unit"), wanted, "sort_key")[: MOST_FOUND + 1])
    units = list(_ranked(Unit.objects.visible_to(user), wanted, "path")[: MOST_FOUND + 1])
    more = max(len(people), len(units)) > MOST_FOUND
    return Found(people[:MOST_FOUND], units[:MOST_FOUND], more)


def _ranked(rows: QuerySet[Any], wanted: str, then: str) -> QuerySet[Any]:
    by_number = Q(identity_no=wanted) if rows.model is Person and wanted.isdigit() else Q(pk__in=[])
    matches = named_like(rows, wanted) | rows.filter(by_number)
    place = Case(
        When(by_number | Q(search_text=wanted), then=Value(0)),
        When(search_text__startswith=wanted, then=Value(1)),
        default=Value(2),
        output_field=IntegerField(),
    )
    ranked: QuerySet[Any] = matches.annotate(place=place).order_by("place", then, "pk")
    return ranked


@dataclass(frozen=True)
class Near:
    """What the law says today of one award for a subject."""

    award: str
    name: str
    outcome: str
    earliest: int | None


def near_awards(subject: Person | Unit, *, on: date) -> list[Near]:
    """The awards of units and the ministry that suit the subject, as the record stands today."""
    kind = "individual" if isinstance(subject, Person) else "collective"
    suited = [award for award in NEAR_AWARDS if award in catalog() and kind in catalog()[award]["kinds"]]
    answers = law.check_all(facts_for([subject], as_of=on)[0], on=on, awards=suited)
    return [
        Near(one["award"], award_name(one["award"]), one["outcome"], (one.get("earliest") or {}).get("year"))
        for one in answers
    ]


def may_see_somebody(user: Any) -> bool:
    roles = {Role.OFFICER, Role.DEPARTMENT, Role.SECRETARY, Role.LEADER}
    return any(grant.role in roles for grant in getattr(user, "grants", []))


def own_person(user: Any) -> Person | None:
    return Person.objects.filter(user=user.pk).first() if getattr(user, "is_authenticated", False) else None


def collectives_of(user: object, unit: Unit) -> UnitQuerySet:
    return Unit.objects.visible_to(user).filter(scope(user, *READERS, field=""), kind=Unit.COLLECTIVE, parent=unit)


READERS = (Role.OFFICER, Role.DEPARTMENT, Role.SECRETARY, Role.LEADER)
