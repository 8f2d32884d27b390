"""How long a unit's list may be: the law's share of those who are Lao động tiên tiến in the year."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, Q

from thidua.awards import rulebook
from thidua.awards.domain.fairness import ListRoom
from thidua.awards.domain.states import OVER
from thidua.awards.models import Nomination, Round
from thidua.organisation.models import Person, Unit
from thidua.record.models import Award

BASE_TITLE = "ldtt"  # the ceilings of the law are shares of those who hold this title
NOT_HANDED_IN = frozenset({"draft", "returned", "not_passed", *OVER})


@dataclass(frozen=True)
class Room:
    """The ceiling over one award of one unit's list.

    Args:
        of: people with the base title in the year, awarded or proposed in this round.
        at_most: the ceiling; None when the law has none or the base is not known.
        submitted: dossiers handed in and still counting.
        listed: all that count, drafts too.
    """

    award: str
    of: int
    at_most: int | None
    submitted: int
    listed: int
    cites: str

    def fits(self, adding: int) -> bool:
        """Whether so many more may be submitted."""
        return ListRoom(self.at_most, self.submitted).holds(adding)

    def over_by(self, adding: int = 0) -> int:
        """By how many the list, with so many more, would be longer than may be submitted."""
        return 0 if self.at_most is None else max(0, self.listed + adding - self.at_most)


def room_of(round_: Round, unit: Unit, award: str) -> Room:
    """Count the unit's list against the ceiling. Unknown base (nobody proposed or awarded): no ceiling is claimed."""
    return rooms_of(round_, unit, [award])[award]


def rooms_of(round_: Round, unit: Unit, awards: Iterable[str] | None = None) -> dict[str, Room]:
    """The room of several awards (all of the round by default) with two queries."""
    keys = list(round_.awards if awards is None else awards)
    counts: dict[str, dict[str, int]] = defaultdict(dict)
    own = Nomination.objects.filter(round=round_, unit=unit, award__in=keys).order_by().values("award", "state")
    for row in own.annotate(number=Count("pk")):
        counts[row["award"]][row["state"]] = row["number"]
    of = _base(round_, unit)
    return {key: _room(key, round_, unit, of, counts[key]) for key in keys}


def _room(award: str, round_: Round, unit: Unit, of: int, counts: dict[str, int]) -> Room:
    limit = rulebook.ceiling_of(award, on=round_.decide_on, of=of, unit=unit) if of else {}
    return Room(
        award=award,
        of=of,
        at_most=limit.get("at_most"),
        submitted=sum(number for state, number in counts.items() if state not in NOT_HANDED_IN),
        listed=sum(number for state, number in counts.items() if state not in OVER),
        cites=str(limit.get("cites") or ""),
    )


def _base(round_: Round, unit: Unit) -> int:
    """People of the unit with the base title in the round's year: in the record, or on the list of this round."""
    held = Award.objects.counting().filter(award=BASE_TITLE, year=round_.year, revoked=False)
    proposed = Nomination.objects.active().filter(round=round_, award=BASE_TITLE)
    return (
        Person.objects.filter(unit__path__startswith=unit.path)
        .filter(Q(pk__in=held.values("person")) | Q(pk__in=proposed.values("person")))
        .count()
    )
