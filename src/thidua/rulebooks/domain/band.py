"""The regimes on a band of time: which is in force, which are past, which were not read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from thidua.law.rulebook import Regime


@dataclass(frozen=True)
class BandPiece:
    """One regime; `time` is past, now or coming on the day asked about."""

    regime: Regime
    time: str

    @property
    def state(self) -> str:
        """`unread` whatever the time, else `past`, `now` or `coming`."""
        return self.time if self.regime.is_read else "unread"


def band_of(regimes: Sequence[Regime], on: date) -> list[BandPiece]:
    """All regimes in order of time, as they stand on a day."""
    return [BandPiece(regime, _time(regime, on)) for regime in regimes]


def _time(regime: Regime, on: date) -> str:
    if on < regime.start:
        return "coming"
    return "past" if regime.until is not None and regime.until <= on else "now"
