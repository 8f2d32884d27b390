"""The page of a background job, the one search, and lists kept as somebody likes to see them."""

from __future__ import annotations

from typing import cast
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe
from django.views.decorators.vary import vary_on_headers

from thidua.core.addresses import own_address
from thidua.core.clock import now
from thidua.core.errors import DomainError
from thidua.core.models import Job, SavedView, User
from thidua.core.permissions import get_seen
from thidua.core.saved_views import remove_view, save_view
from thidua.core.search import SHORTEST, find


@login_required
def job(request: HttpRequest, pk: UUID) -> HttpResponse:
    """A job, to its owner only. htmx asks again every second until it is finished."""
    found = get_seen(Job.objects.filter(owner=request.user.pk), pk=pk)
    template = "core/_job.html" if request.headers.get("HX-Request") == "true" else "core/job.html"
    return render(request, template, {"job": found})


AT_ONCE, WHILE_TYPING, OF_ONE = 10, 5, 100
LONGEST = 100


@login_required
@require_safe
@vary_on_headers("HX-Request")
def search(request: HttpRequest) -> HttpResponse:
    """Everything that the words name and the viewer may see; while they are typed, the first few of each kind."""
    words, only = request.GET.get("q", "").strip()[:LONGEST], request.GET.get("loai", "")
    typing = request.headers.get("HX-Request") == "true"
    each = WHILE_TYPING if typing else OF_ONE if only else AT_ONCE
    groups = find(request.user, words, each=each, only=only)
    context = {"words": words, "groups": groups, "only": only, "shortest": SHORTEST}
    return render(request, "core/_found.html" if typing else "core/search.html", context)


@login_required
@require_POST
def save_list_view(request: HttpRequest) -> HttpResponse:
    """Keep the list that the form stands on, and go back to it."""
    try:
        view = save_view(
            request.POST.get("page", "")[:40],
            request.POST.get("name", ""),
            request.POST.get("query", ""),
            actor=cast(User, request.user),
            at=now(),
        )
    except DomainError as error:
        messages.error(request, error.message)
    else:
        messages.success(request, _("Đã lưu cách xem “%(name)s”.") % {"name": view})
    return redirect(own_address(request, request.POST.get("back", "")))


@login_required
@require_POST
def remove_list_view(request: HttpRequest, pk: int) -> HttpResponse:
    view = get_seen(SavedView.objects.filter(user=request.user.pk), pk=pk)
    remove_view(view.pk, actor=cast(User, request.user), at=now())
    messages.success(request, _("Đã xóa cách xem “%(name)s”.") % {"name": view})
    return redirect(own_address(request, request.POST.get("back", "")))
