"""Accent-free, lower-case text for search: "dang" finds "Đặng"."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from thidua.text.cleaning import clean


@lru_cache(maxsize=50_000)
def fold(text: str) -> str:
    """Lower case without marks, đ as d, single spaces. Folding twice changes nothing."""
    decomposed = unicodedata.normalize("NFD", clean(text).casefold().replace("đ", "d"))
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))
