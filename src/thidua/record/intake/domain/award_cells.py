"""Cells that hold awards: "LĐTT 2021; CSTĐCS (QĐ 12/QĐ-BCT ngày 5/1/2023)", a tick, or years under an award's head."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from functools import lru_cache

from thidua.record.intake.domain.context import Decision, decisions_in
from thidua.record.intake.domain.facts import Code
from thidua.record.intake.domain.headers import YEAR
from thidua.record.intake.domain.words import awards_in, is_nothing, is_tick, words

_BUREAUS = re.compile(
    r"bộ\s*,?\s*ban\s*,?\s*ngành\s*,?\s*(?:đoàn thể trung ương\s*,?\s*)?(?:và\s*)?tỉnh", re.IGNORECASE
)
_PARTS = re.compile(r"[;\n,]|\s\+\s|\s&\s|(?<=\s)và(?=\s)|\.\s+(?=\D)")
_YEAR_SPAN = re.compile(r"(?<!\d)((?:19|20)\d\d)\s?[-–—]\s?((?:19|20)\d\d)(?!\d)")
_KEPT = re.compile(r"§(\d+)§")


@dataclass(frozen=True)
class FoundAward:
    """One award of a cell. `award` None: only its family is named, `problem` says so."""

    award: str | None
    year: int | None = None
    decision: Decision | None = None
    problem: Code | None = None
    said: str = ""


@dataclass
class _Open:
    """Awards of the part just read, which years and decisions behind it may still complete."""

    items: list[FoundAward] = field(default_factory=list)
    years: list[int] = field(default_factory=list)

    def close(self) -> list[FoundAward]:
        if not self.years:
            return self.items
        return [replace(item, year=year) for year in self.years for item in self.items]


@lru_cache(maxsize=20_000)
def read_awards(text: str, award: str | None) -> tuple[FoundAward, ...]:
    """Awards of one cell.

    Args:
        award: the award that the head of the column names; then ticks and years are enough.
    """
    if is_nothing(text) or not text.strip(" -–—./"):
        return ()
    if award and is_tick(text):
        return (FoundAward(award),)
    text, decisions = _without_decisions(_BUREAUS.sub("bộ ban ngành tỉnh", text))
    found: list[FoundAward] = []
    now = _Open()
    for part in _PARTS.split(text):
        kept = [decisions[int(number)] for number in _KEPT.findall(part)]
        said = words(_KEPT.sub(" ", part))
        years = _years(part)
        named = [key for _start, _end, key in awards_in(said)]
        if named:
            found += now.close()
            waiting = now.years if not now.items else []
            now = _Open([_found(key, kept, part) for key in named], [*waiting, *years])
        elif award and (years or kept) and not _rest(said):
            if kept or not now.items:
                found += now.close()
                now = _Open([FoundAward(award, decision=kept[0] if kept else None)], years)
            else:
                now.years += years
        elif years and not _rest(said):
            now.years += years
            now.items = [_with_decision(item, kept) for item in now.items]
        elif kept and not _rest(said):
            now.items = [_with_decision(item, kept) for item in now.items]
        elif said and not is_nothing(said):
            found += now.close()
            now = _Open()
            found.append(FoundAward(None, problem=Code.BAD_AWARD, said=_KEPT.sub("", part).strip()))
    return tuple(found + now.close())


def _found(key: str, kept: list[Decision], part: str) -> FoundAward:
    decision = kept[0] if kept else None
    if key.startswith("?"):
        return FoundAward(None, decision=decision, problem=Code.VAGUE_AWARD, said=_KEPT.sub("", part).strip())
    return FoundAward(key, decision=decision)


def _with_decision(item: FoundAward, kept: list[Decision]) -> FoundAward:
    return replace(item, decision=kept[0]) if kept and item.decision is None else item


def _without_decisions(text: str) -> tuple[str, list[Decision]]:
    """The text with each decision replaced by a mark, so that its slashes and dates part nothing."""
    found = decisions_in(text)
    for place in range(len(found) - 1, -1, -1):
        start, end, _decision = found[place]
        text = f"{text[:start]} §{place}§ {text[end:]}"
    return text, [decision for _start, _end, decision in found]


def _years(part: str) -> list[int]:
    spans = _YEAR_SPAN.search(part)
    if spans and 0 < int(spans[2]) - int(spans[1]) <= 10:
        return list(range(int(spans[1]), int(spans[2]) + 1))
    return [int(year) for year in YEAR.findall(part)]


def _rest(said: str) -> str:
    """What is left of a part beside years and small words."""
    return re.sub(
        r"\b(?:(?:19|20)\d\d|nam|cac|lien tuc|qd|quyet dinh|so|ngay|trong|tu|den|x|dat|duoc|tang|cua)\b|\s", "", said
    )
