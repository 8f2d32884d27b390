"""Who may read the register's lines. A certificate's page is for everybody who holds its address."""

from __future__ import annotations

from typing import Any

from thidua.core.permissions import rule
from thidua.core.roles import Role

READERS = (Role.DEPARTMENT, Role.SECRETARY, Role.LEADER)


@rule("register.see")
def may_see_register(user: Any, obj: Any = None) -> bool:
    """The ministry's side: department, secretary, leader."""
    return any(grant.role in READERS for grant in getattr(user, "grants", []))
