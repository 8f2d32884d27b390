"""Take an award back: the department proposes with ground and evidence, the head of the body that decided confirms."""

from __future__ import annotations

from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from thidua.core.events import record
from thidua.core.models import User
from thidua.core.permissions import require
from thidua.decisions import recording, rulebook
from thidua.decisions.actions.certificates import lock_certificate, require_day_after_decision
from thidua.decisions.domain import certificates as life
from thidua.decisions.errors import CertificateClosed, RevocationRefused
from thidua.decisions.models import Certificate, Decision, Revocation


@transaction.atomic
def propose_revocation(
    certificate_id: int, *, ground: str, explanation: str, evidence: str, actor: User, at: datetime
) -> Revocation:
    """Propose to take an award back on a ground of the law. `evidence`: the paper that proves it."""
    certificate = lock_certificate(certificate_id)
    require(actor, "decisions.propose_revocation", certificate)
    if not life.may_become(certificate.state, life.REVOKED):
        raise CertificateClosed(certificate)
    decided_on = certificate.item.decision.decided_on
    assert decided_on is not None
    known = {one.id: one for one in rulebook.grounds(decided_on)}
    if ground not in known:
        raise RevocationRefused(_("Pháp luật tại ngày quyết định không có căn cứ hủy bỏ này."))
    if certificate.revocations.exclude(state=Revocation.State.DECLINED).exists():
        raise RevocationRefused(_("Đã có một đề nghị hủy bỏ đang chờ quyết định cho bằng, giấy chứng nhận này."))
    try:
        with transaction.atomic():
            made = Revocation.objects.create(
                certificate=certificate,
                ground=ground,
                ground_text=known[ground].text,
                ground_cites=known[ground].cites,
                explanation=explanation,
                evidence=evidence,
                proposed_by=actor,
                proposed_at=at,
            )
    except IntegrityError:
        raise RevocationRefused(
            _("Đã có một đề nghị hủy bỏ đang chờ quyết định cho bằng, giấy chứng nhận này.")
        ) from None
    record("revocation.proposed", subject=made, actor=actor, at=at, after={"ground": ground, "evidence": evidence})
    return made


@transaction.atomic
def confirm_revocation(
    revocation_id: int, *, decision_no: str, decided_on: date, actor: User, at: datetime
) -> Revocation:
    """The one who decided takes it back, by a decision with number and date. Confirming twice is one act."""
    revocation = lock_revocation(revocation_id)
    require(actor, "decisions.confirm_revocation", revocation)
    if revocation.state == Revocation.State.CONFIRMED and (revocation.decision_no, revocation.decided_on) == (
        decision_no,
        decided_on,
    ):
        return revocation
    _require_open(revocation)
    certificate = lock_certificate(revocation.certificate_id)
    decision = certificate.item.decision
    if not life.revokes(
        decided_by=decision.unit.code,
        revoking_body=decision.unit.code,
        proposer=revocation.proposed_by_id,
        confirmer=actor.pk,
    ):
        raise RevocationRefused(
            _("Người đề nghị hủy bỏ không được tự quyết định. Chuyển cho lãnh đạo khác có thẩm quyền.")
        )
    require_day_after_decision(decided_on, decision.decided_on, at)
    _close(revocation, Revocation.State.CONFIRMED, actor=actor, at=at, decision_no=decision_no, decided_on=decided_on)
    before = str(certificate.state)
    certificate.state, certificate.changed_on = Certificate.State.REVOKED, decided_on
    certificate.save(update_fields=["state", "changed_on"])
    recording.revoke_award(certificate)
    record(
        "certificate.revoked", subject=certificate, actor=actor, at=at,
        before={"state": before},
        after={
            "state": str(certificate.state), "ground": revocation.ground,
            "decision_no": decision_no, "on": decided_on.isoformat(),
        },
    )  # fmt: skip
    _revoke_whole_decision(decision, actor=actor, at=at)
    return revocation


@transaction.atomic
def decline_revocation(revocation_id: int, *, reply: str, actor: User, at: datetime) -> Revocation:
    """The award stands; the proposal is kept with its answer."""
    revocation = lock_revocation(revocation_id)
    require(actor, "decisions.confirm_revocation", revocation)
    _require_open(revocation)
    _close(revocation, Revocation.State.DECLINED, actor=actor, at=at, reply=reply)
    record("revocation.declined", subject=revocation, actor=actor, at=at, after={"reply": reply})
    return revocation


def lock_revocation(revocation_id: int) -> Revocation:
    return (
        Revocation.objects.select_for_update(of=("self",))
        .select_related("certificate__item__decision__unit")
        .get(pk=revocation_id)
    )


def _require_open(revocation: Revocation) -> None:
    if revocation.state != Revocation.State.PROPOSED:
        raise RevocationRefused(
            _("Đề nghị hủy bỏ này đã được giải quyết: %(state)s.") % {"state": revocation.get_state_display()}
        )


def _close(revocation: Revocation, state: str, *, actor: User, at: datetime, **fields: object) -> None:
    for key, value in {**fields, "state": state, "closed_by": actor, "closed_at": at}.items():
        setattr(revocation, key, value)
    revocation.save(update_fields=[*fields, "state", "closed_by", "closed_at"])


def _revoke_whole_decision(decision: Decision, *, actor: User, at: datetime) -> None:
    """When its last certificate is gone, the decision itself stands no more."""
    standing = Certificate.objects.filter(item__decision=decision).exclude(state=Certificate.State.REVOKED)
    if standing.exists():
        return
    decision.state = Decision.State.REVOKED
    decision.save(update_fields=["state"])
    record("decision.revoked", subject=decision, actor=actor, at=at, after={"state": str(decision.state)})
