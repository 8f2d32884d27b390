"""What a row tells: ratings, awards and proposals, initiatives, discipline, service. Each with its column's place."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from thidua import text as vietnamese
from thidua.record.intake.domain.award_cells import FoundAward, read_awards
from thidua.record.intake.domain.cells import is_number
from thidua.record.intake.domain.context import Decision, award_year, decisions_in
from thidua.record.intake.domain.facts import Code, Problem, Subject
from thidua.record.intake.domain.headers import YEAR
from thidua.record.intake.domain.words import (
    BASIS_OF,
    INITIATIVE_KIND_OF,
    award_for_kind,
    form_of,
    is_nothing,
    is_tick,
    level_of,
    scope_of,
    suits,
    words,
)
from thidua.text.dates import DateProblem, read_date
from thidua.text.numbers import read_number

if TYPE_CHECKING:
    from thidua.record.intake.domain.rows import Row
    from thidua.record.intake.domain.tables import TableColumn

Found = list[tuple[int, dict[str, Any], list[Problem]]]
TITLE_LENGTH, DECISION_LENGTH = 500, 60
_HISTORIC = re.compile(r"\bda (?:dat|duoc|co)\b|\bthanh tich\b|\bqua trinh\b|\bda khen\b|\bhien co\b|\bnam truoc\b")
AFTER_EVERYTHING = 10_000  # the place of what a title says, behind all columns


# Years and decisions: the nearest column that belongs to the fact's own.


def _belonging(row: Row, column: TableColumn | None, *fields: str) -> TableColumn | None:
    """The filled column of these fields that belongs to a fact's column: the only one, or the one right of it."""
    candidates = row.table.having(*fields)
    if len(candidates) <= 1 or column is None:
        return row.first(*fields)
    owners = [found.column for found in row.table.having("award", "proposal", "rating", "initiative", "form")]
    nearest = min((place for place in owners if place > column.column), default=AFTER_EVERYTHING)
    right = [one for one in candidates if column.column < one.column < nearest and row.text(one)]
    before = max((place for place in owners if place < column.column), default=-1)
    left = [one for one in candidates if before < one.column < column.column and row.text(one)]
    if right or left:
        return (right or left[::-1])[0]
    owned = len(candidates) >= len(owners)
    return None if owned else row.first(*fields)


def _year(row: Row, column: TableColumn | None, problems: list[Problem]) -> int | None:
    """The year of a fact: of the head, of the row's year column, of title, group or the given one."""
    if column is not None and column.meaning and column.meaning.year:
        return column.meaning.year
    own = _belonging(row, column, "year")
    if own is not None and not is_nothing(row.text(own)):
        year = award_year(row.text(own))
        if year is None:
            problems.append(Problem(Code.BAD_YEAR, own.letter, {"value": row.text(own)[:40]}))
        return year
    if column is not None and _is_historic(column):
        return None  # the year of the list is not that of what was held before
    return row.year


def _no_year(problems: list[Problem]) -> None:
    if not any(problem.code is Code.BAD_YEAR for problem in problems):
        problems.append(Problem(Code.NO_YEAR))


def _date_in(row: Row, column: TableColumn, problems: list[Problem]) -> str | None:
    if is_nothing(row.text(column)):
        return None
    reading = read_date(row.value(column))
    if reading.problem is DateProblem.UNREADABLE:
        found = decisions_in(row.text(column))
        if found and found[0][2].decided_on:
            return found[0][2].decided_on
        problems.append(Problem(Code.BAD_DATE, column.letter, {"value": row.text(column)[:40]}))
    elif reading.problem is DateProblem.TWO_DIGIT_YEAR:
        problems.append(Problem(Code.TWO_DIGIT_YEAR, column.letter, {"value": row.text(column), "read": reading.iso}))
    return reading.iso


@dataclass(frozen=True)
class _Ruled:
    number: str | None = None
    on: str | None = None


def _decision(row: Row, column: TableColumn | None, problems: list[Problem]) -> _Ruled:
    """Number and date of the decision that the row's own columns give."""
    number, on = None, None
    for own in filter(None, (_belonging(row, column, "decision_no"), _belonging(row, column, "decision"))):
        text = vietnamese.clean(row.text(own))
        if is_nothing(text):
            continue
        found = [decision for _start, _end, decision in decisions_in(text)]
        if found:
            number, on = number or found[0].number, on or found[0].decided_on
            if found[0].two_digit_year:
                problems.append(Problem(Code.TWO_DIGIT_YEAR, own.letter, {"value": text[:60], "read": on}))
        else:
            number = number or re.sub(r"^(?:quyết định|qđ)?\s*(?:số)?\s*:?\s*", "", text, flags=re.IGNORECASE) or None
    dated = _belonging(row, column, "decided_on")
    if dated is not None:
        on = _date_in(row, dated, problems) or on
    return _Ruled(number[:DECISION_LENGTH] if number else None, on)


