"""Screens of intake: the list of imports, upload and trial, the result, undo, blank templates."""

from __future__ import annotations

import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.files.uploadedfile import UploadedFile
from django.core.paginator import Paginator
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path, reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from thidua.core.clock import now
from thidua.core.errors import DomainError
from thidua.core.files import XLSX
from thidua.core.models import Job, User
from thidua.core.permissions import can, get_seen, require
from thidua.record.actions import APPLY_JOB, answer_import, apply_import, teach_columns, try_import, undo_import
from thidua.record.errors import ImportInUse
from thidua.record.forms_imports import UploadForm
from thidua.record.intake.blank import blank_workbook, kinds
from thidua.record.intake.corrections import correction_workbook
from thidua.record.intake.domain.facts import Code
from thidua.record.intake.reading import FileRefused, limits_from_settings, read_workbook
from thidua.record.intake.stored import stored_copy
from thidua.record.intake.trial_rows import (
    STATES,
    answer_of,
    ask_once,
    column_choices,
    indexes,
    said_of_columns,
    shown_row,
    shown_tables,
)
from thidua.record.intake.undoing import hindrances
from thidua.record.models import Import

if TYPE_CHECKING:
    from collections.abc import Iterator


def the_user(request: HttpRequest) -> User:
    """The signed-in account; every view here asks for one."""
    return cast(User, request.user)


@login_required
@require_GET
def import_list(request: HttpRequest) -> HttpResponse:
    require(request.user, "record.import_list")
    found = Import.objects.visible_to(request.user).select_related("unit", "uploaded_by").defer("trial")
    page = Paginator(found, settings.PAGE_SIZE).get_page(request.GET.get("page"))
    return render(request, "record/imports.html", {"page": page})


@login_required
@require_http_methods(["GET", "POST"])
def upload(request: HttpRequest) -> HttpResponse:
    require(request.user, "record.import_list")
    form = UploadForm(request.POST or None, request.FILES or None, user=the_user(request))
    if request.method == "POST" and form.is_valid():
        made = _tried(request, form)
        if made is not None:
            return redirect("record:import_page", made.pk)
    status = 422 if form.is_bound else 200
    return render(request, "record/import_upload.html", {"form": form, "kinds": kinds()}, status=status)


def _tried(request: HttpRequest, form: UploadForm) -> Import | None:
    given = form.cleaned_data
    try:
        with on_disk(given["file"]) as file:
            return try_import(
                file,
                name=given["file"].name,
                unit=given["unit"],
                year=given["year"],
                actor=the_user(request),
                at=now(),
                keep_unnamed=True,
            )
    except FileRefused as error:
        form.add_error("file", f"{error.problem} {error.remedy}")
    except DomainError as error:
        form.add_error(None, error.message)
    return None


@contextmanager
def on_disk(uploaded: UploadedFile[bytes]) -> Iterator[Path]:
    """The uploaded file under a name of ours, for the child process to open."""
    with tempfile.NamedTemporaryFile(prefix="thidua-list-") as copy:
        for chunk in uploaded.chunks():
            copy.write(chunk)
        copy.flush()
        yield Path(copy.name)


@login_required
@require_GET
def import_page(request: HttpRequest, pk: int) -> HttpResponse:
    source = _seen(request, pk)
    state = request.GET.get("trang-thai", "")
    if state not in STATES:
        state = ""
    return render(request, "record/import.html", _page_context(request, source, state))


def _seen(request: HttpRequest, pk: int) -> Import:
    found: Import = get_seen(Import.objects.visible_to(request.user).select_related("unit", "uploaded_by"), pk=pk)
    return found


def _page_context(request: HttpRequest, source: Import, state: str) -> dict[str, Any]:
    trial = source.trial
    tables = shown_tables(trial)
    page = Paginator(indexes(trial, state), settings.PAGE_SIZE).get_page(request.GET.get("page"))
    rows = ask_once([shown_row(trial, index) for index in page.object_list])
    is_tried = source.state == Import.State.TRIED
    may_write = can(request.user, "record.import_list", source.unit)
    return {
        "source": source,
        "figures": _figures(source),
        "tabs": _tabs(source, state),
        "state": state,
        "page": page,
        "rows": rows,
        "tables": tables,
        "unnamed": _names_nobody(trial),
        "unknown_columns": any(column["unknown"] for table in tables for column in table["columns"]),
        "column_choices": column_choices() if is_tried and may_write else (),
        "new_people": trial.get("new_people", 0),
        "new_units": trial.get("new_units", []),
        "proposals": sum(1 for entry in trial.get("entries", []) if (entry[3] or {}).get("kind") == "proposal"),
        "may_apply": is_tried and may_write and source.has_something_to_write,
        "further": trial.get("further", 0),
        "may_answer": is_tried and may_write and any(row.options or row.asks_year for row in rows),
        "may_undo": source.state == Import.State.APPLIED and may_write,
        "has_bad": bool(source.counts.get("refuse") or source.counts.get("uncertain")),
        "job": _job(request, source),
    }


