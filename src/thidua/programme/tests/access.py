"""Who may open the programme: everybody reads, the department enters figures."""

from __future__ import annotations

from typing import Any

from thidua.core.access import EVERYBODY, Access
from thidua.programme.loading import load_programme_data
from thidua.programme.models import Goal, Target

DEPARTMENT = frozenset({"department"})


def _target(world: Any) -> dict[str, Any]:
    return {"code": world.target.code}


ACCESS = {
    "programme:home": Access(EVERYBODY),
    "programme:target": Access(EVERYBODY, _target),
    "programme:observations": Access(EVERYBODY, _target),
    "programme:add_observation": Access(DEPARTMENT, _target, refuse=403),
    "programme:add_observation#post": Access(DEPARTMENT, _target, method="post", refuse=403),
    "programme:goal": Access(EVERYBODY, lambda world: {"code": world.goal.code}),
    "programme:goal#post": Access(DEPARTMENT, lambda world: {"code": world.goal.code}, method="post", refuse=403),
}


def furnish(world: Any) -> None:
    load_programme_data()
    world.target = Target.objects.order_by("pk")[0]
    world.goal = Goal.objects.order_by("pk")[0]
