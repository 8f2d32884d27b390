"""The only writes to rounds, registrations and dossiers; one module per subject."""

from thidua.awards.actions.appraisal import NewReason, accept, reject, return_dossier
from thidua.awards.actions.keeping import keep_verdicts
from thidua.awards.actions.law_changes import mark_seen
from thidua.awards.actions.nominations import (
    answer_return,
    change_nomination,
    nominate,
    nominate_many,
    submit_nomination,
    withdraw,
)
from thidua.awards.actions.papers import attach_paper, declare_paper_not_needed, remove_paper
from thidua.awards.actions.results import mark_decided, mark_not_passed, mark_passed
from thidua.awards.actions.rounds import (
    RoundPlan,
    change_round,
    change_round_dates,
    create_round,
    move_round,
    open_round,
    register_unit,
)

__all__ = [
    "NewReason",
    "RoundPlan",
    "accept",
    "answer_return",
    "attach_paper",
    "change_nomination",
    "change_round",
    "change_round_dates",
    "create_round",
    "declare_paper_not_needed",
    "keep_verdicts",
    "mark_decided",
    "mark_not_passed",
    "mark_passed",
    "mark_seen",
    "move_round",
    "nominate",
    "nominate_many",
    "open_round",
    "register_unit",
    "reject",
    "remove_paper",
    "return_dossier",
    "submit_nomination",
    "withdraw",
]
