"""What waits in this room for the signed-in person: a few lines for the first page."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from thidua.core.roles import Role
from thidua.council.models import Meeting
from thidua.council.queries import meetings_to_see, open_sheets
from thidua.ui.worklist import WorkLine

MOST = 3  # meetings named; the others stand in the list


def waiting_for(user: Any) -> Iterable[WorkLine]:
    """The teller's open sheets; the secretary's meetings that are not closed."""
    roles = {grant.role for grant in getattr(user, "grants", [])}
    if Role.TELLER in roles:
        for sheet in open_sheets(user):
            yield WorkLine(
                _("Nhập bảng kiểm phiếu, %(council)s") % {"council": sheet.count.meeting.council.name},
                reverse("council:sheet", args=[sheet.pk]),
                _("Nhập riêng, không trao đổi số với người kiểm phiếu kia."),
                urgent=True,
            )
    if Role.SECRETARY in roles:
        states = [Meeting.State.PLANNED, Meeting.State.OPEN, Meeting.State.COUNTING]
        for meeting in meetings_to_see(user).filter(state__in=states).order_by("held_at")[:MOST]:
            yield WorkLine(
                _("Tiếp tục phiên họp số %(number)s, %(round)s")
                % {"number": f"{meeting.number}/{meeting.year}", "round": meeting.round.name},
                reverse("council:meeting", args=[meeting.pk]),
                _("Họp %(day)s. %(state)s.")
                % {
                    "day": f"{timezone.localtime(meeting.held_at):%d/%m/%Y %H:%M}",
                    "state": meeting.get_state_display(),
                },
            )
