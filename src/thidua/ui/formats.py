"""Numbers, money and dates as officers write them."""

from __future__ import annotations

import re
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

from django.utils import timezone
from django.utils.translation import get_language

NO_VALUE = "–"


def _separators() -> tuple[str, str]:
    """Thousands and decimal sign of the language the page is in."""
    return (",", ".") if (get_language() or "vi").startswith("en") else (".", ",")


def number(value: object, decimals: int | None = None) -> str:
    """1234.5 as "1.234,5"; a missing value as a dash.

    Args:
        value: int, float, Decimal or a string Python would read as a number.
        decimals: digits after the comma, half rounded up; without it, as many as the value has.
    Raises:
        ValueError: the value is not a number.
    """
    if value is None or value == "":
        return NO_VALUE
    try:
        exact = Decimal(str(value))
    except InvalidOperation:
        raise ValueError(f"not a number: {value!r}") from None
    if not exact.is_finite():
        return NO_VALUE
    if decimals is not None:
        exact = exact.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)
    thousands, point = _separators()
    whole, _, fraction = f"{exact:,f}".partition(".")
    if decimals is None:
        fraction = fraction.rstrip("0")
    whole = whole.replace(",", thousands).replace("-", "−")
    return f"{whole}{point}{fraction}" if fraction else whole


def signed(value: object, decimals: int | None = None) -> str:
    """Like `number`, with a plus sign before what is above zero."""
    text = number(value, decimals)
    return f"+{text}" if text != NO_VALUE and Decimal(str(value)) > 0 else text


def money(value: object) -> str:
    """2340000 as "2.340.000 đồng"."""
    text = number(value, 0)
    return text if text == NO_VALUE else f"{text}\u00a0đồng"


_PARTIAL = re.compile(r"^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$")


def day(value: object) -> str:
    """A date as dd/mm/yyyy; a date known only by its month or year as mm/yyyy or yyyy."""
    if value is None or value == "":
        return NO_VALUE
    if isinstance(value, datetime):
        local = timezone.localtime(value) if timezone.is_aware(value) else value
        return local.strftime("%d/%m/%Y")
    if isinstance(value, date):
        return f"{value.day:02d}/{value.month:02d}/{value.year:04d}"
    found = _PARTIAL.match(str(value))
    if not found:
        raise ValueError(f"not a date: {value!r}")
    return "/".join(part for part in reversed(found.groups()) if part)


def moment(value: object) -> str:
    """A point in time as "14:05 ngày 02/10/2024" reads on lists: "02/10/2024 14:05"."""
    if value is None or value == "":
        return NO_VALUE
    if not isinstance(value, datetime):
        raise ValueError(f"not a point in time: {value!r}")
    local = timezone.localtime(value) if timezone.is_aware(value) else value
    return local.strftime("%d/%m/%Y %H:%M")
