"""Where two sentences differ, word by word; a changed figure is told apart from changed words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

FIGURE, WORDS, SAME = "figure", "words", ""
_TOKEN = re.compile(r"\d+(?:[.,/]\d+)*(?:\s?%)?|\w+|[^\w\s]|\s+")
_NUMBER = re.compile(r"\d")
# "năm" is left out: it is five and it is year.
_NUMERALS = frozenset(
    [
        *("một", "hai", "ba", "bốn", "sáu", "bảy", "tám", "chín", "mười"),
        *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "once", "twice"),
    ]
)
LIKE_ENOUGH = 0.35  # below this share of common words two sentences are simply different


@dataclass(frozen=True)
class Segment:
    """A stretch of a sentence; `mark` is figure, words, or empty where nothing differs."""

    text: str
    mark: str = SAME


def tokens(sentence: str) -> list[str]:
    return _TOKEN.findall(sentence)


def likeness(one: str, other: str) -> float:
    """Share of common words, from 0 to 1."""
    return SequenceMatcher(None, _words(one), _words(other), autojunk=False).ratio()


def differing(sentence: str, others: Sequence[str]) -> list[Segment]:
    """The sentence in segments: what differs from any of the others is marked."""
    parts = tokens(sentence)
    marks = [SAME] * len(parts)
    for other in others:
        for place, mark in _marks(parts, tokens(other)).items():
            marks[place] = mark if FIGURE not in (mark, marks[place]) else FIGURE
    return _joined(parts, marks)


def _marks(parts: list[str], others: list[str]) -> dict[int, str]:
    """Places of `parts` that differ, each with its mark."""
    mine = [(place, _plain(part)) for place, part in enumerate(parts) if not part.isspace()]
    theirs = [_plain(part) for part in others if not part.isspace()]
    matcher = SequenceMatcher(None, [word for _, word in mine], theirs, autojunk=False)
    is_like = matcher.ratio() >= LIKE_ENOUGH
    found: dict[int, str] = {}
    for what, start, end, their_start, their_end in matcher.get_opcodes():
        if what == "equal":
            continue
        numerals = what == "replace" and all(
            _is_numeral(word) for word in [*(word for _, word in mine[start:end]), *theirs[their_start:their_end]]
        )
        for place, word in mine[start:end]:
            if _NUMBER.search(word) or numerals:
                found[place] = FIGURE
            elif is_like and any(letter.isalnum() for letter in word):
                found[place] = WORDS
    return found


def _joined(parts: list[str], marks: list[str]) -> list[Segment]:
    """Neighbours of one mark become one segment; a space between two words of one mark belongs to them."""
    for place, part in enumerate(parts[1:-1], start=1):
        if part.isspace() and marks[place - 1] == marks[place + 1]:
            marks[place] = marks[place - 1]
    found: list[Segment] = []
    for part, mark in zip(parts, marks, strict=True):
        if found and found[-1].mark == mark:
            found[-1] = Segment(found[-1].text + part, mark)
        else:
            found.append(Segment(part, mark))
    return found


def _words(sentence: str) -> list[str]:
    return [_plain(part) for part in tokens(sentence) if any(letter.isalnum() for letter in part)]


def _plain(word: str) -> str:
    return word.casefold().replace("\u00a0", "").replace(" ", "")


def _is_numeral(word: str) -> bool:
    return bool(_NUMBER.search(word)) or word in _NUMERALS
