"""How surely two records are one person: points for and against, each with its reason.

Points are about log2 of the odds that a chance namesake would show the same; `benchmarks/record/identity.py` measures
them on labelled noise. They sort and sift only: nobody is merged without a person saying so, and screens show the
reasons, never the figure.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from math import log2

from rapidfuzz.distance import OSA

from thidua.record.identity.names import Likeness, NameFound, compare_names
from thidua.text.dates import agree

SURE, LIKELY = 10.0, 6.0
CLEAR_OF_THE_NEXT = 4.0  # by so much the best candidate must lead to be the one that is meant

NAME = 8.0
OF_LIKENESS = {
    Likeness.SAME: 0.0,
    Likeness.SPELLING: 0.0,
    Likeness.NO_ACCENTS: -1.0,
    Likeness.ACCENTS: -1.0,
    Likeness.ORDER: -3.0,
    Likeness.MISSING: -3.0,
    Likeness.LOOK_ALIKE: -2.0,
    Likeness.SLIP: -1.0,
}
A_WORDS_ACCENTS, AN_EDIT = -2.0, -2.0
MOST_FOR_RARITY = 10.0


class Evidence(StrEnum):
    NAME = "name"
    COMMON_NAME = "common_name"
    NUMBER = "number"
    NUMBER_SLIP = "number_slip"
    OTHER_NUMBER = "other_number"
    NEW_NUMBER = "new_number"
    BIRTH = "birth"
    BIRTH_PART = "birth_part"
    BIRTH_SWAPPED = "birth_swapped"
    BIRTH_SLIP = "birth_slip"
    BIRTH_YEAR_ONLY = "birth_year_only"
    OTHER_BIRTH = "other_birth"
    UNIT = "unit"
    NEAR_UNIT = "near_unit"
    OTHER_UNIT = "other_unit"
    SEX = "sex"
    OTHER_SEX = "other_sex"
    JOINED = "joined"
    OTHER_JOINED = "other_joined"
    AWARD = "award"
    OTHER_RATING = "other_rating"


@dataclass(frozen=True, slots=True)
class Reason:
    """`likeness` tells which difference of names; `detail` is what a screen may add: an award, a year."""

    evidence: Evidence
    points: float
    likeness: str = ""
    detail: str = ""


@dataclass(frozen=True)
class Score:
    points: float
    reasons: tuple[Reason, ...]

    @property
    def is_sure(self) -> bool:
        return self.points >= SURE

    @property
    def is_likely(self) -> bool:
        return self.points >= LIKELY


@dataclass(frozen=True, slots=True)
class Who:
    """What is compared of one record.

    Args:
        born_on, joined_on: ISO, perhaps half known.
        unit: path of codes from the root, "BCT/VEAM/"; None when nothing is said of the unit.
        before: paths of the units that the unit follows, or that the person was in earlier.
    """

    full_name: str
    born_on: str | None = None
    identity_no: str | None = None
    sex: str | None = None
    unit: str | None = None
    joined_on: str | None = None
    before: tuple[str, ...] = ()


@dataclass(frozen=True)
class Past:
    """Awards as (award, year, decision number) and ratings by year."""

    awards: frozenset[tuple[str, int, str]] = frozenset()
    ratings: dict[int, str] = field(default_factory=dict)


def score(one: Who, other: Who, *, namesakes: int = 1) -> Score | None:
    """Compare what two records say of a person.

    Args:
        namesakes: people of the searched scope with this very name; a common name says less.

    Returns:
        None when the names are those of two people, whatever else agrees.
    """
    found = compare_names(one.full_name, other.full_name)
    if found is None:
        return None
    unit = _unit(one, other)
    reasons = [Reason(Evidence.NAME, NAME + _of_name(found), found.likeness)]
    if namesakes > 1 and (unit is None or unit.evidence is not Evidence.UNIT):
        reasons.append(Reason(Evidence.COMMON_NAME, -min(MOST_FOR_RARITY, log2(namesakes)), detail=str(namesakes)))
    rest = (_number(one, other), _birth(one, other), unit, _sex(one, other), _joined(one, other))
    reasons += [reason for reason in rest if reason is not None]
    return Score(sum(reason.points for reason in reasons), tuple(reasons))


def with_past(found: Score, one: Past, other: Past) -> Score:
    """The score with what the two histories add."""
    shared = sorted(one.awards & other.awards)
    reasons = [
        Reason(Evidence.AWARD, 4.0 if place == 0 else 1.0, detail=f"{award} {year} {number}".strip())
        for place, (award, year, number) in enumerate(shared[:4])
    ]
    for year in sorted(one.ratings.keys() & other.ratings.keys()):
        if one.ratings[year] != other.ratings[year]:
            reasons.append(Reason(Evidence.OTHER_RATING, -4.0, detail=str(year)))
            break
    if not reasons:
        return found
    return Score(found.points + sum(reason.points for reason in reasons), (*found.reasons, *reasons))


def _of_name(found: NameFound) -> float:
    return OF_LIKENESS[found.likeness] + A_WORDS_ACCENTS * found.words + AN_EDIT * found.edits


def _number(one: Who, other: Who) -> Reason | None:
    a, b = one.identity_no, other.identity_no
    if not a and not b:
        return None
    if not a or not b or len(a) != len(b):
        return Reason(Evidence.NEW_NUMBER, -3.0) if not (one.born_on and other.born_on) else None
    if a == b:
        return Reason(Evidence.NUMBER, 20.0)
    if OSA.distance(a, b, score_cutoff=1) <= 1:
        return Reason(Evidence.NUMBER_SLIP, 5.0)
    return Reason(Evidence.OTHER_NUMBER, -18.0)


def _birth(one: Who, other: Who) -> Reason | None:
    a, b = one.born_on, other.born_on
    if not a or not b:
        return None
    if a == b and len(a) == 10:
        return Reason(Evidence.BIRTH, 12.0)
    if agree(a, b):
        return Reason(Evidence.BIRTH_PART, 4.0 if min(len(a), len(b)) == 4 else 7.0)
    if len(a) == len(b) == 10:
        if a[:4] == b[:4] and a[5:7] == b[8:] and a[8:] == b[5:7]:
            return Reason(Evidence.BIRTH_SWAPPED, 9.0)
        if OSA.distance(a, b, score_cutoff=1) <= 1:
            return Reason(Evidence.BIRTH_SLIP, 6.0)
    if a[:4] == b[:4]:
        return Reason(Evidence.BIRTH_YEAR_ONLY, -4.0)
    return Reason(Evidence.OTHER_BIRTH, -12.0)


def _unit(one: Who, other: Who) -> Reason | None:
    a, b = one.unit, other.unit
    if not a or not b:
        return None
    if a == b:
        return Reason(Evidence.UNIT, 6.0)
    ways = [(a, b), *((path, b) for path in one.before), *((a, path) for path in other.before)]
    if any(_in_line(*way) for way in ways):
        return Reason(Evidence.NEAR_UNIT, 4.0)
    return Reason(Evidence.OTHER_UNIT, -2.0)


def _in_line(a: str, b: str) -> bool:
    """One is above the other, or the same; all of a ministry's root says nothing."""
    above, below = sorted((a, b), key=len)
    return below.startswith(above) and above.count("/") > 1


def _sex(one: Who, other: Who) -> Reason | None:
    if not one.sex or not other.sex:
        return None
    return Reason(Evidence.SEX, 1.0) if one.sex == other.sex else Reason(Evidence.OTHER_SEX, -6.0)


def _joined(one: Who, other: Who) -> Reason | None:
    a, b = one.joined_on, other.joined_on
    if not a or not b:
        return None
    if a == b and len(a) == 10:
        return Reason(Evidence.JOINED, 4.0)
    return None if agree(a, b) else Reason(Evidence.OTHER_JOINED, -2.0)
