"""Numbers as Vietnamese lists write them: comma for decimals, dot or space for thousands."""

from __future__ import annotations

import re
from decimal import Decimal

from thidua.text.cleaning import clean

_GROUPED = re.compile(r"\d{1,3}(?:[. ]\d{3})+(?:,\d+)?\Z")
_PLAIN = re.compile(r"\d+(?:,\d+)?\Z")
_POINT = re.compile(r"\d+\.\d{1,2}\Z|\d+\.\d{4,}\Z")  # not three digits after it: that is a thousand
_ROMAN = re.compile(r"(?=[ivxlc])(x{0,3})(ix|iv|v?i{0,3})\Z", re.IGNORECASE)


def read_number(value: str | float) -> Decimal | None:
    """ "1.234,5" → 1234.5, "1 234" → 1234, "7.5" → 7.5; None when it is no number."""
    if isinstance(value, int | float):
        return Decimal(str(value))
    text = clean(value)
    sign = -1 if text.startswith(("-", "−")) else 1
    text = text.lstrip("+-−").strip()
    if _GROUPED.match(text):
        return sign * Decimal(text.replace(".", "").replace(" ", "").replace(",", "."))
    if _PLAIN.match(text) or _POINT.match(text):
        return sign * Decimal(text.replace(",", "."))
    return None


def is_roman(text: str) -> bool:
    """Whether the text is a Roman numeral up to XXXIX, as in the marker of a group."""
    return bool(text) and _ROMAN.match(text) is not None
