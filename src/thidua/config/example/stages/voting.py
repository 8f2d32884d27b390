"""The council of the example and its meetings: agenda, attendance, identical ballots, two tellers, result."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from thidua.config.example.ministry import Example
from thidua.config.example.stages.hands import RoundHands, moment
from thidua.council import actions, counts
from thidua.council.models import AgendaItem, Council, Meeting, Member

SEATS = [
    ("Chủ tịch mẫu Nguyễn Văn Khải", "Lãnh đạo Bộ (mẫu)", Member.Seat.CHAIR),
    ("Phó Chủ tịch mẫu Trần Thị Thuận", "Lãnh đạo Bộ (mẫu)", Member.Seat.DEPUTY),
    ("Ủy viên mẫu Lê Quốc Bảo", "Vụ Tổ chức cán bộ (mẫu)", Member.Seat.STANDING),
    ("Ủy viên mẫu Phạm Minh Châu", "Công đoàn ngành (mẫu)", Member.Seat.MEMBER),
    ("Ủy viên mẫu Hoàng Thị Dung", "Văn phòng Bộ (mẫu)", Member.Seat.MEMBER),
    ("Ủy viên mẫu Vũ Đình Giang", "Vụ Pháp chế (mẫu)", Member.Seat.MEMBER),
    ("Ủy viên mẫu Đặng Thu Hiền", "Cục Công nghiệp (mẫu)", Member.Seat.MEMBER),
    ("Ủy viên mẫu Bùi Văn Kiên", "Cục Hóa chất (mẫu)", Member.Seat.MEMBER),
    ("Ủy viên mẫu Đỗ Thị Liên", "Cục Xúc tiến thương mại (mẫu)", Member.Seat.MEMBER),
    ("Ủy viên mẫu Ngô Xuân Nam", "Cục Xuất nhập khẩu (mẫu)", Member.Seat.MEMBER),
    ("Ủy viên, Thư ký mẫu Phạm Thu Hà", "Cơ quan thi đua của Bộ (mẫu)", Member.Seat.SECRETARY),
]
PLACE = "Phòng họp mẫu, trụ sở Bộ"
WRITTEN = {8: "Công tác nước ngoài, gửi phiếu kín (mẫu)"}  # place in the list of seats → reason


@dataclass
class CouncilHands:
    """The council and its secretary."""

    example: Example
    council: Council

    @classmethod
    def founded(cls, example: Example) -> CouncilHands:
        day = date(2024, 3, 1)
        plan = actions.CouncilPlan(
            name="Hội đồng Thi đua - Khen thưởng Bộ Công Thương (mẫu)",
            from_on=day,
            founded_by="Quyết định số 11/QĐ-MẪU-BCT",
            own_percent=50,
            own_strict=True,
            own_basis="Quy chế mẫu của Hội đồng",
        )
        secretary, at = example.secretary, moment(day)
        council = actions.create_council(plan, unit=example.root, actor=secretary, at=at)
        for name, post, seat in SEATS:
            user = secretary if seat == Member.Seat.SECRETARY else None
            actions.add_member(
                council.pk, actions.MemberPlan(name, post=post, seat=seat, user=user), actor=secretary, at=at
            )
        return cls(example, council)

    def meet(self, hands: RoundHands, day: date) -> Meeting:
        """Plan a meeting on the round and call the roll."""
        secretary = self.example.secretary
        meeting = actions.create_meeting(
            self.council.pk, hands.round.pk, held_at=moment(day, 8, 30), place=PLACE, actor=secretary,
            at=moment(day, 7),
        )  # fmt: skip
        roll = {
            member.pk: ("written", WRITTEN[place]) if place in WRITTEN else ("present", "")
            for place, member in enumerate(self.council.members.all())
        }
        actions.set_attendance(meeting.pk, roll, actor=secretary, at=moment(day, 8, 30))
        return meeting

    def withdraw_one(self, meeting: Meeting, day: date) -> None:
        """A member declares an interest in the last nominee and gets a ballot without that name."""
        item = meeting.items.last()
        member = self.council.members.filter(seat=Member.Seat.MEMBER).first()
        if item is None or member is None or meeting.items.count() < 2:
            return
        actions.declare_interest(
            item.pk, member.pk, kind="same_unit", reason="Từng phụ trách đơn vị này (mẫu)", withdrew=True,
            actor=self.example.secretary, at=moment(day, 8, 40),
        )  # fmt: skip

    def begin_count(self, meeting: Meeting, day: date) -> None:
        secretary = self.example.secretary
        actions.freeze_list(meeting.pk, actor=secretary, at=moment(day, 8, 50))
        actions.start_count(meeting.pk, tellers=self.example.tellers, actor=secretary, at=moment(day, 10))

    def count(self, meeting: Meeting, teller: int, day: date, *, failing: int = 0) -> None:
        """One teller types the sums and hands the sheet in; the last `failing` nominees do not pass."""
        user = self.example.tellers[teller]
        sheet = meeting.counts.get().sheets.get(teller=user)
        papers = counts.voters_of(meeting)
        items = list(AgendaItem.objects.filter(meeting=meeting))
        rows = {}
        for place, item in enumerate(items):
            assert item.paper_id is not None  # the list is frozen
            collected = papers[item.paper_id]
            against = collected // 2 + 1 if place >= len(items) - failing else 0
            rows[item.pk] = (collected - against, against, 0, 0)
        at = moment(day, 10, 30 + 10 * teller)
        actions.save_sheet(sheet.pk, collected=dict(papers), rows=rows, actor=user, at=at)
        actions.finish_sheet(sheet.pk, actor=user, at=at)

    def close(self, meeting: Meeting, day: date) -> None:
        secretary, at = self.example.secretary, moment(day, 11)
        actions.close_count(meeting.pk, actor=secretary, at=at)
        actions.save_minutes(
            meeting.pk,
            opinions="Các thành viên thống nhất với kết quả thẩm định (ý kiến mẫu).",
            conclusion="Giao cơ quan thi đua trình quyết định theo kết quả bỏ phiếu (kết luận mẫu).",
            minutes_no=f"{meeting.number:02d}/BB-MẪU",
            actor=secretary,
            at=at,
        )

    def vote(self, hands: RoundHands, day: date, *, failing: int = 0) -> None:
        """A whole meeting, from the roll to the result."""
        meeting = self.meet(hands, day)
        self.begin_count(meeting, day)
        for teller in (0, 1):
            self.count(meeting, teller, day, failing=failing)
        self.close(meeting, day)
