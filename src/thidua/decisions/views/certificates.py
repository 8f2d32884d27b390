"""Certificates: the page of one, printing the whole list, correcting a misspelt name."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from thidua.core.clock import now
from thidua.core.errors import DomainError
from thidua.core.models import Event
from thidua.core.permissions import can, require
from thidua.decisions import actions, queries
from thidua.decisions.actions.printing import start_printing
from thidua.decisions.forms import CorrectionForm, PrintForm
from thidua.decisions.models import Certificate, Decision
from thidua.decisions.printing import public_address
from thidua.decisions.views.frame import context_of, seen_certificate, seen_decision, the_user


@login_required
@require_GET
def show(request: HttpRequest, pk: int) -> HttpResponse:
    certificate = seen_certificate(request, pk)
    may_change = can(request.user, "decisions.correct", certificate)
    context = {
        "certificate": certificate,
        "printed": certificate.printed,
        "public_address": public_address(certificate.public_id),
        "corrections": certificate.corrections.select_related("corrected_by"),
        "revocations": certificate.revocations.select_related("proposed_by", "closed_by") if may_change else [],
        "events": Event.objects.about(certificate) if may_change else [],
        "may_change": may_change and certificate.state != certificate.State.REVOKED,
    }
    return render(request, "decisions/certificate.html", context)


@login_required
@require_GET
def print_page(request: HttpRequest, pk: int) -> HttpResponse:
    """Everything about printing: one file for the list, offset, test sheet."""
    decision = seen_decision(request, pk)
    require(request.user, "decisions.print_certificates", decision)
    form = PrintForm(initial={"right": 0, "down": 0})
    return render(request, "decisions/print.html", _print_context(decision, form))


def _print_context(decision: Decision, form: PrintForm) -> dict[str, Any]:
    certificates = queries.certificates_of(decision)
    sheets = sum(one.state != Certificate.State.REVOKED for one in certificates)
    return context_of(decision, form=form, certificates=certificates, sheets=sheets)


@login_required
@require_http_methods(["POST"])
def print_all(request: HttpRequest, pk: int) -> HttpResponse:
    decision = seen_decision(request, pk)
    require(request.user, "decisions.print_certificates", decision)
    form = PrintForm(request.POST)
    if form.is_valid():
        try:
            job = start_printing(
                pk,
                right=float(form.cleaned_data["right"] or 0),
                down=float(form.cleaned_data["down"] or 0),
                preprinted=form.cleaned_data["preprinted"],
                actor=the_user(request),
            )
        except DomainError as error:
            form.add_error(None, error.message)
        else:
            return redirect("core:job", pk=job.pk)
    return render(request, "decisions/print.html", _print_context(decision, form), status=422)


@login_required
@require_http_methods(["GET", "POST"])
def correct(request: HttpRequest, pk: int) -> HttpResponse:
    certificate = seen_certificate(request, pk)
    require(request.user, "decisions.correct", certificate)
    form = CorrectionForm.of(certificate, request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.correct_certificate(
                pk,
                changes=form.changes(),
                document=form.cleaned_data["document"],
                corrected_on=form.cleaned_data["corrected_on"],
                actor=the_user(request),
                at=now(),
            )
        except DomainError as error:
            for problem in error.problems:
                form.add_error(None, problem)
        else:
            messages.success(
                request, _("Đã đính chính. In lại bằng từ trang này; trang công khai nói rõ đã đính chính.")
            )
            return redirect("decisions:certificate", pk=pk)
    context = {
        "certificate": certificate,
        "form": form,
        "back": reverse("decisions:certificate", args=[pk]),
    }
    return render(request, "decisions/correct.html", context, status=422 if form.errors else 200)
