"""Rules of a ministry or a unit laid over the law: they add conditions and lower ceilings, and never loosen anything.

One YAML file is one document (a circular, a regulation). What it says is added to the rulebooks it names, with its own
citation, so that it is asked and explained like every other clause.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

import yaml

from thidua.law.assembly import assemble
from thidua.law.kernel.moment import Moment
from thidua.law.rulebook import Branch, Ceiling, Clause, Law, Rulebook, Source, Standard
from thidua.law.statements import SUBJECT_KINDS, read_ceiling, read_clause
from thidua.law.strict import Gathered, Library, Node, RulebookError, every
from thidua.law.words import AWARDS, BASES

LONGEST = 200_000  # characters of one file
FOR_DOCUMENT = "doc"  # how a local file cites its own document: "doc 5.2"


@dataclass(frozen=True)
class Rule:
    """What the document adds to one award: conditions, or a lower ceiling.

    `bases`: only branches of these; None for all. `settles`: ids of the law's clauses that leave detail to local rules
    and that this document spells out.
    """

    award: str
    kind: str
    regimes: tuple[str, ...]
    bases: tuple[str, ...] | None
    settles: tuple[str, ...]
    clauses: tuple[Clause, ...]
    ceiling: Ceiling | None

    def concerns(self, branch: Branch) -> bool:
        return self.bases is None or branch.basis in self.bases


@dataclass(frozen=True)
class LocalRules:
    """One local document. `start` is the first day it holds, `until` the first day it holds no more."""

    name_vi: str
    name_en: str
    start: date
    until: date | None
    rules: tuple[Rule, ...]
    digest: str = field(default="", compare=False)

    def in_force(self, on: date) -> bool:
        return self.start <= on and (self.until is None or on < self.until)


def read_local(text: str, law: Law) -> LocalRules:
    """Read one file strictly, and try that the law can be asked with it.

    Raises:
        RulebookError: every problem, naming the key: unknown awards, regimes, clauses it settles, a ceiling above the
            law's, an id that the law's clauses have already.
    """
    if len(text) > LONGEST:
        raise RulebookError(f"is longer than {LONGEST} characters")
    try:
        data = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise RulebookError(f"is no YAML: {error}") from error
    try:
        found = _read(Node(data, "local rules"), law)
    except (TypeError, KeyError, AttributeError, RecursionError) as error:
        raise RulebookError(f"has the wrong shape: {error}") from error
    _try(found, law)
    return replace(found, digest=hashlib.sha256(text.encode("utf-8")).hexdigest())


def _read(node: Node, law: Law) -> LocalRules:
    name = node.text("vi")
    library = Library({FOR_DOCUMENT: name}, {FOR_DOCUMENT: Source(FOR_DOCUMENT, name, "", "read by who loaded it")})
    start, until = node.day("from"), node.day("until", None)
    gathered = Gathered()
    if until is not None and until <= start:
        gathered.problems.append(f"{node.where}: until: must be after from")
    rules = gathered.read(every, node.nodes("rules"), _rule, library, law)
    name_en = node.text("en")
    gathered.read(node.done)
    gathered.stop()
    if not rules:
        raise node.fail("rules", "has none")
    return LocalRules(name, name_en, start, until, rules)


def _rule(node: Node, library: Library, law: Law) -> Rule:
    gathered = Gathered()
    award = node.word("award", tuple(AWARDS))
    kind = node.word("kind", SUBJECT_KINDS)
    regimes = node.words("regimes")
    bases = node.words("bases", None) or None
    settles = node.words("settles", None)
    clauses = gathered.read(every, node.nodes("clauses"), _clause, library)
    ceiling = gathered.read(_ceiling, node, library)
    gathered.read(node.done)
    gathered.problems += [f"{node.where}: bases: {one!r} is no basis" for one in bases or () if one not in BASES]
    if not (clauses or settles or ceiling or gathered.problems):
        gathered.problems.append(f"{node.where}: adds neither clauses nor a ceiling, and settles nothing")
    gathered.stop()
    rule = Rule(award, kind, regimes, bases, settles, clauses or (), ceiling)
    problems = [problem for regime in regimes for problem in _clashes(rule, regime, law)]
    if problems:
        raise RulebookError(*(f"{node.where}: {problem}" for problem in problems))
    return rule


def _clause(node: Node, library: Library) -> Clause:
    return read_clause(_cited(node), library)


def _cited(node: Node) -> Node:
    """A clause cites "5.2" of its own document; sources and confidence are those of whoever loaded it."""
    data: dict[str, Any] = {"confidence": "high", **node.data, "sources": [FOR_DOCUMENT]}
    if isinstance(data.get("cite"), float):
        raise node.fail("cite", 'must stand in quotes, as in "5.2"')
    if isinstance(data.get("cite"), str | int):
        data["cite"] = f"{FOR_DOCUMENT} {data['cite']}"
    if isinstance(data.get("of"), list):
        data["of"] = [_cited(Node(item, f"{node.where}: of[{place}]")).data for place, item in enumerate(data["of"])]
    return Node(data, node.where)


def _ceiling(node: Node, library: Library) -> Ceiling | None:
    if not node.has("ceiling"):
        node.read.add("ceiling")
        return None
    return read_ceiling(_cited(node.node("ceiling")), library)


def _clashes(rule: Rule, regime: str, law: Law) -> list[str]:
    """What the document may not say under a regime."""
    book = law.rulebooks.get((regime, rule.award))
    standard = book.standards.get(rule.kind) if book else None
    if book is None or standard is None:
        return [f"regimes: {regime} has no standard of {rule.award} for {rule.kind} to add to"]
    problems = []
    own = {one.id for branch in standard.branches if rule.concerns(branch) for one in _all(branch.clauses)}
    leaving = {
        one.id
        for branch in standard.branches
        if rule.concerns(branch)
        for one in _all(branch.clauses)
        if one.kind == "local_rules"
    }
    problems += [f"clauses: {one.id!r} is a clause of {book.key} already" for one in rule.clauses if one.id in own]
    problems += [
        f"settles: {one!r} leaves nothing to local rules in {book.key}" for one in rule.settles if one not in leaving
    ]
    if not any(rule.concerns(branch) for branch in standard.branches):
        problems.append(f"bases: {book.key} has no such branch")
    if rule.ceiling and book.ceiling and rule.ceiling.percent > book.ceiling.percent:
        problems.append(f"ceiling: {rule.ceiling.percent} % is more than the {book.ceiling.percent} % of {book.key}")
    return problems


def _all(clauses: Sequence[Clause]) -> list[Clause]:
    return [one for clause in clauses for one in (clause, *_all(clause.of))]


def _try(found: LocalRules, law: Law) -> None:
    """A condition that cannot be put together must not be found out when somebody asks."""
    changed = with_local(law, [found])
    for rule in found.rules:
        for name in rule.regimes:
            regime = next(one for one in law.regimes if one.id == name)
            moment = Moment(regime.start, regime.start, regime.start.year, "unseen")
            try:
                assemble(changed, regime, changed.rulebooks[name, rule.award], rule.kind, moment)
            except Exception as error:
                raise RulebookError(f"rules[{rule.award}]: cannot be asked under {name}: {error}") from error


def with_local(law: Law, local: Sequence[LocalRules]) -> Law:
    """The law with these documents laid over it, whatever day they hold from; the caller picks those in force."""
    books: dict[tuple[str, str], Rulebook] = dict(law.rulebooks)
    for document in local:
        for rule in document.rules:
            for regime in rule.regimes:
                if (regime, rule.award) in books:
                    books[regime, rule.award] = _laid_over(books[regime, rule.award], rule, document.name_vi)
    return replace(law, rulebooks=books)


def _laid_over(book: Rulebook, rule: Rule, name: str) -> Rulebook:
    standards: Mapping[str, Standard] = book.standards
    standard = standards.get(rule.kind)
    if standard is not None:
        branches = tuple(
            replace(branch, clauses=(*_settled(branch.clauses, rule.settles, name), *rule.clauses))
            if rule.concerns(branch)
            else branch
            for branch in standard.branches
        )
        standards = {**standards, rule.kind: replace(standard, branches=branches)}
    ceiling = book.ceiling
    if rule.ceiling is not None and (ceiling is None or rule.ceiling.percent < ceiling.percent):
        ceiling = rule.ceiling
    return replace(book, standards=standards, ceiling=ceiling)


def _settled(clauses: Sequence[Clause], ids: Sequence[str], name: str) -> tuple[Clause, ...]:
    return tuple(
        replace(
            clause,
            of=_settled(clause.of, ids, name),
            params={**clause.params, "read_in": name}
            if clause.id in ids and clause.kind == "local_rules"
            else clause.params,
        )
        for clause in clauses
    )
