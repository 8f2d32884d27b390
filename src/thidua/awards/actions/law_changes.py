"""After a change of law open dossiers are asked about anew: lists are brought up to date, who works on them is told."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from thidua.awards import verdicts
from thidua.awards.impact import difference
from thidua.awards.models import OPEN_STATES, Nomination, OutcomeChange
from thidua.core.clock import now
from thidua.core.events import build_event, write_events
from thidua.core.jobs import Progress, job_kind, start_job
from thidua.core.models import Event, Job, User
from thidua.core.permissions import require
from thidua.core.roles import Role
from thidua.law.question import parse_question
from thidua.organisation.permissions import within
from thidua.rulebooks import in_force
from thidua.rulebooks.local import Held
from thidua.rulebooks.models import LawState

KIND = "awards.law_changed"
HEARD = (
    "law.edition_activated",
    "rule.confirmed",
    "rule.differs",
    "rule.confirmation_withdrawn",
    "law.local_added",
    "law.local_withdrawn",
)
CHUNK = 200


def law_will_change(events: Sequence[Event]) -> None:
    """Start the review of open dossiers; a review that has not begun yet takes later changes along."""
    first = events[0]
    if first.actor is None or Job.objects.filter(kind=KIND, state=Job.State.WAITING).exists():
        return
    before = in_force.kept(in_force.state(), at=first.at)
    start_job(
        KIND,
        title=_("Hỏi lại hồ sơ đang mở sau khi luật thay đổi"),
        owner=first.actor,
        arguments={"before": before.digest, "documents": [one.as_json() for one in in_force.documents()]},
        result_url=reverse("awards:law_changes"),
    )


@job_kind(KIND)
def ask_open_dossiers(job: Job, progress: Progress) -> dict[str, Any]:
    """Ask by the law before and by the law now; run again it tells nothing twice."""
    in_force.refresh()
    before = in_force.state_of(LawState.objects.select_related("edition").get(digest=job.arguments["before"]))
    documents = [Held.from_json(one) for one in job.arguments.get("documents", ())]
    ids = list(Nomination.objects.filter(state__in=OPEN_STATES).order_by("pk").values_list("pk", flat=True))
    changed = 0
    for first in range(0, len(ids), CHUNK):
        progress(first, len(ids), "")
        changed += _review(ids[first : first + CHUNK], before, documents, at=now())
    progress(len(ids), len(ids), "")
    return {"asked": len(ids), "changed": changed}


@transaction.atomic
def _review(ids: Sequence[int], before: in_force.State, documents: Sequence[Held], *, at: datetime) -> int:
    """One chunk in one transaction, its dossiers locked: what was decided meanwhile is left alone."""
    some = list(
        Nomination.objects.select_for_update(of=("self",))
        .select_related("round", "unit", "person", "collective")
        .filter(pk__in=ids, state__in=OPEN_STATES)
        .order_by("pk")
    )
    told = verdicts.ask_each(some)
    lines: list[OutcomeChange] = []
    stale: list[Nomination] = []
    for nomination in some:
        asked = told[nomination.pk]
        question = parse_question(asked.question)
        was = in_force.with_local_of(before, documents, nomination.unit, question[0].decisive)
        line = difference(in_force.engine_of(was).answer(*question), asked.answer)
        if line is not None:
            law = in_force.kept(asked.law, at=at)
            lines.append(OutcomeChange(nomination=nomination, law=law, at=at, **line))
        if nomination.outcome != asked.outcome:
            nomination.outcome = asked.outcome
            stale.append(nomination)
    Nomination.objects.bulk_update(stale, ["outcome"])
    return _written(lines, at=at)


def _written(lines: list[OutcomeChange], *, at: datetime) -> int:
    known = set(
        OutcomeChange.objects.filter(
            nomination__in=[line.nomination for line in lines], law__in={line.law for line in lines}
        ).values_list("nomination", "law")
    )
    new = [line for line in lines if (line.nomination_id, line.law_id) not in known]
    OutcomeChange.objects.bulk_create(new)
    write_events(
        [
            build_event(
                "nomination.law_changed", subject=line.nomination, actor=None, at=at,
                before={"outcome": line.before}, after={"outcome": line.after, "law": line.law.digest},
            )
            for line in new
        ]
    )  # fmt: skip
    return len(new)


@transaction.atomic
def mark_seen(changes: Iterable[int], *, actor: User, at: datetime) -> int:
    """The actor's side, unit or department, has seen these changes; how many were new to it."""
    rows = OutcomeChange.objects.select_for_update(of=("self",)).filter(pk__in=list(changes))
    seen, events = [], []
    for line in rows.select_related("nomination__unit"):
        require(actor, "awards.see_law_change", line)
        sides = [
            side
            for side, role in (("unit", Role.OFFICER), ("ministry", Role.DEPARTMENT))
            if within(actor, line.nomination.unit, role) and getattr(line, f"{side}_seen_at") is None
        ]
        for side in sides:
            setattr(line, f"{side}_seen_by", actor)
            setattr(line, f"{side}_seen_at", at)
        if sides:
            seen.append(line)
            events.append(
                build_event(
                    "nomination.law_change_seen", subject=line.nomination, actor=actor, at=at, after={"sides": sides}
                )
            )
    OutcomeChange.objects.bulk_update(
        seen, ["unit_seen_by", "unit_seen_at", "ministry_seen_by", "ministry_seen_at"], batch_size=200
    )
    write_events(events)
    return len(seen)
