"""Clauses over the years: ratings and titles."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from thidua.law.facts import Subject
from thidua.law.kernel.fact import POSSIBLE, SURE, Fact, lit
from thidua.law.kernel.yearly import Rated, Titles
from thidua.law.kinds.base import (
    LEVEL_VI,
    Kind,
    Param,
    Params,
    Reason,
    Scene,
    Told,
    is_count,
    listed,
    one_of,
    two_digits,
)
from thidua.law.outcome import MET, NOT_MET, UNKNOWN, code, from_levels
from thidua.law.words import AWARDS, LEVELS
from thidua.law.years import bit, window, years_of


class Classified(Kind):
    """Rated at a level or better in the award year and the years before it; a title may stand for a rating."""

    name = "classified"
    params = {
        "level": Param(one_of(LEVELS), "a level"),
        "years": Param(is_count, "a count of years", required=False),
        "or_title": Param(one_of(AWARDS), "an award", required=False),
    }

    def facts(self, p: Params, scene: Scene) -> list[Fact]:
        found: list[Fact] = [Rated(p["level"])]
        if "or_title" in p:
            found.append(Titles(p["or_title"]))
        return found

    def reach(self, p: Params, scene: Scene) -> int | None:
        return int(p.get("years", 1))

    def outcome(self, p: Params, scene: Scene, children: Sequence[pl.Expr]) -> pl.Expr:
        mask = lit(window(scene.year, p.get("years", 1)))
        facts = self.facts(p, scene)

        def held(level: str) -> pl.Expr:
            words = facts[0].col(level)
            for other in facts[1:]:
                words = words | other.col(level)
            return (words & mask) == mask

        return from_levels(held(SURE), held(POSSIBLE))

    def words(self, p: Params, scene: Scene, subject: Subject) -> tuple[int, int]:
        yes = perhaps = 0
        for fact in self.facts(p, scene):
            sure, possible = fact.of(subject, scene.moment)
            yes, perhaps = yes | sure, perhaps | possible
        return yes, perhaps

    def reason(self, p: Params, scene: Scene, subject: Subject, outcome: int, told: Sequence[Told]) -> Reason:
        count = p.get("years", 1)
        years = years_of(window(scene.year, count))
        yes, perhaps = self.words(p, scene, subject)
        have = [y for y in years if yes & bit(y)]
        open_years = [y for y in years if not yes & bit(y) and perhaps & bit(y)]
        short = [y for y in years if not perhaps & bit(y)]
        levels = {row.year: row.level for row in subject.ratings or ()}
        levels |= {row.year: row.rating for row in subject.collective or () if row.rating}
        what = f"xếp loại {LEVEL_VI[p['level']]}{' trở lên' if p['level'] != 'excellent' else ''}"
        if "or_title" in p:
            what += f" hoặc danh hiệu {scene.names[p['or_title']]}"
        if count == 1:
            text = f"Cần {what} năm {scene.year}. "
            if levels.get(scene.year):
                text += f"Xếp loại năm {scene.year}: {LEVEL_VI[levels[scene.year]]}."
            elif have:
                text += "Đã có."
            else:
                text += f"Chưa có xếp loại năm {scene.year}."
        else:
            text = f"Cần {what} {two_digits(count)} năm liên tục ({listed(years)}). Đã có: {listed(have)}."
            if short:
                text += f" Không đạt: {listed(short)}."
            if open_years:
                text += f" Chưa có xếp loại: {listed(open_years)}."
        used = {"ratings": have, "levels": {str(y): levels[y] for y in years if y in levels}}
        missing = [f"ratings {y}" for y in open_years] if outcome == UNKNOWN else []
        return Reason(text, used, missing, {"ratings": years})

    def plan(self, p: Params, scene: Scene, subject: Subject, target: int) -> list[str] | None:
        yes, perhaps = self.words(p, scene, subject)
        steps = []
        for year in years_of(window(target, p.get("years", 1))):
            if year <= scene.year and yes & bit(year):
                continue
            if year <= scene.year and not perhaps & bit(year):
                return None
            steps.append(f"rating:{p['level']} {year}")
        return steps


class ConsecutiveTitles(Kind):
    """A title held in consecutive award years; `ends`: where the run may end, counted from the award year."""

    name = "consecutive_titles"
    params = {
        "title": Param(one_of(AWARDS), "an award"),
        "times": Param(is_count, "a count of years"),
        "ends": Param(lambda v: isinstance(v, list) and bool(v) and all(e in (0, -1) for e in v), "a list of 0 and -1"),
    }

    def facts(self, p: Params, scene: Scene) -> list[Fact]:
        return [Titles(p["title"])]

    def reach(self, p: Params, scene: Scene) -> int | None:
        return int(p["times"]) - int(min(p["ends"]))

    def outcome(self, p: Params, scene: Scene, children: Sequence[pl.Expr]) -> pl.Expr:
        (fact,) = self.facts(p, scene)

        def held(level: str) -> pl.Expr:
            runs = [lit(window(scene.year + end, p["times"])) for end in p["ends"]]
            return pl.any_horizontal([(fact.col(level) & run) == run for run in runs])

        return from_levels(held(SURE), held(POSSIBLE))

    def run(self, p: Params, scene: Scene, held: int) -> list[int]:
        """The years of the run nearest to being full, the latest first."""
        runs = [years_of(window(scene.year + end, p["times"])) for end in p["ends"]]
        return max(runs, key=lambda years: sum(bool(held & bit(y)) for y in years))

    def reason(self, p: Params, scene: Scene, subject: Subject, outcome: int, told: Sequence[Told]) -> Reason:
        sure = self.facts(p, scene)[0].of(subject, scene.moment)[0]
        years = self.run(p, scene, sure)
        have = [y for y in years if sure & bit(y)]
        lack = [y for y in years if not sure & bit(y)]
        text = (
            f"Cần danh hiệu {scene.names[p['title']]} {two_digits(p['times'])} năm liên tục ({listed(years)}). "
            f"Đã có: {listed(have)}."
        )
        if lack and outcome == UNKNOWN:
            text += f" Chưa biết: {listed(lack)}."
        elif lack:
            text += f" Còn thiếu: {listed(lack)}."
        missing = [f"{p['title']} {y}" for y in lack] if outcome == UNKNOWN else []
        return Reason(text, {p["title"]: have}, missing, {p["title"]: years})

    def plan(self, p: Params, scene: Scene, subject: Subject, target: int) -> list[str] | None:
        sure, perhaps = self.facts(p, scene)[0].of(subject, scene.moment)
        best: list[str] | None = None
        for end in p["ends"]:
            years = years_of(window(target + end, p["times"]))
            if any(y <= scene.year and not perhaps & bit(y) for y in years):
                continue
            steps = [f"{p['title']} {y}" for y in years if y > scene.year or not sure & bit(y)]
            if best is None or len(steps) < len(best):
                best = steps
        return best


class HoldsThisYear(Kind):
    """Holds a title for the award year, or meets its standard: both may be decided in one meeting."""

    name = "holds_this_year"
    params = {"title": Param(one_of(AWARDS), "an award")}
    has_children = True

    def facts(self, p: Params, scene: Scene) -> list[Fact]:
        return [Titles(p["title"])]

    def reach(self, p: Params, scene: Scene) -> int | None:
        return 1

    def outcome(self, p: Params, scene: Scene, children: Sequence[pl.Expr]) -> pl.Expr:
        (fact,) = self.facts(p, scene)
        now = lit(bit(scene.year))
        by_standard = pl.min_horizontal(*children) if children else code(NOT_MET)
        possible = pl.when((fact.col(POSSIBLE) & now) != lit(0)).then(code(UNKNOWN)).otherwise(code(NOT_MET))
        worked_out = pl.max_horizontal(by_standard, possible)
        return pl.when((fact.col() & now) != lit(0)).then(code(MET)).otherwise(worked_out)

    def reason(self, p: Params, scene: Scene, subject: Subject, outcome: int, told: Sequence[Told]) -> Reason:
        sure, perhaps = self.facts(p, scene)[0].of(subject, scene.moment)
        name = scene.names[p["title"]]
        if sure & bit(scene.year):
            return Reason(f"Cần danh hiệu {name} năm {scene.year}. Đã có.", {p["title"]: [scene.year]})
        inner = [t for t in told if t.outcome == min((x.outcome for x in told), default=NOT_MET)]
        why = " ".join(t.reason.text for t in inner)
        used = {key: value for t in told for key, value in t.reason.used.items()}
        if outcome == MET:
            text = f"Cần danh hiệu {name} năm {scene.year}. Chưa có quyết định, nhưng đạt tiêu chuẩn. {why}"
            return Reason(text, used)
        if outcome == NOT_MET:
            return Reason(f"Cần danh hiệu {name} năm {scene.year}. Chưa có và không đạt tiêu chuẩn. {why}", used)
        missing = [m for t in told for m in t.reason.missing]
        if perhaps & bit(scene.year):
            missing.insert(0, f"{p['title']} {scene.year}")
        text = f"Cần danh hiệu {name} năm {scene.year}. Chưa biết đã có hay chưa. {why}"
        return Reason(text, used, missing if outcome == UNKNOWN else [])

    def plan(self, p: Params, scene: Scene, subject: Subject, target: int) -> list[str] | None:
        return [f"{p['title']} {target}"]
