"""The page of a background job: its progress, then the way on."""

from __future__ import annotations

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from thidua.core.models import Job
from thidua.core.permissions import get_seen


@login_required
def job(request: HttpRequest, pk: UUID) -> HttpResponse:
    """A job, to its owner only. htmx asks again every second until it is finished."""
    found = get_seen(Job.objects.filter(owner=request.user.pk), pk=pk)
    template = "core/_job.html" if request.headers.get("HX-Request") == "true" else "core/job.html"
    return render(request, template, {"job": found})