def _names_nobody(trial: dict[str, Any]) -> bool:
    return any(code == Code.NO_NAME_COLUMN for table in trial.get("tables", []) for code, *_rest in table["problems"])


def _job(request: HttpRequest, source: Import) -> Job | None:
    if source.state != Import.State.APPLYING:
        return None
    jobs = Job.objects.filter(kind=APPLY_JOB, arguments__import=source.pk, owner=request.user.pk)
    return jobs.order_by("-created_at").first()


def _labels() -> dict[str, str]:
    return {
        "add": _("Thêm"),
        "change": _("Đổi"),
        "same": _("Giống"),
        "refuse": _("Từ chối"),
        "uncertain": _("Cần chọn"),
    }


def _figures(source: Import) -> list[dict[str, Any]]:
    notes = {"same": _("đã có, không ghi lại"), "refuse": _("không ghi"), "uncertain": _("chưa ghi")}
    return [
        {"label": label, "value": source.counts.get(state, 0), "note": notes.get(state, "")}
        for state, label in _labels().items()
    ]


def _tabs(source: Import, state: str) -> list[dict[str, Any]]:
    url = reverse("record:import_page", args=[source.pk])
    every = [{"label": _("Tất cả"), "url": url, "current": not state, "count": sum(source.counts.values())}]
    return every + [
        {"label": label, "url": f"{url}?trang-thai={one}", "current": one == state, "count": source.counts.get(one, 0)}
        for one, label in _labels().items()
    ]


def _asked(request: HttpRequest) -> list[str]:
    """Rows of which the posted form knows: "Sheet1!7"."""
    names = [name.partition(":") for name in request.POST if name.startswith(("chon:", "nam:"))]
    return list(dict.fromkeys(key for _prefix, _colon, key in names))


def _said(request: HttpRequest, key: str) -> tuple[str, str]:
    """The chosen option and the typed year of one row."""
    return request.POST.get(f"chon:{key}", ""), request.POST.get(f"nam:{key}", "")


@login_required
@require_POST
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    source = _seen(request, pk)
    require(request.user, "record.import_list", source.unit)
    answers = {key: given for key in _asked(request) if (given := answer_of(*_said(request, key)))}
    if answers:
        try:
            answer_import(pk, answers, actor=the_user(request), at=now())
        except DomainError as error:
            messages.error(request, error.message)
        else:
            messages.success(request, _("Đã ghi nhận lựa chọn và đối chiếu lại."))
    else:
        messages.info(request, _("Chưa chọn dòng nào."))
    left = "?trang-thai=uncertain"
    return redirect(reverse("record:import_page", args=[pk]) + left)


@login_required
@require_POST
def teach(request: HttpRequest, pk: int) -> HttpResponse:
    """What columns mean, said on the page; the list is read anew with it."""
    source = _seen(request, pk)
    require(request.user, "record.import_list", source.unit)
    said = said_of_columns(source.trial, request.POST)
    if not said:
        messages.info(request, _("Chưa đổi ý nghĩa của cột nào."))
        return redirect("record:import_page", pk)
    try:
        teach_columns(pk, said, actor=the_user(request), at=now())
    except FileRefused as error:
        messages.error(request, f"{error.problem} {error.remedy}")
    except DomainError as error:
        messages.error(request, error.message)
    else:
        told = _("Đã đọc lại. Lần sau danh sách của %(unit)s có cột như vậy sẽ được hiểu ngay.")
        messages.success(request, told % {"unit": source.unit.name_vi})
    return redirect("record:import_page", pk)


