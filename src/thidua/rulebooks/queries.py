"""Reads of the shelf, for its pages and for other rooms. The law is public: nothing is hidden here."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise

from thidua.law.rulebook import AwardName, Law, Regime, Rulebook
from thidua.rulebooks.confirming import CONFIRMED, DIFFERS, items
from thidua.rulebooks.domain.provisions import Provision
from thidua.rulebooks.shelf import documents as documents
from thidua.rulebooks.shelf import law as law
from thidua.rulebooks.shelf import provisions as provisions
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


def confirmed_refs() -> frozenset[str]:
    """Names of the statements whose very text a lawyer of the ministry confirmed; one query."""
    return frozenset(item.doubt.ref for item in items() if item.state == CONFIRMED)


def differing_refs() -> frozenset[str]:
    """Names of the statements of which a lawyer found that the text says something else: they ask a person."""
    return frozenset(item.doubt.ref for item in items() if item.state == DIFFERS)
