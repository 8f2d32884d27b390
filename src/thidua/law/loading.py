"""Load the rulebooks that ship with the package, or a folder of the same shape, strictly."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

import yaml

from thidua.law.kinds import KINDS
from thidua.law.rulebook import (
    PARTS,
    Authority,
    AwardName,
    BaseSalary,
    Bonus,
    Branch,
    Ceiling,
    Clause,
    CouncilNote,
    Ground,
    Law,
    Paper,
    Procedure,
    Regime,
    Rulebook,
    Source,
    Standard,
    Vote,
)
from thidua.law.strict import STATUSES, Gathered, Library, Node, RulebookError, every
from thidua.law.words import AWARDS, BASES

SUBJECT_KINDS = ("individual", "collective")

DAY_OF_YEAR = re.compile(r"(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])\Z")


def read_yaml(place: Traversable) -> Node:
    name = "/".join(str(place).split("/")[-2:])
    if not place.is_file():
        raise RulebookError(f"{name}: is missing")
    try:
        data = yaml.load(place.read_text("utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506
    except UnicodeDecodeError as error:
        raise RulebookError(f"{name}: is not UTF-8: {error}") from error
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise RulebookError(f"{name}: {error}") from error
    return Node(data, name)


@cache
def the_law() -> Law:
    """The rulebooks inside the package, loaded once."""
    return load_law(files("thidua.law") / "rulebooks")


def load_law(folder: Traversable) -> Law:
    """Load every file of the folder; whatever is not as it must be stops it.

    Raises:
        RulebookError: every problem, each naming the file and the key. Of one sentence of law the first is told.
    """
    gathered = Gathered()
    shelf = gathered.read(lambda: read_library(read_yaml(folder / "sources.yaml")))
    awards = gathered.read(lambda: _awards(read_yaml(folder / "awards.yaml")))
    if shelf is None or awards is None:  # everything else leans on these two
        raise RulebookError(*gathered.problems)
    library, sources = shelf
    salaries = gathered.read(lambda: _salaries(read_yaml(folder / "base_salary.yaml"), library))
    found = gathered.read(_regimes, folder, library)
    if found is None:
        raise RulebookError(*gathered.problems)
    regimes, choice = found
    books: dict[tuple[str, str], Rulebook] = {}
    raw: dict[tuple[str, str], Node] = {}
    for regime in regimes:
        if not regime.is_read:
            continue
        gathered.read(_no_strangers, folder / regime.id, awards)
        for award, name in awards.items():
            place = folder / regime.id / f"{award}.yaml"
            if place.is_file():
                book = gathered.read(_book, place, raw, regime.id, name, library)
                if book is not None:
                    books[regime.id, award] = book
    gathered.stop()
    assert salaries is not None
    return Law(regimes, choice, awards, books, salaries, sources)


def _book(
    place: Traversable, raw: dict[tuple[str, str], Node], regime: str, name: AwardName, library: Library
) -> Rulebook:
    """One rulebook, merged with the one it extends; `raw` keeps what it was before it was read."""
    node = read_yaml(place)
    try:
        merged = raw[regime, name.key] = _extended(node, raw)
        return read_rulebook(merged, regime, name.key, name, library)
    except (TypeError, KeyError, AttributeError, RecursionError) as error:
        raise RulebookError(f"{node.where}: has the wrong shape: {error}") from error


def _no_strangers(folder: Traversable, awards: Mapping[str, AwardName]) -> None:
    """A misspelt file would otherwise be a standard that silently is not there."""
    expected = {"regime.yaml", *(f"{award}{end}" for award in awards for end in (".yaml", ".cases.yaml"))}
    for place in folder.iterdir():
        if place.name.endswith((".yaml", ".yml")) and place.name not in expected:
            raise RulebookError(f"{folder.name}/{place.name}: is not called after an award of awards.yaml")


def read_library(node: Node) -> tuple[Library, dict[str, Source]]:
    sources = {}
    for item in node.nodes("sources"):
        source = Source(item.text("id"), item.text("title"), item.text("url", ""), item.text("reliability"))
        item.done()
        sources[source.id] = source
    documents = node.get("documents", dict)
    node.done()
    return Library(documents, sources), sources


def _awards(node: Node) -> dict[str, AwardName]:
    found = {}
    for item in node.nodes("awards"):
        award = AwardName(
            key=item.word("id", tuple(AWARDS)),
            vi=item.text("vi"),
            en=item.text("en"),
            kinds=item.words("kinds"),
            level=item.word("level", ("grassroots", "ministry", "state")),
            group=item.word("group", ("title", "form")),
        )
        item.done()
        found[award.key] = award
    node.done()
    return found


def _regimes(folder: Traversable, library: Library) -> tuple[tuple[Regime, ...], CouncilNote]:
    node = read_yaml(folder / "regimes.yaml")
    choice = _council(node.node("choice"), library)
    found: list[Regime] = []
    for item in node.nodes("regimes"):
        regime = Regime(
            **library.authored(item),
            id=item.text("id"),
            vi=item.text("vi"),
            en=item.text("en"),
            start=item.day("from"),
            until=item.day("until", None),
            is_read=item.get("read", bool),
        )
        item.done()
        if regime.until is not None and regime.until <= regime.start:
            raise item.fail("until", "must be after from")
        if found and found[-1].until != regime.start:
            raise item.fail("from", f"must be {found[-1].until}, the end of {found[-1].id}")
        found.append(_with_common(regime, folder, library) if regime.is_read else regime)
    node.done()
    return tuple(found), choice


def _with_common(regime: Regime, folder: Traversable, library: Library) -> Regime:
    """The clauses and rules that every award of the regime shares."""
    node = read_yaml(folder / regime.id / "regime.yaml")
    uses = {group: dict(node.node("initiative_use").get(group, dict)) for group in ("title", "form")}
    for group, targets in uses.items():
        if set(targets) != {"title", "form"} or not set(targets.values()) <= {"ask", "bar"}:
            raise node.fail(f"initiative_use.{group}", "must say ask or bar for title and for form")
    common = replace(
        regime,
        bars=every(node.nodes("every_award"), _clause, library),
        uses=uses,
        grounds=every(node.nodes("revocation"), _ground, library),
        rounding_vnd=node.whole("round_bonus_up_to_vnd"),
        council=every(node.nodes("council"), _council, library),
        procedure=_procedure(node, library),
    )
    node.done()
    return common


def _procedure(node: Node, library: Library) -> tuple[Procedure, ...]:
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


def _ground(node: Node, library: Library) -> Ground:
    ground = Ground(**library.authored(node), id=node.text("id"), vi=node.text("vi"), en=node.text("en"))
    node.done()
    return ground


def _council(node: Node, library: Library) -> CouncilNote:
    note = CouncilNote(**library.authored(node), id=node.text("id"), vi=node.text("vi"), en=node.text("en"))
    node.done()
    return note


def _extended(node: Node, raw: Mapping[tuple[str, str], Node]) -> Node:
    """A rulebook that says `extends: B1` takes all it does not say itself from there; `replace` swaps clauses by id."""
    base = node.text("extends", None)
    if base is None:
        return node
    parent = raw.get((base, node.text("award")))
    if parent is None:
        raise node.fail("extends", f"{base} has no rulebook of this award")
    swaps = {item["id"]: item for item in node.get("replace", list, [])}
    data = _swapped({**parent.data}, swaps)
    unused = set(swaps) - _ids(data)
    if unused:
        raise node.fail("replace", f"no clause called {', '.join(sorted(unused))}")
    data.update({key: value for key, value in node.data.items() if key not in ("extends", "replace")})
    return Node(data, node.where)


def _swapped(data: Any, swaps: Mapping[str, Any]) -> Any:
    if isinstance(data, dict):
        if data.get("id") in swaps:
            return {**data, **swaps[data["id"]]}
        return {key: _swapped(value, swaps) for key, value in data.items()}
    if isinstance(data, list):
        return [_swapped(item, swaps) for item in data]
    return data


def _ids(data: Any) -> set[str]:
    if isinstance(data, dict):
        own = {data["id"]} if isinstance(data.get("id"), str) else set()
        return own.union(*(_ids(value) for value in data.values()), set())
    if isinstance(data, list):
        return set().union(*(_ids(item) for item in data)) if data else set()
    return set()


def read_rulebook(node: Node, regime: str, award: str, name: AwardName, library: Library) -> Rulebook:
    if node.text("regime") != regime:
        raise node.fail("regime", f"must be {regime}, the folder's name")
    if node.text("award") != award:
        raise node.fail("award", f"must be {award}, the file's name")
    standards = {}
    gathered = Gathered()
    for kind in SUBJECT_KINDS:
        if node.has(kind):
            standard = gathered.read(lambda kind=kind: _standard(node.node(kind), kind, library))
            if standard is not None:
                standards[kind] = standard
        else:
            node.get(kind, dict, None)
    gathered.read(every, node.nodes("bonus"), _bonus, library)
    gathered.read(every, node.nodes("dossier"), _paper, library)
    gathered.stop()
    status = node.word("status", STATUSES)
    # A book that was not read may still carry what is known of votes, authority and bonus.
    if set(standards) != set(name.kinds) and (status != "unread" or standards):
        raise node.fail("individual, collective", f"must be {', '.join(name.kinds)}, as in awards.yaml")
    cite = node.text("cite")
    book = Rulebook(
        regime=regime,
        award=award,
        version=node.whole("version"),
        status=status,
        standards=standards,
        vote=_vote(node.node("vote"), library) if node.has("vote") else None,
        no_threshold=_council(node.node("no_threshold"), library) if node.has("no_threshold") else None,
        ceiling=_ceiling(node.node("ceiling"), library) if node.has("ceiling") else None,
        bonuses=every(node.nodes("bonus"), _bonus, library),
        authority=_authority(node.node("authority"), library) if node.has("authority") else None,
        papers=every(node.nodes("dossier"), _paper, library),
        standard_cites="; ".join(library.citation(part, node).printed for part in cite.split(";")),
    )
    node.read |= {"vote", "no_threshold", "ceiling", "authority"}
    node.done()
    return book


def _standard(node: Node, kind: str, library: Library) -> Standard:
    branches = every(node.nodes("branches"), _branch, library)
    if not branches:
        raise node.fail("branches", "has none")
    standard = Standard(kind, branches, every(node.nodes("council"), _council, library))
    node.done()
    return standard


def _branch(node: Node, library: Library) -> Branch:
    clauses = every(node.nodes("clauses"), _clause, library)
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


def _clause(node: Node, library: Library) -> Clause:
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
    children = every(node.nodes("of"), _clause, library)
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


def _vote(node: Node, library: Library) -> Vote:
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


def _ceiling(node: Node, library: Library) -> Ceiling:
    ceiling = Ceiling(
        **library.authored(node),
        percent=node.whole("percent"),
        of=node.text("of"),
        rounding=node.word("rounding", ("down",)),
        rounding_note=node.text("rounding_note"),
    )
    node.done()
    return ceiling


def _bonus(node: Node, library: Library) -> Bonus:
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


def _authority(node: Node, library: Library) -> Authority:
    authority = Authority(
        **library.authored(node),
        decides_vi=node.text("decides_vi"),
        decides_en=node.text("decides_en"),
        proposes_vi=node.text("proposes_vi", None),
        proposes_en=node.text("proposes_en", None),
    )
    node.done()
    return authority


def _paper(node: Node, library: Library) -> Paper:
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


def _salaries(node: Node, library: Library) -> tuple[BaseSalary, ...]:
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
