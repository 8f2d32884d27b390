"""What one dossier's page shows beside the dossier itself."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Q

from thidua import text
from thidua.awards.models import Nomination, NominationQuerySet
from thidua.awards.queries.lists import appraisal_queue
from thidua.core.models import Event, EventQuerySet, User
from thidua.organisation.models import Person, Unit
from thidua.record.models import Award


def history_of(nomination: Nomination) -> EventQuerySet:
    """What happened to the dossier, newest first."""
    return Event.objects.about(nomination).order_by("-at", "-id")


def titles_held(subject: Person | Unit) -> list[Award]:
    """Awards in the record, newest first: what the duplicate and too-soon guard shows."""
    holder = Q(person=subject) if isinstance(subject, Person) else Q(unit=subject)
    return list(Award.objects.counting().filter(holder, revoked=False).order_by("-year", "-pk"))


def open_elsewhere(subject: Person | Unit, *, but: Nomination | None = None) -> list[Nomination]:
    """Dossiers of the same subject that are under way, in any round and by any unit."""
    holder = Q(person=subject) if isinstance(subject, Person) else Q(collective=subject)
    under_way = (
        Nomination.objects.filter(holder)
        .exclude(state__in=["withdrawn", "rejected", "not_passed", "decided"])
        .select_related("round", "unit", "person", "collective")
        .order_by("-round__year", "pk")
    )
    return list(under_way.exclude(pk=but.pk) if but else under_way)


@dataclass(frozen=True)
class Neighbours:
    """The place of a dossier in a queue, from 1 (0 = not in it), and its neighbours' ids."""

    place: int
    total: int
    previous: int | None
    following: int | None


def neighbours_in_queue(user: User, nomination: Nomination, rows: NominationQuerySet | None = None) -> Neighbours:
    """Where the dossier stands in the user's queue; for one that is not in it, `following` is the queue's first."""
    ids = list((appraisal_queue(user) if rows is None else rows).values_list("pk", flat=True))
    if nomination.pk not in ids:
        return Neighbours(0, len(ids), None, ids[0] if ids else None)
    place = ids.index(nomination.pk)
    return Neighbours(
        place + 1, len(ids), ids[place - 1] if place else None, ids[place + 1] if place + 1 < len(ids) else None
    )


def nominees_found(unit: Unit, words: str, *, year: int, limit: int = 20) -> list[Person | Unit]:
    """People who still work in the unit, then its collectives, whose name has every word, accents or not."""
    people = Person.objects.filter(unit__path__startswith=unit.path, left_on__isnull=True).select_related("unit")
    collectives = Unit.objects.under(unit).valid_in(year)
    for word in text.fold(words).split():
        people = people.filter(search_text__contains=word)
        collectives = collectives.filter(search_text__contains=word)
    found: list[Person | Unit] = list(people.by_name()[:limit])
    return found + list(collectives.select_related("parent").order_by("path")[: limit // 2])
