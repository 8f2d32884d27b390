"""The states of declarations as pills."""

from thidua.record.models import Declaration
from thidua.ui.statuses import register_states

register_states(
    "declaration",
    {
        Declaration.State.WAITING: "live",
        Declaration.State.CONFIRMED: "met",
        Declaration.State.DECLINED: "not",
        Declaration.State.TAKEN_BACK: "plain",
    },
)
