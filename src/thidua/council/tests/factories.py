"""Plain functions that make councils and meetings for tests of this room and of higher ones.

They go through the actions up to the state asked for. The share of votes is the council's own regulation
(at least 80 % of all members), so that no test here depends on what a rulebook says.
"""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from thidua.awards.models import Nomination, Round
from thidua.awards.tests.factories import make_accepted, make_round
from thidua.council import actions
from thidua.council.models import Council, CountSheet, Meeting

NOON = datetime(2025, 12, 15, 5, 0, tzinfo=UTC)
HELD_AT = datetime(2025, 12, 15, 1, 30, tzinfo=UTC)  # 8:30 in Ha Noi
SEATS = ("chair", "deputy", "standing", "secretary")


def make_council(ministry: Any, cast: Any, *, members: int = 5, **fields: Any) -> Council:
    """A council whose own regulation asks for at least 80 % of all members."""
    plan = actions.CouncilPlan(
        **{
            "name": "Hội đồng Thi đua - Khen thưởng mẫu",
            "from_on": date(2024, 1, 1),
            "own_percent": 80,
            "own_basis": "Quy chế mẫu, Điều 1",
            **fields,
        }
    )
    council = actions.create_council(plan, unit=ministry.root, actor=cast.secretary, at=NOON)
    for number in range(1, members + 1):
        seat = SEATS[number - 1] if number <= len(SEATS) else "member"
        plan_member = actions.MemberPlan(f"Thành viên mẫu {number}", post=f"Chức vụ mẫu {number}", seat=seat)
        actions.add_member(council.pk, plan_member, actor=cast.secretary, at=NOON)
    return council


def make_meeting(
    ministry: Any, cast: Any, *, council: Council | None = None, nominees: int = 3, round: Round | None = None
) -> Meeting:
    """Planned, with accepted dossiers (giấy khen) of a round before the council."""
    round = round or make_round(ministry, cast, state="council")
    for _number in range(nominees):
        make_accepted(ministry, cast, round=round, award="giay-khen")
    council = council or make_council(ministry, cast)
    return actions.create_meeting(
        council.pk, round.pk, held_at=HELD_AT, place="Phòng họp mẫu", actor=cast.secretary, at=NOON
    )


def attend(meeting: Meeting, cast: Any, *, written: int = 0, absent: int = 0) -> None:
    """Everybody present but the last ones: first those asked in writing, then those absent."""
    members = list(meeting.council.members.all())
    present = len(members) - written - absent
    roll = {}
    for place, member in enumerate(members):
        state = "present" if place < present else "written" if place < present + written else "absent"
        roll[member.pk] = (state, "" if state == "present" else "đi công tác")
    actions.set_attendance(meeting.pk, roll, actor=cast.secretary, at=NOON)


def freeze(meeting: Meeting, cast: Any) -> Meeting:
    return actions.freeze_list(meeting.pk, actor=cast.secretary, at=NOON)


def make_frozen(ministry: Any, cast: Any, **fields: Any) -> Meeting:
    meeting = make_meeting(ministry, cast, **fields)
    attend(meeting, cast)
    return freeze(meeting, cast)


def start(meeting: Meeting, cast: Any) -> list[CountSheet]:
    """Start the count; the sheets of the first and the second teller."""
    count = actions.start_count(meeting.pk, tellers=(cast.teller, cast.teller_2), actor=cast.secretary, at=NOON)
    return [count.sheets.get(teller=teller) for teller in (cast.teller, cast.teller_2)]


def fill(sheet: CountSheet, *, against: int = 0, finish: bool = True) -> CountSheet:
    """Type a sheet on which every nominee gets all ballots but `against`."""
    issued = {paper.pk: paper.issued for paper in sheet.count.meeting.papers.all()}
    rows = {item.pk: (issued[item.paper_id] - against, against, 0, 0) for item in sheet.count.meeting.items.all()}
    actions.save_sheet(sheet.pk, collected=issued, rows=rows, actor=sheet.teller, at=NOON)
    return actions.finish_sheet(sheet.pk, actor=sheet.teller, at=NOON) if finish else sheet


def make_counted(ministry: Any, cast: Any, *, against: int = 0, **fields: Any) -> Meeting:
    """Both tellers have finished and agree."""
    meeting = make_frozen(ministry, cast, **fields)
    for sheet in start(meeting, cast):
        fill(sheet, against=against)
    return Meeting.objects.get(pk=meeting.pk)


def make_closed(ministry: Any, cast: Any, **fields: Any) -> Meeting:
    """With its result; the dossiers are marked."""
    meeting = make_counted(ministry, cast, **fields)
    return actions.close_count(meeting.pk, actor=cast.secretary, at=NOON)


def nominee_of(nomination: Nomination) -> Any:
    assert nomination.person is not None
    return nomination.person
