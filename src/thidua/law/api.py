"""What other rooms may ask of the law: one door, so that nobody reaches into the kernel."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any


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


class Subject:
    """The facts of one subject, read strictly."""


class Rulebook:
    """One award under one regime, as the data says it."""


def parse_subject(data: Mapping[str, Any]) -> Subject:
    """Read one subject's facts; raises FactsRefused with every problem."""
    raise NotImplementedError


def check(question: Mapping[str, Any]) -> dict[str, Any]:
    """Answer one question; question and answer have the shape of the facts contract."""
    raise NotImplementedError


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
    raise NotImplementedError


def check_many(
    list_of_facts: Sequence[Mapping[str, Any]],
    *,
    awards: Iterable[str],
    on: date,
    received_on: date | None = None,
    year: int | None = None,
) -> dict[str, dict[str, dict[str, Any]]]:
    """Answers for many subjects at once: subject id, then award, then the answer."""
    raise NotImplementedError


def threshold(award: str, *, on: date, members: int) -> dict[str, Any]:
    """Votes a council of `members` needs."""
    raise NotImplementedError


def ceiling(award: str, *, on: date, of: int) -> dict[str, Any]:
    """The most subjects a list drawn from `of` may name; None where the law has no ceiling."""
    raise NotImplementedError


def bonus(award: str, *, kind: str, on: date) -> dict[str, Any]:
    """The cash bonus of a decision signed `on`, for `individual` or `collective`."""
    raise NotImplementedError


def authority(award: str, *, on: date) -> dict[str, Any]:
    """Who decides, who proposes."""
    raise NotImplementedError


def dossier_papers(award: str, *, on: date, basis: str | None = None) -> list[dict[str, Any]]:
    """The papers of the dossier: id, label_vi, label_en, cites, confidence."""
    raise NotImplementedError


def revocation_grounds(on: date) -> list[dict[str, Any]]:
    """The grounds on which a decision is cancelled: id, vi, en, cites."""
    raise NotImplementedError


def regime_for(*, on: date, received_on: date | None = None) -> str | None:
    """The regime that decides, by name; None before the first law."""
    raise NotImplementedError


def award_catalog() -> list[dict[str, Any]]:
    """Every award known: key, name_vi, name_en, kinds, level."""
    raise NotImplementedError


def rulebook(regime: str, award: str) -> Rulebook:
    """The rulebook of one award under one regime; KeyError when there is none."""
    raise NotImplementedError


def rulebooks() -> list[Rulebook]:
    """Every rulebook, by regime and award."""
    raise NotImplementedError
