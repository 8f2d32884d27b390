"""Local documents: a ministry's circular, a unit's regulation, laid over the law for the unit and all below it."""

from __future__ import annotations

from typing import Any, cast

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from thidua.core.clock import now, today
from thidua.core.errors import DomainError
from thidua.core.models import User
from thidua.core.permissions import can, get_seen, require
from thidua.core.roles import Role
from thidua.law.local import read_local
from thidua.organisation.models import Unit
from thidua.organisation.permissions import scope
from thidua.rulebooks import in_force, queries
from thidua.rulebooks.errors import BadLocalDocument
from thidua.rulebooks.forms import LocalDocumentForm, SwitchOffForm
from thidua.rulebooks.local_actions import add_local, withdraw_local
from thidua.rulebooks.models import LocalDocument
from thidua.rulebooks.wording import ceiling_sentence, language


def _units(user: object) -> Any:
    mine = scope(user, Role.OFFICER, Role.DEPARTMENT, Role.LAWYER, field="")
    return Unit.objects.filter(mine, to_year__isnull=True).exclude(kind=Unit.COLLECTIVE).order_by("path")


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def documents(request: HttpRequest) -> HttpResponse:
    """Those that hold for the viewer's units; POST loads one."""
    require(request.user, "rulebooks.see_local")
    may_add = can(request.user, "rulebooks.manage_local")
    form = LocalDocumentForm(units=_units(request.user))
    problems: list[str] = []
    if request.method == "POST":
        require(request.user, "rulebooks.manage_local")
        form = LocalDocumentForm(request.POST, request.FILES, units=_units(request.user))
        if form.is_valid():
            actor = cast(User, request.user)
            try:
                made = add_local(form.cleaned_data["file"], unit=form.cleaned_data["unit"], actor=actor, at=now())
            except BadLocalDocument as error:
                problems = error.problems
                form.add_error("file", str(error))
            except DomainError as error:
                form.add_error("file", str(error))
            else:
                messages.success(request, _("Đã áp dụng. Hồ sơ chưa quyết định đang được hỏi lại theo quy định này."))
                return redirect("rulebooks:local_document", pk=made.pk)
    listed = LocalDocument.objects.visible_to(request.user).select_related("unit", "by")
    context = {
        "form": form if may_add else None,
        "problems": problems,
        "today": today(),
        "page": Paginator(listed.defer("content"), settings.PAGE_SIZE).get_page(request.GET.get("page")),
    }
    return render(request, "rulebooks/local_documents.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def document(request: HttpRequest, pk: int) -> HttpResponse:
    """What it says, award by award; POST switches it off."""
    require(request.user, "rulebooks.see_local")
    listed = LocalDocument.objects.visible_to(request.user).select_related("unit", "by", "withdrawn_by")
    found: LocalDocument = get_seen(listed, pk=pk)
    form = SwitchOffForm(request.POST or None)
    if request.method == "POST":
        require(request.user, "rulebooks.manage_local", found.unit)
        if form.is_valid():
            withdraw_local(pk, reason=form.cleaned_data["reason"], actor=cast(User, request.user), at=now())
            messages.success(request, _("Đã thôi áp dụng. Kết luận đã lưu vẫn giải thích được bằng quy định này."))
            return redirect("rulebooks:local_document", pk=pk)
    context = {
        "document": found,
        "rules": _rules(found),
        "form": form,
        "may_change": can(request.user, "rulebooks.manage_local", found.unit),
    }
    return render(request, "rulebooks/local_document.html", context, status=422 if form.errors else 200)


def _rules(found: LocalDocument) -> list[dict[str, Any]]:
    law = queries.law()
    return [
        {
            "award": law.awards[rule.award],
            "key": rule.award,
            "regimes": rule.regimes,
            "clauses": rule.clauses,
            "settles": bool(rule.settles),
            "ceiling": ceiling_sentence(rule.ceiling, language()) if rule.ceiling else "",
            "ceiling_cites": rule.ceiling.cites if rule.ceiling else "",
        }
        for rule in read_local(found.content, in_force.current()).rules
    ]
