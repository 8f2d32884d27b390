"""One document of the law: its articles, and what rests on each."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from thidua.rulebooks import queries


@require_safe
def document(request: HttpRequest, document: str) -> HttpResponse:
    found = queries.documents().get(document)
    if found is None:
        raise Http404
    return render(request, "rulebooks/document.html", {"document": found, "awards": queries.law().awards})
