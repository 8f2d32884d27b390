"""Taking an award back: proposed by the department, decided by the leader of the body that gave it."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from thidua.core.clock import now
from thidua.core.errors import DomainError
from thidua.core.permissions import can, require
from thidua.decisions import actions, rulebook
from thidua.decisions.forms import ConfirmRevocationForm, DeclineForm, RevocationForm
from thidua.decisions.models import Revocation
from thidua.decisions.views.frame import seen_certificate, seen_revocation, tell, the_user


@login_required
@require_http_methods(["GET", "POST"])
def propose(request: HttpRequest, pk: int) -> HttpResponse:
    certificate = seen_certificate(request, pk)
    require(request.user, "decisions.propose_revocation", certificate)
    decided_on = certificate.item.decision.decided_on
    assert decided_on is not None
    form = RevocationForm(request.POST or None, grounds=rulebook.grounds(decided_on))
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.propose_revocation(pk, **form.cleaned_data, actor=the_user(request), at=now())
        except DomainError as error:
            form.add_error(None, error.message)
        else:
            messages.success(request, _("Đã đề nghị hủy bỏ. Lãnh đạo của cơ quan đã quyết định sẽ xem xét."))
            return redirect("decisions:revocation", pk=made.pk)
    context = {"certificate": certificate, "form": form, "back": reverse("decisions:certificate", args=[pk])}
    return render(request, "decisions/propose_revocation.html", context, status=422 if form.errors else 200)


@login_required
@require_http_methods(["GET", "POST"])
def show(request: HttpRequest, pk: int) -> HttpResponse:
    """The proposal; its decision is typed on the same page."""
    revocation = seen_revocation(request, pk)
    is_open = revocation.state == Revocation.State.PROPOSED
    may_decide = is_open and can(request.user, "decisions.confirm_revocation", revocation)
    form = ConfirmRevocationForm(request.POST or None)
    if request.method == "POST":
        require(request.user, "decisions.confirm_revocation", revocation)
        if form.is_valid():
            try:
                actions.confirm_revocation(pk, **form.cleaned_data, actor=the_user(request), at=now())
            except DomainError as error:
                form.add_error(None, error.message)
            else:
                messages.success(request, _("Đã hủy bỏ. Trang công khai và hồ sơ cá nhân đã ghi nhận."))
                return redirect("decisions:revocation", pk=pk)
    context = {"revocation": revocation, "certificate": revocation.certificate, "form": form, "may_decide": may_decide}
    return render(request, "decisions/revocation.html", context, status=422 if form.errors else 200)


@login_required
@require_http_methods(["GET", "POST"])
def decline(request: HttpRequest, pk: int) -> HttpResponse:
    revocation = seen_revocation(request, pk)
    require(request.user, "decisions.confirm_revocation", revocation)
    form = DeclineForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.decline_revocation(pk, reply=form.cleaned_data["reply"], actor=the_user(request), at=now())
        except DomainError as error:
            tell(request, error)
        return redirect("decisions:revocation", pk=pk)
    context = {
        "heading": _("Không hủy bỏ khen thưởng"),
        "question": str(revocation.certificate),
        "consequences": [_("Khen thưởng giữ nguyên; câu trả lời được lưu cùng đề nghị.")],
        "confirm_label": _("Không hủy bỏ"),
        "cancel_url": reverse("decisions:revocation", args=[pk]),
        "form": form,
    }
    return render(request, "ui/confirm.html", context, status=422 if form.errors else 200)
