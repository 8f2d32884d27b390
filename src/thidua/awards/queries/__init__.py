"""The only shared reads of this room."""

from thidua.awards.queries.defects import DefectLine, defects_of
from thidua.awards.queries.dossiers import (
    Neighbours,
    history_of,
    neighbours_in_queue,
    nominees_found,
    open_elsewhere,
    titles_held,
)
from thidua.awards.queries.eligible import EligibleRow, eligible_not_nominated
from thidua.awards.queries.lists import (
    BOARD_FILTERS,
    NominationFilter,
    UnitLine,
    accepted_nominations,
    acting_units,
    appraisal_queue,
    board_counts,
    board_of,
    board_units,
    counts_by_round,
    counts_by_state,
    filtered,
    has_rounds_to_see,
    in_list_order,
    units_of_round,
    waiting_work,
    with_list_fields,
)
from thidua.awards.verdicts import verdict_for

__all__ = [
    "BOARD_FILTERS",
    "DefectLine",
    "EligibleRow",
    "Neighbours",
    "NominationFilter",
    "UnitLine",
    "accepted_nominations",
    "acting_units",
    "appraisal_queue",
    "board_counts",
    "board_of",
    "board_units",
    "counts_by_round",
    "counts_by_state",
    "defects_of",
    "eligible_not_nominated",
    "filtered",
    "has_rounds_to_see",
    "history_of",
    "in_list_order",
    "neighbours_in_queue",
    "nominees_found",
    "open_elsewhere",
    "titles_held",
    "units_of_round",
    "verdict_for",
    "waiting_work",
    "with_list_fields",
]
