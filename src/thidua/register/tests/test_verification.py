"""Whatever row is changed, taken away or slipped in, the check names it."""

from __future__ import annotations

import io
import json
from argparse import Namespace
from collections.abc import Callable

import pytest
from django.db import DatabaseError, connection, transaction

from thidua.decisions.models import Certificate
from thidua.register import command
from thidua.register.models import Entry
from thidua.register.verification import BadExport, export, verify_database, verify_export

TABLES = ("register_entry", "core_event")


@pytest.fixture
def tamper(decision: object) -> Callable[..., None]:
    """Runs SQL as somebody who owns the database and has taken the triggers away."""

    def run(sql: str) -> None:
        with connection.cursor() as cursor:
            if connection.vendor == "postgresql":
                cursor.execute("SET LOCAL session_replication_role = replica")
            else:
                for table in TABLES:
                    for verb in ("update", "delete"):
                        cursor.execute(f"DROP TRIGGER IF EXISTS {table}_no_{verb}")
            cursor.execute(sql)
            assert cursor.rowcount > 0
            if connection.vendor == "postgresql":
                cursor.execute("SET LOCAL session_replication_role = origin")

    return run


def codes() -> set[str]:
    return {finding.code for finding in verify_database().findings}


def test_every_decision_and_certificate_has_its_line(decision, corrected):
    names = list(Entry.objects.values_list("event__name", flat=True))

    assert names == [
        "decision.signed",
        "decision.issued",
        "certificate.issued",
        "certificate.issued",
        "certificate.corrected",
    ]
    report = verify_database()
    assert (report.findings, report.lines, report.certificates) == ([], 5, 2)
    assert report.root == Entry.objects.get(index=4).root


def test_an_empty_register_is_whole(db):
    assert verify_database().is_whole


def test_a_revoked_certificate_and_its_decision_are_as_the_register_says(revoked):
    assert verify_database().findings == []


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("verb", ["UPDATE {} SET leaf = 'x'", "DELETE FROM {}"])
def test_the_database_itself_refuses_to_change_a_line(decision, table, verb):
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(verb.format(table))


@pytest.mark.parametrize(
    ("sql", "code"),
    [
        pytest.param("UPDATE register_entry SET leaf = '{zeros}' WHERE index_ = 1", "leaf", id="leaf of a line"),
        pytest.param("UPDATE register_entry SET root = '{zeros}' WHERE index_ = 1", "root", id="root of a line"),
        pytest.param("UPDATE register_entry SET root = 'no hash' WHERE index_ = 0", "root", id="a root that is none"),
        pytest.param("UPDATE register_entry SET leaf = '' WHERE index_ = 3", "root", id="a leaf that is none"),
        pytest.param("DELETE FROM register_entry WHERE index_ = 1", "gap", id="a line gone"),
        pytest.param("DELETE FROM register_entry WHERE index_ = 1", "not_registered", id="its event left alone"),
        pytest.param("DELETE FROM register_entry WHERE index_ = 3", "certificate_unknown", id="the last line gone"),
        pytest.param("DELETE FROM register_entry WHERE index_ = 1", "decision_unknown", id="a decision without line"),
        pytest.param("UPDATE core_event SET body = '{{}}' WHERE name = 'decision.issued'", "leaf", id="body"),
        pytest.param("UPDATE core_event SET body = '{{' WHERE name = 'decision.issued'", "unreadable", id="no body"),
        pytest.param("UPDATE core_event SET subject_id = '99' WHERE name = 'decision.issued'", "event", id="subject"),
        pytest.param("UPDATE core_event SET name = 'decision.drafted' WHERE name = 'decision.issued'", "event",
                     id="name of an event"),
        pytest.param("UPDATE core_event SET \"at\" = '2025-12-14 05:00:00+00:00' WHERE name = 'decision.issued'",
                     "event", id="time of an event"),
        pytest.param("UPDATE core_event SET leaf = '{zeros}' WHERE name = 'decision.drafted'", "event_leaf",
                     id="leaf of an event outside the register"),
        pytest.param("UPDATE decisions_decision SET number = '999'", "decision_differs", id="number of a decision"),
        pytest.param("UPDATE decisions_decision SET decided_on = '2025-12-14'", "decision_differs", id="date"),
        pytest.param("UPDATE decisions_decision SET award = 'cstd-bo'", "decision_differs", id="award"),
        pytest.param("UPDATE decisions_decision SET state = 'revoked'", "decision_differs", id="state of a decision"),
        pytest.param("UPDATE decisions_decision SET state = 'signed'", "decision_gone", id="as if never issued"),
        pytest.param("UPDATE decisions_certificate SET state = 'revoked'", "certificate_differs", id="state"),
        pytest.param("UPDATE decisions_certificate SET register_no = 'x' WHERE id = {pk}", "certificate_differs",
                     id="register number"),
        pytest.param("UPDATE decisions_certificate SET printed = '{{\"recipient\": \"Ai\"}}'", "printed_differs",
                     id="what it prints"),
        pytest.param("UPDATE decisions_certificate SET salt = '', printed = '{{\"recipient\": \"Ai\"}}'",
                     "printed_differs", id="what it prints, its salt gone too"),
        pytest.param("UPDATE decisions_certificate SET public_id = 'x' WHERE id = {pk}", "printed_differs",
                     id="public address"),
        pytest.param("UPDATE decisions_certificate SET commitment = '{zeros}' WHERE id = {pk}", "certificate_differs",
                     id="commitment"),
    ],
)  # fmt: skip
def test_what_was_changed_behind_the_back_is_named(tamper, certificate, sql, code):
    assert codes() == set()

    tamper(sql.replace("index_", '"index"').format(zeros="0" * 64, pk=certificate.pk))

    assert code in codes()


