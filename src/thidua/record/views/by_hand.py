"""Facts, people and collectives entered one at a time; corrections, withdrawals, attestations."""

from __future__ import annotations

import json
from typing import Any, cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from thidua.core.clock import now
from thidua.core.errors import DomainError
from thidua.core.models import User
from thidua.core.permissions import get_seen, require
from thidua.organisation.actions import add_collective, add_person, change_person
from thidua.organisation.models import Person, Unit
from thidua.record import correcting
from thidua.record.by_kind import KINDS
from thidua.record.forms_history import AttestForm, CollectiveForm, PersonForm, WithdrawForm
from thidua.record.intake.guarding import known_already
from thidua.record.models import Attestation
from thidua.record.repeats import repeats_of, same_effects
from thidua.record.views.seen import seen_collective, seen_person


def address_of(subject: Person | Unit) -> str:
    return reverse("record:person" if isinstance(subject, Person) else "record:unit", args=[subject.pk])


def _subject(request: HttpRequest, of: str, pk: int) -> Person | Unit:
    if of == "ca-nhan":
        return seen_person(request, pk)
    if of != "tap-the":
        raise Http404
    return seen_collective(request, pk)


@login_required
@require_http_methods(["GET", "POST"])
def add(request: HttpRequest, of: str, pk: int, kind: str) -> HttpResponse:
    subject = _subject(request, of, pk)
    subject_kind = "individual" if isinstance(subject, Person) else "collective"
    if kind not in KINDS or subject_kind not in KINDS[kind].form.of:
        raise Http404
    require(request.user, "record.change_facts", correcting.unit_of(subject))
    asked_for = {name: request.GET[name] for name in KINDS[kind].form.base_fields if name in request.GET}
    form = KINDS[kind].form(request.POST or None, initial=asked_for, subject_kind=subject_kind)
    if request.method == "POST" and form.is_valid():
        try:
            correcting.add_fact(kind, subject, values=form.values(), actor=cast(User, request.user), at=now())
        except DomainError as error:
            form.add_error(None, error.message)
        else:
            messages.success(request, _("Đã thêm vào hồ sơ."))
            return redirect(address_of(subject))
    heading = _("Thêm %(kind)s") % {"kind": KINDS[kind].form.label}
    return _fact_page(request, subject, form, heading, _("Thêm vào hồ sơ"))


def _fact_page(request: HttpRequest, subject: Person | Unit, form: Any, heading: str, submit: str) -> HttpResponse:
    context = {"subject": subject, "form": form, "heading": heading, "submit": submit, "back": address_of(subject)}
    return render(request, "record/fact.html", context, status=422 if form.errors else 200)


@login_required
@require_http_methods(["GET", "POST"])
def correct(request: HttpRequest, kind: str, pk: int) -> HttpResponse:
    if kind not in KINDS:
        raise Http404
    fact = get_seen(correcting.facts_seen_by(request.user, kind), pk=pk)
    subject = correcting.owner_of(fact)
    require(request.user, "record.change_facts", correcting.unit_of(subject))
    subject_kind = "individual" if isinstance(subject, Person) else "collective"
    form = KINDS[kind].form_of(fact, request.POST or None, subject_kind=subject_kind)
    if request.method == "POST" and form.is_valid():
        try:
            correcting.correct_fact(kind, pk, values=form.values(), actor=cast(User, request.user), at=now())
        except DomainError as error:
            form.add_error(None, error.message)
        else:
            messages.success(request, _("Đã sửa. Bản cũ vẫn được lưu trong quá trình."))
            return redirect(address_of(subject))
    if kind == "initiative":
        for name in ("title", "effect"):
            form.fields[name].widget.attrs["hx-vals"] = json.dumps({"but": pk})
    return _fact_page(request, subject, form, _("Sửa %(kind)s") % {"kind": KINDS[kind].form.label}, _("Lưu bản đã sửa"))


@login_required
@require_http_methods(["GET", "POST"])
def withdraw(request: HttpRequest, kind: str, pk: int) -> HttpResponse:
    if kind not in KINDS:
        raise Http404
    fact = get_seen(correcting.facts_seen_by(request.user, kind), pk=pk)
    subject = correcting.owner_of(fact)
    require(request.user, "record.change_facts", correcting.unit_of(subject))
    form = WithdrawForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            correcting.withdraw_fact(
                kind, pk, reason=form.cleaned_data["reason"], actor=cast(User, request.user), at=now()
            )
        except DomainError as error:
            form.add_error(None, error.message)
        else:
            messages.success(request, _("Đã rút khỏi hồ sơ."))
            return redirect(address_of(subject))
    context = {
        "heading": _("Rút dữ kiện khỏi hồ sơ"),
        "question": str(fact),
        "consequences": [
            _("Dữ kiện không còn được tính khi xét; kết luận theo luật có thể đổi."),
            _("Dòng cũ vẫn được lưu cùng lý do."),
        ],
        "confirm_label": _("Rút khỏi hồ sơ"),
        "cancel_url": address_of(subject),
        "form": form,
    }
    return render(request, "ui/confirm.html", context, status=422 if form.errors else 200)


