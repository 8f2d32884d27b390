"""How the confirmations stand against the law this site works with: in force, lapsed, found to differ."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from thidua.law.rulebook import Law
from thidua.rulebooks.domain.provisions import Provision
from thidua.rulebooks.domain.unverified import Doubt, doubts_of
from thidua.rulebooks.links import CALLED
from thidua.rulebooks.models import Confirmation
from thidua.rulebooks.shelf import Same, law, provisions

OPEN, CONFIRMED, DIFFERS, LAPSED = "open", "confirmed", "differs", "lapsed"
STATES = (OPEN, LAPSED, DIFFERS, CONFIRMED)


@dataclass(frozen=True)
class Item:
    """A statement, why it is doubted, and what a lawyer said of it."""

    doubt: Doubt
    state: str
    line: Confirmation | None

    @property
    def is_verified(self) -> bool:
        """Whether nothing is left to do: nobody doubts it, or a lawyer confirmed this very text."""
        return self.state == CONFIRMED or (self.state == OPEN and not self.doubt.reasons)


def doubts(of: Law | None = None) -> tuple[Doubt, ...]:
    """Every statement of a law with its name, digest and reasons; without one, of that which the site works with."""
    return _doubts(Same(of or law()))


@lru_cache(maxsize=4)
def _doubts(same: Same) -> tuple[Doubt, ...]:
    return tuple(doubts_of(provisions(same.law)))


def state_of(doubt: Doubt, line: Confirmation | None) -> str:
    """What the last line on a statement is worth today."""
    if line is None or line.outcome == Confirmation.Outcome.WITHDRAWN:
        return OPEN
    if line.digest != doubt.digest:
        return LAPSED
    return CONFIRMED if line.outcome == Confirmation.Outcome.AS_TEXT else DIFFERS


def items(of: Law | None = None) -> list[Item]:
    """Every statement of a law with its state; one query."""
    lines = {line.ref: line for line in Confirmation.objects.in_force().select_related("by")}
    return [_item(doubt, lines.get(doubt.ref)) for doubt in doubts(of)]


def items_of(refs: Iterable[str]) -> dict[str, Item]:
    """The statements of a page by their names; one query, however many."""
    wanted = set(refs)
    lines = {line.ref: line for line in Confirmation.objects.in_force().filter(ref__in=wanted).select_related("by")}
    return {doubt.ref: _item(doubt, lines.get(doubt.ref)) for doubt in doubts() if doubt.ref in wanted}


def find_doubt(ref: str) -> Doubt | None:
    return next((doubt for doubt in doubts() if doubt.ref == ref), None)


def alike(doubt: Doubt) -> list[Doubt]:
    """The other statements with the very same sentence, figures and articles: other awards, other regimes."""
    return [one for one in doubts() if one.digest == doubt.digest and one.ref != doubt.ref]


def marks_of(answer: Mapping[str, Any]) -> dict[str, Item]:
    """What lawyers said of the clauses of a verdict, by clause id; one query, none for an answer of no regime.

    The answer does not tell the kind of subject: where one id stands for both kinds, what is less sure is shown.
    """
    named = [*(answer.get("clauses") or ()), *(answer.get("for_the_council") or ())]
    called = {CALLED.get(str(one.get("id")), str(one.get("id"))): str(one.get("id")) for one in named}
    found = [doubt for doubt in doubts() if doubt.provision.id in called and _is_of(doubt.provision, answer)]
    if not found:
        return {}
    marks: dict[str, Item] = {}
    for item in items_of(doubt.ref for doubt in found).values():
        name = called[item.doubt.provision.id]
        if name not in marks or _UNSURE.index(item.state) < _UNSURE.index(marks[name].state):
            marks[name] = item
    return marks


_UNSURE = (DIFFERS, LAPSED, OPEN, CONFIRMED)


def _is_of(provision: Provision, answer: Mapping[str, Any]) -> bool:
    return (
        provision.regime == answer.get("regime")
        and provision.award in (None, answer.get("award"))
        and (provision.branch is None or provision.branch.id == answer.get("branch"))
    )


def _item(doubt: Doubt, line: Confirmation | None) -> Item:
    return Item(doubt, state_of(doubt, line), line)
