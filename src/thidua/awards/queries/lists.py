"""Lists of rounds, units and dossiers, each with a fixed number of queries."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Case, Count, F, IntegerField, Q, Value, When

from thidua import text
from thidua.awards.models import Nomination, NominationQuerySet, Registration, Round
from thidua.core.models import User
from thidua.core.roles import Role
from thidua.organisation.models import Unit, UnitQuerySet
from thidua.organisation.permissions import scope

GROUP_KINDS = ("nhom",)  # blocs in the tree, no units that nominate


def acting_units(user: User, round_: Round | None = None) -> list[Unit]:
    """The units for which the user registers and nominates: those of the officer's grants, within the round's."""
    units = {grant.unit.pk: grant.unit for grant in user.grants if grant.role == Role.OFFICER}
    return [
        unit
        for unit in sorted(units.values(), key=lambda unit: unit.path)
        if round_ is None or unit.path.startswith(round_.unit.path)
    ]


@dataclass(frozen=True)
class NominationFilter:
    """What a list of dossiers is narrowed to; empty values narrow nothing."""

    words: str = ""
    award: str = ""
    state: str = ""
    unit: str = ""
    outcome: str = ""
    round: str = ""


def filtered(rows: NominationQuerySet, asked: NominationFilter) -> NominationQuerySet:
    """Rows under the filter; words are looked for without accents in name, collective, unit and number."""
    exact = {
        "award": asked.award,
        "state": asked.state,
        "outcome": asked.outcome,
        "round_id": asked.round,
        "unit__code": asked.unit,
    }
    rows = rows.filter(**{key: value for key, value in exact.items() if value})
    for word in text.fold(asked.words).split():
        found = (
            Q(person__search_text__contains=word)
            | Q(collective__search_text__contains=word)
            | Q(unit__search_text__contains=word)
        )
        if word.isdigit():
            found |= Q(number=int(word)) if len(word) < 9 else Q(pk__in=[])
        rows = rows.filter(found)
    return rows


def with_list_fields(rows: NominationQuerySet) -> NominationQuerySet:
    """What a line of a list shows, without a query per line."""
    return rows.select_related("person__unit", "collective__parent", "unit", "round")


def counts_by_state(rows: NominationQuerySet) -> dict[str, int]:
    found = rows.order_by().values("state").annotate(number=Count("pk"))
    return {row["state"]: row["number"] for row in found}


def counts_by_round(user: User, rounds: list[Round]) -> dict[int, dict[str, int]]:
    """Per round, the dossiers that the user may see, by state. One query."""
    found: dict[int, dict[str, int]] = defaultdict(dict)
    rows = Nomination.objects.visible_to(user).filter(round__in=rounds).order_by().values("round", "state")
    for row in rows.annotate(number=Count("pk")):
        found[row["round"]][row["state"]] = row["number"]
    return found


def units_of_round(round_: Round) -> UnitQuerySet:
    """The units a round asks: those of its year below its own unit, without collectives and blocs."""
    return (
        Unit.objects.under(round_.unit)
        .exclude(pk=round_.unit_id)
        .exclude(kind__in=[Unit.COLLECTIVE, *GROUP_KINDS])
        .valid_in(round_.year)
    )


@dataclass
class UnitLine:
    """One unit on the board of a round."""

    unit: Unit
    registration: Registration | None = None
    counts: dict[str, int] = field(default_factory=dict)

    @property
    def total(self) -> int:
        return sum(number for state, number in self.counts.items() if state != Nomination.State.WITHDRAWN)

    @property
    def handed_in(self) -> int:
        """Dossiers that left the unit at least once and were not withdrawn."""
        return self.total - self.counts.get(Nomination.State.DRAFT, 0)

    @property
    def state(self) -> str:
        """silent, registered, drafting or submitted: how far the unit has come."""
        if self.registration is None:
            return "silent"
        if not self.total:
            return "registered"
        return "submitted" if self.handed_in else "drafting"


BOARD_FILTERS = ("", "registered", "silent")


def board_units(round_: Round, only: str = "") -> UnitQuerySet:
    """The units of the board, those who registered first; `only` "registered" or "silent"."""
    registered = Registration.objects.filter(round=round_).values("unit")
    units = units_of_round(round_)
    if only == "registered":
        units = units.filter(pk__in=registered)
    elif only == "silent":
        units = units.exclude(pk__in=registered)
    first = Case(When(pk__in=registered, then=Value(0)), default=Value(1), output_field=IntegerField())
    return units.order_by(first, "path")


def board_counts(round_: Round) -> tuple[int, int]:
    """(units the round asks, those of them that registered)."""
    units = units_of_round(round_)
    registered = Registration.objects.filter(round=round_).values("unit")
    return units.count(), units.filter(pk__in=registered).count()


def board_of(round_: Round, units: list[Unit]) -> list[UnitLine]:
    """Registration and dossiers of each of the units, in their order. Two queries."""
    registrations = {one.unit_id: one for one in Registration.objects.filter(round=round_, unit__in=units)}
    counts: dict[int, dict[str, int]] = defaultdict(dict)
    rows = Nomination.objects.filter(round=round_, unit__in=units).order_by().values("unit", "state")
    for row in rows.annotate(number=Count("pk")):
        counts[row["unit"]][row["state"]] = row["number"]
    return [UnitLine(unit, registrations.get(unit.pk), counts.get(unit.pk, {})) for unit in units]


def accepted_nominations(round_: Round, award: str | None = None) -> NominationQuerySet:
    """What the council receives: accepted dossiers of the round in list order (units as in the tree, then names)."""
    rows = Nomination.objects.filter(round=round_, state=Nomination.State.ACCEPTED)
    rows = rows.filter(award=award) if award else rows
    return in_list_order(with_list_fields(rows))


def in_list_order(rows: NominationQuerySet) -> NominationQuerySet:
    """Units as in the tree, collectives before people, people by given name in Vietnamese order."""
    return rows.order_by("unit__path", F("collective__path").asc(nulls_last=True), "person__sort_key", "pk")


def appraisal_queue(user: User) -> NominationQuerySet:
    """Dossiers that wait for this user's judgement, oldest first; never what the user proposed, submitted or is."""
    return (
        Nomination.objects.filter(scope(user, Role.DEPARTMENT))
        .filter(state=Nomination.State.SUBMITTED, round__state__in=[Round.State.OPEN, Round.State.APPRAISAL])
        .exclude(proposed_by=user)
        .exclude(submitted_by=user)
        .exclude(person__user=user)
        .order_by("submitted_at", "pk")
    )


def has_rounds_to_see(user: Any) -> bool:
    """Anybody with a role in the work; the administrator sees no round."""
    return any(grant.role != Role.ADMIN for grant in getattr(user, "grants", []))


def waiting_work(user: Any) -> int | None:
    """What waits for this user: dossiers to appraise for the department, returned ones for the officer. One query."""
    waiting = Q(pk__in=[])
    roles = {grant.role for grant in getattr(user, "grants", [])}
    if Role.DEPARTMENT in roles:
        waiting |= Q(pk__in=appraisal_queue(user).order_by().values("pk"))
    if Role.OFFICER in roles:
        waiting |= scope(user, Role.OFFICER) & Q(
            state=Nomination.State.RETURNED, round__state__in=[Round.State.OPEN, Round.State.APPRAISAL]
        )
    if not roles & {Role.DEPARTMENT, Role.OFFICER}:
        return None
    return Nomination.objects.filter(waiting).count() or None
