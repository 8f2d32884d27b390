"""Who meets the standards but was not nominated: the list a unit would otherwise find by asking around."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from thidua.awards import rulebook, verdicts
from thidua.awards.models import Nomination, Round
from thidua.organisation.models import Person, Unit
from thidua.record.models import Award


@dataclass(frozen=True)
class EligibleRow:
    """Somebody who meets the standard of an award and stands neither in the round nor in the record for that year."""

    subject: Person | Unit
    award: str

    @property
    def is_person(self) -> bool:
        return isinstance(self.subject, Person)

    @property
    def is_direct_worker(self) -> bool:
        return isinstance(self.subject, Person) and self.subject.role in DIRECT

    @property
    def key(self) -> str:
        """As a form names it: "p12:ldtt", "u3:ttldtt"."""
        return f"{'p' if self.is_person else 'u'}{self.subject.pk}:{self.award}"


@dataclass(frozen=True)
class EligibleSubject:
    """One subject with every award it could be nominated for: a line of the screen."""

    subject: Person | Unit
    rows: tuple[EligibleRow, ...]

    @property
    def is_person(self) -> bool:
        return self.rows[0].is_person


def by_subject(rows: Sequence[EligibleRow]) -> list[EligibleSubject]:
    """The rows gathered by subject, in the order in which each subject comes first."""
    found: dict[tuple[bool, int], list[EligibleRow]] = {}
    for row in rows:
        found.setdefault((row.is_person, row.subject.pk), []).append(row)
    return [EligibleSubject(group[0].subject, tuple(group)) for group in found.values()]


DIRECT = (Person.WorkRole.DIRECT_WORKER, Person.WorkRole.FARMER)


def eligible_not_nominated(
    unit: Unit, round_: Round, award: str | None = None, *, direct_only: bool = False
) -> list[EligibleRow]:
    """Direct workers first, then other people, each in Vietnamese name order; then collectives.

    Args:
        unit: the nominating unit; everybody in it and below it is looked at.
        award: only this award; without it all awards of the round.
        direct_only: only direct workers and farmers; no collectives.
    """
    awards = [award] if award else list(round_.awards)
    people = Person.objects.filter(unit__path__startswith=unit.path, left_on__isnull=True)
    if direct_only:
        people = people.filter(role__in=DIRECT)
    rows = _eligible(list(people.select_related("unit").by_name()), "individual", awards, round_)
    rows.sort(key=lambda row: not row.is_direct_worker)
    if not direct_only:
        collectives = Unit.objects.under(unit).valid_in(round_.year).order_by("path")
        rows += _eligible(list(collectives), "collective", awards, round_)
    return rows


def _eligible(subjects: Sequence[Person | Unit], kind: str, awards: list[str], round_: Round) -> list[EligibleRow]:
    suited = rulebook.awards_for(kind, awards)
    if not subjects or not suited:
        return []
    taken = _taken(kind, suited, round_)
    answers = verdicts.outcomes_of_many(subjects, suited, round_)
    return [
        EligibleRow(subject, award)
        for subject, by_award in zip(subjects, answers, strict=True)
        for award in suited
        if by_award.get(award, {}).get("outcome") == "eligible" and (subject.pk, award) not in taken
    ]


def _taken(kind: str, awards: list[str], round_: Round) -> set[tuple[int, str]]:
    """(subject, award) that stand in the round already, or in the record for its year."""
    column = "person" if kind == "individual" else "collective"
    nominated = Nomination.objects.active().filter(round=round_, award__in=awards, **{f"{column}__isnull": False})
    holder = "person" if kind == "individual" else "unit"
    held = Award.objects.counting().filter(
        award__in=awards, year=round_.year, revoked=False, **{f"{holder}__isnull": False}
    )
    return {*nominated.values_list(f"{column}_id", "award"), *held.values_list(f"{holder}_id", "award")}