# Ratings


def ratings(row: Row, subject: Subject) -> Found:
    found: Found = []
    for column in row.table.having("rating"):
        text = row.text(column)
        if not text.strip(" -–—./") or is_nothing(text):
            continue
        if column.meaning and column.meaning.level:
            if is_tick(text) or level_of(text) == column.meaning.level:
                found.append(_rating(row, column, column.meaning.level, None))
            continue
        for part in _dated_parts(text):
            found.append(_rating(row, column, part, None))
    if not row.table.having("rating") and row.context.level:
        found.append(_rating(row, None, row.context.level, None))
    return found


def _dated_parts(text: str) -> list[str]:
    """ "2021: HTT; 2022: HTXS" in parts, else the whole cell."""
    parts = [part for part in re.split(r"[;\n]", text) if part.strip()]
    return parts if len(parts) > 1 and all(YEAR.search(part) for part in parts) else [text]


def _rating(
    row: Row, column: TableColumn | None, said: str, year: int | None
) -> tuple[int, dict[str, Any], list[Problem]]:
    problems: list[Problem] = []
    own = YEAR.search(said)
    level = level_of(YEAR.sub("", said))
    year = int(own[0]) if own else _year(row, column, problems)
    fact: dict[str, Any] = {"kind": "rating"} | ({"year": year} if year else {}) | ({"level": level} if level else {})
    if level is None:
        problems.append(Problem(Code.BAD_LEVEL, column.letter if column else None, {"value": said[:60]}))
    if year is None:
        _no_year(problems)
    return (column.column if column else AFTER_EVERYTHING), fact, problems


# Awards and proposals


def awards(row: Row, subject: Subject) -> Found:
    found: Found = []
    columns = row.table.having("award", "proposal")
    for column in columns:
        text = row.text(column)
        for one in read_awards(text, column.meaning.award if column.meaning else None):
            found.append(_award(row, subject, column, one))
    if (row.context.award and not found and (not columns or row.context.award != row.table.title.award)) or (
        row.context.award and columns and all(_is_historic(column) for column in columns)
    ):
        found.append(_award(row, subject, None, FoundAward(row.context.award)))
    return found


def _is_historic(column: TableColumn) -> bool:
    return bool(_HISTORIC.search(words(column.header)))


def _award(
    row: Row, subject: Subject, column: TableColumn | None, one: FoundAward
) -> tuple[int, dict[str, Any], list[Problem]]:
    problems: list[Problem] = []
    letter = column.letter if column else None
    year = one.year or _year(row, column, problems)
    kind = "proposal" if _proposes(row, column) else "award"
    fact: dict[str, Any] = {"kind": kind}
    if one.award:
        fact["award"] = award_for_kind(one.award, subject.kind)
        if not suits(fact["award"], subject.kind):
            problems.append(Problem(Code.WRONG_KIND, letter, {"award": fact["award"], "kind": subject.kind}))
    if one.problem:
        problems.append(Problem(one.problem, letter, {"value": one.said[:60]}))
    if year is None:
        _no_year(problems)
    else:
        fact["year"] = year
    if kind == "award":
        fact |= _ruled(row, column, one.decision, problems)
    fact |= _basis(row, problems)
    return (column.column if column else AFTER_EVERYTHING), fact, problems


def _proposes(row: Row, column: TableColumn | None) -> bool:
    if column is not None and column.meaning and column.meaning.field == "proposal":
        return True
    return bool(row.context.proposes) and not (column is not None and _is_historic(column))


def _ruled(row: Row, column: TableColumn | None, own: Decision | None, problems: list[Problem]) -> dict[str, Any]:
    """Decision of the cell, else of the row, else of the title."""
    number: str | None
    if own is not None:
        number, on = own.number, own.decided_on
        if own.two_digit_year:
            problems.append(
                Problem(Code.TWO_DIGIT_YEAR, column.letter if column else None, {"value": number, "read": on})
            )
    else:
        ruled = _decision(row, column, problems)
        number, on = ruled.number, ruled.on
        if number is None and on is None and not any(problem.code is Code.BAD_DATE for problem in problems):
            number, on = row.context.decision_no, row.context.decided_on
    return ({"decision_no": number} if number else {}) | ({"decided_on": on} if on else {})


