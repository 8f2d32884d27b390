"""The writes of intake: try a list, answer its questions, apply it as one transaction, take it back."""

from __future__ import annotations

import hashlib
import logging
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from django.core.files import File
from django.db import IntegrityError, transaction
from django.db.models import Count
from django.urls import reverse
from django.utils.translation import gettext as _

from thidua.core import clock
from thidua.core.errors import DomainError
from thidua.core.events import record
from thidua.core.jobs import Progress, job_kind, start_job
from thidua.core.models import Event, Job, User
from thidua.core.permissions import require
from thidua.organisation.models import Unit
from thidua.record.errors import ImportInUse, ImportNotApplied, ImportNotTried, NothingToApply
from thidua.record.identity.scanning import look_for, scan
from thidua.record.intake.applying import write_plan
from thidua.record.intake.choices import Choices
from thidua.record.intake.collection import without_collection
from thidua.record.intake.corroborating import further_sources
from thidua.record.intake.learning import learn, learned_of
from thidua.record.intake.planning import Plan, make_plan
from thidua.record.intake.stored import stored_copy
from thidua.record.intake.storing import reading_to_json
from thidua.record.intake.trial import outcomes_to_json, plan_again, read_list
from thidua.record.intake.undoing import hindrances, take_back
from thidua.record.models import Import

logger = logging.getLogger(__name__)
APPLY_JOB = "record.apply_import"
LOOKED_FOR_AT_ONCE = 5_000  # new people; for more the search of a whole unit is the quicker way


@without_collection()
def try_import(
    path: Path, *, name: str, unit: Unit, year: int | None, actor: User, at: datetime, keep_unnamed: bool = False
) -> Import:
    """Read a file and keep it with its trial. Nothing of the record changes.

    Args:
        keep_unnamed: keep a list of which no column names anybody, so that its columns can be taught.

    Raises:
        FileRefused: the whole file cannot be read.
    """
    require(actor, "record.import_list", unit)
    reading = read_list(path, name=name, year=year, learned=learned_of(unit), keep_unnamed=keep_unnamed)
    plan = make_plan(reading, unit=unit)
    with transaction.atomic(), path.open("rb") as stream:
        made = Import(
            file_name=name[-250:],
            sha256=_sha256(path),
            unit=unit,
            year=year,
            uploaded_by=actor,
            uploaded_at=at,
        )
        made.trial = reading_to_json(reading) | {"choices": {}}
        _keep_trial(made, plan)
        made.content.save(f"{made.sha256[:16]}{Path(name).suffix[:6].lower()}", File(stream), save=False)
        made.save()
        record("import.tried", subject=made, actor=actor, at=at, after=_told(made))
    return made


@without_collection()
def teach_columns(pk: int, said: dict[str, str], *, actor: User, at: datetime) -> Import:
    """Say what columns of a tried list mean: remembered for its unit, and the list is read anew. Answers are kept.

    Args:
        said: head as written → field of the intake contract, "" for a column that is not used.

    Raises:
        FileRefused: with these meanings no list is left in the file; nothing is remembered then.
    """
    with transaction.atomic():
        source = _locked(pk)
        require(actor, "record.import_list", source.unit)
        if source.state != Import.State.TRIED:
            raise ImportNotTried
        made = learn(source.unit, said, actor=actor, at=at)
        with stored_copy(source) as file:
            reading = read_list(
                file,
                name=source.file_name,
                year=source.year,
                learned=learned_of(source.unit),
                keep_unnamed=not source.trial["entries"],  # a list that was read must not be lost by a wrong word
            )
        choices = source.trial.get("choices", {})
        source.trial = reading_to_json(reading) | {"choices": choices}
        _keep_trial(source, make_plan(reading, unit=source.unit, choices=Choices(choices)))
        source.save(update_fields=["trial", "counts"])
        after = {"columns": {one.header: one.field for one in made}, "counts": source.counts}
        record("import.columns_learned", subject=source, actor=actor, at=at, after=after)
    return source


