"""Strict reading of the facts: every problem at once, each with its path. Nothing is guessed or mended."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from thidua.law import facts as f
from thidua.law.halfdate import HalfDate
from thidua.law.words import (
    ACHIEVEMENT_SCOPES,
    AWARDS,
    BASES,
    BODIES,
    DEGREES,
    FORMS,
    HOLDS,
    LEVELS,
    LISTS,
    SCOPES,
    Reader,
    Wrong,
    flag,
    half_date,
    number,
    one_of,
    text,
    whole,
    year,
    years_pair,
)

LONGEST_LIST = 20_000


@dataclass(frozen=True)
class Problem:
    """One thing wrong with the facts; `path` names the place, as in `awards[2].decided_on`."""

    path: str
    problem: str


class FactsRefused(ValueError):
    """The facts break the contract; every problem is listed at once."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = list(problems)
        super().__init__("; ".join(f"{p.path}: {p.problem}" for p in self.problems))


@dataclass(frozen=True)
class Field:
    """How one key is read; `name` when the dataclass calls it otherwise."""

    read: Reader
    required: bool = False
    name: str | None = None


@dataclass(frozen=True)
class Shape:
    """The keys of one object and the dataclass it becomes."""

    make: type
    fields: Mapping[str, Field]
    nested: Mapping[str, Shape] | None = None


def need(read: Reader, name: str | None = None) -> Field:
    return Field(read, required=True, name=name)


def may(read: Reader, name: str | None = None) -> Field:
    return Field(read, name=name)


ABSENCE = Shape(
    f.Absence,
    {
        "kind": need(one_of(("maternity", "sick", "annual", "injury", "other"))),
        "months": may(number),
        "days": may(number),
        "working_days": may(number),
        "statutory": may(flag),
    },
)
USE = Shape(f.Use, {"award": need(one_of(AWARDS)), "year": need(year)})

SHAPES: dict[str, Shape] = {
    "ratings": Shape(f.Rating, {"year": need(year), "level": need(one_of(LEVELS))}),
    "service": Shape(f.Service, {"year": need(year), "months": may(number)}, {"absences": ABSENCE}),
    "study": Shape(
        f.Study,
        {
            "from": need(half_date, "start"),
            "until": may(half_date),
            "sent_by_unit": may(flag),
            "result": may(one_of(("excellent", "good", "average", "below"))),
            "discipline_kept": may(flag),
        },
    ),
    "moves": Shape(
        f.Move,
        {
            "on": need(half_date),
            "kind": need(one_of(("transfer", "secondment", "merger", "split", "contract_to_official"))),
            "months_old_unit": may(number),
            "months_new_unit": may(number),
            "old_unit_comment": may(flag),
        },
    ),
    "awards": Shape(
        f.Award,
        {
            "award": need(one_of(AWARDS)),
            "year": need(year),
            "decided_on": may(half_date),
            "basis": may(one_of(BASES)),
            "period": may(years_pair),
        },
    ),
    "initiatives": Shape(
        f.Initiative,
        {
            "id": may(text),
            "kind": may(one_of(("initiative", "research", "solution"))),
            "year": need(year),
            "scope": need(one_of(SCOPES)),
            "recognised_on": may(half_date),
            "authors": may(whole),
        },
        {"used_for": USE},
    ),
    "discipline": Shape(
        f.Discipline,
        {"form": need(one_of(FORMS)), "decided_on": need(half_date), "until": may(half_date)},
    ),
    "holds": Shape(f.Hold, {"kind": need(one_of(HOLDS)), "from": need(half_date, "start"), "until": may(half_date)}),
    "posts": Shape(
        f.Post,
        {
            "group": need(text),
            "from": need(half_date, "start"),
            "until": may(half_date),
            "acting": may(flag),
        },
    ),
    "collective": Shape(
        f.CollectiveYear,
        {
            "year": need(year),
            "rating": may(one_of(LEVELS)),
            "headcount": may(whole),
            "completed": may(whole),
            "ldtt": may(whole),
            "cstd_co_so": may(whole),
            "disciplined_from_warning": may(whole),
            "party_rating": may(one_of(LEVELS)),
            "union_rating": may(one_of(LEVELS)),
            "bloc_rank": may(whole),
        },
    ),
    "achievements": Shape(
        f.Achievement,
        {
            "kind": need(one_of(("sudden", "many", "contribution", "invention", "work", "prize"))),
            "degree": may(one_of(DEGREES)),
            "scope": may(one_of(ACHIEVEMENT_SCOPES)),
            "year": need(year),
            "recognised_by": may(one_of(BODIES)),
        },
    ),
    "movements": Shape(
        f.Movement,
        {
            "launched_by": may(one_of(BODIES)),
            "years": may(number),
            "stage": may(one_of(("mid_term", "final"))),
            "rank": may(whole),
            "year": need(year),
        },
    ),
    "proposals": Shape(f.Proposal, {"award": need(one_of(AWARDS)), "year": need(year), "basis": may(one_of(BASES))}),
}
SINGLES: dict[str, Shape] = {
    "tenure": Shape(f.Tenure, {"years": may(number), "hazardous_years": may(number)}),
    "vote": Shape(
        f.Vote,
        {
            "members": may(whole),
            "present": may(whole),
            "agree": may(whole),
            "absent_asked_in_writing": may(flag),
        },
    ),
    "papers": Shape(
        f.Papers,
        {
            "tax_confirmation": may(flag),
            "social_insurance_confirmation": may(flag),
            "environment_confirmation": may(flag),
            "retirement_notice": may(flag),
        },
    ),
}
SUBJECT: dict[str, Field] = {
    "id": need(text),
    "kind": need(one_of(("individual", "collective"))),
    "sex": may(one_of(("female", "male"))),
    "role": may(one_of(("leader", "manager", "staff", "direct_worker", "farmer", "other"))),
    "sector": may(one_of(("state", "public_service", "enterprise", "armed_forces", "other"))),
    "joined_on": may(half_date),
    "retires_on": may(half_date),
    "died_on": may(half_date),
    "dissolved_on": may(half_date),
    "higher_retirement_age": may(flag),
}


