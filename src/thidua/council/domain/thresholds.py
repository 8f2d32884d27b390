"""Whether the council passed a nominee: integers only, never a rounded percentage."""

from __future__ import annotations

from dataclasses import dataclass


class EmptyCouncil(ValueError):
    """There are no members, so there is no share to speak of."""


@dataclass(frozen=True)
class Threshold:
    """How many ballots in favour a nominee needs.

    Args:
        percent: the share asked for, 1 to 100.
        base: people the share is taken of. All appointed members, present or not (see `recusal`).
        strict: True asks for more than the share, False for at least the share.
        cites: the article, or the council's own regulation.
        source: "law" when the rulebook says so, "council" when the council's own regulation does.
        confidence: how sure the rulebook is of its text: high, medium, low.
    """

    percent: int
    base: int
    cites: str
    source: str = "law"
    strict: bool = False
    confidence: str = "high"

    @property
    def needed(self) -> int:
        return votes_needed(self.percent, self.base, strict=self.strict)

    def is_passed(self, agree: int) -> bool:
        return is_passed(agree, percent=self.percent, base=self.base, strict=self.strict)


def votes_needed(percent: int, base: int, *, strict: bool = False) -> int:
    """The least number of ballots in favour that passes.

    Raises:
        EmptyCouncil: the base is 0.
        ValueError: percent is not between 1 and 100, or base is negative.
    """
    _require_sane(percent, base)
    return percent * base // 100 + 1 if strict else -(-percent * base // 100)


def is_passed(agree: int, *, percent: int, base: int, strict: bool = False) -> bool:
    """agree × 100 ≥ percent × base, or > where the regulation says "more than".

    Raises:
        EmptyCouncil: the base is 0.
        ValueError: agree is negative or above the base, percent is not between 1 and 100, or base is negative.
    """
    _require_sane(percent, base)
    if not 0 <= agree <= base:
        raise ValueError(f"agree must be between 0 and the base {base}, got {agree}.")
    return agree * 100 > percent * base if strict else agree * 100 >= percent * base


def _require_sane(percent: int, base: int) -> None:
    if not 1 <= percent <= 100:
        raise ValueError(f"percent must be between 1 and 100, got {percent}.")
    if base < 0:
        raise ValueError(f"base must not be negative, got {base}.")
    if base == 0:
        raise EmptyCouncil("A council without members cannot vote.")
