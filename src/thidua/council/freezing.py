"""Everything the freezing of a list needs to know, worked out once for the preview and for the act itself."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from thidua.awards.models import Round
from thidua.awards.rulebook import award_name
from thidua.core.models import User
from thidua.council import rulebook
from thidua.council.domain.lists import ListedNominee, list_hash
from thidua.council.domain.quorum import Quorum
from thidua.council.domain.recusal import PaperForm, cannot_pass, paper_forms
from thidua.council.domain.thresholds import Threshold
from thidua.council.models import AgendaItem, Attendance, BallotPaper, Interest, Meeting, Member

VOTING = (Attendance.State.PRESENT, Attendance.State.WRITTEN)


@dataclass
class ListPlan:
    """The list as it would be frozen now. `problems` stand in the way, `warnings` do not."""

    items: list[AgendaItem]
    members: list[Member]
    attendance: dict[int, str]
    withdrawals: dict[int, set[int]]
    forms: list[PaperForm]
    thresholds: dict[str, Threshold | None]
    quorum: Quorum | None
    problems: list[str] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)

    @property
    def voting(self) -> set[int]:
        """Members who get ballots: present, or absent and asked in writing."""
        return {pk for pk, state in self.attendance.items() if state in VOTING}

    @property
    def present(self) -> int:
        return sum(1 for state in self.attendance.values() if state == Attendance.State.PRESENT)

    @property
    def written(self) -> int:
        return sum(1 for state in self.attendance.values() if state == Attendance.State.WRITTEN)

    @property
    def absent(self) -> int:
        return sum(1 for state in self.attendance.values() if state == Attendance.State.ABSENT)

    @property
    def is_attendance_complete(self) -> bool:
        return bool(self.members) and all(member.pk in self.attendance for member in self.members)


@dataclass(frozen=True)
class FrozenList:
    fingerprint: str
    number: int
    forms: int


def members_of(meeting: Meeting) -> list[Member]:
    """The appointed members on the day of the meeting, present or not: the base of every threshold."""
    members = Member.objects.filter(council=meeting.council_id).in_force(rulebook.day_of(meeting))
    return list(members.select_related("person__unit", "user"))


def chair_of(meeting: Meeting) -> Member | None:
    """Who chairs: the chairman when present, else the first deputy present, else nobody is guessed."""
    present = meeting.attendances.filter(state=Attendance.State.PRESENT).select_related("member")
    seats = {Member.Seat.CHAIR: 0, Member.Seat.DEPUTY: 1}
    candidates = [one.member for one in present if one.member.seat in seats]
    return min(candidates, key=lambda member: (seats[Member.Seat(member.seat)], member.position), default=None)


def items_of(meeting: Meeting) -> list[AgendaItem]:
    rows = meeting.items.select_related(
        "nomination__person__unit", "nomination__collective__parent", "nomination__unit", "paper"
    )
    return list(rows)


def plan_list(meeting: Meeting, *, secretary: User | None = None) -> ListPlan:
    """The list, its forms and thresholds as of now, with what stands in the way. Six queries whatever the length."""
    items, members = items_of(meeting), members_of(meeting)
    in_force = {member.pk for member in members}
    attendance = {
        one.member_id: one.state for one in meeting.attendances.all() if one.member_id in in_force or meeting.is_frozen
    }
    withdrawals: dict[int, set[int]] = defaultdict(set)
    interests = list(Interest.objects.filter(item__meeting=meeting).select_related("member"))
    for interest in interests:
        if interest.withdrew:
            withdrawals[interest.item_id].add(interest.member_id)
    awards = {item.nomination.award for item in items}
    plan = ListPlan(
        items=items,
        members=members,
        attendance=attendance,
        withdrawals=withdrawals,
        forms=paper_forms([item.pk for item in items], withdrawals),
        thresholds=rulebook.thresholds_of(awards, meeting, len(members)) if members else dict.fromkeys(awards),
        quorum=rulebook.quorum_of(meeting.council),
    )
    plan.problems = _problems(meeting, plan, secretary)
    plan.warnings = _warnings(plan, interests)
    return plan


def _problems(meeting: Meeting, plan: ListPlan, secretary: User | None) -> list[str]:
    found = []
    if meeting.round.state != Round.State.COUNCIL:
        found.append(
            _("Đợt xét đang ở bước “%(state)s”: cơ quan thi đua chuyển đợt xét sang bước Hội đồng trước.")
            % {"state": meeting.round.get_state_display()}
        )
    if not plan.items:
        found.append(_("Danh sách chưa có hồ sơ nào."))
    if not plan.is_attendance_complete:
        missing = sum(1 for member in plan.members if member.pk not in plan.attendance)
        found.append(_("Còn %(number)d thành viên chưa ghi có mặt hay vắng.") % {"number": missing})
    elif problem := quorum_problem(plan):
        found.append(problem)
    for award in sorted(award for award, threshold in plan.thresholds.items() if threshold is None):
        found.append(
            _(
                "Bộ quy tắc không có tỷ lệ phiếu cho “%(award)s”. "
                "Ghi tỷ lệ theo quy chế của Hội đồng ở trang Hội đồng, kèm căn cứ."
            )
            % {"award": award_name(award)}
        )
    found += _about_oneself(plan, secretary)
    if plan.is_attendance_complete:
        for form in plan.forms:
            if not form.voters(plan.voting):
                found.append(_("Mẫu phiếu %(number)d không còn ai bỏ phiếu.") % {"number": form.number})
    return found


def quorum_problem(plan: ListPlan) -> str | None:
    """Too few members there, in a sentence; None when there are enough or no rule is known."""
    if plan.quorum is None or plan.quorum.is_reached(plan.present, len(plan.members)):
        return None
    return _(
        "Chưa đủ số người họp: có mặt %(present)d, cần ít nhất %(needed)d của %(members)d thành viên (%(cites)s)."
    ) % {
        "present": plan.present,
        "needed": plan.quorum.needed(len(plan.members)),
        "members": len(plan.members),
        "cites": plan.quorum.cites or _("quy chế của Hội đồng"),
    }


def _about_oneself(plan: ListPlan, secretary: User | None) -> list[str]:
    """Whom the record knows to be a nominee withdraws; a secretary who is one does not run the ballot."""
    found = []
    by_person = {member.person_id: member for member in plan.members if member.person_id}
    by_user = {member.user_id: member for member in plan.members if member.user_id}
    for item in plan.items:
        person = item.nomination.person
        if person is None:
            continue
        member = by_person.get(person.pk) or (by_user.get(person.user_id) if person.user_id else None)
        if member and member.pk not in plan.withdrawals.get(item.pk, set()):
            found.append(
                _("%(member)s là người được đề nghị ở mục %(position)d: ghi lợi ích liên quan và rút khỏi mục này.")
                % {"member": member.full_name, "position": item.position}
            )
        if secretary is not None and person.user_id == secretary.pk:
            found.append(
                _("Thư ký là người được đề nghị ở mục %(position)d: giao người khác làm thư ký phiên họp.")
                % {"position": item.position}
            )
    return found


def _warnings(plan: ListPlan, interests: list[Interest]) -> list[str]:
    found = []
    if plan.quorum is None:
        found.append(
            _(
                "Số người tối thiểu để họp: chưa có trong bộ quy tắc. "
                "Chủ tọa tự xác nhận, hoặc ghi theo quy chế của Hội đồng."
            )
        )
    if not plan.is_attendance_complete:
        return found
    form_of = {item: form for form in plan.forms for item in form.items}
    short: dict[tuple[str, int], list[int]] = defaultdict(list)
    for item in plan.items:
        threshold = plan.thresholds[item.nomination.award]
        voters = len(form_of[item.pk].voters(plan.voting))
        if threshold and cannot_pass(threshold.needed, voters):
            short[(item.nomination.award, voters)].append(item.position)
    for (award, voters), positions in short.items():
        threshold = plan.thresholds[award]
        assert threshold is not None
        found.append(
            _(
                "%(award)s, mục %(positions)s: cần %(needed)d phiếu đồng ý nhưng chỉ %(voters)d người bỏ phiếu, "
                "nên không thể đạt. Hỏi ý kiến bằng văn bản thành viên vắng, hoặc chuyển sang phiên khác."
            )
            % {
                "award": award_name(award),
                "positions": ", ".join(str(position) for position in positions),
                "needed": threshold.needed,
                "voters": voters,
            }
        )
    if any(interest.withdrew for interest in interests):
        found.append(
            _(
                "Thành viên rút khỏi một mục không nhận phiếu có mục đó; mẫu số vẫn là tổng số thành viên Hội đồng "
                "vì luật đã đọc không quy định khác."
            )
        )
    return found


def write_list(meeting: Meeting, plan: ListPlan) -> FrozenList:
    """Write forms, lines and thresholds of the frozen list. Called inside the action."""
    papers = BallotPaper.objects.bulk_create([BallotPaper(meeting=meeting, number=form.number) for form in plan.forms])
    paper_of = {item: paper for form, paper in zip(plan.forms, papers, strict=True) for item in form.items}
    nominees = []
    for item in plan.items:
        threshold = plan.thresholds[item.nomination.award]
        assert threshold is not None
        paper = paper_of[item.pk]
        listed = ListedNominee(
            position=item.position,
            number=item.nomination.number,
            name=str(item.nomination.subject),
            unit=unit_line(item),
            award=item.nomination.award,
            form=paper.number,
            percent=threshold.percent,
            base=threshold.base,
        )
        nominees.append(listed)
        item.paper, item.listed, item.threshold = paper, dict(vars(listed)), rulebook.kept(threshold)
    AgendaItem.objects.bulk_update(plan.items, ["paper", "listed", "threshold"], batch_size=200)
    return FrozenList(list_hash(nominees), len(nominees), len(papers))


def listed_hash(items: list[AgendaItem]) -> str:
    """The fingerprint of the list as it is stored now; equal to the meeting's as long as nothing was touched."""
    return list_hash([ListedNominee(**item.listed) for item in items])


def unit_line(item: AgendaItem) -> str:
    """Where a nominee belongs: the person's own unit and the nominating one, each once."""
    nomination = item.nomination
    inner = nomination.person.unit if nomination.person else nomination.collective.parent  # type: ignore[union-attr]
    names = [unit.name_vi for unit in (inner, nomination.unit) if unit is not None]
    return ", ".join(dict.fromkeys(names))
