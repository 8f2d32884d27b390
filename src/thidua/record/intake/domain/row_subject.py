"""Who a row is about."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from thidua import text as vietnamese
from thidua.record.intake.domain.facts import Code, Problem, Subject
from thidua.record.intake.domain.people import (
    NamedPerson,
    is_collective_name,
    is_person_name,
    read_identity,
    read_name,
    split_post_and_unit,
    unit_name,
)
from thidua.record.intake.domain.words import ROLE_OF, SEX_OF, is_ditto, is_nothing, is_tick, words
from thidua.text.dates import DateProblem, read_date

if TYPE_CHECKING:
    from thidua.record.intake.domain.rows import Row
    from thidua.record.intake.domain.tables import TableColumn

NAME_LENGTH, POST_LENGTH, UNIT_LENGTH = 200, 200, 250
_AUTHORS = re.compile(r"[;\n]|,(?=\s*(?:ông|bà)\b)|\s+và\s+(?=(?:ông|bà)\b)", re.IGNORECASE)


def read_subjects(row: Row) -> tuple[list[Subject], list[Problem]]:
    """The subjects of a row (several only when its name cell names several), and what is doubtful about them."""
    name, column = _name_text(row)
    letter = column.letter if column else None
    problems: list[Problem] = []
    if not name:
        unit = row.context.unit
        return [Subject("collective" if row.table.collectives else "individual", "", unit=unit)], [
            Problem(Code.NO_NAME, letter or _name_letter(row))
        ]
    if row.table.collectives or row.context.collectives or (is_collective_name(name) and not _looks_like_person(name)):
        return [_collective(row, name)], problems
    people = [part.strip() for part in _AUTHORS.split(name) if part.strip()]
    if len(people) > 1 and all(is_person_name(read_name(part).full_name) for part in people):
        return [_person(row, read_name(part), problems, alone=False) for part in people], problems
    named = read_name(name.replace("\n", " "))
    if not is_person_name(named.full_name):
        problems.append(Problem(Code.BAD_NAME, letter, {"value": name[:80]}))
    if len(named.full_name) > NAME_LENGTH:
        problems.append(Problem(Code.TOO_LONG, letter))
    return [_person(row, named, problems, alone=True)], problems


def _looks_like_person(name: str) -> bool:
    return bool(re.match(r"^(?:ông|bà)\b", name.strip(), re.IGNORECASE))


def _name_letter(row: Row) -> str | None:
    columns = row.table.having("full_name", "family_part")
    return columns[0].letter if columns else None


def _name_text(row: Row) -> tuple[str, TableColumn | None]:
    family, given = row.first("family_part"), row.first("given_part")
    if family or given:
        parts = [row.text(column) for column in (family, given) if column]
        return " ".join(parts), family or given
    column = row.first("full_name")
    return (row.text(column), column) if column else ("", None)


def _collective(row: Row, name: str) -> Subject:
    name = re.sub(r"^\s*\d+\s*[.)]\s*", "", vietnamese.clean(name))
    parent = _cell(row, "unit") or row.context.unit
    own = unit_name(name)
    return Subject("collective", own[:UNIT_LENGTH], unit=parent if parent and parent != own else None)


def _person(row: Row, named: NamedPerson, problems: list[Problem], *, alone: bool) -> Subject:
    identity = _identity(row, problems) if alone else None
    born, sex_of_birth = _born(row, problems) if alone else (None, None)
    sex = (_sex(row, problems) if alone else None) or named.sex or sex_of_birth
    post, unit = _post_and_unit(row, named.rest)
    joined = _date(row, "joined_on", problems) if alone else None
    role = _role(row, problems) if alone else None
    return Subject("individual", named.full_name, identity, born, sex, post, unit, joined, role)


def _as_above(said: str | None, above: str | None) -> str | None:
    """A part of a cell may say "như trên" too: "Kỹ sư, nt"."""
    if said and is_ditto(said):
        return above
    return None if said and is_nothing(said) else said


def _cell(row: Row, field: str) -> str | None:
    column = row.first(field)
    return vietnamese.clean(row.text(column)) or None if column else None


def _identity(row: Row, problems: list[Problem]) -> str | None:
    column = row.first("identity_no")
    reading = read_identity(row.value(column)) if column else None
    if column is None or reading is None or is_nothing(row.text(column)):
        return None
    if reading.number is None:
        problems.append(Problem(Code.BAD_IDENTITY, column.letter, {"value": row.text(column)[:30]}))
    elif reading.restored:
        problems.append(Problem(Code.LOST_ZEROS, column.letter, {"value": row.text(column), "number": reading.number}))
    return reading.number


def _born(row: Row, problems: list[Problem]) -> tuple[str | None, str | None]:
    """The birth date, and the sex when it stands below "Nam" or "Nữ"."""
    column = row.first("born_male", "born_female")
    if column and column.meaning:
        sex = column.meaning.field.removeprefix("born_")
        return (None if is_tick(row.text(column)) else _date(row, column.meaning.field, problems)), sex
    return _date(row, "born_on", problems), None


def _date(row: Row, field: str, problems: list[Problem]) -> str | None:
    column = row.first(field)
    if column is None or is_nothing(row.text(column)):
        return None
    reading = read_date(row.value(column))
    if reading.iso is None and re.fullmatch(r"\d\d", row.text(column)):  # "80" in a column of birth years
        reading = read_date(f"1/1/{row.text(column)}")
        reading = replace(reading, iso=(reading.iso or "")[:4])
    if reading.problem is DateProblem.UNREADABLE:
        problems.append(Problem(Code.BAD_DATE, column.letter, {"value": row.text(column)[:40]}))
    elif reading.problem is DateProblem.TWO_DIGIT_YEAR:
        problems.append(Problem(Code.TWO_DIGIT_YEAR, column.letter, {"value": row.text(column), "read": reading.iso}))
    return reading.iso


def _sex(row: Row, problems: list[Problem]) -> str | None:
    column = row.first("is_male", "is_female")
    if column and column.meaning and (is_tick(row.text(column)) or words(row.text(column)) in SEX_OF):
        return column.meaning.field.removeprefix("is_")
    column = row.first("sex")
    if column is None:
        return None
    sex = SEX_OF.get(words(row.text(column)))
    if sex is None and not is_nothing(row.text(column)):
        problems.append(Problem(Code.BAD_SEX, column.letter, {"value": row.text(column)[:40]}))
    return sex


def _role(row: Row, problems: list[Problem]) -> str | None:
    column = row.first("role")
    if column is None or is_nothing(row.text(column)):
        return None
    role = ROLE_OF.get(words(row.text(column)))
    if role is None:
        problems.append(Problem(Code.BAD_ROLE, column.letter, {"value": row.text(column)[:40]}))
    return role


def _post_and_unit(row: Row, rest: str) -> tuple[str | None, str | None]:
    """Post and unit from their columns, from one cell with both, or from behind the name."""
    post, unit = _cell(row, "post"), _cell(row, "unit")
    column = row.first("post_unit")
    for both in (row.text(column) if column else "", rest):
        if both:
            more_post, more_unit = split_post_and_unit(both)
            post, unit = post or more_post, unit or more_unit
    if post and not unit and column is None and "," in post:
        more_post, more_unit = split_post_and_unit(post)
        if more_unit and is_collective_name(more_unit):
            post, unit = more_post, more_unit
    post = _as_above(post, row.previous.post if row.previous else None)
    unit = _as_above(unit, row.previous.unit if row.previous else None)
    unit = unit_name(unit) if unit else row.context.unit
    return (post[:POST_LENGTH] if post else None), (unit[:UNIT_LENGTH] if unit else None)
