"""Who may open what in this room."""

from __future__ import annotations

from typing import Any

from django.core.files.base import ContentFile

from thidua.awards.models import Paper
from thidua.awards.tests.factories import (
    NOON,
    make_accepted,
    make_nomination,
    make_nominee,
    make_registration,
    make_returned,
    make_round,
    make_submitted,
)
from thidua.core.access import SIGNED_IN, Access
from thidua.rulebooks.editions import packaged_edition

OFFICERS = frozenset({"officer", "other_officer"})
MINISTRY = frozenset({"department", "secretary", "leader"})
WITH_ROLE = SIGNED_IN - {"outsider", "admin"}  # whoever sees an opened round
OWN = frozenset({"officer"})
SEES_DOSSIER = OWN | MINISTRY | {"worker"}  # `world.nomination` is about the worker
WORKS = OWN | MINISTRY
DEPARTMENT = frozenset({"department"})

# `world.draft` is a round that only the department sees, `world.unsent` a dossier of VEAM that only its officer sees.


def furnish(world: Any) -> None:
    """A round that takes dossiers, a drafted one, and dossiers of VEAM in every state a page needs."""
    ministry, cast = world.ministry, world.cast
    world.round = make_round(ministry, cast)
    world.draft_round = make_round(ministry, cast, state="draft", name="Đợt xét đang soạn")
    make_registration(world.round, ministry.veam, by=cast.officer)
    make_registration(world.round, ministry.xttm, by=cast.other_officer)
    of = {"round": world.round, "unit": ministry.veam}
    person = cast.worker.person
    world.nominee = make_nominee(ministry.workshop, "Trần Thị Chưa Được Đề Nghị")
    world.nomination = make_submitted(ministry, cast, person=person, **of)
    world.draft = make_nomination(ministry, cast, **of)
    world.returned = make_returned(ministry, cast, **of)
    world.accepted = make_accepted(ministry, cast, **of)
    world.paper = Paper(nomination=world.draft, kind="other", file_name="mau.pdf", added_by=cast.officer, added_at=NOON)
    world.paper.file.save("mau.pdf", ContentFile(b"%PDF-1.7 mau"), save=True)
    world.edition = packaged_edition(at=NOON)


def _round(world: Any) -> dict[str, Any]:
    return {"pk": world.round.pk}


def _draft_round(world: Any) -> dict[str, Any]:
    return {"pk": world.draft_round.pk}


def _case(world: Any) -> dict[str, Any]:
    return {"pk": world.nomination.pk}


def _kept(world: Any) -> dict[str, Any]:
    return {"pk": world.nomination.pk, "number": world.nomination.verdicts.get().pk}


def _draft(world: Any) -> dict[str, Any]:
    return {"pk": world.draft.pk}


def _returned(world: Any) -> dict[str, Any]:
    return {"pk": world.returned.pk}


def _paper(world: Any) -> dict[str, Any]:
    return {"pk": world.draft.pk, "kind": "other"}


def _move(world: Any) -> dict[str, Any]:
    return {"pk": world.round.pk, "to": "appraisal"}


def _chosen(world: Any) -> dict[str, Any]:
    return {"chon": f"p{world.nominee.pk}:ldtt"}


NO_ROUNDS = frozenset({"outsider", "admin"})  # see no round, hence nothing in it
NOT_THEIRS = SIGNED_IN - SEES_DOSSIER  # do not see the dossier of the worker
NOT_OF_UNIT = SIGNED_IN - WORKS  # do not see a dossier of VEAM that is about somebody else


def _edition_of(world: Any) -> dict[str, Any]:
    return {"digest": world.edition.digest}


