"""Template tag library `rulebooks`: `{% load rulebooks %}`. Sentences of the law, and links to where they stand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from django import template
from django.utils.functional import Promise

from thidua.law.rulebook import Authored, Citation, Regime, Source
from thidua.rulebooks import authored, casebook, links, queries, wording
from thidua.rulebooks.confirming import Item
from thidua.rulebooks.domain.documents import Place, Saying
from thidua.rulebooks.domain.provisions import Provision
from thidua.rulebooks.domain.unverified import ref_of

register = template.Library()


@register.filter
def said(value: Any) -> str:
    """{{ award|said }}: the name or sentence of anything with `vi` and `en`, in the language of the page."""
    return str(getattr(value, wording.language()))


@register.filter
def sentence(provision: Provision) -> str:
    """{{ provision|sentence }}: what it says, as a sentence, in the language of the page."""
    return wording.statement(provision, wording.language())


@register.filter
def place(citation: Citation) -> str:
    """{{ citation|place }}: document, article, clause and point."""
    return authored.place_of(citation, wording.language())


@register.filter
def note(of: Authored) -> str:
    return authored.note_of(of, wording.language())


@register.filter
def sources(of: Authored) -> list[Source]:
    """Where a statement was read."""
    known = queries.law().sources
    return [known[key] for key in of.sources if key in known]


@register.filter
def source_title(source: Source) -> str:
    return authored.title_of(source, wording.language())


@register.filter
def reliability(source: Source) -> str:
    return authored.reliability_of(source, wording.language())


@register.filter
def sureness(of: Authored) -> str | Promise:
    """{{ provision.of|sureness }}: how sure we are of the text, in words."""
    return wording.UNREAD if of.status == "unread" else wording.CONFIDENCE_WORDS[of.confidence]


@register.filter
def basis(key: str) -> str | Promise:
    return wording.BASIS_WORDS.get(key, key)


@register.filter
def part_title(part: str) -> str | Promise:
    return wording.PART_WORDS.get(part, part)


@register.filter
def kind_title(kind: str) -> str | Promise:
    return wording.KIND_WORDS.get(kind, kind)


@register.filter
def change_word(change: str) -> str | Promise:
    """{{ cell.change|change_word }}: what the cell is to the column before it, in words."""
    return wording.CHANGE_WORDS.get(change, "")


@register.filter
def time_word(state: str) -> str | Promise:
    return wording.TIME_WORDS[state]


@register.filter
def found_word(what: str) -> str | Promise:
    return wording.FOUND_WORDS[what]


@register.filter
def award_name(key: str) -> str:
    return str(getattr(queries.law().awards[key], wording.language()))


@register.filter
def sayings(place: Place) -> list[Saying]:
    """What rests on a place of a document, in the language of the page; regimes are told by their names."""
    return place.sayings(lambda one: wording.statement(one, wording.language()))


@register.filter
def within_article(citation: Citation) -> str:
    """ "khoản 1 điểm a": the place inside its article."""
    return wording.place_within_article(citation)


@register.filter
def citation_url(citation: Citation) -> str:
    return links.citation_url(citation)


@register.filter
def provision_url(provision: Provision) -> str:
    """Where the statement stands on the page of its award; of a whole regime, on the shelf."""
    return links.provision_url(provision)


@register.simple_tag
def cases_naming(books: list[Any], provision: Provision) -> list[casebook.ReadableCase]:
    """Cases of the statement's regime in which it decides."""
    return [
        case
        for book in books
        if book.regime.id == provision.regime
        for case in casebook.naming(book.cases, provision.id, provision.kind)
    ]


@register.filter
def last_day(regime: Regime) -> date | None:
    """The last day inside a regime; None where it goes on."""
    return regime.until - timedelta(days=1) if regime.until else None


@register.filter
def at(values: Sequence[Any], place: int) -> Any:
    """{{ columns|at:forloop.counter0 }}"""
    return values[place]


@register.filter
def reason_word(reason: str) -> str | Promise:
    return wording.REASON_WORDS[reason]


@register.filter
def cases_code(state: str) -> str:
    """The registered status of the run of an edition's cases."""
    return f"cases_{state}"


@register.filter
def state_code(state: str) -> str:
    """The registered status of a confirmation's state."""
    return f"rule_{state}"


@register.filter
def is_address(source: Source) -> bool:
    """Whether a source names a page that can be opened, and not only a site."""
    return source.url.startswith("http") and " " not in source.url


@register.filter
def mark_of(marks: Mapping[str, Item], provision: Provision) -> Item | None:
    """{{ marks|mark_of:provision }}: what a lawyer said of the statement."""
    return marks.get(ref_of(provision)) if marks else None


@register.filter
def ref(provision: Provision) -> str:
    """{{ provision|ref }}: the name by which a lawyer confirms the statement."""
    return ref_of(provision)
