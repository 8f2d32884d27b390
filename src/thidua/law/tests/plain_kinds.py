"""The plain reading of single facts: service, discipline, initiatives, figures, achievements, the vote."""

from __future__ import annotations

import math
from calendar import monthrange
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from thidua.law.rulebook import Branch, Clause, Law, Regime

RANK = {"not_met": 0, "judgement": 1, "unknown": 2, "met": 3}
LEVELS = ["failed", "completed", "good", "excellent"]
SCOPES = ["grassroots", "district", "ministry", "national"]
WIDTHS = ["unit", "district", "field", "ministry", "region", "national", "international"]
FORMS = ["reprimand", "warning", "salary_cut", "demotion", "removal", "dismissal"]
AWARD_WORD = {"not_met": "not_eligible", "judgement": "needs_people", "unknown": "needs_facts", "met": "eligible"}


def worst(outcomes: Sequence[str]) -> str:
    return min(outcomes, key=RANK.__getitem__)


def best(outcomes: Sequence[str]) -> str:
    return max(outcomes, key=RANK.__getitem__)


def span(text: str) -> tuple[date, date]:
    """The first and the last day that a date of the contract may be."""
    parts = [int(part) for part in text.split("-")]
    if len(parts) == 3:
        return date(*parts), date(*parts)
    if len(parts) == 2:
        return date(*parts, 1), date(*parts, monthrange(*parts)[1])
    return date(parts[0], 1, 1), date(parts[0], 12, 31)


