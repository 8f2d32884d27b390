"""Who may confirm what the rulebooks say. Reading is for everybody: the law is public."""

from __future__ import annotations

from typing import Any

from thidua.core.permissions import rule
from thidua.core.roles import Role
from thidua.organisation.permissions import within


@rule("rulebooks.confirm")
def may_confirm(user: Any, obj: Any = None) -> bool:
    """The lawyer of the whole ministry: what is confirmed holds for every unit, so a lawyer of one unit may not."""
    return any(grant.role == Role.LAWYER and grant.unit.parent_id is None for grant in getattr(user, "grants", []))


@rule("rulebooks.see_confirmations")
def may_see_confirmations(user: Any, obj: Any = None) -> bool:
    """Who confirmed, with which paper: everybody who signs in; the public sees only that it was confirmed."""
    return bool(getattr(user, "is_authenticated", False))


@rule("rulebooks.manage_editions")
def may_manage_editions(user: Any, obj: Any = None) -> bool:
    """Load an edition, put it in force: department and lawyer of the whole ministry, as it holds for every unit."""
    roles = (Role.DEPARTMENT, Role.LAWYER)
    return any(grant.role in roles and grant.unit.parent_id is None for grant in getattr(user, "grants", []))


@rule("rulebooks.manage_local")
def may_manage_local(user: Any, unit: Any = None) -> bool:
    """Lay a document of a unit over the law: its emulation officer, the department or a lawyer over it.

    Without a unit: whether there is any unit of theirs.
    """
    roles = (Role.OFFICER, Role.DEPARTMENT, Role.LAWYER)
    if unit is None:
        return any(grant.role in roles for grant in getattr(user, "grants", []))
    return within(user, unit, *roles)


@rule("rulebooks.see_local")
def may_see_local(user: Any, obj: Any = None) -> bool:
    """Whoever holds a role reads the documents that hold for them; the rows are narrowed by `visible_to`."""
    return bool(getattr(user, "grants", []))
