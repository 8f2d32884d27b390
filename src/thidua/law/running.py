"""Runs assembled standards over columns of facts: the same expressions for one subject and for ten million."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import polars as pl

from thidua.law.assembly import Assembled, Node
from thidua.law.facts import Subject
from thidua.law.kernel.fact import Fact
from thidua.law.kernel.folding import distinct, fold_subjects


@dataclass(frozen=True, eq=False)
class Program:
    """Several standards of one moment, the facts they need, and the expressions in layers that build on each other."""

    standards: tuple[Assembled, ...]
    facts: tuple[Fact, ...]
    layers: tuple[tuple[pl.Expr, ...], ...]
    reaches: Mapping[str, int | None] = field(default_factory=dict)

    @classmethod
    def of(cls, standards: Sequence[Assembled]) -> Program:
        nodes = {node.column: node for standard in standards for node in standard.nodes()}
        facts = distinct(fact for node in nodes.values() for fact in node.facts())
        layers: list[list[pl.Expr]] = []
        for node in nodes.values():
            place = 2 * (node.depth - 1)
            while len(layers) < place + 2:
                layers.append([])
            layers[place].append(node.raw_expr())
            if node.is_weak:
                layers[place + 1].append(node.weighed_expr())
        layers.append([standard.best() for standard in standards])
        return cls(
            tuple(standards), tuple(facts), tuple(tuple(layer) for layer in layers if layer), reach(nodes.values())
        )

    def run(self, columns: pl.LazyFrame) -> pl.LazyFrame:
        """Adds one column of outcomes per clause and one score per standard."""
        for layer in self.layers:
            columns = columns.with_columns(*layer)
        return columns

    def run_subjects(self, subjects: Sequence[Subject]) -> pl.DataFrame:
        moment = self.standards[0].moment
        columns = fold_subjects(self.facts, subjects, moment)
        # Eager steps: for one subject the optimiser of a lazy frame costs more than the work.
        for layer in self.layers:
            columns = columns.with_columns(*layer)
        return columns


def reach(nodes: Iterable[Node]) -> dict[str, int | None]:
    """By the name of a fact, how many award years back any clause looks at it; None when all of them may matter."""
    return widest((fact.name, node.reach()) for node in nodes for fact in node.facts())


def widest(reaches: Iterable[tuple[str, int | None]]) -> dict[str, int | None]:
    found: dict[str, int | None] = {}
    for name, back in reaches:
        known = found.get(name, 0)
        found[name] = None if back is None or known is None else max(back, known)
    return found
