"""An old verdict explained again: by the law that gave it, and beside it by the law of today, on the same facts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from thidua.awards.impact import difference
from thidua.awards.models import Verdict
from thidua.awards.verdicts import answered
from thidua.law.question import parse_question
from thidua.rulebooks import in_force


@dataclass(frozen=True)
class Explained:
    """`again` is what the law of then answers now, None where no law was kept; `today` what the law of today answers.

    `change` tells what differs between the kept answer and today's, None when the outcome is the same.
    """

    again: dict[str, Any] | None
    today: dict[str, Any]
    change: dict[str, Any] | None

    def agrees_with(self, kept: Mapping[str, Any]) -> bool:
        """Whether the law of then still comes to the kept outcomes, of the award and of every clause."""
        return self.again is not None and _outcomes(self.again) == _outcomes(kept)


def explain(verdict: Verdict) -> Explained:
    """Ask both laws the question that was kept."""
    asked = parse_question(verdict.question)
    again = None
    if verdict.law is not None:
        again = in_force.engine_of(in_force.state_of(verdict.law)).answer(*asked)
    today = answered(verdict.question, verdict.nomination.unit).answer
    return Explained(again, today, difference(verdict.answer, today))


def is_law_of_today(verdict: Verdict) -> bool:
    if verdict.law is None:
        return False
    decisive = parse_question(verdict.question)[0].decisive
    return verdict.law.digest == in_force.engine_for(verdict.nomination.unit, decisive)[1].digest


def _outcomes(answer: Mapping[str, Any]) -> dict[str, Any]:
    return {"": answer["outcome"], **{one["id"]: one["outcome"] for one in answer["clauses"]}}
