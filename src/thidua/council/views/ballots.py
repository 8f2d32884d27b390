"""Printing identical ballots and opening the count."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from thidua import papers
from thidua.core.clock import now, today
from thidua.core.errors import DomainError
from thidua.core.permissions import require
from thidua.council import actions, counts, freezing, printing
from thidua.council.forms import StartCountForm
from thidua.council.models import BallotPaper, Meeting
from thidua.council.queries import possible_tellers
from thidua.council.views.frame import file_response, page_context, seen_meeting, tell, the_user

MOST_SPARE = 20


@login_required
@require_GET
def ballots(request: HttpRequest, pk: int) -> HttpResponse:
    """The forms of the ballot with the number of copies, and how secrecy is kept."""
    meeting = seen_meeting(request, pk)
    require(request.user, "council.read_meeting", meeting)
    if not meeting.is_frozen:
        tell(request, DomainError(_("Chốt danh sách rồi mới in phiếu.")))
        return redirect("council:agenda", meeting.pk)
    spare = _spare(request)
    voters = counts.voters_of(meeting)
    items = freezing.items_of(meeting)
    forms = [
        {
            "paper": paper,
            "voters": voters[paper.pk],
            "copies": voters[paper.pk] + spare,
            "nominees": sum(1 for item in items if item.paper_id == paper.pk),
        }
        for paper in meeting.papers.all()
    ]
    context = page_context(
        request, meeting, forms=forms, spare=spare, spares=range(0, 6),
        written=max(counts.written_of(meeting).values()),
        hash_fits=freezing.listed_hash(items) == meeting.list_hash,
    )  # fmt: skip
    return render(request, "council/ballots.html", context)


@login_required
@require_GET
def ballot_file(request: HttpRequest, pk: int, number: int, form: str) -> HttpResponse:
    """All copies of one form as PDF, or one as Word to be copied."""
    meeting = seen_meeting(request, pk)
    require(request.user, "council.read_meeting", meeting)
    forms: dict[int, BallotPaper] = {paper.number: paper for paper in meeting.papers.all()}
    if number not in forms or form not in ("pdf", "docx"):
        raise Http404
    paper = forms[number]
    ballot = printing.ballot_of(meeting, paper, freezing.items_of(meeting), forms=len(forms))
    name = f"phieu bo phieu {meeting.number} {meeting.year} mau {number}"
    if form == "docx":
        return file_response(papers.ballot_docx(ballot), form, name)
    copies = max(1, counts.voters_of(meeting)[paper.pk] + _spare(request))
    return file_response(papers.ballots_pdf(ballot, copies), form, name)


@login_required
@require_http_methods(["GET", "POST"])
def start_count(request: HttpRequest, pk: int) -> HttpResponse:
    """Papers handed out and the two tellers; attendance is closed with it."""
    meeting = seen_meeting(request, pk)
    user = the_user(request)
    require(user, "council.run_meeting", meeting)
    if meeting.state != Meeting.State.OPEN and request.method == "GET":
        return redirect("council:counting", meeting.pk)
    voters = counts.voters_of(meeting)
    form = StartCountForm(
        request.POST if request.method == "POST" else None,
        tellers=possible_tellers(meeting, today()),
        voters=[(paper.number, voters[paper.pk]) for paper in meeting.papers.all()],
    )
    if request.method == "POST" and form.is_valid():
        try:
            actions.start_count(meeting.pk, tellers=form.tellers(), issued=form.issued(), actor=user, at=now())
        except DomainError as error:
            form.add_error(None, error.problems)
        else:
            messages.success(request, _("Đã bắt đầu kiểm phiếu: mỗi người kiểm phiếu có một bảng kiểm riêng."))
            return redirect("council:counting", meeting.pk)
    context = page_context(request, meeting, form=form)
    return render(request, "council/start_count.html", context, status=422 if form.errors else 200)


def _spare(request: HttpRequest) -> int:
    """Spare copies asked for; papers spoiled while voting are exchanged for these."""
    value = request.GET.get("du-phong", "2")
    return min(int(value), MOST_SPARE) if value.isdecimal() else 2
