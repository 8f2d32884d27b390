"""Who may do what in the council. Seeing is in `visible_to`; who may count is also a matter of the meeting itself."""

from __future__ import annotations

from typing import Any

from thidua.core.permissions import rule
from thidua.core.roles import Role
from thidua.organisation.permissions import within


def _has_role(user: Any, *roles: Role) -> bool:
    return any(grant.role in roles for grant in getattr(user, "grants", []))


@rule("council.change_council")
def may_change_council(user: Any, unit: Any = None) -> bool:
    """The secretary and the department, for councils of their unit; without a unit: whether they may make any."""
    roles = (Role.SECRETARY, Role.DEPARTMENT)
    return _has_role(user, *roles) if unit is None else within(user, unit, *roles)


@rule("council.plan_meeting")
def may_plan_meeting(user: Any, council: Any = None) -> bool:
    return _has_role(user, Role.SECRETARY) if council is None else within(user, council.unit, Role.SECRETARY)


@rule("council.run_meeting")
def may_run_meeting(user: Any, meeting: Any) -> bool:
    """The secretary prepares, freezes, opens the count and closes it; never counts."""
    return within(user, meeting.council.unit, Role.SECRETARY)


@rule("council.read_meeting")
def may_read_meeting(user: Any, meeting: Any) -> bool:
    """Interests, minutes and papers: the ministry's side, not the tellers."""
    return within(user, meeting.council.unit, Role.SECRETARY, Role.DEPARTMENT, Role.LEADER)


@rule("council.count_ballots")
def may_count_ballots(user: Any, sheet: Any) -> bool:
    """A teller, on the own sheet only."""
    return sheet.teller_id == user.pk and within(user, sheet.count.meeting.council.unit, Role.TELLER)
