"""Who may do what with a decision. That nobody signs for oneself is in the domain, with its sentence."""

from __future__ import annotations

from typing import Any

from thidua.core.permissions import rule
from thidua.core.roles import Role
from thidua.organisation.permissions import within


def _has_role(user: Any, *roles: Role) -> bool:
    return any(grant.role in roles for grant in getattr(user, "grants", []))


def leads(user: Any, unit: Any) -> bool:
    """Whether the user is a leader of this very body: the one above or below does not sign for it."""
    return any(grant.role == Role.LEADER and grant.unit_id == unit.pk for grant in getattr(user, "grants", []))


@rule("decisions.draft")
def may_draft(user: Any, unit: Any = None) -> bool:
    """The department, for a round of its unit; without one: whether it may draft anywhere."""
    return _has_role(user, Role.DEPARTMENT) if unit is None else within(user, unit, Role.DEPARTMENT)


@rule("decisions.change_draft")
def may_change_draft(user: Any, decision: Any) -> bool:
    return within(user, decision.unit, Role.DEPARTMENT)


@rule("decisions.sign")
def may_sign(user: Any, decision: Any) -> bool:
    return leads(user, decision.unit)


@rule("decisions.reopen")
def may_reopen(user: Any, decision: Any) -> bool:
    """Take a signed decision back to draft before it has a number."""
    return within(user, decision.unit, Role.DEPARTMENT) or leads(user, decision.unit)


@rule("decisions.issue")
def may_issue(user: Any, decision: Any) -> bool:
    return within(user, decision.unit, Role.DEPARTMENT)


@rule("decisions.see_inside")
def may_see_inside(user: Any, decision: Any) -> bool:
    """The working side of a decision: who is on the list, fairness figures, bonuses of everybody."""
    return within(user, decision.unit, Role.DEPARTMENT, Role.SECRETARY, Role.LEADER)


@rule("decisions.print_certificates")
def may_print(user: Any, decision: Any) -> bool:
    return within(user, decision.unit, Role.DEPARTMENT)


@rule("decisions.correct")
def may_correct(user: Any, certificate: Any) -> bool:
    return within(user, certificate.item.decision.unit, Role.DEPARTMENT)


@rule("decisions.propose_revocation")
def may_propose_revocation(user: Any, certificate: Any) -> bool:
    return within(user, certificate.item.decision.unit, Role.DEPARTMENT)


@rule("decisions.confirm_revocation")
def may_confirm_revocation(user: Any, revocation: Any) -> bool:
    """The one who decided also revokes; the second person is asked for in the action, with a sentence."""
    return leads(user, revocation.certificate.item.decision.unit)
