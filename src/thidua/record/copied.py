"""Texts that say the same in whole passages, each told as far as the viewer may know of it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

from thidua.text.passages import Piece, beside, overlaps


@dataclass(frozen=True)
class Copied:
    """`percent` of the asked text's runs of words stand in another one too.

    Args:
        other: what that text belongs to; None where the viewer does not see it: then only its year is told.
        mine, theirs: both texts in pieces, what is the same marked.
    """

    percent: int
    year: int
    other: Any = None
    mine: list[Piece] = field(default_factory=list)
    theirs: list[Piece] = field(default_factory=list)


def copied(
    asked: str,
    texts: Mapping[int, str],
    *,
    load: Callable[[list[int]], Mapping[int, Any]],
    seen: Callable[[Collection[int]], set[int]],
) -> list[Copied]:
    """What of these texts says the same, most of the same first.

    Args:
        texts: by the key of what each belongs to.
        load: keys → what they are the keys of, each with a `year`.
        seen: of these keys those that the viewer may see.
    """
    found = overlaps(asked, texts)
    others = load([one.key for one in found])
    known = seen(others)
    told = []
    for one in found:
        other, percent = others[one.key], round(one.share * 100)
        if one.key in known:
            told.append(Copied(percent, other.year, other, *beside(asked, texts[one.key])))
        else:
            told.append(Copied(percent, other.year))
    return told
