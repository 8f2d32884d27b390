"""Who in the record a subject of a list is: by identity number, else by name, birth date and unit."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from thidua.record.intake.domain.consistency import same_name
from thidua.record.intake.domain.facts import Code, Problem, Subject
from thidua.text import fold
from thidua.text.dates import agree


@dataclass(frozen=True)
class KnownUnit:
    id: int
    code: str
    name: str
    path: str


@dataclass(frozen=True)
class KnownPerson:
    id: int
    full_name: str
    identity_no: str | None
    born_on: str | None
    sex: str | None
    post: str
    joined_on: str | None
    role: str | None
    unit_id: int
    unit_path: str
    unit_name: str


@dataclass(frozen=True)
class UnitMatch:
    """`unit` None and no problem: a new collective, named `name`, below `parent`."""

    unit: KnownUnit | None
    problem: Problem | None = None
    name: str = ""
    parent: KnownUnit | None = None
    candidates: tuple[KnownUnit, ...] = ()


class Units:
    """The units of the record as seen from one of them: inside its scope, or outside."""

    def __init__(self, home: KnownUnit | None, units: Iterable[KnownUnit]) -> None:
        self.home = home
        self._inside: dict[str, list[KnownUnit]] = defaultdict(list)
        self._outside: set[str] = set()
        self._made: dict[str, UnitMatch] = {}
        for unit in units:
            if home is not None and unit.path.startswith(home.path):
                self._inside[fold(unit.name)].append(unit)
                self._inside[fold(unit.code)].append(unit)
            else:
                self._outside.add(fold(unit.name))

    def find(self, name: str | None) -> UnitMatch:
        """The unit that a list means; without a name the unit that the list comes from."""
        if not name:
            return UnitMatch(self.home)
        if name not in self._made:
            self._made[name] = self._find(name)
        return self._made[name]

    def _find(self, name: str) -> UnitMatch:
        parts = [part.strip() for part in name.split(",") if part.strip()]
        for tried in dict.fromkeys([name, parts[0] if parts else name]):
            found = self._inside.get(fold(tried), [])
            if len(found) > 1 and len(parts) > 1:
                found = self._below(found, parts[-1]) or found
            if len(found) == 1:
                return UnitMatch(found[0])
            if len(found) > 1:
                return UnitMatch(None, Problem(Code.SEVERAL_UNITS, details={"unit": name}), candidates=tuple(found))
        if fold(name) in self._outside or (parts and fold(parts[-1]) in self._outside):
            return UnitMatch(None, Problem(Code.OUT_OF_SCOPE, details={"unit": name}))
        parents = self._inside.get(fold(parts[-1]), []) if len(parts) > 1 else []
        if len(parents) == 1:
            return UnitMatch(None, name=", ".join(parts[:-1]), parent=parents[0])
        return UnitMatch(None, name=name, parent=self.home)

    def _below(self, found: list[KnownUnit], parent_name: str) -> list[KnownUnit]:
        parents = self._inside.get(fold(parent_name), [])
        return [unit for unit in found if any(unit.path.startswith(parent.path) for parent in parents)]


@dataclass(frozen=True)
class PersonMatch:
    """`person` None and no problem: nobody known yet."""

    person: KnownPerson | None
    problem: Problem | None = None
    candidates: tuple[KnownPerson, ...] = ()


class People:
    """The people a list may mean: by number anywhere, by name within the scope."""

    def __init__(self, home: KnownUnit | None, people: Iterable[KnownPerson]) -> None:
        self._home = home
        self._by_number: dict[str, KnownPerson] = {}
        self._by_name: dict[str, list[KnownPerson]] = defaultdict(list)
        for person in people:
            if person.identity_no:
                self._by_number[person.identity_no] = person
            if self._inside(person):
                self._by_name[fold(person.full_name)].append(person)

    def _inside(self, person: KnownPerson) -> bool:
        return self._home is not None and person.unit_path.startswith(self._home.path)

    def find(self, subject: Subject, unit: KnownUnit | None) -> PersonMatch:
        """Args:
        unit: the unit that the list names for the subject, None when it names none or a new one.
        """
        known = self._by_number.get(subject.identity_no or "")
        if known is not None:
            return self._numbered(subject, known)
        named = [person for person in self._by_name.get(fold(subject.full_name), []) if _can_be(subject, person)]
        sure = [person for person in named if _surely(subject, unit, person)]
        if len(sure) == 1:
            return PersonMatch(sure[0])
        if len(sure) > 1 or len(named) > 1:
            people = tuple(sure or named)
            return PersonMatch(None, Problem(Code.SEVERAL_PEOPLE, details={"count": len(people)}), people)
        if named:
            details = {"name": named[0].full_name, "born": named[0].born_on or "", "unit": named[0].unit_name}
            return PersonMatch(None, Problem(Code.PERHAPS_SAME, details=details), tuple(named))
        return PersonMatch(None)

    def _numbered(self, subject: Subject, known: KnownPerson) -> PersonMatch:
        if not self._inside(known):
            return PersonMatch(None, Problem(Code.OUT_OF_SCOPE, details={"number": (subject.identity_no or "")[-4:]}))
        if not same_name(subject.full_name, known.full_name):
            details = {"number": (subject.identity_no or "")[-4:], "name": known.full_name}
            return PersonMatch(None, Problem(Code.OTHER_NAME, details=details))
        return PersonMatch(known)


def _can_be(subject: Subject, person: KnownPerson) -> bool:
    """Not surely somebody else. An old 9-digit and a 12-digit number can be one person's."""
    if not same_name(subject.full_name, person.full_name):
        return False
    if subject.identity_no and person.identity_no and len(subject.identity_no) == len(person.identity_no):
        return False
    return not (subject.born_on and person.born_on and not agree(subject.born_on, person.born_on))


def _surely(subject: Subject, unit: KnownUnit | None, person: KnownPerson) -> bool:
    """Name and birth date and no other unit, or name and unit where no number is at stake."""
    same_unit = unit is not None and unit.id == person.unit_id
    other_unit = subject.unit is not None and not same_unit
    if subject.born_on and person.born_on:
        whole = len(subject.born_on) == 10 and subject.born_on == person.born_on
        return same_unit or (whole and not other_unit)
    return same_unit and not (subject.identity_no or (person.identity_no and subject.born_on))
