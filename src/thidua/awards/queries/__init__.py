"""The only shared reads of this room."""

from thidua.awards.queries.dossiers import history_of, neighbours_in_queue, open_elsewhere, titles_held
from thidua.awards.queries.eligible import EligibleRow, eligible_not_nominated
from thidua.awards.queries.lists import (
    NominationFilter,
    UnitLine,
    acting_units,
    appraisal_queue,
    board_of,
    counts_by_state,
    filtered,
    has_rounds_to_see,
    units_of_round,
    waiting_work,
)
from thidua.awards.verdicts import verdict_for

__all__ = [
    "EligibleRow",
    "NominationFilter",
    "UnitLine",
    "acting_units",
    "appraisal_queue",
    "board_of",
    "counts_by_state",
    "eligible_not_nominated",
    "filtered",
    "has_rounds_to_see",
    "history_of",
    "neighbours_in_queue",
    "open_elsewhere",
    "titles_held",
    "units_of_round",
    "verdict_for",
    "waiting_work",
]
