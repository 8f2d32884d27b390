"""The list of a round's dossiers, and proposing somebody: search, the verdict at once, then the proposal."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods
from django.views.decorators.vary import vary_on_headers

from thidua.awards import ceilings, queries, rulebook, verdicts
from thidua.awards.actions import nominate
from thidua.awards.domain import deadlines
from thidua.awards.forms import AwardForm, NominationFilterForm, NomineeForm
from thidua.awards.models import Nomination, NominationQuerySet, Registration, Round
from thidua.awards.readable import readable
from thidua.awards.views.frame import acting_unit, is_fragment, record_url, seen_round, the_user
from thidua.core.clock import now, today
from thidua.core.errors import DomainError
from thidua.core.permissions import can
from thidua.organisation.models import Person, Unit
from thidua.record.models import Basis

TABS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("", ()),
    ("draft", ("draft",)),
    ("submitted", ("submitted",)),
    ("returned", ("returned",)),
    ("accepted", ("accepted",)),
    ("council", ("passed", "not_passed")),
    ("decided", ("decided",)),
    ("over", ("rejected", "withdrawn")),
)


def _tab_label(tab: str) -> str:
    return {
        "": _("Tất cả"),
        "draft": _("Đang lập"),
        "submitted": _("Đã nộp"),
        "returned": _("Bị trả lại"),
        "accepted": _("Đã tiếp nhận"),
        "council": _("Hội đồng đã xét"),
        "decided": _("Đã có quyết định"),
        "over": _("Không xét tiếp"),
    }[tab]


def filtered_list(request: HttpRequest, found: Round) -> tuple[NominationQuerySet, NominationFilterForm]:
    """What the viewer may see of the round, under the filter of the address but not yet under a tab."""
    form = NominationFilterForm(request.GET, awards=found.awards)
    form.is_valid()
    chosen = getattr(form, "cleaned_data", {})
    rows = Nomination.objects.visible_to(request.user).filter(round=found)
    asked = queries.NominationFilter(
        words=chosen.get("q") or "", award=chosen.get("award") or "", outcome=chosen.get("outcome") or "",
        unit=request.GET.get("unit", ""),
    )  # fmt: skip
    return queries.filtered(rows, asked), form


@login_required
@require_GET
@vary_on_headers("HX-Request")
def nomination_list(request: HttpRequest, pk: int) -> HttpResponse:
    found = seen_round(request, pk)
    rows, form = filtered_list(request, found)
    tab = request.GET.get("tab", "")
    groups = dict(TABS)
    states = groups.get(tab, ())
    counts = queries.counts_by_state(rows)
    listed = queries.with_list_fields(rows.filter(state__in=states) if states else rows).order_by("-number")
    context: dict[str, Any] = {
        "round": found,
        "form": form,
        "page": Paginator(listed, settings.PAGE_SIZE).get_page(request.GET.get("page")),
        "award_names": rulebook.award_names(),
        "tabs": _tabs(request, counts, tab),
        "chosen_unit": Unit.objects.filter(code=request.GET["unit"]).first() if request.GET.get("unit") else None,
        "many_units": not request.GET.get("unit") and _sees_many_units(request, found),
        "any": sum(counts.values()) > 0,
        "narrowed": any(request.GET.get(key) for key in ("q", "award", "outcome", "tab", "unit")),
        "may_nominate": can(request.user, "awards.nominate")
        and deadlines.may_nominate(found.state, found.submit_by, today()),
        "query": request.GET.urlencode(),
    }
    return render(request, "awards/_nominations.html" if is_fragment(request) else "awards/nominations.html", context)


def _sees_many_units(request: HttpRequest, found: Round) -> bool:
    user = the_user(request)
    return can(user, "awards.see_board", found) or len(queries.acting_units(user, found)) > 1


def _tabs(request: HttpRequest, counts: dict[str, int], current: str) -> list[dict[str, Any]]:
    """Tabs that hold something, "all" and the current one."""
    shown = []
    for tab, states in TABS:
        number = sum(counts.get(state, 0) for state in states) if states else sum(counts.values())
        if not number and tab not in ("", current):
            continue
        query = request.GET.copy()
        query.pop("page", None)
        query["tab"] = tab
        shown.append(
            {"label": _tab_label(tab), "url": f"?{query.urlencode()}", "current": tab == current, "count": number}
        )
    return shown


@dataclass(frozen=True)
class Option:
    """One award with its verdict on the subject: a line of the choice before the proposal."""

    key: str
    name: str
    outcome: str
    headline: str
    url: str
    current: bool


@login_required
@require_http_methods(["GET", "POST"])
@vary_on_headers("HX-Request")
def nominate_page(request: HttpRequest, pk: int) -> HttpResponse:
    """Search → subject with the verdict on every award → one award clause by clause → proposal. Each step is a link."""
    found = seen_round(request, pk)
    unit = acting_unit(request, found)
    if unit is None:
        raise PermissionDenied
    form = NomineeForm(request.GET)
    words = form.cleaned_data["q"] if form.is_valid() else ""
    context: dict[str, Any] = {
        "round": found,
        "unit": unit,
        "units": queries.acting_units(the_user(request), found),
        "form": form,
        "words": words,
        "is_open": deadlines.may_nominate(found.state, found.submit_by, today()),
        "is_registered": Registration.objects.filter(round=found, unit=unit).exists(),
    }
    subject = find_subject(request.POST.get("subject") or request.GET.get("subject", ""), unit)
    if subject is not None:
        return _about_subject(request, found, unit, subject, context)
    if words:
        context["results"] = _results(queries.nominees_found(unit, words, year=found.year), found, unit, words)
    template = "awards/_nominees.html" if is_fragment(request) else "awards/nominate.html"
    return render(request, template, context)


def find_subject(key: str, unit: Unit) -> Person | Unit | None:
    """The subject as forms name it, "p12" or "u3", within the unit; None when there is none."""
    return find_subjects([key], unit).get(key)


def find_subjects(keys: Iterable[str], unit: Unit) -> dict[str, Person | Unit]:
    """The subjects of several keys, only those within the unit; at most two queries."""
    numbers: dict[str, set[int]] = {"p": set(), "u": set()}
    for key in keys:
        if key[:1] in numbers and key[1:].isdecimal() and len(key) <= 12:
            numbers[key[:1]].add(int(key[1:]))
    found: dict[str, Person | Unit] = {}
    if numbers["p"]:
        inside = Person.objects.filter(unit__path__startswith=unit.path, left_on__isnull=True, pk__in=numbers["p"])
        found |= {f"p{person.pk}": person for person in inside.select_related("unit")}
    if numbers["u"]:
        below = Unit.objects.under(unit).filter(pk__in=numbers["u"])
        found |= {f"u{one.pk}": one for one in below.select_related("parent")}
    return found


def key_of(subject: Person | Unit) -> str:
    return f"{'p' if isinstance(subject, Person) else 'u'}{subject.pk}"


def _results(found: list[Person | Unit], round_: Round, unit: Unit, words: str) -> list[dict[str, Any]]:
    """Lines of the search, each with what the subject is nominated for in this round already."""
    people = [one.pk for one in found if isinstance(one, Person)]
    collectives = [one.pk for one in found if isinstance(one, Unit)]
    standing: dict[str, list[str]] = {}
    rows = Nomination.objects.active().filter(round=round_)
    rows = rows.filter(Q(person__in=people) | Q(collective__in=collectives)).order_by("number")
    for person, collective, award in rows.values_list("person", "collective", "award"):
        key = f"p{person}" if person else f"u{collective}"
        standing.setdefault(key, []).append(rulebook.award_name(award))
    return [
        {
            "subject": one,
            "is_person": isinstance(one, Person),
            "beneath": ", ".join(part for part in (one.post, one.unit.name_vi) if part)
            if isinstance(one, Person)
            else (one.parent.name_vi if one.parent else ""),
            "url": f"?unit={unit.code}&subject={key_of(one)}",
            "standing": standing.get(key_of(one), []),
        }
        for one in found
    ]


def _about_subject(
    request: HttpRequest, found: Round, unit: Unit, subject: Person | Unit, context: dict[str, Any]
) -> HttpResponse:
    kind = "individual" if isinstance(subject, Person) else "collective"
    suited = rulebook.awards_for(kind, found.awards)
    answers = verdicts.outcomes_of_many([subject], suited, found, unit=unit)[0]
    chosen = request.POST.get("award") or request.GET.get("award") or ""
    chosen = chosen if chosen in suited else ""
    basis = request.POST.get("basis") or request.GET.get("basis") or ""
    basis = basis if basis in Basis.values else ""
    form = AwardForm(
        request.POST if request.method == "POST" else None, awards=suited, initial={"award": chosen, "basis": basis}
    )
    if request.method == "POST" and form.is_valid():
        try:
            made = nominate(
                found.pk, subject, form.cleaned_data["award"], unit=unit, actor=the_user(request), at=now(),
                basis=form.cleaned_data["basis"] or None,
            )  # fmt: skip
        except DomainError as error:
            form.add_error(None, error.problems)
        else:
            messages.success(
                request,
                _("Đã lập hồ sơ số %(number)s. Làm tiếp các việc dưới đây rồi nộp.") % {"number": made.label_number},
            )
            return redirect("awards:nomination", made.pk)
    base = f"?unit={unit.code}&subject={key_of(subject)}"
    elsewhere = queries.open_elsewhere(subject)
    answer = _full_answer(subject, chosen, found, basis, unit) if chosen else None
    context |= {
        "subject": subject,
        "subject_key": key_of(subject),
        "is_person": isinstance(subject, Person),
        "record_url": record_url(subject),
        "held": queries.titles_held(subject),
        "elsewhere": elsewhere,
        "clash": next((one for one in elsewhere if one.round_id == found.pk and one.award == chosen), None),
        "held_now": [one for one in queries.titles_held(subject) if one.award == chosen and one.year == found.year],
        "options": [_option(key, answers.get(key), base, chosen) for key in suited],
        "chosen": chosen,
        "chosen_name": rulebook.award_name(chosen) if chosen else "",
        "basis": basis,
        "bases": Basis.choices,
        "answer": answer,
        "basis_line": verdict_basis(found),
        "room": ceilings.room_of(found, unit, chosen) if chosen else None,
        "award_form": form,
        "names": rulebook.names_in(answer or {}),
        "change_url": f"{reverse('awards:nominate', args=[found.pk])}?unit={unit.code}",
    }
    return render(request, "awards/nominate_subject.html", context, status=422 if form.errors else 200)


def _full_answer(subject: Person | Unit, award: str, found: Round, basis: str, unit: Unit) -> dict[str, Any]:
    return readable(verdicts.ask_about(subject, award, found, basis=basis or None, unit=unit).answer)


def _option(key: str, answer: dict[str, Any] | None, base: str, chosen: str) -> Option:
    from thidua.ui.verdict import verdict_view

    seen = verdict_view(answer) if answer else None
    return Option(
        key=key,
        name=rulebook.award_name(key),
        outcome=str(answer["outcome"]) if answer else "not_in_force",
        headline=seen.headline if seen else "",
        url=f"{base}&award={key}",
        current=key == chosen,
    )


def verdict_basis(found: Round, on: date | None = None) -> str:
    """The line under a verdict's sentence: by which days the law was chosen; `on` is another day than the round's."""
    if on is not None:
        return _("Hỏi luật cho năm %(year)s, nếu quyết định ngày %(day)s") % {
            "year": str(found.year), "day": on.strftime("%d/%m/%Y"),
        }  # fmt: skip
    return _("Hỏi luật cho năm %(year)s, hồ sơ nhận ngày %(received)s, dự kiến quyết định ngày %(decided)s") % {
        "year": str(found.year),
        "received": found.received_on.strftime("%d/%m/%Y"),
        "decided": found.decide_on.strftime("%d/%m/%Y"),
    }
