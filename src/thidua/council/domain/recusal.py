"""What a withdrawal changes, and what it does not. This is the one place that says it (decision page 0014).

- A member who withdrew from a nominee gets no ballot on which that nominee stands: the nominees from whom the same
  members withdrew share one form of the ballot ("mẫu phiếu"). So no paper in the box is blank because of a withdrawal,
  nobody can be told by a blank line, and the sums of that nominee hold no ballot of that member.
- The base of the threshold stays all appointed members, unless a rulebook says otherwise: the law that was read takes
  the share of all members and is silent on withdrawals. Fewer ballots can therefore be too few: `cannot_pass` says so
  before the list is frozen.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class PaperForm:
    """One form of the ballot: its nominees in the order of the agenda, and who gets no such paper."""

    number: int
    items: tuple[int, ...]
    withdrawn: frozenset[int]

    def voters(self, voting: Collection[int]) -> frozenset[int]:
        """Who of those voting gets this paper."""
        return frozenset(voting) - self.withdrawn


def paper_forms(items: Sequence[int], withdrawals: Mapping[int, Collection[int]]) -> list[PaperForm]:
    """Divide the agenda into forms of the ballot.

    Args:
        items: the nominees in the order of the agenda.
        withdrawals: nominee → members who withdrew from it; absent = nobody.
    Returns:
        The form for everybody first, then the others in the order of their first nominee; numbered from 1.
    """
    groups: dict[frozenset[int], list[int]] = {}
    for item in items:
        groups.setdefault(frozenset(withdrawals.get(item, ())), []).append(item)
    ordered = sorted(groups.items(), key=lambda group: (bool(group[0]), items.index(group[1][0])))
    return [PaperForm(number, tuple(group), out) for number, (out, group) in enumerate(ordered, start=1)]


def cannot_pass(needed: int, voters: int) -> bool:
    """Whether even unanimous ballots are too few."""
    return voters < needed
