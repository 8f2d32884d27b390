"""Years as bits: bit n of a 64-bit word is year 1990 + n, so that a window of years is one mask."""

from __future__ import annotations

from collections.abc import Iterable

FIRST_YEAR = 1990
LAST_YEAR = 2053
ALL_YEARS = (1 << 64) - 1


def bit(year: int) -> int:
    """The word of one year; years before 1990 share the first bit, since only their order matters."""
    return 1 << (max(year, FIRST_YEAR) - FIRST_YEAR)


def word(years: Iterable[int]) -> int:
    result = 0
    for year in years:
        result |= bit(year)
    return result


def window(last: int, length: int) -> int:
    """The word of `length` years that end with `last`."""
    return word(range(last - length + 1, last + 1))


def years_of(bits: int) -> list[int]:
    """The years of a word, ascending."""
    return [FIRST_YEAR + n for n in range(64) if bits >> n & 1]
