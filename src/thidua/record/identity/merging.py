"""What making one record of two would do: rows that move, facts both have or that contradict, what stands in the way.

Nothing is written here. Rows of higher rooms that name a person (dossiers, seats in a council) are found by the
foreign keys of the tables, so that none is left behind.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.db import models
from django.utils.translation import gettext as _

from thidua.organisation.models import Person
from thidua.record.models import (
    Achievement,
    Authorship,
    Award,
    Discipline,
    Fact,
    Hold,
    Merge,
    Move,
    MovementResult,
    PersonPair,
    Post,
    Rating,
    ServiceYear,
    Study,
)
from thidua.text.dates import known_better

# What a record says of the person apart from the years; each may be taken from either side.
PERSON_FIELDS = ("full_name", "identity_no", "born_on", "sex", "joined_on", "post", "role")
OWN_TABLES = (Person, PersonPair, Merge)
# Of these one a year stands; two that differ contradict.
YEARLY: dict[type[Fact], tuple[str, ...]] = {Rating: ("level",), ServiceYear: ("months", "absences")}
# Two of these are the same fact when all this is the same.
ALIKE: dict[type[Fact], tuple[str, ...]] = {
    Discipline: ("form", "decided_on"),
    Hold: ("kind", "from_on"),
    Move: ("kind", "on", "old_unit_id", "new_unit_id"),
    Study: ("from_on", "until_on"),
    Post: ("title", "unit_id", "from_on"),
    Achievement: ("kind", "year", "title"),
    MovementResult: ("title", "year", "stage"),
}


@dataclass(frozen=True)
class Twins:
    """A fact that both records have; `left` will stand behind `stays`."""

    stays: Fact
    left: Fact


@dataclass(frozen=True)
class Contradiction:
    """Only one of the two can stand, and a person must say which."""

    of_kept: Fact
    of_other: Fact

    @property
    def key(self) -> str:
        return f"{label_of(self.of_kept)}:{self.of_kept.pk}"


@dataclass
class MergePlan:
    kept: Person
    other: Person
    rows: dict[str, list[int]] = field(default_factory=dict)  # all of `other`, by table
    twins: list[Twins] = field(default_factory=list)
    contradictions: list[Contradiction] = field(default_factory=list)
    shared_works: list[Authorship] = field(default_factory=list)  # of `other`, of works that both are authors of
    hindrances: list[str] = field(default_factory=list)

    @property
    def fields(self) -> list[tuple[str, Any, Any]]:
        """(field, what `kept` says, what `other` says) where both say something and differ."""
        found = []
        for name in PERSON_FIELDS:
            one, two = getattr(self.kept, name), getattr(self.other, name)
            if one and two and one != two:
                found.append((name, one, two))
        return found

    def default(self, name: str) -> str:
        """Which side a field is taken from unless somebody says otherwise: "kept" or "other"."""
        one, two = getattr(self.kept, name), getattr(self.other, name)
        if name in {"born_on", "joined_on"} and one and two and known_better(two, one):
            return "other"
        return "other" if two and not one else "kept"

    @property
    def count(self) -> int:
        return sum(len(rows) for rows in self.rows.values())


def label_of(row: models.Model) -> str:
    return str(row._meta.label_lower)


def plan_merge(kept: Person, other: Person) -> MergePlan:
    """Compare the two records. A few queries a table, whatever their length."""
    plan = MergePlan(kept, other)
    for model, name in tables_naming_people():
        rows = list(model._base_manager.filter(**{name: other}).values_list("pk", flat=True))
        if rows:
            plan.rows[model._meta.label_lower] = sorted(rows)
    for fact_model, said in YEARLY.items():
        for mine, theirs in _pairs(fact_model, kept, other, ("year",)):
            if all(getattr(mine, one) == getattr(theirs, one) for one in said):
                plan.twins.append(Twins(mine, theirs))
            else:
                plan.contradictions.append(Contradiction(mine, theirs))
    _awards(plan)
    for fact_model, same in ALIKE.items():
        plan.twins += [Twins(mine, theirs) for mine, theirs in _pairs(fact_model, kept, other, same)]
    works = set(Authorship.objects.filter(person=kept).values_list("initiative", flat=True))
    plan.shared_works = list(Authorship.objects.filter(person=other, initiative__in=works))
    _hindrances(plan)
    return plan


def tables_naming_people() -> Iterator[tuple[type[models.Model], str]]:
    """Every table with a foreign key to a person, and the name of that key; in no room's hands but the database's."""
    for relation in Person._meta.get_fields(include_hidden=True):
        if isinstance(relation, models.ManyToOneRel) and relation.related_model not in OWN_TABLES:
            yield relation.related_model, relation.field.name


def _pairs(model: type[Any], kept: Person, other: Person, same: tuple[str, ...]) -> Iterator[tuple[Any, Any]]:
    mine = {tuple(getattr(one, name) for name in same): one for one in model.objects.counting().filter(person=kept)}
    for theirs in model.objects.counting().filter(person=other):
        found = mine.get(tuple(getattr(theirs, name) for name in same))
        if found is not None:
            yield found, theirs


def _awards(plan: MergePlan) -> None:
    """The same title of one year is one fact, unless two decisions gave it: then both stay, for a person to look at."""
    mine: dict[tuple[str, int | None], list[Award]] = defaultdict(list)
    for award in Award.objects.counting().filter(person=plan.kept):
        mine[award.award, award.year].append(award)
    for theirs in Award.objects.counting().filter(person=plan.other):
        for own in mine[theirs.award, theirs.year]:
            if own.decision_no and theirs.decision_no and own.decision_no != theirs.decision_no:
                continue
            if own.certificate and theirs.certificate:
                told = _("Cả hai hồ sơ đều có bằng do hệ thống cấp cho %(award)s: hủy bỏ một bằng trước khi gộp.")
                plan.hindrances.append(told % {"award": own})
            stays, left = (theirs, own) if _says_more(theirs, own) else (own, theirs)
            plan.twins.append(Twins(stays, left))
            mine[theirs.award, theirs.year].remove(own)
            break


def _says_more(one: Award, other: Award) -> bool:
    def worth(award: Award) -> tuple[bool, bool, bool, int]:
        return (bool(award.certificate), bool(award.decision_no), not award.provisional, len(award.decided_on or ""))

    return worth(one) > worth(other)


def _hindrances(plan: MergePlan) -> None:
    kept, other = plan.kept, plan.other
    if kept.user_id and other.user_id:
        plan.hindrances.append(_("Cả hai hồ sơ đều gắn với một tài khoản: quản trị gỡ một tài khoản trước khi gộp."))
    for model, name in tables_naming_people():
        if issubclass(model, (Fact, Authorship)):
            continue
        for constraint in model._meta.constraints:
            if isinstance(constraint, models.UniqueConstraint) and name in constraint.fields:
                plan.hindrances += _twice(model, name, constraint, kept, other)


def _twice(
    model: type[models.Model], name: str, constraint: models.UniqueConstraint, kept: Person, other: Person
) -> Iterator[str]:
    """Rows that would be there twice if both were one person's."""
    rest = [one for one in constraint.fields if one != name]
    rows = model._base_manager.filter(**{f"{name}__in": [kept, other]})
    if constraint.condition is not None:
        rows = rows.filter(constraint.condition)
    seen: dict[tuple[Any, ...], int] = defaultdict(int)
    for row in rows:
        key = tuple(getattr(row, one) for one in rest)
        seen[key] += 1
        if seen[key] == 2:
            yield _("Cả hai hồ sơ cùng có mặt trong: %(what)s. Rút hoặc xóa một bên trước khi gộp.") % {"what": row}
