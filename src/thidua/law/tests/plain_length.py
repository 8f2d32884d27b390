"""The plain reading of lengths of time: day by day, so that nothing of the kernel's arithmetic is repeated."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from thidua.law.rulebook import Branch, Clause
from thidua.law.tests.plain_kinds import best, span, worst

DAY = timedelta(days=1)


def parts(spans: list[tuple[date, date]]) -> int:
    """Thirty-firsts of a month in the days that some span covers, counted from the calendar's own months."""
    days: set[date] = set()
    for first, last in spans:
        while first < last:
            days.add(first)
            first += DAY
    total = 0
    for day in days:
        # The last day of a month carries what its month lacks of 31 days.
        total += 1 if (day + DAY).month == day.month else 32 - day.day
    return total


class PlainLengths:
    facts: Mapping[str, Any]
    on: date
    year: int

    def rows(self, name: str) -> list[Any]:
        raise NotImplementedError

    def is_complete(self, name: str) -> bool:
        raise NotImplementedError

    def about_to_leave(self) -> bool:
        leaves = self.facts["subject"].get("retires_on")
        notice = bool((self.facts.get("papers") or {}).get("retirement_notice"))
        return notice or (bool(leaves) and span(leaves)[0].year in (self.year, self.year + 1))

    def see_leaves_service(self, one: Clause, p: Any, award: str, branch: Branch) -> str:
        return "met" if self.about_to_leave() else "not_met"

    def see_tenure_years(self, one: Clause, p: Any, award: str, branch: Branch) -> str:
        tenure = self.facts.get("tenure") or {}
        sexes = [self.facts["subject"].get("sex")] if self.facts["subject"].get("sex") else ["male", "female"]
        off = [0.0]
        if p.get("without_discipline"):
            off = [one / (12 * 31) for one in self.time_under_discipline()]
        found = []
        for sex in sexes:
            for less in off:
                need = p["women"] if sex == "female" else p["men"]
                found.append(self.tenure_is(tenure, need, p.get("hazardous"), less))
        if all(one == "met" for one in found):
            return "met"
        return "not_met" if all(one == "not_met" for one in found) else "unknown"

    def tenure_is(self, tenure: Any, need: int, hazardous: int | None, less: float) -> str:
        years, hard = tenure.get("years"), tenure.get("hazardous_years")
        ways = ["unknown" if years is None else "met" if years - less >= need else "not_met"]
        if hazardous is not None:
            hard_way = "unknown" if hard is None else "met" if hard >= hazardous else "not_met"
            own = "unknown" if years is None else "met" if years - less >= hazardous else "not_met"
            ways.append(worst([hard_way, own]))
        return best(ways)

    def time_under_discipline(self) -> list[int]:
        least, most = [], []
        for row in self.rows("discipline"):
            first, until = span(row["decided_on"]), row.get("until")
            if until and first[1] <= self.on:
                least.append((first[1], min(span(until)[0], self.on)))
            if first[0] <= self.on:
                most.append((first[0], min(span(until)[1], self.on) if until else self.on))
        return [parts(least), parts(most) if self.is_complete("discipline") else 10**6]

    def see_years_in_post(self, one: Clause, p: Any, award: str, branch: Branch) -> str:
        subject = self.facts["subject"]
        needs_less = {"female": True, "male": False}.get(subject.get("sex"))
        if needs_less is not False and subject.get("higher_retirement_age"):
            needs_less = False
        elif needs_less and subject.get("higher_retirement_age") is None:
            needs_less = None
        if "women_thirds" not in p and "women_less" not in p:
            needs_less = False
        rights = [True, False] if needs_less is None else [needs_less]
        found = self.post_time(p, rights)
        if not p.get("clean"):
            return found
        made = [span(row["decided_on"]) for row in self.rows("discipline")]
        if any(last <= self.on for _, last in made):
            return worst([found, "judgement"])
        open_question = not self.is_complete("discipline") or any(first <= self.on for first, _ in made)
        return worst([found, "unknown"]) if open_question else found

    def post_time(self, p: Any, rights: list[bool]) -> str:
        groups: list[str] = []
        reached, acting, perhaps, longer, perhaps_longer = False, False, False, False, False
        for row in p["table"]:
            groups = groups + row["posts"]
            sure, with_acting, most = (self.held(groups, how) for how in ("sure", "acting", "most"))
            needs = [self.needed(p, row["from"], less) for less in rights]
            reached, acting = reached or sure >= max(needs), acting or with_acting >= max(needs)
            perhaps = perhaps or most >= min(needs)
            if "below" in row:
                ends = [self.needed(p, row["below"], less) for less in rights]
                longer, perhaps_longer = longer or sure >= max(ends), perhaps_longer or most >= min(ends)
        if reached and not perhaps_longer:
            return "met"
        if not perhaps:
            return "not_met"
        return "judgement" if acting or longer else "unknown"

    @staticmethod
    def needed(p: Any, years: int, less: bool) -> float:
        if not less:
            return years * 12 * 31
        if "women_thirds" in p:
            return years * 12 * 31 * p["women_thirds"] / 3
        return max(0, years - p["women_less"]) * 12 * 31

    def held(self, groups: list[str], how: str) -> int:
        spans = []
        for row in self.rows("posts"):
            if row["group"] not in groups or (how == "sure" and row.get("acting")):
                continue
            first, until = span(row["from"]), row.get("until")
            last = span(until) if until else (self.on, self.on)
            spans.append((first[0], min(last[1], self.on)) if how == "most" else (first[1], min(last[0], self.on)))
        if how == "most" and not self.is_complete("posts"):
            return 10**6
        return parts(spans)
