"""What titles and group rows say to the rows below: a unit, a year, an award, a proposal, a decision."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from thidua import text as vietnamese
from thidua.record.intake.domain.headers import YEAR
from thidua.record.intake.domain.people import unit_name
from thidua.record.intake.domain.words import LEVEL_OF, awards_in, words
from thidua.text.dates import read_date
from thidua.text.numbers import is_roman

_DECISION_NO = r"\d{1,6}(?:[a-zA-Z]{0,2})?\s?/\s?(?:\d{4}\s?/\s?)?[A-ZĐƯƠa-zđ][\w.&Đđ]*(?:\s?-\s?[\w.&Đđ/]+)*"
_DATE = (
    r"\d{1,2}\s?[/.\-]\s?\d{1,2}\s?[/.\-]\s?(?:\d{4}|\d{2})(?!\d)"
    r"|\d{1,2}\s+tháng\s+\d{1,2}\s+năm\s+\d{4}|\d{4}-\d{2}-\d{2}|tháng\s+\d{1,2}\s+năm\s+\d{4}|\d{1,2}/\d{4}"
)
DECISION = re.compile(
    rf"(?:(?:quyết định|qđ)\s*(?:số|:)?\s*:?\s*|số\s*:?\s*)?(?P<number>{_DECISION_NO})"
    rf"(?:\s*[,;(]?\s*(?:ký\s+)?(?:ngày\s*)?(?P<date>{_DATE})\)?)?",
    re.IGNORECASE,
)
_PROPOSES = re.compile(
    r"\bde nghi (?:xet|tang|khen|cong nhan|danh hieu|thu|tap the|ca nhan|bo|cap|trao|phong|chien si|"
    r"lao dong|cua don vi|nam)"
    r"|\b(?:danh sach|bang tong hop|tong hop|to trinh|trinh)\b.*\bde nghi\b|^de nghi\b|"
    r"\bde xuat khen\b|\bdang ky (?:danh hieu|thi dua)\b|\bduoc de nghi\b"
)
_MARKER = re.compile(
    r"^\s*(?:([A-ZĐa-zđ]|[IVXivx]{1,6}|\d{1,3}(?:\.\d{1,2})*)\s*[.)/:\-–]\s*|([IVX]{1,6}|[A-ZĐ])\s{1,})(?=\S)"
)
_COUNT = re.compile(
    r"\s*(?:[:(–-]\s*)?\(?\s*\d+\s*(?:người|đ/c|đồng chí|cá nhân|tập thể|cán bộ|lao động)\)?\s*$|\s*\(\s*\d+\s*\)\s*$",
    re.IGNORECASE,
)
_SPAN = re.compile(r"(?<!\d)(?:19|20)\d\d\s?[-–—]\s?((?:19|20)\d\d)(?!\d)")
_KIND = re.compile(
    r"^(?:danh sach |doi voi |khen thuong |cac )*"
    r"(?:(?P<collective>tap the|don vi)|ca nhan)(?: (?:nho|duoc|dat|co|tieu bieu)\b.*)?$"
)
_NO_TITLE = re.compile(r"\bcan cu\b|\bcong hoa xa hoi\b|\bdoc lap tu do\b|^ha noi\b|\bngay\b.*\bthang\b.*\bnam\b")


@dataclass(frozen=True)
class Context:
    """What holds for the rows below. `award` and `level` only when one is named.

    `collectives`: a group row says that those below it are collectives ("A. TẬP THỂ"), or that they are people.
    """

    unit: str | None = None
    year: int | None = None
    award: str | None = None
    proposes: bool | None = None
    level: str | None = None
    decision_no: str | None = None
    decided_on: str | None = None
    collectives: bool | None = None


@dataclass(frozen=True)
class Decision:
    number: str
    decided_on: str | None
    two_digit_year: bool = False


@lru_cache(maxsize=20_000)
def decisions_in(text: str) -> tuple[tuple[int, int, Decision], ...]:
    """Decisions a text names: (start, end, decision); "1234/QĐ-BCT ngày 20/12/2023"."""
    found = []
    for match in DECISION.finditer(text):
        number = re.sub(r"\s", "", match["number"]).rstrip("-.,;")
        if not re.search(r"[A-ZĐa-zđ]", number):
            continue
        reading = read_date(match["date"]) if match["date"] else None
        found.append(
            (
                match.start(),
                match.end(),
                Decision(number, reading.iso if reading else None, bool(reading and reading.problem)),
            )
        )
    return tuple(found)


def title_context(lines: list[str]) -> Context:
    """What the title rows above a table say. A later line wins over an earlier one."""
    context = Context()
    for line in lines:
        text = vietnamese.clean(line)
        found = decisions_in(text)
        if found:
            start, end, decision = found[0]
            context = replace(context, decision_no=decision.number, decided_on=decision.decided_on)
            text = f"{text[:start]} {text[end:]}"
        context = _said(text, context)
    return context


def inherited(lines: list[str], before: Context) -> Context:
    """What the titles of a table say, and those of the one before it where its own only begin a part of the list."""
    said = title_context(lines)
    parts = [read_group(line).context for line in lines if words(line)]
    if said != Context() or any(part.collectives is None for part in parts):
        return said
    return replace(before, unit=None, level=None, collectives=parts[-1].collectives if parts else None)


def _said(text: str, context: Context) -> Context:
    folded = words(text)
    if re.search(r"\bcan cu\b|\bngay \d{1,2} thang \d{1,2} nam\b|\btheo de nghi cua\b", folded):
        return context
    if (year := award_year(text)) is not None:
        context = replace(context, year=year)
    awards = [key for _start, _end, key in awards_in(folded) if not key.startswith("?")]
    if len(set(awards)) == 1:
        context = replace(context, award=awards[0])
    if _PROPOSES.search(folded):
        context = replace(context, proposes=True)
    if folded in LEVEL_OF and len(folded) > 3:
        context = replace(context, level=LEVEL_OF[folded])
    return context


def award_year(text: str) -> int | None:
    """The year a title speaks of; a school year is named by its end, a longer span is none."""
    text = re.sub(_DATE, " ", text)
    if span := _SPAN.search(text):
        first = int(span[0][:4])
        return int(span[1]) if int(span[1]) == first + 1 else None
    found = list(dict.fromkeys(YEAR.findall(text)))
    if len(found) == 1:
        return int(found[0])
    named = re.findall(r"năm\s+((?:19|20)\d\d)", text, re.IGNORECASE)
    return int(named[-1]) if named and len(set(named)) == 1 else None


@dataclass(frozen=True)
class Group:
    """A group row. `level` orders the markers: A=1, I=2, 1=3, 1.1=4, a=5, none=9."""

    level: int
    context: Context


def read_group(text: str, marker: str = "") -> Group:
    """Read "I. Khối cơ quan" or a marker in its own cell and the text beside it."""
    text = vietnamese.clean(text)
    if not marker and (match := _MARKER.match(text)):
        marker = match[1] or match[2]
        text = text[match.end() :]
    text = _COUNT.sub("", text).strip(" :.-–*")
    said = _said(text, Context())
    for _start, _end, decision in decisions_in(text)[:1]:
        said = replace(said, decision_no=decision.number, decided_on=decision.decided_on)
    is_unit = said == Context()
    if (kind := _KIND.match(words(text))) is not None:
        said = replace(said, collectives=kind["collective"] is not None)
    is_unit = is_unit and not re.match(
        r"^(?:ca nhan|tap the|danh sach|nam|lanh dao|nguoi lao dong|danh hieu|"
        r"hinh thuc)\b(?!.*\b(?:phong|ban|cong ty|khoi)\b)",
        words(text),
    )
    return Group(_level(marker), replace(said, unit=unit_name(text)) if is_unit and text else said)


def _level(marker: str) -> int:
    marker = marker.strip(" .)")
    if not marker:
        return 9
    if "." in marker:
        return 4
    if marker.isdigit():
        return 3
    if is_roman(marker) and (len(marker) > 1 or marker.upper() in "IVX") and marker == marker.upper():
        return 2
    return 1 if marker == marker.upper() else 5


def is_marker(text: str) -> bool:
    """ "I", "A", "II." standing alone in the first cell of a group row."""
    bare = text.strip(" .)")
    return bool(bare) and (is_roman(bare) or (len(bare) == 1 and bare.isalpha()))


class Groups:
    """The group rows in force: a new one ends those of its own level and below."""

    def __init__(self, title: Context) -> None:
        self._title = title
        self._open: list[Group] = []

    def add(self, group: Group) -> None:
        kept = [
            one
            for one in self._open
            if one.level < group.level or (group.level == 9 and not self._replaces(one, group))
        ]
        self._open = [*kept, group]

    @staticmethod
    def _replaces(old: Group, new: Group) -> bool:
        """Without markers a group ends one that says the same sort of thing."""
        return old.level == 9 and ((old.context.unit is None) == (new.context.unit is None))

    @property
    def now(self) -> Context:
        merged = self._title
        for group in self._open:
            said = {key: value for key, value in vars(group.context).items() if value is not None}
            merged = replace(merged, **said)
        return merged
