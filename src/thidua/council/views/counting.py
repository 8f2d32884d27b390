"""The count: each teller's own sheet, comparing, correcting, recounting, closing."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from thidua.core.clock import now, today
from thidua.core.errors import DomainError
from thidua.core.permissions import get_seen, require
from thidua.council import actions, counts, freezing
from thidua.council.domain.counting import FIELDS, Sheet, differences
from thidua.council.forms import RecountForm, SheetForm
from thidua.council.models import Count, CountSheet, Meeting
from thidua.council.queries import possible_tellers
from thidua.council.views import tables
from thidua.council.views.frame import is_fragment, page_context, seen_meeting, tell, the_user


def _seen_sheet(request: HttpRequest, pk: int) -> CountSheet:
    """The own sheet; another's only once both have finished, else it does not exist for this viewer."""
    rows = CountSheet.objects.visible_to(request.user).select_related(
        "teller", "count__teller_1", "count__teller_2", "count__meeting__council__unit", "count__meeting__round__unit",
        "count__meeting__chair", "count__meeting__secretary",
    )  # fmt: skip
    found: CountSheet = get_seen(rows, pk=pk)
    return found


@login_required
@require_GET
def counting(request: HttpRequest, pk: int) -> HttpResponse:
    """How far the tellers are, without a figure; earlier counts stay in the list."""
    meeting = seen_meeting(request, pk)
    if meeting.state not in (Meeting.State.COUNTING, Meeting.State.CLOSED):
        tell(request, DomainError(_("Chưa kiểm phiếu: ghi số phiếu phát ra và chọn hai người kiểm phiếu trước.")))
        return redirect("council:meeting", meeting.pk)
    rows = [_count_line(request, count) for count in meeting.counts.select_related("teller_1", "teller_2")]
    context = page_context(request, meeting, counts=rows, latest=rows[-1])
    return render(request, "council/counting.html", context)


def _count_line(request: HttpRequest, count: Count) -> dict[str, Any]:
    sheets = list(count.sheets.select_related("teller"))
    compared = counts.is_compared(sheets)
    agreed = compared and not differences(*(counts.sheet_of(sheet) for sheet in sheets))
    user = the_user(request)
    return {
        "count": count, "sheets": sheets, "compared": compared, "agreed": agreed,
        "own": next((sheet for sheet in sheets if sheet.teller_id == user.pk), None),
    }  # fmt: skip


@login_required
@require_http_methods(["GET", "POST"])
def sheet(request: HttpRequest, pk: int) -> HttpResponse:
    """One teller's sheet: kept as it is typed, handed in when every row adds up."""
    found = _seen_sheet(request, pk)
    form = _sheet_form(request, found)
    if request.method == "POST":
        require(request.user, "council.count_ballots", found)
        return _posted(request, found, form)
    return _sheet_page(request, found, form)


def _posted(request: HttpRequest, found: CountSheet, form: SheetForm) -> HttpResponse:
    user = the_user(request)
    is_valid = form.is_valid()
    try:
        actions.save_sheet(found.pk, collected=form.collected(), rows=form.rows(), actor=user, at=now())
        if is_fragment(request):
            context = _sheet_context(request, found, form)
            return render(request, "council/_sheet_sums.html", context)
        if is_valid and request.POST.get("act") == "finish":
            actions.finish_sheet(found.pk, actor=user, at=now())
            messages.success(request, _("Đã hoàn thành bảng kiểm. Đối chiếu khi người kia cũng hoàn thành."))
            return redirect("council:counting", found.count.meeting_id)
    except DomainError as error:
        form.add_error(None, error.problems)
    if form.errors:
        return _sheet_page(request, found, form)
    messages.success(request, _("Đã lưu."))
    return redirect("council:sheet", found.pk)


def _sheet_form(request: HttpRequest, found: CountSheet) -> SheetForm:
    values = counts.sheet_of(found)
    return SheetForm(
        request.POST if request.method == "POST" else None,
        collected=dict(values.collected),
        rows={pk: row.numbers for pk, row in values.rows.items()},
        is_typed=_is_typed(request, found),
    )


def _is_typed(request: HttpRequest, found: CountSheet) -> bool:
    is_own = found.teller_id == the_user(request).pk
    return is_own and found.finished_at is None and found.count.meeting.state == Meeting.State.COUNTING


def _sheet_page(request: HttpRequest, found: CountSheet, form: SheetForm) -> HttpResponse:
    context = _sheet_context(request, found, form)
    return render(request, "council/sheet.html", context, status=422 if form.errors else 200)


def _sheet_context(request: HttpRequest, found: CountSheet, form: SheetForm) -> dict[str, Any]:
    meeting = found.count.meeting
    values = counts.sheet_of(found)
    table = tables.sheet_table(meeting, values, form)
    is_first = found.count.teller_1_id == found.teller_id
    return page_context(
        request, meeting, sheet=found, form=form, table=table,
        which=_("Người kiểm phiếu thứ nhất") if is_first else _("Người kiểm phiếu thứ hai"),
        is_editable=form.is_typed,
    )  # fmt: skip


def _compared(request: HttpRequest, meeting: Meeting) -> tuple[Count, list[CountSheet], list[Sheet]]:
    """The count asked for (?lan=), else the latest, with both its sheets; 404 until both are finished."""
    asked = request.GET.get("lan", "")
    rows = meeting.counts.select_related("teller_1", "teller_2").order_by("-number")
    count = rows.filter(number=int(asked)).first() if asked.isdecimal() else rows.first()
    seen = CountSheet.objects.visible_to(request.user).filter(count=count).select_related("teller", "count")
    sheets = list(seen) if count else []
    if count is None or len(sheets) != 2 or not counts.is_compared(sheets):
        raise Http404
    return count, sheets, [counts.sheet_of(one) for one in sheets]


