"""The states of rounds and dossiers as pills, in the words of this room."""

from thidua.awards.models import Nomination, Round
from thidua.ui.statuses import register_states

register_states(
    "round",
    {
        Round.State.DRAFT: "plain",
        Round.State.OPEN: "live",
        Round.State.APPRAISAL: "live",
        Round.State.COUNCIL: "live",
        Round.State.DECISION: "live",
        Round.State.CLOSED: "plain",
    },
)
register_states(
    "nomination",
    {
        Nomination.State.DRAFT: "plain",
        Nomination.State.SUBMITTED: "live",
        Nomination.State.RETURNED: "ask",
        Nomination.State.ACCEPTED: "met",
        Nomination.State.REJECTED: "not",
        Nomination.State.PASSED: "met",
        Nomination.State.NOT_PASSED: "not",
        Nomination.State.DECIDED: "gold",
        Nomination.State.WITHDRAWN: "plain",
    },
)
