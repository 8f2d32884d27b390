"""The documents of the law, their articles, and what of the rulebooks rests on each."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from thidua.law.rulebook import Citation
from thidua.rulebooks.domain.provisions import Provision


@dataclass(frozen=True)
class Saying:
    """One sentence, and where it is said."""

    sentence: str
    provisions: tuple[Provision, ...]


@dataclass
class Place:
    """One article, clause or point of a document, with the statements that cite exactly it."""

    citation: Citation
    provisions: list[Provision] = field(default_factory=list)

    def sayings(self, sentence: Callable[[Provision], str]) -> list[Saying]:
        """The statements by sentence: the same sentence of several awards and regimes is told once."""
        told: dict[str, list[Provision]] = {}
        for provision in self.provisions:
            told.setdefault(sentence(provision), []).append(provision)
        return [Saying(said, tuple(provisions)) for said, provisions in told.items()]


@dataclass
class Article:
    """One article with its places in order; `number` is None for the document as a whole."""

    number: str | None
    places: list[Place] = field(default_factory=list)


@dataclass
class Document:
    """One document; `title` is how it is named in Vietnamese."""

    key: str
    title: str
    articles: list[Article] = field(default_factory=list)

    @property
    def count(self) -> int:
        return sum(len(place.provisions) for article in self.articles for place in article.places)


def documents_of(provisions: Iterable[Provision]) -> dict[str, Document]:
    """Documents by key, in the order they are first cited; articles, clauses and points in the order of the text."""
    places: dict[Citation, Place] = {}
    for provision in provisions:
        for citation in provision.of.citations:
            places.setdefault(citation, Place(citation)).provisions.append(provision)
    found: dict[str, Document] = {}
    for place in sorted(places.values(), key=lambda place: order(place.citation)):
        citation = place.citation
        document = found.setdefault(citation.document, Document(citation.document, title_of(citation)))
        if not document.articles or document.articles[-1].number != citation.article:
            document.articles.append(Article(citation.article))
        document.articles[-1].places.append(place)
    return found


def title_of(citation: Citation) -> str:
    """How the document itself is called."""
    return citation.printed.partition(", Điều ")[0] if citation.article else citation.printed


def order(citation: Citation) -> tuple[str, int, int, str]:
    """The order of the text within a document: the whole document first, then 2 before 10; đ stands after d."""
    point = (citation.point or "").replace("đ", "d~")
    return citation.document, int(citation.article or 0), int(citation.clause or 0), point
