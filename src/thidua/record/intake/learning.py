"""What officers said that the columns of a unit's lists mean: remembered for the unit and all below it."""

from __future__ import annotations

from datetime import datetime

from thidua.core.models import User
from thidua.organisation.models import Unit
from thidua.record.intake.domain.headers import ASIDE, CHOICES, Learned, head_key
from thidua.record.models import ColumnMeaning


def learned_of(unit: Unit) -> Learned:
    """Of the unit and those above it; the nearer goes before."""
    codes = [code for code in unit.path.split("/") if code]
    rows = ColumnMeaning.objects.filter(unit__code__in=codes).order_by("unit__path")
    return dict(rows.values_list("head", "field"))


def learn(unit: Unit, said: dict[str, str], *, actor: User, at: datetime) -> list[ColumnMeaning]:
    """Remember fields for heads as they are written. Unknown fields and empty heads are left out."""
    made = []
    for header, field in said.items():
        head = head_key(header)
        if not head or (field != ASIDE and field not in CHOICES):
            continue
        one, _new = ColumnMeaning.objects.update_or_create(
            unit=unit, head=head, defaults={"header": header[:250], "field": field, "said_by": actor, "said_at": at}
        )
        made.append(one)
    return made
