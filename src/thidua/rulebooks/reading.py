"""What the page of an award shows: columns, sections with their differences, and the cases."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from thidua.law.rulebook import AwardName, Law, Regime
from thidua.rulebooks.casebook import ReadableCase, cases_of
from thidua.rulebooks.confirming import Item, items_of
from thidua.rulebooks.domain.band import BandPiece
from thidua.rulebooks.domain.comparison import Column, Section, Voice, compared
from thidua.rulebooks.domain.unverified import ref_of
from thidua.rulebooks.wording import language, money_sentence, statement


@dataclass(frozen=True)
class Moment:
    """A day asked about; `column` is None where nothing can be shown, `piece` the regime, None before the first law."""

    on: date
    received: date | None
    piece: BandPiece | None
    column: Column | None


@dataclass(frozen=True)
class Cases:
    """The cases of one regime."""

    regime: Regime
    cases: tuple[ReadableCase, ...]


def column(law: Law, regime: Regime, award: str, on: date) -> Column:
    """A regime as a column, on the day asked about or the nearest day of the regime."""
    last = regime.until - timedelta(days=1) if regime.until else on
    return Column(regime, law.rulebooks.get((regime.id, award)), max(regime.start, min(on, last)))


def moment(law: Law, award: str, on: date, received: date | None) -> Moment:
    """What decides on a day: the rules in force when the dossier was received, else on the day of the decision."""
    regime = law.regime_on(min(received, on) if received else on)
    if regime is None:
        return Moment(on, received, None, None)
    shown = Column(regime, law.rulebooks.get((regime.id, award)), on) if regime.is_read else None
    return Moment(on, received, BandPiece(regime, "now"), shown)


def sections(
    award: AwardName, columns: Sequence[Column], *, kinds: Sequence[str] = (), between_days: bool = False
) -> list[Section]:
    """The parts of the award, each with its differences; between two days money is a difference too."""
    tongue = language()
    voice = Voice(
        sentence=lambda one: statement(one, tongue),
        follows=lambda column, one: money_sentence(one, column.on, with_day=not between_days),
        follows_counts=between_days,
    )
    return compared(columns, kinds or award.kinds, voice)


def casebook(law: Law, award: AwardName, columns: Sequence[Column]) -> list[Cases]:
    """The cases of each regime shown."""
    names = {key: getattr(name, language()) for key, name in law.awards.items()}
    regimes = dict.fromkeys(column.regime.id for column in columns)
    by_id = {regime.id: regime for regime in law.regimes}
    return [Cases(by_id[one], tuple(cases_of(one, award.key, names))) for one in regimes]


def marks(sections: Sequence[Section]) -> dict[str, Item]:
    """What lawyers said of the statements shown, by their names; one query."""
    shown = [
        cell.provision for section in sections for group in section.groups for row in group.rows for cell in row.cells
    ]
    return items_of(ref_of(one) for one in shown if one is not None)
