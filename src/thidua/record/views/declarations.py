"""Awards declared by the people themselves: the own list, the queue of whoever keeps the record, one declaration."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, cast

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from thidua.core.clock import now
from thidua.core.errors import DomainError
from thidua.core.models import User
from thidua.core.permissions import can, get_seen, require
from thidua.core.uploads import download
from thidua.record import declaring, queries
from thidua.record.forms_declarations import DeclareForm, DeclineForm
from thidua.record.forms_facts import AwardForm
from thidua.record.models import Award, Declaration
from thidua.ui.worklist import WorkLine


@login_required
@require_http_methods(["GET", "POST"])
def own(request: HttpRequest) -> HttpResponse:
    """What one declared oneself, and the form for more."""
    person = queries.own_person(request.user)
    if person is None:
        raise Http404
    form = DeclareForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            declaring.declare_award(
                person, values=form.values(), upload=form.cleaned_data["file"], actor=cast(User, request.user), at=now()
            )
        except DomainError as error:
            form.add_error(None, error.message)
        else:
            messages.success(request, _("Đã gửi. Cán bộ thi đua của đơn vị sẽ xem và xác nhận."))
            return redirect("record:declarations")
    mine = Declaration.objects.filter(person=person).order_by("-declared_at", "-pk").select_related("decided_by")
    context = {"form": form, "person": person, "page_obj": _page(request, mine)}
    return render(request, "record/declarations.html", context, status=422 if form.errors else 200)


@login_required
@require_GET
def queue(request: HttpRequest) -> HttpResponse:
    """What waits for whoever keeps the record, the oldest first."""
    if not queries.may_see_somebody(request.user) or not can(request.user, "record.import_list", None):
        raise Http404
    waiting = Declaration.objects.waiting_for(request.user).select_related("person__unit")
    return render(request, "record/declarations_waiting.html", {"page_obj": _page(request, waiting)})


def _page(request: HttpRequest, rows: Any) -> Any:
    return Paginator(rows, settings.PAGE_SIZE).get_page(request.GET.get("page"))


def _seen(request: HttpRequest, pk: int) -> Declaration:
    rows = Declaration.objects.visible_to(request.user).select_related("person__unit", "decided_by", "fact")
    return cast(Declaration, get_seen(rows, pk=pk))


@login_required
@require_http_methods(["GET", "POST"])
def declaration(request: HttpRequest, pk: int) -> HttpResponse:
    """One declaration; who may decide it reads the scan, corrects the words and confirms, or says why not."""
    found = _seen(request, pk)
    decides = found.state == Declaration.State.WAITING and can(request.user, "record.decide_declaration", found.person)
    declining = request.POST.get("viec") == "tu-choi"
    said = {name: getattr(found, name) for name in ("award", "year", "decision_no", "decided_on")}
    form = AwardForm(request.POST if request.method == "POST" and not declining else None, initial=said)
    refusal = DeclineForm(request.POST if declining else None)
    if request.method == "POST":
        require(request.user, "record.decide_declaration", found.person)
        chosen: Any = refusal if declining else form
        if chosen.is_valid() and _decided(request, found, form, refusal, declining=declining):
            return redirect("record:declarations_waiting")
    context = {
        "one": found,
        "decides": decides,
        "form": form,
        "refusal": refusal,
        "own": found.person.user_id == request.user.pk,
        "same_year": Award.objects.counting().filter(person=found.person, year=found.year),
        "is_picture": found.file_name.lower().endswith((".jpg", ".jpeg", ".png")),
    }
    return render(request, "record/declaration.html", context, status=422 if form.errors or refusal.errors else 200)


def _decided(request: HttpRequest, found: Declaration, form: Any, refusal: Any, *, declining: bool) -> bool:
    actor = cast(User, request.user)
    try:
        if declining:
            declaring.decline(found.pk, reason=refusal.cleaned_data["reason"], actor=actor, at=now())
            messages.success(request, _("Đã ghi: không xác nhận. Người khai đọc được lý do."))
        else:
            declaring.confirm(found.pk, values=form.values(), actor=actor, at=now())
            messages.success(request, _("Đã xác nhận và ghi vào hồ sơ của %(who)s.") % {"who": found.person})
    except DomainError as error:
        (refusal if declining else form).add_error(None, error.message)
        return False
    return True


@login_required
@require_POST
def take_back(request: HttpRequest, pk: int) -> HttpResponse:
    found = _seen(request, pk)
    try:
        declaring.take_back(found.pk, actor=cast(User, request.user), at=now())
    except DomainError as error:
        messages.error(request, error.message)
    else:
        messages.success(request, _("Đã rút khai báo."))
    return redirect("record:declarations")


@login_required
@require_GET
def scan(request: HttpRequest, pk: int) -> HttpResponseBase:
    """The picture or the paper. A picture may be shown in the page: it was read as one and nothing in it runs."""
    found = _seen(request, pk)
    try:
        response = download(found.file, found.file_name)
    except FileNotFoundError:
        raise Http404 from None
    if response["Content-Type"] in ("image/jpeg", "image/png"):
        response["Content-Disposition"] = "inline"
        response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response


def work_of(user: Any) -> Iterable[WorkLine]:
    """For an officer's first page."""
    if not can(user, "record.import_list", None):
        return
    number = Declaration.objects.waiting_for(user).count()
    if number:
        said = ngettext("Xác nhận %(n)d khen thưởng tự khai", "Xác nhận %(n)d khen thưởng tự khai", number)
        yield WorkLine(said % {"n": number}, reverse("record:declarations_waiting"))


urlpatterns: list[URLPattern] = [
    path("ho-so/khai-khen-thuong/", own, name="declarations"),
    path("ho-so/khai-khen-thuong/cho-xac-nhan/", queue, name="declarations_waiting"),
    path("ho-so/khai-khen-thuong/<int:pk>/", declaration, name="declaration"),
    path("ho-so/khai-khen-thuong/<int:pk>/rut/", take_back, name="take_back_declaration"),
    path("ho-so/khai-khen-thuong/<int:pk>/ban-chup/", scan, name="declaration_scan"),
]
