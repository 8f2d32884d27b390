"""What one dossier's page shows beside the dossier itself."""

from __future__ import annotations

from django.db.models import Q

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


def neighbours_in_queue(
    user: User, nomination: Nomination, rows: NominationQuerySet | None = None
) -> tuple[int, int, int | None]:
    """(place from 1, length, id of the next one) of a dossier in the user's queue; place 0 when it is not in it."""
    ids = list((appraisal_queue(user) if rows is None else rows).values_list("pk", flat=True))
    if nomination.pk not in ids:
        return 0, len(ids), ids[0] if ids else None
    place = ids.index(nomination.pk)
    following = ids[place + 1 :] + ids[:place]
    return place + 1, len(ids), following[0] if following else None
