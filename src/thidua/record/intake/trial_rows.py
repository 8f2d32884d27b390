"""The rows of a kept trial as the screens show them, page by page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.utils.translation import gettext as _

from thidua.record.identity.wording import in_brief
from thidua.record.intake.choices import ABOUT_WHO, ACCEPTABLE
from thidua.record.intake.domain.facts import Code
from thidua.record.intake.domain.headers import CHOICES, is_usually_aside
from thidua.record.intake.storing import problems_from_json
from thidua.record.intake.wording import column_label, fact_label, field_label, sentences, value_label
from thidua.ui.formats import day

OPTIONS = 20  # people to choose from; with more, the list itself must say who is meant
STATES = ("add", "change", "same", "refuse", "uncertain")


@dataclass(frozen=True)
class ShownProblem:
    column: str | None
    problem: str
    remedy: str


@dataclass(frozen=True)
class Option:
    value: str
    label: str


@dataclass(frozen=True)
class ShownRow:
    """One entry of a trial. `options`: answers to choose from; `asks_year`: a year is asked instead."""

    index: int
    key: str
    sheet: str
    row: int
    name: str
    about: str
    fact: str
    state: str
    problems: tuple[ShownProblem, ...]
    changes: tuple[tuple[str, str, str], ...]
    options: tuple[Option, ...] = ()
    asks_year: bool = False


def indexes(trial: dict[str, Any], state: str) -> list[int]:
    """Places of the entries in this state ("" = all)."""
    outcomes = trial.get("outcomes", [])
    return [place for place, outcome in enumerate(outcomes) if not state or outcome[0] == state]


def shown_row(trial: dict[str, Any], index: int) -> ShownRow:
    sheet, row, subject, fact, _problems, _repeated = trial["entries"][index]
    state, problems, changes, candidates = trial["outcomes"][index]
    found = problems_from_json(problems)
    codes = {problem.code for problem in found}
    return ShownRow(
        index=index,
        key=f"{sheet}!{row}",
        sheet=sheet,
        row=row,
        name=subject["full_name"] or _("(chưa có tên)"),
        about=_about(subject),
        fact=fact_label(fact),
        state=state,
        problems=tuple(ShownProblem(problem.column, *sentences(problem)) for problem in found),
        changes=tuple(
            (field_label(name), value_label(name, old), value_label(name, new)) for name, old, new in changes
        ),
        options=_options(codes, candidates) if state == "uncertain" else (),
        asks_year=state == "uncertain" and Code.NO_YEAR in codes,
    )


def _about(subject: dict[str, Any]) -> str:
    number = subject.get("identity_no")
    parts = [
        day(subject["born_on"]) if subject.get("born_on") else "",
        f"…{number[-4:]}" if number else "",
        subject.get("post", ""),
        subject.get("unit", ""),
    ]
    return " · ".join(part for part in parts if part)


def _options(codes: set[Code], candidates: list[list[Any]]) -> tuple[Option, ...]:
    if codes & ABOUT_WHO:
        people = tuple(_option(*candidate) for candidate in candidates[:OPTIONS])
        return (*people, Option("new", _("Người khác, tạo mới")))
    if codes and codes <= ACCEPTABLE | {Code.NO_YEAR}:
        return (Option("accept", _("Đúng như đã đọc")),) if codes & ACCEPTABLE else ()
    return ()


def _option(pk: int, name: str, born: str, unit: str, reasons: list[Any] | None = None) -> Option:
    label = _("Là %(name)s, %(born)s, %(unit)s") % {"name": name, "born": day(born) if born else "?", "unit": unit}
    return Option(f"person:{pk}", f"{label} ({in_brief(reasons)})" if reasons else label)


def ask_once(rows: list[ShownRow]) -> list[ShownRow]:
    """A row of the file may tell several facts; it is asked about once, at the first of them that has the question."""
    options: set[str] = set()
    years: set[str] = set()
    shown = []
    for row in rows:
        shown.append(
            replace(
                row,
                options=() if row.key in options else row.options,
                asks_year=row.asks_year and row.key not in years,
            )
        )
        options |= {row.key} if row.options else set()
        years |= {row.key} if row.asks_year else set()
    return shown


def answer_of(value: str, year: str) -> dict[str, Any]:
    """The answer that a form field stands for; {} for none."""
    answer: dict[str, Any] = {}
    if value == "accept":
        answer["accept"] = True
    elif value == "new":
        answer |= {"new": True, "accept": True}
    elif value.startswith("person:") and value.removeprefix("person:").isdigit():
        answer |= {"person": int(value.removeprefix("person:")), "accept": True}
    if year.isdigit() and 1950 <= int(year) <= 2100:
        answer["year"] = int(year)
    return answer


def shown_tables(trial: dict[str, Any]) -> list[dict[str, Any]]:
    """How each table was understood, for the officer to check."""
    encodings = {"tcvn3": _("TCVN3 (phông .Vn), đã chuyển"), "vni": _("VNI, đã chuyển")}
    return [
        {
            "sheet": table["sheet"],
            "first_row": table["first_row"],
            "last_row": table["last_row"],
            "year": table["year"],
            "encoding": encodings.get(table["encoding"], ""),
            "columns": [_shown_column(*column) for column in table["columns"]],
            "problems": [
                ShownProblem(problem.column, *sentences(problem)) for problem in problems_from_json(table["problems"])
            ],
        }
        for table in trial.get("tables", [])
    ]


def _shown_column(letter: str, header: str, field: str | None, samples: list[str] | None = None) -> dict[str, Any]:
    return {
        "letter": letter,
        "header": header,
        "field": field or "",
        "label": column_label(field),
        "used": field is not None,
        "unknown": field is None and not is_usually_aside(header),
        "other": bool(field) and field not in CHOICES,
        "samples": "; ".join(samples or []),
    }


def column_choices() -> list[tuple[str, str]]:
    """What a column may be said to mean."""
    return [("", _("không dùng cột này")), *((field, column_label(field)) for field in CHOICES)]


def said_of_columns(trial: dict[str, Any], posted: Mapping[str, str]) -> dict[str, str]:
    """Heads whose meaning was changed on the page: "cot:TABLE:COLUMN" → field."""
    said = {}
    for place, table in enumerate(trial.get("tables", [])):
        for letter, header, field, *_samples in table["columns"]:
            chosen = posted.get(f"cot:{place}:{letter}")
            if chosen is not None and chosen != (field or ""):
                said[header] = chosen
    return said
