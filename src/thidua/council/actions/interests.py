"""Interests that members declare in nominees, until the list is frozen."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from thidua.core.events import record
from thidua.core.models import User
from thidua.core.permissions import require
from thidua.council import freezing
from thidua.council.actions.locks import lock_meeting, require_state
from thidua.council.errors import BadInterest
from thidua.council.models import AgendaItem, Interest, Meeting


@transaction.atomic
def declare_interest(
    item_id: int, member_id: int, *, kind: str, actor: User, at: datetime, reason: str = "", withdrew: bool = True
) -> Interest:
    """Write down a declared interest; declaring again changes it. What a withdrawal means is in `domain.recusal`.

    Raises:
        BadInterest: no member of the council on that day, or somebody would vote on oneself.
    """
    meeting = lock_meeting(AgendaItem.objects.get(pk=item_id).meeting_id)
    require(actor, "council.run_meeting", meeting)
    require_state(meeting, Meeting.State.PLANNED)
    if member_id not in {member.pk for member in freezing.members_of(meeting)}:
        raise BadInterest(_("Người khai lợi ích phải là thành viên Hội đồng vào ngày họp."))
    if kind == Interest.Kind.SELF and not withdrew:
        raise BadInterest(_("Người được đề nghị không bỏ phiếu về chính mình: phải rút khỏi mục này."))
    found = Interest.objects.filter(item=item_id, member=member_id).first() or Interest(
        item_id=item_id, member_id=member_id
    )
    found.kind, found.reason, found.withdrew = kind, reason.strip(), withdrew
    found.full_clean()
    found.save()
    record(
        "interest.declared", subject=found, actor=actor, at=at,
        after={"item": item_id, "member": found.member.full_name, "kind": kind, "withdrew": withdrew},
    )  # fmt: skip
    return found


@transaction.atomic
def remove_interest(interest_id: int, *, actor: User, at: datetime) -> None:
    """Take back what was written by mistake, until the list is frozen."""
    found = Interest.objects.select_related("item", "member").get(pk=interest_id)
    meeting = lock_meeting(found.item.meeting_id)
    require(actor, "council.run_meeting", meeting)
    require_state(meeting, Meeting.State.PLANNED)
    before = {"item": found.item_id, "member": found.member.full_name, "kind": found.kind, "withdrew": found.withdrew}
    record("interest.removed", subject=found, actor=actor, at=at, before=before)
    found.delete()
