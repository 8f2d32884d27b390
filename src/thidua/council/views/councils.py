"""Councils and their members."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from thidua.core.clock import now, today
from thidua.core.permissions import can, get_seen, require
from thidua.core.roles import Role
from thidua.council import actions
from thidua.council.forms import CouncilForm, MemberForm
from thidua.council.models import Council, Member
from thidua.council.rulebook import quorum_of
from thidua.council.views.frame import the_user


def _seen(request: HttpRequest, pk: int) -> Council:
    found: Council = get_seen(Council.objects.visible_to(request.user).select_related("unit"), pk=pk)
    return found


@login_required
@require_GET
def show(request: HttpRequest, pk: int) -> HttpResponse:
    council = _seen(request, pk)
    members = list(council.members.select_related("person__unit"))
    in_force = set(council.members.in_force(today()).values_list("pk", flat=True))
    context = {
        "council": council,
        "members": [{"member": member, "is_in_force": member.pk in in_force} for member in members],
        "number": len(in_force),
        "quorum": quorum_of(council),
        "may_change": can(request.user, "council.change_council", council.unit),
        "may_plan": can(request.user, "council.plan_meeting", council),
    }
    return render(request, "council/council.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def create(request: HttpRequest) -> HttpResponse:
    user = the_user(request)
    require(user, "council.change_council")
    unit = next(grant.unit for grant in user.grants if grant.role in (Role.SECRETARY, Role.DEPARTMENT))
    form = CouncilForm(
        request.POST if request.method == "POST" else None,
        initial={"name": _("Hội đồng Thi đua - Khen thưởng %(unit)s") % {"unit": unit.name_vi}},
    )
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.create_council(form.plan(), unit=unit, actor=user, at=now())
        except ValidationError as error:
            _add_errors(form, error)
        else:
            messages.success(request, _("Đã lập Hội đồng. Tiếp theo: thêm thành viên."))
            return redirect("council:council", made.pk)
    context = {"form": form, "unit": unit}
    return render(request, "council/council_form.html", context, status=422 if form.errors else 200)


@login_required
@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    council = _seen(request, pk)
    user = the_user(request)
    require(user, "council.change_council", council.unit)
    form = CouncilForm(request.POST if request.method == "POST" else None, found=council)
    if request.method == "POST" and form.is_valid():
        try:
            actions.change_council(council.pk, form.plan(), actor=user, at=now())
        except ValidationError as error:
            _add_errors(form, error)
        else:
            messages.success(request, _("Đã lưu Hội đồng."))
            return redirect("council:council", council.pk)
    context = {"form": form, "unit": council.unit, "council": council}
    return render(request, "council/council_form.html", context, status=422 if form.errors else 200)


@login_required
@require_http_methods(["GET", "POST"])
def member_add(request: HttpRequest, pk: int) -> HttpResponse:
    """Add a member; the form comes back empty for the next one."""
    council = _seen(request, pk)
    user = the_user(request)
    require(user, "council.change_council", council.unit)
    form = MemberForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.add_member(council.pk, form.plan(), actor=user, at=now())
        except ValidationError as error:
            _add_errors(form, error)
        else:
            messages.success(request, _("Đã thêm %(name)s.") % {"name": made.full_name})
            again = "add_another" in request.POST
            return redirect("council:member_add" if again else "council:council", council.pk)
    return _member_page(request, form, council, None)


@login_required
@require_http_methods(["GET", "POST"])
def member_edit(request: HttpRequest, pk: int) -> HttpResponse:
    rows = Member.objects.visible_to(request.user).select_related("council__unit", "person", "user")
    member: Member = get_seen(rows, pk=pk)
    user = the_user(request)
    require(user, "council.change_council", member.council.unit)
    form = MemberForm(request.POST if request.method == "POST" else None, found=member)
    if request.method == "POST" and form.is_valid():
        try:
            actions.change_member(member.pk, form.plan(), actor=user, at=now())
        except ValidationError as error:
            _add_errors(form, error)
        else:
            messages.success(request, _("Đã lưu %(name)s.") % {"name": form.cleaned_data["full_name"]})
            return redirect("council:council", member.council_id)
    return _member_page(request, form, member.council, member)


def _member_page(request: HttpRequest, form: MemberForm, council: Council, member: Member | None) -> HttpResponse:
    context: dict[str, Any] = {"form": form, "council": council, "member": member}
    return render(request, "council/member_form.html", context, status=422 if form.errors else 200)


def _add_errors(form: Any, error: ValidationError) -> None:
    """Constraint errors of the model, without naming fields the form does not have."""
    for line in error.messages:
        form.add_error(None, line)
