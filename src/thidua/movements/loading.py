"""Loading the movements the package ships; running it again changes nothing."""

from __future__ import annotations

import csv
from pathlib import Path

from django.db import transaction

from thidua import text
from thidua.movements.models import Movement

DATA = Path(__file__).parent / "data" / "movements.csv"
_UPDATED = [field.name for field in Movement._meta.concrete_fields if field.name not in ("id", "code")]


@transaction.atomic
def load_movements() -> int:
    """Load or refresh all shipped movements. Returns how many the file has."""
    with DATA.open(encoding="utf-8", newline="") as stream:
        movements = [_movement(order, row) for order, row in enumerate(csv.DictReader(stream), start=1)]
    Movement.objects.bulk_create(movements, update_conflicts=True, unique_fields=["code"], update_fields=_UPDATED)
    return len(movements)


def _movement(order: int, row: dict[str, str]) -> Movement:
    movement = Movement(order=order, **{key: value for key, value in row.items() if not key.startswith("period_")})
    movement.period_from = int(row["period_from"]) if row["period_from"] else None
    movement.period_to = int(row["period_to"]) if row["period_to"] else None
    movement.search_text = text.fold(f"{movement.name_vi} {movement.name_en} {movement.launching_authority}")[:700]
    movement.clean_fields()
    return movement