class Reading:
    """One pass over the facts that collects problems instead of stopping at the first."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []

    def wrong(self, path: str, problem: str) -> None:
        self.problems.append(Problem(path, problem))

    def values(self, data: Any, fields: Mapping[str, Field], path: str, extra: Sequence[str] = ()) -> dict[str, Any]:
        """The fields of one object by their dataclass names; a missing or null field is None."""
        if not isinstance(data, Mapping):
            self.wrong(path, "phải là một đối tượng {…}")
            return {}
        for key in data:
            if key not in fields and key not in extra:
                self.wrong(f"{path}.{key}" if path else str(key), "không phải trường đã biết")
        found: dict[str, Any] = {}
        for key, spec in fields.items():
            value = data.get(key)
            at = f"{path}.{key}"
            if value is None:
                if spec.required:
                    self.wrong(at, "bắt buộc phải có")
                found[spec.name or key] = None
                continue
            try:
                found[spec.name or key] = spec.read(value)
            except Wrong as wrong:
                found[spec.name or key] = None
                self.wrong(at, str(wrong))
        return found

    def item(self, data: Any, shape: Shape, path: str, position: int = 0) -> Any:
        before = len(self.problems)
        nested = shape.nested or {}
        values = self.values(data, shape.fields, path, tuple(nested))
        for key, inner in nested.items():
            raw = data.get(key) if isinstance(data, Mapping) else None
            values[key] = None if raw is None else self.items(raw, inner, f"{path}.{key}")
        start = values.get("start") or values.get("decided_on")
        until = values.get("until")
        if isinstance(start, HalfDate) and isinstance(until, HalfDate) and until.latest <= start.earliest:
            self.wrong(f"{path}.until", "phải sau ngày bắt đầu")
        if len(self.problems) > before:
            return None
        if shape.make is f.Initiative:
            values["position"] = position
        return shape.make(**values)

    def items(self, data: Any, shape: Shape, path: str) -> tuple[Any, ...]:
        if not isinstance(data, list | tuple):
            self.wrong(path, "phải là một danh sách […]")
            return ()
        if len(data) > LONGEST_LIST:
            self.wrong(path, f"quá dài: {len(data)} dòng, nhiều nhất {LONGEST_LIST}")
            return ()
        for key in shape.nested or ():
            inside = sum(len(raw[key]) for raw in data if isinstance(raw, Mapping) and isinstance(raw.get(key), list))
            if inside > LONGEST_LIST:
                self.wrong(f"{path}[].{key}", f"quá dài: tất cả {inside} dòng, nhiều nhất {LONGEST_LIST}")
                return ()
        read = [self.item(raw, shape, f"{path}[{n}]", n) for n, raw in enumerate(data)]
        return tuple(item for item in read if item is not None)

    def no_repeats(self, data: Mapping[str, Any]) -> None:
        for name in ("ratings", "service", "collective"):
            rows = data.get(name)
            if not isinstance(rows, list | tuple):
                continue
            seen: set[int] = set()
            for n, row in enumerate(rows):
                value = row.get("year") if isinstance(row, Mapping) else None
                if not isinstance(value, int) or isinstance(value, bool):
                    continue
                if value in seen:
                    self.wrong(f"{name}[{n}].year", f"năm {value} đã có ở một dòng khác")
                seen.add(value)

    def no_contradictions(self, data: Mapping[str, Any], subject: f.Subject) -> None:
        levels = {row.year: row.level for row in subject.ratings or ()}
        for row in subject.collective or ():
            if row.rating is not None and levels.get(row.year, row.rating) != row.rating:
                self.wrong("collective", f"năm {row.year} có hai mức xếp loại khác nhau (ratings và collective)")
        vote = subject.vote
        if vote is not None and vote.members is not None:
            if vote.agree is not None and vote.agree > vote.members:
                self.wrong("vote.agree", "số đồng ý nhiều hơn số thành viên")
            if vote.present is not None and vote.present > vote.members:
                self.wrong("vote.present", "số có mặt nhiều hơn số thành viên")


def parse_subject(data: Any, path: str = "") -> f.Subject:
    """Read one subject's facts.

    Args:
        data: the object of the facts contract, version 1.
        path: put before every problem's path, as in `facts.`.
    Raises:
        FactsRefused: with all problems, each with its path.
    """
    reading = Reading()
    if not isinstance(data, Mapping):
        raise FactsRefused([Problem(path.rstrip(".") or "facts", "phải là một đối tượng {…}")])
    known = {"version", "subject", "partial", *LISTS, *SINGLES}
    for key in data:
        if key not in known:
            reading.wrong(str(key), "không phải trường đã biết")
    version = data.get("version")
    if isinstance(version, bool) or version != 1:
        reading.wrong("version", "bắt buộc phải có" if version is None else "chỉ đọc được phiên bản 1")
    who = reading.values(data.get("subject", {}), SUBJECT, "subject")
    parts: dict[str, Any] = {}
    for name, shape in SHAPES.items():
        raw = data.get(name)
        parts[name] = None if raw is None else reading.items(raw, shape, name)
    for name, shape in SINGLES.items():
        raw = data.get(name)
        parts[name] = None if raw is None else reading.item(raw, shape, name)
    parts["partial"] = frozenset(_partial(data.get("partial"), reading))
    reading.no_repeats(data)
    if not who.get("id") or not who.get("kind"):
        raise FactsRefused(_under(path, reading.problems))
    subject = f.Subject(**who, **parts)
    reading.no_contradictions(data, subject)
    if reading.problems:
        raise FactsRefused(_under(path, reading.problems))
    return subject


def _partial(raw: Any, reading: Reading) -> list[str]:
    if raw is None:
        return []
    if not isinstance(raw, list | tuple):
        reading.wrong("partial", "phải là một danh sách […]")
        return []
    named = []
    for n, name in enumerate(raw):
        if name in LISTS:
            named.append(name)
        else:
            reading.wrong(f"partial[{n}]", f"“{name}” không phải tên một danh sách")
    return named


def _under(path: str, problems: list[Problem]) -> list[Problem]:
    return [Problem(path + p.path, p.problem) for p in problems] if path else problems
