"""A decision before it is signed: preview of the list, draft, wording, choice of names."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from thidua.awards import verdicts
from thidua.awards.models import Round
from thidua.awards.rulebook import award_name
from thidua.core.clock import now
from thidua.core.errors import DomainError
from thidua.core.permissions import get_seen, require
from thidua.decisions import actions, queries
from thidua.decisions.forms import DraftForm
from thidua.decisions.listing import ready_nominations
from thidua.decisions.views.frame import context_of, seen_decision, tell, the_user


@login_required
@require_http_methods(["GET", "POST"])
def draft(request: HttpRequest, round_pk: int, award: str) -> HttpResponse:
    """Show whom the decision would name and what the law says of each today; then draft it."""
    round_ = get_seen(Round.objects.visible_to(request.user).select_related("unit"), pk=round_pk)
    require(request.user, "decisions.draft", round_.unit)
    if award not in round_.awards:
        raise Http404
    nominations = ready_nominations(round_, award)
    error = None
    if request.method == "POST":
        chosen = [int(pk) for pk in request.POST.getlist("nomination") if pk.isdecimal()]
        try:
            made = actions.draft_decision(round_pk, award, nomination_ids=chosen, actor=the_user(request), at=now())
        except DomainError as refused:
            error = refused
        else:
            messages.success(request, _("Đã lập dự thảo. Đọc lại lời văn rồi trình ký."))
            return redirect("decisions:decision", pk=made.pk)
    asked = verdicts.ask_each(nominations)
    rows = [(nomination, asked[nomination.pk].outcome) for nomination in nominations]
    context = {"round": round_, "award": award, "award_name": award_name(award), "rows": rows, "error": error}
    return render(request, "decisions/draft.html", context, status=422 if error else 200)


@login_required
@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    decision = seen_decision(request, pk)
    require(request.user, "decisions.change_draft", decision)
    form = DraftForm.of(decision, request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.change_draft(
                pk, actor=the_user(request), at=now(), version=form.cleaned_data["version"], text=form.text()
            )
        except DomainError as error:
            for problem in error.problems:
                form.add_error(None, problem)
        else:
            messages.success(request, _("Đã lưu lời văn của quyết định."))
            return redirect("decisions:decision", pk=pk)
    return render(request, "decisions/edit.html", context_of(decision, form=form), status=422 if form.errors else 200)


@login_required
@require_http_methods(["GET", "POST"])
def choose(request: HttpRequest, pk: int) -> HttpResponse:
    """Take names off the draft or add those that have passed since."""
    decision = seen_decision(request, pk)
    require(request.user, "decisions.change_draft", decision)
    listed = set(decision.items.values_list("nomination", flat=True))
    error = None
    if request.method == "POST":
        wanted = [int(value) for value in request.POST.getlist("nomination") if value.isdecimal()]
        version = int(request.POST.get("version") or 0)
        try:
            actions.change_draft(pk, actor=the_user(request), at=now(), version=version, nomination_ids=wanted)
        except DomainError as refused:
            error, listed = refused, set(wanted)
        else:
            messages.success(request, _("Đã lưu danh sách."))
            return redirect("decisions:decision", pk=pk)
    rows = [(one, one.pk in listed) for one in queries.nominations_to_choose(decision)]
    return render(
        request, "decisions/choose.html", context_of(decision, rows=rows, error=error), status=422 if error else 200
    )


@login_required
@require_http_methods(["GET", "POST"])
def discard(request: HttpRequest, pk: int) -> HttpResponse:
    decision = seen_decision(request, pk)
    require(request.user, "decisions.change_draft", decision)
    if request.method == "POST":
        try:
            actions.discard_draft(pk, actor=the_user(request), at=now())
        except DomainError as error:
            tell(request, error)
            return redirect("decisions:decision", pk=pk)
        messages.success(request, _("Đã bỏ dự thảo. Các hồ sơ trong danh sách lại chờ quyết định."))
        return redirect("decisions:list")
    context = {
        "heading": _("Bỏ dự thảo quyết định"),
        "question": decision.subject,
        "consequences": [_("Dự thảo và lời văn đã sửa bị xóa."), _("Hồ sơ không mất: các hồ sơ lại chờ quyết định.")],
        "confirm_label": _("Bỏ dự thảo"),
        "cancel_url": reverse("decisions:decision", args=[pk]),
    }
    return render(request, "ui/confirm.html", context)
