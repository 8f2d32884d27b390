"""What the summaries say: the explanation of a verdict, and the record of one subject on a page; plain values."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from thidua.papers.contents import Letterhead, Signature

Outcome = Literal["met", "not_met", "unknown", "judgement"]


@dataclass(frozen=True, slots=True)
class ClauseLine:
    """One clause of a verdict: its outcome, its label in words, the reason and the article."""

    outcome: Outcome
    label: str
    reason: str
    cites: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """The explanation of a verdict, to be printed on A4; information, not an official paper.

    Args:
        facts: pairs (label, value) under the title.
        outcome: one sentence.
        notes: paragraphs after the table: what is left to the council, the earliest year.
        printed_on: date of printing, shown at the foot.
    """

    title: str
    subject: str
    facts: Sequence[tuple[str, str]]
    outcome: str
    outcome_kind: Outcome
    clauses: Sequence[ClauseLine]
    notes: Sequence[str] = field(default=())
    printed_on: date | None = None


@dataclass(frozen=True, slots=True)
class ExtractYear:
    """One year of an extract.

    Args:
        rating: as it is printed; a year of which nothing is known says so here.
        honours: titles and commendations, each with its decision.
        rest: initiatives, achievements, posts, moves, discipline.
    """

    year: str
    rating: str
    honours: Sequence[str] = ()
    rest: Sequence[str] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Extract:
    """The record of a person or a collective on one page (trích ngang), to be checked and signed by the unit.

    Args:
        facts: pairs (label, value), set two beside each other.
        years: oldest first.
        standards: of each award what its standards say, as the software reads the law; two on a line.
        standards_title: says of which day this is, and that it is for information.
        notes: under the tables: what the marks mean, which lists are not complete.
        prepared_by, signature: the two who sign.
    """

    letterhead: Letterhead
    name: str
    subject: str
    facts: Sequence[tuple[str, str]]
    years: Sequence[ExtractYear]
    standards_title: str
    standards: Sequence[str]
    notes: Sequence[str]
    prepared_by: Signature
    signature: Signature
