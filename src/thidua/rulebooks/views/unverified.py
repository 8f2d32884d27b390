"""Everything of the law that was not verified: for a lawyer with the text in hand."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from thidua.rulebooks import queries


@require_safe
@login_required
def unverified(request: HttpRequest) -> HttpResponse:
    page = Paginator(queries.not_verified(), settings.PAGE_SIZE).get_page(request.GET.get("page"))
    return render(request, "rulebooks/unverified.html", {"page": page, "awards": queries.law().awards})
