"""Which nominations may stand in one decision, and which decision may be signed by whom."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

PASSED = "passed"
ACCEPTED = "accepted"


@dataclass(frozen=True, slots=True)
class Candidate:
    """What the list needs to know of a nomination.

    Args:
        state: the nomination's state.
        needs_vote: the council must vote on this award; None when the law that was read does not say.
        issuing_body: code of the unit whose head decides this award for this nomination.
        in_decision: label of the decision that already names it, "" when none does.
    """

    id: int
    label: str
    round_id: int
    award: str
    state: str
    needs_vote: bool | None
    issuing_body: str
    in_decision: str = ""


@dataclass(frozen=True, slots=True)
class Problem:
    """A reason by code, worded by `sentences.problem`; `label` names the nomination or person it is about."""

    code: str
    label: str = ""
    detail: str = ""


def is_ready(state: str, needs_vote: bool | None) -> bool:
    """Passed by the council; accepted alone is enough only where the law is known to ask for no vote."""
    return state == PASSED or (state == ACCEPTED and needs_vote is False)


def list_problems(candidates: Sequence[Candidate]) -> list[Problem]:
    """Why these nominations cannot go into one decision; empty when they can. All reasons at once."""
    if not candidates:
        return [Problem("empty")]
    problems = []
    if len({one.round_id for one in candidates}) > 1:
        problems.append(Problem("several_rounds"))
    if len({one.award for one in candidates}) > 1:
        problems.append(Problem("several_awards"))
    if len({one.issuing_body for one in candidates}) > 1:
        problems.append(Problem("several_bodies", detail=", ".join(sorted({one.issuing_body for one in candidates}))))
    for one in candidates:
        if one.in_decision:
            problems.append(Problem("already_listed", one.label, one.in_decision))
        elif not is_ready(one.state, one.needs_vote):
            problems.append(Problem("not_passed", one.label, one.state))
    return problems


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a list before signature: who is named, who proposed."""

    label: str
    named_user: int | None
    proposed_by: Iterable[int | None] = ()


def signing_problems(lines: Iterable[Line], *, signer: int) -> list[Problem]:
    """Nobody signs a decision that names oneself, or an award that one has proposed oneself."""
    problems = []
    for line in lines:
        if line.named_user == signer:
            problems.append(Problem("names_signer", line.label))
        if signer in set(line.proposed_by):
            problems.append(Problem("proposed_by_signer", line.label))
    return problems
