"""Reads of the movements: the list with its filters, and those shown beside the programme."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Max, Min

from thidua import text
from thidua.movements.models import Movement, MovementQuerySet


@dataclass(frozen=True)
class MovementFilter:
    """What the list was asked for; an unknown level or year asks for nothing special."""

    level: str = ""
    in_article: str = ""
    year: int | None = None
    words: str = ""

    @classmethod
    def from_query(cls, query: Mapping[str, str]) -> MovementFilter:
        level, in_article, year = query.get("cap", ""), query.get("bai", ""), query.get("nam", "")
        return cls(
            level=level if level in Movement.Level.values else "",
            in_article=in_article if in_article in Movement.InArticle.values else "",
            year=int(year) if year.isascii() and year.isdigit() and len(year) == 4 else None,
            words=query.get("q", "").strip()[:100],
        )

    @property
    def is_empty(self) -> bool:
        return self == MovementFilter()


def filtered(movements: MovementQuerySet, chosen: MovementFilter) -> MovementQuerySet:
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
    known = Movement.objects.aggregate(
        first=Min("period_from"), start=Max("period_from"), end=Max("period_to")
    )
    last = max((year for year in (known["start"], known["end"]) if year), default=None)
    return list(range(last, known["first"] - 1, -1)) if last and known["first"] else []


def named_at_the_launch() -> MovementQuerySet:
    """The movements the launch text names, directly or as a group."""
    return Movement.objects.exclude(in_article=Movement.InArticle.NO)
