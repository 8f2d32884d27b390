"""The 19 awards by level and kind, with the regimes and their dates."""

from __future__ import annotations

from django.conf import settings
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers

from thidua.core.clock import today
from thidua.core.permissions import can
from thidua.rulebooks import queries
from thidua.rulebooks.domain.band import band_of
from thidua.rulebooks.forms import SearchForm
from thidua.rulebooks.searching import found_in_law


@require_safe
@vary_on_headers("HX-Request")
def index(request: HttpRequest) -> HttpResponse:
    law = queries.law()
    form = SearchForm(request.GET)
    query = form.cleaned_data["q"] if form.is_valid() else ""
    found = Paginator(found_in_law(query), settings.PAGE_SIZE).get_page(request.GET.get("page")) if query else None
    context = {
        "form": form,
        "may_switch": can(request.user, "rulebooks.manage_editions"),
        "sees_local": can(request.user, "rulebooks.see_local"),
        "query": query,
        "found": found,
        "levels": queries.awards_by_level(law),
        "band": band_of(law.regimes, today()),
        "documents": queries.documents().values(),
        "regimes": [(piece, queries.shared_by_all(piece.regime.id)) for piece in band_of(law.regimes, today())],
    }
    fragment = request.headers.get("HX-Request") == "true"
    template = "rulebooks/_shelf.html" if fragment else "rulebooks/index.html"
    return render(request, template, context, status=200 if form.is_valid() else 422)
