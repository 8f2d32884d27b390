"""What the one search finds among decisions: by number, with or without its marks, or by the words of the subject."""

from __future__ import annotations

from typing import Any

from django.db.models import Q
from django.urls import reverse

from thidua import text
from thidua.core.search import Hit, Wanted
from thidua.decisions.models import Decision

LOOKED_AT = 500  # decisions of one beginning; a ministry issues fewer in a year


def decisions(user: Any, wanted: Wanted, most: int) -> list[Hit]:
    """The newest first. The subject is compared without accents among the viewer's latest."""
    rows = Decision.objects.visible_to(user).order_by("-decided_on", "-pk")
    figures = "".join(sign for sign in wanted.number if sign.isdigit())
    if figures:
        some = rows.filter(Q(number=figures) | Q(number__startswith=figures))[:LOOKED_AT]
        found = [one for one in some if _joined(one.shown_number).startswith(wanted.number)]
    else:
        found = [one for one in rows[:LOOKED_AT] if _holds(one.subject, wanted.words)]
    return [
        Hit(
            f"{one.shown_number if one.number else one.get_state_display()} · {one.subject}",
            " · ".join(filter(None, [one.decided_on.strftime("%d/%m/%Y") if one.decided_on else "", one.round.name])),
            reverse("decisions:decision", args=[one.pk]),
        )
        for one in found[:most]
    ]


def _joined(number: str) -> str:
    return "".join(sign for sign in text.fold(number) if sign.isalnum())


def _holds(subject: str, words: list[str]) -> bool:
    have = text.fold(subject).split()
    return all(any(one.startswith(word) for one in have) for word in words)
