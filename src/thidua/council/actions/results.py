"""Closing the count: the result is computed exactly and the dossiers are marked, in one transaction."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from thidua.awards.actions.results import mark_not_passed, mark_passed
from thidua.core.events import record
from thidua.core.models import User
from thidua.core.permissions import require
from thidua.council import counts, rulebook
from thidua.council.actions.locks import lock_meeting, require_state
from thidua.council.domain.counting import FIELDS, Sheet, differences
from thidua.council.errors import SheetsDiffer
from thidua.council.models import AgendaItem, Meeting


@transaction.atomic
def close_count(meeting_id: int, *, actor: User, at: datetime) -> Meeting:
    """Close the count on two sheets that agree; asking twice changes nothing more.

    Raises:
        SheetsDiffer: a teller has not finished, or the sheets differ somewhere.
    """
    meeting = lock_meeting(meeting_id)
    require(actor, "council.run_meeting", meeting)
    if meeting.state == Meeting.State.CLOSED:
        return meeting
    require_state(meeting, Meeting.State.COUNTING)
    agreed = agreed_sheet(meeting)
    items = list(meeting.items.all())
    for item in items:
        row = agreed.rows[item.pk]
        for name in FIELDS:
            setattr(item, name, getattr(row, name))
        item.passed = rulebook.read(item.threshold).is_passed(row.agree or 0)
    AgendaItem.objects.bulk_update(items, [*FIELDS, "passed"], batch_size=200)
    meeting.state, meeting.closed_at = Meeting.State.CLOSED, at
    meeting.save(update_fields=["state", "closed_at"])
    _mark(meeting, items, actor=actor, at=at)
    record(
        "meeting.closed", subject=meeting, actor=actor, at=at,
        after={
            "list": meeting.list_hash,
            "collected": {str(paper.number): agreed.collected[paper.pk] for paper in meeting.papers.all()},
            "results": [
                {"position": item.position, "nomination": item.nomination_id, "agree": item.agree,
                 "disagree": item.disagree, "blank": item.blank, "invalid": item.invalid,
                 "needed": item.threshold["needed"], "base": item.threshold["base"], "passed": item.passed}
                for item in items
            ],
        },
    )  # fmt: skip
    return meeting


def agreed_sheet(meeting: Meeting) -> Sheet:
    """The sheet on which both tellers of the latest count agree."""
    count = counts.latest_count(meeting)
    sheets = list(count.sheets.all()) if count else []
    if len(sheets) != 2 or not counts.is_compared(sheets):
        raise SheetsDiffer(_("Hai người kiểm phiếu chưa hoàn thành cả hai bảng kiểm."))
    one, other = (counts.sheet_of(sheet) for sheet in sheets)
    if differences(one, other):
        raise SheetsDiffer(_("Hai bảng kiểm còn chỗ khác nhau: người kiểm sai sửa số của mình, có ghi lý do."))
    return one


def _mark(meeting: Meeting, items: list[AgendaItem], *, actor: User, at: datetime) -> None:
    with override("vi"):  # stored with the dossier, whatever language the secretary reads
        by = _("Phiên họp số %(number)s/%(year)s ngày %(day)s") % {
            "number": str(meeting.number),
            "year": str(meeting.year),
            "day": f"{timezone.localtime(meeting.held_at):%d/%m/%Y}",
        }
    passed = [item.nomination_id for item in items if item.passed]
    failed = [item.nomination_id for item in items if not item.passed]
    if passed:
        mark_passed(passed, actor=actor, at=at, by=by)
    if failed:
        mark_not_passed(failed, actor=actor, at=at, by=by)
