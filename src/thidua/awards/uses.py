"""What the record may not take back: facts of people and collectives that were nominated since."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from django.db.models import Q
from django.utils.translation import gettext as _

from thidua.awards.models import Nomination

SHOWN = 10
CHUNK = 5_000


def nominations_since(people: Collection[int], units: Collection[int], since: datetime) -> list[str]:
    """A sentence for each nomination made since then, the first ten of them by name."""
    found: list[Nomination] = []
    ids = [*(("person", pk) for pk in sorted(people)), *(("collective", pk) for pk in sorted(units))]
    for start in range(0, len(ids), CHUNK):
        some = ids[start : start + CHUNK]
        about = Q(person__in=[pk for kind, pk in some if kind == "person"]) | Q(
            collective__in=[pk for kind, pk in some if kind == "collective"]
        )
        found += Nomination.objects.filter(about, proposed_at__gte=since).select_related(
            "person", "collective", "round"
        )
    said = [
        _("%(subject)s đã được đề nghị ở “%(round)s” (hồ sơ %(number)s).")
        % {"subject": one.subject, "round": one.round, "number": one.label_number}
        for one in found[:SHOWN]
    ]
    if len(found) > SHOWN:
        said.append(_("và %(count)d hồ sơ đề nghị khác.") % {"count": len(found) - SHOWN})
    return said
