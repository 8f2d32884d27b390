"""Who may judge a dossier, what one initiative may serve, and how long a list may be."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

COMMENDATION_PREFIXES = ("giay-khen", "bang-khen", "hcld", "hcdl", "huan-chuong", "ky-niem-chuong")


def own_interest(actor: int, *, proposed_by: int, submitted_by: int | None, subject: int | None) -> str | None:
    """Why the actor may not judge the dossier: "proposed", "submitted", "oneself"; None when nothing stands against it.

    Args are account ids; `subject` is the account of the person nominated, if there is one.
    """
    if subject is not None and actor == subject:
        return "oneself"
    if actor == proposed_by:
        return "proposed"
    if submitted_by is not None and actor == submitted_by:
        return "submitted"
    return None


def is_commendation(award: str) -> bool:
    """A form of commendation (hình thức khen thưởng), as against an emulation title (danh hiệu thi đua)."""
    return award.startswith(COMMENDATION_PREFIXES)


def clashing_uses(award: str, others: Iterable[str]) -> list[str]:
    """Awards beside which the same initiative may not stand in another open dossier of the same person.

    Used for a title it serves no commendation, and the other way round; several commendations may not share it.
    Titles of one chain may: whether they do is disputed, so a person decides.
    Source: Công văn 5007/BNV-TĐKT (2023), mục III.5.c.
    """
    return [other for other in others if is_commendation(award) or is_commendation(other)]


@dataclass(frozen=True)
class ListRoom:
    """How much room a list has under its ceiling; `at_most` None = the law sets none, or the base is not known."""

    at_most: int | None
    taken: int

    @property
    def left(self) -> int | None:
        return None if self.at_most is None else self.at_most - self.taken

    def holds(self, adding: int = 1) -> bool:
        """Whether so many more still fit."""
        return self.at_most is None or self.taken + adding <= self.at_most
