"""The unit tree of a year and the page of one unit. Units are public, the people in them are not."""

from __future__ import annotations

from django.conf import settings
from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from thidua.core.clock import today
from thidua.core.permissions import can, get_seen
from thidua.organisation.forms import TreeForm
from thidua.organisation.kinds import kind_label
from thidua.organisation.lineage import history_of
from thidua.organisation.models import Person, Unit
from thidua.organisation.tree import ancestors, search_units, tree_of, years_of_tree


@require_safe
def tree(request: HttpRequest) -> HttpResponse:
    current = today().year
    years = years_of_tree(current)
    form = TreeForm({"q": request.GET.get("q", ""), "nam": request.GET.get("nam") or current}, years=years)
    valid = form.is_valid()
    words = str(form.cleaned_data["q"]) if valid else ""
    year = int((form.cleaned_data["nam"] if valid else None) or current)
    context = {
        "form": form,
        "year": year,
        "years": years,
        "words": words,
        "is_current": year == current,
    }
    if words:
        found = search_units(Unit.objects.visible_to(request.user).select_related("parent"), words)
        context["page"] = _labelled(Paginator(found, settings.PAGE_SIZE).get_page(request.GET.get("page")))
    else:
        context["roots"] = tree_of(year, viewer=request.user)
    return render(request, "organisation/tree.html", context, status=200 if valid else 422)


def _labelled(page: Page[Unit]) -> Page[Unit]:
    for one in page:
        one.kind_label = kind_label(one.kind)  # type: ignore[attr-defined]
    return page


@require_safe
def unit(request: HttpRequest, code: str) -> HttpResponse:
    found: Unit = get_seen(Unit.objects.visible_to(request.user).select_related("parent"), code=code)
    children = Unit.objects.visible_to(request.user).filter(parent=found).order_by("kind", "path")
    page = _labelled(Paginator(children, settings.PAGE_SIZE).get_page(request.GET.get("page")))
    may_see_people = can(request.user, "organisation.see_people", found)
    may_reorganise = can(request.user, "organisation.reorganise", found)
    context = {
        "unit": found,
        "kind_label": kind_label(found.kind),
        "ancestors": ancestors(found),
        "history": history_of(found),
        "may_reorganise": found.is_open and may_reorganise,
        "may_undo": may_reorganise,
        "page": page,
        "may_see_people": may_see_people,
        "people_count": _people_count(request, found) if may_see_people else None,
    }
    return render(request, "organisation/unit.html", context)


def _people_count(request: HttpRequest, found: Unit) -> int:
    inside = Person.objects.visible_to(request.user).filter(unit__path__startswith=found.path, left_on__isnull=True)
    return inside.count()
