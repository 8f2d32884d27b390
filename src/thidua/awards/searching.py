"""What the one search finds among dossiers: by number, or by the name of whom they are about."""

from __future__ import annotations

from typing import Any

from django.db.models import Q
from django.urls import reverse

from thidua.awards.models import Nomination
from thidua.awards.rulebook import award_name
from thidua.core.search import Hit, Wanted


def dossiers(user: Any, wanted: Wanted, most: int) -> list[Hit]:
    """The newest first; a number is meant whole, leading zeros or not."""
    rows = Nomination.objects.visible_to(user).select_related("round", "person", "collective", "unit")
    if wanted.folded.isdigit():
        rows = rows.filter(number=int(wanted.folded)) if len(wanted.folded) < 9 else rows.none()
    else:
        for word in wanted.words:
            about = Q(pk__in=[])
            for field in ("person__search_text", "collective__search_text"):
                about |= Q(**{f"{field}__startswith": word}) | Q(**{f"{field}__contains": f" {word}"})
            rows = rows.filter(about)
    return [
        Hit(
            f"{one.label_number} · {one.subject}",
            f"{award_name(one.award)} · {one.round.name} · {one.get_state_display()}",
            reverse("awards:nomination", args=[one.pk]),
        )
        for one in rows.order_by("-round__year", "-pk")[:most]
    ]
