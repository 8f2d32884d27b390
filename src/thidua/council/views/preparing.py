"""Before the ballot: attendance, the list, interests, freezing."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from thidua.awards.rulebook import award_name
from thidua.core.clock import now
from thidua.core.errors import DomainError
from thidua.core.permissions import get_seen, require
from thidua.council import actions, freezing, suggestions
from thidua.council.forms import AttendanceForm, InterestForm
from thidua.council.models import Interest, Meeting
from thidua.council.queries import free_nominations
from thidua.council.views.frame import groups_of, line_of, page_context, seen_meeting, tell, the_user


@login_required
@require_http_methods(["GET", "POST"])
def attendance(request: HttpRequest, pk: int) -> HttpResponse:
    """The roll; typed by the secretary until the counting begins, read by the ministry's side."""
    meeting = seen_meeting(request, pk)
    user = the_user(request)
    require(user, "council.read_meeting", meeting)
    standing = {one.member_id: one for one in meeting.attendances.select_related("member")}
    members = freezing.members_of(meeting)
    form = AttendanceForm(request.POST if request.method == "POST" else None, members=members, standing=standing)
    if request.method == "POST":
        require(user, "council.run_meeting", meeting)
        if form.is_valid():
            try:
                actions.set_attendance(meeting.pk, form.roll(), actor=user, at=now())
            except DomainError as error:
                form.add_error(None, error.problems)
            else:
                messages.success(request, _("Đã ghi thành phần dự họp."))
                return redirect("council:agenda", meeting.pk)
    plan = freezing.plan_list(meeting)
    context = page_context(
        request, meeting, attendance_complete=plan.is_attendance_complete, form=form, lines=form.lines(),
        editable=meeting.state in (Meeting.State.PLANNED, Meeting.State.OPEN), roll=list(standing.values()), plan=plan,
        needed=plan.quorum.needed(len(plan.members)) if plan.quorum else None,
    )  # fmt: skip
    return render(request, "council/attendance.html", context, status=422 if form.errors else 200)


@login_required
@require_http_methods(["GET", "POST"])
def agenda(request: HttpRequest, pk: int) -> HttpResponse:
    """The list: chosen by ticking while the meeting is prepared, frozen afterwards."""
    meeting = seen_meeting(request, pk)
    user = the_user(request)
    if request.method == "POST":
        require(user, "council.run_meeting", meeting)
        chosen = [int(value) for value in request.POST.getlist("dossier") if value.isdecimal()]
        try:
            actions.set_agenda(meeting.pk, chosen, actor=user, at=now())
        except DomainError as error:
            tell(request, error)
        else:
            messages.success(request, _("Đã lưu danh sách: %(number)d đề nghị.") % {"number": len(set(chosen))})
        return redirect("council:agenda", meeting.pk)
    plan = freezing.plan_list(meeting)
    listed = {item.nomination_id for item in plan.items}
    left_out = (
        [one for one in free_nominations(meeting) if one.pk not in listed]
        if meeting.state == Meeting.State.PLANNED
        else []
    )
    context = page_context(
        request, meeting, attendance_complete=plan.is_attendance_complete, plan=plan,
        groups=groups_of(plan.items, plan.thresholds), left_out=[(one, award_name(one.award)) for one in left_out],
        hash_fits=meeting.is_frozen and freezing.listed_hash(plan.items) == meeting.list_hash,
    )  # fmt: skip
    return render(request, "council/agenda.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def interests(request: HttpRequest, pk: int) -> HttpResponse:
    """Declared interests, and what the record suggests."""
    meeting = seen_meeting(request, pk)
    user = the_user(request)
    require(user, "council.read_meeting", meeting)
    plan = freezing.plan_list(meeting)
    choices = [
        (item.pk, f"{item.position}. {line_of(item).name} – {award_name(item.nomination.award)}") for item in plan.items
    ]
    initial = {key: request.GET[key] for key in ("member", "item", "kind") if key in request.GET}
    form = InterestForm(
        request.POST if request.method == "POST" else None, members=plan.members, items=choices, initial=initial
    )
    if request.method == "POST":
        require(user, "council.run_meeting", meeting)
        if form.is_valid():
            cleaned = dict(form.cleaned_data)
            try:
                actions.declare_interest(cleaned.pop("item"), cleaned.pop("member"), **cleaned, actor=user, at=now())
            except DomainError as error:
                form.add_error(None, error.problems)
            else:
                messages.success(request, _("Đã ghi lợi ích liên quan."))
                return redirect("council:interests", meeting.pk)
    declared = list(Interest.objects.filter(item__meeting=meeting).select_related("member", "item"))
    by_item = {item.pk: item for item in plan.items}
    context = page_context(
        request, meeting, attendance_complete=plan.is_attendance_complete, plan=plan, form=form,
        declared=[(one, line_of(by_item[one.item_id])) for one in declared],
        suggested=suggestions.suggested_interests(plan, declared) if meeting.state == Meeting.State.PLANNED else [],
        editable=meeting.state == Meeting.State.PLANNED,
    )  # fmt: skip
    return render(request, "council/interests.html", context, status=422 if form.errors else 200)


@login_required
@require_POST
def interest_remove(request: HttpRequest, pk: int, interest: int) -> HttpResponse:
    meeting = seen_meeting(request, pk)
    user = the_user(request)
    require(user, "council.run_meeting", meeting)
    found: Interest = get_seen(Interest.objects.filter(item__meeting=meeting), pk=interest)
    try:
        actions.remove_interest(found.pk, actor=user, at=now())
    except DomainError as error:
        tell(request, error)
    else:
        messages.success(request, _("Đã bỏ. Khai lại được ở biểu mẫu bên dưới."))
    return redirect("council:interests", meeting.pk)


@login_required
@require_http_methods(["GET", "POST"])
def freeze(request: HttpRequest, pk: int) -> HttpResponse:
    """Preview of the ballots, what stands in the way, and the act."""
    meeting = seen_meeting(request, pk)
    user = the_user(request)
    require(user, "council.run_meeting", meeting)
    problems: list[str] = []
    if request.method == "POST":
        try:
            actions.freeze_list(meeting.pk, actor=user, at=now())
        except DomainError as error:
            problems = error.problems
        else:
            messages.success(request, _("Đã chốt danh sách. Tiếp theo: in và phát phiếu."))
            return redirect("council:ballots", meeting.pk)
    if meeting.state != Meeting.State.PLANNED:
        return redirect("council:agenda", meeting.pk)
    plan = freezing.plan_list(meeting, secretary=user)
    context = page_context(
        request, meeting, attendance_complete=plan.is_attendance_complete, plan=plan, forms=_forms(plan),
        problems=problems or plan.problems,
    )  # fmt: skip
    return render(request, "council/freeze.html", context, status=422 if problems else 200)


def _forms(plan: freezing.ListPlan) -> list[dict[str, Any]]:
    """The forms of the ballot as they would be printed, each with who gets none."""
    by_id = {item.pk: item for item in plan.items}
    names = {member.pk: member.full_name for member in plan.members}
    return [
        {
            "number": form.number,
            "voters": len(form.voters(plan.voting)),
            "without": sorted(names[pk] for pk in form.withdrawn if pk in names),
            "groups": groups_of([by_id[pk] for pk in form.items], plan.thresholds),
        }
        for form in plan.forms
    ]
