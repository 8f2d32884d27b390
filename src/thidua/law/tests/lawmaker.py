"""Small laws for tests: the shipped regimes, names and sources, and only the books a test writes."""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy
from dataclasses import replace
from datetime import date
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import yaml

from thidua.law.engine import Engine
from thidua.law.loading import read_library, read_rulebook, read_yaml, the_law
from thidua.law.question import parse_question
from thidua.law.strict import Library, Node

SHIPPED = Path(str(files("thidua.law") / "rulebooks"))
SURE = {"cite": "L22 22", "confidence": "high", "sources": ["L22-II"], "vi": "Điều kiện.", "en": "A condition."}


def clause(kind: str, name: str = "c", **more: Any) -> dict[str, Any]:
    """A clause of the kind; keys known to rulebooks are taken as such, all others are its parameters."""
    own = {key: more.pop(key) for key in list(more) if key in {*SURE, "status", "note", "only_for"}}
    if isinstance(more.get("of"), list):
        own["of"] = more.pop("of")
    own |= {key: more.pop(key) for key in ("read_until", "in_force_from") if key in more}
    return {"id": name, "kind": kind, "params": more, **SURE, **own}


def branch(*clauses: Mapping[str, Any], name: str = "merit", **more: Any) -> dict[str, Any]:
    return {"id": name, "basis": "merit", "vi": "Công trạng.", "en": "Merit.", "clauses": list(clauses), **more}


def book(award: str, regime: str = "B1", **more: Any) -> dict[str, Any]:
    """A rulebook; give `individual` or `collective` as a list of branches."""
    for kind in ("individual", "collective"):
        if isinstance(more.get(kind), list):
            more[kind] = {"branches": more[kind]}
    return {"regime": regime, "award": award, "version": 1, "status": "draft", "cite": "L22 22", **more}


@cache
def shipped_library() -> Library:
    return read_library(read_yaml(SHIPPED / "sources.yaml"))[0]


def engine_with(*books: Mapping[str, Any], with_bars: bool = False) -> Engine:
    """An engine of these books alone; by default without the clauses all awards share, so a test sees only its own."""
    law = the_law()
    regimes = law.regimes if with_bars else tuple(replace(regime, bars=()) for regime in law.regimes)
    made = {}
    for one in books:
        node = Node(deepcopy(dict(one)), "test")
        name = law.awards[one["award"]]
        made[one["regime"], one["award"]] = read_rulebook(node, one["regime"], one["award"], name, shipped_library())
    return Engine(replace(law, regimes=regimes, rulebooks=made))


def write_law(folder: Path, *books: Mapping[str, Any]) -> Path:
    """A folder of rulebooks with the shipped regimes, names and sources, and only these books."""
    for name in ("sources.yaml", "awards.yaml", "regimes.yaml", "base_salary.yaml"):
        (folder / name).write_text((SHIPPED / name).read_text("utf-8"), "utf-8")
    for regime in ("A", "B1", "B2"):
        (folder / regime).mkdir(exist_ok=True)
        (folder / regime / "regime.yaml").write_text((SHIPPED / regime / "regime.yaml").read_text("utf-8"), "utf-8")
    for one in books:
        place = folder / one["regime"] / f"{one['award']}.yaml"
        place.write_text(yaml.safe_dump(dict(one), allow_unicode=True), "utf-8")
    return folder


def facts(kind: str = "individual", **lists: Any) -> dict[str, Any]:
    subject = {"id": "s-1", "kind": kind, **lists.pop("subject", {})}
    return {"version": 1, "subject": subject, **lists}


def ask(engine: Engine, award: str, told: Mapping[str, Any], *, on: str = "2024-12-20", **more: Any) -> dict[str, Any]:
    asked, subject = parse_question({"award": award, "on": on, "facts": told, **more})
    return engine.answer(asked, subject)


def years(award: str, *given: int) -> list[dict[str, Any]]:
    return [{"award": award, "year": year, "decided_on": f"{year}-12-20"} for year in given]


def rated(level: str, *given: int) -> list[dict[str, Any]]:
    return [{"year": year, "level": level} for year in given]


def came_to(one: Mapping[str, Any], told: Mapping[str, Any], *, award: str = "ldtt", **more: Any) -> dict[str, Any]:
    """The answer's single clause, when a standard of only that clause is asked."""
    kind = told["subject"]["kind"]
    other = {"individual", "collective"} - {kind}
    award = award if kind == "individual" else "ttldtt"
    kinds = {kind: [branch(one)]}
    if set(the_law().awards[award].kinds) >= other:
        kinds |= {name: [branch(one)] for name in other}
    answer = ask(engine_with(book(award, **kinds)), award, told, **more)
    (found,) = answer["clauses"]
    return dict(found)


DECEMBER = date(2024, 12, 20)
