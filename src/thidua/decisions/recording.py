"""A decided award goes back into the record as a fact; the next round reads it from there."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.utils.translation import gettext as _

from thidua.core.models import User
from thidua.decisions.models import Certificate, Decision
from thidua.record.models import Award, InitiativeUse


def write_awards(decision: Decision, certificates: Sequence[Certificate], *, actor: User, at: datetime) -> None:
    """One award for each line, and one use for each initiative a person's dossier rests on. Three queries.

    Part of `issue_decision` and of its transaction; the event is that of the certificate.
    """
    assert decision.decided_on is not None
    Award.objects.bulk_create(_award(decision, one, actor=actor, at=at) for one in certificates)
    persons = {
        one.item.nomination_id: one.item.nomination.person_id for one in certificates if one.item.nomination.person_id
    }
    used = decision.items.model.objects.filter(
        decision=decision, nomination__person__isnull=False, nomination__initiatives__isnull=False
    ).values_list("nomination", "nomination__initiatives", "nomination__year")
    InitiativeUse.objects.bulk_create(
        (
            InitiativeUse(initiative_id=initiative, person_id=persons[nomination], award=decision.award, year=year)
            for nomination, initiative, year in used
        ),
        ignore_conflicts=True,
    )


def _award(decision: Decision, certificate: Certificate, *, actor: User, at: datetime) -> Award:
    nomination = certificate.item.nomination
    return Award(
        person_id=nomination.person_id,
        unit_id=nomination.collective_id,
        award=decision.award,
        year=nomination.year,
        decision_no=decision.shown_number,
        decided_on=decision.decided_on.isoformat() if decision.decided_on else None,
        basis=nomination.basis,
        period_from=nomination.year,
        period_until=nomination.year,
        certificate=certificate.public_id,
        source_note=_("Quyết định ban hành trong hệ thống"),
        recorded_by=actor,
        recorded_at=at,
    )


def revoke_award(certificate: Certificate) -> None:
    """The award stays in the record and counts no more."""
    Award.objects.filter(certificate=certificate.public_id).update(revoked=True)
