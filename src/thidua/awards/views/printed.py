"""Files to take away: the list as a workbook, proposals and return notes in Word and PDF, the explained verdict."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from thidua import papers
from thidua.awards import printing, queries, verdicts
from thidua.awards.exporting import nominations_workbook
from thidua.awards.models import Return
from thidua.awards.views.frame import acting_unit, seen_nomination, seen_round
from thidua.awards.views.nominations import TABS, filtered_list
from thidua.core.clock import now, today
from thidua.core.files import file_answer
from thidua.core.permissions import can, require

FORMS = ("docx", "pdf")


@login_required
@require_GET
def nominations_file(request: HttpRequest, pk: int) -> HttpResponse:
    """The list as it stands under the filter and tab of the address."""
    found = seen_round(request, pk)
    rows, _form = filtered_list(request, found)
    states = dict(TABS).get(request.GET.get("tab", ""), ())
    rows = rows.filter(state__in=states) if states else rows
    listed = queries.with_list_fields(rows).order_by("number")
    return file_answer(nominations_workbook(found, listed), "xlsx", f"ho so dot xet {found.year} {found.pk}.xlsx")


@login_required
@require_GET
def proposal(request: HttpRequest, pk: int, form: str) -> HttpResponse:
    """The department's proposal of accepted dossiers; for an officer the own unit's."""
    found = seen_round(request, pk)
    if form not in FORMS:
        raise Http404
    if can(request.user, "awards.see_board", found) and not request.GET.get("unit"):
        unit = None
    else:
        unit = acting_unit(request, found)
        require(request.user, "awards.nominate", unit)
    content = printing.proposal_of(found, unit)
    name = f"to trinh {unit.code if unit else found.unit.code} {found.year}.{form}"
    return _paper(form, name, papers.proposal_docx, papers.proposal_pdf, content)


@login_required
@require_GET
def return_note(request: HttpRequest, pk: int, number: int, form: str) -> HttpResponse:
    nomination = seen_nomination(request, pk)
    require(request.user, "awards.see_history", nomination)
    made: Return | None = nomination.returns.filter(number=number).first()
    if form not in FORMS or made is None:
        raise Http404
    made.nomination = nomination
    content = printing.return_note_of(made)
    name = f"phieu tra ho so {nomination.label_number} lan {number}.{form}"
    return _paper(form, name, papers.returned_note_docx, papers.returned_note_pdf, content)


@login_required
@require_GET
def explanation(request: HttpRequest, pk: int) -> HttpResponse:
    """The verdict of now on A4, for whoever sees the dossier."""
    nomination = seen_nomination(request, pk)
    content = printing.explanation_of(nomination, verdicts.ask(nomination).answer, printed_on=today())
    pdf = papers.summary_pdf(content, at=now())
    return file_answer(pdf, "pdf", f"giai thich {nomination.label_number}.pdf", inline=True)


def _paper(form: str, name: str, docx: Any, pdf: Any, content: Any) -> HttpResponse:
    made = docx(content, at=now()) if form == "docx" else pdf(content, at=now())
    return file_answer(made, form, name)
