"""The department's work: its queue, one dossier judged at a time, and what dossiers come back for."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods
from django.views.decorators.vary import vary_on_headers

from thidua.awards import defects, queries, rulebook
from thidua.awards.actions import accept, reject, return_dossier
from thidua.awards.clock import local_day
from thidua.awards.domain import fairness
from thidua.awards.errors import OwnInterest
from thidua.awards.forms import NoteForm, QueueForm, ReasonFormSet, ReturnForm, reasons_of
from thidua.awards.models import Nomination, NominationQuerySet, Round
from thidua.awards.views.case import Case
from thidua.awards.views.frame import is_fragment, may_record, seen_nomination, seen_round, the_user
from thidua.core.clock import now, today
from thidua.core.errors import DomainError
from thidua.core.permissions import require

ACTS = ("accept", "return", "reject")


@login_required
@require_GET
@vary_on_headers("HX-Request")
def queue(request: HttpRequest) -> HttpResponse:
    user = the_user(request)
    require(user, "awards.appraise")
    waiting = queries.appraisal_queue(user)
    rounds = list(Round.objects.filter(pk__in=waiting.order_by().values("round")))
    form = QueueForm(request.GET, rounds=rounds)
    rows = queries.with_list_fields(_narrowed(waiting, form))
    page = Paginator(rows, settings.PAGE_SIZE).get_page(request.GET.get("page"))
    context = {
        "form": form,
        "page": page,
        "lines": [
            {"nomination": one, "days": (today() - local_day(one.submitted_at)).days}
            for one in page
            if one.submitted_at
        ],
        "award_names": rulebook.award_names(),
        "narrowed": any(request.GET.get(key) for key in form.fields),
        "query": request.GET.urlencode(),
        "rounds": rounds,
    }
    return render(request, "awards/_queue.html" if is_fragment(request) else "awards/queue.html", context)


def _narrowed(waiting: NominationQuerySet, form: QueueForm) -> NominationQuerySet:
    chosen = form.cleaned_data if form.is_valid() else {}
    return queries.filtered(
        waiting,
        queries.NominationFilter(
            words=chosen.get("q") or "", award=chosen.get("award") or "", outcome=chosen.get("outcome") or "",
            round=chosen.get("round") or "",
        ),
    )  # fmt: skip


@login_required
@require_http_methods(["GET", "POST"])
def appraise(request: HttpRequest, pk: int) -> HttpResponse:
    """One dossier with everything that its judgement needs, and the three acts; then the next one."""
    nomination = seen_nomination(request, pk)
    user = the_user(request)
    require(user, "awards.appraise", nomination)
    case = Case(nomination, can_record=may_record(request, nomination.subject))
    about = list(case.about_labels.items())
    act = request.POST.get("act", "") if request.method == "POST" else ""
    forms = _forms(request, act, about)
    neighbours = queries.neighbours_in_queue(user, nomination)
    if act in ACTS and _all_valid(forms[act]):
        try:
            told = _do(act, nomination, forms[act], request)
        except DomainError as error:
            _add_problems(forms[act], error)
        else:
            messages.success(request, told)
            following = neighbours.following or neighbours.previous
            return redirect("awards:appraise", following) if following else redirect("awards:queue")
    failed = act in ACTS
    context: dict[str, Any] = {
        "nomination": nomination,
        "round": nomination.round,
        "case": case,
        "forms": forms,
        "act": act,
        "failed": failed,
        "neighbours": neighbours,
        "why_not": _why_not(nomination, user.pk),
        "judgeable": nomination.state == Nomination.State.SUBMITTED,
    }
    return render(request, "awards/appraise.html", context, status=422 if failed else 200)


def _forms(request: HttpRequest, act: str, about: list[tuple[str, str]]) -> dict[str, list[Any]]:
    """The forms of the three acts; only those of the pressed button are bound, the others keep nothing to lose."""
    data = {name: request.POST if act == name else None for name in ACTS}
    return {
        "accept": [NoteForm(data["accept"], label=_("Ý kiến thẩm định"), required=False, prefix="accept")],
        "return": [
            ReturnForm(data["return"], prefix="return"),
            ReasonFormSet(data["return"], prefix="reason", form_kwargs={"about": about}),
        ],
        "reject": [NoteForm(data["reject"], label=_("Lý do không đủ điều kiện"), prefix="reject")],
    }


def _all_valid(forms: list[Any]) -> bool:
    checked = [form.is_valid() for form in forms]  # every form, so that all problems show at once
    return all(checked)


def _do(act: str, nomination: Nomination, forms: list[Any], request: HttpRequest) -> str:
    """Carry out the act; the sentence to show afterwards."""
    given = request.POST.get("version", "")
    common: dict[str, Any] = {
        "actor": the_user(request), "at": now(), "version": int(given) if given.isdecimal() else None,
    }  # fmt: skip
    name = {"number": nomination.label_number, "subject": nomination.subject}
    if act == "accept":
        accept(nomination.pk, note=forms[0].cleaned_data["note"], **common)
        return _("Đã tiếp nhận hồ sơ %(number)s (%(subject)s).") % name
    if act == "reject":
        reject(nomination.pk, reason=forms[0].cleaned_data["note"], **common)
        return _("Đã kết luận hồ sơ %(number)s (%(subject)s) không đủ điều kiện.") % name
    return_dossier(nomination.pk, reasons=reasons_of(forms[1]), due_on=forms[0].cleaned_data["due_on"], **common)
    return _("Đã trả lại hồ sơ %(number)s (%(subject)s) kèm lý do.") % name


def _add_problems(forms: list[Any], error: DomainError) -> None:
    forms[0].add_error(None, list(dict.fromkeys([error.message, *error.problems])))


def _why_not(nomination: Nomination, user_id: int) -> str:
    """Why this user does not judge this dossier; empty when nothing stands against it."""
    subject = nomination.person.user_id if nomination.person else None
    why = fairness.own_interest(
        user_id, proposed_by=nomination.proposed_by_id, submitted_by=nomination.submitted_by_id, subject=subject
    )
    return str(OwnInterest(why)) if why else ""


@login_required
@require_GET
def defect_table(request: HttpRequest, pk: int) -> HttpResponse:
    """The ten most frequent defects of the round and where they occur; an officer sees the own unit's."""
    found = seen_round(request, pk)
    require(request.user, "awards.see_defects", found)
    lines = [
        {"line": line, "label": defects.defect_label(line.code)}
        for line in queries.defects_of(found, the_user(request))
    ]
    top = max((line["line"].total for line in lines), default=0)  # type: ignore[attr-defined]
    context = {"round": found, "lines": lines, "top": top, "back": reverse("awards:round", args=[found.pk])}
    return render(request, "awards/defects.html", context)
