"""Cases beside the rulebooks: one sentence a lawyer can confirm, its facts, and what must come out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from importlib.resources.abc import Traversable
from typing import Any

from thidua.law.assembly import Node
from thidua.law.engine import Engine
from thidua.law.facts import Subject
from thidua.law.outcome import AWARD_WORDS, CLAUSE_WORDS
from thidua.law.question import Question, parse_question
from thidua.law.reading import FactsRefused
from thidua.law.strict import Node as Entry
from thidua.law.strict import RulebookError
from thidua.law.words import AWARDS, BASES

OUTCOMES = (*AWARD_WORDS, "not_in_force")
OWED = {"not_eligible": "failed", "needs_facts": "unknown", "needs_people": "judged"}
WORD_OF = {"failed": "not_met", "unknown": "unknown", "judged": "judgement", "met": "met"}
DATE = re.compile(r"(\d{4})((?:-\d{2}){0,2})\Z")


@dataclass(frozen=True)
class Expected:
    outcome: str
    clauses: Mapping[str, frozenset[str]]
    branch: str | None
    missing: frozenset[str] | None


@dataclass(frozen=True)
class Case:
    """One case; `where` names file and sentence."""

    where: str
    name: str
    regime: str
    award: str
    question: Mapping[str, Any]
    expected: Expected

    def ask(self) -> tuple[Question, Subject]:
        try:
            return parse_question(self.question)
        except FactsRefused as refused:
            raise RulebookError(f"{self.where}: {refused}") from refused


def load_cases(folder: Traversable, regime: str, award: str) -> list[Case]:
    """The cases of one rulebook; none when it has no file of cases.

    Raises:
        RulebookError: naming the file and the key.
    """
    from thidua.law.loading import read_yaml

    place = folder / regime / f"{award}.cases.yaml"
    if not place.is_file():
        return []
    node = read_yaml(place)
    if node.text("regime") != regime or node.word("award", tuple(AWARDS)) != award:
        raise node.fail("regime, award", f"must be {regime} and {award}, as the file is called")
    given = {name: dict(node.node("given").get(name, dict)) for name in node.get("given", dict, {})}
    found = [_case(item, regime, award, given) for item in node.nodes("cases")]
    if node.has("as_in"):
        found += _taken_over(node.node("as_in"), folder, regime, award)
    node.read.add("as_in")
    node.done()
    names = [case.name for case in found]
    twice = {name for name in names if names.count(name) > 1}
    if twice:
        raise node.fail("cases", f"two cases are called {sorted(twice)[0]!r}")
    return found


def _taken_over(node: Entry, folder: Traversable, regime: str, award: str) -> list[Case]:
    """The cases of an earlier regime, every year moved."""
    earlier, later = node.text("regime"), node.whole("years_later")
    node.done()
    cases = load_cases(folder, earlier, award)
    if not cases:
        raise node.fail("regime", f"{earlier} has no cases of this award")
    return [
        Case(
            where=f"{case.where} ({later} years later)",
            name=f"{case.name} ({earlier}, {later} years later)",
            regime=regime,
            award=award,
            question=moved(case.question, later),
            expected=Expected(
                case.expected.outcome,
                case.expected.clauses,
                case.expected.branch,
                None,  # what is missing is named with its years
            ),
        )
        for case in cases
    ]


def moved(data: Any, by: int, key: str = "") -> Any:
    """The same facts, `by` years later: every year and date, but no counts of years."""
    if isinstance(data, Mapping):
        return {name: moved(value, by, name) for name, value in data.items()}
    if isinstance(data, list):
        return [moved(value, by, key) for value in data]
    if isinstance(data, int) and not isinstance(data, bool):
        return data + by if key in ("year", "period") else data
    match = DATE.match(data) if isinstance(data, str) else None
    return f"{int(match[1]) + by}{match[2]}" if match else data


def _case(node: Entry, regime: str, award: str, given: Mapping[str, Mapping[str, Any]]) -> Case:
    name = node.text("name")
    node.where = f"{node.where} “{name}”"
    start = node.text("from", None)
    if start is not None and start not in given:
        raise node.fail("from", f"{start!r} is not under given")
    facts = dict(given[start]) if start else {}
    own = node.get("facts", dict, {})
    subject = {"id": "case", "kind": "individual", **(facts.get("subject") or {}), **(own.get("subject") or {})}
    facts = {"version": 1, **facts, **own, "subject": subject}
    question = {
        "award": award,
        "on": node.day("date"),
        "received_on": node.day("received", None),
        "year": node.whole("year", None),
        "basis": node.word("basis", tuple(BASES), None),
        "local_rules": node.text("local_rules", None),
        "facts": {key: value for key, value in facts.items() if value is not None},
    }
    expected = _expected(node.node("expect"))
    node.done()
    return Case(node.where, name, regime, award, as_json(question), expected)


def _expected(node: Entry) -> Expected:
    outcome = node.word("outcome", OUTCOMES)
    clauses = {key: frozenset(node.words(key)) for key in WORD_OF if key in node.data}
    owed = OWED.get(outcome)
    if owed is not None and not clauses.get(owed):
        raise node.fail(owed, f"must name clauses when the outcome is {outcome}")
    branch = node.text("branch", None)
    missing = frozenset(node.words("missing")) if "missing" in node.data else None
    node.done()
    return Expected(outcome, clauses, branch, missing)


def as_json(data: Any) -> Any:
    """Facts as JSON would bring them: YAML reads unquoted dates as dates, and a bare year as a number."""
    if isinstance(data, Mapping):
        return {str(key): as_json(value) for key, value in data.items()}
    if isinstance(data, list):
        return [as_json(value) for value in data]
    return data.isoformat() if isinstance(data, date) else data


def differences(case: Case, answer: Mapping[str, Any]) -> list[str]:
    """What came out otherwise than the case says; empty when it holds."""
    found = []
    expected = case.expected
    if answer["outcome"] != expected.outcome:
        found.append(f"outcome {answer['outcome']}, not {expected.outcome}")
    for key, names in expected.clauses.items():
        came = {clause["id"] for clause in answer["clauses"] if clause["outcome"] == WORD_OF[key]}
        if came != names if key != "met" else not names <= came:
            found.append(f"{key} {sorted(came)}, not {sorted(names)}")
    if expected.branch is not None and answer.get("branch") != expected.branch:
        found.append(f"branch {answer.get('branch')}, not {expected.branch}")
    if expected.missing is not None:
        missing = {item for clause in answer["clauses"] for item in clause["missing"]}
        if missing != expected.missing:
            found.append(f"missing {sorted(missing)}, not {sorted(expected.missing)}")
    return found


def clause_outcomes(engine: Engine, case: Case) -> Iterator[tuple[Node, str]]:
    """Every clause of every branch asked, inner ones too, with what it came to in this case."""
    question, subject = case.ask()
    if engine.undecided(question, subject.kind) is not None:
        return
    standard = engine.standard(question, subject.kind)
    assert standard is not None
    row = engine.program([standard], question.moment).run_subjects([subject]).row(0, named=True)
    for node in standard.nodes():
        yield node, CLAUSE_WORDS[row[node.column]]
