"""A verdict kept with a dossier: what was answered then, by which law, and what the law of today would answer."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET

from thidua.awards import rulebook
from thidua.awards.explaining import explain, is_law_of_today
from thidua.awards.impact import shown
from thidua.awards.readable import readable
from thidua.awards.views.case import Case
from thidua.awards.views.frame import seen_nomination
from thidua.core.permissions import require


@login_required
@require_GET
def kept_verdict(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    nomination = seen_nomination(request, pk)
    require(request.user, "awards.see_history", nomination)
    verdict = get_object_or_404(
        nomination.verdicts.select_related("law__edition").defer("law__edition__archive"), pk=number
    )
    explained = explain(verdict)
    context = {
        "nomination": nomination,
        "case": Case(nomination),
        "verdict": verdict,
        "answer": readable(verdict.answer, as_kept=True),
        "today": readable(explained.today),
        "names": rulebook.names_in(verdict.answer) | rulebook.names_in(explained.today),
        "explained": explained,
        "agrees": explained.agrees_with(verdict.answer),
        "same_law": is_law_of_today(verdict),
        "change": shown([{**explained.change, "award": nomination.award}])[0] if explained.change else None,
    }
    return render(request, "awards/kept_verdict.html", context)
