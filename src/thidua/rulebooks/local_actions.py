"""The writes about local documents: lay one over the law of a unit, switch it off."""

from __future__ import annotations

from datetime import datetime

from django.db import IntegrityError, transaction

from thidua.core.events import record
from thidua.core.models import User
from thidua.core.permissions import require
from thidua.law.local import read_local
from thidua.law.strict import RulebookError
from thidua.organisation.models import Unit
from thidua.rulebooks import in_force
from thidua.rulebooks.errors import BadLocalDocument, LocalDocumentKnown
from thidua.rulebooks.models import LocalDocument


def add_local(content: str, *, unit: Unit, actor: User, at: datetime) -> LocalDocument:
    """Read the document over the law in force and let it hold for the unit and all below it, from its own first day.

    Raises:
        BadLocalDocument: with every problem.
        LocalDocumentKnown: the very same file is in force for the unit already.
    """
    require(actor, "rulebooks.manage_local", unit)
    try:
        found = read_local(content, in_force.current())
    except RulebookError as refused:
        raise BadLocalDocument(refused.problems) from refused
    try:
        with transaction.atomic():
            made = LocalDocument.objects.create(
                unit=unit,
                digest=found.digest,
                content=content,
                name_vi=found.name_vi[:300],
                name_en=found.name_en[:300],
                start=found.start,
                until=found.until,
                by=actor,
                at=at,
            )
            after = {"unit": unit.code, "name_vi": made.name_vi, "digest": made.digest, "start": str(made.start)}
            record("law.local_added", subject=made, actor=actor, at=at, after=after)
            transaction.on_commit(in_force.refresh)
    except IntegrityError as error:
        raise LocalDocumentKnown from error
    return made


@transaction.atomic
def withdraw_local(pk: int, *, reason: str, actor: User, at: datetime) -> LocalDocument:
    """Switch a document off; switching off twice is one act. It stays readable, with what was answered by it."""
    found = LocalDocument.objects.select_for_update(of=("self",)).select_related("unit").get(pk=pk)
    require(actor, "rulebooks.manage_local", found.unit)
    if found.withdrawn_at is not None:
        return found
    found.withdrawn_by, found.withdrawn_at, found.reason = actor, at, reason.strip()
    found.save(update_fields=["withdrawn_by", "withdrawn_at", "reason"])
    record("law.local_withdrawn", subject=found, actor=actor, at=at, after={"reason": found.reason})
    transaction.on_commit(in_force.refresh)
    return found
