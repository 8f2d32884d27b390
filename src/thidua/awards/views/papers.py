"""One paper of a dossier: attach, declare not needed, take out, download.

A file is served only to those who may see the dossier's papers, always as a download.
"""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from thidua.awards import dossier
from thidua.awards.actions import attach_paper, declare_paper_not_needed, remove_paper
from thidua.awards.domain import states
from thidua.awards.forms import PaperForm
from thidua.awards.models import Nomination, Paper
from thidua.awards.views.case import Case
from thidua.awards.views.frame import seen_nomination, tell, the_user
from thidua.core.clock import now
from thidua.core.errors import DomainError
from thidua.core.permissions import require
from thidua.core.uploads import download as download_of


@login_required
@require_http_methods(["GET", "POST"])
def paper(request: HttpRequest, pk: int, kind: str) -> HttpResponse:
    nomination = seen_nomination(request, pk)
    require(request.user, "awards.change_nomination", nomination)
    line = _line_of(nomination, kind)
    if not states.may_step("change", nomination.state):
        messages.info(request, _("Hồ sơ đã nộp nên không đổi giấy tờ được; chỉ đổi khi cơ quan thi đua trả lại."))
        return redirect("awards:nomination", nomination.pk)
    form = PaperForm(
        request.POST if request.method == "POST" else None, request.FILES or None, limit_mb=settings.UPLOAD_LIMIT_MB,
        initial={"note": line.paper.note if line.is_not_needed and line.paper else ""},
    )  # fmt: skip
    if request.method == "POST" and form.is_valid():
        try:
            told = _act(request, nomination, kind, form)
        except DomainError as error:
            form.add_error("note" if request.POST.get("act") == "not_needed" else "file", error.problems)
        else:
            messages.success(request, told)
            return redirect(_back(request, nomination))
    context: dict[str, Any] = {
        "nomination": nomination,
        "case": Case(nomination, can_edit=True),
        "line": line,
        "form": form,
        "back": _back(request, nomination),
    }
    return render(request, "awards/paper.html", context, status=422 if form.errors else 200)


def _act(request: HttpRequest, nomination: Nomination, kind: str, form: PaperForm) -> str:
    """Do what the pressed button says; the sentence to show afterwards."""
    user = the_user(request)
    act = request.POST.get("act", "attach")
    if act == "remove":
        remove_paper(nomination.pk, kind, actor=user, at=now())
        return _("Đã gỡ giấy tờ. Bản cũ vẫn ghi trong quá trình của hồ sơ.")
    if act == "not_needed":
        declare_paper_not_needed(nomination.pk, kind, note=form.cleaned_data["note"], actor=user, at=now())
        return _("Đã ghi: không cần giấy tờ này.")
    upload = form.cleaned_data["file"]
    if upload is None:
        raise DomainError(_("Chọn một tệp trước khi bấm đính kèm."))
    made = attach_paper(nomination.pk, kind, upload, actor=user, at=now())
    return _("Đã đính kèm “%(name)s”.") % {"name": made.file_name}


def _line_of(nomination: Nomination, kind: str) -> dossier.PaperLine:
    for line in dossier.paper_lines(nomination):
        if line.kind.id == kind:
            return line
    if kind == dossier.OTHER_PAPER:
        return dossier.other_line()
    raise Http404


def _back(request: HttpRequest, nomination: Nomination) -> str:
    page = "awards:check_answers" if request.GET.get("tu") == "kiem-tra" else "awards:nomination"
    return reverse(page, args=[nomination.pk])


@login_required
@require_GET
def download(request: HttpRequest, pk: int, kind: str) -> HttpResponseBase:
    """The file under its own name. Never shown inside the page: it is somebody else's content."""
    nomination = seen_nomination(request, pk)
    require(request.user, "awards.see_history", nomination)
    found: Paper | None = nomination.papers.filter(kind=kind, not_needed=False).first()
    if found is None or not found.file:
        raise Http404
    try:
        return download_of(found.file, found.file_name)
    except FileNotFoundError:
        tell(request, DomainError(_("Tệp không còn trên máy chủ. Báo quản trị kỹ thuật kèm số hồ sơ.")))
        return redirect("awards:nomination", nomination.pk)
