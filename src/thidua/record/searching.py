"""What the one search finds in the record: people, units old and new, awards by their decision, initiatives."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from thidua import text
from thidua.core.search import Hit, Wanted, begins
from thidua.organisation.models import Person, PersonQuerySet, Unit
from thidua.organisation.permissions import scope
from thidua.record.award_names import award_name
from thidua.record.models import READERS, Award, Initiative
from thidua.record.queries import named_like

IDENTITY_LENGTHS = (9, 12)
FEW_UNITS, FEW_PEOPLE, FEW_DOUBLES = 500, 5_000, 50
LOOKED_AT = 1_000  # decisions of one beginning


def people(user: Any, wanted: Wanted, most: int) -> list[Hit]:
    """By whole identity number or name, then names that begin so, then initials, then the words anywhere in a name.

    Each way is asked only while the ones before it found too few, and in no order of the database's, so that a common
    beginning costs no more than a rare one.
    """
    seen = Person.objects.visible_to(user).select_related("unit").order_by()
    return [
        Hit(
            one.full_name,
            " · ".join(part for part in (one.post, one.unit.name_vi) if part),
            reverse("record:person", args=[one.pk]),
        )
        for one in first(_ways_to_people(user, seen, wanted), most)
    ]


def _ways_to_people(user: Any, seen: PersonQuerySet, wanted: Wanted) -> Iterator[QuerySet[Any]]:
    words = wanted.folded
    if words.isdigit():
        if len(words) in IDENTITY_LENGTHS:
            yield seen.filter(identity_no=words)
            yield seen.filter(doubles__identity_no=words)
        return
    units = _few_units(user)
    if units is not None:  # in a small scope reading everybody is quicker than any index over the whole ministry
        seen = seen.filter(Q(unit__in=units) | Q(user=user.pk))
        yield seen.filter(search_text=words)
        yield seen.filter(search_text__startswith=words)
        if len(wanted.words) == 1:
            yield seen.filter(initials__startswith=words)
        yield named_like(seen, words)
        yield _of_doubles(seen, words)
        return
    yield seen.filter(search_text=words)
    yield seen.filter(begins("search_text", words))
    if len(wanted.words) == 1:
        yield seen.filter(begins("initials", words))
    yield seen.beginning(words)
    yield _of_doubles(seen, words)
    if len(wanted.words) > 1:
        found = seen
        for word in sorted(wanted.words, key=len, reverse=True):  # a long word is the rarer one
            found = found.beginning(word)
        yield found


def _of_doubles(seen: PersonQuerySet, words: str) -> PersonQuerySet:
    """The records that doubles of this name were merged into. Doubles are asked for first, by their own small index:
    left to itself SQLite reads everybody of the scope instead."""
    doubles = Person.with_doubles.filter(begins("search_text", words), merged_into__isnull=False).order_by()
    return seen.filter(pk__in=list(doubles.values_list("merged_into", flat=True)[:FEW_DOUBLES]))


def _few_units(user: Any) -> list[int] | None:
    """The units of a small scope; None where more than a few thousand people are in it, or nobody but oneself.

    Two quick queries, once a request.
    """
    if not hasattr(user, "_few_units"):
        scoped = Unit.objects.filter(scope(user, *READERS, field="")).order_by()
        units = list(scoped.values_list("pk", flat=True)[: FEW_UNITS + 1])
        is_small = 0 < len(units) <= FEW_UNITS
        inside = Person.objects.filter(unit__in=units).order_by()
        is_small = is_small and inside[: FEW_PEOPLE + 1].count() <= FEW_PEOPLE
        user._few_units = units if is_small else None
    found: list[int] | None = user._few_units
    return found


def first(ways: Iterable[QuerySet[Any]], most: int) -> Iterator[Any]:
    """The rows of one query after the other, each once, until there are enough."""
    return islice(_each_once(ways, most), most)


def _each_once(ways: Iterable[QuerySet[Any]], most: int) -> Iterator[Any]:
    known: set[int] = set()
    for rows in ways:
        for row in sorted(rows[:most], key=lambda row: getattr(row, "sort_key", "")):
            if row.pk not in known:
                known.add(row.pk)
                yield row
        if len(known) >= most:
            return


def units(user: Any, wanted: Wanted, most: int) -> list[Hit]:
    """Units by name or code, old names too: a former unit is a unit with its last year."""
    seen = Unit.objects.visible_to(user)
    ways = [
        seen.filter(code__iexact=wanted.typed.strip()),
        seen.filter(search_text__startswith=wanted.folded),
        named_like(seen, wanted.folded),
    ]
    return [
        Hit(
            one.name_vi,
            _("đến năm %(year)s") % {"year": one.to_year} if one.to_year else one.code,
            reverse("record:unit", args=[one.pk])
            if one.is_collective
            else reverse("organisation:unit", args=[one.code]),
        )
        for one in first(ways, most)
    ]


def awards(user: Any, wanted: Wanted, most: int) -> list[Hit]:
    """Awards of the record by the number of their decision, with or without marks: "1234/QĐ-BCT", "1234qdbct"."""
    if not wanted.number:
        return []
    figures = "".join(sign for sign in wanted.number if sign.isdigit())
    rows = Award.objects.counting().visible_to(user).select_related("person", "unit")
    numbers = rows.filter(begins("decision_no", figures)).order_by().values_list("decision_no", flat=True).distinct()
    meant = [number for number in numbers[:LOOKED_AT] if _joined(number).startswith(wanted.number)]
    exact_first = sorted(meant, key=lambda number: (_joined(number) != wanted.number, number))[:most]
    found: dict[tuple[str, str, int | None], list[Award]] = {}
    for one in rows.filter(decision_no__in=exact_first).order_by("-year", "award", "pk")[: most * LOOKED_AT]:
        found.setdefault((one.decision_no, one.award, one.year), []).append(one)
    best = sorted(found.values(), key=lambda some: exact_first.index(some[0].decision_no))
    return [_award_hit(some) for some in best[:most]]


def _joined(number: str) -> str:
    return "".join(sign for sign in text.fold(number) if sign.isalnum())


def _award_hit(some: list[Award]) -> Hit:
    """One decision and award; of several holders the first is named."""
    one = some[0]
    holder = one.person or one.unit
    assert holder is not None
    more = _(" và %(number)d nữa") % {"number": len(some) - 1} if len(some) > 1 else ""
    url = reverse("record:person" if one.person_id else "record:unit", args=[holder.pk])
    note = " · ".join(part for part in (str(one.year or ""), f"{holder}{more}") if part)
    return Hit(f"{one.decision_no} · {award_name(one.award)}", note, f"{url}#nam-{one.year}" if one.year else url)


def initiatives(user: Any, wanted: Wanted, most: int) -> list[Hit]:
    """By their titles, where at least one author is somebody the viewer sees."""
    if wanted.folded.isdigit():
        return []
    mine = Person.objects.visible_to(user)
    rows = named_like(Initiative.objects.counting(), wanted.folded).filter(authorships__person__in=mine).distinct()
    hits = []
    for one in rows.prefetch_related("authorships__person").order_by("-year", "pk")[:most]:
        authors = [authorship.person for authorship in one.authorships.all()]
        told = f"{one.year} · {', '.join(map(str, authors[:3]))}"
        hits.append(Hit(one.title, told, reverse("record:initiative", args=[one.pk])))
    return hits