ACCESS: dict[str, Access] = {
    "awards:law_changes": Access(OFFICERS | MINISTRY, refuse=403),
    "awards:law_changes#post": Access(OFFICERS | MINISTRY, method="post", refuse=403),
    "awards:impact": Access(frozenset({"lawyer", "department"}), _edition_of, refuse=403),
    "awards:impact#post": Access(frozenset({"lawyer", "department"}), _edition_of, method="post", refuse=403),
    "awards:rounds": Access(SIGNED_IN),
    "awards:round_create": Access(DEPARTMENT, refuse=403),
    "awards:round_create#post": Access(DEPARTMENT, method="post", refuse=403),
    "awards:round": Access(WITH_ROLE, _round),
    "awards:round_edit": Access(DEPARTMENT, _draft_round),
    "awards:round_edit#post": Access(DEPARTMENT, _round, method="post", refuse=403, unseen=NO_ROUNDS),
    "awards:round_move": Access(DEPARTMENT, _move, refuse=403, unseen=NO_ROUNDS),
    "awards:round_move#post": Access(DEPARTMENT, _move, method="post", refuse=403, unseen=NO_ROUNDS),
    "awards:register": Access(OFFICERS, _round, refuse=403, unseen=NO_ROUNDS),
    "awards:register#post": Access(OFFICERS, _round, method="post", refuse=403, unseen=NO_ROUNDS),
    "awards:nominations": Access(WITH_ROLE, _round),
    "awards:nominations_file": Access(WITH_ROLE, _round),
    "awards:proposal": Access(
        OFFICERS | MINISTRY, lambda world: {**_round(world), "form": "docx"}, refuse=403, unseen=NO_ROUNDS
    ),
    "awards:nominate": Access(OFFICERS, _round, refuse=403, unseen=NO_ROUNDS),
    "awards:nominate#post": Access(
        OFFICERS,
        _round,
        method="post",
        refuse=403,
        unseen=NO_ROUNDS,
        data=lambda world: {"subject": f"p{world.nominee.pk}", "award": "ldtt"},
    ),
    "awards:eligible": Access(OFFICERS | MINISTRY, _round, refuse=403, unseen=NO_ROUNDS),
    "awards:eligible_card": Access(OFFICERS | MINISTRY, _round, refuse=403, unseen=NO_ROUNDS),
    "awards:eligible_preview": Access(OFFICERS, _round, method="post", refuse=403, unseen=NO_ROUNDS, data=_chosen),
    "awards:eligible_nominate": Access(OFFICERS, _round, method="post", refuse=403, unseen=NO_ROUNDS, data=_chosen),
    "awards:defects": Access(OFFICERS | MINISTRY, _round, refuse=403, unseen=NO_ROUNDS),
    "awards:nomination": Access(SEES_DOSSIER, _case),
    "awards:explanation": Access(SEES_DOSSIER, _case),
    "awards:kept_verdict": Access(WORKS, _kept, refuse=403, unseen=NOT_THEIRS),
    "awards:copies": Access(WORKS, _case, refuse=403, unseen=NOT_THEIRS),
    "awards:copies#post": Access(WORKS, _case, method="post", refuse=403, unseen=NOT_THEIRS),
    "awards:history": Access(WORKS, _case, refuse=403, unseen=NOT_THEIRS),
    "awards:nomination_edit": Access(OWN, _case, refuse=403, unseen=NOT_THEIRS),
    "awards:nomination_edit#post": Access(OWN, _draft, method="post"),
    "awards:check_answers": Access(OWN, _case, refuse=403, unseen=NOT_THEIRS),
    "awards:submit": Access(OWN, _case, refuse=403, unseen=NOT_THEIRS),
    "awards:submit#post": Access(OWN, _draft, method="post"),
    "awards:receipt": Access(OWN, _case, refuse=403, unseen=NOT_THEIRS),
    "awards:withdraw": Access(OWN, _case, refuse=403, unseen=NOT_THEIRS),
    "awards:withdraw#post": Access(OWN, _case, method="post", refuse=403, unseen=NOT_THEIRS),
    "awards:returned": Access(OWN, _returned, refuse=403, unseen=NOT_OF_UNIT),
    "awards:returned#post": Access(
        OWN, _returned, method="post", refuse=403, unseen=NOT_OF_UNIT, data=lambda world: {"answer-1": "Đã bổ sung."}
    ),
    "awards:return_note": Access(WORKS, lambda world: {**_returned(world), "number": 1, "form": "docx"}, refuse=404),
    "awards:paper": Access(OWN, _paper),
    "awards:paper#post": Access(OWN, _paper, method="post", data=lambda world: {"act": "remove"}),
    "awards:paper_file": Access(OWN, _paper),
    "awards:queue": Access(DEPARTMENT, refuse=403),
    "awards:appraise": Access(DEPARTMENT, _case, refuse=403, unseen=NOT_THEIRS),
    "awards:appraise#post": Access(
        DEPARTMENT,
        _case,
        method="post",
        refuse=403,
        unseen=NOT_THEIRS,
        data=lambda world: {"act": "reject", "reject-note": "Chưa đủ điều kiện."},
    ),
}
