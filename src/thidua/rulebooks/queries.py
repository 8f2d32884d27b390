"""Reads of the shelf: the law in force on this site, flat, and its documents. Law is public: nothing is hidden here."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from django.utils.functional import Promise

from thidua.law import api
from thidua.law.rulebook import AwardName, Law, Regime, Rulebook
from thidua.rulebooks.domain.documents import Document, documents_of
from thidua.rulebooks.domain.provisions import Provision, provisions_of_law
from thidua.rulebooks.wording import LEVEL_WORDS


@dataclass(frozen=True)
class AwardRow:
    """An award with its rulebooks, in order of time."""

    award: AwardName
    books: tuple[Rulebook, ...]


@dataclass(frozen=True)
class Level:
    """A level with its awards; `name` is shown."""

    key: str
    name: str | Promise
    rows: tuple[AwardRow, ...]


def law() -> Law:
    """The law this site works with."""
    return api.law_loaded()


def provisions() -> tuple[Provision, ...]:
    return _flat(_Same(law()))


def documents() -> dict[str, Document]:
    return _documents(_Same(law()))


class _Same:
    """A law as the key of a cache: it is the same only when it is the same object."""

    def __init__(self, law: Law) -> None:
        self.law = law

    def __hash__(self) -> int:
        return id(self.law)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.law is self.law


@lru_cache(maxsize=4)
def _flat(same: _Same) -> tuple[Provision, ...]:
    return tuple(provisions_of_law(same.law))


@lru_cache(maxsize=4)
def _documents(same: _Same) -> dict[str, Document]:
    return documents_of(_flat(same))


LEVELS = ("grassroots", "ministry", "state")


def awards_by_level(law: Law) -> list[Level]:
    """Awards by level from the unit up, in the order of the law, each with the regimes that have a rulebook of it."""
    rows: dict[str, list[AwardRow]] = {level: [] for level in LEVELS}
    for award in law.awards.values():
        books = [law.rulebooks.get((regime.id, award.key)) for regime in law.regimes if regime.is_read]
        rows[award.level].append(AwardRow(award, tuple(book for book in books if book is not None)))
    return [Level(level, LEVEL_WORDS[level], tuple(found)) for level, found in rows.items()]


def chosen_regimes(law: Law, award: str, asked: Iterable[str], on: date) -> list[Regime]:
    """The regimes asked for that have a rulebook of the award; without any, the one in force and the one before."""
    with_book = [regime for regime in law.regimes if (regime.id, award) in law.rulebooks]
    chosen = [regime for regime in with_book if regime.id in set(asked)]
    if chosen:
        return chosen
    begun = [regime for regime in with_book if regime.start <= on]
    return (begun or with_book[:1])[-2:]


def shared_by_all(regime: str) -> list[Provision]:
    """What all awards of a regime share: its bars, its notes to the council, its grounds of revocation."""
    return [one for one in provisions() if one.regime == regime and one.award is None and one.part != "regime"]


def not_verified() -> list[Provision]:
    """Statements of low confidence, not read, or read only until a day."""
    return [one for one in provisions() if _is_doubtful(one)]


def _is_doubtful(provision: Provision) -> bool:
    of = provision.of
    return of.confidence == "low" or of.status == "unread" or getattr(of, "read_until", None) is not None