@login_required
@require_GET
def compare(request: HttpRequest, pk: int) -> HttpResponse:
    """Where the two sheets differ, and only there."""
    meeting = seen_meeting(request, pk)
    count, sheets, values = _compared(request, meeting)
    found = differences(*values)
    latest = counts.latest_count(meeting)
    is_current = latest is not None and latest.pk == count.pk and meeting.state == Meeting.State.COUNTING
    context = page_context(
        request, meeting, count=count, sheets=sheets, found=found,
        rows=tables.difference_rows(meeting, values, found), corrections=tables.corrections_of(sheets),
        own=next((one for one in sheets if one.teller_id == the_user(request).pk), None), is_current=is_current,
    )  # fmt: skip
    return render(request, "council/compare.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def correct(request: HttpRequest, pk: int) -> HttpResponse:
    """The teller who erred changes the own figures where the sheets differ."""
    own = _seen_sheet(request, pk)
    require(request.user, "council.count_ballots", own)
    meeting = own.count.meeting
    _count, sheets, values = _compared(request, meeting)
    if own.pk not in {one.pk for one in sheets}:
        raise Http404
    found = differences(*values)
    if not found:
        return redirect("council:compare", meeting.pk)
    place = [one.pk for one in sheets].index(own.pk)
    mine, other = values[place], values[1 - place]
    form = SheetForm(
        request.POST if request.method == "POST" else None,
        collected={pk: mine.collected[pk] for pk in found.forms},
        rows={pk: mine.rows[pk].numbers for pk in found.rows},
        with_reason=True,
    )
    if request.method == "POST" and form.is_valid():
        try:
            actions.correct_sheet(
                own.pk, collected=form.collected(), rows=form.rows(), reason=form.cleaned_data["reason"],
                actor=the_user(request), at=now(),
            )  # fmt: skip
        except DomainError as error:
            form.add_error(None, error.problems)
        else:
            messages.success(request, _("Đã sửa; số cũ và lý do được giữ lại."))
            return redirect("council:compare", meeting.pk)
    context = page_context(
        request, meeting, sheet=own, form=form, table=tables.correction_table(meeting, mine, other, found, form),
        other_name=sheets[1 - place].teller.full_name, fields=FIELDS,
    )  # fmt: skip
    return render(request, "council/correct.html", context, status=422 if form.errors else 200)


@login_required
@require_http_methods(["GET", "POST"])
def recount(request: HttpRequest, pk: int) -> HttpResponse:
    meeting = seen_meeting(request, pk)
    user = the_user(request)
    require(user, "council.run_meeting", meeting)
    form = RecountForm(request.POST if request.method == "POST" else None, tellers=possible_tellers(meeting, today()))
    if request.method == "POST" and form.is_valid():
        try:
            actions.recount(
                meeting.pk, tellers=form.tellers(), reason=form.cleaned_data["reason"], actor=user, at=now()
            )
        except DomainError as error:
            form.add_error(None, error.problems)
        else:
            messages.success(request, _("Đã mở lần kiểm phiếu mới. Lần trước vẫn được giữ nguyên."))
            return redirect("council:counting", meeting.pk)
    context = {
        "heading": _("Kiểm phiếu lại"),
        "question": _("Mở lại gói phiếu và kiểm từ đầu?"),
        "consequences": [
            _("Lần kiểm trước được giữ nguyên và ghi trong biên bản."),
            _("Kết quả lấy theo lần kiểm sau cùng. Nên chọn hai người khác."),
        ],
        "confirm_label": _("Kiểm phiếu lại"),
        "cancel_url": reverse("council:counting", args=[meeting.pk]),
        "form": form,
    }
    return render(request, "ui/confirm.html", context, status=422 if form.errors else 200)


@login_required
@require_http_methods(["GET", "POST"])
def close(request: HttpRequest, pk: int) -> HttpResponse:
    """The result as it would be, then the act that cannot be undone."""
    meeting = seen_meeting(request, pk)
    user = the_user(request)
    require(user, "council.run_meeting", meeting)
    if request.method == "POST":
        try:
            actions.close_count(meeting.pk, actor=user, at=now())
        except DomainError as error:
            tell(request, error)
            return redirect("council:counting", meeting.pk)
        messages.success(request, _("Đã chốt kết quả; hồ sơ đã được ghi kết quả của Hội đồng."))
        return redirect("council:result", meeting.pk)
    try:
        agreed = actions.agreed_sheet(meeting) if meeting.state == Meeting.State.COUNTING else None
    except DomainError as error:
        tell(request, error)
        agreed = None
    if agreed is None:
        return redirect("council:counting", meeting.pk)
    items = tables.with_figures(freezing.items_of(meeting), agreed)
    passed = sum(1 for item in items if item.passed)
    context = {
        "heading": _("Chốt kết quả bỏ phiếu"),
        "question": _("Thông qua %(passed)d, không thông qua %(failed)d đề nghị?")
        % {"passed": passed, "failed": len(items) - passed},
        "consequences": [
            _("Kết quả tính từ số phiếu hai người kiểm phiếu đã khớp, không sửa tay được."),
            _("Hồ sơ được ghi kết quả của Hội đồng; đơn vị xem được ở trang hồ sơ."),
            _("Sau khi chốt không kiểm lại và không mở lại được."),
        ],
        "confirm_label": _("Chốt kết quả"),
        "cancel_url": reverse("council:counting", args=[meeting.pk]),
    }
    return render(request, "ui/confirm.html", context)
