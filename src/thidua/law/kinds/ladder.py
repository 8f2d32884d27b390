"""Clauses of the higher awards: what is held already, and how many titles or good years fall in a span."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from thidua.law.facts import Subject
from thidua.law.kernel.fact import POSSIBLE, SURE, Fact, lit
from thidua.law.kernel.present import Leaving
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
    is_flag,
    listed,
    one_of,
    two_digits,
)
from thidua.law.outcome import JUDGEMENT, MET, NOT_MET, UNKNOWN, code, from_levels
from thidua.law.words import AWARDS, LEVELS
from thidua.law.years import FIRST_YEAR, bit, window, years_of

FOR_A_PERSON = "Cần người có thẩm quyền xem có được tính không"


def up_to(year: int) -> int:
    """The word of all years up to this one."""
    return window(year, max(year - FIRST_YEAR + 1, 1))


def at_least(word: pl.Expr, mask: int, count: int) -> pl.Expr:
    return (word & lit(mask)).bitwise_count_ones() >= count


def future(scene: Scene, target: int, length: int) -> list[int]:
    """The years of the span that are still to come."""
    return [year for year in years_of(window(target, length)) if year > scene.year]


class PriorAward(Kind):
    """Holds an award already; `years_before` asks that so many award years have passed since.

    `merit_only`: one given for a movement or a sudden feat does not count.
    """

    name = "prior_award"
    params = {
        "award": Param(one_of(AWARDS), "an award"),
        "years_before": Param(is_count, "a count of years", required=False),
        "merit_only": Param(is_flag, "true or false", required=False),
    }

    def fact(self, p: Params) -> Titles:
        return Titles(p["award"], p.get("merit_only", False))

    def facts(self, p: Params, scene: Scene) -> list[Fact]:
        return [self.fact(p)]

    def mask(self, p: Params, year: int) -> int:
        return up_to(year - p.get("years_before", 0))

    def outcome(self, p: Params, scene: Scene, children: Sequence[pl.Expr]) -> pl.Expr:
        fact, mask = self.fact(p), self.mask(p, scene.year)
        return from_levels(at_least(fact.col(SURE), mask, 1), at_least(fact.col(POSSIBLE), mask, 1))

    def reason(self, p: Params, scene: Scene, subject: Subject, outcome: int, told: Sequence[Told]) -> Reason:
        sure = self.fact(p).of(subject, scene.moment)[0]
        last = scene.year - p.get("years_before", 0)
        held = years_of(sure & up_to(scene.year))
        need = f"Cần đã được tặng {scene.names[p['award']]}"
        need += f" từ năm {last} trở về trước." if p.get("years_before") else "."
        if p.get("merit_only"):
            need += " Khen chuyên đề, đột xuất không tính."
        missing = [f"{p['award']}"] if outcome == UNKNOWN else []
        state = "Chưa biết đầy đủ." if outcome == UNKNOWN else f"Đã có: {listed(held)}."
        return Reason(f"{need} {state}", {p["award"]: held}, missing)

    def plan(self, p: Params, scene: Scene, subject: Subject, target: int) -> list[str] | None:
        sure, perhaps = self.fact(p).of(subject, scene.moment)
        last = target - p.get("years_before", 0)
        if sure & up_to(last) & up_to(scene.year):
            return []
        if last > scene.year or perhaps & up_to(last):
            return [f"{p['award']} {last}"]
        return None


class TitlesWithin(Kind):
    """A title held in at least so many of the last `years` award years.

    `older_ask`: those from before are put to a person, where the law counts from an earlier award on.
    """

    name = "titles_within"
    params = {
        "title": Param(one_of(AWARDS), "an award"),
        "times": Param(is_count, "a count"),
        "years": Param(is_count, "a count of years"),
        "older_ask": Param(is_flag, "true or false", required=False),
    }

    def facts(self, p: Params, scene: Scene) -> list[Fact]:
        return [Titles(p["title"])]

    def reach(self, p: Params, scene: Scene) -> int | None:
        return None if p.get("older_ask") else int(p["years"])

    def outcome(self, p: Params, scene: Scene, children: Sequence[pl.Expr]) -> pl.Expr:
        (fact,) = self.facts(p, scene)
        near, times = window(scene.year, p["years"]), p["times"]
        sure, possible = fact.col(SURE), fact.col(POSSIBLE)
        if not p.get("older_ask"):
            return from_levels(at_least(sure, near, times), at_least(possible, near, times))
        ever = up_to(scene.year)
        return from_levels(
            at_least(sure, near, times), at_least(possible, ever, times), judged=at_least(sure, ever, times)
        )

    def reason(self, p: Params, scene: Scene, subject: Subject, outcome: int, told: Sequence[Told]) -> Reason:
        sure = self.facts(p, scene)[0].of(subject, scene.moment)[0]
        near = window(scene.year, p["years"])
        held, older = years_of(sure & near), years_of(sure & up_to(scene.year) & ~near)
        first = scene.year - p["years"] + 1
        text = (
            f"Cần {two_digits(p['times'])} lần {scene.names[p['title']]} trong các năm {first}–{scene.year}. "
            f"Đã có: {listed(held)}."
        )
        if outcome == UNKNOWN:
            return Reason(f"{text} Chưa biết đầy đủ.", {p["title"]: held}, [p["title"]])
        if outcome != MET and p.get("older_ask") and older:
            text += f" Trước đó: {listed(older)}. {FOR_A_PERSON}."
        return Reason(text, {p["title"]: held})

    def plan(self, p: Params, scene: Scene, subject: Subject, target: int) -> list[str] | None:
        sure = self.facts(p, scene)[0].of(subject, scene.moment)[0]
        held = sure & window(target, p["years"]) & up_to(scene.year)
        return _still(f"{p['title']} ", p["times"] - held.bit_count(), future(scene, target, p["years"]))


class YearsRated(Kind):
    """Rated at a level or better in at least so many of the last `years` award years, consecutive or not."""

    name = "years_rated"
    params = {
        "level": Param(one_of(LEVELS), "a level"),
        "times": Param(is_count, "a count"),
        "years": Param(is_count, "a count of years"),
    }

    def facts(self, p: Params, scene: Scene) -> list[Fact]:
        return [Rated(p["level"])]

    def reach(self, p: Params, scene: Scene) -> int | None:
        return int(p["years"])

    def outcome(self, p: Params, scene: Scene, children: Sequence[pl.Expr]) -> pl.Expr:
        (fact,) = self.facts(p, scene)
        mask = window(scene.year, p["years"])
        return from_levels(at_least(fact.col(SURE), mask, p["times"]), at_least(fact.col(POSSIBLE), mask, p["times"]))

    def reason(self, p: Params, scene: Scene, subject: Subject, outcome: int, told: Sequence[Told]) -> Reason:
        sure, perhaps = self.facts(p, scene)[0].of(subject, scene.moment)
        mask = window(scene.year, p["years"])
        held, still_open = years_of(sure & mask), years_of(perhaps & ~sure & mask)
        first = scene.year - p["years"] + 1
        text = (
            f"Cần {two_digits(p['times'])} năm xếp loại {LEVEL_VI[p['level']]} trong các năm {first}–{scene.year}. "
            f"Đã có: {listed(held)}."
        )
        if outcome == UNKNOWN:
            text += f" Chưa có xếp loại: {listed(still_open)}."
        return Reason(text, {"ratings": held}, [f"ratings {y}" for y in still_open] if outcome == UNKNOWN else [])

    def plan(self, p: Params, scene: Scene, subject: Subject, target: int) -> list[str] | None:
        sure = self.facts(p, scene)[0].of(subject, scene.moment)[0]
        held = sure & window(target, p["years"]) & up_to(scene.year)
        return _still(f"rating:{p['level']} ", p["times"] - held.bit_count(), future(scene, target, p["years"]))


class TitlesSpaced(Kind):
    """A title held `times` times running, `every` so many years; the last in the award year or the year before.

    Held often enough but at other distances is for a person: the law says "liên tục" and names no years.
    """

    name = "titles_spaced"
    params = {
        "title": Param(one_of(AWARDS), "an award"),
        "times": Param(is_count, "a count"),
        "every": Param(is_count, "a count of years"),
    }

    def facts(self, p: Params, scene: Scene) -> list[Fact]:
        return [Titles(p["title"])]

    def runs(self, p: Params, year: int) -> list[int]:
        return [sum(bit(last - n * p["every"]) for n in range(p["times"])) for last in (year, year - 1)]

    def outcome(self, p: Params, scene: Scene, children: Sequence[pl.Expr]) -> pl.Expr:
        (fact,) = self.facts(p, scene)
        ever = up_to(scene.year)
        sure = pl.any_horizontal([at_least(fact.col(SURE), run, p["times"]) for run in self.runs(p, scene.year)])
        return from_levels(
            sure,
            at_least(fact.col(POSSIBLE), ever, p["times"]),
            judged=at_least(fact.col(SURE), ever, p["times"]),
        )

    def reason(self, p: Params, scene: Scene, subject: Subject, outcome: int, told: Sequence[Told]) -> Reason:
        held = years_of(self.facts(p, scene)[0].of(subject, scene.moment)[0] & up_to(scene.year))
        text = f"Cần {two_digits(p['times'])} lần liên tục {scene.names[p['title']]}. Đã có: {listed(held)}."
        if outcome == UNKNOWN:
            return Reason(f"{text} Chưa biết đầy đủ.", {p["title"]: held}, [p["title"]])
        if outcome != MET and len(held) >= p["times"]:
            text += f" {FOR_A_PERSON}: các lần cách nhau không đúng {two_digits(p['every'])} năm."
        return Reason(text, {p["title"]: held})

    def plan(self, p: Params, scene: Scene, subject: Subject, target: int) -> list[str] | None:
        sure, perhaps = self.facts(p, scene)[0].of(subject, scene.moment)
        best: list[str] | None = None
        for run in self.runs(p, target):
            lacking = [year for year in years_of(run) if year > scene.year or not sure & bit(year)]
            if any(year <= scene.year and not perhaps & bit(year) for year in lacking):
                continue
            steps = [f"{p['title']} {year}" for year in lacking]
            if best is None or len(steps) < len(best):
                best = steps
        return best


class Devotion(Kind):
    """Long service in leading posts, proposed on retirement: a person reads the table of posts and years."""

    name = "devotion"

    def facts(self, p: Params, scene: Scene) -> list[Fact]:
        return [Leaving()]

    def outcome(self, p: Params, scene: Scene, children: Sequence[pl.Expr]) -> pl.Expr:
        return pl.when(Leaving().there()).then(code(JUDGEMENT)).otherwise(code(NOT_MET))

    def reason(self, p: Params, scene: Scene, subject: Subject, outcome: int, told: Sequence[Told]) -> Reason:
        need = "Khen thưởng quá trình cống hiến được đề nghị khi có thông báo hoặc quyết định nghỉ hưu."
        if outcome == JUDGEMENT:
            return Reason(f"{need} Sắp nghỉ hưu: người có thẩm quyền đối chiếu chức vụ và thời gian giữ chức vụ.")
        return Reason(f"{need} Chưa có.")

    def plan(self, p: Params, scene: Scene, subject: Subject, target: int) -> list[str] | None:
        leaves = subject.retires_on is not None and subject.retires_on.year in (target, target + 1)
        return ["judgement:devotion"] if leaves else None


def _still(what: str, lacking: int, years: Sequence[int]) -> list[str] | None:
    """Steps for what is lacking in the years to come; None when they are too few."""
    if lacking <= 0:
        return []
    return [f"{what}{year}" for year in years[-lacking:]] if lacking <= len(years) else None
