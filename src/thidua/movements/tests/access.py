"""Who may open the movements: they are public."""

from __future__ import annotations

from typing import Any

from thidua.core.access import EVERYBODY, Access
from thidua.movements.loading import load_movements
from thidua.movements.models import Movement

ACCESS = {
    "movements:list": Access(EVERYBODY),
    "movements:movement": Access(EVERYBODY, lambda world: {"code": world.movement.code}),
}


def furnish(world: Any) -> None:
    load_movements()
    world.movement = Movement.objects.order_by("pk")[0]
