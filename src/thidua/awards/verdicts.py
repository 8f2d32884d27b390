"""Asking the law about nominations: the question from the round's dates, the facts from the record.

Every caller gets the answer in the shape of the facts contract; nothing is decided or kept here.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from thidua import law
from thidua.awards.models import Nomination, Round
from thidua.law.question import parse_question
from thidua.organisation.models import Person, Unit
from thidua.rulebooks import in_force

CONFIRMATIONS = frozenset(
    {"tax_confirmation", "social_insurance_confirmation", "environment_confirmation", "retirement_notice"}
)
"""Papers whose presence is itself a fact of the contract (`papers`)."""


@dataclass(frozen=True)
class Asked:
    """A question with its answer and the law that gave it, to be kept together."""

    question: dict[str, Any]
    answer: dict[str, Any]
    law: in_force.State

    @property
    def outcome(self) -> str:
        return str(self.answer["outcome"])

    @property
    def rulebook(self) -> str:
        return str(self.answer.get("rulebook") or "")


def facts_of(subjects: Sequence[Person | Unit], *, as_of: date) -> list[dict[str, Any]]:
    """The facts of the record, in the order of the subjects."""
    from thidua.record.facts import facts_for

    return facts_for(list(subjects), as_of=as_of)


def question(
    award: str,
    round_: Round,
    facts: dict[str, Any],
    *,
    year: int | None = None,
    basis: str | None = None,
    on: date | None = None,
) -> dict[str, Any]:
    """The question of the facts contract. `on` asks about another day of decision than the round's."""
    day = on or round_.decide_on
    asked: dict[str, Any] = {
        "award": award,
        "on": day.isoformat(),
        "received_on": min(round_.received_on, day).isoformat(),
        "year": year or round_.year,
        "local_rules": round_.local_rules,
        "facts": facts,
    }
    if basis:
        asked["basis"] = basis
    return asked


def ask_about(
    subject: Person | Unit, award: str, round_: Round, *, basis: str | None = None, unit: Unit | None = None
) -> Asked:
    """The verdict on somebody who is not nominated yet; `unit` would propose them, by default their own."""
    facts = facts_of([subject], as_of=round_.decide_on)[0]
    asked = question(award, round_, facts, basis=basis)
    return answered(asked, unit or _own_unit(subject))


def answered(question: dict[str, Any], unit: Unit | None) -> Asked:
    """Ask the law in force with the local documents that hold for the unit on the day that decides.

    Asked anew when another law came into force meanwhile, so that answer and law agree.
    """
    day = date.fromisoformat(question.get("received_on") or question["on"])
    while True:
        base = in_force.state()
        engine, state = in_force.engine_for(unit, day)
        answer = engine.answer(*parse_question(question)) if state.local else law.check(question)
        if in_force.state() is base:
            return Asked(question, answer, state)


def _own_unit(subject: Person | Unit) -> Unit:
    return subject.unit if isinstance(subject, Person) else subject


def ask(nomination: Nomination, *, on: date | None = None) -> Asked:
    """The verdict on a nomination as the record and its papers stand now."""
    return ask_each([nomination], on=on)[nomination.pk]


def verdict_for(nomination: Nomination, *, on: date | None = None) -> dict[str, Any]:
    """The answer alone; see `ask`."""
    return ask(nomination, on=on).answer


def ask_each(nominations: Iterable[Nomination], *, on: date | None = None) -> dict[int, Asked]:
    """Verdicts of many nominations by their id; the number of queries does not grow with the list."""
    listed = list(nominations)
    if not listed:
        return {}
    attached = _confirmations(listed)
    by_day: dict[date, list[Nomination]] = defaultdict(list)
    for nomination in listed:
        by_day[on or nomination.round.decide_on].append(nomination)
    found: dict[int, Asked] = {}
    for day, group in by_day.items():
        for nomination, facts in zip(group, facts_of([one.subject for one in group], as_of=day), strict=True):
            facts = _with_papers(facts, attached.get(nomination.pk, set()))
            asked = question(
                nomination.award, nomination.round, facts, year=nomination.year, basis=nomination.basis, on=on
            )
            asked["id"] = str(nomination.pk)
            found[nomination.pk] = answered(asked, nomination.unit)
    return found


def outcomes_of_many(
    subjects: Sequence[Person | Unit], awards: Sequence[str], round_: Round, *, unit: Unit | None = None
) -> list[dict[str, dict[str, Any]]]:
    """award → short answer for each subject, in the order of the subjects; made for thousands at once.

    The short answer names only the clauses that are not met; see `law.check_many`. `unit` would propose them: its
    local documents are asked too.
    """
    if not subjects or not awards:
        return [{} for _ in subjects]
    facts = facts_of(subjects, as_of=round_.decide_on)
    received = min(round_.received_on, round_.decide_on)
    engine, state = in_force.engine_for(unit, received)
    answers = law.check_many(
        facts,
        awards=list(awards),
        on=round_.decide_on,
        received_on=received,
        year=round_.year,
        local_rules=round_.local_rules,
        **({"by": engine} if state.local else {}),
    )
    return [answers.get(one["subject"]["id"], {}) for one in facts]


def _confirmations(nominations: list[Nomination]) -> dict[int, set[str]]:
    from thidua.awards.models import Paper

    rows = Paper.objects.filter(
        nomination__in=[one.pk for one in nominations], kind__in=CONFIRMATIONS, not_needed=False
    )
    found: dict[int, set[str]] = defaultdict(set)
    for nomination_id, kind in rows.values_list("nomination_id", "kind"):
        found[nomination_id].add(kind)
    return found


def _with_papers(facts: dict[str, Any], kinds: set[str]) -> dict[str, Any]:
    if not kinds:
        return facts
    return {**facts, "papers": {**(facts.get("papers") or {}), **dict.fromkeys(sorted(kinds), True)}}
