"""Whether enough members are there. A share unknown to rulebook and council is no share: the answer is None."""

from __future__ import annotations

import re
from dataclasses import dataclass

_FRACTION = re.compile(r"\s*(\d{1,3})\s*/\s*(\d{1,3})\s*")


@dataclass(frozen=True)
class Quorum:
    """The members that must be present: at least `numerator`/`denominator` of all; `cites` says by which rule."""

    numerator: int
    denominator: int
    cites: str = ""

    def needed(self, members: int) -> int:
        """The least number present, rounded up."""
        return -(-members * self.numerator // self.denominator)

    def is_reached(self, present: int, members: int) -> bool:
        """False for a council without members."""
        return members > 0 and present * self.denominator >= self.numerator * members

    @property
    def share(self) -> str:
        return f"{self.numerator}/{self.denominator}"


def parse_share(text: str, cites: str = "") -> Quorum | None:
    """ "2/3" → Quorum(2, 3); nothing → None.

    Raises:
        ValueError: the text is no fraction between 0 (not included) and 1.
    """
    if not text.strip():
        return None
    found = _FRACTION.fullmatch(text)
    if found is None:
        raise ValueError(f"not a fraction: {text!r}")
    numerator, denominator = int(found[1]), int(found[2])
    if not 0 < numerator <= denominator:
        raise ValueError(f"a share lies between 0 and 1: {text!r}")
    return Quorum(numerator, denominator, cites)
