"""Sheets of a count as plain values, read with a fixed number of queries."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from thidua.council.domain.counting import Row, Sheet
from thidua.council.freezing import VOTING
from thidua.council.models import Attendance, BallotPaper, Count, CountSheet, Interest, Meeting


def sheet_of(sheet: CountSheet) -> Sheet:
    """Keys are ids of ballot papers and agenda items. Two queries."""
    lines = list(sheet.lines.select_related("item"))
    return Sheet(
        collected={one.paper_id: one.collected for one in sheet.papers.all()},
        rows={line.item_id: Row(line.agree, line.disagree, line.blank, line.invalid) for line in lines},
        form_of={line.item_id: line.item.paper_id or 0 for line in lines},
    )


def issued_of(meeting: Meeting) -> dict[int, int]:
    """Paper → copies handed out; known from the beginning of the count on."""
    return {paper.pk: paper.issued or 0 for paper in meeting.papers.all()}


def voters_of(meeting: Meeting) -> dict[int, int]:
    """Paper → members who get it: those voting less those who withdrew from its nominees. Three queries."""
    return _getting(meeting, VOTING)


def written_of(meeting: Meeting) -> dict[int, int]:
    """Paper → absent members asked in writing who get it. How they voted is never counted apart."""
    return _getting(meeting, (Attendance.State.WRITTEN,))


def _getting(meeting: Meeting, states: Iterable[str]) -> dict[int, int]:
    members = set(meeting.attendances.filter(state__in=states).values_list("member", flat=True))
    withdrawn: dict[int, set[int]] = {}
    rows = Interest.objects.filter(item__meeting=meeting, withdrew=True).values_list("item__paper", "member")
    for paper_id, member_id in rows:
        withdrawn.setdefault(paper_id, set()).add(member_id)
    papers = BallotPaper.objects.filter(meeting=meeting).values_list("pk", flat=True)
    return {pk: len(members - withdrawn.get(pk, set())) for pk in papers}


def latest_count(meeting: Meeting) -> Count | None:
    return meeting.counts.select_related("teller_1", "teller_2").order_by("-number").first()


def is_compared(sheets: list[CountSheet]) -> bool:
    """Whether both tellers have finished, so that the sheets may be laid side by side."""
    return bool(sheets) and all(sheet.finished_at for sheet in sheets)


Numbers = Mapping[int, tuple[int | None, int | None, int | None, int | None]]
