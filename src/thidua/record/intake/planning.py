"""From what a list says to what would be written: each fact added, changed, the same, refused or uncertain."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

from thidua.organisation.models import Unit
from thidua.record.identity.score import Score
from thidua.record.intake.choices import Choice, Choices
from thidua.record.intake.comparing import Comparison, compare_fact
from thidua.record.intake.domain.consistency import Subjects
from thidua.record.intake.domain.facts import Code, Entry, Problem, Reading, State, Subject
from thidua.record.intake.domain.matching import KnownPerson, KnownUnit, PersonMatch, UnitMatch
from thidua.record.intake.knowledge import KnownFacts, load_facts, load_people, load_units
from thidua.text import fold
from thidua.text.dates import known_better

Progress = Callable[[int, int], None]
Key = tuple[str, ...]
PERSON_FIELDS = ("identity_no", "born_on", "sex", "post", "joined_on", "role")


@dataclass
class NewUnit:
    """A collective that the list names and the record does not know."""

    name: str
    parent_id: int | None


@dataclass
class NewPerson:
    """A person to be created, put together from all rows about the same one."""

    subject: Subject
    unit_id: int | None = None
    new_unit: Key | None = None
    first_row: str = ""


@dataclass
class Planned:
    """One entry with its outcome.

    Args:
        person, unit: the subject as the record knows it; else `new` is the key of the person or unit to be created.
        changes: what an existing row or person would change: (field, old, new).
        replaces: the fact that a new one takes the place of.
        candidates, scores: people that the row may mean, and why, best first.
    """

    entry: Entry
    state: State
    problems: tuple[Problem, ...] = ()
    person: int | None = None
    unit: int | None = None
    new: Key | None = None
    changes: tuple[tuple[str, Any, Any], ...] = ()
    replaces: int | None = None
    candidates: tuple[KnownPerson, ...] = ()
    scores: tuple[Score, ...] = ()


@dataclass
class Plan:
    """What applying would do.

    Args:
        people: changes of known people: field → (old, new).
        moves: where a known person goes: an existing unit, or the key of a new one.
    """

    rows: list[Planned] = field(default_factory=list)
    new_people: dict[Key, NewPerson] = field(default_factory=dict)
    new_units: dict[Key, NewUnit] = field(default_factory=dict)
    people: dict[int, dict[str, tuple[Any, Any]]] = field(default_factory=dict)
    moves: dict[int, tuple[int | None, Key]] = field(default_factory=dict)
    facts: KnownFacts = field(default_factory=KnownFacts)

    def counts(self) -> dict[str, int]:
        found = {state.value: 0 for state in State}
        for row in self.rows:
            found[row.state.value] += 1
        return found


@dataclass
class _Who:
    """The subject of an entry as far as it could be resolved."""

    problems: tuple[Problem, ...]
    person: KnownPerson | None = None
    unit: KnownUnit | None = None
    unit_match: UnitMatch | None = None
    candidates: tuple[KnownPerson, ...] = ()
    scores: tuple[Score, ...] = ()


def make_plan(
    reading: Reading, *, unit: Unit | None, choices: Choices | None = None, progress: Progress | None = None
) -> Plan:
    """Compare a reading with the record. Changes nothing.

    Args:
        unit: the unit the list comes from; nothing outside it is touched. None when there is no organisation yet.
        progress: told (rows done, rows in all).
    """
    return _Planner(reading, unit, choices or Choices(), progress).run()


class _Planner:
    def __init__(self, reading: Reading, unit: Unit | None, choices: Choices, progress: Progress | None) -> None:
        self.entries = [choices.settle(entry) for entry in reading.entries]
        self.choices = choices
        self.progress = progress
        self.home = unit
        self.plan = Plan()
        self.subjects = Subjects(entry.subject for entry in self.entries)
        self.units = load_units(unit)
        self.people = load_people(unit, (entry.subject for entry in self.entries))
        self._resolved: dict[tuple[Subject, Choice], _Who] = {}

    def run(self) -> Plan:
        who = [self._who(entry) for entry in self.entries]
        kinds = {entry.fact["kind"] for entry in self.entries if entry.fact}
        titles = {
            fold(entry.fact["title"])[:500]
            for entry in self.entries
            if self.home is not None and entry.fact and entry.fact["kind"] == "initiative"
        }
        self.plan.facts = load_facts(
            (one.person.id for one in who if one.person), (one.unit.id for one in who if one.unit), kinds, titles
        )
        total = len(self.entries)
        for number, (entry, subject) in enumerate(zip(self.entries, who, strict=True)):
            if self.progress and number % 500 == 0:
                self.progress(number, total)
            self.plan.rows.append(self._planned(entry, subject))
        return self.plan

    # Who

    def _who(self, entry: Entry) -> _Who:
        choice = self.choices.of(entry)
        key = (entry.subject, choice)
        if key not in self._resolved:
            self._resolved[key] = self._resolve(entry.subject, choice)
        return self._resolved[key]

    def _resolve(self, subject: Subject, choice: Choice) -> _Who:
        if not subject.full_name:
            return _Who(())
        if subject.kind == "collective":
            return self._resolve_collective(subject)
        named = self.units.find(subject.unit)
        match = self.people.find(subject, named.unit if subject.unit else None)
        match = _answered(match, choice)
        problems = tuple(problem for problem in (match.problem,) if problem)
        if (match.person is None and named.problem) or (named.problem and named.problem.code is Code.OUT_OF_SCOPE):
            problems = (*problems, named.problem)
        return _Who(problems, match.person, unit_match=named, candidates=match.candidates, scores=match.scores)

    def _resolve_collective(self, subject: Subject) -> _Who:
        match = self.units.find(subject.full_name)
        if match.unit is None and subject.unit:
            closer = self.units.find(f"{subject.full_name}, {subject.unit}")
            below_known = closer.parent is not None and closer.parent != match.parent
            if closer.unit is not None or closer.problem is not None or below_known:
                match = closer
        problems = (match.problem,) if match.problem else ()
        return _Who(problems, unit=match.unit, unit_match=match)

    # What

    def _planned(self, entry: Entry, who: _Who) -> Planned:
        problems = (*entry.problems, *who.problems)
        planned = Planned(entry, State.ADD, problems, candidates=who.candidates, scores=who.scores)
        planned.person = who.person.id if who.person else None
        planned.unit = who.unit.id if who.unit else None
        states = {problem.state for problem in problems}
        if State.REFUSE in states or State.UNCERTAIN in states:
            planned.state = State.REFUSE if State.REFUSE in states else State.UNCERTAIN
            return planned
        if entry.subject.kind == "individual":
            self._person(planned, who)
        else:
            self._collective(planned, who)
        if entry.repeated:
            planned.state = State.SAME
        elif entry.fact is not None:
            self._fact(planned)
        return planned

    def _person(self, planned: Planned, who: _Who) -> None:
        subject = planned.entry.subject
        if who.person is None:
            planned.new = self._new_person(planned.entry, who.unit_match)
            return
        changes = self._person_changes(subject, who, roster=planned.entry.fact is None)
        if planned.entry.fact is None:
            planned.state = State.CHANGE if changes else State.SAME
            planned.changes = tuple((name, old, new) for name, (old, new) in changes.items())
        if changes:
            self.plan.people.setdefault(who.person.id, {}).update(changes)
        if "unit" in changes and who.unit_match:
            match = who.unit_match
            self.plan.moves[who.person.id] = (match.unit.id if match.unit else None, self._unit_key(match))

    def _person_changes(self, subject: Subject, who: _Who, *, roster: bool) -> dict[str, tuple[Any, Any]]:
        """A roster corrects a person; a list of facts only fills what was not known."""
        person = who.person
        assert person is not None
        changes: dict[str, tuple[Any, Any]] = {}
        for name in PERSON_FIELDS:
            old, new = getattr(person, name), getattr(subject, name)
            if not new or new == old:
                continue
            better = known_better(new, old) if name in {"born_on", "joined_on"} else not old
            worse = name in {"born_on", "joined_on"} and known_better(old, new)
            if better or (roster and not worse and name != "identity_no"):
                changes[name] = (old, new)
        match = who.unit_match
        if roster and match and subject.unit and match.unit and match.unit.id != person.unit_id:
            changes["unit"] = (person.unit_name, match.unit.name)
        if roster and match and subject.unit and match.unit is None and match.problem is None:
            self._new_unit(match)
            changes["unit"] = (person.unit_name, match.name)
        return changes

    def _new_person(self, entry: Entry, match: UnitMatch | None) -> Key:
        key = self.subjects.key(entry.subject)
        made = self.plan.new_people.get(key)
        if made is None:
            made = self.plan.new_people[key] = NewPerson(entry.subject, first_row=f"{entry.sheet}!{entry.row}")
        else:
            given = {
                name: getattr(made.subject, name) or getattr(entry.subject, name) for name in (*PERSON_FIELDS, "unit")
            }
            made.subject = Subject(made.subject.kind, made.subject.full_name, **given)
        if match and made.new_unit is None and (made.unit_id is None or entry.subject.unit):
            if match.unit is not None:
                made.unit_id = match.unit.id
            elif match.name:
                made.new_unit, made.unit_id = self._new_unit(match), None
        return key

    @staticmethod
    def _unit_key(match: UnitMatch) -> Key:
        return ("unit", fold(match.name), str(match.parent.id if match.parent else ""))

    def _new_unit(self, match: UnitMatch) -> Key:
        key = self._unit_key(match)
        self.plan.new_units.setdefault(key, NewUnit(match.name, match.parent.id if match.parent else None))
        return key

    def _collective(self, planned: Planned, who: _Who) -> None:
        if who.unit is not None:
            planned.state = State.SAME
        elif who.unit_match is not None:
            planned.new = self._new_unit(who.unit_match)

    def _fact(self, planned: Planned) -> None:
        fact = planned.entry.fact or {}
        found = Comparison(State.ADD)
        if planned.person is not None or planned.unit is not None:
            found = compare_fact(self.plan.facts, fact, planned.person, planned.unit)
        planned.state, planned.changes, planned.replaces = found.state, found.changes, found.replaces
        if found.problem is not None:
            if self.choices.of(planned.entry).accept and found.problem.code is Code.OTHER_DECISION:
                planned.state = State.ADD
                return
            planned.problems = (*planned.problems, found.problem)
            planned.state = found.problem.state


def _answered(match: PersonMatch, choice: Choice) -> PersonMatch:
    if match.problem is None or not match.candidates:
        return match
    if choice.new:
        return replace(match, person=None, problem=None)
    chosen = [person for person in match.candidates if person.id == choice.person]
    return replace(match, person=chosen[0], problem=None) if chosen else match
