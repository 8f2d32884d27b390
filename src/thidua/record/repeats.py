"""Earlier initiatives that a title being typed may repeat, or what is said of its effect; as much of each as the viewer
may know.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Q

from thidua import text
from thidua.organisation.models import Person
from thidua.record.alike import ENOUGH_WORDS, alike, marked
from thidua.record.award_names import award_name
from thidua.record.copied import Copied, copied
from thidua.record.models import Initiative

LOOKED_AT = 5_000  # the latest initiatives of which an effect is told
SEARCHED_WORDS = 4  # the longest words of the title; an earlier one must have one of them


@dataclass(frozen=True)
class Repeat:
    """`words` with whether the typed title has each; empty for one of another unit, of which only the year is told."""

    year: int
    scope: str
    words: list[tuple[str, bool]] = field(default_factory=list)
    authors: str = ""
    person: int = 0
    uses: str = ""


def repeats_of(title: str, user: Any, *, but: int = 0) -> list[Repeat]:
    """Initiatives that stand and say nearly the same, best first.

    Args:
        but: an initiative that is being corrected, which is no repeat of itself.
    """
    words = text.fold(title).split()
    if len(words) < ENOUGH_WORDS:
        return []
    longest = sorted(set(words), key=lambda word: (-len(word), word))[:SEARCHED_WORDS]
    has_one = reduce(or_, (Q(search_text__contains=word) for word in longest))
    rows = Initiative.objects.counting().filter(has_one).exclude(pk=but).order_by()
    found = [one.key for one in alike(title, dict(rows.values_list("pk", "search_text")))]
    works = Initiative.objects.in_bulk(found)
    seen = set(Person.objects.visible_to(user).filter(authorships__initiative__in=found).values_list("pk", flat=True))
    return [_told(works[pk], title, seen) for pk in found]


def _told(work: Initiative, title: str, seen: set[int]) -> Repeat:
    authors = [one.person for one in work.authorships.select_related("person").order_by("pk")]
    mine = [person for person in authors if person.pk in seen]
    scope = work.get_scope_display() if work.scope else ""
    if not mine:
        return Repeat(work.year, scope)
    used = [f"{award_name(use.award)} {use.year}, {use.person}" for use in work.uses.select_related("person")]
    return Repeat(
        work.year, scope, marked(work.title, title), ", ".join(map(str, authors)), mine[0].pk, "; ".join(used)
    )


def same_effects(effect: str, user: Any, *, but: int = 0) -> list[Copied]:
    """Initiatives with the same passages in what is told of their effect, most of the same first."""
    rows = Initiative.objects.counting().exclude(effect="").exclude(pk=but).order_by("-year", "-pk")
    people = Person.objects.visible_to(user)
    return copied(
        effect,
        dict(rows.values_list("pk", "effect")[:LOOKED_AT]),
        load=Initiative.objects.in_bulk,
        seen=lambda keys: set(
            Initiative.objects.filter(pk__in=keys, authorships__person__in=people).values_list("pk", flat=True)
        ),
    )
