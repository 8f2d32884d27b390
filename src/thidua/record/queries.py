"""The shared reads of the record: lists of people, search, what the law says of somebody now."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from thidua import law, text
from thidua.core.models import User
from thidua.core.roles import Role
from thidua.organisation.models import Person, PersonQuerySet, Unit, UnitQuerySet
from thidua.organisation.permissions import scope
from thidua.record.award_names import award_name, catalog
from thidua.record.facts import facts_for

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
