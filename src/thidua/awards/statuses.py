"""The states of rounds and dossiers as pills, in the words of this room."""

from thidua.awards.models import Nomination, Round
from thidua.ui.statuses import register_status

for _state, _tone in (
    (Round.State.DRAFT, "plain"),
    (Round.State.OPEN, "live"),
    (Round.State.APPRAISAL, "live"),
    (Round.State.COUNCIL, "live"),
    (Round.State.DECISION, "live"),
    (Round.State.CLOSED, "plain"),
):
    register_status(f"round_{_state}", _tone, _state.label)  # type: ignore[arg-type]

for _dossier, _tone in (
    (Nomination.State.DRAFT, "plain"),
    (Nomination.State.SUBMITTED, "live"),
    (Nomination.State.RETURNED, "ask"),
    (Nomination.State.ACCEPTED, "met"),
    (Nomination.State.REJECTED, "not"),
    (Nomination.State.PASSED, "met"),
    (Nomination.State.NOT_PASSED, "not"),
    (Nomination.State.DECIDED, "gold"),
    (Nomination.State.WITHDRAWN, "plain"),
):
    register_status(f"nomination_{_dossier}", _tone, _dossier.label)  # type: ignore[arg-type]
