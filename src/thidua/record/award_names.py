"""Names of awards in the language of the page, from the law's catalogue."""

from __future__ import annotations

from typing import Any

from django.utils.translation import get_language

from thidua import law
from thidua.law.rulebook import Law

_kept: tuple[Law, dict[str, dict[str, Any]]] | None = None


def catalog() -> dict[str, dict[str, Any]]:
    """Award key → its entry in the catalogue of the law in force; made anew when another law is."""
    global _kept
    now, kept = law.law_loaded(), _kept
    if kept is None or kept[0] is not now:
        _kept = kept = (now, {entry["key"]: entry for entry in law.award_catalog()})
    return kept[1]


def award_name(key: str) -> str:
    """The key itself when the law does not know it."""
    entry = catalog().get(key)
    if entry is None:
        return key
    return str(entry["name_en" if (get_language() or "vi").startswith("en") else "name_vi"])


def award_choices(kind: str) -> list[tuple[str, str]]:
    """(key, name) of every award that an `individual` or a `collective` may hold, in the law's order."""
    return [(key, award_name(key)) for key, entry in catalog().items() if kind in entry["kinds"]]
