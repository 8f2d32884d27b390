"""Everything of the law that was not verified, and what a lawyer finds with the text in hand."""

from __future__ import annotations

from typing import Any, cast

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from django.views.decorators.vary import vary_on_headers

from thidua.core.clock import now, today
from thidua.core.errors import DomainError
from thidua.core.files import file_answer
from thidua.core.models import User
from thidua.core.permissions import can, get_seen, require
from thidua.core.uploads import download
from thidua.rulebooks import actions, confirming, listing, queries
from thidua.rulebooks.forms import ConfirmationForm, UnverifiedForm, WithdrawalForm
from thidua.rulebooks.models import Confirmation


def _asked(request: HttpRequest) -> tuple[UnverifiedForm, listing.Wanted]:
    documents = sorted(queries.documents().values(), key=lambda document: document.title)
    form = UnverifiedForm(request.GET, law=queries.law(), documents=documents)
    if not form.is_valid():
        return form, listing.Wanted()
    asked = form.cleaned_data
    return form, listing.Wanted(
        asked["van_ban"], asked["giai_doan"], asked["danh_hieu"], asked["ly_do"], asked["trang_thai"]
    )


@require_safe
@login_required
@vary_on_headers("HX-Request")
def unverified(request: HttpRequest) -> HttpResponse:
    form, wanted = _asked(request)
    items = confirming.items()
    page = Paginator(listing.filtered(items, wanted), settings.PAGE_SIZE).get_page(request.GET.get("page"))
    context = {
        "form": form,
        "page": page,
        "counts": listing.counted(items),
        "query": request.GET.urlencode(),
        "may_confirm": can(request.user, "rulebooks.confirm"),
    }
    fragment = request.headers.get("HX-Request") == "true"
    template = "rulebooks/_unverified.html" if fragment else "rulebooks/unverified.html"
    return render(request, template, context, status=422 if form.errors else 200)


@require_safe
@login_required
def unverified_workbook(request: HttpRequest) -> HttpResponse:
    """The same list, with the same filters, as a workbook."""
    _form, wanted = _asked(request)
    content = listing.workbook(listing.filtered(confirming.items(), wanted))
    return file_answer(content, "xlsx", f"chua kiem chung {today():%Y-%m-%d}.xlsx")


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def statement(request: HttpRequest, ref: str) -> HttpResponse:
    """One statement with everything known of it; a lawyer confirms it here, or says that it differs."""
    item = confirming.items_of([ref]).get(ref)
    if item is None:
        raise Http404
    alike = len(confirming.alike(item.doubt))
    if request.method != "POST":
        return _statement(request, item, ConfirmationForm(initial={"digest": item.doubt.digest}, alike=alike))
    require(request.user, "rulebooks.confirm", item.doubt)
    form = ConfirmationForm(request.POST, request.FILES, alike=alike)
    if form.is_valid():
        asked = form.cleaned_data
        found = actions.Comparison(
            outcome=asked["outcome"],
            paper_no=asked["paper_no"],
            page=asked["page"],
            text_says=asked["text_says"],
            remark=asked["remark"],
            upload=asked["file"] or None,
            and_alike=bool(asked.get("and_alike")),
        )
        try:
            actions.confirm(ref, asked["digest"], found, actor=cast(User, request.user), at=now())
        except DomainError as error:
            shown = {**request.POST.dict(), "digest": item.doubt.digest}
            form = ConfirmationForm(shown, request.FILES, alike=alike)
            form.add_error(None, str(error))
        else:
            messages.success(request, _("Đã ghi kết quả đối chiếu."))
            return redirect("rulebooks:statement", ref=ref)
    return _statement(request, item, form, status=422)


def _statement(request: HttpRequest, item: confirming.Item, form: Any, status: int = 200) -> HttpResponse:
    lines = Confirmation.objects.visible_to(request.user).filter(ref=item.doubt.ref).select_related("by")
    context = {
        "item": item,
        "form": form,
        "withdrawal": WithdrawalForm(),
        "lines": lines.order_by("-pk"),
        "alike": confirming.alike(item.doubt),
        "may_confirm": can(request.user, "rulebooks.confirm", item.doubt),
        "next": listing.next_to_do(confirming.items(), item.doubt.ref),
    }
    return render(request, "rulebooks/statement.html", context, status=status)


@require_POST
@login_required
def withdraw(request: HttpRequest, ref: str) -> HttpResponse:
    """Take the last line back, with a reason."""
    item = confirming.items_of([ref]).get(ref)
    if item is None:
        raise Http404
    require(request.user, "rulebooks.confirm", item.doubt)
    form = WithdrawalForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Ghi lý do thu hồi."))
        return redirect("rulebooks:statement", ref=ref)
    try:
        actions.withdraw(ref, reason=form.cleaned_data["reason"], actor=cast(User, request.user), at=now())
    except DomainError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("Đã thu hồi xác nhận."))
    return redirect("rulebooks:statement", ref=ref)


@require_safe
@login_required
def scan(request: HttpRequest, pk: int) -> FileResponse:
    """The scan that a lawyer attached."""
    line = get_seen(Confirmation.objects.visible_to(request.user), pk=pk)
    if not line.file:
        raise Http404
    return download(line.file, line.file_name)
