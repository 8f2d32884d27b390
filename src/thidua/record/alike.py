"""Titles of initiatives that say nearly the same, so that a repeat is seen while it is typed.

Two titles are compared by their words in any order, without accents (`rapidfuzz`): nearly the same words, or all the
words of the one within the other, as when a place or a year was added.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from thidua.text import fold

ENOUGH_WORDS = 4  # a shorter title is within too many others
NEARLY_THE_SAME, ONE_WITHIN_THE_OTHER, WITHIN_LENGTH = 80.0, 97.0, 0.6


@dataclass(frozen=True)
class Alike:
    """`key` of the other title; `ratio` from 0 to 100, for the order only."""

    key: int
    ratio: float


def alike(title: str, others: Mapping[int, str], *, most: int = 5) -> list[Alike]:
    """The most alike of the others, best first.

    Args:
        others: folded titles by their key.
    """
    asked = fold(title)
    words = asked.split()
    if len(words) < ENOUGH_WORDS:
        return []
    found: dict[int, float] = {}
    for _text, ratio, key in process.extract(
        asked, others, scorer=fuzz.token_sort_ratio, score_cutoff=NEARLY_THE_SAME, limit=most
    ):
        found[key] = ratio
    for text, _ratio, key in process.extract(
        asked, others, scorer=fuzz.token_set_ratio, score_cutoff=ONE_WITHIN_THE_OTHER, limit=4 * most
    ):
        short, long = sorted((len(words), len(text.split())))
        if short >= ENOUGH_WORDS and short / long >= WITHIN_LENGTH:
            found.setdefault(key, fuzz.token_sort_ratio(asked, text))
    best = sorted(found.items(), key=lambda one: (-one[1], one[0]))
    return [Alike(key, ratio) for key, ratio in best[:most]]


def marked(title: str, asked: str) -> list[tuple[str, bool]]:
    """The words of a title, each with whether the asked one has it too."""
    there = set(fold(asked).split())
    return [(word, fold(word) in there) for word in title.split()]
