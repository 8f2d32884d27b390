"""Days as people in Viet Nam count them."""

from __future__ import annotations

from datetime import date, datetime

from django.utils import timezone


def local_day(at: datetime) -> date:
    """The date in Viet Nam at this moment: 23:59 still belongs to the last day."""
    return timezone.localtime(at).date()
