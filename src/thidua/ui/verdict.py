"""The verdict of the law engine, arranged for reading. Takes the answer as it is (a mapping); decides nothing."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from thidua.ui.statuses import Status, status_of
from thidua.ui.words import known_words

_YEARS = range(1945, 2101)
_YEAR_IN_TEXT = re.compile(r"(?<!\d)(19[4-9]\d|20\d\d)(?!\d)")
_ORDER = {"not_met": 0, "unknown": 1, "judgement": 2, "met": 3}


@dataclass(frozen=True)
class YearChip:
    """A year that is there (`met`), missing where it was needed (`not`), or not known (`gap`).

    `url` leads to the fact, or to the form where it is entered.
    """

    year: int
    state: str
    url: str = ""


@dataclass(frozen=True)
class YearRow:
    """The years of one title or fact; `name` is shown only where a clause speaks of several."""

    name: str
    chips: tuple[YearChip, ...]


@dataclass(frozen=True)
class Lack:
    """A fact that is missing; `url` leads to where it is entered."""

    text: str
    url: str = ""

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True)
class ClauseView:
    """One clause as people read it."""

    id: str
    status: Status
    title: str
    reason: str
    cites: str
    cites_url: str
    confidence: str
    rows: tuple[YearRow, ...]
    evidence: tuple[str, ...]
    missing: tuple[Lack, ...]
    is_confirmed: bool = False
    text_says: str = ""
    action_url: str = ""
    action_label: str = ""


@dataclass(frozen=True)
class VerdictView:
    """The whole answer: the sentence first, then the clauses, what is left to people, and what comes next."""

    status: Status
    headline: str
    basis: str
    clauses: tuple[ClauseView, ...]
    for_the_council: tuple[ClauseView, ...]
    earliest_year: int | None
    earliest_if: tuple[str, ...] = field(default=())


def verdict_view(
    answer: Mapping[str, Any], *, headline: str = "", basis: str = "", names: Mapping[str, str] | None = None
) -> VerdictView:
    """Arrange an answer of the facts contract.

    Args:
        answer: the answer; of each clause, `title`, `confidence`, `confirmed` (by a lawyer), `text_says` (what a
            lawyer found instead), `needed` ({title: [years]}), `cites_url`, `action_url` and `action_label`,
            `years_url` (the page with an anchor for each year) and `ways` ({missing fact: address}) are used where
            given.
        headline: the one sentence, when the page knows a better one than the outcome's own.
        basis: what the verdict rests on, shown under the sentence.
        names: award and fact keys with their names, over those of `register_words`.
    """
    words = {**known_words(), **(names or {})}
    clauses = [_clause(clause, words) for clause in answer.get("clauses", ())]
    clauses.sort(key=lambda clause: _ORDER[clause.status.code])
    council = [_clause({"outcome": "judgement", **point}, words) for point in answer.get("for_the_council") or ()]
    earliest = answer.get("earliest") or {}
    return VerdictView(
        status=status_of(answer["outcome"]),
        headline=headline or _headline(answer["outcome"], clauses),
        basis=basis,
        clauses=tuple(clauses),
        for_the_council=tuple(council),
        earliest_year=earliest.get("year"),
        earliest_if=tuple(in_words(condition, words) for condition in earliest.get("if") or ()),
    )


def in_words(text: str, names: Mapping[str, str]) -> str:
    """Put names in the place of keys: "cstd-co-so 2025" reads "Chiến sĩ thi đua cơ sở 2025"."""
    key, space, rest = str(text).partition(" ")
    if key.startswith("judgement:"):
        return str(names.get(key) or _("ý kiến của người có thẩm quyền"))
    return f"{names.get(key, key)}{space}{rest}"


def _headline(outcome: str, clauses: Sequence[ClauseView]) -> str:
    count = {code: sum(clause.status.code == code for clause in clauses) for code in _ORDER}
    if outcome == "eligible":
        return _("Đủ tiêu chuẩn")
    if outcome == "not_eligible" and count["not_met"]:
        n = count["not_met"]
        return ngettext(
            "Chưa đủ tiêu chuẩn: %(n)d điều kiện chưa đạt", "Chưa đủ tiêu chuẩn: %(n)d điều kiện chưa đạt", n
        ) % {"n": n}
    if outcome == "needs_facts" and count["unknown"]:
        n = count["unknown"]
        return ngettext(
            "Chưa kết luận được: %(n)d điều kiện thiếu dữ liệu",
            "Chưa kết luận được: %(n)d điều kiện thiếu dữ liệu",
            n,
        ) % {"n": n}
    if outcome == "needs_people" and count["judgement"]:
        n = count["judgement"]
        return ngettext(
            "Cần người xem xét: %(n)d điều kiện luật giao cho con người",
            "Cần người xem xét: %(n)d điều kiện luật giao cho con người",
            n,
        ) % {"n": n}
    return str(status_of(outcome).label)


def _clause(clause: Mapping[str, Any], names: Mapping[str, str]) -> ClauseView:
    used = clause.get("used") or {}
    rows = _year_rows(clause, used, names)
    return ClauseView(
        id=str(clause.get("id", "")),
        status=status_of(clause["outcome"]),
        title=title_of(clause),
        reason=str(clause.get("reason") or ""),
        cites=str(clause.get("cites") or ""),
        cites_url=str(clause.get("cites_url") or ""),
        confidence=str(clause.get("confidence") or ""),
        rows=rows,
        evidence=tuple(_evidence(used, names)),
        missing=tuple(_missing(clause, rows, names)),
        is_confirmed=bool(clause.get("confirmed")),
        text_says=str(clause.get("text_says") or ""),
        action_url=str(clause.get("action_url") or ""),
        action_label=str(clause.get("action_label") or ""),
    )


def title_of(clause: Mapping[str, Any]) -> str:
    """The clause's own sentence in the language of the page, as far as the rulebook has it."""
    in_english = (get_language() or "vi").startswith("en")
    return str((clause.get("title_en") if in_english else None) or clause.get("title") or "")


