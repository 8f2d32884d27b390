"""What the council's papers say: ballots and minutes. In Vietnamese whatever the language of the screen."""

from __future__ import annotations

from collections import Counter
from datetime import datetime

from django.utils import timezone
from django.utils.translation import override

from thidua import papers
from thidua.awards.rulebook import award_name
from thidua.council import counts, freezing, wording
from thidua.council.models import AgendaItem, Attendance, BallotPaper, Interest, Meeting, Member
from thidua.council.rulebook import day_of

CAPITAL = "Hà Nội"
BALLOT_RULES = (
    "Mỗi dòng đánh dấu X vào một ô",
    "Để trống cả hai ô là không biểu quyết về dòng đó; đánh dấu cả hai ô thì dòng đó không hợp lệ",
    "Không ký tên, không ghi thêm chữ hay ký hiệu nào trên phiếu",
)


def letterhead_of(meeting: Meeting) -> papers.Letterhead:
    unit = meeting.council.unit
    return papers.Letterhead(unit.name_vi, meeting.council.name, CAPITAL if unit.parent_id is None else "……")


def ballot_of(meeting: Meeting, paper: BallotPaper, items: list[AgendaItem], *, forms: int) -> papers.Ballot:
    """One form of the ballot from the frozen list. Nothing on it tells one copy from another.

    Args:
        forms: how many forms the meeting has; with more than one, each is named so that the piles can be parted.
    """
    with override("vi"):
        title = "Phiếu biểu quyết xét thi đua, khen thưởng"
        day = day_of(meeting)
        return papers.Ballot(
            letterhead=letterhead_of(meeting),
            title=f"{title} (mẫu {paper.number})" if forms > 1 else title,
            meeting_line=f"Phiên họp ngày {day.day:02d} tháng {day.month:02d} năm {day.year}",
            instructions=BALLOT_RULES,
            lines=[
                papers.BallotLine(
                    item.position, item.listed["name"], item.listed["unit"], award_name(item.listed["award"])
                )
                for item in items
                if item.paper_id == paper.pk
            ],
        )


def minutes_of(meeting: Meeting) -> papers.Minutes:
    """The minutes as they stand; a draft until the result is closed."""
    with override("vi"):
        items = freezing.items_of(meeting)
        roll = list(meeting.attendances.select_related("member"))
        closed = meeting.state == Meeting.State.CLOSED
        count = counts.latest_count(meeting)
        return papers.Minutes(
            letterhead=letterhead_of(meeting),
            number_symbol="BB-HĐTĐKT",
            number=meeting.minutes_no,
            subject=f"Họp {meeting.council.name}, đợt “{meeting.round.name}”",
            started_at=_local(meeting.held_at),
            ended_at=_local(meeting.closed_at) if meeting.closed_at else None,
            venue=meeting.place,
            members_total=meeting.members_total or len(freezing.members_of(meeting)),
            present=[_attendee(one) for one in roll if one.state == Attendance.State.PRESENT],
            absent=[_attendee(one) for one in roll if one.state == Attendance.State.ABSENT],
            absent_in_writing=[_attendee(one) for one in roll if one.state == Attendance.State.WRITTEN],
            agenda=_agenda(meeting, items),
            interests=[_interest(one) for one in _interests(meeting)],
            ballots=_ballots(meeting, items) if closed else [],
            opinions=_paragraphs(meeting.opinions),
            conclusions=_conclusions(meeting, items),
            chair=meeting.chair.full_name if meeting.chair else "",
            secretary=str(meeting.secretary.full_name),
            tellers=[count.teller_1.full_name, count.teller_2.full_name] if count else [],
            is_draft=not closed,
        )


def _local(moment: datetime) -> datetime:
    return timezone.localtime(moment)


def _attendee(one: Attendance) -> papers.Attendee:
    member = one.member
    return papers.Attendee(member.full_name, member.post, str(Member.Seat(member.seat).label), one.reason)


def _interests(meeting: Meeting) -> list[Interest]:
    rows = Interest.objects.filter(item__meeting=meeting)
    return list(rows.select_related("member", "item__nomination__person", "item__nomination__collective"))


def _interest(interest: Interest) -> papers.Interest:
    name = interest.item.listed.get("name") or str(interest.item.nomination.subject)
    matter = f"mục {interest.item.position}, {name} ({wording.interest_line(interest)})"
    return papers.Interest(interest.member.full_name, matter, interest.withdrew)


def _agenda(meeting: Meeting, items: list[AgendaItem]) -> list[str]:
    numbers = Counter(item.nomination.award for item in items)
    lines = [f"Xét {len(items):02d} đề nghị thuộc đợt “{meeting.round.name}”"]
    if numbers:
        lines.append("Gồm: " + "; ".join(f"{award_name(award)}: {number:02d}" for award, number in numbers.items()))
    if meeting.list_hash:
        lines.append(
            "Danh sách bỏ phiếu đã chốt trước khi phát phiếu và không thay đổi; mã kiểm tra SHA-256 của danh sách: "
            f"{meeting.list_hash}"
        )
    if (number := meeting.counts.count()) > 1:
        reasons = "; ".join(count.reason for count in meeting.counts.all() if count.reason)
        lines.append(f"Kiểm phiếu {number:02d} lần ({reasons}); kết quả lấy theo lần sau cùng")
    return lines


def _ballots(meeting: Meeting, items: list[AgendaItem]) -> list[papers.BallotCount]:
    """One paragraph for each form of the ballot; opinions in writing were put into the same box."""
    count = counts.latest_count(meeting)
    assert count is not None
    sheet = count.sheets.order_by("pk")[0]
    collected = {one.paper_id: one.collected or 0 for one in sheet.papers.all()}
    forms = list(meeting.papers.all())
    written = counts.written_of(meeting)
    return [
        papers.BallotCount(
            title=f"Mẫu phiếu {paper.number}" if len(forms) > 1 else "Bỏ phiếu xét thi đua, khen thưởng",
            issued=paper.issued or 0,
            collected=collected[paper.pk],
            valid=None,
            invalid=None,
            in_writing=written[paper.pk],
            results=[_result(item) for item in items if item.paper_id == paper.pk],
        )
        for paper in forms
    ]


def _result(item: AgendaItem) -> papers.NomineeResult:
    return papers.NomineeResult(
        name=item.listed["name"],
        unit=item.listed["unit"],
        award=award_name(item.listed["award"]),
        agree=item.agree or 0,
        disagree=item.disagree or 0,
        blank=item.blank or 0,
        invalid=item.invalid or 0,
        base=item.threshold["base"],
        needed=item.threshold["needed"],
        passed=bool(item.passed),
        basis=item.threshold["cites"],
    )


def _conclusions(meeting: Meeting, items: list[AgendaItem]) -> list[str]:
    lines = []
    if meeting.state == Meeting.State.CLOSED:
        passed = sum(1 for item in items if item.passed)
        lines.append(
            f"Hội đồng thông qua {passed:02d} đề nghị, không thông qua {len(items) - passed:02d} đề nghị, "
            "theo kết quả bỏ phiếu nêu trên"
        )
    return lines + _paragraphs(meeting.conclusion)


def _paragraphs(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]
