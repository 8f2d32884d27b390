"""The only writes to a programme's figures and judgements."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from thidua.core.errors import DomainError
from thidua.core.events import record
from thidua.core.models import User
from thidua.core.permissions import require
from thidua.programme.models import Goal, Indicator, MeasureUnit, Observation


class SameFigureAlready(DomainError):
    """The same value from the same source for the same period is already there."""

    def __init__(self, observation: Observation) -> None:
        super().__init__(
            _("Số liệu này đã có: %(indicator)s, kỳ %(period)s, cùng giá trị và cùng nguồn.")
            % {"indicator": observation.indicator.name, "period": observation.period}
        )
        self.observation = observation


@dataclass(frozen=True)
class NewObservation:
    """A figure as a person enters it; source and confidence are never optional."""

    period: str
    value: Decimal
    unit: MeasureUnit
    kind: str
    confidence: str
    source: str
    vintage: str = ""
    url: str = ""
    note: str = ""


@transaction.atomic
def add_observation(indicator: Indicator, figure: NewObservation, *, actor: User, at: datetime) -> Observation:
    """Add a published figure beside the others; nothing is overwritten, the newest vintage counts."""
    require(actor, "programme.add_observation", indicator)
    indicator = Indicator.objects.select_for_update().get(pk=indicator.pk)
    observation = Observation(
        indicator=indicator,
        period=figure.period,
        value=figure.value,
        unit=figure.unit,
        vintage=figure.vintage,
        kind=figure.kind,
        confidence=figure.confidence,
        retrieved_from=Observation.Origin.ENTERED,
        source_vi=figure.source,
        url=figure.url,
        note_vi=figure.note,
        entered_by=actor,
    )
    same = indicator.observations.filter(
        period=figure.period, value=figure.value, source_vi=figure.source, vintage=figure.vintage
    )
    if same.exists():
        raise SameFigureAlready(observation)
    observation.full_clean()
    observation.save()
    record(
        "observation.added",
        subject=observation,
        actor=actor,
        at=at,
        after={
            "indicator": indicator.code,
            "period": figure.period,
            "value": str(figure.value),
            "unit": figure.unit.code,
            "source": figure.source,
            "confidence": figure.confidence,
        },
    )
    return observation


@transaction.atomic
def judge_goal(goal_id: int, *, judgement: str, ground: str, judged_on: date | None, actor: User, at: datetime) -> Goal:
    """Write down what people concluded about a goal, on which ground; "open" takes a judgement back."""
    goal = Goal.objects.select_for_update().get(pk=goal_id)
    require(actor, "programme.judge_goal", goal)
    before = {"judgement": goal.judgement, "ground": goal.ground}
    goal.judgement, goal.ground = judgement, ground.strip()
    is_open = judgement == Goal.Judgement.OPEN
    goal.judged_on, goal.judged_by = (None, None) if is_open else (judged_on, actor)
    goal.full_clean()
    goal.save(update_fields=["judgement", "ground", "judged_on", "judged_by"])
    record(
        "goal.judged",
        subject=goal,
        actor=actor,
        at=at,
        before=before,
        after={"judgement": goal.judgement, "ground": goal.ground},
    )
    return goal
