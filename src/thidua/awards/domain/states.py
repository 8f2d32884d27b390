"""The ways of a round and of a nomination: which act leads from which state to which."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

ROUND_WAY = ("draft", "open", "appraisal", "council", "decision", "closed")
"""The states of a round in order. It goes one step forward, or one back while nothing was decided."""

NO_WAY_BACK = frozenset({"draft", "closed"})  # an opened round is never a draft again; a closed one stays closed


@dataclass(frozen=True)
class Step:
    """One act on a nomination: the states it may start from, and the state it leads to (None = unchanged)."""

    origins: frozenset[str]
    to: str | None


def _step(*origins: str, to: str | None = None) -> Step:
    return Step(frozenset(origins), to)


STEPS: dict[str, Step] = {
    "change": _step("draft", "returned"),
    "submit": _step("draft", "returned", to="submitted"),
    "withdraw": _step("draft", "submitted", "returned", to="withdrawn"),
    "answer": _step("returned"),
    "return": _step("submitted", to="returned"),
    "accept": _step("submitted", to="accepted"),
    "reject": _step("submitted", to="rejected"),
    "pass": _step("accepted", to="passed"),
    "not_pass": _step("accepted", to="not_passed"),
    "decide": _step("accepted", "passed", to="decided"),
}
EDITABLE = STEPS["change"].origins
OVER = frozenset({"withdrawn", "rejected"})  # no longer counts, the subject may be nominated again


def may_step(act: str, state: str) -> bool:
    return state in STEPS[act].origins


def acts_from(state: str) -> list[str]:
    """The acts possible from a state, in the order of the table."""
    return [act for act, step in STEPS.items() if state in step.origins]


def round_moves(state: str) -> list[str]:
    """The states a round may go to: the next one first, then the one before where there is a way back."""
    place = ROUND_WAY.index(state)
    moves = list(ROUND_WAY[place + 1 : place + 2])
    back = ROUND_WAY[place - 1] if place else None
    if back and back not in NO_WAY_BACK and state not in NO_WAY_BACK:
        moves.append(back)
    return moves


def hindrances(to: str, counts: Mapping[str, int]) -> dict[str, int]:
    """What stands in the way of a round's next state: nominations by state that must be dealt with before.

    Args:
        to: the state wanted.
        counts: nominations of the round by state.
    Returns:
        state → number, only those above zero. Drafts left when appraisal begins are no hindrance: they stay behind.
    """
    must_be_gone = {"council": ("submitted", "returned"), "closed": ("submitted", "returned", "accepted", "passed")}
    return {state: counts[state] for state in must_be_gone.get(to, ()) if counts.get(state, 0) > 0}


def round_steps(state: str) -> list[tuple[str, str]]:
    """(state, "done" | "current" | "todo") for the step bar of a round."""
    place = ROUND_WAY.index(state)
    return [
        (step, "done" if index < place else "current" if index == place else "todo")
        for index, step in enumerate(ROUND_WAY)
    ]


DOSSIER_WAY = ("register", "dossier", "appraisal", "council", "decision")
_PLACE = {
    "draft": 1, "returned": 1, "withdrawn": 1, "submitted": 2, "rejected": 2, "accepted": 3, "not_passed": 3,
    "passed": 4, "decided": 5,
}  # fmt: skip


def dossier_steps(state: str) -> list[tuple[str, str]]:
    """(step, "done" | "current" | "todo") for the step bar of one award; after the decision all is done."""
    place = _PLACE[state]
    return [
        (step, "done" if index < place else "current" if index == place else "todo")
        for index, step in enumerate(DOSSIER_WAY)
    ]
