"""Who may do what in a round. Seeing is in `visible_to`; that nobody judges their own proposal is in the domain."""

from __future__ import annotations

from typing import Any

from thidua.core.permissions import rule
from thidua.core.roles import Role
from thidua.organisation.permissions import within


def _has_role(user: Any, *roles: Role) -> bool:
    return any(grant.role in roles for grant in getattr(user, "grants", []))


@rule("awards.create_round")
def may_create_round(user: Any, unit: Any = None) -> bool:
    """The ministry's department, for its own unit; without a unit: whether it may create any."""
    return _has_role(user, Role.DEPARTMENT) if unit is None else within(user, unit, Role.DEPARTMENT)


@rule("awards.change_round")
def may_change_round(user: Any, found: Any) -> bool:
    return within(user, found.unit, Role.DEPARTMENT)


@rule("awards.move_round")
def may_move_round(user: Any, found: Any) -> bool:
    """The department; the council's secretary moves it on once the council has it."""
    if found.state in ("council", "decision") and within(user, found.unit, Role.SECRETARY):
        return True
    return within(user, found.unit, Role.DEPARTMENT)


@rule("awards.register_unit")
def may_register_unit(user: Any, unit: Any = None) -> bool:
    return _has_role(user, Role.OFFICER) if unit is None else within(user, unit, Role.OFFICER)


@rule("awards.nominate")
def may_nominate(user: Any, unit: Any = None) -> bool:
    """The unit's emulation officer; without a unit: whether the user nominates anywhere."""
    return _has_role(user, Role.OFFICER) if unit is None else within(user, unit, Role.OFFICER)


@rule("awards.change_nomination")
def may_change_nomination(user: Any, nomination: Any) -> bool:
    return within(user, nomination.unit, Role.OFFICER)


@rule("awards.submit_nomination")
def may_submit_nomination(user: Any, nomination: Any) -> bool:
    return within(user, nomination.unit, Role.OFFICER)


@rule("awards.withdraw_nomination")
def may_withdraw_nomination(user: Any, nomination: Any) -> bool:
    return within(user, nomination.unit, Role.OFFICER)


@rule("awards.appraise")
def may_appraise(user: Any, nomination: Any = None) -> bool:
    """The ministry's department, over the unit that nominated; without a dossier: whether the queue is theirs."""
    return _has_role(user, Role.DEPARTMENT) if nomination is None else within(user, nomination.unit, Role.DEPARTMENT)


@rule("awards.mark_result")
def may_mark_result(user: Any, nomination: Any) -> bool:
    """The council's secretary enters what the council concluded."""
    return within(user, nomination.unit, Role.SECRETARY)


@rule("awards.mark_decided")
def may_mark_decided(user: Any, nomination: Any) -> bool:
    """Whoever issues the decision: the department prepares it, the leader signs; never the unit itself."""
    return within(user, nomination.unit, Role.DEPARTMENT, Role.LEADER)


@rule("awards.see_board")
def may_see_board(user: Any, found: Any) -> bool:
    """The board of all units of a round."""
    return within(user, found.unit, Role.DEPARTMENT, Role.SECRETARY, Role.LEADER)


@rule("awards.see_history")
def may_see_history(user: Any, nomination: Any) -> bool:
    """Who did what with a dossier: its unit and the ministry's side, not the person it is about."""
    return within(user, nomination.unit, Role.OFFICER, Role.DEPARTMENT, Role.SECRETARY, Role.LEADER)


@rule("awards.see_defects")
def may_see_defects(user: Any, found: Any) -> bool:
    """What dossiers came back for; the rows themselves are narrowed to what the user may see."""
    return _has_role(user, Role.OFFICER) or within(user, found.unit, Role.DEPARTMENT, Role.SECRETARY, Role.LEADER)


@rule("awards.see_law_change")
def may_see_law_change(user: Any, change: Any = None) -> bool:
    """Whoever works on the dossier; without one: whether the list of changes is theirs."""
    roles = (Role.OFFICER, Role.DEPARTMENT, Role.SECRETARY, Role.LEADER)
    return _has_role(user, *roles) if change is None else within(user, change.nomination.unit, *roles)
