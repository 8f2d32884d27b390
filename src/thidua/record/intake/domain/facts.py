"""What intake makes of a list: the shapes of the intake contract."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any


class State(StrEnum):
    ADD = "add"
    CHANGE = "change"
    SAME = "same"
    REFUSE = "refuse"
    UNCERTAIN = "uncertain"


class Code(StrEnum):
    """What can be wrong with a row; the sentences stand in intake/wording.py."""

    NO_NAME = "no_name"
    BAD_NAME = "bad_name"
    BAD_IDENTITY = "bad_identity"
    LOST_ZEROS = "lost_zeros"
    BAD_DATE = "bad_date"
    TWO_DIGIT_YEAR = "two_digit_year"
    BAD_SEX = "bad_sex"
    BAD_ROLE = "bad_role"
    BAD_LEVEL = "bad_level"
    BAD_AWARD = "bad_award"
    VAGUE_AWARD = "vague_award"
    BAD_SCOPE = "bad_scope"
    BAD_FORM = "bad_form"
    BAD_BASIS = "bad_basis"
    BAD_MONTHS = "bad_months"
    BAD_YEAR = "bad_year"
    NO_YEAR = "no_year"
    NO_TITLE = "no_title"
    NO_DISCIPLINE_DATE = "no_discipline_date"
    UNTIL_NOT_AFTER = "until_not_after"
    NO_VALUE_ABOVE = "no_value_above"
    FORMULA_WITHOUT_VALUE = "formula_without_value"
    WRONG_KIND = "wrong_kind"
    REPEATED = "repeated"
    SECOND_RATING = "second_rating"
    SECOND_NAME = "second_name"
    OTHER_NAME = "other_name"
    OUT_OF_SCOPE = "out_of_scope"
    SEVERAL_PEOPLE = "several_people"
    PERHAPS_SAME = "perhaps_same"
    SEVERAL_UNITS = "several_units"
    OTHER_DECISION = "other_decision"
    HIDDEN = "hidden"
    NO_NAME_COLUMN = "no_name_column"
    TOO_LONG = "too_long"


REFUSING = frozenset(
    {
        Code.NO_NAME, Code.BAD_NAME, Code.BAD_IDENTITY, Code.BAD_DATE, Code.BAD_SEX, Code.BAD_ROLE,
        Code.BAD_LEVEL, Code.BAD_AWARD,
        Code.BAD_SCOPE, Code.BAD_FORM, Code.BAD_BASIS, Code.BAD_MONTHS, Code.BAD_YEAR, Code.NO_TITLE,
        Code.NO_DISCIPLINE_DATE, Code.UNTIL_NOT_AFTER, Code.NO_VALUE_ABOVE, Code.FORMULA_WITHOUT_VALUE,
        Code.WRONG_KIND, Code.SECOND_RATING, Code.SECOND_NAME, Code.OTHER_NAME, Code.OUT_OF_SCOPE, Code.TOO_LONG,
    }
)  # fmt: skip
# A doubt of these kinds is about the person: it makes every fact of the row uncertain.
ABOUT_SUBJECT = frozenset(
    {
        Code.NO_NAME, Code.BAD_NAME, Code.BAD_IDENTITY, Code.LOST_ZEROS, Code.BAD_SEX, Code.SECOND_NAME,
        Code.OTHER_NAME, Code.OUT_OF_SCOPE, Code.SEVERAL_PEOPLE, Code.PERHAPS_SAME, Code.SEVERAL_UNITS,
    }
)  # fmt: skip


@dataclass(frozen=True)
class Problem:
    """`column` is the letter in the file, None when no column is to blame. `details` fill the sentence."""

    code: Code
    column: str | None = None
    details: dict[str, Any] = field(default_factory=dict)

    @property
    def state(self) -> State:
        return State.REFUSE if self.code in REFUSING else State.UNCERTAIN


@dataclass(frozen=True)
class Subject:
    """Who a row is about, as the list says; None is not given."""

    kind: str
    full_name: str
    identity_no: str | None = None
    born_on: str | None = None
    sex: str | None = None
    post: str | None = None
    unit: str | None = None
    joined_on: str | None = None
    role: str | None = None

    def as_json(self) -> dict[str, Any]:
        return {key: value for key, value in vars(self).items() if value is not None}


@dataclass(frozen=True)
class Entry:
    """One fact of one row. `fact` None: the row only names a subject. Rows are numbered as the file shows them."""

    sheet: str
    row: int
    subject: Subject
    fact: dict[str, Any] | None
    problems: tuple[Problem, ...] = ()
    repeated: bool = False  # the file says the same in an earlier row

    @property
    def read_state(self) -> State | None:
        """What reading alone says: refuse, uncertain, or None when the record decides."""
        states = {problem.state for problem in self.problems}
        return State.REFUSE if State.REFUSE in states else State.UNCERTAIN if states else None

    def with_problems(self, *problems: Problem) -> Entry:
        return replace(self, problems=(*self.problems, *problems))


@dataclass(frozen=True)
class Column:
    """`samples`: the first different values below the head, so that a person sees what the column holds."""

    column: str
    header: str
    field: str | None
    samples: tuple[str, ...] = ()


@dataclass(frozen=True)
class FoundTable:
    """Where a table was found and how its columns were understood. Rows as the file shows them."""

    sheet: str
    first_row: int
    last_row: int
    year: int | None
    encoding: str
    columns: tuple[Column, ...]
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True)
class Reading:
    """All that was recognised in one file."""

    file: str
    tables: tuple[FoundTable, ...]
    entries: tuple[Entry, ...]
