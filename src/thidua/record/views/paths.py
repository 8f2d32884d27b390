"""The path of a person or a collective, and the same record under two dates."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET

from thidua.core.clock import today
from thidua.law.api import law_loaded
from thidua.organisation.models import Person, Unit
from thidua.record.paths import compare, timeline, ways
from thidua.record.views.seen import seen_collective, seen_person
from thidua.ui.fields import DayField


class DaysForm(forms.Form):
    """The day asked about, and another to compare it with."""

    ngay = DayField(label=_("Ngày hỏi"), required=False)
    ngay_2 = DayField(label=_("So với ngày"), required=False)

    def clean(self) -> dict[str, Any]:
        found: dict[str, Any] = super().clean() or {}
        years = [day.year for day in found.values() if day]
        if any(not 2000 <= year <= 2052 for year in years):
            raise forms.ValidationError(_("Chọn ngày từ năm 2000 đến năm 2052."))
        return found


@login_required
@require_GET
def person_path(request: HttpRequest, pk: int) -> HttpResponse:
    found = seen_person(request, pk)
    return _show(request, found, {"person": found, "own": found.user_id == request.user.pk})


@login_required
@require_GET
def unit_path(request: HttpRequest, pk: int) -> HttpResponse:
    found = seen_collective(request, pk)
    return _show(request, found, {"unit": found})


def _show(request: HttpRequest, subject: Person | Unit, context: dict[str, Any]) -> HttpResponse:
    form = DaysForm(request.GET or None)
    days = form.cleaned_data if form.is_bound and form.is_valid() else {}
    on = days.get("ngay") or today()
    found = ways(subject, on=on)
    years, rows = timeline(found, on.year)
    other = days.get("ngay_2")
    context |= {
        "subject": subject,
        "form": form,
        "on": on,
        "other": other,
        "near": [way for way in found if way.is_near],
        "by_feat": [way for way in found if way.is_open and way.is_by_feat],
        "closed": [way for way in found if not way.is_open],
        "years": years,
        "rows": rows,
        "differences": compare(found, ways(subject, on=other)) if other else [],
        "turns": [regime for regime in law_loaded().regimes if regime.start.year >= on.year - 4],
    }
    return render(request, "record/path.html", context)


urlpatterns: list[URLPattern] = [
    path("ho-so/ca-nhan/<int:pk>/lo-trinh/", person_path, name="person_path"),
    path("ho-so/tap-the/<int:pk>/lo-trinh/", unit_path, name="unit_path"),
]
