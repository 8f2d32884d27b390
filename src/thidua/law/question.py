"""What is asked: which award, on which day, for which year, on which facts. Read as strictly as the facts."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from thidua.law.facts import Subject
from thidua.law.kernel.moment import Moment
from thidua.law.reading import FactsRefused, Problem, parse_subject
from thidua.law.words import AWARDS, BASES, Wrong, one_of, shortened, text, year

LOCAL_RULES = ("none", "loaded", "unseen")
KEYS = ("id", "award", "on", "received_on", "year", "basis", "local_rules", "facts")


@dataclass(frozen=True)
class Question:
    """`on` is the decision date or the date asked about; `year` is the award year considered."""

    award: str
    on: date
    received_on: date | None
    year: int
    basis: str | None
    local_rules: str | None
    id: str | int | None = None

    @property
    def decisive(self) -> date:
        """The date that chooses the regime: the dossier's receipt, and without it the decision."""
        return self.received_on or self.on

    @property
    def moment(self) -> Moment:
        return Moment(self.on, self.decisive, self.year, self.local_rules)


def day(value: Any) -> date:
    """A whole date, as `2024-12-20`."""
    if type(value) is date:
        return value
    try:
        if isinstance(value, str) and len(value) == 10:
            return date.fromisoformat(value)
    except ValueError:
        pass
    raise Wrong(f"“{shortened(value)}” không phải ngày đầy đủ (viết “2024-12-20”)")


def name(value: Any) -> str | int:
    """A question may be numbered or named."""
    return value if isinstance(value, int) and not isinstance(value, bool) else str(text(value))


READERS: Mapping[str, Callable[[Any], Any]] = {
    "id": name,
    "award": one_of(AWARDS),
    "on": day,
    "received_on": day,
    "year": year,
    "basis": one_of(BASES),
    "local_rules": one_of(LOCAL_RULES),
}


def parse_question(data: Any) -> tuple[Question, Subject]:
    """Read a question with its facts.

    Raises:
        FactsRefused: every problem of question and facts at once; paths inside `facts` start there.
    """
    if not isinstance(data, Mapping):
        raise FactsRefused([Problem("", "câu hỏi phải là một đối tượng {…}")])
    problems = [Problem(str(key), "không phải trường đã biết") for key in data if key not in KEYS]
    found: dict[str, Any] = {}
    for key, read in READERS.items():
        value = data.get(key)
        if value is None:
            if key in ("award", "on"):
                problems.append(Problem(key, "bắt buộc phải có"))
            continue
        try:
            found[key] = read(value)
        except Wrong as wrong:
            problems.append(Problem(key, str(wrong)))
    problems += _clashes(found)
    subject = None
    if data.get("facts") is None:
        problems.append(Problem("facts", "bắt buộc phải có"))
    else:
        try:
            subject = parse_subject(data["facts"])
        except FactsRefused as refused:
            problems += refused.problems
    if problems or subject is None:
        raise FactsRefused(problems)
    return (
        Question(
            award=found["award"],
            on=found["on"],
            received_on=found.get("received_on"),
            year=found.get("year", found["on"].year),
            basis=found.get("basis"),
            local_rules=found.get("local_rules"),
            id=found.get("id"),
        ),
        subject,
    )


def _clashes(found: Mapping[str, Any]) -> list[Problem]:
    problems = []
    on = found.get("on")
    if on is not None and "year" not in found:
        try:
            year(on.year)
        except Wrong as wrong:
            problems.append(Problem("on", str(wrong)))
    if on is not None and found.get("received_on") and found["received_on"] > on:
        problems.append(Problem("received_on", "sau ngày quyết định (on)"))
    return problems
