"""The list of meetings, a meeting at a glance, planning and discarding one."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.db.models import Count as CountOf
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from thidua.core.clock import now
from thidua.core.errors import DomainError
from thidua.core.permissions import can, require
from thidua.council import actions, counts, freezing, wording
from thidua.council.domain.counting import differences
from thidua.council.forms import MeetingForm, ReasonForm
from thidua.council.models import Council, Meeting
from thidua.council.queries import meetings_to_see
from thidua.council.views import tables
from thidua.council.views.frame import page_context, seen_meeting, tell, the_user


@login_required
@require_GET
def meeting_list(request: HttpRequest) -> HttpResponse:
    user = the_user(request)
    rows = (
        meetings_to_see(user)
        .annotate(nominees=CountOf("items"), passed=CountOf("items", filter=Q(items__passed=True)))
        .order_by("-held_at", "-pk")
    )
    page = Paginator(rows, settings.PAGE_SIZE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "councils": Council.objects.visible_to(user).select_related("unit").annotate(seats=CountOf("members")),
        "may_plan": can(user, "council.plan_meeting"),
        "may_found": can(user, "council.change_council"),
    }
    return render(request, "council/meetings.html", context)


@login_required
@require_GET
def show(request: HttpRequest, pk: int) -> HttpResponse:
    meeting = seen_meeting(request, pk)
    plan = freezing.plan_list(meeting)
    sheets = _own_and_open(request, meeting)
    context = page_context(
        request, meeting, attendance_complete=plan.is_attendance_complete, figures=_figures(meeting, plan),
        next_steps=wording.next_steps(
            meeting, attendance_complete=plan.is_attendance_complete, sheets_finished=sheets["finished"],
            agreed=sheets["agreed"],
        ),
        plan=plan, sheets=sheets, passed_number=sum(1 for item in plan.items if item.passed),
        log=tables.log_of(meeting), action=_main_action(request, meeting, plan, sheets),
    )  # fmt: skip
    return render(request, "council/meeting.html", context)


def _own_and_open(request: HttpRequest, meeting: Meeting) -> dict[str, Any]:
    """How far the count is, without a figure; the viewer's own sheet when there is one."""
    count = counts.latest_count(meeting)
    sheets = list(count.sheets.select_related("teller")) if count else []
    finished = sum(1 for sheet in sheets if sheet.finished_at)
    agreed = finished == 2 and not differences(*(counts.sheet_of(sheet) for sheet in sheets))
    own = next((sheet for sheet in sheets if sheet.teller_id == the_user(request).pk), None)
    return {"count": count, "finished": finished, "agreed": agreed, "own": own}


def _figures(meeting: Meeting, plan: freezing.ListPlan) -> list[dict[str, Any]]:
    total = meeting.members_total or len(plan.members)
    rows = [{"label": _("Thành viên"), "value": total}]
    if plan.attendance:
        rows += [
            {"label": _("Có mặt"), "value": plan.present},
            {"label": _("Gửi phiếu kín"), "value": plan.written},
            {"label": _("Vắng"), "value": plan.absent},
        ]
    rows.append({"label": _("Đề nghị được xét"), "value": len(plan.items)})
    if meeting.state == Meeting.State.CLOSED:
        rows.append({"label": _("Thông qua"), "value": sum(1 for item in plan.items if item.passed)})
    return rows


