"""Words, blanks and punctuation of administrative papers: what the layout adds to the plain text."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from datetime import date, datetime

BLANK = "………"
SHORT_BLANK = "……"


def capitals(text: str) -> str:
    """Upper case of composed Vietnamese text."""
    return unicodedata.normalize("NFC", text).upper()


def date_words(day: date | None) -> str:
    """ "ngày 05 tháng 12 năm 2024"; days below 10 and months 1 and 2 take a 0; dotted blanks without a date.

    Source: Nghị định 30/2020/NĐ-CP, Phụ lục I (địa danh và thời gian ban hành văn bản).
    """
    if day is None:
        return f"ngày {SHORT_BLANK} tháng {SHORT_BLANK} năm {BLANK}"
    month = f"{day.month:02d}" if day.month <= 2 else str(day.month)
    return f"ngày {day.day:02d} tháng {month} năm {day.year}"


def place_and_date(place: str, day: date | None) -> str:
    return f"{place}, {date_words(day)}" if place else capital_first(date_words(day))


def moment_words(moment: datetime | None) -> str:
    """ "08 giờ 30 phút, ngày 05 tháng 12 năm 2024"."""
    if moment is None:
        return f"{SHORT_BLANK} giờ {SHORT_BLANK} phút, {date_words(None)}"
    return f"{moment.hour:02d} giờ {moment.minute:02d} phút, {date_words(moment.date())}"


def number_words(number: str, symbol: str) -> str:
    """ "05/QĐ-BCT": a number below 10 takes a 0; a dotted blank without a number."""
    shown = number.strip()
    if shown.isdecimal():
        shown = shown.zfill(2)
    return f"{shown or SHORT_BLANK}/{symbol}"


def count_words(count: int) -> str:
    """A count in running text: below 10 with a leading 0, dots between thousands."""
    return f"{count:02d}" if count < 10 else f"{count:,}".replace(",", ".")


def capital_first(text: str) -> str:
    return text[:1].upper() + text[1:]


def without_closing(text: str) -> str:
    return text.strip().rstrip(".;,/ ").rstrip()


def semicolon_list(lines: Sequence[str]) -> list[str]:
    """Each line closed with ";", the last with "."; what closed them before is dropped.

    Source: Nghị định 30/2020/NĐ-CP, Phụ lục I (căn cứ ban hành, nơi nhận).
    """
    kept = [without_closing(line) for line in lines if line.strip()]
    return [f"{line};" for line in kept[:-1]] + [f"{line}." for line in kept[-1:]]


def recipient_lines(recipients: Sequence[str]) -> list[str]:
    """ "- Như Điều 3;" ... "- Lưu: VT, TĐKT."."""
    return [f"- {line}" for line in semicolon_list([line.strip().removeprefix("-") for line in recipients])]


def paragraphs_of(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def end_mark(paragraphs: Sequence[str]) -> list[str]:
    """The last paragraph closed with "./.", the sign that the text ends here."""
    kept = list(paragraphs)
    if kept:
        kept[-1] = f"{without_closing(kept[-1])}./."
    return kept


def roman(number: int) -> str:
    """Roman numeral of 1-399; enough for the groups of a list."""
    steps = (
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    )
    letters = ""
    for value, letter in steps:
        while number >= value:
            letters += letter
            number -= value
    return letters


def share_words(part: int, whole: int) -> str:
    """Share in per cent with two decimals, cut and not rounded, so that it never shows a threshold not reached.

    "" when the whole is 0.
    """
    if whole <= 0:
        return ""
    hundredths = part * 10_000 // whole
    units, rest = divmod(hundredths, 100)
    return f"{units}%" if rest == 0 else f"{units},{rest:02d}%"
