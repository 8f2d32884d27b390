"""What the record knows of the subjects of a list, read in bulk: a constant number of queries per thousand of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from django.db.models import Q

from thidua.organisation.lineage import names_that_lead_to
from thidua.organisation.models import Person, Unit
from thidua.record.chunks import chunks
from thidua.record.identity.matching import likely_births
from thidua.record.identity.names import forms
from thidua.record.intake.domain.facts import Subject
from thidua.record.intake.domain.matching import KnownPerson, KnownUnit, People, Units
from thidua.record.models import Authorship, Award, CollectiveYear, Discipline, Initiative, Rating, ServiceYear
from thidua.text import fold


def known_unit(unit: Unit) -> KnownUnit:
    return KnownUnit(unit.pk, unit.code, unit.name_vi, unit.path)


def load_units(home: Unit | None) -> Units:
    if home is None:
        return Units(None, ())
    units = [KnownUnit(*row) for row in Unit.objects.order_by("path").values_list("pk", "code", "name_vi", "path")]
    places = {unit.id: unit for unit in units}
    units += [replace(places[pk], name=name) for pk, name in names_that_lead_to(home.path)]
    return Units(known_unit(home), units)


_PERSON = (
    "pk", "full_name", "identity_no", "born_on", "sex", "post", "joined_on", "role",
    "unit_id", "unit__path", "unit__name_vi",
)  # fmt: skip


def load_people(home: Unit | None, subjects: Iterable[Subject]) -> People:
    """People with one of the numbers anywhere; within the scope those with one of the names, and those born on the day
    of somebody whom the names alone do not show."""
    if home is None:
        return People(None, ())
    subjects = {subject for subject in subjects if subject.kind == "individual"}
    numbers = sorted({subject.identity_no for subject in subjects if subject.identity_no})
    names = sorted({fold(subject.full_name) for subject in subjects if subject.full_name})
    inside = Q(unit__path__startswith=home.path) | Q(merged_into__unit__path__startswith=home.path)
    there = inside & (Q(left_on__isnull=True) | Q(merged_into__left_on__isnull=True, merged_into__isnull=False))
    found: dict[int, KnownPerson] = {}
    for some in chunks(numbers):
        _take(found, Q(identity_no__in=some))
    for some in chunks(names):
        _take(found, there & Q(search_text__in=some))
    seen = {(fold(person.full_name), person.born_on) for person in found.values()}
    seen_numbers = {person.identity_no for person in found.values() if person.identity_no}
    unseen = [
        subject for subject in subjects
        if (fold(subject.full_name), subject.born_on) not in seen and subject.identity_no not in seen_numbers
    ]  # fmt: skip
    for pks in chunks(_born_like(there, unseen)):
        _take(found, Q(pk__in=pks))
    return People(known_unit(home), found.values())


def _take(found: dict[int, KnownPerson], wanted: Q) -> None:
    """Add those who are wanted; a double comes as the person it was merged into, so doubles of one share an id."""
    doubles: dict[int, list[tuple[str, str | None, int]]] = defaultdict(list)
    rows = Person.with_doubles.filter(wanted).order_by().values_list(*_PERSON, "merged_into")
    for *person, merged in rows:
        if merged is None:
            found[person[0]] = KnownPerson(*person)
        else:
            doubles[merged].append((person[1], person[2], person[0]))
    for *person, _merged in Person.with_doubles.filter(pk__in=doubles).values_list(*_PERSON, "merged_into"):
        owner = KnownPerson(*person)
        found.setdefault(owner.id, owner)
        for name, number, pk in doubles[owner.id]:
            found[pk] = replace(owner, full_name=name, identity_no=number or owner.identity_no)


def _born_like(there: Q, subjects: Iterable[Subject]) -> list[int]:
    """People born on the day of one of these (or with day and month the other way round), who share the family or the
    given name with them."""
    words: dict[str, set[str]] = defaultdict(set)
    for subject in subjects:
        for born in likely_births(subject.born_on):
            words[born] |= _ends(subject.full_name)
    kept = []
    for some in chunks(sorted(words)):
        rows = Person.with_doubles.filter(there, born_on__in=some).order_by().values_list("pk", "full_name", "born_on")
        kept += [pk for pk, name, born in rows.iterator() if born and _ends(name) & words[born]]
    return sorted(kept)


def _ends(name: str) -> set[str]:
    bare = forms(name).bare
    return {f"1{bare[0]}", f"2{bare[-1]}"} if bare else set()


@dataclass
class KnownFacts:
    """Facts that stand, by whom they are about. The values are rows of plain fields with their `pk`."""

    ratings: dict[tuple[int, int], dict[str, Any]] = field(default_factory=dict)
    service: dict[tuple[int, int], dict[str, Any]] = field(default_factory=dict)
    awards: dict[tuple[str, int], list[dict[str, Any]]] = field(default_factory=lambda: defaultdict(list))
    initiatives: dict[int, list[dict[str, Any]]] = field(default_factory=lambda: defaultdict(list))
    discipline: dict[int, list[dict[str, Any]]] = field(default_factory=lambda: defaultdict(list))
    years: dict[tuple[int, int], dict[str, Any]] = field(default_factory=dict)
    recognised: dict[tuple[str, int, str], int] = field(default_factory=dict)  # (title, year, decision) → initiative


_AWARD = ("pk", "award", "year", "decision_no", "decided_on", "basis", "provisional")


def load_facts(people: Iterable[int], units: Iterable[int], kinds: set[str], titles: Iterable[str]) -> KnownFacts:
    """Facts of the given kinds of these people and units; initiatives with these folded titles and a decision."""
    known = KnownFacts()
    for wanted in chunks(sorted(set(titles))):
        rows = Initiative.objects.counting().filter(search_text__in=wanted).exclude(decision_no="").order_by("-pk")
        for title, year, number, pk in rows.values_list("search_text", "year", "decision_no", "pk"):
            known.recognised[title, year, number] = pk
    for some in chunks(sorted(set(people))):
        if "rating" in kinds:
            for row in Rating.objects.counting().filter(person__in=some).values("pk", "person_id", "year", "level"):
                known.ratings[row["person_id"], row["year"]] = row
        if "service" in kinds:
            for row in (
                ServiceYear.objects.counting().filter(person__in=some).values("pk", "person_id", "year", "months")
            ):
                known.service[row["person_id"], row["year"]] = row
        if "award" in kinds:
            for row in Award.objects.counting().filter(person__in=some).values("person_id", *_AWARD):
                known.awards["individual", row["person_id"]].append(row)
        if "initiative" in kinds:
            _load_initiatives(known, some)
        if "discipline" in kinds:
            fields = ("pk", "person_id", "form", "decided_on", "until", "decision_no")
            for row in Discipline.objects.counting().filter(person__in=some).values(*fields):
                known.discipline[row["person_id"]].append(row)
    for some in chunks(sorted(set(units))):
        for row in Award.objects.counting().filter(unit__in=some).values("unit_id", *_AWARD):
            known.awards["collective", row["unit_id"]].append(row)
        for row in CollectiveYear.objects.counting().filter(unit__in=some).values("pk", "unit_id", "year", "rating"):
            known.years[row["unit_id"], row["year"]] = row
    return known


def _load_initiatives(known: KnownFacts, people: Sequence[int]) -> None:
    rows = Authorship.objects.filter(
        person__in=people, initiative__replaced_by__isnull=True, initiative__withdrawn_at__isnull=True
    ).values(
        "person_id",
        "initiative_id",
        "initiative__title",
        "initiative__year",
        "initiative__scope",
        "initiative__decision_no",
    )
    for row in rows:
        known.initiatives[row["person_id"]].append(
            {
                "pk": row["initiative_id"],
                "title": fold(row["initiative__title"]),
                "year": row["initiative__year"],
                "scope": row["initiative__scope"],
                "decision_no": row["initiative__decision_no"],
            }
        )
