"""A lawyer's confirmation is data: bound to the text that was read, superseded and never changed."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, IntegrityError, transaction
from django.http import Http404

from thidua.core.models import Event
from thidua.core.roles import Role
from thidua.core.uploads import BadUpload
from thidua.law.loading import the_law
from thidua.law.rulebook import Clause, Law, Vote
from thidua.organisation.models import RoleGrant
from thidua.rulebooks import actions, confirming, queries
from thidua.rulebooks.confirming import CONFIRMED, DIFFERS, LAPSED, OPEN
from thidua.rulebooks.domain.provisions import provisions_of_law
from thidua.rulebooks.domain.unverified import Doubt, digest_of, doubts_of, ref_of
from thidua.rulebooks.errors import NothingToWithdraw, TextChanged
from thidua.rulebooks.models import Confirmation

VOTE = "B2/cstd-bo/vote/-/-/vote"
AS_TEXT = actions.Comparison(
    Confirmation.Outcome.AS_TEXT, "Nghị định 152/2025/NĐ-CP, bản Công báo (mẫu)", page="Điều 7"
)
OTHERWISE = actions.Comparison(
    Confirmation.Outcome.DIFFERS, "Bản Công báo (mẫu)", text_says="Câu mẫu của văn bản: tỷ lệ khác."
)


def doubt(ref: str = VOTE) -> Doubt:
    found = confirming.find_doubt(ref)
    assert found is not None
    return found


def state(ref: str = VOTE) -> str:
    return confirming.items_of([ref])[ref].state


@pytest.fixture
def use_law(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Lets the site work with another law."""

    def use(law: Law) -> None:
        monkeypatch.setattr("thidua.rulebooks.shelf.the_law", lambda: law)

    return use


def with_vote(**changes: Any) -> Law:
    """The law with another vote for the ministry's fighters under B2."""
    law = the_law()
    book = law.rulebooks["B2", "cstd-bo"]
    assert isinstance(book.vote, Vote)
    changed = replace(book, vote=replace(book.vote, **changes))
    return replace(law, rulebooks={**law.rulebooks, ("B2", "cstd-bo"): changed})


def test_every_statement_has_a_name_of_its_own() -> None:
    refs = [one.ref for one in doubts_of(provisions_of_law(the_law()))]

    assert len(refs) == len(set(refs)) > 1000
    assert max(map(len, refs)) <= 200


def test_what_is_remembered_unread_or_of_low_confidence_is_doubted_and_says_why() -> None:
    reasons = {one.ref: one.reasons for one in doubts_of(provisions_of_law(the_law()))}

    assert reasons[VOTE] == ("low",)
    assert reasons["B3/-/regime/-/-/regime"] == ("unread", "low")
    assert "memory" in reasons["A-ND42/-/regime/-/-/regime"]
    assert reasons["B1/cstd-bo/clause/individual/merit/three-years-cstd-co-so"] == ()


@pytest.mark.parametrize(
    ("changes", "is_same"),
    [
        pytest.param({"percent": 80}, False, id="another figure"),
        pytest.param({"council_vi": "Hội đồng khác"}, False, id="other words"),
        pytest.param({"citations": ()}, False, id="another article"),
        pytest.param({"confidence": "high", "note": None, "sources": ("MEM",)}, True, id="only how sure we are"),
        pytest.param({"council_en": "another council"}, True, id="only the English"),
    ],
)
def test_the_digest_follows_what_is_said_and_not_how_sure_we_are(changes: dict[str, Any], is_same: bool) -> None:
    before, after = the_law().rulebooks["B2", "cstd-bo"].vote, with_vote(**changes).rulebooks["B2", "cstd-bo"].vote
    assert before is not None
    assert after is not None

    assert (digest_of(before) == digest_of(after)) is is_same


def test_the_digest_of_a_clause_follows_what_is_inside_it() -> None:
    clauses = [one.of for one in provisions_of_law(the_law()) if isinstance(one.of, Clause) and one.of.of]
    outer = clauses[0]
    changed = replace(outer, of=(replace(outer.of[0], vi="Câu khác."), *outer.of[1:]))

    assert digest_of(changed) != digest_of(outer)


