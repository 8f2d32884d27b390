"""Before a person is added by hand: who of the record may be meant already."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from thidua.core.roles import Role
from thidua.organisation.models import Unit
from thidua.record.identity.wording import in_brief, kept
from thidua.record.intake.domain.facts import Subject
from thidua.record.intake.domain.matching import KnownPerson
from thidua.record.intake.knowledge import known_unit, load_people


@dataclass(frozen=True)
class Known:
    person: KnownPerson
    reasons: str


def known_already(said: dict[str, Any], user: Any) -> list[Known]:
    """People within the viewer's scope who may be the one that a form describes, best first."""
    unit: Unit = said["unit"]
    held = [
        grant.unit for grant in user.grants
        if grant.role in (Role.OFFICER, Role.DEPARTMENT) and unit.path.startswith(grant.unit.path)
    ]  # fmt: skip
    home = min(held, key=lambda one: len(one.path), default=unit)
    told = {name: said.get(name) for name in ("identity_no", "born_on", "sex", "joined_on")}
    subject = Subject("individual", said["full_name"], unit=unit.name_vi, **told)
    found = load_people(home, [subject]).find(subject, known_unit(unit))
    return [
        Known(person, in_brief(kept(score.reasons)))
        for person, score in zip(found.candidates, found.scores, strict=True)
    ]