@login_required
@require_POST
def attest(request: HttpRequest, pk: int) -> HttpResponse:
    unit = cast(Unit, _subject(request, "tap-the", pk))
    require(request.user, "record.attest", unit)
    form = AttestForm(request.POST)
    if form.is_valid():
        correcting.attest(unit, **form.cleaned_data, actor=cast(User, request.user), at=now())
        messages.success(request, _("Đã xác nhận. Luật sẽ hiểu “không có trong danh sách” là “không có”."))
    else:
        messages.error(request, _("Chọn danh sách và năm."))
    return redirect("record:unit", pk=pk)


@login_required
@require_POST
def take_back(request: HttpRequest, pk: int) -> HttpResponse:
    """Withdraw an attestation."""
    found = get_seen(
        Attestation.objects.filter(unit__in=Unit.objects.visible_to(request.user)).select_related("unit"), pk=pk
    )
    require(request.user, "record.attest", found.unit)
    correcting.withdraw_attestation(pk, actor=cast(User, request.user), at=now())
    messages.success(request, _("Đã rút xác nhận."))
    return redirect("record:unit", pk=found.unit_id)


@login_required
@require_http_methods(["GET", "POST"])
def new_person(request: HttpRequest, pk: int) -> HttpResponse:
    unit = cast(Unit, _subject(request, "tap-the", pk))
    require(request.user, "organisation.change_person", unit)
    form = PersonForm(request.POST or None, unit=unit, initial={"unit": unit.pk})
    if request.method == "POST" and form.is_valid():
        known = [] if request.POST.get("new") else known_already(form.cleaned_data, request.user)
        if known:
            context = {
                "subject": unit, "form": form, "heading": _("Thêm người"), "submit": _("Là người khác, vẫn thêm"),
                "back": address_of(unit), "known": known,
            }  # fmt: skip
            return render(request, "record/fact.html", context, status=422)
        made = add_person(actor=cast(User, request.user), at=now(), **form.cleaned_data)
        messages.success(request, _("Đã thêm %(name)s.") % {"name": made.full_name})
        return redirect("record:person", pk=made.pk)
    return _fact_page(request, unit, form, _("Thêm người"), _("Thêm người"))


@login_required
@require_http_methods(["GET", "POST"])
def edit_person(request: HttpRequest, pk: int) -> HttpResponse:
    """What is known of the person apart from the years: sex, group, birth, the day of joining."""
    found = seen_person(request, pk)
    require(request.user, "organisation.change_person", found.unit)
    form = PersonForm(request.POST or None, instance=found, unit=found.unit)
    if request.method == "POST" and form.is_valid():
        change_person(pk, actor=cast(User, request.user), at=now(), **form.cleaned_data)
        messages.success(request, _("Đã lưu."))
        return redirect("record:person", pk=pk)
    heading = _("Sửa thông tin cá nhân")
    return _fact_page(request, Person.objects.get(pk=pk), form, heading, _("Lưu"))


@login_required
@require_http_methods(["GET", "POST"])
def new_collective(request: HttpRequest, pk: int) -> HttpResponse:
    unit = cast(Unit, _subject(request, "tap-the", pk))
    require(request.user, "organisation.change_person", unit)
    form = CollectiveForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        made = add_collective(actor=cast(User, request.user), at=now(), parent=unit, **form.cleaned_data)
        messages.success(request, _("Đã thêm %(name)s.") % {"name": made.name_vi})
        return redirect("record:unit", pk=made.pk)
    return _fact_page(request, unit, form, _("Thêm tập thể nhỏ"), _("Thêm tập thể"))


@login_required
@require_GET
def repeats(request: HttpRequest) -> HttpResponse:
    """Earlier initiatives that the typed title may repeat; a part of the form."""
    require(request.user, "record.import_list")
    but = request.GET.get("but", "")
    found = repeats_of(request.GET.get("title", "")[:500], request.user, but=int(but) if but.isdecimal() else 0)
    return render(request, "record/_repeats.html", {"repeats": found})


@login_required
@require_POST
def effects(request: HttpRequest) -> HttpResponse:
    """Initiatives that tell their effect in the words being typed; a part of the form. Nothing is written."""
    require(request.user, "record.import_list")
    but = request.POST.get("but", "")
    said = request.POST.get("effect", "")[:2000]
    found = same_effects(said, request.user, but=int(but) if but.isdecimal() else 0)
    return render(request, "record/_effects.html", {"effects": found})


urlpatterns: list[URLPattern] = [
    path("ho-so/sang-kien/giong/", repeats, name="repeats"),
    path("ho-so/sang-kien/doan-giong/", effects, name="effects"),
    path("ho-so/<slug:of>/<int:pk>/them/<slug:kind>/", add, name="add_fact"),
    path("ho-so/du-kien/<slug:kind>/<int:pk>/sua/", correct, name="correct_fact"),
    path("ho-so/du-kien/<slug:kind>/<int:pk>/rut/", withdraw, name="withdraw_fact"),
    path("ho-so/tap-the/<int:pk>/xac-nhan/", attest, name="attest"),
    path("ho-so/xac-nhan/<int:pk>/rut/", take_back, name="take_back"),
    path("ho-so/ca-nhan/<int:pk>/sua/", edit_person, name="edit_person"),
    path("ho-so/tap-the/<int:pk>/them-nguoi/", new_person, name="new_person"),
    path("ho-so/tap-the/<int:pk>/them-tap-the/", new_collective, name="new_collective"),
]