def _main_action(
    request: HttpRequest, meeting: Meeting, plan: freezing.ListPlan, sheets: dict[str, Any]
) -> dict[str, str] | None:
    """The one act that carries the meeting on, for this viewer."""
    if sheets["own"] and meeting.state == Meeting.State.COUNTING:
        if sheets["own"].finished_at is None:
            return {"label": _("Nhập bảng kiểm"), "url": reverse("council:sheet", args=[sheets["own"].pk])}
        if sheets["finished"] == 2:
            return {"label": _("Đối chiếu hai bảng kiểm"), "url": reverse("council:compare", args=[meeting.pk])}
    if not can(request.user, "council.run_meeting", meeting):
        return None
    if meeting.state == Meeting.State.PLANNED:
        if not plan.is_attendance_complete:
            return {"label": _("Ghi thành phần"), "url": reverse("council:attendance", args=[meeting.pk])}
        return {"label": _("Chốt danh sách"), "url": reverse("council:freeze", args=[meeting.pk])}
    if meeting.state == Meeting.State.OPEN:
        return {"label": _("In phiếu, bắt đầu kiểm"), "url": reverse("council:ballots", args=[meeting.pk])}
    if meeting.state == Meeting.State.COUNTING:
        if sheets["agreed"]:
            return {"label": _("Chốt kết quả"), "url": reverse("council:close", args=[meeting.pk])}
        return {"label": _("Xem việc kiểm phiếu"), "url": reverse("council:counting", args=[meeting.pk])}
    if meeting.state == Meeting.State.CLOSED:
        return {"label": _("Hoàn thiện biên bản"), "url": reverse("council:minutes", args=[meeting.pk])}
    return None


@login_required
@require_http_methods(["GET", "POST"])
def create(request: HttpRequest) -> HttpResponse:
    user = the_user(request)
    require(user, "council.plan_meeting")
    form = MeetingForm(request.POST if request.method == "POST" else None, user=user)
    if request.method == "POST" and form.is_valid():
        cleaned = form.cleaned_data
        try:
            made = actions.create_meeting(
                cleaned["council"].pk, cleaned["round"].pk, held_at=form.held_at(), place=cleaned["place"],
                actor=user, at=now(),
            )  # fmt: skip
        except DomainError as error:
            form.add_error(None, error.problems)
        else:
            messages.success(request, _("Đã lập phiên họp. Danh sách lấy từ hồ sơ đã tiếp nhận của đợt xét."))
            return redirect("council:meeting", made.pk)
    return render(request, "council/meeting_form.html", {"form": form}, status=422 if form.errors else 200)


@login_required
@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    meeting = seen_meeting(request, pk)
    user = the_user(request)
    require(user, "council.run_meeting", meeting)
    form = MeetingForm(request.POST if request.method == "POST" else None, user=user, found=meeting)
    if request.method == "POST" and form.is_valid():
        try:
            actions.change_meeting(
                meeting.pk, held_at=form.held_at(), place=form.cleaned_data["place"], actor=user, at=now()
            )
        except DomainError as error:
            form.add_error(None, error.problems)
        else:
            messages.success(request, _("Đã lưu thời gian, địa điểm."))
            return redirect("council:meeting", meeting.pk)
    context = page_context(request, meeting, form=form)
    return render(request, "council/meeting_form.html", context, status=422 if form.errors else 200)


@login_required
@require_http_methods(["GET", "POST"])
def discard(request: HttpRequest, pk: int) -> HttpResponse:
    meeting = seen_meeting(request, pk)
    user = the_user(request)
    require(user, "council.run_meeting", meeting)
    form = ReasonForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.discard_meeting(meeting.pk, reason=form.cleaned_data["reason"], actor=user, at=now())
        except DomainError as error:
            form.add_error(None, error.problems)
        else:
            messages.success(request, _("Đã hủy phiên họp. Hồ sơ trong danh sách đưa vào phiên khác được."))
            return redirect("council:meetings")
    if request.method == "GET" and meeting.state != Meeting.State.PLANNED:
        tell(request, DomainError(_("Danh sách đã chốt nên không hủy phiên họp được nữa.")))
        return redirect("council:meeting", meeting.pk)
    context = {
        "heading": _("Hủy phiên họp"),
        "question": f"{meeting.council.name}, {meeting.round.name}",
        "consequences": [
            _("Phiên họp vẫn nằm trong danh sách, ghi là đã hủy và vì sao."),
            _("Hồ sơ trong danh sách được trả lại để đưa vào phiên khác."),
        ],
        "confirm_label": _("Hủy phiên họp"),
        "cancel_url": reverse("council:meeting", args=[meeting.pk]),
        "form": form,
    }
    return render(request, "ui/confirm.html", context, status=422 if form.errors else 200)
