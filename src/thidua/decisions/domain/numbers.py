"""Numbers of decisions and of certificates: how they are written, read back and compared."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date

LONGEST_NUMBER = 12
SEQUENCE_DIGITS = 5

_NUMBER = re.compile(r"^[0-9]{1,6}[A-Z]{0,2}$")
_REGISTER_NO = re.compile(r"^\s*0*(\d{1,9})\s*[/\s.-]\s*(\d{4})\s*[/\s.-]\s*([A-Z0-9]+)\s*-\s*([A-Z0-9.-]+)\s*$")


class BadNumber(ValueError):
    """What was typed is no number of a decision."""


def decision_number(typed: str) -> str:
    """The number as it is stored: no space, no leading zero, capitals: "05" → "5", "12a" → "12A".

    "05" and "5" are one number: papers print a number below ten with a zero, the register compares without
    it.

    Raises:
        BadNumber: anything but up to six digits with at most two letters behind, or zero.
    """
    bare = "".join(typed.split()).upper().lstrip("0")
    if not _NUMBER.match(bare):
        raise BadNumber(typed)
    return bare


def shown_number(number: str, symbol: str) -> str:
    """ "5", "QĐ-BCT" → "05/QĐ-BCT"; without a number only the symbol's place is kept: "…/QĐ-BCT"."""
    if not number:
        return f"…/{symbol}"
    return f"{number.zfill(2) if number.isdecimal() else number}/{symbol}"


def plain(text: str) -> str:
    """Without marks, spaces and signs, in capitals: what two ways of typing a number have in common."""
    bare = text.replace("đ", "d").replace("Đ", "D")
    letters = "".join(one for one in unicodedata.normalize("NFD", bare) if not unicodedata.combining(one))
    return "".join(one for one in letters.upper() if one.isalnum())


@dataclass(frozen=True, slots=True)
class RegisterNumber:
    """The number under which a certificate stands in the register: 00012/2025/BKB-BCT.

    Args:
        sequence: 1, 2, 3 … within body, award and year, without a gap.
        mark: the short mark of the award.
        body: the code of the issuing body.
    """

    sequence: int
    year: int
    mark: str
    body: str

    def __str__(self) -> str:
        return f"{self.sequence:0{SEQUENCE_DIGITS}d}/{self.year}/{self.mark}-{self.body}"


def parse_register_number(typed: str) -> RegisterNumber | None:
    """Read a number as people type it: small letters, no leading zeros, blanks for strokes. None when it
    is none.
    """
    bare = typed.replace("đ", "d").replace("Đ", "D")
    letters = "".join(one for one in unicodedata.normalize("NFD", bare) if not unicodedata.combining(one))
    found = _REGISTER_NO.match(letters.upper())
    if not found:
        return None
    sequence, year, mark, body = found.groups()
    return RegisterNumber(int(sequence), int(year), mark, body)


def typed_public_id(typed: str) -> str | None:
    """The 32 hexadecimal digits in what was typed or scanned: bare, in groups, or a whole address. None:
    none there.
    """
    last = typed.strip().split("#")[0].split("?")[0].rstrip("/").rsplit("/", 1)[-1]
    bare = "".join(last.split()).replace("-", "").lower()
    return bare if re.fullmatch(r"[0-9a-f]{32}", bare) else None


def register_year(decided_on: date) -> int:
    """Papers are numbered from 1 January to 31 December. Source: Nghị định 30/2020/NĐ-CP, Điều 15."""
    return decided_on.year
