"""The only writes of this room: a lawyer confirms a statement, says that it differs, or takes that back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.http import Http404

from thidua import text
from thidua.core.events import record
from thidua.core.models import User
from thidua.core.permissions import require
from thidua.core.uploads import read_upload
from thidua.rulebooks import in_force
from thidua.rulebooks.confirming import CONFIRMED, DIFFERS, LAPSED, alike, find_doubt, state_of
from thidua.rulebooks.domain.unverified import Doubt
from thidua.rulebooks.errors import NothingToWithdraw, TextChanged
from thidua.rulebooks.models import Confirmation
from thidua.rulebooks.wording import statement

EVENTS = {
    Confirmation.Outcome.AS_TEXT: "rule.confirmed",
    Confirmation.Outcome.DIFFERS: "rule.differs",
    Confirmation.Outcome.WITHDRAWN: "rule.confirmation_withdrawn",
}


@dataclass(frozen=True)
class Comparison:
    """What a lawyer found with the text in hand. `text_says` is owed when it differs.

    `and_alike` writes the same for every statement with the same sentence and articles, a line for each.
    """

    outcome: str
    paper_no: str
    page: str = ""
    text_says: str = ""
    remark: str = ""
    upload: UploadedFile[Any] | None = None
    and_alike: bool = False


@transaction.atomic
def confirm(ref: str, digest: str, found: Comparison, *, actor: User, at: datetime) -> Confirmation:
    """Write what the lawyer found. `digest` is that of the text that was shown: another text is not confirmed.

    Raises:
        Http404: no statement is called so.
        TextChanged: the rulebook says something else by now.
        BadUpload: the scan is no PDF or picture, or too large.
    """
    doubt = _doubt(ref)
    require(actor, "rulebooks.confirm", doubt)
    if doubt.digest != digest:
        raise TextChanged
    line = _filled(_line(doubt, found.outcome, actor=actor, at=at), found)
    if found.upload is not None:
        _attach(line, found.upload)
    written = _written(line)
    for other in alike(doubt) if found.and_alike else ():
        copy = _filled(_line(other, found.outcome, actor=actor, at=at), found)
        copy.file.name, copy.file_name, copy.sha256 = line.file.name, line.file_name, line.sha256
        _written(copy)
    return written


def _filled(line: Confirmation, found: Comparison) -> Confirmation:
    line.paper_no, line.page = text.clean(found.paper_no), text.clean(found.page)
    line.remark = found.remark.strip()
    line.text_says = found.text_says.strip() if found.outcome == Confirmation.Outcome.DIFFERS else ""
    return line


@transaction.atomic
def withdraw(ref: str, *, reason: str, actor: User, at: datetime) -> Confirmation:
    """Take back the last line of a statement by a new one; the old one stays readable."""
    doubt = _doubt(ref)
    require(actor, "rulebooks.confirm", doubt)
    last = Confirmation.objects.in_force().filter(ref=ref).first()
    if state_of(doubt, last) not in (CONFIRMED, DIFFERS, LAPSED):
        raise NothingToWithdraw
    line = _line(doubt, Confirmation.Outcome.WITHDRAWN, actor=actor, at=at)
    line.remark = reason.strip()
    return _written(line)


def _doubt(ref: str) -> Doubt:
    doubt = find_doubt(ref)
    if doubt is None:
        raise Http404
    return doubt


def _line(doubt: Doubt, outcome: str, *, actor: User, at: datetime) -> Confirmation:
    return Confirmation(
        ref=doubt.ref,
        digest=doubt.digest,
        sentence=statement(doubt.provision, "vi"),
        cites=doubt.provision.of.cites,
        outcome=outcome,
        by=actor,
        at=at,
    )


def _attach(line: Confirmation, upload: UploadedFile[Any]) -> None:
    sent = read_upload(upload)
    line.file_name, line.sha256, line.file = sent.name, sent.sha256, sent.as_file()


def _written(line: Confirmation) -> Confirmation:
    line.full_clean()
    line.save(force_insert=True)
    after = {key: getattr(line, key) for key in ("ref", "digest", "outcome", "text_says", "paper_no", "page", "remark")}
    record(EVENTS[Confirmation.Outcome(line.outcome)], subject=line, actor=line.by, at=line.at, after=after)
    transaction.on_commit(in_force.refresh)
    return line
