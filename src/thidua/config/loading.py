"""Load the data that ships with the product: units, programme, movements. Idempotent."""

from __future__ import annotations

from django.db import transaction


@transaction.atomic
def load_everything() -> list[str]:
    """Load what is missing or has changed in the shipped data; returns one line for each part."""
    from thidua.core.clock import now
    from thidua.movements.loading import load_movements
    from thidua.organisation.loading import load_units
    from thidua.programme.loading import load_programme_data
    from thidua.rulebooks.editions import record_packaged

    return [
        f"Đơn vị / units: {load_units()}",
        f"Chương trình / programme: {load_programme_data()}",
        f"Phong trào / movements: {load_movements()}",
        f"Bộ quy tắc / rulebooks: {record_packaged(at=now())}",
    ]
