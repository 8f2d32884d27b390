"""Dates as people write them in lists: day before month, half known, in words, or a spreadsheet's serial number."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

from thidua.text.folding import fold

FIRST_YEAR, LAST_YEAR = 1900, 2100
SERIAL_ZERO = date(1899, 12, 30)  # serial 1 is 1900-01-01 in spreadsheets, which count a 29th of February 1900
_SERIALS = range(3654, 73051)  # 1910 … 2099: below it a number is more likely a year or a count

_DAY_MONTH_YEAR = re.compile(
    r"(?:ngay )?(\d{1,2}) ?(?:[/.\-]| thang | ) ?(\d{1,2}) ?(?:[/.\-]|,? nam | ) ?(\d{4}|\d{2})\Z"
)
_ISO = re.compile(r"(\d{4})[/.\-](\d{1,2})[/.\-](\d{1,2})(?:[ t]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?)?\Z")
_MONTH_YEAR = re.compile(r"(?:thang )?(\d{1,2}) ?(?:[/.\-]|,? nam | ) ?(\d{4})\Z")
_ISO_MONTH = re.compile(r"(\d{4})-(\d{2})\Z")
_YEAR = re.compile(r"(?:sinh )?(?:nam )?(\d{4})(?:\.0)?\Z")
_WITH_TIME = re.compile(r"[ t]\d{1,2}:\d{2}(?::\d{2})?\Z")


class DateProblem(Enum):
    """Why a date cannot be taken as it stands."""

    UNREADABLE = "unreadable"
    TWO_DIGIT_YEAR = "two_digit_year"  # read, with the likelier century, but a person must say so


@dataclass(frozen=True)
class DateReading:
    """`iso` is "1975", "1975-03" or "1975-03-02", None when nothing could be read."""

    iso: str | None
    problem: DateProblem | None = None


UNREADABLE = DateReading(None, DateProblem.UNREADABLE)


def read_date(value: str | float | date) -> DateReading:
    """Read one cell or field. Whole numbers are years (1900–2100) or serials of a spreadsheet."""
    if isinstance(value, date):
        return DateReading(date(value.year, value.month, value.day).isoformat())
    if isinstance(value, int | float):
        return _read_number(value)
    words = fold(value).strip(" .,;'")
    if match := _ISO.match(words):
        return _full(int(match[3]), int(match[2]), int(match[1]))
    if match := _DAY_MONTH_YEAR.match(_WITH_TIME.sub("", words)):
        return _day_month_year(int(match[1]), int(match[2]), match[3])
    if match := _ISO_MONTH.match(words):
        return _month(int(match[2]), int(match[1]))
    if match := _MONTH_YEAR.match(words):
        return _month(int(match[1]), int(match[2]))
    if match := _YEAR.match(words):
        return _year(int(match[1]))
    if re.fullmatch(r"\d{5}(?:\.0+)?", words):
        return _read_number(float(words))
    return UNREADABLE


def _read_number(value: float) -> DateReading:
    if value != int(value) and int(value) not in _SERIALS:
        return UNREADABLE
    whole = int(value)
    if FIRST_YEAR <= whole <= LAST_YEAR:
        return DateReading(f"{whole:04d}")
    if whole in _SERIALS:
        return DateReading((SERIAL_ZERO + timedelta(days=whole)).isoformat())
    return UNREADABLE


def _day_month_year(day: int, month: int, year: str) -> DateReading:
    if len(year) == 4:
        return _full(day, month, int(year))
    century = 2000 if int(year) <= 30 else 1900
    read = _full(day, month, century + int(year))
    return DateReading(read.iso, DateProblem.TWO_DIGIT_YEAR) if read.iso else read


def _full(day: int, month: int, year: int) -> DateReading:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return UNREADABLE
    try:
        return DateReading(date(year, month, day).isoformat())
    except ValueError:
        return UNREADABLE


def _month(month: int, year: int) -> DateReading:
    if not (1 <= month <= 12 and FIRST_YEAR <= year <= LAST_YEAR):
        return UNREADABLE
    return DateReading(f"{year:04d}-{month:02d}")


def _year(year: int) -> DateReading:
    return DateReading(f"{year:04d}") if FIRST_YEAR <= year <= LAST_YEAR else UNREADABLE


def agree(one: str, other: str) -> bool:
    """Whether two half-known dates can be the same day: "1975" agrees with "1975-03-02"."""
    return one.startswith(other) or other.startswith(one)


def known_better(one: str | None, other: str | None) -> bool:
    """Whether the first tells more than the second and does not contradict it."""
    return bool(one) and (not other or (len(one or "") > len(other) and agree(one or "", other)))
