"""What waits for a person in this room, for the list on the first page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.db.models import Count, Min, Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from thidua.awards.clock import local_day
from thidua.awards.domain.deadlines import SOON_DAYS, deadline
from thidua.awards.models import Nomination, OutcomeChange, Registration, Round
from thidua.awards.queries.lists import acting_units, appraisal_queue
from thidua.awards.wording import days_left_text
from thidua.core.clock import today
from thidua.core.models import User
from thidua.core.roles import Role
from thidua.organisation.models import Unit
from thidua.ui.worklist import WorkLine


def work_of(user: Any) -> Iterator[WorkLine]:
    """At most six queries however many rounds and dossiers there are."""
    if not isinstance(user, User):
        return
    if user.has_role(Role.DEPARTMENT, Role.OFFICER):
        yield from _changed_by_law(user)
    if user.has_role(Role.DEPARTMENT):
        yield from _appraisal(user)
    units = acting_units(user)
    if units:
        yield from _unit_work(units)


def _changed_by_law(user: User) -> Iterator[WorkLine]:
    found = OutcomeChange.objects.waiting_for(user).order_by()
    told = found.aggregate(number=Count("nomination", distinct=True), lost=Count("pk", filter=~Q(after="eligible")))
    if told["number"]:
        yield WorkLine(
            label=ngettext(
                "Xem %(number)d hồ sơ đổi kết luận vì luật thay đổi",
                "Xem %(number)d hồ sơ đổi kết luận vì luật thay đổi",
                told["number"],
            )
            % {"number": told["number"]},
            url=reverse("awards:law_changes"),
            urgent=bool(told["lost"]),
        )


def _appraisal(user: User) -> Iterator[WorkLine]:
    found = appraisal_queue(user).order_by().aggregate(number=Count("pk"), oldest=Min("submitted_at"))
    if not found["number"]:
        return
    days = (today() - local_day(found["oldest"])).days
    yield WorkLine(
        label=ngettext("Thẩm định %(number)d hồ sơ", "Thẩm định %(number)d hồ sơ", found["number"])
        % {"number": found["number"]},
        url=reverse("awards:queue"),
        hint=_("Hồ sơ chờ lâu nhất: %(days)d ngày") % {"days": days},
        urgent=days >= SOON_DAYS,
    )


def _unit_work(units: list[Unit]) -> Iterator[WorkLine]:
    live = list(Round.objects.filter(state__in=[Round.State.OPEN, Round.State.APPRAISAL]).select_related("unit"))
    registered = set(Registration.objects.filter(round__in=live, unit__in=units).values_list("round", "unit"))
    rows = Nomination.objects.filter(round__in=live, unit__in=units, state__in=["draft", "returned"]).order_by()
    counts = {
        (row["round"], row["state"]): (row["number"], row["due_on"])
        for row in rows.values("round", "state").annotate(
            number=Count("pk", distinct=True), due_on=Min("returns__due_on")
        )
    }
    for round_ in live:
        yield from _returned(round_, *counts.get((round_.pk, "returned"), (0, None)))
        if round_.state == Round.State.OPEN:
            yield from _drafts(round_, counts.get((round_.pk, "draft"), (0, None))[0])
            for unit in units:
                if unit.path.startswith(round_.unit.path) and (round_.pk, unit.pk) not in registered:
                    yield _unregistered(round_, unit)


def _returned(round_: Round, number: int, due_on: Any) -> Iterator[WorkLine]:
    if number:
        yield WorkLine(
            label=ngettext("Bổ sung %(number)d hồ sơ bị trả lại", "Bổ sung %(number)d hồ sơ bị trả lại", number)
            % {"number": number},
            url=f"{reverse('awards:nominations', args=[round_.pk])}?tab=returned",
            hint=_until(due_on) if due_on else round_.name,
            urgent=True,
        )


def _drafts(round_: Round, number: int) -> Iterator[WorkLine]:
    if number:
        yield WorkLine(
            label=ngettext("Hoàn thành và nộp %(number)d hồ sơ", "Hoàn thành và nộp %(number)d hồ sơ", number)
            % {"number": number},
            url=f"{reverse('awards:nominations', args=[round_.pk])}?tab=draft",
            hint=_until(round_.submit_by),
            urgent=deadline("submit_by", round_.submit_by, today()).days_left <= SOON_DAYS,
        )


def _unregistered(round_: Round, unit: Unit) -> WorkLine:
    return WorkLine(
        label=_("Đăng ký tham gia: %(round)s") % {"round": round_.name},
        url=f"{reverse('awards:register', args=[round_.pk])}?unit={unit.code}",
        hint=_until(round_.register_by),
        urgent=deadline("register_by", round_.register_by, today()).days_left <= SOON_DAYS,
    )


def _until(day: Any) -> str:
    left = deadline("", day, today()).days_left
    return _("Hạn %(day)s, %(left)s") % {"day": day.strftime("%d/%m/%Y"), "left": days_left_text(left)}
