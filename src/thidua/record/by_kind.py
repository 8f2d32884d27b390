"""The kinds of fact that can be entered, corrected and withdrawn by hand: of each its table and its form."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from thidua.record import forms_career as career
from thidua.record import forms_facts as facts
from thidua.record.models import (
    Achievement,
    Award,
    CollectiveYear,
    Discipline,
    Fact,
    Hold,
    Initiative,
    Move,
    MovementResult,
    Post,
    Rating,
    ServiceYear,
    Study,
)


@dataclass(frozen=True)
class ByHand:
    """One kind of fact."""

    model: type[Fact]
    form: type[facts.FactForm]

    def form_of(self, fact: Fact, data: Any = None, *, subject_kind: str = "individual") -> facts.FactForm:
        """The form of a fact that is to be corrected, filled with what it says."""
        return self.form(data, initial=self.form.said(fact), subject_kind=subject_kind)


KINDS: dict[str, ByHand] = {
    "rating": ByHand(Rating, facts.RatingForm),
    "award": ByHand(Award, facts.AwardForm),
    "initiative": ByHand(Initiative, facts.InitiativeForm),
    "collective-year": ByHand(CollectiveYear, career.CollectiveYearForm),
    "service": ByHand(ServiceYear, career.ServiceForm),
    "achievement": ByHand(Achievement, career.AchievementForm),
    "movement": ByHand(MovementResult, career.MovementForm),
    "post": ByHand(Post, career.PostForm),
    "move": ByHand(Move, career.MoveForm),
    "study": ByHand(Study, career.StudyForm),
    "discipline": ByHand(Discipline, facts.DisciplineForm),
    "hold": ByHand(Hold, career.HoldForm),
}


def table_labels() -> dict[str, str]:
    """The label of each kind's table, "record.award", under which sources and merges keep its rows."""
    return {kind: one.model._meta.label_lower for kind, one in KINDS.items()}


def kinds_of(subject_kind: str) -> list[tuple[str, Any]]:
    """(kind, label) of what an `individual` or a `collective` may have, in the order in which people look for it."""
    return [(kind, one.form.label) for kind, one in KINDS.items() if subject_kind in one.form.of]
