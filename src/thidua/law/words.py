"""The words and single values of the facts contract, and how each is read."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import Any

from thidua.law.halfdate import HalfDate, parse_half_date
from thidua.law.years import LAST_YEAR

OLDEST_YEAR = 1945
LONGEST_SHOWN = 80  # characters of a wrong value

AWARDS = [
    "ldtt",
    "cstd-co-so",
    "cstd-bo",
    "cstd-toan-quoc",
    "ttldtt",
    "ttldxs",
    "co-thi-dua-bo",
    "co-thi-dua-chinh-phu",
    "giay-khen",
    "bang-khen-bo",
    "bang-khen-thu-tuong",
    "hcld-1",
    "hcld-2",
    "hcld-3",
    "hcdl-1",
    "hcdl-2",
    "hcdl-3",
    "ahld",
    "ky-niem-chuong",
]
LEVELS = ("failed", "completed", "good", "excellent")
SCOPES = ("grassroots", "district", "ministry", "national")
ACHIEVEMENT_SCOPES = ("unit", "district", "field", "ministry", "region", "national", "international")
BODIES = ("unit", "ministry", "central_council", "prime_minister", "president")
BASES = ("merit", "thematic", "sudden", "service", "seniority", "foreign")
HOLDS = (
    "complaint_under_review",
    "inspection",
    "criminal",
    "discipline_pending",
    "tax_arrears",
    "environment",
    "other",
)
FORMS = ("reprimand", "warning", "salary_cut", "demotion", "removal", "dismissal", "other")
DEGREES = ("outstanding", "especially_outstanding")

LISTS = [
    "ratings",
    "service",
    "study",
    "moves",
    "awards",
    "initiatives",
    "discipline",
    "holds",
    "posts",
    "collective",
    "achievements",
    "movements",
    "proposals",
]


class Wrong(Exception):
    """One value is not what its field asks for."""


Reader = Callable[[Any], Any]


def text(value: Any) -> str:
    if not isinstance(value, str) or not value.strip():
        raise Wrong("phải là chữ, không để trống")
    if not value.isprintable() and any("\ud800" <= sign <= "\udfff" for sign in value):
        raise Wrong("có ký tự hỏng (nửa ký tự Unicode)")
    return value


def shortened(value: Any) -> str:
    """A wrong value as a message shows it; a long one only by its beginning."""
    shown = str(value) if isinstance(value, str | int | float | bool) else type(value).__name__
    return shown if len(shown) <= LONGEST_SHOWN else f"{shown[:LONGEST_SHOWN]}…"


class OneOf:
    """Reads one of the listed words; the words stay visible for checks over whole tables."""

    def __init__(self, words: Sequence[str]) -> None:
        self.words = tuple(words)

    def __call__(self, value: Any) -> str:
        if not isinstance(value, str) or value not in self.words:
            raise Wrong(f"“{shortened(value)}” không có trong danh sách: {', '.join(self.words)}")
        return value


def one_of(words: Sequence[str]) -> Reader:
    return OneOf(words)


def flag(value: Any) -> bool:
    if not isinstance(value, bool):
        raise Wrong("phải là true hoặc false")
    return value


def whole(value: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, int):
        raise Wrong("phải là số nguyên")
    if value < 0:
        raise Wrong("không được là số âm")
    if value > 10**9:
        raise Wrong("số quá lớn")
    return value


def number(value: Any) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise Wrong("phải là số")
    if isinstance(value, float) and not math.isfinite(value):
        raise Wrong("phải là số")
    if value < 0:
        raise Wrong("không được là số âm")
    if value > 10**9:
        raise Wrong("số quá lớn")
    return value


def year(value: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, int):
        raise Wrong("năm phải là số nguyên")
    if not OLDEST_YEAR <= value <= LAST_YEAR:
        raise Wrong(f"năm phải từ {OLDEST_YEAR} đến {LAST_YEAR}")
    return value


def half_date(value: Any) -> HalfDate:
    found = parse_half_date(value) if isinstance(value, str) else None
    if found is None:
        raise Wrong(
            f"“{shortened(value)}” không phải ngày (viết “2019-05-02”, “2019-05” hoặc “2019”, từ 1900 đến 2100)"
        )
    return found


def years_pair(value: Any) -> tuple[int, int]:
    if not isinstance(value, list | tuple) or len(value) != 2:
        raise Wrong("phải là hai năm [từ, đến]")
    first, last = year(value[0]), year(value[1])
    if last < first:
        raise Wrong("năm cuối trước năm đầu")
    return first, last
