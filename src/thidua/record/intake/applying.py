"""Writing a plan: units, people, then facts, in bulk and inside the caller's transaction."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.db import models

from thidua import text
from thidua.core.models import User
from thidua.organisation.actions import free_code, prepare_person, prepare_unit
from thidua.organisation.models import Person, Unit
from thidua.record.chunks import chunks
from thidua.record.identity.wording import kept
from thidua.record.intake.corroborating import further_sources, source_note
from thidua.record.intake.domain.facts import Entry, State
from thidua.record.intake.planning import Key, Plan, Planned
from thidua.record.models import (
    Authorship,
    Award,
    CollectiveYear,
    Discipline,
    FactSource,
    Import,
    Initiative,
    PersonPair,
    Rating,
    ServiceYear,
)

BATCH = 500
WRITTEN_STATES = frozenset({State.ADD, State.CHANGE})


@dataclass
class Written:
    """What an import did beyond facts with itself as source; kept with it, so that it can be undone."""

    units: list[int] = field(default_factory=list)
    people: list[int] = field(default_factory=list)
    changed_people: list[dict[str, Any]] = field(default_factory=list)  # {"id": 7, "before": {"post": ""}}
    authorships: list[int] = field(default_factory=list)
    proposals: int = 0

    def as_json(self) -> dict[str, Any]:
        return dict(vars(self))


def write_plan(plan: Plan, *, source: Import, actor: User, at: datetime) -> Written:
    """Write everything a plan adds or changes, and that this list too says what is known. Call inside a transaction."""
    written = _Writer(plan, source, actor, at).run()
    FactSource.objects.bulk_create(further_sources(plan, source, at), batch_size=BATCH)
    return written


class _Writer:
    def __init__(self, plan: Plan, source: Import, actor: User, at: datetime) -> None:
        self.plan, self.source, self.actor, self.at = plan, source, actor, at
        self.rows = [row for row in plan.rows if row.state in WRITTEN_STATES]
        self.written = Written()
        self.units: dict[Key, Unit] = {}
        self.people: dict[Key, Person] = {}

    def run(self) -> Written:
        self._units()
        self._people()
        self._changed_people()
        made: dict[type[models.Model], list[tuple[Any, int | None]]] = defaultdict(list)
        for row in self.rows:
            fact = row.entry.fact
            if fact is None:
                continue
            if fact["kind"] == "proposal":
                self.written.proposals += 1
            elif fact["kind"] != "initiative":
                one = self._fact(row, fact)
                made[type(one)].append((one, row.replaces))
        for model, facts in made.items():
            self._save(model, facts)
        self._initiatives()
        self._said_to_be_others()
        return self.written

    def _said_to_be_others(self) -> None:
        """Who was answered to be somebody else is not asked about again."""
        said = {
            (one.id, self.people[row.new].pk): found
            for row in self.rows
            if row.new in self.people
            for one, found in zip(row.candidates, row.scores, strict=True)
        }
        pairs = [
            PersonPair(
                first_id=known, second_id=new, points=found.points, reasons=kept(found.reasons),
                state=PersonPair.State.DIFFERENT, found_at=self.at, decided_by=self.actor, decided_at=self.at,
            )
            for (known, new), found in sorted(said.items(), key=lambda one: one[0])
        ]  # fmt: skip
        PersonPair.objects.bulk_create(pairs, batch_size=BATCH)

    # Units and people

    def _units(self) -> None:
        if not self.plan.new_units:
            return
        parents = Unit.objects.in_bulk({unit.parent_id for unit in self.plan.new_units.values() if unit.parent_id})
        taken = set(Unit.objects.values_list("code", flat=True))
        for key, new in self.plan.new_units.items():
            parent = parents.get(new.parent_id or 0, self.source.unit)
            code = free_code(parent.code, new.name, taken)
            taken.add(code)
            made = Unit(
                code=code, name_vi=new.name[:250], kind=Unit.COLLECTIVE, parent=parent, sector=parent.sector,
                source=self.source.file_name,
            )  # fmt: skip
            self.units[key] = prepare_unit(made)
        Unit.objects.bulk_create(self.units.values(), batch_size=BATCH)
        self.written.units = [unit.pk for unit in self.units.values()]

    def _people(self) -> None:
        known = Unit.objects.in_bulk({new.unit_id for new in self.plan.new_people.values() if new.unit_id})
        needed = {row.new for row in self.rows if row.new}
        for key, new in self.plan.new_people.items():
            if key not in needed:
                continue
            unit = self.units[new.new_unit] if new.new_unit else known.get(new.unit_id or 0, self.source.unit)
            subject = new.subject
            self.people[key] = prepare_person(
                Person(
                    full_name=subject.full_name, identity_no=subject.identity_no, born_on=subject.born_on,
                    sex=subject.sex, post=subject.post or "", joined_on=subject.joined_on, role=subject.role, unit=unit,
                )
            )  # fmt: skip
        Person.objects.bulk_create(self.people.values(), batch_size=BATCH)
        self.written.people = [person.pk for person in self.people.values()]

    def _changed_people(self) -> None:
        if not self.plan.people:
            return
        found = Person.objects.in_bulk(self.plan.people)
        changed = set()
        for pk, changes in self.plan.people.items():
            person = found[pk]
            before: dict[str, Any] = {}
            for name, (_old, new) in changes.items():
                if name == "unit":
                    unit_id, key = self.plan.moves[pk]
                    before["unit_id"] = person.unit_id
                    person.unit_id = unit_id or self.units[key].pk
                else:
                    before[name] = getattr(person, name)
                    setattr(person, name, new)
                changed.add(name)
            self.written.changed_people.append({"id": pk, "before": before})
        Person.objects.bulk_update(found.values(), sorted(changed), batch_size=BATCH)

    def _subject(self, row: Planned) -> dict[str, Any]:
        """`person_id` or `unit_id` of the row."""
        if row.entry.subject.kind == "collective":
            return {"unit_id": row.unit or self.units[row.new or ()].pk}
        return {"person_id": row.person or self.people[row.new or ()].pk}

    def _source(self, entry: Entry) -> dict[str, Any]:
        return {
            "source": self.source,
            "source_note": source_note(entry),
            "recorded_by": self.actor,
            "recorded_at": self.at,
        }

    # Facts

    def _fact(self, row: Planned, fact: dict[str, Any]) -> models.Model:
        shared = {**self._subject(row), **self._source(row.entry)}
        kind = fact["kind"]
        if kind == "rating":
            if "unit_id" in shared:
                return CollectiveYear(year=fact["year"], rating=fact["level"], **self._rest_of_year(row), **shared)
            return Rating(year=fact["year"], level=fact["level"], **shared)
        if kind == "award":
            before = self._award_before(row)
            return Award(
                award=fact["award"],
                year=fact["year"],
                decision_no=fact.get("decision_no") or before.get("decision_no", ""),
                decided_on=fact.get("decided_on") or before.get("decided_on"),
                basis=fact.get("basis") or before.get("basis"),
                provisional=not (fact.get("decision_no") or before.get("decision_no")),
                **shared,
            )
        if kind == "service":
            return ServiceYear(year=fact["year"], months=Decimal(str(fact["months"])), **shared)
        return Discipline(form=fact["form"], decided_on=fact["decided_on"], until=fact.get("until"), **shared)

    def _award_before(self, row: Planned) -> dict[str, Any]:
        if row.replaces is None:
            return {}
        key = ("individual", row.person or 0) if row.person else ("collective", row.unit or 0)
        return next((one for one in self.plan.facts.awards[key] if one["pk"] == row.replaces), {})

    def _rest_of_year(self, row: Planned) -> dict[str, Any]:
        """A changed rating of a collective keeps the counts of that year."""
        if row.replaces is None:
            return {}
        kept = (
            "headcount",
            "completed",
            "ldtt",
            "cstd_co_so",
            "disciplined_from_warning",
            "party_rating",
            "union_rating",
            "bloc_rank",
        )
        return dict(CollectiveYear.objects.filter(pk=row.replaces).values(*kept).get())

    def _save(self, model: type[Any], facts: list[tuple[Any, int | None]]) -> None:
        """Create facts; those that correct an older one step into its place.

        The older ones are set aside first, for only one fact of a kind may stand, and then point to the new ones.
        """
        replaced = {old: new for new, old in facts if old is not None}
        for some in chunks(sorted(replaced), BATCH):
            model.objects.filter(pk__in=some).update(withdrawn_at=self.at)
        model.objects.bulk_create([new for new, _old in facts], batch_size=BATCH)
        if replaced:
            older = list(model.objects.filter(pk__in=replaced))
            for one in older:
                one.replaced_by, one.withdrawn_at = replaced[one.pk], None
            model.objects.bulk_update(older, ["replaced_by", "withdrawn_at"], batch_size=BATCH)

    def _initiatives(self) -> None:
        """Initiatives with their authors; rows with the same title, year and decision share one."""
        made: dict[tuple[Any, ...], Initiative] = {}
        authors: list[tuple[Initiative | int, int]] = []
        replaced: list[tuple[Initiative, int | None]] = []
        for number, row in enumerate(self.rows):
            fact = row.entry.fact
            if fact is None or fact["kind"] != "initiative" or row.entry.subject.kind != "individual":
                continue
            title, decision = text.fold(fact["title"])[:500], fact.get("decision_no", "")
            key = (title, fact["year"], decision or f"row {number}")
            person = int(self._subject(row)["person_id"])
            known = self.plan.facts.recognised.get((title, fact["year"], decision)) if decision else None
            if known and row.replaces is None:
                authors.append((known, person))
                continue
            if key not in made:
                made[key] = self._initiative(row, fact, title)
                replaced.append((made[key], row.replaces))
            if row.replaces is None:
                authors.append((made[key], person))
        if not made and not authors:
            return
        self._save(Initiative, replaced)
        self._authors(authors, {old: new for new, old in replaced if old is not None})

    def _initiative(self, row: Planned, fact: dict[str, Any], title: str) -> Initiative:
        return Initiative(
            title=fact["title"],
            kind=fact.get("initiative_kind", Initiative.Kind.INITIATIVE),
            year=fact["year"],
            scope=fact.get("scope"),
            decision_no=fact.get("decision_no", ""),
            search_text=title,
            **self._source(row.entry),
        )

    def _authors(self, authors: list[tuple[Initiative | int, int]], replaced: dict[int, Initiative]) -> None:
        pairs = [(one if isinstance(one, int) else one.pk, person) for one, person in authors]
        for old in Authorship.objects.filter(initiative__in=replaced):
            pairs.append((replaced[old.initiative_id].pk, old.person_id))
        rows = [Authorship(initiative_id=initiative, person_id=person) for initiative, person in dict.fromkeys(pairs)]
        initiatives = {pair[0] for pair in pairs}
        known = set(Authorship.objects.filter(initiative__in=initiatives).values_list("initiative_id", "person_id"))
        rows = [row for row in rows if (row.initiative_id, row.person_id) not in known]
        Authorship.objects.bulk_create(rows, batch_size=BATCH)
        self.written.authorships = [row.pk for row in rows]
