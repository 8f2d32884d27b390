"""The page of a background job, and the one search."""

from __future__ import annotations

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers

from thidua.core.models import Job
from thidua.core.permissions import get_seen
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
