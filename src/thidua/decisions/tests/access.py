"""Who may open what of decisions: the department works, the leader signs, the officer sees what was issued."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from thidua.core.access import EVERYBODY, SIGNED_IN, Access
from thidua.core.jobs import run_job
from thidua.decisions.actions.printing import start_printing
from thidua.decisions.tests import factories

Kwargs = Callable[[Any], dict[str, Any]]
SIDE = frozenset({"department", "secretary", "leader"})
DEPARTMENT = frozenset({"department"})
LEADER = frozenset({"leader"})
ISSUED = SIDE | {"officer"}


def of(name: str, **more: Any) -> Kwargs:
    return lambda world: {"pk": getattr(world, name).pk, **more}


def acts(name: str, allow: frozenset[str], kwargs: Kwargs, seers: frozenset[str] = SIDE) -> dict[str, Access]:
    """A page with a form: 404 for those who do not see the object, 403 for those who see it and may not."""
    unseen = EVERYBODY - seers
    return {
        name: Access(allow, kwargs, refuse=403, unseen=unseen),
        f"{name}#post": Access(allow, kwargs, method="post", refuse=403, unseen=unseen),
    }


def _draft(world: Any) -> dict[str, Any]:
    return {"round_pk": world.draft_decision.round_id, "award": "ldtt"}


ACCESS: dict[str, Access] = {
    "decisions:list": Access(SIGNED_IN),
    "decisions:decision": Access(SIDE, of("draft_decision")),
    **acts("decisions:draft", DEPARTMENT, _draft, SIDE | {"officer", "other_officer", "teller", "lawyer", "worker"}),
    **acts("decisions:edit", DEPARTMENT, of("draft_decision")),
    **acts("decisions:choose", DEPARTMENT, of("draft_decision")),
    **acts("decisions:discard", DEPARTMENT, of("draft_decision")),
    **acts("decisions:sign", LEADER, of("draft_decision")),
    **acts("decisions:reopen", DEPARTMENT | LEADER, of("signed_decision")),
    **acts("decisions:issue", DEPARTMENT, of("signed_decision")),
    "decisions:paper": Access(SIDE, of("decision", form="pdf"), refuse=403, unseen=EVERYBODY - ISSUED),
    "decisions:workbook": Access(SIDE, of("decision"), refuse=403, unseen=EVERYBODY - ISSUED),
    "decisions:print": Access(DEPARTMENT, of("decision"), refuse=403, unseen=EVERYBODY - ISSUED),
    "decisions:print_all": Access(DEPARTMENT, of("decision"), method="post", refuse=403, unseen=EVERYBODY - ISSUED),
    "decisions:printed": Access(DEPARTMENT, of("print_job")),
    "decisions:test_sheet": Access(SIDE | {"officer", "other_officer"}),
    "decisions:certificate": Access(ISSUED, of("certificate")),
    "decisions:certificate_pdf": Access(ISSUED, of("certificate")),
    **acts("decisions:correct", DEPARTMENT, of("certificate"), ISSUED),
    **acts("decisions:propose_revocation", DEPARTMENT, of("certificate"), ISSUED),
    "decisions:revocation": Access(SIDE, of("revocation")),
    "decisions:revocation#post": Access(LEADER, of("revocation"), method="post", refuse=403, unseen=EVERYBODY - SIDE),
    **acts("decisions:decline_revocation", LEADER, of("revocation")),
}


def furnish(world: Any) -> None:
    """A draft, a signed one, an issued one with a certificate, a proposal to revoke another, a printed file."""
    world.draft_decision = factories.make_draft(world.ministry, world.cast)
    world.signed_decision = factories.make_signed(world.ministry, world.cast)
    world.decision = factories.make_issued(world.ministry, world.cast, people=2)
    world.certificate = factories.first_certificate(world.decision)
    revocable = factories.make_issued(world.ministry, world.cast)
    world.revocation = factories.propose(factories.first_certificate(revocable), world.cast)
    world.print_job = start_printing(world.decision.pk, right=0, down=0, preprinted=False, actor=world.cast.department)
    run_job.call(str(world.print_job.pk))
