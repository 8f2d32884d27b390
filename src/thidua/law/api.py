"""What other rooms may ask of the law: one door, so that nobody reaches into the kernel."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from thidua.law import figures, reading
from thidua.law.engine import Engine, questions_of
from thidua.law.facts import Subject
from thidua.law.loading import the_law
from thidua.law.question import parse_question
from thidua.law.reading import FactsRefused, Problem
from thidua.law.rulebook import Law, Procedure, Rulebook
from thidua.law.words import AWARDS

__all__ = ["FactsRefused", "Problem", "Rulebook", "Subject"]


_provider: Callable[[], Law] = the_law
_engine: Engine | None = None


def use(provider: Callable[[], Law] | None) -> None:
    """Answer with the law that `provider` gives; None: with the rulebooks of the package.

    It is asked at every question, so it must be quick; while it gives the same object the engine is kept.
    """
    global _provider
    _provider = provider or the_law


def engine() -> Engine:
    """The engine of the law in force."""
    global _engine
    law = _provider()
    kept = _engine
    if kept is None or kept.law is not law:
        _engine = kept = Engine(law)
    return kept


def law_loaded() -> Law:
    """Everything the rulebooks say, for pages that show them."""
    return engine().law


def parse_subject(data: Mapping[str, Any]) -> Subject:
    """Read one subject's facts; raises FactsRefused with every problem."""
    return reading.parse_subject(data)


def check(question: Mapping[str, Any]) -> dict[str, Any]:
    """Answer one question; question and answer have the shape of the facts contract."""
    asked, subject = parse_question(question)
    return engine().answer(asked, subject)


def check_all(
    facts: Mapping[str, Any],
    *,
    on: date,
    received_on: date | None = None,
    year: int | None = None,
    awards: Iterable[str] | None = None,
    local_rules: str | None = None,
) -> list[dict[str, Any]]:
    """One answer per award that suits the kind of subject."""
    subject = reading.parse_subject(facts)
    suited = engine().suited(subject.kind)
    wanted = suited if awards is None else [award for award in _known(awards) if award in suited]
    questions = questions_of(wanted, on=on, received_on=received_on, year=year, local_rules=local_rules)
    return engine().answers(questions, subject)


def check_many(
    list_of_facts: Sequence[Mapping[str, Any]],
    *,
    awards: Iterable[str],
    on: date,
    received_on: date | None = None,
    year: int | None = None,
    local_rules: str | None = None,
    by: Engine | None = None,
) -> dict[str, dict[str, dict[str, Any]]]:
    """Answers for many subjects at once: subject id, then award, then the answer. `by` another law than that in force.

    Each answer is as `check` gives it, but names only the clauses that are not met, and neither the council's points
    nor the earliest year.

    Raises:
        FactsRefused: with every problem of every subject, each path led by `[n]`, and for an id given twice.
    """
    problems: list[Problem] = []
    subjects: list[Subject] = []
    for place, facts in enumerate(list_of_facts):
        try:
            subjects.append(reading.parse_subject(facts, f"[{place}]."))
        except FactsRefused as refused:
            problems += refused.problems
    if len({subject.id for subject in subjects}) < len(subjects):
        problems.append(Problem("subject.id", "có mã đối tượng lặp lại trong danh sách"))
    if problems:
        raise FactsRefused(problems)
    questions = questions_of(_known(awards), on=on, received_on=received_on, year=year, local_rules=local_rules)
    return (by or engine()).many(questions, subjects)


def threshold(award: str, *, on: date, members: int) -> dict[str, Any]:
    """Votes a council of `members` needs."""
    return figures.threshold(engine(), _one(award), on, _count("members", members))


def ceiling(award: str, *, on: date, of: int, by: Engine | None = None) -> dict[str, Any]:
    """The most subjects a list drawn from `of` may name; None where the law has no ceiling.

    `by` another law than that in force.
    """
    return figures.ceiling(by or engine(), _one(award), on, _count("of", of))


def bonus(award: str, *, kind: str, on: date) -> dict[str, Any]:
    """The cash bonus of a decision signed `on`, for `individual` or `collective`."""
    return figures.bonus(engine(), _one(award), kind, on)


def authority(award: str, *, on: date) -> dict[str, Any]:
    """Who decides, who proposes."""
    return figures.authority(engine(), _one(award), on)


def dossier_papers(award: str, *, on: date, basis: str | None = None) -> list[dict[str, Any]]:
    """The papers of the dossier: id, label_vi, label_en, cites, confidence."""
    return figures.dossier_papers(engine(), _one(award), on, basis)


def revocation_grounds(on: date) -> list[dict[str, Any]]:
    """The grounds on which a decision is cancelled: id, vi, en, cites."""
    return figures.revocation_grounds(engine(), on)


def procedure(on: date, *, part: str | None = None, award: str | None = None) -> list[Procedure]:
    """Rules on councils (`meeting`), time limits, publication and opinions in force on a day, for all awards or one."""
    regime = engine().law.regime_on(on)
    rules = regime.procedure if regime else ()
    wanted = _one(award) if award is not None else None
    return [one for one in rules if part in (None, one.part) and (wanted is None or one.concerns(wanted))]


def regime_for(*, on: date, received_on: date | None = None) -> str | None:
    """The regime that decides, by name; None before the first law."""
    regime = engine().law.regime_on(min(received_on, on) if received_on else on)
    return regime.id if regime else None


def award_catalog() -> list[dict[str, Any]]:
    """Every award known: key, name_vi, name_en, kinds, level, group (a title or a form of commendation)."""
    return [
        {
            "key": name.key,
            "name_vi": name.vi,
            "name_en": name.en,
            "kinds": list(name.kinds),
            "level": name.level,
            "group": name.group,
        }
        for name in engine().law.awards.values()
    ]


def post_groups() -> list[str]:
    """The posts that the career tables of the rulebooks name, the first named first."""
    tables = [clause.params["table"] for clause in engine().law.clauses() if clause.kind == "years_in_post"]
    return list(dict.fromkeys(post for table in tables for row in table for post in row["posts"]))


def rulebook(regime: str, award: str) -> Rulebook:
    """The rulebook of one award under one regime; KeyError when there is none."""
    return engine().law.rulebooks[regime, award]


def rulebooks() -> list[Rulebook]:
    """Every rulebook, by regime and award."""
    return list(engine().law.rulebooks.values())


def _one(award: str) -> str:
    return _known([award])[0]


def _known(awards: Iterable[str]) -> list[str]:
    wanted = list(awards)
    unknown = [award for award in wanted if award not in AWARDS]
    if unknown:
        raise FactsRefused(
            [Problem("award", f"“{award}” không có trong danh sách: {', '.join(AWARDS)}") for award in unknown]
        )
    return wanted


def _count(path: str, value: int) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or value < 0:
        raise FactsRefused([Problem(path, "phải là số nguyên không âm")])
    return value
