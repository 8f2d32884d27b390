"""Correct what a certificate prints, by a paper of its own; nothing that was honoured changes."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from thidua.core.events import record
from thidua.core.models import User
from thidua.core.permissions import require
from thidua.decisions.domain import certificates as life
from thidua.decisions.domain.commitments import commitment
from thidua.decisions.errors import BadCorrection, BadDate, CertificateClosed
from thidua.decisions.models import Certificate, Correction, new_salt


@transaction.atomic
def correct_certificate(
    certificate_id: int,
    *,
    changes: Mapping[str, str],
    document: str,
    corrected_on: date,
    actor: User,
    at: datetime,
) -> Correction:
    """Correct the spelling of a certificate. `document`: number and date of the correcting letter.

    The register keeps the old and the new commitment, the correction keeps both texts.
    """
    certificate = lock_certificate(certificate_id)
    require(actor, "decisions.correct", certificate)
    if not life.may_become(certificate.state, life.CORRECTED):
        raise CertificateClosed(certificate)
    decision = certificate.item.decision
    require_day_after_decision(corrected_on, decision.decided_on, at)
    try:
        printed = life.corrected(certificate.printed, changes)
    except ValueError as error:
        raise BadCorrection(str(error)) from error
    if printed == certificate.printed:
        raise BadCorrection(_("Nội dung sau đính chính giống hệt nội dung đã in. Sửa ít nhất một mục."))
    if not printed["recipient"]:
        raise BadCorrection(_("Tên người hoặc tập thể được khen thưởng không được để trống."))
    before, old = dict(certificate.printed), certificate.commitment
    certificate.printed, certificate.salt = printed, new_salt()
    certificate.commitment = commitment(certificate.salt, printed)
    certificate.state, certificate.changed_on = Certificate.State.CORRECTED, corrected_on
    certificate.save(update_fields=["printed", "salt", "commitment", "state", "changed_on"])
    made = Correction.objects.create(
        certificate=certificate,
        before={key: before[key] for key in printed if before.get(key) != printed[key]},
        after={key: printed[key] for key in printed if before.get(key) != printed[key]},
        document=document,
        corrected_on=corrected_on,
        corrected_by=actor,
        corrected_at=at,
    )
    record(
        "certificate.corrected", subject=certificate, actor=actor, at=at,
        before={"commitment": old},
        after={
            "commitment": certificate.commitment, "state": str(certificate.state),
            "document": document, "on": corrected_on.isoformat(),
        },
    )  # fmt: skip
    return made


def lock_certificate(certificate_id: int) -> Certificate:
    return (
        Certificate.objects.select_for_update(of=("self",))
        .select_related("item__decision__unit", "item__nomination__person", "item__nomination__collective")
        .get(pk=certificate_id)
    )


def require_day_after_decision(day: date, decided_on: date | None, at: datetime) -> None:
    if day > timezone.localtime(at).date():
        raise BadDate(_("Ngày của văn bản không được sau ngày hôm nay."))
    if decided_on is not None and day < decided_on:
        raise BadDate(
            _("Ngày của văn bản không được trước ngày quyết định khen thưởng (%(day)s).")
            % {"day": f"{decided_on:%d/%m/%Y}"}
        )
