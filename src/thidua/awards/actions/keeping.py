"""Keeping what the law answered at one moment of dossiers: the same verdict for ever."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from thidua.awards.models import Verdict
from thidua.awards.verdicts import Asked
from thidua.rulebooks import in_force
from thidua.rulebooks.models import LawState


def keep_verdicts(asked: Mapping[int, Asked], moment: str, *, at: datetime) -> None:
    """Store question, facts, answer and law of each nomination, by its id. Called inside the action that decides."""
    laws: dict[str, LawState] = {}
    for one in asked.values():
        if one.law.digest not in laws:
            laws[one.law.digest] = in_force.kept(one.law, at=at)
    Verdict.objects.bulk_create(
        [
            Verdict(
                nomination_id=nomination,
                moment=moment,
                at=at,
                question=one.question,
                answer=one.answer,
                outcome=one.outcome,
                rulebook=one.rulebook,
                law=laws[one.law.digest],
            )
            for nomination, one in asked.items()
        ],
        batch_size=500,
    )
