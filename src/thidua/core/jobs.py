"""Background work: an action creates a `Job`, a worker runs the registered function and tells its progress."""

from __future__ import annotations

import logging
from collections.abc import Callable
from functools import partial
from typing import Any

from django.db import transaction
from django_tasks import task

from thidua.core.clock import now
from thidua.core.errors import DomainError
from thidua.core.models import Job, User

logger = logging.getLogger(__name__)
Progress = Callable[[int, int, str], None]
Runner = Callable[[Job, Progress], Any]
_runners: dict[str, Runner] = {}


def job_kind(kind: str) -> Callable[[Runner], Runner]:
    """Register the function that does the work: it gets the job and `progress(done, total, message)`.

    It may run twice without harm, and returns a JSON value kept as the job's result.
    """

    def register(function: Runner) -> Runner:
        _runners[kind] = function
        return function

    return register


def start_job(kind: str, *, title: str, owner: User, arguments: dict[str, Any], result_url: str = "") -> Job:
    """Create the job and hand it to a worker after the transaction commits."""
    if kind not in _runners:
        raise LookupError(f"no such kind of job: {kind!r}; known: {', '.join(sorted(_runners))}")
    job = Job.objects.create(
        kind=kind, title=title, owner=owner, arguments=arguments, result_url=result_url, created_at=now()
    )
    transaction.on_commit(partial(run_job.enqueue, str(job.pk)))
    return job


@task()
def run_job(job_id: str) -> None:
    """Run one job to its end; what goes wrong is told on the job in a sentence, the trace goes to the log."""
    claimed = Job.objects.filter(pk=job_id, state__in=[Job.State.WAITING, Job.State.RUNNING]).update(
        state=Job.State.RUNNING, started_at=now()
    )
    if not claimed:
        return
    job = Job.objects.select_related("owner").get(pk=job_id)

    def progress(done: int, total: int, message: str = "") -> None:
        Job.objects.filter(pk=job_id).update(done=done, total=total, message=message[:500])

    try:
        result = _runners[job.kind](job, progress)
    except DomainError as error:
        Job.objects.filter(pk=job_id).update(state=Job.State.FAILED, message=str(error)[:500], finished_at=now())
    except Exception:
        logger.exception("job %s (%s) failed", job_id, job.kind)
        Job.objects.filter(pk=job_id).update(
            state=Job.State.FAILED,
            message="Có lỗi ngoài dự kiến, chưa có gì được ghi. Báo quản trị kỹ thuật kèm mã việc này.",
            finished_at=now(),
        )
    else:
        Job.objects.filter(pk=job_id).update(state=Job.State.DONE, result=result, finished_at=now())
