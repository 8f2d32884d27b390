"""One page per dossier, its editing, withdrawing and history."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from thidua.awards import ceilings, dossier, wording
from thidua.awards.actions import change_nomination, withdraw
from thidua.awards.domain import states
from thidua.awards.errors import EditConflict
from thidua.awards.forms import DossierForm, NoteForm, WhenForm
from thidua.awards.models import Nomination, Round
from thidua.awards.views.case import Case
from thidua.awards.views.frame import may_record, seen_nomination, tell, the_user
from thidua.core.clock import now
from thidua.core.errors import DomainError
from thidua.core.permissions import can, require
from thidua.core.roles import Role


def may_edit(request: HttpRequest, nomination: Nomination) -> bool:
    """Whether this viewer may change the dossier in its present state."""
    return states.may_step("change", nomination.state) and can(request.user, "awards.change_nomination", nomination)


@login_required
@require_GET
def show(request: HttpRequest, pk: int) -> HttpResponse:
    nomination = seen_nomination(request, pk)
    on, when_form = _asked_day(request)
    editable = may_edit(request, nomination)
    of_unit = can(request.user, "awards.change_nomination", nomination)
    appraises = can(request.user, "awards.appraise", nomination)
    ministry = the_user(request).has_role(Role.DEPARTMENT, Role.SECRETARY, Role.LEADER)
    context: dict[str, Any] = {
        "nomination": nomination,
        "round": nomination.round,
        "case": Case(nomination, can_edit=editable, can_record=may_record(request, nomination.subject), on=on),
        "on": on,
        "when_form": when_form,
        "editable": editable,
        "of_unit": of_unit,
        "sees_work": of_unit or ministry,
        "room": ceilings.room_of(nomination.round, nomination.unit, nomination.award) if of_unit else None,
        "may_withdraw": of_unit and states.may_step("withdraw", nomination.state),
        "may_appraise": appraises
        and nomination.state == Nomination.State.SUBMITTED
        and nomination.round.state in (Round.State.OPEN, Round.State.APPRAISAL),
        "events": [(event, wording.event_detail(event)) for event in Case(nomination).recent]
        if of_unit or ministry
        else [],
    }
    return render(request, "awards/nomination.html", context, status=422 if when_form.errors else 200)


def _asked_day(request: HttpRequest) -> tuple[date | None, WhenForm]:
    """The other day of decision asked about by ?on=, when there is a good one."""
    form = WhenForm(request.GET if request.GET.get("on") else None)
    return (form.cleaned_data["on"], form) if form.is_bound and form.is_valid() else (None, form)


@login_required
@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    nomination = seen_nomination(request, pk)
    require(request.user, "awards.change_nomination", nomination)
    if not states.may_step("change", nomination.state):
        messages.info(request, _("Hồ sơ đã nộp nên không sửa được; chỉ sửa khi cơ quan thi đua trả lại."))
        return redirect("awards:nomination", nomination.pk)
    known = dossier.known_initiatives(nomination) if nomination.person_id else None
    initial = {
        "version": nomination.version, "achievement": nomination.achievement, "basis": nomination.basis or "",
        "explanation": nomination.explanation,
        "initiatives": list(nomination.initiatives.values_list("pk", flat=True)) if nomination.person_id else [],
    }  # fmt: skip
    form = DossierForm(request.POST if request.method == "POST" else None, initiatives=known, initial=initial)
    form.fields["achievement"].widget.attrs |= {
        "hx-post": reverse("awards:copies", args=[nomination.pk]),
        "hx-trigger": "load, input changed delay:900ms",
        "hx-target": "#doan-giong",
        "hx-sync": "this:replace",
    }
    conflict = None
    if request.method == "POST" and form.is_valid():
        try:
            _save(nomination, form, request)
        except EditConflict as error:
            conflict = error
            form.add_error(None, error.message)
            form.data = form.data.copy()  # type: ignore[attr-defined]
            form.data["version"] = error.current.version  # type: ignore[index]
        except DomainError as error:
            form.add_error(None, error.problems)
        else:
            messages.success(request, _("Đã lưu."))
            return redirect(_after_edit(request, nomination))
    context = {
        "nomination": nomination,
        "form": form,
        "conflict": conflict.current if conflict else None,
        "case": Case(nomination, can_edit=True, can_record=may_record(request, nomination.subject)),
        "came_from": request.GET.get("tu", ""),
    }
    return render(request, "awards/nomination_edit.html", context, status=422 if form.errors else 200)


def _save(nomination: Nomination, form: DossierForm, request: HttpRequest) -> None:
    cleaned = form.cleaned_data
    initiatives = list(cleaned["initiatives"]) if "initiatives" in cleaned else None
    change_nomination(
        nomination.pk, version=cleaned["version"], actor=the_user(request), at=now(), initiatives=initiatives,
        achievement=cleaned["achievement"], basis=cleaned["basis"], explanation=cleaned["explanation"],
    )  # fmt: skip


def _after_edit(request: HttpRequest, nomination: Nomination) -> str:
    """Back to the check page when the editor came from there."""
    page = "awards:check_answers" if request.GET.get("tu") == "kiem-tra" else "awards:nomination"
    return reverse(page, args=[nomination.pk])


@login_required
@require_http_methods(["GET", "POST"])
def withdraw_page(request: HttpRequest, pk: int) -> HttpResponse:
    nomination = seen_nomination(request, pk)
    require(request.user, "awards.withdraw_nomination", nomination)
    back = reverse("awards:nomination", args=[nomination.pk])
    form = NoteForm(request.POST if request.method == "POST" else None, label=_("Lý do rút"), required=False)
    if request.method == "POST" and form.is_valid():
        try:
            withdraw(nomination.pk, reason=form.cleaned_data["note"], actor=the_user(request), at=now())
        except DomainError as error:
            tell(request, error)
        else:
            messages.success(request, _("Đã rút đề nghị %(number)s.") % {"number": nomination.label_number})
        return redirect(back)
    if not states.may_step("withdraw", nomination.state):
        messages.info(request, _("Hồ sơ ở bước này không rút được nữa. Liên hệ cơ quan thi đua của Bộ."))
        return redirect(back)
    return render(
        request,
        "ui/confirm.html",
        {
            "heading": _("Rút đề nghị"),
            "question": f"{nomination.subject} – {Case(nomination).award_name}",
            "consequences": [
                _("Hồ sơ số %(number)s không được xét tiếp và không mở lại được.")
                % {"number": nomination.label_number},
                _("Mọi nội dung, giấy tờ và quá trình vẫn được giữ để tra cứu."),
                _("Có thể lập đề nghị mới cho cùng người, tập thể khi đợt xét còn nhận hồ sơ."),
            ],
            "form": form,
            "confirm_label": _("Rút đề nghị này"),
            "cancel_url": back,
        },
        status=422 if form.errors else 200,
    )


@login_required
@require_GET
def history(request: HttpRequest, pk: int) -> HttpResponse:
    """Everything that happened to the dossier; for its unit and the ministry's side."""
    nomination = seen_nomination(request, pk)
    if not can(request.user, "awards.see_history", nomination):
        raise PermissionDenied
    case = Case(nomination)
    return render(
        request,
        "awards/history.html",
        {
            "nomination": nomination,
            "case": case,
            "events": [(event, wording.event_detail(event)) for event in case.events],
        },
    )
