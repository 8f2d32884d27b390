"""Runs the cases beside the rulebooks, and asks that they try every clause from both sides."""

from __future__ import annotations

from collections import defaultdict
from functools import cache

import pytest

from thidua.law.api import engine
from thidua.law.cases import Case, clause_outcomes, differences, load_cases
from thidua.law.rulebook import Clause, Rulebook
from thidua.law.tests.lawmaker import SHIPPED

BOOKS = [book for book in engine().law.rulebooks.values() if book.standards]
# What a clause of these kinds can come to; all others can be met and not met.
SIDES = {
    "judgement": [{"judgement"}],
    "local_rules": [{"met"}, {"judgement"}],
    "occasion": [{"judgement"}, {"not_met"}],
    "devotion": [{"judgement"}, {"not_met"}],
}


@cache
def cases_of(regime: str, award: str) -> list[Case]:
    return load_cases(SHIPPED, regime, award)


ALL = [case for book in BOOKS for case in cases_of(book.regime, book.award)]


@cache
def seen() -> dict[tuple[str, str, str], set[str]]:
    """(regime, award, clause) → outcomes over all cases of that award."""
    found: dict[tuple[str, str, str], set[str]] = defaultdict(set)
    for case in ALL:
        for node, outcome in clause_outcomes(engine(), case):
            found[case.regime, case.award, node.clause.id].add(outcome)
    return found


def not_tried(clause: Clause, outcomes: set[str]) -> str | None:
    """In words, which side of the clause no case tries."""
    if clause.status == "unread" or clause.confidence == "low":
        sides = [{"judgement"}]
    elif clause.kind == "all_of" and any(inner.kind == "judgement" for inner in clause.of):
        sides = [{"judgement"}, {"not_met"}]
    else:
        sides = SIDES.get(clause.kind, [{"met"}, {"not_met"}])
    lacking = [" or ".join(sorted(side)) for side in sides if not side & outcomes]
    return f"{clause.id}: never {', never '.join(lacking)}" if lacking else None


def with_inner(clauses: tuple[Clause, ...]) -> list[Clause]:
    return [one for clause in clauses for one in (clause, *with_inner(clause.of))]


@pytest.mark.parametrize("case", ALL, ids=[f"{c.regime}/{c.award}: {c.name}" for c in ALL])
def test_the_answer_is_the_one_written_beside_the_rulebook(case: Case) -> None:
    question, subject = case.ask()

    answer = engine().answer(question, subject)

    assert differences(case, answer) == []
    assert answer["regime"] == case.regime


@pytest.mark.parametrize("book", BOOKS, ids=[book.key for book in BOOKS])
def test_every_clause_has_a_case_on_either_side_of_its_edge(book: Rulebook) -> None:
    assert cases_of(book.regime, book.award), "no cases beside this rulebook"

    lacking = []
    for standard in book.standards.values():
        for branch in standard.branches:
            for clause in with_inner(branch.clauses):
                problem = not_tried(clause, seen()[book.regime, book.award, clause.id])
                if problem:
                    lacking.append(f"{standard.kind}, {branch.id}, {problem}")

    assert lacking == []


@pytest.mark.parametrize("regime", [regime for regime in engine().law.regimes if regime.is_read], ids=lambda r: r.id)
def test_every_clause_that_all_awards_share_has_a_case_on_either_side(regime) -> None:
    if not any(book.regime == regime.id for book in BOOKS):
        pytest.skip("no standard is loaded under this regime")
    outcomes: dict[str, set[str]] = defaultdict(set)
    for (of, _, name), came in seen().items():
        if of == regime.id:
            outcomes[name] |= came

    assert [p for clause in regime.bars if (p := not_tried(clause, outcomes[clause.id]))] == []
