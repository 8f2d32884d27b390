"""Every statement of the rulebooks as one flat list, for reading, searching and comparing. Decides nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from thidua.law.rulebook import Authored, Branch, Clause, Law, Regime, Rulebook


@dataclass(frozen=True)
class Provision:
    """One statement of one regime: a clause, a point for the council, a vote, a paper …

    `award` is None for what all awards of the regime share; `kind` is the kind of subject, where the statement is
    made for one; `inside` is the id of the clause this one is a part of.
    """

    regime: str
    award: str | None
    part: str
    id: str
    of: Authored
    kind: str | None = None
    branch: Branch | None = None
    inside: str | None = None

    @property
    def anchor(self) -> str:
        return f"{self.regime}-{self.id}"

    def sentence(self, language: str) -> str:
        """The statement's own sentence in `vi` or `en`; empty where it is a figure or a name and not a sentence."""
        return str(getattr(self.of, language, "") or "")


def provisions_of_law(law: Law) -> list[Provision]:
    """Everything that carries a citation, by regime: the regime itself, what its awards share, then each award."""
    found: list[Provision] = []
    for regime in law.regimes:
        found += provisions_of_regime(regime)
        for award in law.awards:
            book = law.rulebooks.get((regime.id, award))
            if book is not None:
                found += provisions_of_book(book)
    return found


def provisions_of_regime(regime: Regime) -> list[Provision]:
    """The regime, its bars, its notes to the council, its grounds of revocation and its procedure."""
    found = [Provision(regime.id, None, "regime", "regime", regime)]
    found += _clauses(regime.bars, regime.id, None, "bar")
    found += [Provision(regime.id, None, "council", note.id, note) for note in regime.council]
    found += [Provision(regime.id, None, "ground", ground.id, ground) for ground in regime.grounds]
    found += [Provision(regime.id, None, rule.part, rule.id, rule) for rule in regime.procedure]
    return found


def provisions_of_book(book: Rulebook) -> list[Provision]:
    """The standards, then vote, ceiling, bonus, who decides and papers of one award under one regime."""
    found: list[Provision] = []
    for kind, standard in book.standards.items():
        for branch in standard.branches:
            found += _clauses(branch.clauses, book.regime, book.award, "clause", kind, branch)
        found += [Provision(book.regime, book.award, "council", one.id, one, kind) for one in standard.council]
    vote = book.vote or book.no_threshold
    single: dict[str, Authored | None] = {"vote": vote, "ceiling": book.ceiling, "authority": book.authority}
    for part, of in single.items():
        if of is not None:
            found.append(Provision(book.regime, book.award, part, part, of))
    for bonus in book.bonuses:
        found.append(Provision(book.regime, book.award, "bonus", f"bonus-{bonus.kind}", bonus, bonus.kind))
    for paper in book.papers:
        found.append(Provision(book.regime, book.award, "paper", f"paper-{paper.id}", paper))
    return found


def _clauses(
    clauses: Iterable[Clause],
    regime: str,
    award: str | None,
    part: str,
    kind: str | None = None,
    branch: Branch | None = None,
    inside: str | None = None,
) -> Iterator[Provision]:
    for clause in clauses:
        yield Provision(regime, award, part, clause.id, clause, kind or clause.only_kind, branch, inside)
        yield from _clauses(clause.of, regime, award, part, kind, branch, clause.id)
