"""What comes in from a form or a list is brought into one form before anything else sees it."""

from __future__ import annotations

import re
import unicodedata

# Letters that look Vietnamese and are not: Icelandic eth, African d, Cyrillic twins.
LOOK_ALIKES = str.maketrans(
    {
        "Ð": "Đ", "ð": "đ", "Ɖ": "Đ", "ɖ": "đ",
        "А": "A", "В": "B", "Е": "E", "К": "K", "М": "M", "Н": "H", "О": "O", "Р": "P", "С": "C", "Т": "T", "У": "Y",
        "Х": "X", "І": "I", "а": "a", "е": "e", "о": "o", "р": "p", "с": "c", "у": "y", "х": "x", "і": "i",
        "\u2010": "-", "\u2011": "-",
    }
)  # fmt: skip
ZERO_WIDTH = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\u00ad]")
SPACES = re.compile(r"[^\S\n]+")
ANY_SPACE = re.compile(r"\s+")


def clean(text: str, *, lines: bool = False) -> str:
    """NFC, plain single spaces, no zero-width characters, look-alikes mended; spelling is otherwise kept.

    Args:
        lines: keep line breaks; without it they become spaces.
    """
    text = unicodedata.normalize("NFC", ZERO_WIDTH.sub("", text)).translate(LOOK_ALIKES)
    if not lines:
        return ANY_SPACE.sub(" ", text).strip()
    return "\n".join(SPACES.sub(" ", line).strip() for line in text.splitlines()).strip()