class PlainKinds:
    """One method for each kind of clause; what it needs of the subject is laid down by `Reading`."""

    law: Law
    regime: Regime
    facts: Mapping[str, Any]
    on: date
    year: int

    def rows(self, name: str) -> list[Any]:
        return self.facts.get(name) or []

    def is_complete(self, name: str) -> bool:
        return self.facts.get(name) is not None and name not in (self.facts.get("partial") or [])

    def served(self) -> Mapping[str, Any]:
        return next((row for row in self.rows("service") if row["year"] == self.year), {})

    def see_service_months(self, one: Clause, p: Any, award: str, branch: Branch) -> str:
        months = self.served().get("months")
        if months is None:
            return "unknown"
        return "met" if months >= p["at_least"] else "not_met"

    def see_absence_days(self, one: Clause, p: Any, award: str, branch: Branch) -> str:
        absences = self.served().get("absences")
        if absences is None:
            return "unknown"
        least = most = without_injuries = 0.0
        for row in absences:
            low, high = self.working_days(row)
            if row["kind"] == "annual" or (row["kind"] == "maternity" and row.get("statutory")):
                continue
            most += high
            if row["kind"] == "injury":
                continue
            without_injuries += high
            if row["kind"] == "maternity" and row.get("statutory") is None:
                continue
            least += low
        if most < p["below"]:
            return "met"
        if least >= p["below"]:
            return "not_met"
        return "judgement" if without_injuries < p["below"] else "unknown"

    def working_days(self, row: Mapping[str, Any]) -> tuple[float, float]:
        if row.get("working_days") is not None:
            return row["working_days"], row["working_days"]
        if row.get("days") is not None:
            # Any run of seven days holds five working days; the rest may hold the weekend or not.
            weeks, rest = divmod(row["days"], 7)
            return 5 * weeks + max(0, rest - 2), 5 * weeks + min(5, rest)
        if row.get("months") is not None:
            return 20 * row["months"], 23 * row["months"]
        return 0.0, math.inf

    def see_study_result(self, one: Clause, p: Any, award: str, branch: Branch) -> str:
        found = ["met" if self.is_complete("study") else "unknown"]
        for row in self.rows("study"):
            first = span(row["from"])[0]
            last = span(row["until"])[1] if row.get("until") else self.on
            months = (last.year - first.year) * 12 + last.month - first.month - (1 if last.day < first.day else 0)
            if first.year > self.year or last.year < self.year or months < p["from_months"]:
                continue
            result = row.get("result")
            if row.get("discipline_kept") is False or (result is not None and result not in p["accept"]):
                found.append("not_met")
            elif result is None:
                found.append("unknown")
        return worst(found)

    def see_transfer_comment(self, one: Clause, p: Any, award: str, branch: Branch) -> str:
        found = ["met" if self.is_complete("moves") else "unknown"]
        for row in self.rows("moves"):
            if row["kind"] != "transfer" or span(row["on"])[0].year != self.year or row.get("old_unit_comment"):
                continue
            months = row.get("months_old_unit")
            if months is None:
                found.append("unknown")
            elif months >= p["from_months"]:
                found.append("not_met" if row.get("old_unit_comment") is False else "unknown")
        return worst(found)

    def see_no_other_form(self, one: Clause, p: Any, award: str, branch: Branch) -> str:
        found = ["met" if self.is_complete("awards") else "unknown"]
        for row in self.rows("awards"):
            given = row.get("decided_on") is None or span(row["decided_on"])[0] <= self.on
            if row["award"] in p["awards"] and row["year"] == self.year and given:
                if row.get("basis") is None:
                    found.append("unknown")
                elif row["basis"] not in p["but_bases"]:
                    found.append("not_met")
        return worst(found)

    def see_not_disciplined(self, one: Clause, p: Any, award: str, branch: Branch) -> str:
        found = ["met" if self.is_complete("discipline") else "unknown"]
        for row in self.rows("discipline"):
            first = span(row["decided_on"])[0]
            if first > self.on or first.year != self.year:
                continue
            if row["form"] == "other":
                found.append("not_met" if p["from_form"] == FORMS[0] else "unknown")
            elif FORMS.index(row["form"]) >= FORMS.index(p["from_form"]):
                found.append("not_met")
        return worst(found)

    def see_discipline_over(self, one: Clause, p: Any, award: str, branch: Branch) -> str:
        found = ["met" if self.is_complete("discipline") else "unknown"]
        period = range(self.year - branch.period + 1, self.year + 1)
        for row in self.rows("discipline"):
            first, last = span(row["decided_on"])
            if first > self.on:
                continue
            if not row.get("until"):
                # It may still run, so everything from its first day to this one is open.
                found.append("unknown")
                continue
            ends_first, ends_last = span(row["until"])
            if last <= self.on < ends_first:
                found.append("not_met")
            elif ends_last > self.on:
                found.append("unknown")
            whole = any(first.year <= year < ends_first.year for year in period)
            if whole and branch.discipline_in_period == "bar":
                found.append("not_met")
            elif whole or ends_first.year in period:
                found.append("judgement")
        return worst(found)

    def see_no_hold(self, one: Clause, p: Any, award: str, branch: Branch) -> str:
        found = ["met" if self.is_complete("holds") else "unknown"]
        for row in self.rows("holds"):
            if row["kind"] not in (*p["bars"], *p["ask"]):
                continue
            first, last = span(row["from"])
            ends_first, ends_last = span(row["until"]) if row.get("until") else (date.max, date.max)
            if last <= self.on < ends_first:
                found.append("not_met" if row["kind"] in p["bars"] else "judgement")
            elif first <= self.on < ends_last:
                found.append("unknown")
        return worst(found)

    def see_still_exists(self, one: Clause, p: Any, award: str, branch: Branch) -> str:
        ended = self.facts["subject"].get("dissolved_on")
        if ended is None or span(ended)[0] > self.on:
            return "met"
        return "not_met" if span(ended)[1] <= self.on else "unknown"

    def see_initiatives_at_least(self, one: Clause, p: Any, award: str, branch: Branch) -> str:
        free = ask = perhaps = 0
        mine = self.law.awards[award].group
        for row in self.rows("initiatives"):
            if SCOPES.index(row["scope"]) < SCOPES.index(p["scope"]) or row["year"] > self.year:
                continue
            if row.get("recognised_on") and span(row["recognised_on"])[0] > self.on:
                continue
            is_old = row["year"] <= self.year - p["years"]
            if is_old and not p.get("older_ask"):
                continue
            if row.get("used_for") is None:
                perhaps += 1
                continue
            others = [use for use in row["used_for"] if (use["award"], use["year"]) != (award, self.year)]
            worth = [self.regime.uses[self.law.awards[use["award"]].group][mine] for use in others]
            if "bar" in worth:
                continue
            if others or is_old:
                ask += 1
            else:
                free += 1
        if free >= p["count"]:
            return "met"
        if self.is_complete("initiatives") and free + ask + perhaps < p["count"]:
            return "not_met"
        return "judgement" if free + ask >= p["count"] else "unknown"

    def figures(self) -> Mapping[str, Any]:
        return next((row for row in self.rows("collective") if row["year"] == self.year), {})

    def see_member_share(self, one: Clause, p: Any, award: str, branch: Branch) -> str:
        count, people = self.figures().get(p["of"]), self.figures().get("headcount")
        if count is None or people is None:
            return "unknown"
        if people == 0:
            return "not_met"
        if p.get("over"):
            return "met" if count * 100 > people * p["percent"] else "not_met"
        return "met" if count * 100 >= people * p["percent"] else "not_met"

    def see_member_count(self, one: Clause, p: Any, award: str, branch: Branch) -> str:
        count = self.figures().get(p["of"])
        if count is None:
            return "unknown"
        return "met" if p.get("at_least", 0) <= count <= p.get("at_most", math.inf) else "not_met"

    def see_organisations_rated(self, one: Clause, p: Any, award: str, branch: Branch) -> str:
        found = []
        for field in ("party_rating", "union_rating"):
            level = self.figures().get(field)
            if level is None:
                found.append("unknown")
            else:
                found.append("met" if LEVELS.index(level) >= LEVELS.index(p["level"]) else "not_met")
        return worst(found)

    def see_achievement(self, one: Clause, p: Any, award: str, branch: Branch) -> str:
        found = ["not_met" if self.is_complete("achievements") else "unknown"]
        outcome_of_row = []
        for row in self.rows("achievements"):
            if row["kind"] not in p["kinds"] or not self.year - p.get("years", 1) < row["year"] <= self.year:
                continue
            scope, degree = row.get("scope"), row.get("degree")
            if scope is not None and WIDTHS.index(scope) < WIDTHS.index(p["scope"]):
                continue
            if p.get("degree") == "especially_outstanding" and degree == "outstanding":
                continue
            if scope is None or ("degree" in p and degree is None):
                outcome_of_row.append("unknown")
            elif "recognised_by" not in p or row.get("recognised_by") in p["recognised_by"]:
                outcome_of_row.append("met")
            else:
                outcome_of_row.append("unknown" if row.get("recognised_by") is None else "judgement")
        if "met" in outcome_of_row:
            return "met"
        # One that is there and only lacks its recognition is put to a person before facts are looked for.
        if "judgement" in outcome_of_row:
            return "judgement"
        return best([*found, *outcome_of_row])

    def see_movement_distinction(self, one: Clause, p: Any, award: str, branch: Branch) -> str:
        found = ["not_met" if self.is_complete("movements") else "unknown"]
        for row in self.rows("movements"):
            if row["year"] != self.year:
                continue
            wanted = {
                "launched_by": lambda value: value in p["launched_by"],
                "years": lambda value: value >= p.get("min_years", 0),
                "stage": lambda value: value in p.get("stages", [value]),
                "rank": lambda value: value == p.get("rank", value),
            }
            names = {"years": "min_years", "stage": "stages"}
            asked = [field for field in wanted if names.get(field, field) in p]
            values = [(row.get(field), wanted[field]) for field in asked]
            if any(value is not None and not test(value) for value, test in values):
                continue
            found.append("unknown" if any(value is None for value, _ in values) else "met")
        return best(found)

    def see_devotion(self, one: Clause, p: Any, award: str, branch: Branch) -> str:
        leaves = self.facts["subject"].get("retires_on")
        notice = bool((self.facts.get("papers") or {}).get("retirement_notice"))
        soon = bool(leaves) and span(leaves)[0].year in (self.year, self.year + 1)
        return "judgement" if notice or soon else "not_met"

    def see_occasion(self, one: Clause, p: Any, award: str, branch: Branch) -> str:
        leaves = self.facts["subject"].get("retires_on")
        if (self.facts.get("papers") or {}).get("retirement_notice"):
            return "judgement"
        if leaves and span(leaves)[0].year in (self.year, self.year + 1):
            return "judgement"
        found = ["not_met" if self.is_complete("achievements") else "unknown"]
        for row in self.rows("achievements"):
            if row["kind"] == "contribution" and row["year"] == self.year:
                if row.get("scope"):
                    return "judgement"
                found.append("unknown")
        return best(found)

    def vote(self, percent: int) -> str:
        vote = self.facts["vote"]
        if vote.get("members") is None or vote.get("agree") is None:
            return "unknown"
        if vote["members"] == 0 or vote["agree"] * 100 < percent * vote["members"]:
            return "not_met"
        someone_absent = vote.get("present") is not None and vote["present"] < vote["members"]
        return "judgement" if someone_absent and vote.get("absent_asked_in_writing") is False else "met"
