"""A law that answers as a test says: these tests ask what the room makes of an answer, not what the answer is.

`test_with_the_law.py` asks the rulebooks themselves.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import pytest
from django.core.cache import cache

from thidua import law
from thidua.awards import verdicts
from thidua.awards.tests.factories import make_registration, make_round
from thidua.organisation.models import Person

CITES = "Luật mẫu, Điều 1"


class SaidLaw:
    """Answers "eligible" unless the test says otherwise for an award, or for a subject and an award."""

    def __init__(self) -> None:
        self.outcomes: dict[str, str] = {}
        self.of_subject: dict[tuple[str, str], str] = {}
        self.papers: list[str] = []
        self.ceilings: dict[str, int] = {}
        self.asked: list[Mapping[str, Any]] = []

    def check(self, question: Mapping[str, Any]) -> dict[str, Any]:
        self.asked.append(question)
        award, subject = question["award"], question["facts"]["subject"]["id"]
        outcome = self.of_subject.get((subject, award), self.outcomes.get(award, "eligible"))
        return {
            "award": award, "on": question["on"], "year": question.get("year"), "outcome": outcome,
            "clauses": self._clauses(outcome),
            "for_the_council": [{"id": "exemplary", "reason": "Gương mẫu.", "cites": CITES}],
            "earliest": {"year": 2027, "if": ["cstd-co-so 2027"]} if outcome == "not_eligible" else None,
            "rulebook": f"M/{award}@1",
        }  # fmt: skip

    def check_many(self, facts: Sequence[Mapping[str, Any]], *, awards: Any, on: date, **_rest: Any) -> dict[str, Any]:
        return {
            one["subject"]["id"]: {
                award: self.check({"award": award, "on": on.isoformat(), "facts": one}) for award in awards
            }
            for one in facts
        }

    def dossier_papers(self, award: str, *, on: date, basis: str | None = None) -> list[dict[str, Any]]:
        return [
            {"id": kind, "label_vi": f"Giấy {kind}", "label_en": f"Paper {kind}", "cites": CITES, "confidence": "high"}
            for kind in self.papers
        ]

    def ceiling(self, award: str, *, on: date, of: int) -> dict[str, Any]:
        return {"at_most": self.ceilings.get(award), "cites": CITES}

    @staticmethod
    def _clauses(outcome: str) -> list[dict[str, Any]]:
        open_one = {"not_eligible": "not_met", "needs_facts": "unknown", "needs_people": "judgement"}.get(outcome)
        clauses = [
            {"id": "rating", "outcome": "met", "reason": "Hoàn thành tốt.", "cites": CITES, "used": {}, "missing": []}
        ]
        if open_one:
            clauses.append(
                {
                    "id": "open-point",
                    "outcome": open_one,
                    "reason": "Điểm còn để ngỏ.",
                    "cites": CITES,
                    "used": {},
                    "missing": [],
                }
            )
        return clauses


def subject_id(subject: Any) -> str:
    return f"{'p' if isinstance(subject, Person) else 'u'}-{subject.pk}"


@pytest.fixture(autouse=True)
def nothing_kept() -> None:
    """What the law said of one test's people is not kept for the next test's."""
    cache.clear()


@pytest.fixture(autouse=True)
def said_law(monkeypatch: pytest.MonkeyPatch) -> SaidLaw:
    said = SaidLaw()
    for name in ("check", "check_many", "dossier_papers", "ceiling"):
        monkeypatch.setattr(law, name, getattr(said, name))
    monkeypatch.setattr(
        verdicts,
        "facts_of",
        lambda subjects, as_of: [
            {
                "version": 1,
                "subject": {"id": subject_id(one), "kind": "individual" if isinstance(one, Person) else "collective"},
            }
            for one in subjects
        ],
    )
    return said


@pytest.fixture
def found(ministry, cast):
    made = make_round(ministry, cast)
    make_registration(made, ministry.veam, by=cast.officer)
    return made


@pytest.fixture
def as_officer(client, cast):
    client.force_login(cast.officer)
    return client


@pytest.fixture
def as_department(client, cast):
    client.force_login(cast.department)
    return client
