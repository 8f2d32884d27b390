"""One clock for the whole house. The example ministry lives on a fixed working day (`THIDUA_TODAY`)."""

from __future__ import annotations

import os
from datetime import date, datetime, timedelta

from django.utils import timezone


def business_day() -> date | None:
    """The fixed day of an example installation, None in real use."""
    raw = os.environ.get("THIDUA_TODAY", "")
    return date.fromisoformat(raw) if raw else None


def now() -> datetime:
    """Aware UTC now; on an example installation the fixed day with the real time of day."""
    real = timezone.now()
    fixed = business_day()
    if fixed is None:
        return real
    return real + timedelta(days=(fixed - timezone.localtime(real).date()).days)


def today() -> date:
    """The date in Viet Nam."""
    return timezone.localtime(now()).date()