def _year_rows(clause: Mapping[str, Any], used: Mapping[str, Any], names: Mapping[str, str]) -> tuple[YearRow, ...]:
    needed = clause.get("needed") or {}
    page, ways = str(clause.get("years_url") or ""), clause.get("ways") or {}
    forms = {int(year): str(url) for item, url in ways.items() for year in _YEAR_IN_TEXT.findall(str(item))}

    def chip(year: int, state: str) -> YearChip:
        there = f"{page}#nam-{year}" if page else ""
        return YearChip(year, state, forms.get(year) or there if state == "gap" else there)

    asked_for = {int(year) for item in clause.get("missing") or () for year in _YEAR_IN_TEXT.findall(str(item))}
    rows = []
    for key in dict.fromkeys([*used, *needed]):
        there = _years(used.get(key))
        wanted = set(needed.get(key) or ())
        if not there and not wanted:
            continue
        gaps = wanted - there
        if not wanted and clause["outcome"] in ("not_met", "unknown") and len(there) > 1:
            gaps = set(range(min(there), max(there))) - there
        absent = "gap" if clause["outcome"] == "unknown" else "not"
        chips = [chip(year, "met") for year in there - asked_for]
        chips += [chip(year, absent) for year in gaps - asked_for]
        chips += [chip(year, "gap") for year in asked_for]
        rows.append(YearRow(str(names.get(key, key)), tuple(sorted(chips, key=lambda one: one.year))))
    if not rows and asked_for:
        rows.append(YearRow("", tuple(chip(year, "gap") for year in sorted(asked_for))))
    return tuple(rows)


def _years(values: Any) -> set[int]:
    if not isinstance(values, (list, tuple, set, frozenset)):
        return set()
    return {value for value in values if isinstance(value, int) and value in _YEARS}


def _evidence(used: Mapping[str, Any], names: Mapping[str, str]) -> list[str]:
    """Facts other than years, as "name: value"."""
    lines = []
    for key, value in used.items():
        rest = [item for item in value if item not in _YEARS] if isinstance(value, (list, tuple)) else value
        if rest in (None, [], "") or isinstance(rest, (dict, bool)):
            continue
        shown = ", ".join(map(str, rest)) if isinstance(rest, list) else str(rest)
        lines.append(f"{names.get(key, key)}: {shown}")
    return lines


def _missing(clause: Mapping[str, Any], rows: Sequence[YearRow], names: Mapping[str, str]) -> list[Lack]:
    """What is missing and not already seen as a chip."""
    shown = {chip.year for row in rows for chip in row.chips}
    ways = clause.get("ways") or {}
    return [
        Lack(in_words(str(item), names), str(ways.get(item) or ""))
        for item in clause.get("missing") or ()
        if not shown.intersection(map(int, _YEAR_IN_TEXT.findall(str(item))))
    ]
