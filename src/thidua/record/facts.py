"""What the record knows of people and collectives, in the shape of the facts contract of the law engine.

A list is complete only when the unit, or one above it, attested so up to the year asked about; else it is named in
`partial` and what is not in it stays unknown. Facts that were revoked, withdrawn or replaced are left out.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db.models import Count, Q

from thidua.organisation.models import Person, Unit, UnitSuccession
from thidua.record.chunks import chunks
from thidua.record.models import (
    Achievement,
    Attestation,
    Authorship,
    Award,
    CollectiveYear,
    Discipline,
    FactQuerySet,
    Hold,
    Initiative,
    InitiativeUse,
    Move,
    MovementResult,
    Post,
    Rating,
    ServiceYear,
    Study,
)

CHUNK = 5_000
Facts = dict[str, Any]
Rows = dict[int, list[Facts]]
_ATTESTED = {
    Attestation.Kind.AWARDS: ("awards",),
    Attestation.Kind.INITIATIVES: ("initiatives",),
    Attestation.Kind.DISCIPLINE: ("discipline",),
    Attestation.Kind.HOLDS: ("holds",),
    Attestation.Kind.ACHIEVEMENTS: ("achievements", "movements"),
    Attestation.Kind.CAREER: ("posts", "moves", "study"),
}
_OF_COLLECTIVES = ("awards", "holds", "achievements", "movements")


def subject_id(subject: Person | Unit) -> str:
    """The id under which the law engine knows a subject: "p-17", "u-4"."""
    return f"{'p' if isinstance(subject, Person) else 'u'}-{subject.pk}"


def facts_for(subjects: Sequence[Person | Unit], *, as_of: date) -> list[Facts]:
    """The facts of each subject, in the order given; the number of queries does not grow within 5,000 of a kind.

    Args:
        as_of: the day asked about; a list counts as complete when it is attested up to this day's year.
    """
    found: dict[str, Facts] = {}
    people = [one for one in subjects if isinstance(one, Person)]
    units = [one for one in subjects if isinstance(one, Unit)]
    for some in chunks(people, CHUNK):
        found |= _people(some, as_of)
    for below in chunks(units, CHUNK):
        found |= _collectives(below, as_of.year)
    return [found[subject_id(subject)] for subject in subjects]


def _people(people: Sequence[Person], as_of: date) -> dict[str, Facts]:
    ids = [person.pk for person in people]
    of_person, year = Q(person__in=ids), as_of.year
    units = Unit.objects.in_bulk({person.unit_id for person in people})
    attested = _attested({unit.path for unit in units.values()})
    initiatives, unplaced = _initiatives(ids)
    awards, undated = _awards(of_person, "person_id", {})
    posts, ungrouped = _posts(of_person)
    ratings = _rows(Rating.objects.filter(of_person), "person_id", "year", "level")
    service = _rows(ServiceYear.objects.filter(of_person), "person_id", "year", "months", "absences")
    lists = {
        "awards": awards,
        "initiatives": initiatives,
        "discipline": _rows(Discipline.objects.filter(of_person), "person_id", "form", "decided_on", "until"),
        "holds": _holds(of_person, "person_id", {}),
        "achievements": _achievements(of_person, "person_id", {}),
        "movements": _movements(of_person, "person_id", {}),
        "posts": posts,
        "moves": _rows(Move.objects.filter(of_person), "person_id", "on", "kind", *_MONTHS),
        "study": _study(of_person),
    }
    answer = {}
    for person in people:
        unit = units[person.unit_id]
        facts: Facts = {
            "version": 1,
            "subject": _person(person, unit),
            "ratings": ratings.get(person.pk, []),
            "service": service.get(person.pk, []),
        }
        if (years := _tenure(person, as_of)) is not None:
            facts["tenure"] = {"years": years}
        facts |= {name: rows.get(person.pk, []) for name, rows in lists.items()}
        of_some = (("awards", undated), ("initiatives", unplaced), ("posts", ungrouped))
        unsure = {name for name, some in of_some if person.pk in some}
        facts["partial"] = _partial(tuple(lists), attested, unit, year, unsure=unsure)
        answer[subject_id(person)] = facts
    return answer


_FIGURES = (
    "year",
    "rating",
    "headcount",
    "completed",
    "ldtt",
    "cstd_co_so",
    "disciplined_from_warning",
    "party_rating",
    "union_rating",
    "bloc_rank",
)
_MONTHS = ("months_old_unit", "months_new_unit", "old_unit_comment")


def _person(person: Person, unit: Unit) -> Facts:
    facts = {
        "id": subject_id(person),
        "kind": "individual",
        "sex": person.sex,
        "role": person.role,
        "sector": unit.sector,
        "joined_on": person.joined_on or None,
        "retires_on": person.retires_on.isoformat() if person.retires_on else None,
    }
    return _known(facts)


def _tenure(person: Person, as_of: date) -> float | None:
    """Years in the sector up to a day; not known unless the very day of joining is."""
    if len(person.joined_on or "") < len("2016-03-01"):
        return None
    joined = date.fromisoformat(str(person.joined_on))
    until = min(as_of, person.left_on or as_of)
    whole = until.year - joined.year - ((until.month, until.day) < (joined.month, joined.day))
    months = (until.month - joined.month - (until.day < joined.day)) % 12
    return max(0.0, round(whole + months / 12, 2))


def _collectives(units: Sequence[Unit], year: int) -> dict[str, Facts]:
    heirs = former_units({unit.pk for unit in units})
    ids = [unit.pk for unit in units] + list(heirs)
    of_unit = Q(unit__in=ids)
    attested = _attested({unit.path for unit in units})
    awards, undated = _awards(of_unit, "unit_id", heirs)
    lists = {
        "awards": awards,
        "holds": _holds(of_unit, "unit_id", heirs),
        "achievements": _achievements(of_unit, "unit_id", heirs),
        "movements": _movements(of_unit, "unit_id", heirs),
    }
    years = _rows(CollectiveYear.objects.filter(of_unit), "unit_id", *_FIGURES, heirs=heirs)
    answer = {}
    for unit in units:
        subject = {
            "id": subject_id(unit),
            "kind": "collective",
            "sector": unit.sector,
            "dissolved_on": unit.dissolved_on.isoformat() if unit.dissolved_on else unit.to_year and str(unit.to_year),
        }
        facts: Facts = {"version": 1, "subject": _known(subject), "collective": _once_a_year(years.get(unit.pk, []))}
        facts |= {name: rows.get(unit.pk, []) for name, rows in lists.items()}
        unsure = {"awards"} if unit.pk in undated else set()
        facts["partial"] = _partial(_OF_COLLECTIVES, attested, unit, year, unsure=unsure)
        answer[subject_id(unit)] = facts
    return answer


def former_units(asked: set[int]) -> dict[int, int]:
    """Former units whose history runs on in one of those asked for: former id → id of today.

    Only where one unit follows one: what a merger or a split keeps is a question for the rulebook.
    """
    pairs = list(UnitSuccession.objects.values_list("old", "new"))
    olds, news = defaultdict(set), defaultdict(set)
    for old, new in pairs:
        olds[new].add(old)
        news[old].add(new)
    former: dict[int, int] = {}
    for today in asked:
        unit, seen = today, {today}
        while len(olds[unit]) == 1 and len(news[(old := next(iter(olds[unit])))]) == 1 and old not in seen:
            former[old] = today
            seen.add(old)
            unit = old
    return former


def _attested(paths: set[str]) -> dict[tuple[str, str], int]:
    """(path of a unit, kind) → the last year up to which that unit's lists are attested."""
    above = {prefix for path in paths for prefix in _prefixes(path)}
    found: dict[tuple[str, str], int] = {}
    for path, kind, year in Attestation.objects.filter(unit__path__in=above).values_list("unit__path", "kind", "year"):
        found[path, kind] = max(year, found.get((path, kind), year))
    return found


