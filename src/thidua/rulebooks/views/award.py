"""One award: its regimes beside each other, and what applies on a day."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from thidua.core.clock import today
from thidua.core.permissions import can
from thidua.law.rulebook import AwardName
from thidua.rulebooks import queries, reading
from thidua.rulebooks.domain.band import band_of
from thidua.rulebooks.forms import OnDateForm


def _award(key: str) -> AwardName:
    name = queries.law().awards.get(key)
    if name is None:
        raise Http404
    return name


@require_safe
def award(request: HttpRequest, award: str) -> HttpResponse:
    """The regimes chosen, or the one in force and the one before."""
    name, law = _award(award), queries.law()
    chosen = queries.chosen_regimes(law, award, request.GET.getlist("giai-doan"), today())
    columns = [reading.column(law, regime, award, today()) for regime in chosen]
    sections = reading.sections(name, columns)
    context = {
        "award": name,
        "columns": columns,
        "sections": sections,
        "marks": reading.marks(sections),
        "may_confirm": can(request.user, "rulebooks.confirm"),
        "choice": law.choice,
        "casebook": reading.casebook(law, name, columns),
        "choices": [
            (piece, (piece.regime.id, award) in law.rulebooks, piece.regime in chosen)
            for piece in band_of(law.regimes, today())
        ],
        "try_form": OnDateForm(initial={"ngay": today()}, kinds=name.kinds, auto_id="thu_%s"),
    }
    return render(request, "rulebooks/award.html", context)


@require_safe
def on_date(request: HttpRequest, award: str) -> HttpResponse:
    """What applies to one kind of subject on a day; with a second day, what changes between them."""
    name, law = _award(award), queries.law()
    form = OnDateForm(request.GET or None, initial={"ngay": today()}, kinds=name.kinds)
    context: dict[str, object] = {"award": name, "form": form}
    if form.is_valid():
        asked = form.cleaned_data
        moments = [reading.moment(law, award, asked["ngay"], asked["nhan"])]
        if asked["ngay_2"]:
            moments.append(reading.moment(law, award, asked["ngay_2"], None))
        columns = [moment.column for moment in moments if moment.column is not None]
        sections = reading.sections(name, columns, kinds=(asked["doi_tuong"],), between_days=True) if columns else []
        context |= {
            "moments": moments,
            "columns": columns,
            "sections": sections,
            "marks": reading.marks(sections),
            "may_confirm": can(request.user, "rulebooks.confirm"),
            "changes": sum(section.changes for section in sections),
            "compares": bool(asked["ngay_2"]),
            "choice": law.choice if asked["nhan"] else None,
        }
    return render(request, "rulebooks/on_date.html", context, status=422 if form.is_bound and form.errors else 200)
