"""What the rulebooks say in one language only, in the other one: notes, reliability of sources, bases of ceilings."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files

import yaml

from thidua.law.rulebook import Authored, Ceiling, Citation, Source


@lru_cache(maxsize=1)
def _words() -> Mapping[str, Mapping[str, str]]:
    place = files("thidua.rulebooks") / "data" / "words.yaml"
    words: Mapping[str, Mapping[str, str]] = yaml.safe_load(place.read_text("utf-8"))
    return words


def note_of(of: Authored, language: str) -> str:
    """The note of a statement, for a ceiling also how it rounds; empty without one."""
    notes = [] if of.note is None else [of.note if language == "en" else _words()["notes"].get(of.note, of.note)]
    if isinstance(of, Ceiling) and of.rounding_note:
        notes.append(in_language(of.rounding_note, language))
    return " ".join(notes)


def reliability_of(source: Source, language: str) -> str:
    """How far a source can be trusted, in words."""
    return (
        source.reliability if language == "en" else _words()["reliability"].get(source.reliability, source.reliability)
    )


def title_of(source: Source, language: str) -> str:
    """What a source is called; most are called in Vietnamese whatever the language of the page."""
    return source.title if language == "en" else _words()["titles"].get(source.title, source.title)


def in_language(vietnamese: str, language: str) -> str:
    """A phrase of the rulebooks that stands there in Vietnamese only."""
    return _words()["english"].get(vietnamese, vietnamese) if language == "en" else vietnamese


def place_of(citation: Citation, language: str) -> str:
    """A citation as people read it: "Luật 06/2022/QH15, Điều 22 khoản 1 điểm a"; in English "…, Article 22.1.a"."""
    if language != "en" or citation.article is None:
        return citation.printed
    title = citation.printed.partition(", Điều ")[0]
    place = ".".join(part for part in (citation.article, citation.clause, citation.point) if part)
    return f"{title}, Article {place}"
