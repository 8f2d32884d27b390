"""A rulebook put together for one moment: its clauses as nodes, each with kind, scene and place in a frame."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import polars as pl

from thidua.law.kernel.fact import Fact
from thidua.law.kernel.moment import Moment
from thidua.law.kernel.present import VoteCount
from thidua.law.kinds import KINDS
from thidua.law.kinds.base import Kind, Scene
from thidua.law.outcome import JUDGEMENT, MET, UNKNOWN, code
from thidua.law.rulebook import Branch, Clause, CouncilNote, Law, Regime, Rulebook, Standard

VOTE = "vote_threshold"
ASKING = ("judgement", "local_rules")  # kinds that ask a person and grant nothing
# How much a refusal by a clause of a kind weighs against naming its branch as the reason: a branch for other people is
# named last, one that needs a feat nobody recorded before it, all others first.
WEIGHTS = {"subject_is": 32, "achievement": 8, "movement_distinction": 8, "occasion": 8, "devotion": 8}
DIGITS = 64  # a score is written in this base: outcome, clauses not met, clauses open, place of the branch


@dataclass(frozen=True, eq=False)
class Node:
    """One clause at its place. `column` holds its outcome, `raw` what it would be were the text sure.

    `grants` says whether the award would rest on this clause alone: as an alternative, or where no other is sure.
    """

    clause: Clause
    kind: Kind
    scene: Scene
    column: str
    condition: pl.Expr
    children: tuple[Node, ...]
    is_unread: bool = False
    is_weak: bool = False
    grants: bool = False

    @property
    def raw(self) -> str:
        return f"{self.column}!" if self.is_weak else self.column

    def walk(self) -> Iterator[Node]:
        """Inner clauses before the clause they belong to."""
        for child in self.children:
            yield from child.walk()
        yield self

    @property
    def depth(self) -> int:
        return 1 + max((child.depth for child in self.children), default=0)

    @property
    def weight(self) -> int:
        """What its refusal weighs against naming the branch; of alternatives, the lightest."""
        if self.kind.name == "any_of":
            return min(child.weight for child in self.children)
        return WEIGHTS.get(self.kind.name, 1)

    def facts(self) -> list[Fact]:
        return self.kind.facts(self.clause.params, self.scene)

    def reach(self) -> int | None:
        return self.kind.reach(self.clause.params, self.scene)

    def raw_expr(self) -> pl.Expr:
        return self.condition.alias(self.raw)

    def weighed_expr(self) -> pl.Expr:
        """A text that is not sure never grants or refuses alone; one that was not read says nothing at all."""
        raw = pl.col(self.raw)
        if self.is_unread:
            weighed = code(JUDGEMENT)
        else:
            stays = raw == UNKNOWN if self.grants else raw >= UNKNOWN
            weighed = pl.when(stays).then(raw).otherwise(code(JUDGEMENT))
        if self.kind.name == VOTE:
            weighed = pl.when(VoteCount("given").col().is_null()).then(code(MET)).otherwise(weighed)
        return weighed.alias(self.column)


def node_of(
    clause: Clause,
    kind: Kind,
    scene: Scene,
    children: tuple[Node, ...] = (),
    is_unread: bool = False,
    is_weak: bool = False,
    grants: bool = False,
) -> Node:
    """A node whose column is named by what is worked out in it: conditions that many awards share are run once."""
    condition = kind.outcome(clause.params, scene, [pl.col(child.column) for child in children])
    weighing = (is_unread, grants) if is_weak else ()
    named = condition.meta.serialize() + repr((kind.name, is_weak, weighing)).encode()
    column = f"{kind.name}:{hashlib.sha256(named).hexdigest()[:16]}"
    return Node(clause, kind, scene, column, condition, children, is_unread, is_weak, grants)


@dataclass(frozen=True, eq=False)
class Way:
    """One branch of the standard with everything it must pass."""

    branch: Branch
    nodes: tuple[Node, ...]

    def score(self, place: int) -> pl.Expr:
        """The outcome first, then the lightest refusal, then the fewest clauses open, then the order of the law."""
        columns = [pl.col(node.column) for node in self.nodes]
        outcome = pl.min_horizontal(*columns).cast(pl.UInt32)
        weights = [node.weight for node in self.nodes]
        refusals = [pl.when(c == 0).then(pl.lit(w)).otherwise(0) for c, w in zip(columns, weights, strict=True)]
        refused = pl.sum_horizontal(*refusals)
        still_open = pl.sum_horizontal(*[column.is_between(1, 2).cast(pl.UInt32) for column in columns])
        score = outcome
        for digit in (refused, still_open, pl.lit(place)):
            score = score * DIGITS + (DIGITS - 1 - digit.clip(0, DIGITS - 1).cast(pl.UInt32))
        return score.cast(pl.UInt32)


@dataclass(frozen=True, eq=False)
class Assembled:
    """The standard of one award for one kind of subject, ready to be run. `column` holds the best branch's score."""

    book: Rulebook
    standard: Standard
    regime: Regime
    moment: Moment
    ways: tuple[Way, ...]
    column: str

    def nodes(self) -> Iterator[Node]:
        for way in self.ways:
            for node in way.nodes:
                yield from node.walk()

    def best(self) -> pl.Expr:
        return pl.max_horizontal(*[way.score(place) for place, way in enumerate(self.ways)]).alias(self.column)

    def read_score(self, score: int) -> tuple[int, Way]:
        """The outcome and the branch that a score names."""
        return score // DIGITS**3, self.ways[DIGITS - 1 - score % DIGITS]

    def outcome_of(self, score: pl.Expr) -> pl.Expr:
        return score // DIGITS**3

    def place_of(self, score: pl.Expr) -> pl.Expr:
        return DIGITS - 1 - score % DIGITS


