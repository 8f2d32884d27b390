"""Looking through the records of a unit, or for those just created, for likely doubles; the queue they go to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from thidua.core.clock import now
from thidua.core.events import record
from thidua.core.jobs import Progress, job_kind, start_job
from thidua.core.models import Job, User
from thidua.core.permissions import require
from thidua.organisation.models import Person, Unit, UnitSuccession
from thidua.record.chunks import chunks
from thidua.record.identity.matching import doubles, likely_births, match
from thidua.record.identity.score import Past, Score, Who, with_past
from thidua.record.identity.wording import kept
from thidua.record.models import Award, Move, PersonPair, Rating
from thidua.text import fold

SCAN_JOB = "record.scan_doubles"
FIELDS = ("pk", "full_name", "born_on", "identity_no", "sex", "unit__path", "joined_on", "unit_id")
Likely = tuple[int, int, Score]  # (person, person, score), the lower pk first


def scan(unit: Unit, *, actor: User) -> Job:
    """Start looking through the unit and all below it."""
    require(actor, "record.change_facts", unit)
    return start_job(
        SCAN_JOB,
        title=_("Tìm hồ sơ trùng người của %(unit)s") % {"unit": unit.name_vi},
        owner=actor,
        arguments={"unit": unit.pk},
        result_url=f"{reverse('record:pairs')}?unit={unit.code}",
    )


@job_kind(SCAN_JOB)
def run_scan(job: Job, progress: Progress) -> dict[str, int]:
    unit = Unit.objects.get(pk=job.arguments["unit"])
    require(job.owner, "record.change_facts", unit)
    progress(0, 0, _("đang đọc hồ sơ"))
    people, whos = read(Q(unit__path__startswith=unit.path))

    def compared(done: int, total: int) -> None:
        progress(done, total, _("đang đối chiếu"))

    likely = [_ordered(people[one], people[other], found) for one, other, found in doubles(whos, progress=compared)]
    likely = list(_with_pasts(likely))
    with transaction.atomic():
        made = put_in_queue(likely, at=now())
        seen = {(first, second) for first, second, _found in likely}
        stale = PersonPair.objects.filter(
            state=PersonPair.State.OPEN, first__unit__path__startswith=unit.path,
            second__unit__path__startswith=unit.path,
        )  # fmt: skip
        gone = [pk for pk, *pair in stale.values_list("pk", "first", "second") if tuple(pair) not in seen]
        for some in chunks(gone):
            PersonPair.objects.filter(pk__in=some).delete()
        told = {"people": len(people), "pairs": len(likely), "new": made}
        record("people.scanned", subject=unit, actor=job.owner, at=now(), after=told)
    progress(len(people), len(people), _("đã xong"))
    return told


def look_for(new: Iterable[int], *, at: datetime) -> int:
    """Compare people just created with everybody of the record; returns how many pairs were put in the queue.

    Only those born on the same days or with the same names are read.
    """
    asked, whos = read(Q(pk__in=list(new)))
    births = {born for who in whos for born in likely_births(who.born_on)}
    names = {fold(who.full_name) for who in whos}
    near: dict[int, Who] = {}
    for field, values in (("born_on", births), ("search_text", names)):
        for some in chunks(sorted(values)):
            near.update(zip(*read(Q(**{f"{field}__in": some})), strict=True))
    places = list(near)
    likely = {}
    for found in match(whos, list(near.values())):
        for one in found.candidates:
            if asked[found.place] != places[one.place]:
                first, second, points = _ordered(asked[found.place], places[one.place], one.score)
                likely[first, second] = (first, second, points)
    with transaction.atomic():
        return put_in_queue(list(_with_pasts(list(likely.values()))), at=at)


def read(wanted: Q) -> tuple[list[int], list[Who]]:
    """People as they are compared, with the units that their units follow and those they were in before."""
    people = Person.objects.filter(wanted).order_by("pk")
    before = _before()
    moved: dict[int, list[str]] = defaultdict(list)
    moves = Move.objects.counting().filter(old_unit__isnull=False, person__in=people.order_by())
    for person, path in moves.values_list("person", "old_unit__path").iterator():
        moved[person].append(path)
    found, whos = [], []
    for pk, name, born, number, sex, path, joined, unit in people.values_list(*FIELDS).iterator():
        found.append(pk)
        whos.append(Who(name, born, number, sex, path, joined, (*before.get(unit, ()), *moved.get(pk, ()))))
    return found, whos


def _before() -> dict[int, tuple[str, ...]]:
    found: dict[int, list[str]] = defaultdict(list)
    for new, path in UnitSuccession.objects.values_list("new", "old__path"):
        found[new].append(path)
    return {unit: tuple(paths) for unit, paths in found.items()}


def _ordered(one: int, other: int, found: Score) -> Likely:
    return (one, other, found) if one < other else (other, one, found)


def _with_pasts(likely: list[Likely]) -> Iterator[Likely]:
    """What the histories add; who then is no longer likely goes."""
    ids = sorted({pk for first, second, _found in likely for pk in (first, second)})
    awards: dict[int, set[tuple[str, int, str]]] = defaultdict(set)
    ratings: dict[int, dict[int, str]] = defaultdict(dict)
    for some in chunks(ids):
        for person, *award in (
            Award.objects.counting().filter(person__in=some, year__isnull=False)
            .values_list("person", "award", "year", "decision_no")
        ):  # fmt: skip
            awards[person].add(tuple(award))
        for person, year, level in (
            Rating.objects.counting().filter(person__in=some).values_list("person", "year", "level")
        ):
            ratings[person][year] = level
    pasts = {pk: Past(frozenset(awards[pk]), ratings[pk]) for pk in ids}
    for first, second, found in likely:
        whole = with_past(found, pasts[first], pasts[second])
        if whole.is_likely:
            yield first, second, whole


def put_in_queue(likely: list[Likely], *, at: datetime) -> int:
    """New pairs are opened, open ones get their reasons anew, decided ones stay decided. Returns how many are new."""
    new = 0
    for some in chunks(likely):
        known = {
            (pair.first_id, pair.second_id): pair
            for pair in PersonPair.objects.filter(first__in={first for first, _second, _found in some})
        }
        made: list[PersonPair] = []
        changed: list[PersonPair] = []
        for first, second, found in some:
            pair = known.get((first, second))
            said: dict[str, Any] = {"points": found.points, "reasons": kept(found.reasons)}
            if pair is None:
                made.append(PersonPair(first_id=first, second_id=second, found_at=at, **said))
            elif pair.state == PersonPair.State.OPEN:
                pair.points, pair.reasons = said["points"], said["reasons"]
                changed.append(pair)
        PersonPair.objects.bulk_create(made, batch_size=500)
        PersonPair.objects.bulk_update(changed, ["points", "reasons"], batch_size=500)
        new += len(made)
    return new
