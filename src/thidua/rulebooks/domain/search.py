"""Find in the law: awards, articles, sentences, documents and notes, accents optional, best first, hits marked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from thidua.rulebooks.domain.wording_diff import Segment
from thidua.text import fold

HIT = "hit"
# What is found, in the order in which equals stand: the award itself before what is said of it.
AWARD, ARTICLE, CLAUSE, DOCUMENT, NOTE = "award", "article", "clause", "document", "note"
_RANK = {AWARD: 5, ARTICLE: 4, CLAUSE: 3, DOCUMENT: 2, NOTE: 1}
_PLACE = re.compile(r"(?:^|\s)(\d+)\.(\d+)(?:\.([a-z]))?(?=\s|$|[,;])")
_ARTICLE_WORDS = re.compile(r"\b(?:dieu|article|d\.)\s*(\d+)")
_CLAUSE_WORDS = re.compile(r"\b(?:khoan|clause)\s*(\d+)")
_POINT_WORDS = re.compile(r"\b(?:diem|point)\s*([a-z])\b")
_SPACES = re.compile(r"[\s\-/.,;:()“”\"]+")


@dataclass(frozen=True)
class Entry:
    """One thing that can be found.

    `text` is what is searched and shown; `also` are other names of it (abbreviations, the key); `beside` is searched
    too (the articles it rests on); `place` is the article, clause and point where it stands, "" where not told.
    """

    what: str
    text: str
    url: str
    under: str = ""
    also: str = ""
    beside: str = ""
    document: str = ""
    place: tuple[str, str, str] = ("", "", "")


@dataclass(frozen=True)
class Found:
    """One thing found; `entries` are all that say the same, in the order of the law."""

    entries: tuple[Entry, ...]
    segments: tuple[Segment, ...]
    score: float

    @property
    def entry(self) -> Entry:
        return self.entries[0]


@dataclass(frozen=True)
class Asked:
    """A query, understood: words, and the place in a document where one is named."""

    words: tuple[str, ...]
    place: tuple[str, str, str] | None


def understood(query: str) -> Asked:
    """ "Điều 22 khoản 1", "22.1.a" name a place; the rest are words."""
    plain = fold(query)
    place = None
    written = _PLACE.search(plain)
    if written is not None:
        place = (written[1], written[2], written[3] or "")
        plain = plain[: written.start()] + " " + plain[written.end() :]
    article = _ARTICLE_WORDS.search(plain)
    if place is None and article is not None:
        clause, point = _CLAUSE_WORDS.search(plain), _POINT_WORDS.search(plain)
        place = (article[1], clause[1] if clause else "", point[1] if point else "")
    if article is not None:
        for pattern in (_ARTICLE_WORDS, _CLAUSE_WORDS, _POINT_WORDS):
            plain = pattern.sub(" ", plain)
    if place is not None:
        plain = re.sub(r"\b(?:dieu|article)\b", " ", plain)
    return Asked(tuple(word for word in _SPACES.split(plain) if word), place)


def search(entries: Iterable[Entry], query: str) -> list[Found]:
    """What fits, best first: the whole phrase before scattered words, the award before what is said of it.

    Every word must be there; without words and place nothing is found.
    """
    asked = understood(query)
    if not asked.words and asked.place is None:
        return []
    phrase = " ".join(asked.words)
    scores: dict[tuple[str, str], float] = {}
    same: dict[tuple[str, str], list[Entry]] = {}
    for entry in entries:
        score = _score(entry, asked, phrase)
        if score > 0:
            key = (entry.what, entry.text)
            scores[key] = max(score + _as_written(entry.text, query), scores.get(key, 0.0))
            same.setdefault(key, []).append(entry)
    best = sorted(scores, key=lambda key: -scores[key])  # stable: equals stay in the order of the law
    return [Found(tuple(same[key]), marked(key[1], asked.words), scores[key]) for key in best]


def _as_written(text: str, query: str) -> float:
    """A little more for what stands there with the very accents that were typed."""
    return 2.0 if query.strip().casefold() in text.casefold() else 0.0


def _score(entry: Entry, asked: Asked, phrase: str) -> float:
    if asked.place is not None and not _is_at(entry.place, asked.place):
        return 0.0
    base = float(_RANK[entry.what])
    if asked.place is not None:
        base += 20.0 if entry.what == ARTICLE else 10.0
    elif entry.what == ARTICLE:
        base = 0.5  # its name holds the document's: who asks for no article wants the document
    if not asked.words:
        return base
    text = _spaced(entry.text)
    also = _spaced(f"{entry.also} {entry.beside} {entry.under}")
    everything = f"{text} {also}"
    if not all(f" {word}" in everything for word in asked.words):
        return 0.0
    if text.strip() == phrase or f" {phrase} " in _spaced(entry.also):
        return base + 40.0
    if f" {phrase} " in text:
        return base + 20.0 + 5.0 * len(phrase) / max(len(text), 1)
    if f" {phrase}" in text:
        return base + 15.0
    in_text = sum(f" {word}" in text for word in asked.words) / len(asked.words)
    return base + 8.0 * in_text


def _is_at(place: tuple[str, str, str], asked: tuple[str, str, str]) -> bool:
    """Whether a statement stands at the place asked for, or within it."""
    return all(not wanted or wanted == fold(there) for there, wanted in zip(place, asked, strict=True))


def _spaced(text: str) -> str:
    return f" {_SPACES.sub(' ', fold(text)).strip()} "


def marked(text: str, words: Sequence[str]) -> tuple[Segment, ...]:
    """The text in segments: the whole phrase marked where it stands, else each beginning of a word asked for."""
    plain = "".join(fold(letter)[:1] or " " if not letter.isspace() else " " for letter in text)
    begins = r"(?<![^\W_])"
    phrase = begins + r"[\s,.;:()-]+".join(map(re.escape, words))
    patterns = [phrase] if words and re.search(phrase, plain) else [begins + re.escape(word) for word in words]
    hits = [False] * len(text)
    for pattern in patterns:
        for match in re.finditer(pattern, plain):
            for place in range(match.start(), match.end()):
                hits[place] = True
    found: list[Segment] = []
    for letter, is_hit in zip(text, hits, strict=True):
        mark = HIT if is_hit else ""
        if found and found[-1].mark == mark:
            found[-1] = Segment(found[-1].text + letter, mark)
        else:
            found.append(Segment(letter, mark))
    return tuple(found)


def initials(name: str) -> str:
    """ "Chiến sĩ thi đua cơ sở" → "cstdcs", as officers write it."""
    return "".join(word[0] for word in _SPACES.split(fold(name)) if word and word != "cua")
