"""Who may open the pages of the record."""

from __future__ import annotations

from types import ModuleType
from typing import Any

from thidua.core.access import Access
from thidua.record.tests import access_history, access_identity, access_imports

PARTS: list[ModuleType] = [access_history, access_identity, access_imports]
ACCESS: dict[str, Access] = {name: line for part in PARTS for name, line in part.ACCESS.items()}


def furnish(world: Any) -> None:
    for part in PARTS:
        part.furnish(world)