def _sha256(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _told(source: Import, **more: Any) -> dict[str, Any]:
    return {
        "file": source.file_name,
        "sha256": source.sha256,
        "unit": source.unit.code,
        "counts": source.counts,
        **more,
    }


@transaction.atomic
def answer_import(pk: int, answers: dict[str, dict[str, Any]], *, actor: User, at: datetime) -> Import:
    """Settle doubts of a trial: {"Sheet1!7": {"accept": true}} (see intake/choices.py), and compare anew."""
    source = _locked(pk)
    require(actor, "record.import_list", source.unit)
    if source.state != Import.State.TRIED:
        raise ImportNotTried
    source.trial["choices"] = {**source.trial.get("choices", {}), **answers}
    _keep_trial(source, plan_again(source.trial, unit=source.unit))
    source.save(update_fields=["trial", "counts"])
    record("import.answered", subject=source, actor=actor, at=at, after={"answers": answers, "counts": source.counts})
    return source


def _keep(source: Import, plan: Plan) -> None:
    source.trial |= outcomes_to_json(plan)
    source.counts = plan.counts()


def _keep_trial(source: Import, plan: Plan) -> None:
    """What would become of each row, and of how many known facts the list would be a further source."""
    _keep(source, plan)
    source.trial["further"] = len(further_sources(plan, source, source.uploaded_at))


def _locked(pk: int) -> Import:
    return Import.objects.select_for_update(of=("self",)).select_related("unit").get(pk=pk)


@transaction.atomic
def apply_import(pk: int, *, actor: User, at: datetime) -> Job:
    """Start writing a tried list; the job tells its progress. A list is written once, whoever asks again."""
    source = _locked(pk)
    require(actor, "record.import_list", source.unit)
    if source.state == Import.State.APPLYING and not _is_running(source):
        source.state = Import.State.TRIED  # its job failed or was lost
    if source.state != Import.State.TRIED:
        raise ImportNotTried
    if not source.has_something_to_write:
        raise NothingToApply
    source.state = Import.State.APPLYING
    source.save(update_fields=["state"])
    record("import.applying", subject=source, actor=actor, at=at, after=_told(source))
    return start_job(
        APPLY_JOB,
        title=_("Ghi danh sách %(file)s") % {"file": source.file_name},
        owner=actor,
        arguments={"import": source.pk, "at": at.isoformat()},
        result_url=reverse("record:import_page", args=[source.pk]),
    )


def _is_running(source: Import) -> bool:
    job = Job.objects.filter(kind=APPLY_JOB, arguments__import=source.pk).order_by("-created_at").first()
    return job is not None and not job.is_finished


@job_kind(APPLY_JOB)
def run_apply_job(job: Job, progress: Progress) -> dict[str, int]:
    """Write the list; a failure gives the trial back to the officer, with nothing written."""
    pk = int(job.arguments["import"])
    try:
        source = write_import(pk, actor=job.owner, at=datetime.fromisoformat(job.arguments["at"]), progress=progress)
    except Exception:
        Import.objects.filter(pk=pk, state=Import.State.APPLYING).update(state=Import.State.TRIED)
        raise
    _look_for_doubles(source, source.trial.get("written", {}).get("people", []), job.owner)
    return dict(source.counts)


def _look_for_doubles(source: Import, created: list[int], owner: User) -> None:
    """The list is written by now; that its people could not be compared with the rest is told to the log only. Very
    many are compared by a job of their own, with everybody of the unit."""
    try:
        if len(created) > LOOKED_FOR_AT_ONCE:
            scan(source.unit, actor=owner)
        else:
            look_for(created, at=clock.now())
    except Exception:
        logger.exception("people of an import were not compared with the record")


def write_import(pk: int, *, actor: User, at: datetime, progress: Progress | None = None) -> Import:
    """Compare once more and write, as one transaction. Running it twice writes once."""
    return write_import_with_plan(pk, actor=actor, at=at, progress=progress)[0]


@without_collection()
def write_import_with_plan(
    pk: int, *, actor: User, at: datetime, progress: Progress | None = None
) -> tuple[Import, Plan]:
    """As `write_import`; also what was written."""
    for attempt in (1, 2):
        try:
            return _write_once(pk, actor=actor, at=at, progress=progress)
        except IntegrityError:
            if attempt == 2:
                raise DomainError(
                    _("Hồ sơ vừa được người khác sửa cùng lúc, chưa có gì được ghi. Bấm “Ghi vào hồ sơ” lần nữa.")
                ) from None
    raise AssertionError("unreachable")


def _write_once(pk: int, *, actor: User, at: datetime, progress: Progress | None) -> tuple[Import, Plan]:
    """The slow comparison runs before the transaction and tells its progress; under the lock it is made anew only when
    somebody wrote in between."""
    source = Import.objects.select_related("unit").get(pk=pk)
    if source.state not in {Import.State.TRIED, Import.State.APPLYING}:
        return source, Plan()
    require(actor, "record.import_list", source.unit)
    seen = _pulse()

    def compared(done: int, total: int) -> None:
        if progress:
            progress(done, total + total // 4, _("đang đối chiếu với hồ sơ"))

    plan = plan_again(source.trial, unit=source.unit, progress=compared)
    total = len(plan.rows)
    if progress:
        progress(total, total + total // 4, _("đang ghi, tất cả hoặc không gì cả"))
    with transaction.atomic():
        list(Unit.objects.select_for_update().filter(parent=None))  # imports write one after the other
        locked = Import.objects.select_for_update(of=("self",)).select_related("unit").defer("trial").get(pk=pk)
        if locked.state not in {Import.State.TRIED, Import.State.APPLYING}:
            return locked, Plan()
        if _pulse() != seen:
            source = _locked(pk)  # its questions may have been answered in between
            plan = plan_again(source.trial, unit=source.unit)
        written = write_plan(plan, source=source, actor=actor, at=at)
        _keep(source, plan)
        source.trial["written"] = written.as_json()
        source.state, source.applied_at = Import.State.APPLIED, at
        source.save(update_fields=["state", "applied_at", "trial", "counts"])
        record(
            "import.applied", subject=source, actor=actor, at=at, after=_told(source, written=_ids(written.as_json()))
        )
    if progress:
        progress(total + total // 4, total + total // 4, _("đã ghi xong"))
    return source, plan


def _pulse() -> int:
    """Changes when anything is written anywhere: every write has its event."""
    return int(Event.objects.filter(at__gte=clock.now() - timedelta(hours=1)).aggregate(count=Count("pk"))["count"])


def _ids(written: dict[str, Any]) -> dict[str, Any]:
    """What the event keeps: ids and counts, no personal data."""
    changed = [one["id"] for one in written["changed_people"]]
    return {**{name: written[name] for name in ("units", "people", "proposals")}, "changed_people": changed}


@without_collection()
@transaction.atomic
def undo_import(pk: int, *, actor: User, at: datetime) -> Import:
    """Take a whole import back, while nothing was built upon it.

    Raises:
        ImportInUse: something was; its problems say what.
    """
    source = _locked(pk)
    require(actor, "record.import_list", source.unit)
    if source.state != Import.State.APPLIED:
        raise ImportNotApplied
    if problems := hindrances(source):
        raise ImportInUse(problems)
    counts = take_back(source, at=at)
    source.state, source.undone_at = Import.State.UNDONE, at
    source.save(update_fields=["state", "undone_at"])
    record("import.undone", subject=source, actor=actor, at=at, after=_told(source, taken_back=counts))
    return source
