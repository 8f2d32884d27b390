"""Files to take away: the decision in Word and PDF, certificates, the list as a workbook."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from thidua import papers
from thidua.core.clock import now
from thidua.core.files import file_answer
from thidua.core.models import Job
from thidua.core.permissions import require
from thidua.core.uploads import CONTENT_TYPES
from thidua.decisions import printing, queries
from thidua.decisions.actions.drafting import items_with_nominations
from thidua.decisions.exporting import decision_workbook
from thidua.decisions.models import Certificate
from thidua.decisions.printing_job import KIND
from thidua.decisions.views.frame import seen_certificate, seen_decision

PDF = CONTENT_TYPES["pdf"]


@login_required
@require_GET
def paper(request: HttpRequest, pk: int, form: str) -> HttpResponse:
    """The decision with its list, "docx" or "pdf"; a draft is marked so."""
    decision = seen_decision(request, pk)
    require(request.user, "decisions.see_inside", decision)
    if form not in ("docx", "pdf"):
        raise Http404
    content = printing.decision_paper(decision, items_with_nominations(decision))
    name = f"quyet dinh {decision.shown_number if decision.number else 'du thao'}.{form}"
    made = papers.decision_pdf if form == "pdf" else papers.decision_docx
    return file_answer(made(content, at=now()), form, name)


@login_required
@require_GET
def workbook(request: HttpRequest, pk: int) -> HttpResponse:
    decision = seen_decision(request, pk)
    require(request.user, "decisions.see_inside", decision)
    rows = Certificate.objects.filter(item__decision=decision)
    numbers = dict(rows.values_list("item_id", "register_no"))
    content = decision_workbook(decision, items_with_nominations(decision), numbers)
    return file_answer(content, "xlsx", f"danh sach {decision.pk}.xlsx")


@login_required
@require_GET
def certificate(request: HttpRequest, pk: int) -> HttpResponse:
    """One certificate, for whom it concerns and for the ministry's side; none of a revoked award."""
    found = seen_certificate(request, pk)
    if found.state == Certificate.State.REVOKED:
        messages.error(request, _("Khen thưởng này đã bị hủy bỏ nên không in bằng, giấy chứng nhận nữa."))
        return redirect("decisions:certificate", pk=pk)
    content = papers.certificates_pdf([printing.certificate_paper(found)], at=now())
    return file_answer(content, "pdf", f"bang {found.register_no}.pdf")


@login_required
@require_GET
def printed(request: HttpRequest, pk: str) -> FileResponse:
    """The file that a print job made, for the one who asked for it."""
    job = get_object_or_404(Job, pk=pk, kind=KIND, owner=request.user, state=Job.State.DONE)
    name = (job.result or {}).get("file", "")
    if not name or not default_storage.exists(name):
        raise Http404
    return FileResponse(default_storage.open(name), as_attachment=True, filename="bang-khen.pdf", content_type=PDF)


@login_required
@require_GET
def test_sheet(request: HttpRequest) -> HttpResponse:
    if not queries.has_decisions_to_see(request.user):
        raise Http404
    return file_answer(papers.test_sheet_pdf(), "pdf", "to thu may in.pdf")
