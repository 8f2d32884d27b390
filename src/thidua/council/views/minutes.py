"""The result and the minutes."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from thidua import papers
from thidua.core.clock import now
from thidua.core.errors import DomainError
from thidua.core.permissions import require
from thidua.council import actions, counts, freezing, printing
from thidua.council.domain.lists import spaced
from thidua.council.forms import MinutesForm
from thidua.council.models import Meeting
from thidua.council.views import tables
from thidua.council.views.frame import file_response, page_context, seen_meeting, the_user


@login_required
@require_GET
def result(request: HttpRequest, pk: int) -> HttpResponse:
    """The closed result, made to be printed; before that it does not exist."""
    meeting = seen_meeting(request, pk)
    if meeting.state != Meeting.State.CLOSED:
        raise Http404
    items = freezing.items_of(meeting)
    groups = tables.result_groups(items)
    count = counts.latest_count(meeting)
    assert count is not None
    collected = {one.paper_id: one.collected for one in count.sheets.order_by("pk")[0].papers.all()}
    context = page_context(
        request, meeting, groups=groups, count=count, passed=sum(1 for item in items if item.passed), total=len(items),
        any_unanimous=any(row["unanimous"] for group in groups for row in group["rows"]),
        forms=[{"paper": paper, "collected": collected[paper.pk]} for paper in meeting.papers.all()],
        hash_fits=freezing.listed_hash(items) == meeting.list_hash, fingerprint=spaced(meeting.list_hash),
    )  # fmt: skip
    return render(request, "council/result.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def minutes(request: HttpRequest, pk: int) -> HttpResponse:
    meeting = seen_meeting(request, pk)
    user = the_user(request)
    require(user, "council.read_meeting", meeting)
    members = [one.member for one in meeting.attendances.filter(state="present").select_related("member")]
    form = MinutesForm(
        request.POST if request.method == "POST" else None,
        members=members,
        initial={
            "minutes_no": meeting.minutes_no,
            "chair": meeting.chair_id or "",
            "opinions": meeting.opinions,
            "conclusion": meeting.conclusion,
        },
    )
    if request.method == "POST":
        require(user, "council.run_meeting", meeting)
        if form.is_valid():
            cleaned = dict(form.cleaned_data)
            try:
                actions.save_minutes(meeting.pk, chair_id=cleaned.pop("chair"), **cleaned, actor=user, at=now())
            except DomainError as error:
                form.add_error(None, error.problems)
            else:
                messages.success(request, _("Đã lưu nội dung biên bản."))
                return redirect("council:minutes", meeting.pk)
    context = page_context(request, meeting, form=form, minutes=printing.minutes_of(meeting))
    return render(request, "council/minutes.html", context, status=422 if form.errors else 200)


@login_required
@require_GET
def minutes_file(request: HttpRequest, pk: int, form: str) -> HttpResponse:
    """The minutes in Word or PDF; marked as a draft until the result is closed."""
    meeting = seen_meeting(request, pk)
    require(request.user, "council.read_meeting", meeting)
    if form not in ("docx", "pdf") or meeting.state == Meeting.State.DISCARDED:
        raise Http404
    content = printing.minutes_of(meeting)
    made = papers.minutes_docx(content, at=now()) if form == "docx" else papers.minutes_pdf(content, at=now())
    return file_response(made, form, f"bien ban {meeting.number} {meeting.year}")
