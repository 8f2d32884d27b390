"""Who may add figures and judge goals. Reading needs no permission: the figures are public."""

from __future__ import annotations

from typing import Any

from thidua.core.permissions import rule
from thidua.core.roles import Role


@rule("programme.add_observation")
def may_add_observation(user: Any, indicator: Any) -> bool:
    return bool(user.has_role(Role.DEPARTMENT))


@rule("programme.judge_goal")
def may_judge_goal(user: Any, goal: Any) -> bool:
    return bool(user.has_role(Role.DEPARTMENT))
