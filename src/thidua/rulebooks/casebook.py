"""The cases beside a rulebook, readable: the sentence, the facts in words, what must come out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from thidua.law.cases import Case, load_cases
from thidua.law.edition import Folder
from thidua.rulebooks.editions import files_of_edition
from thidua.rulebooks.facts_words import facts_in_words
from thidua.rulebooks.shelf import edition

_TAKEN_OVER = re.compile(r" \((\w[\w-]*), (\d+) years later\)\Z")


@dataclass(frozen=True)
class ReadableCase:
    """One case. `taken_from` names the earlier regime whose case runs again here, with all years moved."""

    name: str
    taken_from: str
    on: date
    kind: str
    facts: tuple[tuple[str, str], ...]
    outcome: str
    named: frozenset[str]


def cases_of(regime: str, award: str, names: Mapping[str, str]) -> list[ReadableCase]:
    """The cases of one rulebook in the language of the page; none where it has no file of cases."""
    return [_readable(case, names) for case in _loaded(edition(), regime, award)]


def naming(cases: Iterable[ReadableCase], clause_id: str, kind: str | None) -> list[ReadableCase]:
    """Cases in which this clause decides: those that name it, of the kind of subject it is made for."""
    return [case for case in cases if clause_id in case.named and kind in (None, case.kind)]


@lru_cache(maxsize=200)
def _loaded(edition: str, regime: str, award: str) -> tuple[Case, ...]:
    return tuple(load_cases(Folder(files_of_edition(edition)), regime, award))


def _readable(case: Case, names: Mapping[str, str]) -> ReadableCase:
    question: Mapping[str, Any] = case.question
    taken = _TAKEN_OVER.search(case.name)
    return ReadableCase(
        name=case.name[: taken.start()] if taken else case.name,
        taken_from=taken[1] if taken else "",
        kind=str(question["facts"]["subject"]["kind"]),
        on=date.fromisoformat(str(question["on"])),
        facts=tuple(facts_in_words(question["facts"], names)),
        outcome=case.expected.outcome,
        named=frozenset().union(*case.expected.clauses.values()),
    )
