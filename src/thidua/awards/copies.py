"""Achievements that share whole passages with those of other dossiers, as much of each as the viewer may know."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from django.db.models import Q

from thidua.awards.models import Nomination
from thidua.text.passages import Piece, beside, overlaps

LOOKED_AT = 5_000  # the latest dossiers


@dataclass(frozen=True)
class Copy:
    """`other` None: a dossier that the viewer does not see; then only its year is told."""

    percent: int
    year: int
    other: Nomination | None = None
    mine: list[Piece] = field(default_factory=list)
    theirs: list[Piece] = field(default_factory=list)


def copies_of(nomination: Nomination, achievement: str, user: Any) -> list[Copy]:
    """Dossiers with the same passages, most of the same first.

    Drafts of others are not looked into, and neither is what the same subject is proposed for in the same year.
    """
    mine = Q(pk__in=Nomination.objects.visible_to(user).values("pk"))
    handed_in = Q(submitted_at__isnull=False)
    same = {"person": nomination.person_id, "collective": nomination.collective_id, "year": nomination.year}
    rows = Nomination.objects.filter(mine | handed_in).exclude(achievement="").exclude(pk=nomination.pk).exclude(**same)
    texts = dict(rows.order_by("-year", "-pk").values_list("pk", "achievement")[:LOOKED_AT])
    found = overlaps(achievement, texts)
    rows = Nomination.objects.select_related("person", "collective", "unit", "round")
    others = rows.in_bulk([one.key for one in found])
    seen = set(Nomination.objects.visible_to(user).filter(pk__in=others).values_list("pk", flat=True))
    told = []
    for one in found:
        other, percent = others[one.key], round(one.share * 100)
        if one.key in seen:
            told.append(Copy(percent, other.year, other, *beside(achievement, other.achievement)))
        else:
            told.append(Copy(percent, other.year))
    return told