def _basis(row: Row, problems: list[Problem]) -> dict[str, Any]:
    column = row.first("basis")
    if column is None or is_nothing(row.text(column)):
        return {}
    basis = BASIS_OF.get(words(row.text(column)))
    if basis is None:
        problems.append(Problem(Code.BAD_BASIS, column.letter, {"value": row.text(column)[:60]}))
        return {}
    return {"basis": basis}


# Initiatives, discipline, service


def initiatives(row: Row, subject: Subject) -> Found:
    found: Found = []
    for column in row.table.having("initiative"):
        title = vietnamese.clean(row.text(column)).strip("“”\"' ")
        if not title or is_nothing(title) or is_tick(title):
            continue
        problems: list[Problem] = []
        if len(title) > TITLE_LENGTH:
            problems.append(Problem(Code.TOO_LONG, column.letter))
        fact: dict[str, Any] = {"kind": "initiative", "title": title[:TITLE_LENGTH]}
        year = _year(row, column, problems)
        if year is None:
            _no_year(problems)
        else:
            fact["year"] = year
        fact |= _scope(row, problems)
        ruled = _decision(row, column, problems)
        fact |= {"decision_no": ruled.number} if ruled.number else {}
        fact |= _initiative_kind(row)
        found.append((column.column, fact, problems))
    return found


def _scope(row: Row, problems: list[Problem]) -> dict[str, Any]:
    column = row.first("scope")
    if column is None or is_nothing(row.text(column)):
        return {}
    scope = scope_of(row.text(column))
    if scope is None:
        problems.append(Problem(Code.BAD_SCOPE, column.letter, {"value": row.text(column)[:60]}))
        return {}
    return {"scope": scope}


def _initiative_kind(row: Row) -> dict[str, Any]:
    """Only what is not an ordinary initiative is said apart; the contract's fact has no field for it."""
    column = row.first("initiative_kind")
    kind = INITIATIVE_KIND_OF.get(words(row.text(column))) if column else None
    return {"initiative_kind": kind} if kind and kind != "initiative" else {}


def discipline(row: Row, subject: Subject) -> Found:
    found: Found = []
    for column in row.table.having("form"):
        text = row.text(column)
        if not text or is_nothing(text):
            continue
        problems: list[Problem] = []
        fact: dict[str, Any] = {"kind": "discipline"}
        form = form_of(text)
        if form is None:
            problems.append(Problem(Code.BAD_FORM, column.letter, {"value": text[:60]}))
        else:
            fact["form"] = form
        on = _decision(row, column, problems).on
        dated = row.first("from_on")
        if on is None and dated is not None:
            on = _date_in(row, dated, problems)
        if on:
            fact["decided_on"] = on
        elif not any(problem.code is Code.BAD_DATE for problem in problems):
            problems.append(Problem(Code.NO_DISCIPLINE_DATE))
        fact |= _until(row, on, problems)
        found.append((column.column, fact, problems))
    return found


def _until(row: Row, on: str | None, problems: list[Problem]) -> dict[str, Any]:
    column = row.first("until")
    until = _date_in(row, column, problems) if column else None
    if until is None:
        return {}
    if column and on and until <= on:
        problems.append(Problem(Code.UNTIL_NOT_AFTER, column.letter, {"value": row.text(column)}))
    return {"until": until}


def service(row: Row, subject: Subject) -> Found:
    found: Found = []
    for column in row.table.having("months"):
        text = row.text(column)
        if not text or is_nothing(text):
            continue
        problems: list[Problem] = []
        value = row.value(column)
        months = read_number(value) if is_number(value) else read_number(re.sub(r"\s*tháng\s*$", "", text))  # type: ignore[arg-type]
        year = _year(row, column, problems)
        fact: dict[str, Any] = {"kind": "service"} | ({"year": year} if year else {})
        if months is None or not 0 <= months <= 12:
            problems.append(Problem(Code.BAD_MONTHS, column.letter, {"value": text[:40]}))
        else:
            fact["months"] = int(months) if months == int(months) else float(months)
        if year is None:
            _no_year(problems)
        found.append((column.column, fact, problems))
    return found
