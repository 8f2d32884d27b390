"""What anyone may check, and the register for the ministry's side."""

from __future__ import annotations

import io

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from thidua.core.clock import today
from thidua.core.permissions import can
from thidua.register import verification
from thidua.register.forms import LookUpForm
from thidua.register.models import Entry
from thidua.register.queries import find_certificate
from thidua.register.queries import look_up as look_up_certificate
from thidua.register.throttle import may_try
from thidua.register.wording import sentence


def _private(response: HttpResponse) -> HttpResponse:
    """No search engine, no copy on the way, no address passed on."""
    response["X-Robots-Tag"] = "noindex, nofollow"
    response["Cache-Control"] = "no-store"
    response["Referrer-Policy"] = "no-referrer"
    return response


@require_safe
def certificate(request: HttpRequest, public_id: str) -> HttpResponse:
    """The page behind the QR code: valid, corrected or revoked, and nothing that the paper does not say."""
    found = find_certificate(public_id)
    if found is None:
        return _private(render(request, "register/unknown.html", status=404))
    return _private(render(request, "register/certificate.html", {"certificate": found, "printed": found.printed}))


@require_http_methods(["GET", "POST"])
def look_up(request: HttpRequest) -> HttpResponse:
    form = LookUpForm(request.POST or None)
    context = {"form": form, "asked": False}
    if request.method == "POST" and not may_try(request):
        form.add_error(None, _("Đã tra cứu quá nhiều lần. Thử lại sau 10 phút."))
        return _private(render(request, "register/look_up.html", context, status=429))
    if request.method == "POST" and form.is_valid():
        found = look_up_certificate(form.cleaned_data["register_no"], form.cleaned_data["recipient"])
        if found is not None:
            return _private(redirect("register:certificate", public_id=found.public_id))
        context["asked"] = True
    status = 422 if form.is_bound and not form.is_valid() else 200
    return _private(render(request, "register/look_up.html", context, status=status))


def _require_reader(request: HttpRequest) -> None:
    if not can(request.user, "register.see"):
        raise Http404


@require_safe
@login_required
def entries(request: HttpRequest) -> HttpResponse:
    _require_reader(request)
    rows = Entry.objects.visible_to(request.user).select_related("event").order_by("-index")
    page = Paginator(rows, settings.PAGE_SIZE).get_page(request.GET.get("page"))
    last = rows.first()
    return render(request, "register/entries.html", {"page_obj": page, "last": last})


@require_safe
@login_required
def verify(request: HttpRequest) -> HttpResponse:
    """The same check as `thidua verify`."""
    _require_reader(request)
    report = verification.verify_database()
    sentences = [sentence(finding) for finding in report.findings]
    return render(request, "register/verify.html", {"report": report, "sentences": sentences})


@require_safe
@login_required
def export(request: HttpRequest) -> HttpResponse:
    _require_reader(request)
    stream = io.StringIO()
    verification.export(stream)
    response = HttpResponse(stream.getvalue(), content_type="application/x-ndjson; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="so-dang-ky-{today():%Y-%m-%d}.jsonl"'
    return response
