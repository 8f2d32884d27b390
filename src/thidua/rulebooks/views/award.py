"""One award: its regimes beside each other."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from thidua.core.clock import today
from thidua.rulebooks import queries


@require_safe
def award(request: HttpRequest, award: str) -> HttpResponse:
    law = queries.law()
    name = law.awards.get(award)
    if name is None:
        raise Http404
    chosen = queries.chosen_regimes(law, award, request.GET.getlist("giai-doan"), today())
    columns = [(regime, queries.provisions_on_page(regime.id, award)) for regime in chosen]
    return render(request, "rulebooks/award.html", {"award": name, "columns": columns})
