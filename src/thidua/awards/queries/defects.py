"""What dossiers were returned for, counted: the ministry turns the most frequent defects into guidance."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field

from django.db.models import Count

from thidua.awards.models import Nomination, ReturnReason, Round
from thidua.core.models import User
from thidua.organisation.models import Unit


@dataclass
class DefectLine:
    """One defect code: how often it stood in a return, and in which units."""

    code: str
    total: int = 0
    by_unit: list[tuple[Unit, int]] = field(default_factory=list)


def defects_of(round_: Round, user: User, *, top: int = 10) -> list[DefectLine]:
    """The most frequent defects in returns of the round's dossiers that the user may see. Two queries."""
    seen = Nomination.objects.visible_to(user).filter(round=round_)
    rows = (
        ReturnReason.objects.filter(of__nomination__in=seen)
        .order_by()
        .values("code", "of__nomination__unit")
        .annotate(number=Count("pk"))
    )
    counts: dict[str, Counter[int]] = defaultdict(Counter)
    for row in rows:
        counts[row["code"]][row["of__nomination__unit"]] += row["number"]
    units = Unit.objects.in_bulk({unit for by_unit in counts.values() for unit in by_unit})
    lines = [
        DefectLine(code, by_unit.total(), [(units[unit], number) for unit, number in by_unit.most_common()])
        for code, by_unit in counts.items()
    ]
    return sorted(lines, key=lambda line: (-line.total, line.code))[:top]