def test_a_certificate_taken_away_is_missed(decision, certificate):
    Certificate.objects.filter(pk=certificate.pk).delete()

    assert codes() == {"certificate_gone"}


def test_a_certificate_slipped_in_is_found(decision, certificate):
    second = Certificate.objects.exclude(pk=certificate.pk).get()
    second.delete()
    second.pk, second.public_id, second.public_hash, second.register_no = None, "f" * 32, "", "00099/2025/LDTT-BCT"
    second.save()

    assert "certificate_unknown" in codes()


@pytest.fixture
def lines(corrected) -> list[str]:
    stream = io.StringIO()
    export(stream)
    return stream.getvalue().splitlines()


def test_an_exported_register_is_checked_without_the_database(lines, django_assert_num_queries):
    with django_assert_num_queries(0):
        report = verify_export(lines)

    assert (report.findings, report.certificates) == ([], 2)


def test_an_export_holds_no_name_and_no_address(lines, corrected):
    text = "\n".join(lines)

    assert "Trần Văn Mẫu" not in text
    assert "Ướt" not in text
    assert corrected.public_id not in text


def test_every_line_of_an_export_counts(lines):
    for place in range(len(lines)):
        without = lines[:place] + lines[place + 1 :]
        assert verify_export(without).findings, place


def test_one_changed_letter_in_an_export_is_found(lines):
    for place, line in enumerate(lines):
        value = json.loads(line)
        if "body" in value:
            value["body"] = value["body"].replace("2025", "2026", 1)
        else:
            value["state"] = "revoked"
        assert verify_export([*lines[:place], json.dumps(value), *lines[place + 1 :]]).findings, place


@pytest.mark.parametrize("broken", ["", "{", "[]", "7", '{"index": 0}', '{"certificate": "1"}'])
def test_a_line_that_cannot_be_read_is_named(lines, broken):
    with pytest.raises(BadExport, match="line 2"):
        verify_export([lines[0], broken])


def run(**given: str | None) -> int:
    return command.run(Namespace(**{"export": None, "file": None, **given}))


def test_the_command_says_whole_in_both_languages(corrected, capsys):
    assert run() == 0

    said = capsys.readouterr().out
    assert "Sổ nguyên vẹn" in said
    assert "the register is whole" in said


def test_the_command_fails_on_a_changed_row(tamper, capsys):
    tamper("UPDATE decisions_decision SET number = '999'")

    assert run() == 1
    assert "999/QĐ-BCT" in capsys.readouterr().out


def test_the_command_writes_a_file_and_checks_it(corrected, tmp_path, capsys):
    path = tmp_path / "so.jsonl"

    assert run(export=str(path)) == 0
    assert run(file=str(path)) == 0
    path.write_text(path.read_text(encoding="utf-8").replace("corrected", "valid"), encoding="utf-8")
    assert run(file=str(path)) == 1
    path.write_text("not a register", encoding="utf-8")
    assert run(file=str(path)) == 2
    assert run(file=str(tmp_path / "none")) == 2
