"""What can be found on the shelf, in the language of the page: built once per law and language."""

from __future__ import annotations

from collections.abc import Iterator

from thidua.law.rulebook import Law
from thidua.rulebooks import links
from thidua.rulebooks.authored import note_of, place_of
from thidua.rulebooks.domain.documents import Article, Document
from thidua.rulebooks.domain.provisions import Provision
from thidua.rulebooks.domain.search import ARTICLE, AWARD, CLAUSE, DOCUMENT, NOTE, Entry, Found, initials, search
from thidua.rulebooks.shelf import documents, law, provisions
from thidua.rulebooks.wording import language, statement

_kept: dict[str, tuple[Law, list[Entry]]] = {}


def found_in_law(query: str) -> list[Found]:
    """Everything that fits the query, best first."""
    return search(entries(language()), query)


def entries(tongue: str) -> list[Entry]:
    """The index of one language. It is built anew when the site works with another law."""
    kept = _kept.get(tongue)
    if kept is None or kept[0] is not law():
        kept = _kept[tongue] = (law(), list(_entries(tongue)))
    return kept[1]


def _entries(tongue: str) -> Iterator[Entry]:
    """Awards in the order of the law; documents and statements of the newest regime first."""
    for award in law().awards.values():
        name = getattr(award, tongue)
        also = f"{award.key} {initials(award.vi)} {award.en if tongue == 'vi' else award.vi}"
        yield Entry(AWARD, name, links.award_url(award.key), also=also)
    age = {regime.id: -number for number, regime in enumerate(law().regimes)}
    newest_first = sorted(provisions(), key=lambda one: age[one.regime])
    of_document = {citation.document: age[one.regime] for one in provisions() for citation in one.of.citations}
    for document in sorted(documents().values(), key=lambda one: of_document[one.key]):
        yield Entry(DOCUMENT, document.title, links.document_url(document.key), also=document.key)
        for article in document.articles:
            yield from _article(document, article, tongue)
    for provision in newest_first:
        if provision.part != "regime":
            yield from _provision(provision, tongue)


def _article(document: Document, article: Article, tongue: str) -> Iterator[Entry]:
    """The article and each clause and point of it that something rests on."""
    if article.number is None:
        return
    seen = set()
    for place in article.places:
        citation = place.citation
        for depth in ((citation.article, None, None), (citation.article, citation.clause, citation.point)):
            if depth not in seen:
                seen.add(depth)
                at = type(citation)(document.key, *depth, _printed(document.title, *depth))
                where = (str(depth[0]), depth[1] or "", depth[2] or "")
                yield Entry(ARTICLE, place_of(at, tongue), links.citation_url(at), document=document.key, place=where)


def _printed(title: str, article: str | None, clause: str | None, point: str | None) -> str:
    parts = [f"Điều {article}"]
    parts += [f"khoản {clause}"] if clause else []
    parts += [f"điểm {point}"] if point else []
    return f"{title}, {' '.join(parts)}"


def _provision(provision: Provision, tongue: str) -> Iterator[Entry]:
    known = law().awards
    award = getattr(known[provision.award], tongue) if provision.award else ""
    under = f"{award} · {provision.regime}" if award else provision.regime
    citation = provision.of.citations[0]
    where = (citation.article or "", citation.clause or "", citation.point or "")
    url = links.provision_url(provision)
    beside = " ".join([*(place_of(one, tongue) for one in provision.of.citations), provision.award or ""])
    text = statement(provision, tongue)
    if text:
        yield Entry(CLAUSE, text, url, under, "", beside, citation.document, where)
    note = note_of(provision.of, tongue)
    if note:
        yield Entry(NOTE, note, url, under, "", beside, citation.document, where)
