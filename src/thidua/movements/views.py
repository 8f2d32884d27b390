"""The list of movements and one movement. Both are public."""

from __future__ import annotations

from django.conf import settings
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET
from django.views.decorators.vary import vary_on_headers

from thidua.core.permissions import get_seen
from thidua.movements.models import Movement
from thidua.movements.queries import MovementFilter, filtered, years


@require_GET
@vary_on_headers("HX-Request")
def movement_list(request: HttpRequest) -> HttpResponse:
    chosen = MovementFilter.from_query(request.GET)
    rows = filtered(Movement.objects.visible_to(request.user), chosen)
    page = Paginator(rows, settings.PAGE_SIZE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "chosen": chosen,
        "levels": Movement.Level.choices,
        "article_choices": Movement.InArticle.choices,
        "years": years(),
    }
    fragment = request.headers.get("HX-Request") == "true"
    return render(request, "movements/_rows.html" if fragment else "movements/list.html", context)


@require_GET
def movement(request: HttpRequest, code: str) -> HttpResponse:
    found = get_seen(Movement.objects.visible_to(request.user), code=code)
    return render(request, "movements/movement.html", {"movement": found})
