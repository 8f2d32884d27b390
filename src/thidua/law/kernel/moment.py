"""The point from which facts are looked at: the date, the award year and who asks."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date


@dataclass(frozen=True)
class Moment:
    """`on` is the decision date, `decisive` the date that chose the regime, `year` the award year considered."""

    on: date
    decisive: date
    year: int
    local_rules: str | None = None

    def in_year(self, year: int) -> Moment:
        """The same question asked for another award year, on the same day of that year."""
        shift = year - self.year
        day = min(self.on.day, 28)
        return replace(self, on=self.on.replace(year=self.on.year + shift, day=day), year=year)
