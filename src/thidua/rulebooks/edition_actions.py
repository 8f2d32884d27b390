"""The writes about editions: load one, run its cases, put one in force."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from thidua import text
from thidua.core.events import record
from thidua.core.jobs import Progress, job_kind, start_job
from thidua.core.models import Job, User
from thidua.core.permissions import require
from thidua.law.edition import Files, Told, digest_of, failing, load_edition
from thidua.law.strict import RulebookError
from thidua.rulebooks import in_force
from thidua.rulebooks.archive import packed
from thidua.rulebooks.editions import cases_of_edition, keep_cases, latest_activation, law_of, said_of
from thidua.rulebooks.errors import BadEdition, ChangedMeanwhile, EditionKnown, NotActivated
from thidua.rulebooks.local import misfits
from thidua.rulebooks.models import Activation, Edition

CASES = "rulebooks.cases"
EVERY = 20  # cases between two words of progress


def load(content: Files, *, label: str, origin: str, origin_name: str, actor: User, at: datetime) -> Edition:
    """Keep files as an edition and start the run of its cases. It is not in force by that.

    Raises:
        BadEdition: with every problem, file and key.
        EditionKnown: the very same files are there already.
    """
    require(actor, "rulebooks.manage_editions")
    require_whole(content)
    with transaction.atomic():
        edition = _kept(content, label=label, origin=origin, origin_name=origin_name, actor=actor, at=at)
        _start_cases(edition, actor)
    return edition


def load_here(content: Files, *, label: str, origin_name: str, at: datetime, told: Told) -> Edition:
    """The same by whoever may run commands on this machine; its cases are asked at once, `told` hears how far.

    Raises:
        BadEdition, EditionKnown.
    """
    require_whole(content)
    with transaction.atomic():
        edition = _kept(content, label=label, origin=Edition.Origin.FOLDER, origin_name=origin_name, actor=None, at=at)
    _ask_cases(edition, told)
    return edition


def require_whole(content: Files) -> None:
    """Raise BadEdition with every problem of these files."""
    try:
        load_edition(content)
    except RulebookError as refused:
        raise BadEdition(refused.problems) from refused


def _kept(content: Files, *, label: str, origin: str, origin_name: str, actor: User | None, at: datetime) -> Edition:
    edition, is_new = Edition.objects.get_or_create(
        digest=digest_of(content),
        defaults={
            "archive": packed(content),
            "file_count": len(content),
            "label": text.clean(label)[:200],
            "origin": origin,
            "origin_name": text.clean(origin_name)[:300],
            "by": actor,
            "at": at,
        },
    )
    if not is_new:
        raise EditionKnown(edition.label)
    record("law.edition_loaded", subject=edition, actor=actor, at=at, after=said_of(edition))
    return edition


@transaction.atomic
def try_again(edition: Edition, *, actor: User) -> Job:
    """Run the cases once more, where the run stopped on its way; a run still at work is given back."""
    require(actor, "rulebooks.manage_editions")
    job = edition.cases_job
    if job is not None and not job.is_finished:
        return job
    return _start_cases(edition, actor)


def _start_cases(edition: Edition, actor: User) -> Job:
    edition.cases_job = start_job(
        CASES,
        title=_("Thử các trường hợp mẫu của %(edition)s") % {"edition": edition},
        owner=actor,
        arguments={"digest": edition.digest},
        result_url=reverse("rulebooks:edition", args=[edition.digest]),
    )
    edition.save(update_fields=["cases_job"])
    return edition.cases_job


@job_kind(CASES)
def run_cases(job: Job, progress: Progress) -> dict[str, Any]:
    """Ask every case of the edition; what does not hold is kept with it."""
    edition = Edition.objects.defer("archive").get(digest=job.arguments["digest"])

    def told(done: int, total: int) -> None:
        if done % EVERY == 0 or done == total:
            progress(done, total, "")

    _ask_cases(edition, told)
    return {"asked": edition.cases_asked, "failed": len(edition.failures)}


def _ask_cases(edition: Edition, told: Told) -> None:
    """An edition without any case is refused as one whose cases fail: nobody can tell what it does."""
    cases = cases_of_edition(edition.digest)
    failures = [asdict(one) for one in failing(law_of(edition.digest), cases, told)]
    if not cases:
        failures = [{"where": "", "name": _("Không có trường hợp mẫu nào."), "regime": "", "award": "", "problems": []}]
    keep_cases(edition, len(cases), failures)


Doubt = Callable[[Edition], str]
_doubts: dict[str, Doubt] = {}


def register_doubt(key: str, doubt: Doubt) -> None:
    """A higher room says why an edition should not be put in force yet; "" when it has no doubt."""
    _doubts[key] = doubt


def doubts_about(edition: Edition) -> list[str]:
    """What somebody should look at before the edition is put in force."""
    return [told for doubt in _doubts.values() if (told := doubt(edition))]


def activate(
    edition: Edition, *, number: int, reason: str, actor: User, at: datetime, despite: bool = False
) -> Activation:
    """Answer by this edition from now on; an earlier one can be put in force again in the same way.

    `number` is that of the activation that was in force when the page was shown, 0 for none. `despite`: the actor says
    that it shall be so despite the doubts of other rooms; the event tells them.

    Raises:
        NotActivated: its cases were not run or do not hold, it is in force already, or there are doubts.
        ChangedMeanwhile: another edition was put in force since.
    """
    require(actor, "rulebooks.manage_editions")
    try:
        with transaction.atomic():
            last = latest_activation()
            if (last.number if last else 0) != number:
                raise ChangedMeanwhile
            _require_ready(edition, last)
            doubts = doubts_about(edition)
            if doubts and not despite:
                raise NotActivated(" ".join(doubts))
            line = Activation.objects.create(number=number + 1, edition=edition, reason=reason.strip(), by=actor, at=at)
            record(
                "law.edition_activated",
                subject=line,
                actor=actor,
                at=at,
                before={"edition": last.edition.digest} if last else None,
                after={"edition": edition.digest, "reason": line.reason, **({"despite": doubts} if doubts else {})},
            )
            transaction.on_commit(in_force.refresh)
    except IntegrityError as error:
        raise ChangedMeanwhile from error
    return line


def _require_ready(edition: Edition, last: Activation | None) -> None:
    if last is not None and last.edition_id == edition.pk:
        raise NotActivated(_("Ấn bản này đang được áp dụng."))
    if edition.cases == Edition.Cases.WAITING:
        raise NotActivated(_("Chưa thử xong các trường hợp mẫu của ấn bản này."))
    if edition.cases == Edition.Cases.FAILED:
        raise NotActivated(_("Ấn bản này có trường hợp mẫu trả lời sai nên không áp dụng được."))
    if lost := misfits(law_of(edition.digest)):
        what = _("Quy định riêng đang áp dụng không khớp ấn bản này; sửa hoặc thôi áp dụng trước: %(lines)s")
        raise NotActivated(what % {"lines": "; ".join(lost[:5])})