def _prefixes(path: str) -> list[str]:
    codes = path.rstrip("/").split("/")
    return ["/".join(codes[: depth + 1]) + "/" for depth in range(len(codes))]


def _partial(
    names: Sequence[str], attested: dict[tuple[str, str], int], unit: Unit, year: int, *, unsure: set[str]
) -> list[str]:
    """`unsure`: lists with an item too little is known of to be passed on: attested or not, they are not complete."""
    complete = {name for kind, kept in _ATTESTED.items() for name in kept if _is_complete(kind, attested, unit, year)}
    return [name for name in names if name not in complete or name in unsure]


def _is_complete(kind: str, attested: dict[tuple[str, str], int], unit: Unit, year: int) -> bool:
    return any(attested.get((path, kind), 0) >= year for path in _prefixes(unit.path))


def incomplete_lists(subject: Person | Unit, *, as_of: date) -> list[Attestation.Kind]:
    """The lists of which neither the unit nor one above it said that they are complete up to this day's year."""
    unit = subject.unit if isinstance(subject, Person) else subject
    attested = _attested({unit.path})
    return [
        kind
        for kind, kept in _ATTESTED.items()
        if (isinstance(subject, Person) or set(kept) & set(_OF_COLLECTIVES))
        and not _is_complete(kind, attested, unit, as_of.year)
    ]


def _rows(rows: FactQuerySet, owner: str, *fields: str, heirs: dict[int, int] | None = None) -> Rows:
    """Owner → facts in time order; months become plain numbers, what is not known is left out."""
    found: Rows = defaultdict(list)
    for owner_id, *values in rows.counting().values_list(owner, *fields):
        facts = _known(dict(zip(fields, values, strict=True)))
        found[(heirs or {}).get(owner_id, owner_id)].append(facts)
    return found


def _known(facts: Facts) -> Facts:
    plain = {key: float(value) if hasattr(value, "as_tuple") else value for key, value in facts.items()}
    return {key: value for key, value in plain.items() if value is not None and value != ""}


