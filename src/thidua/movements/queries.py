"""Reads of the movements: the list with its filters, and those shown beside the programme."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Max, Min

from thidua import text
from thidua.movements.models import Movement, MovementQuerySet


@dataclass(frozen=True)
class MovementFilter:
    """What the list is asked for; an empty field asks for nothing special."""

    level: str = ""
    in_article: str = ""
    year: int | None = None
    words: str = ""


def filtered(movements: MovementQuerySet, chosen: MovementFilter) -> MovementQuerySet:
    """Movements that fit every part of the filter; words are matched without accents."""
    if chosen.level:
        movements = movements.filter(level=chosen.level)
    if chosen.in_article:
        movements = movements.filter(in_article=chosen.in_article)
    if chosen.year:
        movements = movements.running_in(chosen.year)
    for word in text.fold(chosen.words).split():
        movements = movements.filter(search_text__contains=word)
    return movements


def years() -> list[int]:
    """Years that can be chosen, newest first: from the first beginning to the last known beginning or end."""
    known = Movement.objects.aggregate(first=Min("period_from"), start=Max("period_from"), end=Max("period_to"))
    last = max((year for year in (known["start"], known["end"]) if year), default=None)
    return list(range(last, known["first"] - 1, -1)) if last and known["first"] else []
