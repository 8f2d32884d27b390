"""The few words this room needs from the law: names of awards, papers of a dossier, ceilings of a list."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import get_language

from thidua import law
from thidua.organisation.models import Unit
from thidua.record.award_names import award_name as award_name  # this room says it here too
from thidua.record.award_names import catalog
from thidua.rulebooks import in_force

SHOWN_FIRST = ("ldtt", "cstd-co-so", "cstd-bo", "giay-khen", "bang-khen-bo", "ttldtt", "ttldxs")


@dataclass(frozen=True)
class PaperKind:
    """A paper that the dossier of an award asks for."""

    id: str
    label: str
    cites: str
    confidence: str


def in_english() -> bool:
    return (get_language() or "vi").startswith("en")


def award_names() -> dict[str, str]:
    return {key: award_name(key) for key in catalog()}


def names_in(answer: Mapping[str, Any]) -> dict[str, str]:
    """Names of awards, and of the points of this answer that people must judge ("judgement:<clause id>")."""
    points = {
        f"judgement:{clause.get('id')}": str(clause["title"]).rstrip(".")
        for clause in answer.get("clauses", ())
        if clause.get("title")
    }
    return {**award_names(), **points}


def award_kinds(key: str) -> frozenset[str]:
    """Which subjects the award is for: "individual", "collective" or both."""
    return frozenset(catalog().get(key, {}).get("kinds", ()))


def awards_for(kind: str, keys: list[str]) -> list[str]:
    """Those of the keys that suit the kind of subject, in the given order."""
    return [key for key in keys if kind in award_kinds(key)]


def award_choices(keys: list[str] | None = None) -> list[tuple[str, str]]:
    """(key, name) for forms: the given ones, else every known award with the common ones first."""
    if keys is None:
        known = list(catalog())
        keys = [key for key in SHOWN_FIRST if key in known] + [key for key in known if key not in SHOWN_FIRST]
    return [(key, award_name(key)) for key in keys]


def paper_kinds(award: str, *, on: date, basis: str | None) -> list[PaperKind]:
    """The papers the law asks for; none where its text names none or was not read."""
    return [
        PaperKind(
            id=paper["id"],
            label=str(paper["label_en"] if in_english() else paper["label_vi"]),
            cites=str(paper.get("cites") or ""),
            confidence=str(paper.get("confidence") or ""),
        )
        for paper in law.dossier_papers(award, on=on, basis=basis)
    ]


def ceiling_of(award: str, *, on: date, of: int, unit: Unit | None = None) -> dict[str, Any]:
    """The ceiling over a list drawn from `of` people, lowered by the unit's local documents; `at_most` None = none."""
    engine, state = in_force.engine_for(unit, on)
    return law.ceiling(award, on=on, of=of, by=engine) if state.local else law.ceiling(award, on=on, of=of)
