"""Rows of one file against each other: repeated rows, a second rating of a year, a second name of one number."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from thidua.record.intake.domain.facts import Code, Entry, Problem, Subject
from thidua.record.intake.domain.words import ONCE_A_YEAR
from thidua.text import fold
from thidua.text.dates import agree
from thidua.text.syllables import spelling_key


def same_name(one: str, other: str) -> bool:
    """The same name in two spellings: hoà/hòa, or one written without any accents."""
    if spelling_key(one) == spelling_key(other):
        return True
    return (one.isascii() or other.isascii()) and fold(one) == fold(other)


class Subjects:
    """Which subjects of one file are the same: by number, else by name, birth date and unit."""

    def __init__(self, subjects: Iterable[Subject]) -> None:
        self.name_of: dict[str, str] = {}
        self._numbered: dict[str, set[tuple[str, str, str]]] = defaultdict(set)
        for subject in subjects:
            if subject.identity_no:
                self.name_of.setdefault(subject.identity_no, subject.full_name)
                self._numbered[spelling_key(subject.full_name)].add(
                    (subject.identity_no, subject.born_on or "", fold(subject.unit or ""))
                )

    def key(self, subject: Subject) -> tuple[str, ...]:
        if subject.identity_no:
            return ("no", subject.identity_no)
        name, born, unit = spelling_key(subject.full_name), subject.born_on or "", fold(subject.unit or "")
        if subject.kind == "individual":
            numbers = {number for number, *known in self._numbered.get(name, ()) if _fits(known, born, unit)}
            if len(numbers) == 1:
                return ("no", numbers.pop())
        return (subject.kind, name, born, unit)

    def is_second_name(self, subject: Subject) -> bool:
        first = self.name_of.get(subject.identity_no or "")
        return first is not None and not same_name(first, subject.full_name)


def _fits(known: list[str], born: str, unit: str) -> bool:
    """Whether a row without a number can be the numbered person: the same birth date, or the same unit."""
    known_born, known_unit = known
    if born and known_born:
        return agree(born, known_born)
    return not unit or not known_unit or unit == known_unit


def check(entries: list[Entry]) -> list[Entry]:
    """The entries with what their neighbours say of them, in the same order."""
    subjects = Subjects(entry.subject for entry in entries)
    seen: dict[tuple[Any, ...], Entry] = {}
    return [_checked(entry, subjects, seen) for entry in entries]


def _checked(entry: Entry, subjects: Subjects, seen: dict[tuple[Any, ...], Entry]) -> Entry:
    subject, fact = entry.subject, entry.fact
    if subjects.is_second_name(subject):
        first = subjects.name_of[subject.identity_no or ""]
        return entry.with_problems(
            Problem(Code.SECOND_NAME, details={"number": (subject.identity_no or "")[-4:], "name": first})
        )
    if not subject.full_name:
        return entry
    key = (*subjects.key(subject), *_fact_key(fact))
    before = seen.get(key)
    if before is None:
        seen[key] = entry
        return entry
    return _compared(entry, before)


def _fact_key(fact: dict[str, Any] | None) -> tuple[Any, ...]:
    if fact is None:
        return (None,)
    kind = fact["kind"]
    if kind in {"rating", "service"}:
        return (kind, fact.get("year"))
    if kind == "award" and fact.get("award") in ONCE_A_YEAR:
        return (kind, fact["award"], fact.get("year"))
    if kind == "initiative":
        return (kind, fold(fact.get("title", "")), fact.get("year"))
    if kind == "discipline":
        return (kind, fact.get("form"), fact.get("decided_on"))
    return tuple(sorted((name, str(value)) for name, value in fact.items()))


def _compared(entry: Entry, before: Entry) -> Entry:
    """A second row about the same thing: repeated, or against the first."""
    fact, first = entry.fact, before.fact
    place = {"row": before.row, "sheet": before.sheet}
    if fact is None or first is None:
        return replace(entry, repeated=True)
    if fact["kind"] == "rating" and fact.get("level") != first.get("level") and fact.get("year") is not None:
        return entry.with_problems(Problem(Code.SECOND_RATING, details={**place, "year": fact["year"]}))
    if fact["kind"] == "service" and fact.get("months") != first.get("months"):
        return entry.with_problems(Problem(Code.SECOND_RATING, details={**place, "year": fact.get("year")}))
    numbers = {fact.get("decision_no"), first.get("decision_no")} - {None}
    if len(numbers) == 2 and fact["kind"] == "award":
        return entry.with_problems(
            Problem(Code.OTHER_DECISION, details={"old": first["decision_no"], "new": fact["decision_no"]})
        )
    return replace(entry, repeated=True)
