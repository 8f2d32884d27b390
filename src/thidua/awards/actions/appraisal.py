"""Accepting, returning and rejecting a dossier: the acts of the ministry's department."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from thidua.awards import defects, dossier, verdicts
from thidua.awards.actions.keeping import keep_verdicts
from thidua.awards.actions.locks import change_state, lock_nomination, require_step
from thidua.awards.clock import local_day
from thidua.awards.domain import fairness
from thidua.awards.errors import Changed, OwnInterest, Refused, WrongState
from thidua.awards.models import Nomination, Return, ReturnReason, Round, Verdict
from thidua.core.models import User
from thidua.core.permissions import require


@dataclass(frozen=True)
class NewReason:
    """One reason of a return: its defect code (see defects.yaml), what it is about, what to do."""

    code: str
    text: str
    about: str = ""


@transaction.atomic
def accept(nomination_id: int, *, actor: User, at: datetime, note: str = "", version: int | None = None) -> Nomination:
    """The dossier is complete and goes on to the council; the verdict of this moment is kept.

    `version` is what the appraiser saw; here and below, None = not asked (acts that come without a page).

    Raises:
        Changed: the dossier is no longer at `version`.
    """
    nomination = _appraisable(nomination_id, actor)
    if nomination.state == Nomination.State.ACCEPTED and nomination.appraised_by_id == actor.pk:
        return nomination
    require_step(nomination, "accept")
    _require_version(nomination, version)
    asked = verdicts.ask(nomination)
    if asked.outcome == "not_eligible":
        raise Refused(
            _(
                "Chưa tiếp nhận được: theo dữ liệu hiện có, hồ sơ không đủ tiêu chuẩn. Trả lại để đơn vị "
                "bổ sung, hoặc kết luận không đủ điều kiện."
            ),
            [str(clause["reason"]) for clause in asked.answer.get("clauses", ()) if clause["outcome"] == "not_met"],
        )
    if asked.outcome != "eligible" and not note.strip():
        raise Refused(
            _("Kết luận còn để ngỏ, cần ghi ý kiến thẩm định trước khi tiếp nhận."),
            [_("Ghi ý kiến thẩm định: vì sao tiếp nhận khi kết luận còn để ngỏ.")],
        )
    keep_verdicts({nomination.pk: asked}, Verdict.Moment.ACCEPTED, at=at)
    nomination.outcome = asked.outcome
    _appraise(nomination, "accept", "nomination.accepted", note, actor=actor, at=at)
    return nomination


@transaction.atomic
def reject(nomination_id: int, *, reason: str, actor: User, at: datetime, version: int | None = None) -> Nomination:
    """Conclude that the subject does not qualify; the unit sees the reason. The subject may be nominated anew."""
    nomination = _appraisable(nomination_id, actor)
    if nomination.state == Nomination.State.REJECTED and nomination.appraised_by_id == actor.pk:
        return nomination
    require_step(nomination, "reject")
    _require_version(nomination, version)
    if not reason.strip():
        raise Refused(_("Ghi lý do kết luận không đủ điều kiện."), [_("Ghi lý do kết luận không đủ điều kiện.")])
    _appraise(nomination, "reject", "nomination.rejected", reason, actor=actor, at=at)
    return nomination


@transaction.atomic
def return_dossier(
    nomination_id: int,
    *,
    reasons: Sequence[NewReason],
    due_on: date | None,
    actor: User,
    at: datetime,
    version: int | None = None,
) -> Return:
    """Send the dossier back with numbered reasons. Every return is a row of its own; none is overwritten."""
    nomination = _appraisable(nomination_id, actor)
    require_step(nomination, "return")
    _require_version(nomination, version)
    _require_reasons(reasons, due_on, at)
    made = Return.objects.create(
        nomination=nomination,
        number=nomination.returns.count() + 1,
        returned_by=actor,
        returned_at=at,
        due_on=due_on,
        snapshot=dossier.snapshot(nomination),
    )
    ReturnReason.objects.bulk_create(
        ReturnReason(of=made, number=number, code=reason.code, about=reason.about, text=reason.text.strip())
        for number, reason in enumerate(reasons, start=1)
    )
    change_state(
        nomination, "return", "nomination.returned", actor=actor, at=at, number=made.number,
        due_on=due_on.isoformat() if due_on else None,
        reasons=[{"code": reason.code, "about": reason.about, "text": reason.text.strip()} for reason in reasons],
    )  # fmt: skip
    return made


def _appraisable(nomination_id: int, actor: User) -> Nomination:
    nomination = lock_nomination(nomination_id)
    require(actor, "awards.appraise", nomination)
    subject = nomination.person.user_id if nomination.person else None
    why = fairness.own_interest(
        actor.pk, proposed_by=nomination.proposed_by_id, submitted_by=nomination.submitted_by_id, subject=subject
    )
    if why:
        raise OwnInterest(why)
    if nomination.round.state not in (Round.State.OPEN, Round.State.APPRAISAL):
        raise WrongState(nomination.round)
    return nomination


def _require_version(nomination: Nomination, version: int | None) -> None:
    if version is not None and nomination.version != version:
        raise Changed(nomination)


def _appraise(nomination: Nomination, act: str, event: str, note: str, *, actor: User, at: datetime) -> None:
    nomination.appraised_by, nomination.appraised_at, nomination.appraisal_note = actor, at, note.strip()
    change_state(
        nomination, act, event, actor=actor, at=at,
        fields=("appraised_by", "appraised_at", "appraisal_note", "outcome"), note=note.strip(),
    )  # fmt: skip


def _require_reasons(reasons: Sequence[NewReason], due_on: date | None, at: datetime) -> None:
    problems = [] if reasons else [_("Ghi ít nhất một lý do trả lại.")]
    known = defects.codes()
    for number, reason in enumerate(reasons, start=1):
        if reason.code not in known:
            problems.append(_("Lý do %(number)d: chọn loại thiếu sót.") % {"number": number})
        if not reason.text.strip():
            problems.append(_("Lý do %(number)d: ghi rõ đơn vị cần làm gì.") % {"number": number})
    if due_on is not None and due_on < local_day(at):
        problems.append(_("Hạn nộp lại không được ở trong quá khứ."))
    if problems:
        raise Refused(_("Chưa trả lại được hồ sơ."), problems)
