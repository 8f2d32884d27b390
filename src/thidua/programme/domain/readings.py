"""One published figure and the choice between vintages of the same period."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


class VintageKind(StrEnum):
    """How final a figure was when it was published."""

    FORECAST = "forecast"
    PRELIMINARY = "preliminary"
    FIRST = "first"
    EARLIER = "earlier"
    CURRENT = "current"
    REVISED = "revised"


class Confidence(StrEnum):
    """How far a figure can be trusted; LOW means nobody has checked it against a document."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


_KIND_ORDER = {kind: place for place, kind in enumerate(VintageKind)}
_CONFIDENCE_ORDER = {Confidence.LOW: 0, Confidence.MEDIUM: 1, Confidence.HIGH: 2}


@dataclass(frozen=True)
class Reading:
    """A value for one period.

    `period` is "2021", "2021-Q3" or "2021-07". `vintage` is the day of publication as far as it is known
    ("2025-06-06", "2026-01" or ""). `key` is the caller's own handle, for instance a primary key.
    """

    period: str
    value: Decimal
    vintage: str = ""
    kind: VintageKind = VintageKind.CURRENT
    confidence: Confidence = Confidence.HIGH
    key: int = 0

    @property
    def is_unverified(self) -> bool:
        return self.confidence is Confidence.LOW

    @property
    def _recency(self) -> tuple[str, int, int, int]:
        return (self.vintage, _KIND_ORDER[self.kind], _CONFIDENCE_ORDER[self.confidence], -self.key)


def latest(readings: Iterable[Reading]) -> dict[str, Reading]:
    """The newest vintage of each period: what is known now.

    A dated vintage beats an undated one; at the same date the more final kind, then the more trusted figure,
    then the one entered first. Figures are chosen, never averaged.
    """
    chosen: dict[str, Reading] = {}
    for reading in readings:
        known = chosen.get(reading.period)
        if known is None or reading._recency > known._recency:
            chosen[reading.period] = reading
    return chosen


def first_known(readings: Iterable[Reading]) -> dict[str, Reading]:
    """The first estimate of each period: what was known then. Periods without one are left out."""
    chosen: dict[str, Reading] = {}
    for reading in readings:
        if reading.kind is not VintageKind.FIRST:
            continue
        known = chosen.get(reading.period)
        if known is None or reading._recency < known._recency:
            chosen[reading.period] = reading
    return chosen


def by_year(readings: Iterable[Reading]) -> dict[int, Reading]:
    """Yearly readings only, newest vintage, by year."""
    return {int(period): reading for period, reading in latest(readings).items() if period.isdigit()}
