"""Small laws for tests: the shipped regimes, names and sources, and only the books a test writes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from importlib.resources import files
from pathlib import Path
from typing import Any

import yaml

from thidua.law.engine import Engine
from thidua.law.loading import load_law
from thidua.law.question import parse_question

SHIPPED = Path(str(files("thidua.law") / "rulebooks"))
SURE = {"cite": "L22 22", "confidence": "high", "sources": ["L22-II"], "vi": "Điều kiện.", "en": "A condition."}


def clause(kind: str, name: str = "c", **more: Any) -> dict[str, Any]:
    """A clause of the kind; keys known to rulebooks are taken as such, all others are its parameters."""
    own = {key: more.pop(key) for key in list(more) if key in {*SURE, "of", "status", "note", "only_for"}}
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


def write_law(folder: Path, *books: Mapping[str, Any], without_bars: bool = True) -> Path:
    """A folder of rulebooks; by default without the clauses every award shares, so that a test sees only its own."""
    for name in ("sources.yaml", "awards.yaml", "regimes.yaml", "base_salary.yaml"):
        (folder / name).write_text((SHIPPED / name).read_text("utf-8"), "utf-8")
    for regime in ("A", "B1", "B2"):
        (folder / regime).mkdir(exist_ok=True)
        common = yaml.safe_load((SHIPPED / regime / "regime.yaml").read_text("utf-8"))
        if without_bars:
            common["every_award"] = []
        (folder / regime / "regime.yaml").write_text(yaml.safe_dump(common, allow_unicode=True), "utf-8")
    for one in books:
        place = folder / one["regime"] / f"{one['award']}.yaml"
        place.write_text(yaml.safe_dump(dict(one), allow_unicode=True), "utf-8")
    return folder


def engine_with(folder: Path, *books: Mapping[str, Any], without_bars: bool = True) -> Engine:
    return Engine(load_law(write_law(folder, *books, without_bars=without_bars)))


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


def only(answers: Sequence[Mapping[str, Any]]) -> Mapping[str, Any]:
    (one,) = answers
    return one


DECEMBER = date(2024, 12, 20)
