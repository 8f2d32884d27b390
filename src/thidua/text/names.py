"""Names of people: the order of a Vietnamese list, and names written in capitals.

A list is ordered by given name, then family name, then middle names; syllables by their letters in the order of
the Vietnamese alphabet, then by tone: ngang, huyền, hỏi, ngã, sắc, nặng.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from thidua.text.cleaning import clean

ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
TONES = {"\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}
_RANK = {letter: place for place, letter in enumerate(ALPHABET)}
_OTHER = "z"


def _code(letter: str) -> str:
    """Two ASCII letters that sort as the letter does in any collation; what is no letter comes before them."""
    if letter in _RANK:
        return chr(ord("d") + _RANK[letter] // 20) + chr(ord("b") + _RANK[letter] % 20)
    if letter.isdigit():
        return "c" + chr(ord("b") + int(unicodedata.digit(letter, 0)))
    return _OTHER + _OTHER if letter.isalpha() else "bb"


@lru_cache(maxsize=10_000)
def _syllable_key(syllable: str) -> str:
    tone = 0
    letters = []
    for letter in syllable:
        parts = unicodedata.normalize("NFD", letter)
        for mark in parts[1:]:
            tone = TONES.get(mark, tone)
        bare = unicodedata.normalize("NFC", "".join(mark for mark in parts if mark not in TONES))
        letters.append(_code(bare))
    return "".join(letters) + "a" + chr(ord("b") + tone)


def sort_key(text: str) -> str:
    """Key of a text read from left to right; ASCII letters only, so that every database orders it alike."""
    return "a".join(_syllable_key(part) for part in clean(text).casefold().split())


def name_sort_key(full_name: str) -> str:
    """Key of a person's name: given name, family name, middle names. "" for an empty name."""
    parts = clean(full_name).split()
    if len(parts) < 2:
        return sort_key(full_name)
    return sort_key(" ".join([parts[-1], parts[0], *parts[1:-1]]))


def title_case(name: str) -> str:
    """A name all in capitals or small letters in title case ("HÒA" → "Hòa"); mixed case is the writer's and is kept."""
    name = clean(name)
    if name != name.upper() and name != name.lower():
        return name
    return " ".join("-".join(part.capitalize() for part in word.split("-")) for word in name.split(" "))
