"""Read the statements of a rulebook strictly: clauses, votes, ceilings, bonuses, papers, procedure, salaries."""

from __future__ import annotations

import re
from dataclasses import replace

from thidua.law.kinds import KINDS
from thidua.law.rulebook import (
    PARTS,
    Authority,
    BaseSalary,
    Bonus,
    Branch,
    Ceiling,
    Clause,
    CouncilNote,
    Ground,
    Paper,
    Procedure,
    Standard,
    Vote,
)
from thidua.law.strict import Library, Node, every
from thidua.law.words import AWARDS, BASES

SUBJECT_KINDS = ("individual", "collective")
DAY_OF_YEAR = re.compile(r"(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])\Z")


def read_procedure(node: Node, library: Library) -> tuple[Procedure, ...]:
    found: list[Procedure] = []
    for item in node.nodes("procedure"):
        awards = item.words("awards", None)
        strange = [award for award in awards or () if award not in AWARDS]
        if strange:
            raise item.fail("awards", f"{strange[0]!r} is not a known award")
        rule = Procedure(
            **library.authored(item),
            id=item.text("id"),
            part=item.word("part", PARTS),
            vi=item.text("vi"),
            en=item.text("en"),
            awards=awards or None,
            days=item.whole("days") if item.has("days") else None,
            working_days=item.whole("working_days") if item.has("working_days") else None,
            by=item.text("by", None),
        )
        if rule.by is not None and not DAY_OF_YEAR.match(rule.by):
            raise item.fail("by", "must be a day of the calendar as MM-DD")
        item.read |= {"days", "working_days"}
        item.done()
        if any(one.id == rule.id for one in found):
            raise item.fail("id", f"{rule.id!r} is there twice")
        found.append(rule)
    return tuple(found)


def read_ground(node: Node, library: Library) -> Ground:
    ground = Ground(**library.authored(node), id=node.text("id"), vi=node.text("vi"), en=node.text("en"))
    node.done()
    return ground


def read_council(node: Node, library: Library) -> CouncilNote:
    note = CouncilNote(**library.authored(node), id=node.text("id"), vi=node.text("vi"), en=node.text("en"))
    node.done()
    return note


def read_standard(node: Node, kind: str, library: Library) -> Standard:
    branches = every(node.nodes("branches"), read_branch, library)
    if not branches:
        raise node.fail("branches", "has none")
    standard = Standard(kind, branches, every(node.nodes("council"), read_council, library))
    node.done()
    return standard


def read_branch(node: Node, library: Library) -> Branch:
    clauses = every(node.nodes("clauses"), read_clause, library)
    ids = [clause.id for clause in clauses]
    if len(set(ids)) != len(ids):
        raise node.fail("clauses", "two clauses with one id")
    if not clauses:
        raise node.fail("clauses", "has none")
    branch = Branch(
        id=node.text("id"),
        basis=node.word("basis", tuple(BASES)),
        vi=node.text("vi"),
        en=node.text("en"),
        clauses=clauses,
        period=node.whole("period", 1),
        discipline_in_period=node.word("discipline_in_period", ("ask", "bar"), "ask"),
    )
    node.done()
    return branch


def read_bar(node: Node, library: Library) -> Clause:
    """A clause that every award shares, or those of some bases only."""
    awards, bases = node.words("only_awards", ()), node.words("only_bases", ())
    for key, said, known in (("only_awards", awards, AWARDS), ("only_bases", bases, BASES)):
        if wrong := [word for word in said if word not in known]:
            raise node.fail(key, f"{wrong[0]!r} is none of {', '.join(known)}")
    return replace(read_clause(node, library), only_awards=awards, only_bases=bases)


def read_clause(node: Node, library: Library) -> Clause:
    name = node.text("kind")
    kind = KINDS.get(name)
    if kind is None:
        raise node.fail("kind", f"{name!r} is not a known kind")
    params = node.get("params", dict, {})
    for key, value in params.items():
        if key not in kind.params:
            raise node.fail(f"params.{key}", f"is not a parameter of {name}")
        if not kind.params[key].test(value):
            raise node.fail(f"params.{key}", f"must be {kind.params[key].words}, not {value!r}")
    for key, param in kind.params.items():
        if param.required and key not in params:
            raise node.fail(f"params.{key}", "is missing")
    children = every(node.nodes("of"), read_clause, library)
    if (name in ("any_of", "all_of")) != bool(children):
        raise node.fail("of", "belongs to any_of and all_of, and they need it")
    clause = Clause(
        **library.authored(node),
        id=node.text("id"),
        kind=name,
        params=params,
        vi=node.text("vi"),
        en=node.text("en"),
        of=children,
        read_until=node.day("read_until", None),
        in_force_from=node.day("in_force_from", None),
        only_kind=node.word("only_for", SUBJECT_KINDS, None),
    )
    node.done()
    return clause


def read_vote(node: Node, library: Library) -> Vote:
    vote = Vote(
        **library.authored(node),
        percent=node.whole("percent"),
        base=node.word("base", ("all_members",)),
        ballot=node.word("ballot", ("secret", "vote")),
        council_vi=node.text("council_vi"),
        council_en=node.text("council_en"),
    )
    node.done()
    return vote


def read_ceiling(node: Node, library: Library) -> Ceiling:
    ceiling = Ceiling(
        **library.authored(node),
        percent=node.whole("percent"),
        of=node.text("of"),
        rounding=node.word("rounding", ("down",)),
        rounding_note=node.text("rounding_note"),
    )
    node.done()
    return ceiling


def read_bonus(node: Node, library: Library) -> Bonus:
    times = node.get("times", (int, float))
    tenths = round(times * 10)
    if tenths / 10 != times:
        raise node.fail("times", "must have at most one decimal")
    bonus = Bonus(
        **library.authored(node),
        kind=node.word("kind", SUBJECT_KINDS),
        tenths=tenths,
        at_most=node.get("at_most", bool, False),
    )
    node.done()
    return bonus


def read_authority(node: Node, library: Library) -> Authority:
    authority = Authority(
        **library.authored(node),
        decides_vi=node.text("decides_vi"),
        decides_en=node.text("decides_en"),
        proposes_vi=node.text("proposes_vi", None),
        proposes_en=node.text("proposes_en", None),
    )
    node.done()
    return authority


def read_paper(node: Node, library: Library) -> Paper:
    bases = node.words("bases", None)
    paper = Paper(
        **library.authored(node),
        id=node.text("id"),
        vi=node.text("vi"),
        en=node.text("en"),
        bases=bases or None,
    )
    node.done()
    return paper


def read_salaries(node: Node, library: Library) -> tuple[BaseSalary, ...]:
    found: list[BaseSalary] = []
    for item in node.nodes("base_salary"):
        salary = BaseSalary(
            **library.authored(item),
            amount_vnd=item.whole("amount_vnd"),
            start=item.day("from"),
            until=item.day("until", None),
        )
        item.done()
        if found and found[-1].until != salary.start:
            raise item.fail("from", "must be the end of the row before")
        found.append(salary)
    node.done()
    return tuple(found)
