"""Who meets the standards but was not nominated: the list a unit would otherwise find by asking around."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.core.cache import cache
from django.db.models import Max, Q

from thidua import text
from thidua.awards import rulebook, verdicts
from thidua.awards.models import Nomination, Round
from thidua.core.models import Event
from thidua.organisation.models import Person, Unit
from thidua.record.models import Award, CollectiveYear, Rating
from thidua.rulebooks import in_force

KEPT_SECONDS = 3600
MANY = 500  # above it the whole unit is read rather than a list of ids sent to the database


@dataclass(frozen=True)
class EligibleRow:
    """Somebody who meets the standard of an award and stands neither in the round nor in the record for that year."""

    subject: Person | Unit
    award: str

    @property
    def is_person(self) -> bool:
        return isinstance(self.subject, Person)

    @property
    def is_direct_worker(self) -> bool:
        return isinstance(self.subject, Person) and self.subject.role in DIRECT

    @property
    def key(self) -> str:
        """As a form names it: "p12:ldtt", "u3:ttldtt"."""
        return f"{'p' if self.is_person else 'u'}{self.subject.pk}:{self.award}"


@dataclass(frozen=True)
class EligibleSubject:
    """One subject with every award it could be nominated for: a line of the screen."""

    subject: Person | Unit
    rows: tuple[EligibleRow, ...]

    @property
    def is_person(self) -> bool:
        return self.rows[0].is_person


def by_subject(rows: Sequence[EligibleRow]) -> list[EligibleSubject]:
    """The rows gathered by subject, in the order in which each subject comes first."""
    found: dict[tuple[bool, int], list[EligibleRow]] = {}
    for row in rows:
        found.setdefault((row.is_person, row.subject.pk), []).append(row)
    return [EligibleSubject(group[0].subject, tuple(group)) for group in found.values()]


DIRECT = (Person.WorkRole.DIRECT_WORKER, Person.WorkRole.FARMER)


class Who:
    """Besides a work role, whom a list may be narrowed to."""

    DIRECT = "direct"  # direct workers and farmers
    COLLECTIVE = "collective"


def eligible_not_nominated(
    unit: Unit, round_: Round, award: str | None = None, *, role: str = "", name: str = ""
) -> list[EligibleRow]:
    """Direct workers first, then other people, each in Vietnamese name order; then collectives.

    Args:
        unit: the nominating unit, or the ministry; everybody in it and below it is looked at.
        award: only this award; without it all awards of the round.
        role: only people of this work role, `Who.DIRECT` or `Who.COLLECTIVE`.
        name: only those whose name holds these words, accents aside.
    """
    awards = [award] if award else list(round_.awards)
    people = _not_taken("individual", awards, round_, unit) if role != Who.COLLECTIVE else []
    people = [row for row in people if _is_of(row, role)]
    people.sort(key=lambda row: not row.is_direct_worker)
    collectives = _not_taken("collective", awards, round_, unit) if role in ("", Who.COLLECTIVE) else []
    words = text.fold(name).split()
    return [row for row in people + collectives if all(word in row.subject.search_text for word in words)]


def _is_of(row: EligibleRow, role: str) -> bool:
    if role == Who.DIRECT:
        return row.is_direct_worker
    return not role or (isinstance(row.subject, Person) and row.subject.role == role)


def last_awards(rows: Sequence[EligibleRow]) -> dict[tuple[bool, int], int]:
    """(is a person, id) → the year of the last award held; who is not there never held one. At most two queries."""
    found: dict[tuple[bool, int], int] = {}
    for is_person, holder in ((True, "person"), (False, "unit")):
        ids = {row.subject.pk for row in rows if row.is_person is is_person}
        if not ids:
            continue
        held = Award.objects.counting().filter(revoked=False, year__isnull=False, **{f"{holder}__isnull": False})
        held = held.filter(**{f"{holder}__in": ids}) if len(ids) < MANY else held
        for pk, year in held.order_by().values_list(holder).annotate(last=Max("year")):
            if pk in ids:
                found[is_person, pk] = year
    return found


@dataclass
class UnitCount:
    """How many of one unit meet a standard and were not nominated; `never` of them were never awarded anything."""

    unit: Unit
    people: int = 0
    direct: int = 0
    never: int = 0
    collectives: int = 0


def by_unit(rows: Sequence[EligibleRow], units: Sequence[Unit], last: dict[tuple[bool, int], int]) -> list[UnitCount]:
    """Subjects counted once under the unit of these that they belong to, most direct workers first."""
    counts = {unit.path: UnitCount(unit) for unit in units}
    for subject in by_subject(rows):
        one = subject.subject
        path = one.unit.path if isinstance(one, Person) else one.path
        home = max((known for known in counts if path.startswith(known)), key=len, default=None)
        if home is None:
            continue
        if subject.is_person:
            counts[home].people += 1
            counts[home].direct += subject.rows[0].is_direct_worker
            counts[home].never += (True, one.pk) not in last
        else:
            counts[home].collectives += 1
    found = [count for count in counts.values() if count.people or count.collectives]
    return sorted(found, key=lambda count: (-count.direct, -count.people, count.unit.path))


def _not_taken(kind: str, awards: list[str], round_: Round, unit: Unit) -> list[EligibleRow]:
    eligible = _eligible(kind, round_, unit)
    taken = _taken(kind, awards, round_)
    subjects = (
        subjects_of(kind, round_, unit).filter(pk__in=eligible)
        if len(eligible) < MANY
        else subjects_of(kind, round_, unit)
    )
    return [
        EligibleRow(subject, award)
        for subject in subjects
        for award in awards
        if award in eligible.get(subject.pk, ()) and (subject.pk, award) not in taken
    ]


def subjects_of(kind: str, round_: Round, unit: Unit) -> Any:
    """People who still work in the unit, or its collectives, in the order of the list."""
    if kind == "individual":
        inside = Person.objects.filter(unit__path__startswith=unit.path, left_on__isnull=True)
        return inside.select_related("unit").by_name()
    return Unit.objects.under(unit).valid_in(round_.year).order_by("path")


def _eligible(kind: str, round_: Round, unit: Unit) -> dict[int, tuple[str, ...]]:
    """Subject id → awards of the round it is eligible for.

    Asking the law about a whole ministry takes seconds, so the answer is kept until a fact, a person or the round
    changes. Who stands in the round already is never part of what is kept.
    """
    key = cache_key(kind, round_, unit)
    found: dict[int, tuple[str, ...]] | None = cache.get(key)
    if found is None:
        found = ask(kind, list(subjects_of(kind, round_, unit)), round_, unit)
        keep(key, found)
    return found


def ask(kind: str, subjects: Sequence[Person | Unit], round_: Round, unit: Unit) -> dict[int, tuple[str, ...]]:
    """Subject id → awards of the round it is eligible for; those with none are left out."""
    suited = rulebook.awards_for(kind, round_.awards)
    answers = verdicts.outcomes_of_many(subjects, suited, round_, unit=unit)
    found = {
        subject.pk: tuple(award for award in suited if by_award.get(award, {}).get("outcome") == "eligible")
        for subject, by_award in zip(subjects, answers, strict=True)
    }
    return {pk: awards for pk, awards in found.items() if awards}


def keep(key: str, found: dict[int, tuple[str, ...]]) -> None:
    cache.set(key, found, KEPT_SECONDS)


def is_kept(kind: str, round_: Round, unit: Unit) -> bool:
    return cache.get(cache_key(kind, round_, unit)) is not None


def cache_key(kind: str, round_: Round, unit: Unit) -> str:
    """Names all the answer depends on: the question, the law, the last event about a fact, a person or a unit."""
    last = (
        Event.objects.filter(Q(subject_type__startswith="record.") | Q(subject_type__startswith="organisation."))
        .order_by("-at", "-id")
        .values_list("id", flat=True)
        .first()
    )
    asked = [
        kind, unit.path, *round_.awards, round_.decide_on, round_.received_on, round_.year, round_.local_rules, last,
        in_force.engine_for(unit, min(round_.received_on, round_.decide_on))[1].digest,
        *_counts(kind, unit),
    ]  # fmt: skip
    return "awards:eligible:" + hashlib.sha256("|".join(map(str, asked)).encode()).hexdigest()


def _counts(kind: str, unit: Unit) -> tuple[int, int]:
    """How many subjects and ratings there are: rows may also come from a load that writes no event of its own."""
    if kind == "individual":
        people = Person.objects.filter(unit__path__startswith=unit.path)
        return people.count(), Rating.objects.filter(person__in=people).count()
    return Unit.objects.under(unit).count(), CollectiveYear.objects.filter(unit__path__startswith=unit.path).count()


def _taken(kind: str, awards: list[str], round_: Round) -> set[tuple[int, str]]:
    """(subject, award) that stand in the round already, or in the record for its year."""
    column = "person" if kind == "individual" else "collective"
    nominated = Nomination.objects.active().filter(round=round_, award__in=awards, **{f"{column}__isnull": False})
    holder = "person" if kind == "individual" else "unit"
    held = Award.objects.counting().filter(
        award__in=awards, year=round_.year, revoked=False, **{f"{holder}__isnull": False}
    )
    return {*nominated.values_list(f"{column}_id", "award"), *held.values_list(f"{holder}_id", "award")}