def _awards(owned: Q, owner: str, heirs: dict[int, int]) -> tuple[Rows, set[int]]:
    """Awards by owner, and the owners with an award whose year nobody knows: their list cannot be complete."""
    found: Rows = defaultdict(list)
    undated: set[int] = set()
    fields = ("award", "year", "decided_on", "basis", "period_from", "period_until")
    for owner_id, award, year, decided_on, basis, first, last in (
        Award.objects.counting().filter(owned, revoked=False).values_list(owner, *fields)
    ):
        subject = heirs.get(owner_id, owner_id)
        year = year or (int(decided_on[:4]) if decided_on else None)
        if year is None:
            undated.add(subject)
            continue
        period = [first, last] if first and last else None
        fact = {"award": award, "year": year, "decided_on": decided_on, "basis": basis, "period": period}
        found[subject].append(_known(fact))
    return found, undated


def _holds(owned: Q, owner: str, heirs: dict[int, int]) -> Rows:
    rows = _rows(Hold.objects.filter(owned), owner, "kind", "from_on", "until_on", heirs=heirs)
    return _renamed(rows, {"from_on": "from", "until_on": "until"})


def _study(owned: Q) -> Rows:
    fields = ("from_on", "until_on", "sent_by_unit", "result", "discipline_kept")
    return _renamed(_rows(Study.objects.filter(owned), "person_id", *fields), {"from_on": "from", "until_on": "until"})


def _posts(owned: Q) -> tuple[Rows, set[int]]:
    """Posts by person, and who held one of which nobody knows whether the law's tables name it."""
    rows = _rows(Post.objects.filter(owned), "person_id", "group", "from_on", "until_on", "acting")
    unplaced = {person for person, facts in rows.items() if any("group" not in fact for fact in facts)}
    placed = {person: [fact for fact in facts if "group" in fact] for person, facts in rows.items()}
    return _renamed(placed, {"from_on": "from", "until_on": "until"}), unplaced


def _movements(owned: Q, owner: str, heirs: dict[int, int]) -> Rows:
    fields = ("launched_by", "length", "stage", "rank", "year")
    return _renamed(_rows(MovementResult.objects.filter(owned), owner, *fields, heirs=heirs), {"length": "years"})


def _renamed(rows: Rows, names: dict[str, str]) -> Rows:
    return {
        owner: [{names.get(key, key): value for key, value in fact.items()} for fact in facts]
        for owner, facts in rows.items()
    }


def _achievements(owned: Q, owner: str, heirs: dict[int, int]) -> Rows:
    fields = ("kind", "degree", "scope", "year", "recognised_by")
    return _rows(Achievement.objects.filter(owned), owner, *fields, heirs=heirs)


def _initiatives(people: list[int]) -> tuple[Rows, set[int]]:
    """Recognised initiatives of each author, with how many authors share them and what this author used them for.

    And the authors of one whose scope nobody knows: their list cannot be complete.
    """
    written = list(
        Authorship.objects.filter(
            person__in=people, initiative__replaced_by__isnull=True, initiative__withdrawn_at__isnull=True
        )
        .order_by("initiative__year", "initiative_id")
        .values_list("person_id", "initiative_id", *(f"initiative__{name}" for name in _INITIATIVE))
    )
    shared = dict(
        Authorship.objects.filter(initiative__authorships__person__in=people)
        .values_list("initiative_id")
        .annotate(authors=Count("person", distinct=True))
    )
    used = _uses(people)
    found: Rows = defaultdict(list)
    unplaced: set[int] = set()
    for person, initiative, *values in written:
        fact = _known(dict(zip(_INITIATIVE, values, strict=True)))
        fact |= {
            "id": f"sk-{initiative}",
            "authors": shared[initiative],
            "used_for": used.get((person, initiative), []),
        }
        if "scope" in fact:
            found[person].append(fact)
        else:
            unplaced.add(person)
    return found, unplaced


def _uses(people: list[int]) -> dict[tuple[int, int], list[Facts]]:
    """(author, initiative) → what it was used for; what a replaced initiative was used for stays used."""
    fields = ("person_id", "initiative_id", "award", "year")
    rows = list(InitiativeUse.objects.filter(person__in=people).values_list(*fields))
    today = _standing({initiative for _person, initiative, _award, _year in rows})
    found: dict[tuple[int, int], list[Facts]] = defaultdict(list)
    for person, initiative, award, year in rows:
        use = {"award": award, "year": year}
        if use not in found[person, today[initiative]]:
            found[person, today[initiative]].append(use)
    return found


def _standing(initiatives: set[int]) -> dict[int, int]:
    """Each initiative → the one that stands in its place; a query for each correction in a row, and one."""
    today = {one: one for one in initiatives}
    while moved := dict(
        Initiative.objects.filter(pk__in=set(today.values()), replaced_by__isnull=False).values_list(
            "pk", "replaced_by"
        )
    ):
        today = {one: moved.get(now, now) for one, now in today.items()}
    return today


_INITIATIVE = ("kind", "year", "scope", "recognised_on")


def _once_a_year(years: list[Facts]) -> list[Facts]:
    """The year of a renaming may stand under both names: the unit of today, which comes later, prevails."""
    return list({row["year"]: row for row in years}.values())
