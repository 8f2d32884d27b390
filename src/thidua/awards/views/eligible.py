"""Who meets the standards but was not nominated: the list, its preview and nominating several at once."""

from __future__ import annotations

from collections import Counter
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST

from thidua.awards import ceilings, queries, reviewing, rulebook
from thidua.awards.actions import nominate_many
from thidua.awards.domain import deadlines
from thidua.awards.exporting import eligible_workbook
from thidua.awards.forms import EligibleForm
from thidua.awards.models import Registration, Round
from thidua.awards.queries import EligibleRow
from thidua.awards.views.frame import acting_unit, seen_round, the_user
from thidua.awards.views.nominations import find_subjects, key_of
from thidua.core.clock import now, today
from thidua.core.errors import DomainError
from thidua.core.files import file_answer
from thidua.core.permissions import can
from thidua.organisation.models import Person, Unit


@login_required
@require_GET
def eligible_list(request: HttpRequest, pk: int) -> HttpResponse:
    found = seen_round(request, pk)
    unit, may_nominate = _looked_at(request, found)
    if reviewing.needs_job(unit, found):
        job = reviewing.review(unit, found, owner=the_user(request), result_url=request.get_full_path())
        return redirect("core:job", job.pk)
    form, rows, last = _listed(request, found, unit)
    if "xlsx" in request.GET:
        name = f"chua duoc de nghi {found.year} {unit.code}.xlsx"
        return file_answer(eligible_workbook(found, rows, last), "xlsx", name)
    below = queries.units_of_round(found) if unit == found.unit else Unit.objects.none()
    shown = form.cleaned_data if form.is_valid() else {}
    context = {
        "round": found,
        "unit": unit,
        "form": form,
        "page": Paginator(queries.by_subject(rows), settings.PAGE_SIZE).get_page(request.GET.get("page")),
        "last": last,
        "by_unit": queries.by_unit(rows, list(below), last),
        "summary": _summary(rows),
        "award_names": rulebook.award_names(),
        "may_nominate": may_nominate and _takes(found, unit),
        "needs_registration": may_nominate and not Registration.objects.filter(round=found, unit=unit).exists(),
        "narrowed": any(shown.get(name) for name in ("q", "award", "role", "never")),
        "query": _without(request, "page", "xlsx"),
    }
    return render(request, "awards/eligible.html", context)


def _listed(
    request: HttpRequest, found: Round, unit: Unit
) -> tuple[EligibleForm, list[EligibleRow], dict[tuple[bool, int], int]]:
    """The form, the rows it leaves, and when each of their subjects was last awarded."""
    form = EligibleForm(request.GET, awards=found.awards, units=_choosable(request, found))
    chosen = form.cleaned_data if form.is_valid() else {}
    rows = queries.eligible_not_nominated(
        unit, found, chosen.get("award") or None, role=chosen.get("role") or "", name=chosen.get("q") or ""
    )
    last = queries.last_awards(rows)
    if chosen.get("never"):
        rows = [row for row in rows if (row.is_person, row.subject.pk) not in last]
    return form, rows, last


def _without(request: HttpRequest, *names: str) -> str:
    query = request.GET.copy()
    for name in names:
        query.pop(name, None)
    return query.urlencode()


@login_required
@require_GET
def card(request: HttpRequest, pk: int) -> HttpResponse:
    """The same in two lines, for the page of the round and of a dossier (htmx asks for it after the page is there)."""
    found = seen_round(request, pk)
    unit, _may = _looked_at(request, found)
    asked = not reviewing.needs_job(unit, found)
    summary = _summary(queries.eligible_not_nominated(unit, found)) if asked else None
    return render(request, "awards/_eligible_card.html", {"round": found, "unit": unit, "summary": summary})


