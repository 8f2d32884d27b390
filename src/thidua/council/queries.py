"""The only shared reads of this room."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q

from thidua.awards.models import Nomination, NominationQuerySet, Round
from thidua.awards.queries import in_list_order, with_list_fields
from thidua.core.models import User
from thidua.core.roles import Role
from thidua.council.models import AgendaItem, CountSheet, Meeting, MeetingQuerySet
from thidua.council.rulebook import day_of
from thidua.organisation.models import RoleGrant
from thidua.organisation.permissions import scope
from thidua.text import name_sort_key


@dataclass(frozen=True)
class CouncilResult:
    """What the council's ballots said of one dossier; counts are ballots.

    Args:
        base: people the share is taken of.
        needed: ballots in favour that were needed.
        cites: the article, or the council's own regulation, that fixes the share.
        meeting_number: runs within `meeting_year` and the council.
    """

    agree: int
    disagree: int
    blank: int
    invalid: int
    percent: int
    base: int
    needed: int
    passed: bool
    cites: str
    council: str
    meeting_id: int
    meeting_number: int
    meeting_year: int
    held_on: date
    minutes_no: str


def passed_nominations(round_: Round) -> NominationQuerySet:
    """Dossiers of the round that the council passed and no decision holds yet, in list order."""
    rows = Nomination.objects.filter(
        round=round_,
        state=Nomination.State.PASSED,
        agenda_item__passed=True,
        agenda_item__meeting__state=Meeting.State.CLOSED,
    )
    return in_list_order(with_list_fields(rows))


def result_of(nomination: Nomination) -> CouncilResult | None:
    """The result of the ballot on a dossier; None before it."""
    return results_of([nomination]).get(nomination.pk)


def results_of(nominations: Iterable[Nomination]) -> dict[int, CouncilResult]:
    """Dossier id → result, of those the council has voted on. One query."""
    items = AgendaItem.objects.filter(
        nomination__in=[one.pk for one in nominations], meeting__state=Meeting.State.CLOSED
    ).select_related("meeting__council")
    return {item.nomination_id: _result(item) for item in items}


def _result(item: AgendaItem) -> CouncilResult:
    meeting = item.meeting
    return CouncilResult(
        agree=item.agree or 0,
        disagree=item.disagree or 0,
        blank=item.blank or 0,
        invalid=item.invalid or 0,
        percent=item.threshold["percent"],
        base=item.threshold["base"],
        needed=item.threshold["needed"],
        passed=bool(item.passed),
        cites=item.threshold["cites"],
        council=meeting.council.name,
        meeting_id=meeting.pk,
        meeting_number=meeting.number,
        meeting_year=meeting.year,
        held_on=day_of(meeting),
        minutes_no=meeting.minutes_no,
    )


def free_nominations(meeting: Meeting) -> NominationQuerySet:
    """Accepted dossiers of the meeting's round that stand on no other meeting's list."""
    rows = Nomination.objects.filter(round=meeting.round_id, state=Nomination.State.ACCEPTED)
    rows = rows.filter(Q(agenda_item__isnull=True) | Q(agenda_item__meeting=meeting.pk))
    return in_list_order(with_list_fields(rows))


def meetings_to_see(user: User) -> MeetingQuerySet:
    return Meeting.objects.visible_to(user).select_related("council", "round")


def has_meetings_to_see(user: Any) -> bool:
    roles = {Role.SECRETARY, Role.DEPARTMENT, Role.LEADER, Role.TELLER}
    return any(grant.role in roles for grant in getattr(user, "grants", []))


def open_sheets(user: User) -> list[CountSheet]:
    """The sheets a teller still has to finish: of the latest count of meetings being counted."""
    sheets = CountSheet.objects.filter(
        scope(user, Role.TELLER, field="count__meeting__council__unit"),
        teller=user,
        finished_at__isnull=True,
        count__meeting__state=Meeting.State.COUNTING,
    ).select_related("count__meeting__council")
    return [sheet for sheet in sheets if not _is_superseded(sheet)]


def _is_superseded(sheet: CountSheet) -> bool:
    return sheet.count.meeting.counts.filter(number__gt=sheet.count.number).exists()


def possible_tellers(meeting: Meeting, on: date) -> list[User]:
    """Accounts with the role of teller over the council's unit on a day, in the Vietnamese order of names."""
    grants = RoleGrant.objects.in_force(on).filter(role=Role.TELLER).select_related("user", "unit")
    path = meeting.council.unit.path
    users = {grant.user_id: grant.user for grant in grants if path.startswith(grant.unit.path) and grant.user.is_active}
    return sorted(users.values(), key=lambda user: (name_sort_key(user.full_name), user.pk))
