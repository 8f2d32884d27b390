"""The list of movements and one movement. Both are public."""

from __future__ import annotations

from django.conf import settings
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers

from thidua.core.permissions import get_seen
from thidua.movements.forms import MovementFilterForm
from thidua.movements.models import Movement
from thidua.movements.queries import MovementFilter, filtered, years


@require_safe
@vary_on_headers("HX-Request")
def movement_list(request: HttpRequest) -> HttpResponse:
    form = MovementFilterForm(request.GET, years=years())
    is_valid = form.is_valid()
    rows = Movement.objects.visible_to(request.user)
    if is_valid:
        asked = form.cleaned_data
        rows = filtered(rows, MovementFilter(asked["cap"], asked["bai"], asked["nam"], asked["q"]))
    page = Paginator(rows, settings.PAGE_SIZE).get_page(request.GET.get("page"))
    context = {"page": page, "form": form}
    fragment = request.headers.get("HX-Request") == "true"
    template = "movements/_rows.html" if fragment else "movements/list.html"
    return render(request, template, context, status=200 if is_valid else 422)


@require_safe
def movement(request: HttpRequest, code: str) -> HttpResponse:
    found = get_seen(Movement.objects.visible_to(request.user), code=code)
    return render(request, "movements/movement.html", {"movement": found})
