"""The 19 awards by level and kind, with the regimes and their dates."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from thidua.core.clock import today
from thidua.rulebooks import queries
from thidua.rulebooks.domain.band import band_of


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    law = queries.law()
    context = {
        "levels": queries.awards_by_level(law),
        "band": band_of(law.regimes, today()),
        "documents": queries.documents().values(),
    }
    return render(request, "rulebooks/index.html", context)
