"""Dates of which only the year or the month may be known."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

FIRST, LAST = 1900, 2100
SHAPE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?\Z")


@dataclass(frozen=True)
class HalfDate:
    """A span of days in which the date lies; one day when the date is fully known."""

    earliest: date
    latest: date

    @property
    def year(self) -> int:
        return self.earliest.year

    def surely_by(self, day: date) -> bool:
        return self.latest <= day

    def perhaps_by(self, day: date) -> bool:
        return self.earliest <= day

    def __str__(self) -> str:
        if self.earliest == self.latest:
            return f"{self.earliest:%d/%m/%Y}"
        if self.earliest.month == self.latest.month:
            return f"{self.earliest:%m/%Y}"
        return f"{self.earliest.year}"


def parse_half_date(text: str) -> HalfDate | None:
    """Read `2019`, `2019-05` or `2019-05-02`; None when it is no date between 1900 and 2100."""
    match = SHAPE.match(text)
    if match is None:
        return None
    year = int(match[1])
    month = int(match[2]) if match[2] else None
    day = int(match[3]) if match[3] else None
    if not FIRST <= year <= LAST:
        return None
    try:
        earliest = date(year, month or 1, day or 1)
        end_month = month or 12
        latest = date(year, end_month, day or monthrange(year, end_month)[1])
    except ValueError:
        return None
    return HalfDate(earliest, latest)
