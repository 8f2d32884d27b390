"""Asking the law about a whole ministry: long work, done in the background with its progress told."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from thidua.awards.models import Round
from thidua.awards.queries import eligible
from thidua.core.jobs import Progress, job_kind, start_job
from thidua.core.models import Job, User
from thidua.organisation.models import Person, Unit

KIND = "awards.review"
AT_ONCE = 1_000  # so many people are asked about while the page waits
CHUNK = 250


def needs_job(unit: Unit, round_: Round) -> bool:
    """Whether asking about everybody in the unit takes longer than a page may, and nobody asked yet."""
    if eligible.is_kept("individual", round_, unit):
        return False
    return Person.objects.filter(unit__path__startswith=unit.path).count() > AT_ONCE and not _recall(unit, round_)


def _recall(unit: Unit, round_: Round) -> bool:
    """Take over what a finished job found for the same question, perhaps in another process."""
    key = eligible.cache_key("individual", round_, unit)
    done = Job.objects.filter(kind=KIND, state=Job.State.DONE, arguments__key=key).order_by("-created_at").first()
    if done is None or not done.result:
        return False
    eligible.keep(key, {int(pk): tuple(awards) for pk, awards in done.result["eligible"].items()})
    return True


def review(unit: Unit, round_: Round, *, owner: User, result_url: str) -> Job:
    """The job that asks; a job of the same owner and question that is still at work is given back instead."""
    key = eligible.cache_key("individual", round_, unit)
    at_work = Job.objects.filter(
        kind=KIND, owner=owner, arguments__key=key, state__in=[Job.State.WAITING, Job.State.RUNNING]
    ).first()
    return at_work or start_job(
        KIND,
        title=_("Hỏi luật về mọi người của %(unit)s") % {"unit": unit},
        owner=owner,
        arguments={"key": key, "unit": unit.pk, "round": round_.pk},
        result_url=result_url,
    )


@job_kind(KIND)
def ask_everybody(job: Job, progress: Progress) -> dict[str, Any]:
    """Ask chunk by chunk; the answer is plain data, so that another process can take it over."""
    round_ = Round.objects.select_related("unit").get(pk=job.arguments["round"])
    unit = Unit.objects.get(pk=job.arguments["unit"])
    people = list(eligible.subjects_of("individual", round_, unit))
    found: dict[int, tuple[str, ...]] = {}
    for start in range(0, len(people), CHUNK):
        progress(start, len(people), "")
        found |= eligible.ask("individual", people[start : start + CHUNK], round_, unit)
    progress(len(people), len(people), "")
    eligible.keep(job.arguments["key"], found)
    return {"eligible": {str(pk): list(awards) for pk, awards in found.items()}}
