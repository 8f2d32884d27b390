"""A meeting until its list is frozen: planning, agenda, attendance, freezing; and its minutes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from thidua.awards.models import Nomination, Round
from thidua.awards.queries import in_list_order
from thidua.core.events import record
from thidua.core.models import User
from thidua.core.permissions import require
from thidua.council import freezing
from thidua.council.actions.locks import lock_meeting, require_state
from thidua.council.errors import BadAgenda, BadMember, NotReady
from thidua.council.models import AgendaItem, Attendance, Council, Meeting, Member
from thidua.council.queries import free_nominations

_NOT_TYPED = ["council", "round", "members_total", "opened_at", "closed_at"]
_ASIDE = 20_000  # positions are unique: rows step aside before they take their new place


@transaction.atomic
def create_meeting(
    council_id: int, round_id: int, *, held_at: datetime, place: str, actor: User, at: datetime
) -> Meeting:
    """Plan a meeting on a round; its list is drawn from the accepted dossiers, and can be changed until frozen.

    Raises:
        BadMember: the council has no member on that day.
        BadAgenda: the round is not of the council's unit, or not yet (no longer) before the council.
    """
    council = Council.objects.select_for_update(of=("self",)).select_related("unit").get(pk=council_id)
    require(actor, "council.plan_meeting", council)
    round_ = Round.objects.select_related("unit").get(pk=round_id)
    _require_round(round_, council)
    year = timezone.localtime(held_at).year
    last = council.meetings.filter(year=year).aggregate(last=Max("number"))["last"] or 0
    made = Meeting(
        council=council, round=round_, number=last + 1, year=year, held_at=held_at, place=place, secretary=actor
    )
    made.full_clean(exclude=_NOT_TYPED)
    if not freezing.members_of(made):
        raise BadMember(_("Hội đồng chưa có thành viên nào vào ngày họp. Thêm thành viên trước khi lập phiên họp."))
    made.save()
    record(
        "meeting.planned", subject=made, actor=actor, at=at,
        after={"number": made.number, "held_at": held_at.isoformat(), "place": place, "round": round_.name},
    )  # fmt: skip
    _put_on_agenda(made, [one.pk for one in free_nominations(made)], actor=actor, at=at)
    return made


@transaction.atomic
def change_meeting(meeting_id: int, *, held_at: datetime, place: str, actor: User, at: datetime) -> Meeting:
    """Another time or place, until the list is frozen: from then on the day decides by which law is counted."""
    meeting = lock_meeting(meeting_id)
    require(actor, "council.run_meeting", meeting)
    require_state(meeting, Meeting.State.PLANNED)
    if (meeting.held_at, meeting.place) == (held_at, place):
        return meeting
    if timezone.localtime(held_at).year != meeting.year:
        raise BadAgenda(_("Phiên họp được đánh số theo năm: muốn họp năm khác thì hủy phiên này và lập phiên mới."))
    before = {"held_at": meeting.held_at.isoformat(), "place": meeting.place}
    meeting.held_at, meeting.place = held_at, place
    meeting.full_clean(exclude=_NOT_TYPED)
    meeting.save(update_fields=["held_at", "place"])
    after = {"held_at": held_at.isoformat(), "place": place}
    record("meeting.changed", subject=meeting, actor=actor, at=at, before=before, after=after)
    return meeting


@transaction.atomic
def set_agenda(meeting_id: int, nomination_ids: Sequence[int], *, actor: User, at: datetime) -> Meeting:
    """Put exactly these accepted dossiers on the list; interests of those that stay are kept.

    Raises:
        BadAgenda: one is not accepted, of another round, or on the list of another meeting.
    """
    meeting = lock_meeting(meeting_id)
    require(actor, "council.run_meeting", meeting)
    require_state(meeting, Meeting.State.PLANNED)
    _put_on_agenda(meeting, nomination_ids, actor=actor, at=at)
    return meeting


def _put_on_agenda(meeting: Meeting, nomination_ids: Sequence[int], *, actor: User, at: datetime) -> None:
    wanted = set(nomination_ids)
    open_to_it = Nomination.objects.filter(pk__in=wanted, round=meeting.round_id, state=Nomination.State.ACCEPTED)
    ordered = list(in_list_order(open_to_it))
    places = {award: place for place, award in enumerate(meeting.round.awards)}
    ordered.sort(key=lambda one: places.get(one.award, len(places)))  # a stable sort: list order within an award
    taken = AgendaItem.objects.filter(nomination__in=wanted).exclude(meeting=meeting).exists()
    if taken or len(ordered) != len(wanted):
        raise BadAgenda(
            _(
                "Có hồ sơ không còn ở trạng thái đã tiếp nhận, hoặc đã nằm trong danh sách của phiên họp khác. "
                "Tải lại danh sách rồi chọn lại."
            )
        )
    before = list(meeting.items.values_list("nomination_id", flat=True))
    if before == [one.pk for one in ordered]:
        return
    meeting.items.exclude(nomination__in=wanted).delete()
    kept = {item.nomination_id: item for item in meeting.items.all()}
    for place, item in enumerate(kept.values()):
        item.position = _ASIDE + place
    AgendaItem.objects.bulk_update(kept.values(), ["position"])
    new = []
    for place, nomination in enumerate(ordered, start=1):
        if nomination.pk in kept:
            kept[nomination.pk].position = place
        else:
            new.append(AgendaItem(meeting=meeting, nomination=nomination, position=place))
    AgendaItem.objects.bulk_update(kept.values(), ["position"])
    AgendaItem.objects.bulk_create(new)
    record(
        "meeting.agenda_set", subject=meeting, actor=actor, at=at,
        before={"dossiers": before}, after={"dossiers": [one.pk for one in ordered]},
    )  # fmt: skip


@transaction.atomic
def set_attendance(
    meeting_id: int, roll: Mapping[int, tuple[str, str]], *, actor: User, at: datetime
) -> list[Attendance]:
    """Who is there: member → (state, reason). Until the counting begins; members left out stay as they were.

    Raises:
        BadMember: somebody is no member of this council on that day.
    """
    meeting = lock_meeting(meeting_id)
    require(actor, "council.run_meeting", meeting)
    require_state(meeting, Meeting.State.PLANNED, Meeting.State.OPEN)
    members = {member.pk: member for member in freezing.members_of(meeting)}
    if strange := set(roll) - set(members):
        raise BadMember(
            _("Có %(number)d người không phải thành viên Hội đồng vào ngày họp.") % {"number": len(strange)}
        )
    standing = {one.member_id: one for one in meeting.attendances.all()}
    before = {str(pk): one.state for pk, one in standing.items()}
    for member_id, (state, reason) in roll.items():
        one = standing.get(member_id) or Attendance(meeting=meeting, member=members[member_id])
        one.state, one.reason = state, "" if state == Attendance.State.PRESENT else reason
        one.full_clean(exclude=["meeting", "member"])
        one.save()
        standing[member_id] = one
    after = {str(pk): one.state for pk, one in standing.items()}
    if before != after:
        record("meeting.attendance_set", subject=meeting, actor=actor, at=at, before=before, after=after)
    return list(standing.values())


@transaction.atomic
def freeze_list(meeting_id: int, *, actor: User, at: datetime) -> Meeting:
    """Fix the list of the ballot with its thresholds and forms; from here on it cannot change.

    Raises:
        NotReady: with every reason at once.
    """
    meeting = lock_meeting(meeting_id)
    require(actor, "council.run_meeting", meeting)
    require_state(meeting, Meeting.State.PLANNED)
    plan = freezing.plan_list(meeting, secretary=actor)
    if plan.problems:
        raise NotReady(_("Chưa chốt được danh sách."), problems=plan.problems)
    nominees = freezing.write_list(meeting, plan)
    meeting.members_total = len(plan.members)
    meeting.list_hash = nominees.fingerprint
    meeting.chair = meeting.chair or freezing.chair_of(meeting)
    meeting.opened_at, meeting.state = at, Meeting.State.OPEN
    meeting.save(update_fields=["members_total", "list_hash", "chair", "opened_at", "state"])
    record(
        "meeting.list_frozen", subject=meeting, actor=actor, at=at,
        after={"hash": meeting.list_hash, "nominees": nominees.number, "forms": nominees.forms,
               "members": meeting.members_total},
    )  # fmt: skip
    return meeting


@transaction.atomic
def discard_meeting(meeting_id: int, *, reason: str, actor: User, at: datetime) -> Meeting:
    """Give up a meeting whose list is not frozen; its dossiers are free for another."""
    meeting = lock_meeting(meeting_id)
    require(actor, "council.run_meeting", meeting)
    require_state(meeting, Meeting.State.PLANNED)
    if not reason.strip():
        raise NotReady(_("Cần ghi lý do hủy phiên họp."))
    before = list(meeting.items.values_list("nomination_id", flat=True))
    meeting.items.all().delete()
    meeting.state, meeting.discard_reason = Meeting.State.DISCARDED, reason.strip()
    meeting.save(update_fields=["state", "discard_reason"])
    record(
        "meeting.discarded", subject=meeting, actor=actor, at=at,
        before={"dossiers": before}, after={"reason": meeting.discard_reason},
    )  # fmt: skip
    return meeting


@transaction.atomic
def save_minutes(
    meeting_id: int,
    *,
    opinions: str,
    conclusion: str,
    minutes_no: str,
    actor: User,
    at: datetime,
    chair_id: int | None = None,
) -> Meeting:
    """The words of the minutes; the figures come from the counts and cannot be typed."""
    meeting = lock_meeting(meeting_id)
    require(actor, "council.run_meeting", meeting)
    if meeting.state == Meeting.State.DISCARDED:
        require_state(meeting)
    after: dict[str, Any] = {"opinions": opinions, "conclusion": conclusion, "minutes_no": minutes_no}
    if chair_id is not None:
        if not Member.objects.filter(pk=chair_id, council=meeting.council_id).exists():
            raise BadMember(_("Người chủ trì phải là thành viên Hội đồng."))
        after["chair_id"] = chair_id
    before = {key: getattr(meeting, key) for key in after}
    if before == after:
        return meeting
    for key, value in after.items():
        setattr(meeting, key, value)
    meeting.full_clean(exclude=_NOT_TYPED)
    meeting.save(update_fields=[key.removesuffix("_id") for key in after])
    record("meeting.minutes_changed", subject=meeting, actor=actor, at=at, before=before, after=after)
    return meeting


def _require_round(round_: Round, council: Council) -> None:
    if not round_.unit.path.startswith(council.unit.path):
        raise BadAgenda(_("Đợt xét này không thuộc đơn vị của Hội đồng."))
    if round_.state not in (Round.State.APPRAISAL, Round.State.COUNCIL):
        raise BadAgenda(
            _("Đợt xét đang ở bước “%(state)s”. Lập phiên họp khi đợt xét ở bước thẩm định hoặc bước Hội đồng.")
            % {"state": round_.get_state_display()}
        )