def test_a_confirmation_holds_until_the_text_of_the_rulebook_changes(cast: Any, at: datetime, use_law: Any) -> None:
    assert state() == OPEN
    assert queries.confirmed_refs() == frozenset()

    actions.confirm(VOTE, doubt().digest, AS_TEXT, actor=cast.lawyer, at=at)
    assert state() == CONFIRMED
    assert queries.confirmed_refs() == {VOTE}

    use_law(with_vote(percent=85))
    assert state() == LAPSED
    assert queries.confirmed_refs() == frozenset()

    use_law(with_vote(confidence="medium"))
    assert state() == CONFIRMED


def test_a_difference_says_what_the_text_says_and_is_superseded_by_a_later_line(cast: Any, at: datetime) -> None:
    actions.confirm(VOTE, doubt().digest, OTHERWISE, actor=cast.lawyer, at=at)
    assert (state(), queries.differing_refs(), queries.confirmed_refs()) == (DIFFERS, {VOTE}, frozenset())

    actions.confirm(VOTE, doubt().digest, AS_TEXT, actor=cast.lawyer, at=at + timedelta(days=1))
    assert (state(), queries.differing_refs(), queries.confirmed_refs()) == (CONFIRMED, frozenset(), {VOTE})
    assert Confirmation.objects.count() == 2


def test_taking_back_is_a_new_line_with_a_reason(cast: Any, at: datetime) -> None:
    with pytest.raises(NothingToWithdraw):
        actions.withdraw(VOTE, reason="Nhầm văn bản", actor=cast.lawyer, at=at)

    actions.confirm(VOTE, doubt().digest, AS_TEXT, actor=cast.lawyer, at=at)
    with pytest.raises(ValidationError):
        actions.withdraw(VOTE, reason=" ", actor=cast.lawyer, at=at)
    assert state() == CONFIRMED

    actions.withdraw(VOTE, reason="Nhầm văn bản", actor=cast.lawyer, at=at)
    assert state() == OPEN
    assert [line.outcome for line in Confirmation.objects.order_by("pk")] == ["as_text", "withdrawn"]


def test_what_changed_while_it_was_read_is_not_confirmed(cast: Any, at: datetime, use_law: Any) -> None:
    shown = doubt().digest
    use_law(with_vote(percent=85))

    with pytest.raises(TextChanged):
        actions.confirm(VOTE, shown, AS_TEXT, actor=cast.lawyer, at=at)
    assert Confirmation.objects.count() == 0


def test_only_a_lawyer_of_the_whole_ministry_confirms(cast: Any, ministry: Any, at: datetime) -> None:
    everybody = [cast.officer, cast.department, cast.secretary, cast.teller, cast.leader, cast.worker, cast.admin]
    RoleGrant.objects.create(user=cast.outsider, role=Role.LAWYER, unit=ministry.veam, from_on=at.date())
    for other in [*everybody, cast.outsider]:
        with pytest.raises(PermissionDenied):
            actions.confirm(VOTE, doubt().digest, AS_TEXT, actor=other, at=at)

    line = actions.confirm(VOTE, doubt().digest, AS_TEXT, actor=cast.lawyer, at=at)

    assert (line.by, line.ref, line.sentence) == (cast.lawyer, VOTE, Confirmation.objects.get().sentence)
    for other in [*everybody, cast.outsider]:
        with pytest.raises(PermissionDenied):
            actions.withdraw(VOTE, reason="Không được", actor=other, at=at)


def test_each_line_has_its_event(cast: Any, at: datetime) -> None:
    actions.confirm(VOTE, doubt().digest, OTHERWISE, actor=cast.lawyer, at=at)
    actions.confirm(VOTE, doubt().digest, AS_TEXT, actor=cast.lawyer, at=at)
    actions.withdraw(VOTE, reason="Nhầm văn bản", actor=cast.lawyer, at=at)

    events = Event.objects.filter(subject_type="rulebooks.confirmation")
    assert {event.name for event in events} == {"rule.differs", "rule.confirmed", "rule.confirmation_withdrawn"}
    told = events.get(name="rule.differs")
    assert told.actor == cast.lawyer
    assert told.after["ref"] == VOTE
    assert told.after["text_says"] == OTHERWISE.text_says


