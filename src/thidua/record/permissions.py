"""Who may bring lists into the record, correct facts and attest that a list is complete."""

from __future__ import annotations

from typing import Any

from thidua.core.permissions import rule
from thidua.core.roles import Role
from thidua.organisation.permissions import within


@rule("record.import_list")
def may_import_list(user: Any, unit: Any) -> bool:
    """Try, apply and undo imports of a unit. Without a unit: whether the user imports anywhere at all.

    The named service account of the command line may: who runs commands on the server has the database anyway.
    """
    if user.is_service:
        return True
    if unit is None:
        return bool(user.has_role(Role.OFFICER, Role.DEPARTMENT))
    return within(user, unit, Role.OFFICER, Role.DEPARTMENT)


@rule("record.change_facts")
def may_change_facts(user: Any, unit: Any) -> bool:
    """Enter, correct and withdraw facts of the unit's people and collectives."""
    return within(user, unit, Role.OFFICER, Role.DEPARTMENT)


@rule("record.export_person")
def may_export_person(user: Any, person: Any) -> bool:
    """Take away everything that is held on a person: the person, and who keeps the record."""
    return person.user_id == user.pk or within(user, person.unit, Role.OFFICER, Role.DEPARTMENT)


@rule("record.declare")
def may_declare(user: Any, person: Any) -> bool:
    """Each for oneself only."""
    return person.user_id is not None and person.user_id == user.pk


@rule("record.decide_declaration")
def may_decide_declaration(user: Any, person: Any) -> bool:
    """Who keeps the record, and never the own one: a declaration becomes what one is awarded by."""
    return person.user_id != user.pk and within(user, person.unit, Role.OFFICER, Role.DEPARTMENT)


@rule("record.attest")
def may_attest(user: Any, unit: Any) -> bool:
    """Only the unit itself says that its lists are complete."""
    return within(user, unit, Role.OFFICER)


@rule("record.merge_people")
def may_merge_people(user: Any, people: Any) -> bool:
    """Merge or part records: over the units of both, and never one's own, for a record is what one is awarded by."""
    return all(
        within(user, person.unit, Role.OFFICER, Role.DEPARTMENT) and person.user_id != user.pk for person in people
    )
