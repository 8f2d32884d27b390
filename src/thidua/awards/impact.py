"""What another edition of the law would change: open dossiers asked under the law in force and under the candidate.

Decided dossiers are not asked: they keep the verdict they were decided with.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from thidua.awards.models import OPEN_STATES, Nomination
from thidua.awards.readable import titles_in
from thidua.awards.rulebook import award_name
from thidua.awards.verdicts import ask_each
from thidua.core.jobs import Progress, job_kind, start_job
from thidua.core.models import Job, User
from thidua.law.question import parse_question
from thidua.rulebooks import in_force
from thidua.rulebooks.models import Edition
from thidua.ui.verdict import title_of

KIND = "awards.impact"
CHUNK = 200
MOST_TOLD = 2_000  # so many changed dossiers are kept by name; all are counted


def key_of(edition: Edition) -> str:
    return f"{in_force.state().digest}:{in_force.state_with(edition.digest).digest}"


def start(edition: Edition, *, owner: User) -> Job:
    """The job that asks; one of the same question still at work is given back."""
    key = key_of(edition)
    at_work = Job.objects.filter(kind=KIND, arguments__key=key, owner=owner).exclude(state__in=["done", "failed"])
    return at_work.first() or start_job(
        KIND,
        title=_("Hồ sơ đổi kết luận theo %(edition)s") % {"edition": edition},
        owner=owner,
        arguments={"key": key, "digest": edition.digest},
        result_url=reverse("awards:impact", args=[edition.digest]),
    )


def latest(edition: Edition) -> Job | None:
    """The last finished comparison of these two laws."""
    done = Job.objects.filter(kind=KIND, arguments__key=key_of(edition), state=Job.State.DONE)
    return done.order_by("-created_at").first()


def unseen(edition: Edition) -> str:
    """A doubt about an edition: nobody looked yet which open dossiers it would change."""
    number = Nomination.objects.filter(state__in=OPEN_STATES).count()
    if not number or latest(edition) is not None:
        return ""
    return ngettext(
        "Chưa xem tác động: %(number)d hồ sơ chưa quyết định có thể đổi kết luận.",
        "Chưa xem tác động: %(number)d hồ sơ chưa quyết định có thể đổi kết luận.",
        number,
    ) % {"number": number}


@job_kind(KIND)
def compare(job: Job, progress: Progress) -> dict[str, Any]:
    """Ask chunk by chunk; tells how many are unchanged and names those that change, with the clauses that do."""
    edition = Edition.objects.defer("archive").get(digest=job.arguments["digest"])
    candidate = in_force.state_with(edition.digest)
    ids = list(
        Nomination.objects.filter(state__in=OPEN_STATES).order_by("unit__path", "pk").values_list("pk", flat=True)
    )
    changed: list[dict[str, Any]] = []
    asked = 0
    for first in range(0, len(ids), CHUNK):
        progress(first, len(ids), "")
        some = Nomination.objects.filter(pk__in=ids[first : first + CHUNK]).select_related(
            "round", "unit", "person", "collective"
        )
        told = ask_each(some)
        for nomination in some:
            one = told[nomination.pk]
            asked += 1
            question = parse_question(one.question)
            then = in_force.with_local_of(candidate, in_force.documents(), nomination.unit, question[0].decisive)
            line = difference(one.answer, in_force.engine_of(then).answer(*question))
            if line:
                changed.append(
                    {"nomination": nomination.pk, "unit": str(nomination.unit), **_named(nomination), **line}
                )
    progress(len(ids), len(ids), "")
    return {"asked": asked, "changed": len(changed), "lines": changed[:MOST_TOLD]}


def _named(nomination: Nomination) -> dict[str, Any]:
    return {"subject": str(nomination.subject), "award": nomination.award, "round": nomination.round.name}


def difference(now: Mapping[str, Any], then: Mapping[str, Any]) -> dict[str, Any] | None:
    """What changes from one answer to the other; None when the verdict stays what it is."""
    before = {clause["id"]: clause for clause in now["clauses"]}
    after = {clause["id"]: clause for clause in then["clauses"]}
    if now["outcome"] == then["outcome"]:
        return None
    clauses = []
    for name in dict.fromkeys([*before, *after]):
        one, other = before.get(name), after.get(name)
        if one is None or other is None or one["outcome"] != other["outcome"]:
            told: Any = other or one
            clauses.append(
                {
                    "title": told.get("title") or told["id"],
                    "title_en": told.get("title_en") or told["id"],
                    "before": one["outcome"] if one else "",
                    "after": other["outcome"] if other else "",
                    "reason": other.get("reason") or "" if other else "",
                    "cites": told.get("cites") or "",
                }
            )
    return {"before": now["outcome"], "after": then["outcome"], "clauses": clauses}


def shown(lines: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Lines in the language of the page, initiatives by their titles. At most one query."""
    reasons = iter(titles_in([str(one["reason"]) for line in lines for one in line["clauses"]]))
    return [
        {
            **line,
            "award_name": award_name(str(line["award"])),
            "clauses": [{**one, "title": title_of(one), "reason": next(reasons)} for one in line["clauses"]],
        }
        for line in lines
    ]
