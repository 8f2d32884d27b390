"""What the screens of this room share: finding the meeting, its step bar, telling problems, files."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from thidua import text
from thidua.awards.rulebook import award_name
from thidua.core.errors import DomainError
from thidua.core.models import User
from thidua.core.permissions import can, get_seen
from thidua.council import freezing, rulebook, wording
from thidua.council.domain.steps import meeting_steps
from thidua.council.domain.thresholds import Threshold
from thidua.council.models import AgendaItem, Meeting

CONTENT_TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}


def the_user(request: HttpRequest) -> User:
    """The signed-in user; the views that call it are all behind the sign-in."""
    assert isinstance(request.user, User)
    return request.user


def seen_meeting(request: HttpRequest, pk: int) -> Meeting:
    rows = Meeting.objects.visible_to(request.user).select_related("council__unit", "round__unit", "chair", "secretary")
    found: Meeting = get_seen(rows, pk=pk)
    return found


def page_context(request: HttpRequest, meeting: Meeting, **more: Any) -> dict[str, Any]:
    """What every page of a meeting needs: the step bar and who may do what."""
    complete = more.pop("attendance_complete", None)
    if complete is None:
        complete = meeting.state != Meeting.State.PLANNED or is_attendance_complete(meeting)
    may_read = can(request.user, "council.read_meeting", meeting)
    return {
        "meeting": meeting,
        "number": f"{meeting.number}/{meeting.year}",
        "steps": _steps(meeting, complete, may_read),
        "may_run": can(request.user, "council.run_meeting", meeting),
        "may_read": may_read,
        **more,
    }


def is_attendance_complete(meeting: Meeting) -> bool:
    noted = set(meeting.attendances.values_list("member", flat=True))
    return all(member.pk in noted for member in freezing.members_of(meeting))


def _steps(meeting: Meeting, complete: bool, may_read: bool) -> list[dict[str, str]]:
    """A step can be opened once it has begun; tellers open the list, the counting and the result."""
    pages = {
        "members": "council:attendance",
        "list": "council:agenda",
        "ballots": "council:ballots",
        "counting": "council:counting",
        "result": "council:result",
        "minutes": "council:minutes",
    }
    for_tellers = {"list", "counting", "result"}
    open_now = {"members", "list", "minutes"} | ({"ballots"} if meeting.is_frozen else set())
    if meeting.state in (Meeting.State.COUNTING, Meeting.State.CLOSED):
        open_now.add("counting")
    if meeting.state == Meeting.State.CLOSED:
        open_now.add("result")
    return [
        {
            "label": wording.step_label(step),
            "state": mark,
            "url": reverse(pages[step], args=[meeting.pk])
            if step in open_now and (may_read or step in for_tellers)
            else "",
        }
        for step, mark in meeting_steps(meeting.state, attendance_complete=complete)
    ]


def tell(request: HttpRequest, error: DomainError) -> None:
    """Show the problems of a refused act on the next page."""
    lines = [error.message, *(line for line in error.problems if line != error.message)]
    messages.error(request, " ".join(lines))


def is_fragment(request: HttpRequest) -> bool:
    return request.headers.get("HX-Request") == "true"


def file_response(content: bytes, form: str, name: str) -> HttpResponse:
    """A download with a plain ASCII name, which every browser and share takes."""
    safe = "-".join(text.fold(name).split()) or "tep"
    response = HttpResponse(content, content_type=CONTENT_TYPES[form])
    response["Content-Disposition"] = f'attachment; filename="{safe}.{form}"'
    return response


@dataclass(frozen=True)
class Line:
    """A nominee on a list; `name` and `unit` as frozen, or as they are now."""

    item: AgendaItem
    name: str
    unit: str


@dataclass(frozen=True)
class Group:
    """The nominees of one award on one form of the ballot, with the votes they need."""

    award: str
    form: int | None
    threshold: Threshold | None
    lines: list[Line]

    @property
    def key(self) -> str:
        """The award as the law knows it."""
        return self.lines[0].item.nomination.award if self.lines else ""

    @property
    def needed(self) -> str:
        return wording.votes_text(self.threshold) if self.threshold else ""

    @property
    def share(self) -> str:
        return wording.share_text(self.threshold) if self.threshold else ""


def groups_of(
    items: list[AgendaItem], thresholds: dict[str, Threshold | None] | None = None, *, by_form: bool = True
) -> list[Group]:
    """Items under form (unless told otherwise) and award, in the order given; frozen ones carry their threshold."""
    groups: dict[tuple[int | None, str], Group] = {}
    for item in items:
        award = item.nomination.award
        key = (item.paper.number if item.paper and by_form else None, award)
        if key not in groups:
            found = rulebook.read(item.threshold) if item.threshold else (thresholds or {}).get(award)
            groups[key] = Group(award_name(award), key[0], found, [])
        groups[key].lines.append(line_of(item))
    return sorted(groups.values(), key=lambda group: group.form or 0)


def line_of(item: AgendaItem) -> Line:
    if item.listed:
        return Line(item, item.listed["name"], item.listed["unit"])
    return Line(item, str(item.nomination.subject), freezing.unit_line(item))
