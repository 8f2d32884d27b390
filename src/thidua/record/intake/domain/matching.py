"""Who in the record a subject of a list is: by identity number, else by name, birth date and unit."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from thidua.record.identity.matching import is_clear, likely_births
from thidua.record.identity.names import Likeness, forms, name_key
from thidua.record.identity.score import Evidence, Score, Who, score
from thidua.record.intake.domain.consistency import same_name
from thidua.record.intake.domain.facts import Code, Problem, Subject
from thidua.text import fold


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
    """The units of the record as seen from one of them: inside its scope, or outside. One may come several times,
    under each of its names."""

    def __init__(self, home: KnownUnit | None, units: Iterable[KnownUnit]) -> None:
        self.home = home
        self._inside: dict[str, list[KnownUnit]] = defaultdict(list)
        self._outside: set[str] = set()
        self._made: dict[str, UnitMatch] = {}
        for unit in units:
            if home is not None and unit.path.startswith(home.path):
                for said in (fold(unit.name), fold(unit.code)):
                    if all(known.id != unit.id for known in self._inside[said]):
                        self._inside[said].append(unit)
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
    """`person` None and no problem: nobody known yet. `candidates` and their `scores`, best first."""

    person: KnownPerson | None
    problem: Problem | None = None
    candidates: tuple[KnownPerson, ...] = ()
    scores: tuple[Score, ...] = ()


class People:
    """The people a list may mean: by number anywhere, else by what is known of them within the scope.

    Args:
        people: with the same number, the same name, or born on the same day as one of the list. Somebody whose double
            was merged into this record comes once more for each spelling and number of the doubles.
    """

    def __init__(self, home: KnownUnit | None, people: Iterable[KnownPerson]) -> None:
        self._home = home
        self._by_number: dict[str, KnownPerson] = {}
        self._by_name: dict[str, list[KnownPerson]] = defaultdict(list)
        self._by_birth: dict[str, list[KnownPerson]] = defaultdict(list)
        for person in people:
            if person.identity_no:
                self._by_number[person.identity_no] = person
            if self._inside(person):
                self._by_name[name_key(person.full_name)].append(person)
                if person.born_on and len(person.born_on) == 10:
                    self._by_birth[person.born_on].append(person)

    def _inside(self, person: KnownPerson) -> bool:
        return self._home is not None and person.unit_path.startswith(self._home.path)

    def find(self, subject: Subject, unit: KnownUnit | None) -> PersonMatch:
        """Args:
        unit: the unit that the list names for the subject, None when it names none or a new one.
        """
        known = self._by_number.get(subject.identity_no or "")
        if known is not None:
            return self._numbered(subject, known)
        scored = self._scored(subject, unit)
        if not scored:
            return PersonMatch(None)
        people, scores = tuple(person for person, _ in scored), tuple(found for _, found in scored)
        if is_clear(scores) and not _is_elsewhere(scores[0]):
            return PersonMatch(people[0], candidates=people, scores=scores)
        if len(people) > 1:
            return PersonMatch(None, Problem(Code.SEVERAL_PEOPLE, details={"count": len(people)}), people, scores)
        details = {"name": people[0].full_name, "born": people[0].born_on or "", "unit": people[0].unit_name}
        return PersonMatch(None, Problem(Code.PERHAPS_SAME, details=details), people, scores)

    def _scored(self, subject: Subject, unit: KnownUnit | None) -> list[tuple[KnownPerson, Score]]:
        """The likely ones, best first; of a person with several spellings the best one."""
        who = _who(subject, unit)
        namesakes = self._by_name.get(name_key(subject.full_name), [])
        near = {id(person): person for person in (*namesakes, *self._born_like(subject))}
        so_named = max(1, len({person.id for person in namesakes}))
        best: dict[int, tuple[KnownPerson, Score]] = {}
        for person in near.values():
            found = score(who, _who_is_known(person), namesakes=so_named)
            if found is None or not (found.is_likely or _nothing_against(found)):
                continue
            before = best.get(person.id)
            if before is None or before[1].points < found.points:
                best[person.id] = (person, found)
        return sorted(best.values(), key=lambda one: (-one[1].points, one[0].id))

    def _born_like(self, subject: Subject) -> Iterable[KnownPerson]:
        """Born on that day, or with day and month the other way round, whose family or given name is the same."""
        words = forms(subject.full_name).bare
        for born in likely_births(subject.born_on):
            for person in self._by_birth.get(born, ()):
                others = forms(person.full_name).bare
                if words and others and (words[0] == others[0] or words[-1] == others[-1]):
                    yield person

    def _numbered(self, subject: Subject, known: KnownPerson) -> PersonMatch:
        if not self._inside(known):
            return PersonMatch(None, Problem(Code.OUT_OF_SCOPE, details={"number": (subject.identity_no or "")[-4:]}))
        if not same_name(subject.full_name, known.full_name):
            details = {"number": (subject.identity_no or "")[-4:], "name": known.full_name}
            return PersonMatch(None, Problem(Code.OTHER_NAME, details=details))
        return PersonMatch(known)


def _who(subject: Subject, unit: KnownUnit | None) -> Who:
    """A unit that the record does not know is another unit than any known one."""
    path = unit.path if unit is not None else "?" if subject.unit else None
    return Who(subject.full_name, subject.born_on, subject.identity_no, subject.sex, path, subject.joined_on)


def _who_is_known(person: KnownPerson) -> Who:
    return Who(person.full_name, person.born_on, person.identity_no, person.sex, person.unit_path, person.joined_on)


def _is_elsewhere(best: Score) -> bool:
    """The list names another unit: somebody moved, or somebody else; a person must say which."""
    seen = {reason.evidence for reason in best.reasons}
    return Evidence.OTHER_UNIT in seen or (Evidence.NEAR_UNIT in seen and Evidence.BIRTH not in seen)


_AGAINST = frozenset(
    {Evidence.OTHER_BIRTH, Evidence.BIRTH_YEAR_ONLY, Evidence.OTHER_NUMBER, Evidence.OTHER_SEX}
)  # fmt: skip
_SAME_NAMES = frozenset({Likeness.SAME, Likeness.SPELLING, Likeness.NO_ACCENTS})


def _nothing_against(found: Score) -> bool:
    """The very name, and a list that says too little to tell: it is asked, never taken for somebody new."""
    return all(
        reason.evidence not in _AGAINST and (not reason.likeness or reason.likeness in _SAME_NAMES)
        for reason in found.reasons
    )