@pytest.mark.parametrize(
    "found",
    [
        pytest.param(replace(AS_TEXT, paper_no=" "), id="without the paper"),
        pytest.param(replace(OTHERWISE, text_says=" "), id="a difference without the text"),
        pytest.param(replace(AS_TEXT, outcome="perhaps"), id="another outcome"),
    ],
)
def test_an_incomplete_line_is_refused(found: actions.Comparison, cast: Any, at: datetime) -> None:
    with pytest.raises(ValidationError):
        actions.confirm(VOTE, doubt().digest, found, actor=cast.lawyer, at=at)

    assert Confirmation.objects.count() == 0
    assert not Event.objects.filter(name__startswith="rule.").exists()


def test_a_statement_that_does_not_exist_is_not_found(cast: Any, at: datetime) -> None:
    with pytest.raises(Http404):
        actions.confirm("B2/cstd-bo/vote/-/-/khong-co", "0" * 64, AS_TEXT, actor=cast.lawyer, at=at)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        pytest.param("ban-quet.exe", b"MZ", id="a program"),
        pytest.param("ban-quet.pdf", b"<html>", id="a page called PDF"),
        pytest.param("ban-quet.pdf", b"", id="empty"),
    ],
)
def test_a_scan_is_what_its_name_says(name: str, content: bytes, cast: Any, at: datetime) -> None:
    found = replace(AS_TEXT, upload=SimpleUploadedFile(name, content))

    with pytest.raises(BadUpload):
        actions.confirm(VOTE, doubt().digest, found, actor=cast.lawyer, at=at)
    assert Confirmation.objects.count() == 0


def test_a_scan_is_kept_with_its_line(cast: Any, at: datetime) -> None:
    found = replace(AS_TEXT, upload=SimpleUploadedFile("../ban quet.pdf", b"%PDF-1.4 mau"))

    line = actions.confirm(VOTE, doubt().digest, found, actor=cast.lawyer, at=at)

    assert line.file_name == "ban quet.pdf"
    with line.file.open("rb") as kept:
        assert kept.read() == b"%PDF-1.4 mau"


def test_the_database_itself_refuses_to_change_or_delete_a_line(cast: Any, at: datetime) -> None:
    line = actions.confirm(VOTE, doubt().digest, AS_TEXT, actor=cast.lawyer, at=at)

    with pytest.raises(DatabaseError), transaction.atomic():
        Confirmation.objects.filter(pk=line.pk).update(outcome="differs")
    with pytest.raises(DatabaseError), transaction.atomic():
        Confirmation.objects.filter(pk=line.pk).delete()
    assert Confirmation.objects.get().outcome == "as_text"


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param({"outcome": "differs", "text_says": ""}, id="a difference without the text"),
        pytest.param({"outcome": "as_text", "paper_no": ""}, id="without the paper"),
        pytest.param({"outcome": "withdrawn", "remark": ""}, id="taken back without a reason"),
    ],
)
def test_the_database_itself_refuses_an_incomplete_line(changes: dict[str, str], cast: Any, at: datetime) -> None:
    whole = {"ref": VOTE, "digest": "0" * 64, "sentence": "Câu mẫu", "paper_no": "mẫu", "by": cast.lawyer, "at": at}

    with pytest.raises(IntegrityError), transaction.atomic():
        Confirmation.objects.create(**{**whole, **changes})


def test_the_same_statement_of_two_regimes_is_confirmed_apart(cast: Any, at: datetime) -> None:
    other = "B1/cstd-bo/vote/-/-/vote"

    actions.confirm(other, doubt(other).digest, AS_TEXT, actor=cast.lawyer, at=at)

    assert (state(other), state(VOTE)) == (CONFIRMED, OPEN)


def test_names_tell_where_a_statement_stands() -> None:
    provision = next(one for one in provisions_of_law(the_law()) if one.id == "three-years-cstd-co-so")

    assert ref_of(provision) == "A/cstd-bo/clause/individual/merit/three-years-cstd-co-so"
