"""Checking a dossier before handing it in, the receipt, and answering a return reason by reason."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from thidua.awards.actions import answer_return, submit_nomination
from thidua.awards.domain import states
from thidua.awards.forms import AnswersForm, initiative_label
from thidua.awards.models import Nomination
from thidua.awards.views.case import Case
from thidua.awards.views.dossiers import may_edit
from thidua.awards.views.frame import seen_nomination, tell, the_user
from thidua.core.clock import now
from thidua.core.errors import DomainError
from thidua.core.permissions import require
from thidua.organisation.models import Person
from thidua.ui.formats import day, moment


@login_required
@require_GET
def check_answers(request: HttpRequest, pk: int) -> HttpResponse:
    nomination = seen_nomination(request, pk)
    require(request.user, "awards.submit_nomination", nomination)
    if not states.may_step("submit", nomination.state):
        return redirect("awards:nomination", nomination.pk)
    case = Case(nomination, can_edit=may_edit(request, nomination))
    context = {
        "nomination": nomination,
        "case": case,
        "sections": sections_of(case),
        "missing": [
            task for task in case.tasks[:-1] if task["state"] in ("todo", "doing", "error") and task["required"]
        ],
        "again": nomination.submitted_at is not None,
    }
    return render(request, "awards/check_answers.html", context)


def sections_of(case: Case) -> list[dict[str, Any]]:
    """The whole dossier as it will be handed in, each part with the way to change it and back."""
    nomination = case.nomination
    words = f"{reverse('awards:nomination_edit', args=[nomination.pk])}?tu=kiem-tra"
    parts = [
        {"title": _("Người, tập thể được đề nghị"), "edit_url": "", "rows": _subject_rows(case)},
        {
            "title": _("Nội dung"),
            "edit_url": words,
            "rows": [
                {"label": _("Tóm tắt thành tích"), "value": nomination.achievement, "edit_url": ""},
                {
                    "label": _("Loại hình khen thưởng"),
                    "value": nomination.get_basis_display() or _("Hệ thống thử mọi loại hình"),
                    "edit_url": "",
                },
                *_initiative_rows(case),
                {"label": _("Giải trình của đơn vị"), "value": nomination.explanation, "edit_url": ""},
            ],
        },
    ]
    if case.paper_lines:
        parts.append(
            {"title": _("Giấy tờ"), "edit_url": "", "rows": [_paper_row(case, line) for line in case.paper_lines]}
        )
    return parts


def _subject_rows(case: Case) -> list[dict[str, str]]:
    nomination, subject = case.nomination, case.nomination.subject
    rows = [(_("Họ và tên") if case.is_person else _("Tập thể"), str(subject))]
    if isinstance(subject, Person):
        rows += [(_("Ngày sinh"), day(subject.born_on) if subject.born_on else ""), (_(
"Chức vụ, công việc"), subject.post),
                 (_("Nơi công tác"), subject.unit.name_vi)]  # fmt: skip
    rows += [
        (_("Danh hiệu, hình thức"), case.award_name),
        (_("Năm xét"), str(nomination.year)),
        (_("Đơn vị đề nghị"), nomination.unit.name_vi),
        (_("Đợt xét"), nomination.round.name),
    ]
    return [{"label": label, "value": value, "edit_url": ""} for label, value in rows]


def _initiative_rows(case: Case) -> list[dict[str, str]]:
    if not case.is_person:
        return []
    lines = "; ".join(initiative_label(one) for one in case.initiatives)
    return [{"label": _("Sáng kiến dùng cho đề nghị này"), "value": lines, "edit_url": ""}]


def _paper_row(case: Case, line: Any) -> dict[str, str]:
    value = line.paper.file_name if line.is_attached else ""
    if line.is_not_needed:
        value = _("Không cần: %(reason)s") % {"reason": line.paper.note}
    url = f"{reverse('awards:paper', args=[case.nomination.pk, line.kind.id])}?tu=kiem-tra"
    return {"label": line.kind.label, "value": value, "edit_url": url}


@login_required
@require_http_methods(["GET", "POST"])
def submit(request: HttpRequest, pk: int) -> HttpResponse:
    """The button of the check page; opened as a link it leads there."""
    nomination = seen_nomination(request, pk)
    require(request.user, "awards.submit_nomination", nomination)
    if request.method == "GET":
        return redirect("awards:check_answers", nomination.pk)
    try:
        submit_nomination(nomination.pk, actor=the_user(request), at=now())
    except DomainError as error:
        tell(request, error)
        return redirect("awards:check_answers", nomination.pk)
    return redirect("awards:receipt", nomination.pk)


@login_required
@require_GET
def receipt(request: HttpRequest, pk: int) -> HttpResponse:
    """Number, time, what comes next; printable."""
    nomination = seen_nomination(request, pk)
    require(request.user, "awards.submit_nomination", nomination)
    if nomination.submitted_at is None:
        return redirect("awards:nomination", nomination.pk)
    case = Case(nomination)
    rows = [
        (_("Số hồ sơ"), nomination.label_number),
        (_("Người, tập thể được đề nghị"), str(nomination.subject)),
        (_("Danh hiệu, hình thức"), case.award_name),
        (_("Đơn vị đề nghị"), nomination.unit.name_vi),
        (_("Đợt xét"), nomination.round.name),
        (_("Người nộp"), str(nomination.submitted_by or "")),
        (_("Thời điểm nộp"), moment(nomination.submitted_at)),
    ]
    drafts = Nomination.objects.visible_to(request.user).filter(
        round=nomination.round, unit=nomination.unit, state__in=["draft", "returned"]
    )
    context = {"nomination": nomination, "case": case, "rows": rows, "left": drafts.count()}
    return render(request, "awards/receipt.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def returned(request: HttpRequest, pk: int) -> HttpResponse:
    """The reasons of the last return, each with the unit's answer, and what changed since."""
    nomination = seen_nomination(request, pk)
    require(request.user, "awards.change_nomination", nomination)
    last = nomination.returns.last()
    if last is None or not states.may_step("answer", nomination.state):
        return redirect("awards:nomination", nomination.pk)
    case = Case(nomination, can_edit=True)
    form = AnswersForm(request.POST if request.method == "POST" else None, reasons=list(last.reasons.all()))
    if request.method == "POST" and form.is_valid():
        try:
            answer_return(nomination.pk, answers=form.answers(), actor=the_user(request), at=now())
        except DomainError as error:
            form.add_error(None, error.problems)
        else:
            messages.success(request, _("Đã lưu câu trả lời."))
            return redirect("awards:nomination", nomination.pk)
    back = case.returns[0]
    pairs = [(reason, form[f"answer-{reason['number']}"]) for reason in back["reasons"]]
    context = {"nomination": nomination, "case": case, "form": form, "back": back, "pairs": pairs}
    return render(request, "awards/returned.html", context, status=422 if form.errors else 200)
