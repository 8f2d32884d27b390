"""What this room asks of the law: the share of votes for an award and the quorum, else the council's own regulation."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from typing import Any

from django.utils import timezone

from thidua import law
from thidua.council.domain.quorum import Quorum, parse_share
from thidua.council.domain.thresholds import Threshold
from thidua.council.models import Council, Meeting


def day_of(meeting: Meeting) -> date:
    """The day of the meeting in Viet Nam: the day whose law decides on the ballot."""
    return timezone.localtime(meeting.held_at).date()


def threshold_of(award: str, *, on: date, members: int, council: Council) -> Threshold | None:
    """The share the law asks for; where it names none, the council's own; None when neither says anything.

    `members` are all appointed members, present or not, whatever interests they declared (see `domain.recusal`).
    """
    answer = law.threshold(award, on=on, members=members)
    percent = answer.get("percent")
    if percent is not None:
        return Threshold(
            percent=int(percent),
            base=members,
            cites=str(answer.get("cites") or ""),
            confidence=str(answer.get("confidence") or "high"),
        )
    if council.own_percent is None:
        return None
    return Threshold(
        percent=council.own_percent,
        base=members,
        cites=council.own_basis,
        source="council",
        strict=council.own_strict,
    )


def thresholds_of(awards: set[str], meeting: Meeting, members: int) -> dict[str, Threshold | None]:
    """One answer per award of a meeting."""
    on = day_of(meeting)
    return {award: threshold_of(award, on=on, members=members, council=meeting.council) for award in awards}


def quorum_of(council: Council) -> Quorum | None:
    """By the council's own regulation: the law that was read names no figure for a ministry's or unit's council."""
    return parse_share(council.own_quorum, council.own_basis)


def kept(threshold: Threshold) -> dict[str, Any]:
    """As it is stored with a nominee of a frozen list."""
    return {**asdict(threshold), "needed": threshold.needed}


def read(stored: dict[str, Any]) -> Threshold:
    """The stored threshold of a frozen list."""
    return Threshold(**{key: value for key, value in stored.items() if key != "needed"})