def assemble(
    law: Law, regime: Regime, book: Rulebook, kind: str, moment: Moment, basis: str | None = None
) -> Assembled | None:
    """Put a standard together; None when it knows no branch of the basis asked for."""
    standard = book.standards[kind]
    branches = [branch for branch in standard.branches if basis in (None, branch.basis)]
    if not branches:
        return None
    builder = _Builder(law, regime, kind, moment)
    ways = tuple(builder.way(book, branch) for branch in branches)
    return Assembled(book, standard, regime, moment, ways, f"{book.award}|{basis or ''}")


class _Builder:
    """Turns clauses into nodes of one regime, one kind of subject and one moment."""

    def __init__(self, law: Law, regime: Regime, kind: str, moment: Moment) -> None:
        self.law, self.regime, self.kind, self.moment = law, regime, kind, moment
        self.names = {key: name.vi for key, name in law.awards.items()}

    def scene(self, award: str, branch: Branch) -> Scene:
        group = self.law.awards[award].group
        # What an initiative may still serve for depends on the class of the award it served and of this one.
        uses = {key: self.regime.uses[name.group][group] for key, name in self.law.awards.items() if self.regime.uses}
        return Scene(
            moment=self.moment,
            award=award,
            subject_kind=self.kind,
            regime=self.regime.id,
            names=self.names,
            uses=uses,
            period=branch.period,
            discipline_in_period=branch.discipline_in_period,
        )

    def way(self, book: Rulebook, branch: Branch) -> Way:
        scene = self.scene(book.award, branch)
        bars = [bar for bar in self.regime.bars if bar.is_meant_for(book.award, branch.basis)]
        nodes = self.nodes(bars, scene, grants=False) + self.nodes(branch.clauses, scene)
        if book.vote is not None:
            # A council's vote over a share that is not sure is for people to weigh, passed or not.
            nodes += self.nodes([vote_clause(book)], scene, grants=True)
        return Way(branch, nodes)

    def nodes(self, clauses: Sequence[Clause], scene: Scene, *, grants: bool | None = None) -> tuple[Node, ...]:
        """Clauses that must all hold; by themselves they grant only where none of them is surely read."""
        applying = [clause for clause in clauses if self.applies(clause)]
        if grants is None:
            grants = not any(clause.kind not in ASKING and not self.is_weak(clause) for clause in applying)
        return tuple(self.node(clause, scene, grants) for clause in applying)

    def applies(self, clause: Clause) -> bool:
        if clause.only_kind not in (None, self.kind):
            return False
        return clause.in_force_from is None or clause.in_force_from <= self.moment.decisive

    def is_unread(self, clause: Clause) -> bool:
        return clause.status == "unread" or clause.is_lapsed(self.moment.decisive)

    def is_weak(self, clause: Clause) -> bool:
        return self.is_unread(clause) or clause.confidence == "low"

    def node(self, clause: Clause, scene: Scene, grants: bool) -> Node:
        kind = KINDS[clause.kind]
        # Each alternative of an any_of grants by itself.
        children = self.nodes(clause.of, scene, grants=True if kind.name == "any_of" else None)
        if kind.name == "holds_this_year":
            children = self.standard_of(clause)
        return node_of(clause, kind, scene, children, self.is_unread(clause), self.is_weak(clause), grants)

    def standard_of(self, clause: Clause) -> tuple[Node, ...]:
        """The standard of the title a clause asks for: its clauses, or its branches as alternatives."""
        title = clause.params["title"]
        book = self.law.rulebooks.get((self.regime.id, title))
        standard = book.standards.get(self.kind) if book else None
        if standard is None:
            made = _made(clause, "standard-unread", "judgement")
            return (node_of(made, KINDS["judgement"], self.scene(title, NO_BRANCH)),)
        if len(standard.branches) == 1:
            branch = standard.branches[0]
            return self.nodes(branch.clauses, self.scene(title, branch))
        ways = []
        for branch in standard.branches:
            inner = self.nodes(branch.clauses, self.scene(title, branch))
            made = _made(clause, branch.id, "all_of")
            ways.append(node_of(made, KINDS["all_of"], self.scene(title, branch), inner))
        made = _made(clause, f"{title}-standard", "any_of")
        scene = self.scene(title, standard.branches[0])
        return (node_of(made, KINDS["any_of"], scene, tuple(ways)),)


NO_BRANCH = Branch(id="", basis="merit", vi="", en="", clauses=())


def _made(clause: Clause, name: str, kind: str) -> Clause:
    """A clause of the engine's own that stands for another award's standard, with the citation of the one that asks."""
    return Clause(
        citations=clause.citations,
        confidence=clause.confidence,
        sources=clause.sources,
        id=name,
        kind=kind,
        vi=clause.vi,
        en=clause.en,
    )


def vote_clause(book: Rulebook) -> Clause:
    """The council's vote as a clause of every branch."""
    vote = book.vote
    assert vote is not None
    return Clause(
        citations=vote.citations,
        confidence=vote.confidence,
        sources=vote.sources,
        note=vote.note,
        status=vote.status,
        id="council-vote",
        kind=VOTE,
        params={"percent": vote.percent},
        vi=f"Ít nhất {vote.percent}% tổng số thành viên {vote.council_vi} đồng ý.",
        en=f"At least {vote.percent}% of all members of the {vote.council_en} agree.",
    )


def council_notes(assembled: Assembled) -> tuple[CouncilNote, ...]:
    return (*assembled.standard.council, *assembled.regime.council)
