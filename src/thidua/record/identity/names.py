"""How alike two Vietnamese names are: spellings, missing accents, swapped or missing middle names, slips of the eye.

Pure; every comparison says which difference it found, so that a screen can show it.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from rapidfuzz.distance import OSA

from thidua.text import clean, fold
from thidua.text.syllables import spelling_key, y_as_i


class Likeness(StrEnum):
    """What two names of one person differ in; each is weighed in `score.py`."""

    SAME = "same"
    SPELLING = "spelling"  # hoà/hòa, Thuý/Thúy, Mỹ/Mĩ
    NO_ACCENTS = "no_accents"  # one is written without any accents
    ACCENTS = "accents"  # other accents on the same letters
    ORDER = "order"  # the same words in another order
    MISSING = "missing"  # middle names left out or shortened to initials
    LOOK_ALIKE = "look_alike"  # letters that a scanner takes for each other
    SLIP = "slip"  # a letter or two typed wrong


@dataclass(frozen=True)
class Forms:
    """One name as it is compared: `bare` words without accents, y as i where both are spelt."""

    text: str
    spelling: str
    folded: str
    bare: tuple[str, ...]
    joined: str
    read: str  # `joined` with letters that scanners confuse made one


@dataclass(frozen=True)
class NameFound:
    """`words`: how many words differ by their accents; `edits`: how many letters are wrong."""

    likeness: Likeness
    words: int = 0
    edits: int = 0


_CONFUSED = (("rn", "m"), ("vv", "w"), ("cl", "d"), ("ii", "u"), ("0", "o"), ("1", "i"), ("l", "i"), ("5", "s"),
             ("q", "g"), ("h", "b"), ("e", "c"))  # fmt: skip
LONG_ENOUGH = 9  # letters of a name in which two slips still leave it recognisable


@lru_cache(maxsize=200_000)
def forms(name: str) -> Forms:
    text = clean(name).casefold()
    folded = fold(text)
    bare = tuple(y_as_i(word.strip(".")) for word in folded.split())
    joined = " ".join(bare)
    return Forms(text, spelling_key(text), folded, bare, joined, _read(joined))


def _read(joined: str) -> str:
    for seen, meant in _CONFUSED:
        joined = joined.replace(seen, meant)
    return joined


def name_key(name: str) -> str:
    """One key for all orders and accents of the same words; for looking up, not for deciding."""
    return " ".join(sorted(forms(name).bare))


def compare_names(one: str, other: str) -> NameFound | None:
    """What the names differ in; None when they are the names of two people."""
    if one == other:
        return NameFound(Likeness.SAME)
    return _compare(forms(one), forms(other))


def _compare(one: Forms, other: Forms) -> NameFound | None:
    if one.text == other.text:
        return NameFound(Likeness.SAME)
    if one.spelling == other.spelling:
        return NameFound(Likeness.SPELLING)
    if one.bare == other.bare:
        return _accents(one, other)
    if len(one.bare) == len(other.bare) > 1 and sorted(one.bare) == sorted(other.bare):
        return NameFound(Likeness.ORDER, words=_other_accents(one, other))
    if _shortened(one.bare, other.bare) or _shortened(other.bare, one.bare):
        return NameFound(Likeness.MISSING)
    return _slip(one, other)


def _accents(one: Forms, other: Forms) -> NameFound:
    if _plain(one) or _plain(other):
        return NameFound(Likeness.NO_ACCENTS)
    return NameFound(Likeness.ACCENTS, words=_other_accents(one, other))


def _plain(name: Forms) -> bool:
    return name.text == name.folded


def _other_accents(one: Forms, other: Forms) -> int:
    """How many words of one are, accents counted, none of the other's; 0 where one has no accents at all."""
    if _plain(one) or _plain(other):
        return 0
    left = list(other.spelling.split())
    for word in one.spelling.split():
        if word in left:
            left.remove(word)
    return len(left)


def _shortened(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Family and given name the same, and what stands between is left out or begun with the same letter."""
    if len(short) < 2 or len(short) > len(long) or short[0] != long[0] or short[-1] != long[-1]:
        return False
    middle = iter(long[1:-1])  # each word is looked for behind the one before it
    return all(
        any(word == full or (len(word) == 1 and full.startswith(word)) for full in middle) for word in short[1:-1]
    )


def _slip(one: Forms, other: Forms) -> NameFound | None:
    """Letters are counted with their accents where both names have them: Tuấn and Toàn differ in two."""
    if OSA.distance(one.read, other.read, score_cutoff=1) == 0:
        return NameFound(Likeness.LOOK_ALIKE, edits=1)
    allowed = 2 if min(len(one.joined), len(other.joined)) >= LONG_ENOUGH else 1
    edits = int(OSA.distance(one.joined, other.joined, score_cutoff=allowed))
    if edits <= allowed and not (_plain(one) or _plain(other)):
        edits = max(edits, int(OSA.distance(one.text, other.text, score_cutoff=allowed)))
    if edits > allowed:
        return None
    return NameFound(Likeness.SLIP, words=abs(len(one.bare) - len(other.bare)), edits=edits)
