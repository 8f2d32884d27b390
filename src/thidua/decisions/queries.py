"""The only shared reads of this room."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from thidua.awards.models import Nomination, Round
from thidua.awards.rulebook import award_name
from thidua.core.roles import Role
from thidua.decisions import rulebook
from thidua.decisions.domain import bonuses, fairness
from thidua.decisions.listing import ready_nominations
from thidua.decisions.models import Certificate, Decision, DecisionItem, DecisionQuerySet, Revocation
from thidua.organisation.permissions import scope
from thidua.record.models import Award
from thidua.ui.worklist import WorkLine

SIDE = (Role.DEPARTMENT, Role.SECRETARY, Role.LEADER)


def has_decisions_to_see(user: Any) -> bool:
    return any(grant.role in {*SIDE, Role.OFFICER} for grant in getattr(user, "grants", []))


def with_list_fields(rows: DecisionQuerySet) -> DecisionQuerySet:
    return rows.select_related("unit", "round").annotate(lines=Count("items")).order_by("-drafted_at", "-pk")


def counts_by_state(rows: DecisionQuerySet) -> dict[str, int]:
    """State → decisions of the viewer; every state has its number."""
    found = dict(rows.order_by().values_list("state").annotate(Count("pk")))
    return {state: found.get(state, 0) for state in Decision.State.values}


@dataclass(frozen=True)
class Ready:
    """Nominations of one round and award that wait for a decision."""

    round: Round
    award: str
    award_name: str
    count: int


def ready_to_draft(user: Any) -> list[Ready]:
    """What a drafter of the department may draft now, by round and award."""
    rounds = (
        Round.objects.visible_to(user)
        .filter(scope(user, Role.DEPARTMENT))
        .filter(state__in=[Round.State.COUNCIL, Round.State.DECISION])
    )
    found = []
    for round_ in rounds.select_related("unit"):
        for award in round_.awards:
            if count := len(ready_nominations(round_, award)):
                found.append(Ready(round_, award, award_name(award), count))
    return found


@dataclass(frozen=True)
class FairnessRow:
    """A group of the list with its names, for the signer."""

    code: str
    label: str
    count: int
    of: int
    names: Sequence[str]


def fairness_of(decision: Decision, items: Sequence[DecisionItem]) -> list[FairnessRow]:
    """Who is on the list; empty without people. Items carry nomination and person. One query."""
    people = {item.pk: item.nomination.person for item in items if item.nomination.person is not None}
    if not people:
        return []
    held: dict[int, list[int]] = {}
    awards = Award.objects.counting().filter(
        person__in=[person.pk for person in people.values()], award=decision.award, revoked=False, year__isnull=False
    )
    for person_id, year in awards.values_list("person_id", "year"):
        held.setdefault(person_id, []).append(year)
    named = [
        fairness.Named(pk, person.sex, person.role, tuple(held.get(person.pk, ()))) for pk, person in people.items()
    ]
    labels = {
        "direct_worker": _("Lao động trực tiếp"),
        "leading": _("Lãnh đạo, quản lý"),
        "women": _("Nữ"),
        "first_time": _("Lần đầu trong 5 năm"),
        "repeat": _("Đã được tặng trong 5 năm trước"),
        "unknown": _("Chưa rõ giới tính hoặc nhóm"),
    }
    recipients = {item.pk: item.recipient for item in items}
    return [
        FairnessRow(code, labels[code], group.count, group.of, [recipients[pk] for pk in sorted(group.items)])
        for code, group in fairness.groups(named, year=decision.round.year).items()
    ]


def bonus_totals(decision: Decision, items: Sequence[DecisionItem]) -> bonuses.Totals:
    """The sum of the list: stored answers once issued, before that by the planned day of the decision."""
    if decision.is_issued:
        return bonuses.totals(item.bonus for item in items)
    day = decision.round.decide_on
    kinds = {item.nomination.subject_kind for item in items}
    answers = {kind: rulebook.bonus(decision.award, kind=kind, on=day) for kind in kinds}
    return bonuses.totals(answers[item.nomination.subject_kind] for item in items)


def certificates_of(decision: Decision) -> list[Certificate]:
    rows = Certificate.objects.filter(item__decision=decision).select_related(
        "item__decision__unit", "item__nomination"
    )
    return list(rows.order_by("item__position"))


def nominations_to_choose(decision: Decision) -> list[Nomination]:
    """Those on the draft and those that could join it."""
    named = [item.nomination for item in decision.items.select_related("nomination__person", "nomination__collective")]
    return named + ready_nominations(decision.round, decision.award)


def waiting_lines(user: Any) -> Iterable[WorkLine]:
    """For the first page: what to sign, to number, to draft, to confirm."""
    visible = Decision.objects.visible_to(user)
    if user.has_role(Role.LEADER):
        yield from _to_sign(visible.filter(scope(user, Role.LEADER), state=Decision.State.DRAFT))
        yield from _to_confirm(user)
    if user.has_role(Role.DEPARTMENT):
        for one in visible.filter(state=Decision.State.SIGNED)[:3]:
            yield WorkLine(
                _("Cấp số, ban hành: %(subject)s") % {"subject": one.subject},
                reverse("decisions:decision", args=[one.pk]),
                _("Lãnh đạo đã ký, chỉ còn số và ngày."),
                urgent=True,
            )
        for ready in ready_to_draft(user)[:3]:
            yield WorkLine(
                _("Soạn quyết định %(award)s") % {"award": ready.award_name},
                reverse("decisions:draft", args=[ready.round.pk, ready.award]),
                ngettext("%(n)d hồ sơ đã được thông qua.", "%(n)d hồ sơ đã được thông qua.", ready.count)
                % {"n": ready.count},
            )


def _to_sign(rows: DecisionQuerySet) -> Iterable[WorkLine]:
    for one in rows.order_by("drafted_at")[:3]:
        yield WorkLine(
            _("Xem và ký: %(subject)s") % {"subject": one.subject}, reverse("decisions:decision", args=[one.pk])
        )


def _to_confirm(user: Any) -> Iterable[WorkLine]:
    rows = Revocation.objects.visible_to(user).filter(
        Q(state=Revocation.State.PROPOSED) & scope(user, Role.LEADER, field="certificate__item__decision__unit")
    )
    for one in rows.select_related("certificate")[:3]:
        yield WorkLine(
            _("Quyết định về đề nghị hủy bỏ bằng %(number)s") % {"number": one.certificate.register_no},
            reverse("decisions:revocation", args=[one.pk]),
        )
