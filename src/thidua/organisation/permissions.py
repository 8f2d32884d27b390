"""Who may see and do what in the organisation, and the scope along the unit tree that every room uses."""

from __future__ import annotations

from typing import Any

from django.db.models import Q

from thidua.core.permissions import rule
from thidua.core.roles import Role

NOTHING = Q(pk__in=[])


def scope(user: Any, *roles: Role, field: str = "unit") -> Q:
    """Rows whose unit lies within a grant of one of the roles. `field` is the way to the unit, "" on Unit itself.

    Without a grant nothing is in scope.
    """
    prefix = f"{field}__" if field else ""
    found = NOTHING
    for grant in getattr(user, "grants", []):
        if grant.role in roles:
            found |= Q(**{f"{prefix}path__startswith": grant.unit.path})
    return found


def within(user: Any, unit: Any, *roles: Role) -> bool:
    """Whether the unit lies within one of the user's grants of these roles."""
    return unit is not None and any(
        grant.role in roles and unit.path.startswith(grant.unit.path) for grant in getattr(user, "grants", [])
    )


@rule("organisation.see_people")
def may_see_people(user: Any, unit: Any) -> bool:
    return within(user, unit, Role.OFFICER, Role.DEPARTMENT, Role.SECRETARY, Role.LEADER)


@rule("organisation.change_person")
def may_change_person(user: Any, unit: Any) -> bool:
    return within(user, unit, Role.OFFICER, Role.DEPARTMENT)


def reorganisers(unit: Any) -> tuple[Role, ...]:
    """The roles that may reorganise a unit like this one."""
    return (Role.OFFICER, Role.DEPARTMENT) if unit.is_collective else (Role.DEPARTMENT,)


@rule("organisation.reorganise")
def may_reorganise(user: Any, unit: Any) -> bool:
    """Rename, move, merge, split, dissolve: the ministry's department its units, an officer the collectives inside."""
    if unit.parent_id is None:
        return False
    return within(user, unit, *reorganisers(unit))


@rule("organisation.grant_role")
def may_grant_role(user: Any, unit: Any) -> bool:
    return within(user, unit, Role.ADMIN)
