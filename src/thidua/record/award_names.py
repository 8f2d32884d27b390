"""Names of awards in the language of the page, from the law's catalogue."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from django.utils.translation import get_language

from thidua import law


@lru_cache(maxsize=1)
def catalog() -> dict[str, dict[str, Any]]:
    return {entry["key"]: entry for entry in law.award_catalog()}


def award_name(key: str) -> str:
    """The key itself when the law does not know it."""
    entry = catalog().get(key)
    if entry is None:
        return key
    return str(entry["name_en" if (get_language() or "vi").startswith("en") else "name_vi"])


def award_choices(kind: str) -> list[tuple[str, str]]:
    """(key, name) of every award that an `individual` or a `collective` may hold, in the law's order."""
    return [(key, award_name(key)) for key, entry in catalog().items() if kind in entry["kinds"]]
