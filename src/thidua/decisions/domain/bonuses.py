"""Sums over the bonuses of one list."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Totals:
    """Args:
    amount_vnd: sum of what is known, in đồng.
    known, unknown: lines with and without an amount.
    unsure: lines whose figure does not rest on a text that was read (confidence below high), `unknown`
        left out.
    """

    amount_vnd: int
    known: int
    unknown: int
    unsure: int

    @property
    def is_complete(self) -> bool:
        return self.unknown == 0


def totals(bonuses: Iterable[Mapping[str, Any]]) -> Totals:
    """Sum the stored answers `{"amount_vnd": int | None, "confidence": …}`. A missing amount is never
    counted as 0.
    """
    amount = known = unknown = unsure = 0
    for one in bonuses:
        value = one.get("amount_vnd")
        if value is None:
            unknown += 1
            continue
        amount += int(value)
        known += 1
        unsure += one.get("confidence") != "high"
    return Totals(amount, known, unknown, unsure)
