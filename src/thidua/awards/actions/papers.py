"""Papers of a dossier: attached, declared not needed, removed."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.translation import gettext as _

from thidua import text
from thidua.awards.actions.locks import lock_nomination, require_step
from thidua.awards.errors import Refused
from thidua.awards.models import Nomination, Paper
from thidua.core.events import record
from thidua.core.models import User
from thidua.core.permissions import require
from thidua.core.uploads import read_upload


@transaction.atomic
def attach_paper(nomination_id: int, kind: str, upload: UploadedFile[Any], *, actor: User, at: datetime) -> Paper:
    """Attach the paper of one kind, in place of an earlier one. What the file says it is must be what it is."""
    nomination = _editable(nomination_id, actor)
    sent = read_upload(upload)
    paper = Paper(
        nomination=nomination,
        kind=kind[:60],
        file_name=sent.name,
        sha256=sent.sha256,
        file=sent.as_file(f"{nomination.pk}-"),
        added_by=actor,
        added_at=at,
    )
    _replace(nomination, paper)
    paper.save()
    _note(nomination, "paper.attached", paper, actor=actor, at=at, file=sent.name, sha256=sent.sha256)
    return paper


@transaction.atomic
def declare_paper_not_needed(nomination_id: int, kind: str, *, note: str, actor: User, at: datetime) -> Paper:
    """Say why the dossier goes without this paper; whoever appraises sees the reason."""
    nomination = _editable(nomination_id, actor)
    note = text.clean(note)
    if not note:
        raise Refused(_("Ghi lý do không cần giấy tờ này."), [_("Ghi lý do không cần giấy tờ này.")])
    paper = Paper(nomination=nomination, kind=kind[:60], not_needed=True, note=note[:300], added_by=actor, added_at=at)
    _replace(nomination, paper)
    paper.save()
    _note(nomination, "paper.not_needed", paper, actor=actor, at=at, note=note)
    return paper


@transaction.atomic
def remove_paper(nomination_id: int, kind: str, *, actor: User, at: datetime) -> None:
    """Take a paper out again; a paper that is not there is no error."""
    nomination = _editable(nomination_id, actor)
    paper = nomination.papers.filter(kind=kind).first()
    if paper is None:
        return
    _note(nomination, "paper.removed", paper, actor=actor, at=at, file=paper.file_name)
    paper.delete()


def _editable(nomination_id: int, actor: User) -> Nomination:
    nomination = lock_nomination(nomination_id)
    require(actor, "awards.change_nomination", nomination)
    require_step(nomination, "change")
    return nomination


def _replace(nomination: Nomination, paper: Paper) -> None:
    nomination.papers.filter(kind=paper.kind).delete()


def _note(nomination: Nomination, event: str, paper: Paper, *, actor: User, at: datetime, **after: str) -> None:
    nomination.version += 1
    nomination.save(update_fields=["version"])
    record(event, subject=nomination, actor=actor, at=at, after={"paper": paper.kind, **after})
