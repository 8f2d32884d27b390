"""The register says what was done, and says so when somebody has changed it."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection, transaction

from thidua.core.models import Event
from thidua.decisions import actions
from thidua.decisions.models import Certificate, Decision
from thidua.decisions.tests.factories import DECIDED_ON, first_certificate, make_issued, make_signed, propose
from thidua.register import command_line
from thidua.register.domain.chain import EMPTY_ROOT, next_root
from thidua.register.models import Entry
from thidua.register.verification import export, verify_database, verify_export

TRIGGERS = {"sqlite": "DROP TRIGGER {table}_no_update", "postgresql": "ALTER TABLE {table} DISABLE TRIGGER USER"}


def unlock(table: str) -> None:
    """What somebody with all rights over the database can do: take the guard off."""
    with connection.cursor() as cursor:
        cursor.execute(TRIGGERS[connection.vendor].format(table=table))


@pytest.fixture
def issued(ministry: Any, cast: Any) -> Decision:
    return make_issued(ministry, cast, people=3)


def codes() -> list[str]:
    return [finding.code for finding in verify_database().findings]


def test_an_empty_register_is_whole(db: None) -> None:
    report = verify_database()

    assert (report.lines, report.root, report.is_whole) == (0, EMPTY_ROOT, True)


def test_signing_and_issuing_are_lines_without_a_gap(issued: Decision) -> None:
    names = list(Entry.objects.values_list("event__name", flat=True))

    assert names == ["decision.signed", "decision.issued", *["certificate.issued"] * 3]
    assert list(Entry.objects.values_list("index", flat=True)) == [0, 1, 2, 3, 4]
    assert verify_database().is_whole


def test_a_refused_issue_leaves_no_line(ministry: Any, cast: Any, at: Any) -> None:
    signed = make_signed(ministry, cast)

    def fail_halfway() -> None:
        with transaction.atomic():
            actions.issue_decision(signed.pk, number="7", decided_on=DECIDED_ON, actor=cast.department, at=at)
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail_halfway()

    assert Entry.objects.count() == 1
    assert verify_database().is_whole


def test_correction_and_revocation_are_lines_and_the_present_state_agrees(issued: Decision, cast: Any, at: Any) -> None:
    certificate = first_certificate(issued)
    actions.correct_certificate(
        certificate.pk,
        changes={"recipient": "Ông Trần Văn Mẫu"},
        document="12/BCT-TĐKT",
        corrected_on=DECIDED_ON,
        actor=cast.department,
        at=at,
    )
    revocation = propose(certificate, cast)
    actions.confirm_revocation(revocation.pk, decision_no="9/QĐ-BCT", decided_on=DECIDED_ON, actor=cast.leader, at=at)

    names = list(Entry.objects.order_by("index").values_list("event__name", flat=True))[5:]
    assert names == ["certificate.corrected", "certificate.revoked"]
    assert verify_database().is_whole


def _change_body(issued: Decision) -> None:
    event = Event.objects.get(name="decision.issued")
    unlock("core_event")
    Event.objects.filter(pk=event.pk).update(body=event.body.replace('"lines":3', '"lines":2'))


def _change_column(issued: Decision) -> None:
    unlock("core_event")
    Event.objects.filter(name="decision.issued").update(after={"lines": 2})


def _change_root(issued: Decision) -> None:
    unlock("register_entry")
    Entry.objects.filter(index=2).update(root="0" * 64)


def _change_state(issued: Decision) -> None:
    Certificate.objects.filter(pk=first_certificate(issued).pk).update(state="revoked")


def _change_words(issued: Decision) -> None:
    certificate = first_certificate(issued)
    Certificate.objects.filter(pk=certificate.pk).update(printed={**certificate.printed, "recipient": "Ông Khác"})


def _forge_certificate(issued: Decision) -> None:
    forged = first_certificate(issued)
    item = issued.items.last()
    Certificate.objects.filter(item=item).delete()
    forged.pk, forged.item, forged.public_id, forged.public_hash = None, item, "f" * 32, "e" * 64
    forged.register_no = "99999/2025/LDTT-BCT"
    forged.save(force_insert=True)


@pytest.mark.parametrize(
    ("tamper", "found"),
    [
        pytest.param(_change_body, {"leaf", "event"}, id="the body of an event"),
        pytest.param(_change_column, {"event"}, id="a column of an event"),
        pytest.param(_change_root, {"root"}, id="a root"),
        pytest.param(_change_state, {"certificate_differs"}, id="the state of a certificate"),
        pytest.param(_change_words, {"printed_differs"}, id="the words of a certificate"),
        pytest.param(
            _forge_certificate, {"certificate_unknown", "certificate_gone"}, id="a certificate put in another's place"
        ),
    ],
)
def test_a_change_behind_the_system_is_found(
    issued: Decision, tamper: Callable[[Decision], None], found: set[str]
) -> None:
    assert codes() == []

    tamper(issued)

    assert set(codes()) == found


def test_an_exported_register_is_checked_without_the_database(issued: Decision) -> None:
    stream = io.StringIO()
    export(stream)

    lines = stream.getvalue().splitlines()
    assert verify_export(lines).is_whole
    assert not any(item.recipient in stream.getvalue() for item in issued.items.all())

    cut = [line for line in lines if json.loads(line).get("index") != 2]
    assert {finding.code for finding in verify_export(cut).findings} >= {"gap", "root"}


def test_the_command_says_whether_the_register_is_whole(issued: Decision, capsys: pytest.CaptureFixture[str]) -> None:
    assert command_line.verify(None) == 0
    assert "Sổ nguyên vẹn" in capsys.readouterr().out

    _change_state(issued)

    assert command_line.verify(None) == 1
    assert first_certificate(issued).register_no in capsys.readouterr().out


def test_a_root_commits_to_all_before_it() -> None:
    leaf = "ab" * 32
    assert next_root(EMPTY_ROOT, leaf) != next_root(next_root(EMPTY_ROOT, leaf), leaf)
    with pytest.raises(ValueError, match="32 bytes"):
        next_root(EMPTY_ROOT, "ab")
