"""The list of decisions, the page of one, and the acts that make it stand: sign, take back, issue."""

from __future__ import annotations

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from thidua.core.clock import now
from thidua.core.errors import DomainError
from thidua.core.models import Event
from thidua.core.permissions import can, require
from thidua.core.roles import Role
from thidua.decisions import actions, queries
from thidua.decisions.actions.drafting import items_with_nominations
from thidua.decisions.forms import IssueForm, ReasonForm
from thidua.decisions.models import Decision, Revocation
from thidua.decisions.views.frame import context_of, seen_decision, steps_of, tell, the_user


@login_required
@require_GET
def decision_list(request: HttpRequest) -> HttpResponse:
    visible = Decision.objects.visible_to(request.user)
    counts = queries.counts_by_state(visible)
    chosen = request.GET.get("tab", "")
    rows = queries.with_list_fields(visible)
    if chosen in counts:
        rows = rows.filter(state=chosen)
    own = reverse("decisions:list")
    tabs = [{"label": _("Tất cả"), "url": own, "current": chosen not in counts, "count": sum(counts.values())}]
    tabs += [
        {"label": state.label, "url": f"{own}?tab={state}", "current": chosen == state, "count": counts[state]}
        for state in Decision.State
    ]
    page = Paginator(rows, settings.PAGE_SIZE).get_page(request.GET.get("page"))
    ready = queries.ready_to_draft(request.user) if can(request.user, "decisions.draft") else []
    open_revocations = Revocation.objects.visible_to(request.user).filter(state=Revocation.State.PROPOSED)
    context = {
        "page_obj": page,
        "tabs": tabs,
        "ready": ready,
        "revocations": open_revocations.select_related("certificate__item"),
    }
    return render(request, "decisions/list.html", context)


@login_required
@require_GET
def show(request: HttpRequest, pk: int) -> HttpResponse:
    """The page of a decision: what it says, whom it names, what comes next for this viewer."""
    decision = seen_decision(request, pk)
    user = the_user(request)
    inside = can(user, "decisions.see_inside", decision)
    items = items_with_nominations(decision)
    if not inside:
        paths = [grant.unit.path for grant in user.grants if grant.role == Role.OFFICER]
        items = [item for item in items if any(item.nomination.unit.path.startswith(path) for path in paths)]
    certificates = {one.item_id: one for one in queries.certificates_of(decision)} if decision.is_issued else {}
    for item in items:
        item.shown_certificate = certificates.get(item.pk)  # type: ignore[attr-defined]
    context = context_of(
        decision,
        items=items,
        inside=inside,
        fairness=queries.fairness_of(decision, items) if inside else [],
        totals=queries.bonus_totals(decision, items) if inside else None,
        events=Event.objects.about(decision) if inside else [],
        may={
            name: can(user, f"decisions.{name}", decision)
            for name in ("change_draft", "sign", "reopen", "issue", "print_certificates")
        },
    )
    return render(request, "decisions/decision.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def sign(request: HttpRequest, pk: int) -> HttpResponse:
    decision = seen_decision(request, pk)
    require(request.user, "decisions.sign", decision)
    if request.method == "POST":
        try:
            actions.sign_decision(pk, actor=the_user(request), at=now())
        except DomainError as error:
            return render(request, "decisions/refused.html", context_of(decision, error=error), status=422)
        messages.success(request, _("Đã ký. Văn thư cấp số và ngày để ban hành."))
        return redirect("decisions:decision", pk=pk)
    items = items_with_nominations(decision)
    context = context_of(decision, items=items, fairness=queries.fairness_of(decision, items))
    context |= {"totals": queries.bonus_totals(decision, items), "steps": steps_of(decision, at_signature=True)}
    return render(request, "decisions/sign.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def reopen(request: HttpRequest, pk: int) -> HttpResponse:
    decision = seen_decision(request, pk)
    require(request.user, "decisions.reopen", decision)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.reopen_decision(pk, reason=form.cleaned_data["reason"], actor=the_user(request), at=now())
        except DomainError as error:
            tell(request, error)
        else:
            messages.success(request, _("Đã đưa về dự thảo, chữ ký trước không còn."))
        return redirect("decisions:decision", pk=pk)
    context = {
        "heading": _("Đưa quyết định đã ký về dự thảo"),
        "question": decision.subject,
        "consequences": [_("Chữ ký hiện có bị bỏ; phải ký lại sau khi sửa."), _("Lý do được lưu trong quá trình.")],
        "confirm_label": _("Đưa về dự thảo"),
        "cancel_url": reverse("decisions:decision", args=[pk]),
        "form": form,
    }
    return render(request, "ui/confirm.html", context, status=422 if form.errors else 200)


@login_required
@require_http_methods(["GET", "POST"])
def issue(request: HttpRequest, pk: int) -> HttpResponse:
    """Only number and date are typed; everything else stands already."""
    decision = seen_decision(request, pk)
    require(request.user, "decisions.issue", decision)
    form = IssueForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.issue_decision(pk, **form.cleaned_data, actor=the_user(request), at=now())
        except DomainError as error:
            for problem in error.problems:
                form.add_error(None, problem)
        else:
            messages.success(request, _("Đã ban hành Quyết định số %(number)s.") % {"number": made.shown_number})
            return redirect("decisions:decision", pk=pk)
    context = context_of(decision, form=form, lines=decision.items.count())
    return render(request, "decisions/issue.html", context, status=422 if form.errors else 200)
