"""Who is on a list: plain counts with the rows behind them, shown to the one who signs. No score, no
verdict.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

WINDOW_YEARS = 5
LEADING = frozenset({"leader", "manager"})


@dataclass(frozen=True, slots=True)
class Named:
    """One person of the list. `sex` and `role` None: not known; `held` years in which the same award was
    already given.
    """

    item: int
    sex: str | None
    role: str | None
    held: Sequence[int] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """A count and the lines it counts. `of` is what it is counted among: the people for whom the fact is
    known.
    """

    code: str
    items: frozenset[int]
    of: int

    @property
    def count(self) -> int:
        return len(self.items)


def groups(people: Iterable[Named], *, year: int) -> dict[str, Group]:
    """The groups of a list by code. Unknown facts make a group of their own and never count as "no"."""
    listed = list(people)
    sex_known = sum(one.sex is not None for one in listed)
    role_known = sum(one.role is not None for one in listed)
    recent = {one.item for one in listed if any(year - WINDOW_YEARS <= held < year for held in one.held)}
    everybody = {one.item for one in listed}

    def group(code: str, items: Iterable[int], of: int) -> tuple[str, Group]:
        return code, Group(code, frozenset(items), of)

    return dict(
        (
            group("direct_worker", (one.item for one in listed if one.role == "direct_worker"), role_known),
            group("leading", (one.item for one in listed if one.role in LEADING), role_known),
            group("women", (one.item for one in listed if one.sex == "female"), sex_known),
            group("first_time", everybody - recent, len(listed)),
            group("repeat", recent, len(listed)),
            group("unknown", (one.item for one in listed if one.sex is None or one.role is None), len(listed)),
        )
    )
