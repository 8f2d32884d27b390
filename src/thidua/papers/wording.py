"""Words, blanks and punctuation of administrative papers: what the layout adds to the plain text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from itertools import combinations
from typing import Any

BLANK = "………"
SHORT_BLANK = "……"
_UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f\ufffe\uffff\ud800-\udfff]")


def printable(value: Any) -> Any:
    """The same data without characters that no file carries: control characters and half surrogates."""
    if isinstance(value, str):
        return _UNPRINTABLE.sub("", value)
    if isinstance(value, Mapping):
        return {key: printable(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [printable(item) for item in value]
    return value


def capitals(text: str) -> str:
    """Upper case of composed Vietnamese text."""
    return unicodedata.normalize("NFC", text).upper()


def date_words(day: date | None) -> str:
    """As in "ngày 05 tháng 12 năm 2024": days below 10 and months 1 and 2 take a 0; dots without a date.

    Source: Nghị định 30/2020/NĐ-CP, Phụ lục I (địa danh và thời gian ban hành văn bản).
    """
    if day is None:
        return f"ngày {SHORT_BLANK} tháng {SHORT_BLANK} năm {BLANK}"
    month = f"{day.month:02d}" if day.month <= 2 else str(day.month)
    return f"ngày {day.day:02d} tháng {month} năm {day.year}"


def place_and_date(place: str, day: date | None) -> str:
    return f"{place}, {date_words(day)}" if place else capital_first(date_words(day))


def moment_words(moment: datetime | None) -> str:
    """As in "08 giờ 30 phút, ngày 05 tháng 12 năm 2024"."""
    if moment is None:
        return f"{SHORT_BLANK} giờ {SHORT_BLANK} phút, {date_words(None)}"
    return f"{moment.hour:02d} giờ {moment.minute:02d} phút, {date_words(moment.date())}"


def number_words(number: str, symbol: str) -> str:
    """As in "05/QĐ-BCT": a number below 10 takes a 0; a dotted blank without a number."""
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
    """As in "- Như Điều 3;" ... "- Lưu: VT, TĐKT."."""
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
    """Share in per cent, two decimals, cut and not rounded: it never shows a threshold that was not reached.

    "" when the whole is 0.
    """
    if whole <= 0:
        return ""
    hundredths = part * 10_000 // whole
    units, rest = divmod(hundredths, 100)
    return f"{units}%" if rest == 0 else f"{units},{rest:02d}%"


def name_lines(name: str, most: int) -> list[str]:
    """A long name of a body on several lines of about `most` characters, as a clerk breaks it.

    Lines begin at a capital ("Hội đồng / Thi đua - Khen thưởng"), never beside a dash; a phrase that is still
    too long breaks at any space. Of the ways with the fewest lines the most even one is taken.
    """
    name = " ".join(name.split())
    if len(name) <= most:
        return [name] if name else []
    words = name.replace(" - ", "\u00a0-\u00a0").split(" ")
    for pieces in (_phrases(words), words):
        for count in range(2, len(pieces) + 1):
            ways = [way for way in _ways(pieces, count) if max(map(len, way)) <= most]
            if ways:
                return min(ways, key=lambda way: max(map(len, way)))
    return [" ".join(words)]


def _phrases(words: Sequence[str]) -> list[str]:
    phrases: list[str] = []
    for word in words:
        if phrases and not word[:1].isupper():
            phrases[-1] += f" {word}"
        else:
            phrases.append(word)
    return phrases


def _ways(pieces: Sequence[str], count: int) -> list[list[str]]:
    """Every way to put the pieces, in order, on `count` lines."""
    breaks = combinations(range(1, len(pieces)), count - 1)
    return [
        [" ".join(pieces[start:end]) for start, end in zip((0, *cut), (*cut, len(pieces)), strict=True)]
        for cut in breaks
    ]
