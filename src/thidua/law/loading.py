"""Load the rulebooks that ship with the package, or a folder of the same shape, strictly."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

import yaml

from thidua.law.rulebook import (
    AwardName,
    CouncilNote,
    Law,
    Regime,
    Rulebook,
    Source,
)
from thidua.law.statements import (
    SUBJECT_KINDS,
    read_authority,
    read_bar,
    read_bonus,
    read_ceiling,
    read_council,
    read_ground,
    read_paper,
    read_procedure,
    read_salaries,
    read_standard,
    read_vote,
)
from thidua.law.strict import STATUSES, Gathered, Library, Node, RulebookError, every
from thidua.law.words import AWARDS


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
    salaries = gathered.read(lambda: read_salaries(read_yaml(folder / "base_salary.yaml"), library))
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
    choice = read_council(node.node("choice"), library)
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
        bars=every(node.nodes("every_award"), read_bar, library),
        uses=uses,
        grounds=every(node.nodes("revocation"), read_ground, library),
        rounding_vnd=node.whole("round_bonus_up_to_vnd"),
        council=every(node.nodes("council"), read_council, library),
        procedure=read_procedure(node, library),
    )
    node.done()
    return common


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
            standard = gathered.read(lambda kind=kind: read_standard(node.node(kind), kind, library))
            if standard is not None:
                standards[kind] = standard
        else:
            node.get(kind, dict, None)
    gathered.read(every, node.nodes("bonus"), read_bonus, library)
    gathered.read(every, node.nodes("dossier"), read_paper, library)
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
        vote=read_vote(node.node("vote"), library) if node.has("vote") else None,
        no_threshold=read_council(node.node("no_threshold"), library) if node.has("no_threshold") else None,
        ceiling=read_ceiling(node.node("ceiling"), library) if node.has("ceiling") else None,
        bonuses=every(node.nodes("bonus"), read_bonus, library),
        authority=read_authority(node.node("authority"), library) if node.has("authority") else None,
        papers=every(node.nodes("dossier"), read_paper, library),
        standard_cites="; ".join(library.citation(part, node).printed for part in cite.split(";")),
    )
    node.read |= {"vote", "no_threshold", "ceiling", "authority"}
    node.done()
    return book
