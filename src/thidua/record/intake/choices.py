"""What a person answered to the questions of a trial, row by row."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from thidua.record.intake.domain.facts import Code, Entry, Problem

# Doubts that a plain "yes, as read" settles.
ACCEPTABLE = frozenset({Code.LOST_ZEROS, Code.TWO_DIGIT_YEAR, Code.OTHER_DECISION})
ABOUT_WHO = frozenset({Code.PERHAPS_SAME, Code.SEVERAL_PEOPLE})


@dataclass(frozen=True)
class Choice:
    """The answer for one row. `person` is one of the candidates, `new` says it is somebody else."""

    accept: bool = False
    new: bool = False
    person: int | None = None
    year: int | None = None


class Choices:
    """All answers of an import, kept as {"Sheet1!7": {"accept": true}}."""

    def __init__(self, raw: dict[str, dict[str, Any]] | None = None) -> None:
        self._raw = raw or {}

    @staticmethod
    def key(entry: Entry) -> str:
        return f"{entry.sheet}!{entry.row}"

    def of(self, entry: Entry) -> Choice:
        return Choice(**self._raw.get(self.key(entry), {}))

    def settle(self, entry: Entry) -> Entry:
        """The entry without the doubts that were answered."""
        choice = self.of(entry)
        if choice == Choice():
            return entry
        fact = entry.fact
        kept: list[Problem] = []
        for problem in entry.problems:
            if problem.code in ACCEPTABLE and choice.accept:
                continue
            if problem.code is Code.NO_YEAR and choice.year and fact is not None:
                fact = {**fact, "year": choice.year}
                continue
            kept.append(problem)
        return Entry(entry.sheet, entry.row, entry.subject, fact, tuple(kept), entry.repeated)
