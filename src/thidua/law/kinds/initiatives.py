"""Recognised initiatives and accepted topics, counted once."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from thidua.law.facts import Subject
from thidua.law.kernel.fact import JUDGED, POSSIBLE, SURE, Fact
from thidua.law.kernel.present import Initiatives
from thidua.law.kinds.base import (
    SCOPE_VI,
    Kind,
    Param,
    Params,
    Reason,
    Scene,
    Told,
    is_count,
    is_flag,
    one_of,
    two_digits,
)
from thidua.law.outcome import JUDGEMENT, UNKNOWN, from_levels
from thidua.law.words import SCOPES


class InitiativesAtLeast(Kind):
    """So many initiatives of a scope in the last `years` award years, not used up by another award.

    `older_ask`: an unused one from before those years is put to a person, where the law names no window.
    """

    name = "initiatives_at_least"
    params = {
        "count": Param(is_count, "a count"),
        "scope": Param(one_of(SCOPES), "a scope"),
        "years": Param(is_count, "a count of years"),
        "older_ask": Param(is_flag, "true or false", required=False),
    }

    def fact(self, p: Params, scene: Scene) -> Initiatives:
        return Initiatives(scene.award, p["scope"], p["years"], p.get("older_ask", False), scene.uses)

    def facts(self, p: Params, scene: Scene) -> list[Fact]:
        return [self.fact(p, scene)]

    def reach(self, p: Params, scene: Scene) -> int | None:
        return None if p.get("older_ask") else int(p["years"])

    def outcome(self, p: Params, scene: Scene, children: Sequence[pl.Expr]) -> pl.Expr:
        fact, need = self.fact(p, scene), p["count"]
        return from_levels(fact.col(SURE) >= need, fact.col(POSSIBLE) >= need, fact.col(JUDGED) >= need)

    def reason(self, p: Params, scene: Scene, subject: Subject, outcome: int, told: Sequence[Told]) -> Reason:
        fact = self.fact(p, scene)
        standing = [(row, fact.standing(row, scene.moment)) for row in subject.initiatives or ()]
        free = [row for row, how in standing if how == "free"]
        asked = [row for row, how in standing if how == "ask"]
        perhaps = [row for row, how in standing if how == "perhaps"]
        first = scene.year - p["years"] + 1
        when = f"năm {scene.year}" if p["years"] == 1 else f"các năm {first}–{scene.year}"
        text = (
            f"Cần {two_digits(p['count'])} sáng kiến hoặc đề tài được công nhận, phạm vi "
            f"{SCOPE_VI[p['scope']]} trở lên, trong {when}, chưa dùng để xét hình thức khác. Đã có: {len(free)}."
        )
        used_up = [row for row, how in standing if how is None and row.used_for and row.year <= scene.year]
        if used_up:
            text += f" Đã dùng để xét hình thức khác: {', '.join(row.name for row in used_up)}."
        if outcome == JUDGEMENT:
            names = ", ".join(row.name for row in asked)
            text += f" Cần người có thẩm quyền xem có được dùng lại hoặc tính không: {names}."
        missing: list[str] = []
        if outcome == UNKNOWN:
            missing = [f"initiatives[{row.position}].used_for" for row in perhaps]
            if not subject.is_complete("initiatives"):
                missing.append("initiatives")
            text += " Chưa biết đầy đủ."
        used = {"initiatives": [row.name for row in (free + asked if outcome == JUDGEMENT else free)]}
        return Reason(text, used, missing)

    def plan(self, p: Params, scene: Scene, subject: Subject, target: int) -> list[str] | None:
        later = self.fact(p, scene)
        free = sum(later.standing(row, scene.moment.in_year(target)) == "free" for row in subject.initiatives or ())
        lacking = max(0, p["count"] - free)
        return [f"initiative:{p['scope']} {target}"] * lacking