@login_required
@require_POST
def preview(request: HttpRequest, pk: int) -> HttpResponse:
    """What nominating the ticked ones would do: by award, against the ceilings, before anything is written."""
    found, unit, pairs = _chosen(request, pk)
    back = f"{reverse('awards:eligible', args=[found.pk])}?unit={unit.code}"
    if not pairs:
        messages.error(request, _("Chưa chọn ai: đánh dấu vào ô trước tên rồi bấm lại."))
        return redirect(back)
    adding = Counter(award for _subject, award in pairs)
    rooms = ceilings.rooms_of(found, unit, adding)
    context = {
        "round": found,
        "unit": unit,
        "rows": [
            {"subject": subject, "name": rulebook.award_name(award), "key": f"{key_of(subject)}:{award}",
             "is_person": isinstance(subject, Person)}
            for subject, award in pairs
        ],
        "by_award": [
            {"name": rulebook.award_name(key), "adding": number, "room": rooms[key], "over": rooms[key].over_by(number)}
            for key, number in adding.items()
        ],
        "back": back,
    }  # fmt: skip
    return render(request, "awards/eligible_preview.html", context)


@login_required
@require_POST
def nominate_chosen(request: HttpRequest, pk: int) -> HttpResponse:
    found, unit, pairs = _chosen(request, pk)
    try:
        made = nominate_many(found.pk, pairs, unit=unit, actor=the_user(request), at=now())
    except DomainError as error:
        messages.error(request, " ".join(dict.fromkeys([error.message, *error.problems])))
        return redirect(f"{reverse('awards:eligible', args=[found.pk])}?unit={unit.code}")
    messages.success(
        request,
        ngettext(
            "Đã lập %(number)d hồ sơ đang soạn. Bổ sung thành tích và giấy tờ rồi nộp từng hồ sơ.",
            "Đã lập %(number)d hồ sơ đang soạn. Bổ sung thành tích và giấy tờ rồi nộp từng hồ sơ.",
            len(made),
        )
        % {"number": len(made)},
    )
    return redirect(f"{reverse('awards:nominations', args=[found.pk])}?tab=draft")


def _looked_at(request: HttpRequest, found: Round) -> tuple[Unit, bool]:
    """(unit looked at, whether the viewer nominates for it): the officer's own, or any for the ministry's side."""
    if can(request.user, "awards.see_board", found):
        code = request.GET.get("unit")
        unit = Unit.objects.under(found.unit).filter(code=code).first() if code else found.unit
        if unit is None:
            raise Http404
        return unit, can(request.user, "awards.nominate", unit)
    unit = acting_unit(request, found)
    if unit is None:
        raise PermissionDenied
    return unit, True


def _choosable(request: HttpRequest, found: Round) -> list[Unit]:
    if can(request.user, "awards.see_board", found):
        return [found.unit, *queries.units_of_round(found).order_by("path")]
    return queries.acting_units(the_user(request), found)


def _takes(found: Round, unit: Unit) -> bool:
    return (
        deadlines.may_nominate(found.state, found.submit_by, today())
        and Registration.objects.filter(round=found, unit=unit).exists()
    )


def _summary(rows: list[EligibleRow]) -> dict[str, Any]:
    """How many there are: people once each however many awards they qualify for."""
    people = {row.subject.pk for row in rows if row.is_person}
    direct = {row.subject.pk for row in rows if row.is_direct_worker}
    collectives = {row.subject.pk for row in rows if not row.is_person}
    by_award = Counter(row.award for row in rows)
    return {
        "people": len(people),
        "direct": len(direct),
        "collectives": len(collectives),
        "pairs": len(rows),
        "by_award": [(rulebook.award_name(key), number) for key, number in by_award.most_common()],
    }


def _chosen(request: HttpRequest, pk: int) -> tuple[Round, Unit, list[tuple[Person | Unit, str]]]:
    """The ticked pairs, each subject looked for within the acting unit only; anything else is left out."""
    found = seen_round(request, pk)
    unit = acting_unit(request, found)
    if unit is None:
        raise PermissionDenied
    keys = [key.partition(":") for key in dict.fromkeys(request.POST.getlist("chon"))]
    subjects = find_subjects((subject for subject, _colon, _award in keys), unit)
    pairs = [(subjects[key], award) for key, _colon, award in keys if key in subjects and award in found.awards]
    return found, unit, pairs
