"""A slow, obvious reading of the law, written apart from the kernel: one subject, one clause, one loop at a time.

It reads the facts as they come (not the parsed ones) and serves as the other opinion in tests and as the plain loop
that the benchmark compares with. Outcomes are words.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from thidua.law.rulebook import Branch, Clause, Law, Regime
from thidua.law.tests.plain_kinds import AWARD_WORD, LEVELS, PlainKinds, best, span, worst
from thidua.law.tests.plain_length import PlainLengths


@dataclass(frozen=True)
class Reading(PlainKinds, PlainLengths):
    """One subject under one regime on one day; `branch` tells of the award's own rules for periods."""

    law: Law
    regime: Regime
    facts: Mapping[str, Any]
    on: date
    year: int
    local_rules: str | None = None

    @property
    def kind(self) -> str:
        return str(self.facts["subject"]["kind"])

    def award(self, award: str, basis: str | None = None) -> str:
        book = self.law.rulebooks[self.regime.id, award]
        found = []
        for branch in book.standards[self.kind].branches:
            if basis not in (None, branch.basis):
                continue
            outcomes = [
                self.clause(one, award, branch, alone=False)
                for one in self.regime.bars
                if not one.only_awards or award in one.only_awards
                if not one.only_bases or branch.basis in one.only_bases
            ]
            outcomes.append(self.together(branch.clauses, award, branch))
            if book.vote is not None and self.facts.get("vote"):
                outcomes.append(self.unsure(book.vote, self.vote(book.vote.percent), alone=True))
            found.append(worst([one for one in outcomes if one]))
        return AWARD_WORD[best(found)]

    def together(self, clauses: Sequence[Clause], award: str, branch: Branch) -> str:
        """All of these; one that is not surely read grants only beside one that is."""
        alone = self.alone(clauses)
        outcomes = [self.clause(one, award, branch, alone=alone) for one in clauses]
        return worst([outcome for outcome in outcomes if outcome])

    def alone(self, clauses: Sequence[Clause]) -> bool:
        return not any(self.concerns(one) and self.is_sure(one) for one in clauses)

    def is_sure(self, one: Clause) -> bool:
        read = one.status != "unread" and not self.lapsed(one)
        return read and one.confidence != "low" and one.kind not in ("judgement", "local_rules")

    def unsure(self, text: Any, outcome: str, *, alone: bool) -> str:
        if text.status == "unread":
            return "judgement"
        if text.confidence != "low" or outcome == "unknown":
            return outcome
        return "met" if outcome == "met" and not alone else "judgement"

    def concerns(self, one: Clause) -> bool:
        if one.only_kind not in (None, self.kind):
            return False
        return one.in_force_from is None or one.in_force_from <= self.on

    def lapsed(self, one: Clause) -> bool:
        return one.read_until is not None and self.on >= one.read_until

    def clause(self, one: Clause, award: str, branch: Branch, *, alone: bool) -> str:
        """The outcome; an empty word for a clause that does not concern this subject or day."""
        if not self.concerns(one):
            return ""
        if self.lapsed(one):
            return "judgement"
        seen = getattr(self, f"see_{one.kind}")(one, dict(one.params), award, branch)
        return self.unsure(one, seen, alone=alone)

    def see_any_of(self, one: Clause, p: Any, award: str, branch: Branch) -> str:
        return best([self.clause(inner, award, branch, alone=True) for inner in one.of])

    def see_all_of(self, one: Clause, p: Any, award: str, branch: Branch) -> str:
        return self.together(one.of, award, branch)

    def see_judgement(self, one: Clause, p: Any, award: str, branch: Branch) -> str:
        return "judgement"

    def see_local_rules(self, one: Clause, p: Any, award: str, branch: Branch) -> str:
        return "judgement" if self.local_rules == "unseen" else "met"

    def see_subject_is(self, one: Clause, p: Any, award: str, branch: Branch) -> str:
        value = self.facts["subject"].get(p["field"])
        if value is None and not p.get("when_given"):
            return "unknown"
        return "met" if value in p["one_of"] else "not_met"

    def title(self, award: str, year: int) -> str:
        for row in self.rows("awards"):
            given = row.get("decided_on") is None or span(row["decided_on"])[0] <= self.on
            if row["award"] == award and row["year"] == year and given:
                return "met"
        return "not_met" if self.is_complete("awards") else "unknown"

    def title_years(self, award: str, *, merit_only: bool = False) -> tuple[set[int], set[int]]:
        """Years surely held, and years perhaps held."""
        sure: set[int] = set()
        perhaps = set() if self.is_complete("awards") else set(range(1990, 2054))
        for row in self.rows("awards"):
            if row["award"] != award or (row.get("decided_on") and span(row["decided_on"])[0] > self.on):
                continue
            if merit_only and row.get("basis") in ("thematic", "sudden"):
                continue
            perhaps.add(row["year"])
            if not merit_only or row.get("basis"):
                sure.add(row["year"])
        return sure, perhaps

    def enough(self, sure: set[int], perhaps: set[int], years: Sequence[int], times: int) -> str:
        if len(sure & set(years)) >= times:
            return "met"
        return "unknown" if len(perhaps & set(years)) >= times else "not_met"

    def see_prior_award(self, one: Clause, p: Any, award: str, branch: Branch) -> str:
        sure, perhaps = self.title_years(p["award"], merit_only=p.get("merit_only", False))
        return self.enough(sure, perhaps, range(1990, self.year - p.get("years_before", 0) + 1), 1)

    def see_titles_within(self, one: Clause, p: Any, award: str, branch: Branch) -> str:
        sure, perhaps = self.title_years(p["title"])
        near, ever = range(self.year - p["years"] + 1, self.year + 1), range(1990, self.year + 1)
        if not p.get("older_ask") or len(sure & set(near)) >= p["times"]:
            return self.enough(sure, perhaps, near, p["times"])
        found = self.enough(sure, perhaps, ever, p["times"])
        return "judgement" if found == "met" else found

    def see_years_rated(self, one: Clause, p: Any, award: str, branch: Branch) -> str:
        years = range(self.year - p["years"] + 1, self.year + 1)
        levels = {year: self.level(year) for year in years}
        sure = {year for year, level in levels.items() if level and LEVELS.index(level) >= LEVELS.index(p["level"])}
        return self.enough(sure, sure | {year for year in years if not levels[year]}, years, p["times"])

    def see_titles_spaced(self, one: Clause, p: Any, award: str, branch: Branch) -> str:
        sure, perhaps = self.title_years(p["title"])
        for last in (self.year, self.year - 1):
            if {last - n * p["every"] for n in range(p["times"])} <= sure:
                return "met"
        found = self.enough(sure, perhaps, range(1990, self.year + 1), p["times"])
        return "judgement" if found == "met" else found

    def level(self, year: int) -> str | None:
        for row in self.rows("ratings"):
            if row["year"] == year:
                return str(row["level"])
        for row in self.rows("collective"):
            if row["year"] == year and row.get("rating"):
                return str(row["rating"])
        return None

    def see_classified(self, one: Clause, p: Any, award: str, branch: Branch) -> str:
        found = []
        for year in range(self.year - p.get("years", 1) + 1, self.year + 1):
            level = self.level(year)
            outcome = "unknown"
            if level is not None:
                outcome = "met" if LEVELS.index(level) >= LEVELS.index(p["level"]) else "not_met"
            if "or_title" in p:
                outcome = best([outcome, self.title(p["or_title"], year)])
            found.append(outcome)
        return worst(found)

    def see_consecutive_titles(self, one: Clause, p: Any, award: str, branch: Branch) -> str:
        found = []
        for end in p["ends"]:
            last = self.year + end
            found.append(worst([self.title(p["title"], year) for year in range(last - p["times"] + 1, last + 1)]))
        return best(found)

    def see_holds_this_year(self, one: Clause, p: Any, award: str, branch: Branch) -> str:
        held = self.title(p["title"], self.year)
        book = self.law.rulebooks.get((self.regime.id, p["title"]))
        if book is None or self.kind not in book.standards:
            return best([held, "judgement"])
        ways = []
        for other in book.standards[self.kind].branches:
            ways.append(self.together(other.clauses, p["title"], other))
        return best([held, *ways])
