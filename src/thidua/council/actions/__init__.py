"""The only writes of this room."""

from thidua.council.actions.councils import (
    CouncilPlan,
    MemberPlan,
    add_member,
    change_council,
    change_member,
    create_council,
)
from thidua.council.actions.counting import correct_sheet, finish_sheet, recount, save_sheet, start_count
from thidua.council.actions.interests import declare_interest, remove_interest
from thidua.council.actions.meetings import (
    change_meeting,
    create_meeting,
    discard_meeting,
    freeze_list,
    save_minutes,
    set_agenda,
    set_attendance,
)
from thidua.council.actions.results import agreed_sheet, close_count

__all__ = [
    "CouncilPlan",
    "MemberPlan",
    "add_member",
    "agreed_sheet",
    "change_council",
    "change_meeting",
    "change_member",
    "close_count",
    "correct_sheet",
    "create_council",
    "create_meeting",
    "declare_interest",
    "discard_meeting",
    "finish_sheet",
    "freeze_list",
    "recount",
    "remove_interest",
    "save_minutes",
    "save_sheet",
    "set_agenda",
    "set_attendance",
    "start_count",
]
