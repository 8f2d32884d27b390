"""Staff declare old awards with a scan; whoever keeps the record confirms them or says why not."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.translation import gettext as _

from thidua.core.errors import DomainError
from thidua.core.events import record
from thidua.core.models import User
from thidua.core.permissions import require
from thidua.core.uploads import read_upload
from thidua.organisation.models import Person
from thidua.record import correcting
from thidua.record.models import Award, Declaration, FactSource

State = Declaration.State
MOST_WAITING = 30  # of one person
AWARD = Award._meta.label_lower


@transaction.atomic
def declare_award(
    person: Person, *, values: dict[str, Any], upload: UploadedFile[Any], actor: User, at: datetime
) -> Declaration:
    """Say that one was awarded, with a picture of the paper. Nothing of the record changes.

    Args:
        values: award, year, decision_no, decided_on, note.

    Raises:
        BadUpload: the scan cannot be taken.
        DomainError: the record has this award already, it waits already, or too many wait.
    """
    require(actor, "record.declare", person)
    waiting = Declaration.objects.select_for_update().filter(person=person, state=State.WAITING)
    if waiting.count() >= MOST_WAITING:
        told = _("Đang có %(n)d khai báo chờ xác nhận. Đợi cán bộ xem xong rồi khai tiếp.")
        raise DomainError(told % {"n": MOST_WAITING})
    same = {"award": values["award"], "year": values["year"]}
    if Award.objects.counting().filter(person=person, **same).exists():
        raise DomainError(_("Hồ sơ đã có khen thưởng này của năm đó. Nếu ghi sai, báo cán bộ thi đua của đơn vị."))
    if waiting.filter(**same).exists():
        raise DomainError(_("Khen thưởng này đã được khai và đang chờ xác nhận."))
    sent = read_upload(upload)
    made = Declaration(
        person=person, file=sent.as_file(), file_name=sent.name, sha256=sent.sha256, declared_by=actor, declared_at=at,
        **values,
    )  # fmt: skip
    made.save()
    record("award.declared", subject=made, actor=actor, at=at, after={**same, "sha256": sent.sha256})
    return made


@transaction.atomic
def take_back(pk: int, *, actor: User, at: datetime) -> Declaration:
    """The person thought better of it; the declaration stays readable."""
    made = _waiting(pk)
    require(actor, "record.declare", made.person)
    return _decided(made, State.TAKEN_BACK, "award.declaration_taken_back", actor=actor, at=at)


@transaction.atomic
def confirm(pk: int, *, values: dict[str, Any], actor: User, at: datetime) -> Declaration:
    """Make it a fact as the officer reads the paper; when the record says the same by now, a further source of that.

    Args:
        values: award, year, decision_no, decided_on, basis, provisional.
    """
    made = _waiting(pk)
    require(actor, "record.decide_declaration", made.person)
    note = f"Khai báo số {made.pk}, {made.file_name}"[:200]
    known = (
        Award.objects.counting()
        .filter(person=made.person, award=values["award"], year=values["year"])
        .filter(decision_no__in={"", values["decision_no"]} if values["decision_no"] else {""})
        .first()
    )
    if known is None:
        fact = correcting.add_fact("award", made.person, values=values, actor=actor, at=at)
        fact.source_note = note
        fact.save(update_fields=["source_note"])
        made.fact_id = fact.pk
    else:
        FactSource.objects.create(kind=AWARD, fact=known.pk, source_note=note, recorded_at=at)
        made.fact = known
    return _decided(made, State.CONFIRMED, "award.declaration_confirmed", actor=actor, at=at)


@transaction.atomic
def decline(pk: int, *, reason: str, actor: User, at: datetime) -> Declaration:
    """Say why it does not become a fact; the person reads the reason."""
    made = _waiting(pk)
    require(actor, "record.decide_declaration", made.person)
    made.reason = " ".join(reason.split())[:300]
    if not made.reason:
        raise DomainError(_("Ghi lý do để người khai biết cần bổ sung gì."))
    return _decided(made, State.DECLINED, "award.declaration_declined", actor=actor, at=at)


def _waiting(pk: int) -> Declaration:
    made = Declaration.objects.select_for_update(of=("self",)).select_related("person__unit").get(pk=pk)
    if made.state != State.WAITING:
        raise DomainError(_("Khai báo này đã được xử lý. Tải lại trang để xem kết quả."))
    return made


def _decided(made: Declaration, state: str, event: str, *, actor: User, at: datetime) -> Declaration:
    made.state, made.decided_by, made.decided_at = state, actor, at
    made.save()
    after = {"award": made.award, "year": made.year, "fact": made.fact_id, "reason": made.reason}
    record(event, subject=made, actor=actor, at=at, after=after)
    return made
