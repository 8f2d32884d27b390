"""The states of meetings and nominees as pills, in the words of this room."""

from django.utils.translation import gettext_lazy as _

from thidua.council.models import Attendance, Meeting
from thidua.ui.statuses import register_states, register_status

register_states(
    "meeting",
    {
        Meeting.State.PLANNED: "plain",
        Meeting.State.OPEN: "live",
        Meeting.State.COUNTING: "live",
        Meeting.State.CLOSED: "met",
        Meeting.State.DISCARDED: "plain",
    },
)
register_states(
    "attendance",
    {Attendance.State.PRESENT: "met", Attendance.State.WRITTEN: "ask", Attendance.State.ABSENT: "plain"},
)
register_status("ballot_passed", "met", _("Đạt"))
register_status("ballot_not_passed", "not", _("Không đạt"))
register_status("sheet_finished", "met", _("Đã hoàn thành"))
register_status("sheet_open", "live", _("Đang kiểm"))
