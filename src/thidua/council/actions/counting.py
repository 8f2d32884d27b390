"""Counting by two tellers apart, corrections with a reason, recounts."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from thidua.core.events import record
from thidua.core.models import User
from thidua.core.permissions import require
from thidua.core.roles import Role
from thidua.council import counts, freezing, wording
from thidua.council.actions.locks import lock_meeting, require_state
from thidua.council.domain.counting import FIELDS, is_finishable
from thidua.council.errors import BadCount, BadTellers, NotReady, SheetFinished, SheetsDiffer
from thidua.council.models import Count, CountedPapers, CountLine, CountSheet, Interest, Meeting
from thidua.organisation.permissions import within

MOST = 999  # ballots of a council; keeps a slip of the key out of the table


@transaction.atomic
def start_count(
    meeting_id: int, *, tellers: tuple[User, User], actor: User, at: datetime, issued: Mapping[int, int] | None = None
) -> Count:
    """Close attendance, note the papers handed out and give each teller an empty sheet.

    Args:
        issued: number of the ballot form → papers handed out; a form left out: one for each of its voters.
    Raises:
        BadTellers: see `_teller_problems`.
        BadCount: more papers than voters, or none.
        NotReady: too few members are there.
    """
    meeting = lock_meeting(meeting_id)
    require(actor, "council.run_meeting", meeting)
    require_state(meeting, Meeting.State.OPEN)
    if problem := freezing.quorum_problem(freezing.plan_list(meeting)):
        raise NotReady(problem)  # somebody may have left since the list was frozen
    _require_tellers(meeting, tellers, actor)
    _write_issued(meeting, issued or {})
    meeting.state = Meeting.State.COUNTING
    meeting.save(update_fields=["state"])
    return _new_count(meeting, tellers, "count.started", actor=actor, at=at)


@transaction.atomic
def recount(meeting_id: int, *, tellers: tuple[User, User], reason: str, actor: User, at: datetime) -> Count:
    """Count the same papers once more, before the result is closed; the earlier count is kept as it was."""
    meeting = lock_meeting(meeting_id)
    require(actor, "council.run_meeting", meeting)
    require_state(meeting, Meeting.State.COUNTING)
    if not reason.strip():
        raise NotReady(_("Cần ghi lý do kiểm phiếu lại."))
    _require_tellers(meeting, tellers, actor)
    return _new_count(meeting, tellers, "count.repeated", actor=actor, at=at, reason=reason.strip())


@transaction.atomic
def save_sheet(
    sheet_id: int, *, collected: Mapping[int, int | None], rows: counts.Numbers, actor: User, at: datetime
) -> CountSheet:
    """Keep what a teller has typed so far. No event and no time: unfinished figures are nobody's statement yet.

    Args:
        collected: id of the ballot paper → papers found, None = not typed.
        rows: id of the agenda item → (agree, disagree, blank, invalid).
    """
    sheet = _locked_sheet(sheet_id)
    require(actor, "council.count_ballots", sheet)
    _require_latest(sheet)
    if sheet.finished_at is not None:
        raise SheetFinished
    _write(sheet, collected, rows)
    return sheet


@transaction.atomic
def finish_sheet(sheet_id: int, *, actor: User, at: datetime) -> CountSheet:
    """Hand the sheet in. From now on it changes only by a correction.

    Raises:
        NotReady: a number is missing, a row does not add up, or more papers were found than handed out.
    """
    sheet = _locked_sheet(sheet_id)
    require(actor, "council.count_ballots", sheet)
    _require_latest(sheet)
    if sheet.finished_at is not None:
        return sheet
    _require_finishable(sheet)
    sheet.finished_at = at
    sheet.save(update_fields=["finished_at"])
    # No figure in the event: the other teller may still be counting.
    record("sheet.finished", subject=sheet, actor=actor, at=at, after={"count": sheet.count.number})
    return sheet


@transaction.atomic
def correct_sheet(
    sheet_id: int,
    *,
    collected: Mapping[int, int | None],
    rows: counts.Numbers,
    reason: str,
    actor: User,
    at: datetime,
) -> CountSheet:
    """The teller who erred changes the own figures after both sheets lie open; before and after stay in the event.

    Raises:
        SheetsDiffer: the other teller has not finished yet.
        NotReady: no reason, or the corrected sheet does not add up.
    """
    sheet = _locked_sheet(sheet_id)
    require(actor, "council.count_ballots", sheet)
    _require_latest(sheet)
    if sheet.count.sheets.filter(finished_at__isnull=True).exists():
        raise SheetsDiffer(_("Chỉ sửa được khi cả hai người đã hoàn thành bảng kiểm."))
    if not reason.strip():
        raise NotReady(_("Cần ghi lý do sửa, ví dụ: cộng sót phiếu số 7 của chồng thứ hai."))
    before = _figures(sheet)
    _write(sheet, collected, rows)
    _require_finishable(sheet)
    after = _figures(sheet)
    changed = [key for key in after if before[key] != after[key]]
    if not changed:
        raise NotReady(_("Chưa có số nào thay đổi."))
    record(
        "sheet.corrected", subject=sheet, actor=actor, at=at,
        before={key: before[key] for key in changed},
        after={**{key: after[key] for key in changed}, "reason": reason.strip()},
    )  # fmt: skip
    return sheet


def _locked_sheet(sheet_id: int) -> CountSheet:
    sheet = CountSheet.objects.select_related("count").get(pk=sheet_id)
    meeting = lock_meeting(sheet.count.meeting_id)
    sheet = CountSheet.objects.select_for_update(of=("self",)).select_related("count").get(pk=sheet_id)
    sheet.count.meeting = meeting
    return sheet


def _require_latest(sheet: CountSheet) -> None:
    require_state(sheet.count.meeting, Meeting.State.COUNTING)
    if sheet.count.meeting.counts.filter(number__gt=sheet.count.number).exists():
        raise SheetFinished


def _require_finishable(sheet: CountSheet) -> None:
    values, issued = counts.sheet_of(sheet), counts.issued_of(sheet.count.meeting)
    if not is_finishable(values, issued):
        problems = wording.sheet_problems(
            values, issued, forms=dict(sheet.count.meeting.papers.values_list("pk", "number")),
            positions=dict(sheet.count.meeting.items.values_list("pk", "position")),
        )  # fmt: skip
        raise NotReady(_("Bảng kiểm chưa hoàn thành được."), problems=problems)


def _write(sheet: CountSheet, collected: Mapping[int, int | None], rows: counts.Numbers) -> None:
    for number in [*collected.values(), *(number for row in rows.values() for number in row)]:
        if number is not None and not 0 <= number <= MOST:
            raise BadCount(_("Số phiếu từ 0 đến %(most)d.") % {"most": MOST})
    papers = {one.paper_id: one for one in sheet.papers.all()}
    lines = {one.item_id: one for one in sheet.lines.all()}
    if set(collected) - set(papers) or set(rows) - set(lines):
        raise BadCount(_("Bảng kiểm có dòng không thuộc danh sách bỏ phiếu này. Tải lại trang."))
    for paper_id, found in collected.items():
        papers[paper_id].collected = found
    for item_id, numbers in rows.items():
        for name, number in zip(FIELDS, numbers, strict=True):
            setattr(lines[item_id], name, number)
    CountedPapers.objects.bulk_update([papers[pk] for pk in collected], ["collected"])
    CountLine.objects.bulk_update([lines[pk] for pk in rows], list(FIELDS), batch_size=200)


def _figures(sheet: CountSheet) -> dict[str, Any]:
    figures: dict[str, Any] = {
        f"paper {one.paper.number}": one.collected for one in sheet.papers.select_related("paper")
    }
    for line in sheet.lines.select_related("item"):
        figures[f"item {line.item.position}"] = [getattr(line, name) for name in FIELDS]
    return figures


def _write_issued(meeting: Meeting, issued: Mapping[int, int]) -> None:
    voters = counts.voters_of(meeting)
    for paper in meeting.papers.all():
        number = issued.get(paper.number, voters[paper.pk])
        if not 1 <= number <= voters[paper.pk]:
            raise BadCount(
                _("Mẫu phiếu %(form)d: phát ra từ 1 đến %(voters)d phiếu, bằng số người bỏ phiếu.")
                % {"form": paper.number, "voters": voters[paper.pk]}
            )
        paper.issued = number
        paper.save(update_fields=["issued"])


def _new_count(
    meeting: Meeting, tellers: tuple[User, User], event: str, *, actor: User, at: datetime, reason: str = ""
) -> Count:
    made = Count.objects.create(
        meeting=meeting,
        number=meeting.counts.count() + 1,
        teller_1=tellers[0],
        teller_2=tellers[1],
        reason=reason,
        started_at=at,
    )
    papers, items = list(meeting.papers.all()), list(meeting.items.values_list("pk", flat=True))
    for teller in tellers:
        sheet = CountSheet.objects.create(count=made, teller=teller)
        CountedPapers.objects.bulk_create([CountedPapers(sheet=sheet, paper=paper) for paper in papers])
        CountLine.objects.bulk_create([CountLine(sheet=sheet, item_id=item) for item in items], batch_size=200)
    record(
        event, subject=made, actor=actor, at=at,
        after={"number": made.number, "reason": reason, "tellers": [str(teller) for teller in tellers],
               "issued": {str(paper.number): paper.issued for paper in papers}},
    )  # fmt: skip
    return made


def _require_tellers(meeting: Meeting, tellers: tuple[User, User], actor: User) -> None:
    if problems := _teller_problems(meeting, tellers, actor):
        raise BadTellers(problems[0], problems=problems)


def _teller_problems(meeting: Meeting, tellers: tuple[User, User], actor: User) -> list[str]:
    """Two different accounts with the role, neither secretary, nominee, nor a member with an interest in a nominee."""
    found = []
    if tellers[0] == tellers[1]:
        found.append(_("Hai người kiểm phiếu phải khác nhau."))
    interested = set(Interest.objects.filter(item__meeting=meeting).values_list("member__user", flat=True))
    nominees = set(meeting.items.values_list("nomination__person__user", flat=True))
    for teller in dict.fromkeys(tellers):
        name = {"name": str(teller)}
        if not teller.is_active or not within(teller, meeting.council.unit, Role.TELLER):
            found.append(_("%(name)s không có vai trò kiểm phiếu.") % name)
        if teller.pk in (actor.pk, meeting.secretary_id) or within(teller, meeting.council.unit, Role.SECRETARY):
            found.append(_("%(name)s là thư ký nên không kiểm phiếu.") % name)
        if teller.pk in nominees:
            found.append(_("%(name)s là người được đề nghị nên không kiểm phiếu.") % name)
        if teller.pk in interested:
            found.append(_("%(name)s đã khai lợi ích liên quan nên không kiểm phiếu.") % name)
    return found
