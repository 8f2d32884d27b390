"""What the council and the decision make of accepted dossiers; called by those rooms, many at once."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction

from thidua.awards import verdicts
from thidua.awards.actions.keeping import keep_verdicts
from thidua.awards.actions.locks import require_step
from thidua.awards.domain import states
from thidua.awards.models import Nomination, Verdict
from thidua.core.events import build_event, write_events
from thidua.core.models import User
from thidua.core.permissions import require


@transaction.atomic
def mark_passed(nomination_ids: Sequence[int], *, actor: User, at: datetime, by: str = "") -> list[Nomination]:
    """The council passed them; `by` names meeting or ballot in the event. The verdict of this moment is kept."""
    return _mark(
        nomination_ids, "pass", "nomination.passed", "awards.mark_result", actor=actor, at=at, by=by,
        moment=Verdict.Moment.VOTED,
    )  # fmt: skip


@transaction.atomic
def mark_not_passed(nomination_ids: Sequence[int], *, actor: User, at: datetime, by: str = "") -> list[Nomination]:
    """The council did not pass them."""
    return _mark(
        nomination_ids, "not_pass", "nomination.not_passed", "awards.mark_result", actor=actor, at=at, by=by,
        moment=Verdict.Moment.VOTED,
    )  # fmt: skip


@transaction.atomic
def mark_decided(
    nomination_ids: Sequence[int], *, actor: User, at: datetime, by: str = "", decided_on: date | None = None
) -> list[Nomination]:
    """They stand in an issued decision; `by` is its number. The verdict as of the decision's own day is kept."""
    return _mark(
        nomination_ids, "decide", "nomination.decided", "awards.mark_decided", actor=actor, at=at, by=by,
        moment=Verdict.Moment.DECIDED, on=decided_on,
    )  # fmt: skip


def _mark(
    nomination_ids: Sequence[int],
    act: str,
    event: str,
    permission: str,
    *,
    actor: User,
    at: datetime,
    by: str,
    moment: str,
    on: date | None = None,
) -> list[Nomination]:
    """Those already in the wanted state are left alone, so that the same list may come twice."""
    to = states.STEPS[act].to
    found = list(
        Nomination.objects.select_for_update(of=("self",))
        .select_related("round__unit", "unit", "person__unit", "collective")
        .filter(pk__in=nomination_ids)
        .order_by("pk")
    )
    for nomination in found:
        require(actor, permission, nomination)
    todo = [nomination for nomination in found if nomination.state != to]
    for nomination in todo:
        require_step(nomination, act)
    keep_verdicts(verdicts.ask_each(todo, on=on), moment, at=at)
    events = []
    for nomination in todo:
        before, nomination.state = nomination.state, str(to)
        nomination.version += 1
        after = {"state": to, "by": by}
        events.append(build_event(event, subject=nomination, actor=actor, at=at, before={"state": before}, after=after))
    write_events(events)
    Nomination.objects.bulk_update(todo, ["state", "version"], batch_size=500)
    return found