@login_required
@require_POST
def apply(request: HttpRequest, pk: int) -> HttpResponse:
    source = _seen(request, pk)
    try:
        job = apply_import(source.pk, actor=the_user(request), at=now())
    except DomainError as error:
        messages.error(request, error.message)
        return redirect("record:import_page", pk)
    return redirect("core:job", job.pk)


@login_required
@require_http_methods(["GET", "POST"])
def undo(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask, then take the import back; what stands in the way is listed."""
    source = _seen(request, pk)
    require(request.user, "record.import_list", source.unit)
    if request.method == "POST":
        try:
            undo_import(source.pk, actor=the_user(request), at=now())
        except ImportInUse as error:
            return render(
                request, "record/import_in_use.html", {"source": source, "problems": error.problems}, status=422
            )
        except DomainError as error:
            messages.error(request, error.message)
        else:
            messages.success(request, _("Đã hoàn tác: hồ sơ trở lại như trước khi ghi danh sách này."))
        return redirect("record:import_page", pk)
    if source.state == Import.State.APPLIED and (problems := hindrances(source)):
        return render(request, "record/import_in_use.html", {"source": source, "problems": problems})
    return render(request, "ui/confirm.html", _undo_question(source))


def _undo_question(source: Import) -> dict[str, Any]:
    written = source.counts.get("add", 0) + source.counts.get("change", 0)
    return {
        "heading": _("Hoàn tác danh sách đã ghi"),
        "question": _("Rút lại toàn bộ những gì danh sách “%(file)s” đã ghi?") % {"file": source.file_name},
        "consequences": [
            _("%(count)s dữ kiện được rút lại; dữ kiện cũ bị thay thì có hiệu lực trở lại.") % {"count": written},
            _("Người và tập thể do danh sách này tạo ra bị xóa."),
            _("Tệp gốc và kết quả đọc thử vẫn được giữ; muốn ghi lại thì tải tệp lên lần nữa."),
        ],
        "confirm_label": _("Hoàn tác"),
        "cancel_url": reverse("record:import_page", args=[source.pk]),
    }


@login_required
@require_GET
def template(request: HttpRequest, key: str) -> HttpResponse:
    require(request.user, "record.import_list")
    try:
        content = blank_workbook(key)
    except KeyError:
        raise Http404 from None
    return _download(content, f"mau-{key}.xlsx")


@login_required
@require_GET
def corrections(request: HttpRequest, pk: int) -> HttpResponse:
    """The list to send back: bad cells marked, each with what to do."""
    source = _seen(request, pk)
    with stored_copy(source) as file:
        try:
            book = read_workbook(file, name=source.file_name, limits=limits_from_settings())
        except FileRefused as error:
            messages.error(request, str(error))
            return redirect("record:import_page", pk)
    return _download(correction_workbook(book, source.trial), f"{Path(source.file_name).stem}-can-sua.xlsx")


@login_required
@require_GET
def original(request: HttpRequest, pk: int) -> FileResponse:
    source = _seen(request, pk)
    answer = FileResponse(source.content.open("rb"), as_attachment=True, filename=source.file_name)
    answer["Content-Type"] = "application/octet-stream"
    return answer


def _download(content: bytes, name: str) -> HttpResponse:
    disposition = content_disposition_header(as_attachment=True, filename=name) or "attachment"
    return HttpResponse(content, content_type=XLSX, headers={"Content-Disposition": disposition})


urlpatterns: list[URLPattern] = [
    path("ho-so/nhap-danh-sach/", import_list, name="imports"),
    path("ho-so/nhap-danh-sach/them/", upload, name="upload"),
    path("ho-so/nhap-danh-sach/mau/<slug:key>.xlsx", template, name="template"),
    path("ho-so/nhap-danh-sach/<int:pk>/", import_page, name="import_page"),
    path("ho-so/nhap-danh-sach/<int:pk>/tra-loi/", answer, name="answer_import"),
    path("ho-so/nhap-danh-sach/<int:pk>/cot/", teach, name="teach_columns"),
    path("ho-so/nhap-danh-sach/<int:pk>/ghi/", apply, name="apply_import"),
    path("ho-so/nhap-danh-sach/<int:pk>/hoan-tac/", undo, name="undo_import"),
    path("ho-so/nhap-danh-sach/<int:pk>/can-sua.xlsx", corrections, name="import_corrections"),
    path("ho-so/nhap-danh-sach/<int:pk>/tep-goc/", original, name="import_original"),
]
