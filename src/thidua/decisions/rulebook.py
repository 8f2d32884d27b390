"""The few things this room needs from the law, in the shape it stores them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import get_language

from thidua import law


@dataclass(frozen=True)
class Ground:
    """A ground on which an award is taken back."""

    id: str
    text: str
    cites: str


def needs_vote(award: str, *, on: date) -> bool | None:
    """Whether the law asks for a vote with a fixed share; None when its text was not read or says nothing known."""
    answer = law.threshold(award, on=on, members=1)
    if answer.get("votes_needed") is not None or answer.get("percent") is not None:
        return True
    return False if answer.get("regime") and answer.get("outcome") != "needs_people" else None


def authority(award: str, *, on: date) -> dict[str, Any]:
    """Who decides by the law: kept with the decision, with article and confidence."""
    answer = law.authority(award, on=on)
    return {key: answer.get(key) for key in ("regime", "decides", "proposes", "cites", "confidence") if answer.get(key)}


def bonus(award: str, *, kind: str, on: date) -> dict[str, Any]:
    """The bonus of one subject, as it is kept on the line of the list; `amount_vnd` None = the law was not read."""
    answer = law.bonus(award, kind=kind, on=on)
    return dict(answer)


def regime_for(*, on: date, received_on: date | None) -> str | None:
    return law.regime_for(on=on, received_on=received_on)


def grounds(on: date) -> list[Ground]:
    """The grounds of revocation in the law of that day."""
    in_english = (get_language() or "vi").startswith("en")
    return [
        Ground(one["id"], str(one["en"] if in_english else one["vi"]), str(one.get("cites") or ""))
        for one in law.revocation_grounds(on)
    ]
