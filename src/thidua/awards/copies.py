"""Achievements that share whole passages with those of other dossiers, as much of each as the viewer may know."""

from __future__ import annotations

from typing import Any

from django.db.models import Q

from thidua.awards.models import Nomination
from thidua.record.copied import Copied, copied

LOOKED_AT = 5_000  # the latest dossiers


def copies_of(nomination: Nomination, achievement: str, user: Any) -> list[Copied]:
    """Dossiers with the same passages, most of the same first.

    Drafts of others are not looked into, and neither is what the same subject is proposed for in the same year.
    """
    mine = Q(pk__in=Nomination.objects.visible_to(user).values("pk"))
    handed_in = Q(submitted_at__isnull=False)
    same = {"person": nomination.person_id, "collective": nomination.collective_id, "year": nomination.year}
    rows = Nomination.objects.filter(mine | handed_in).exclude(achievement="").exclude(pk=nomination.pk).exclude(**same)
    texts = dict(rows.order_by("-year", "-pk").values_list("pk", "achievement")[:LOOKED_AT])
    named = Nomination.objects.select_related("person", "collective", "unit", "round")
    return copied(
        achievement,
        texts,
        load=named.in_bulk,
        seen=lambda keys: set(Nomination.objects.visible_to(user).filter(pk__in=keys).values_list("pk", flat=True)),
    )
