"""Does the register still say what was done? The same check for the page, the command line and an exported file."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, TextIO

from django.db.models import Count

from thidua.core.models import Event
from thidua.decisions.domain.commitments import commitment, public_hash
from thidua.decisions.models import Certificate, Decision
from thidua.register.actions import REGISTERED
from thidua.register.domain.chain import leaf_of
from thidua.register.domain.replay import CertificateState, DecisionState, Finding, Line, Replay, replay
from thidua.register.models import Entry

FIELDS = ("register_no", "public_hash", "commitment", "state")


@dataclass
class Report:
    """What was checked and what does not hold; nothing found means the register is whole."""

    lines: int
    root: str
    certificates: int
    events: int = 0
    findings: list[Finding] = field(default_factory=list)

    @property
    def is_whole(self) -> bool:
        return not self.findings


def lines() -> Iterator[Line]:
    rows = Entry.objects.order_by("index").values_list("index", "leaf", "root", "event__body")
    return (Line(*row) for row in rows.iterator(chunk_size=2000))


def verify_database() -> Report:
    """Leaves, chain, events against their bodies, every decision and certificate against what the register says."""
    read = replay(lines())
    report = Report(read.lines, read.root, len(read.certificates), findings=read.findings)
    report.events, strange = _event_findings()
    report.findings += strange
    report.findings += _missing_lines()
    report.findings += _decision_findings(read)
    report.findings += _certificate_findings(read)
    return report


def _event_findings() -> tuple[int, list[Finding]]:
    """Each event's columns must be what its body says, and its leaf the hash of its body."""
    found, count = [], 0
    columns = ("id", "name", "subject_type", "subject_id", "at", "before", "after", "body", "leaf")
    for pk, name, kind, subject, at, before, after, body, leaf in Event.objects.values_list(*columns).iterator(
        chunk_size=2000
    ):
        count += 1
        said = {"id": str(pk), "name": name, "subject": [kind, subject], "before": before, "after": after}
        try:
            written: dict[str, Any] = json.loads(body)
        except ValueError:
            written = {}
        if any(written.get(key) != value for key, value in said.items()) or not _same_time(written.get("at"), at):
            found.append(Finding("event", str(pk), name))
        elif leaf_of(body) != leaf:
            found.append(Finding("event_leaf", str(pk), name))
    return count, found


def _same_time(written: Any, at: datetime) -> bool:
    try:
        return datetime.fromisoformat(str(written)) == at
    except ValueError:
        return False


def _missing_lines() -> list[Finding]:
    left = Event.objects.filter(name__in=REGISTERED, entry__isnull=True).values_list("pk", "name")
    return [Finding("not_registered", str(pk), name) for pk, name in left]


def _decision_findings(read: Replay) -> list[Finding]:
    found, left = [], dict(read.decisions)
    for decision in Decision.objects.issued().select_related("unit").annotate(listed=Count("items")):
        said = left.pop(str(decision.pk), None)
        if said is None:
            found.append(Finding("decision_unknown", str(decision.pk), decision.shown_number))
        elif said != _present(decision):
            found.append(Finding("decision_differs", decision.shown_number))
    return found + [Finding("decision_gone", pk) for pk in sorted(left)]


def _present(decision: Decision) -> DecisionState:
    """A decision as it stands now, in the words of its event; `listed` is the number of its lines."""
    return DecisionState(
        body=decision.unit.code,
        number=decision.number,
        symbol=decision.symbol,
        decided_on=str(decision.decided_on),
        award=decision.award,
        lines=str(decision.listed),  # type: ignore[attr-defined]
        state=str(decision.state),
    )


def _certificate_findings(read: Replay) -> list[Finding]:
    found, left = [], dict(read.certificates)
    for certificate in Certificate.objects.iterator(chunk_size=1000):
        said = left.pop(str(certificate.pk), None)
        if said is None:
            found.append(Finding("certificate_unknown", certificate.register_no))
            continue
        for name in FIELDS:
            if getattr(said, name) != getattr(certificate, name):
                found.append(Finding("certificate_differs", certificate.register_no, name))
        if not _says_what_was_committed(certificate):
            found.append(Finding("printed_differs", certificate.register_no))
    return found + [Finding("certificate_gone", said.register_no) for said in left.values()]


def _says_what_was_committed(certificate: Certificate) -> bool:
    """The words against their commitment, the address against its hash; a broken salt proves nothing."""
    try:
        committed = commitment(certificate.salt, certificate.printed)
    except (ValueError, TypeError):
        return False
    return committed == certificate.commitment and public_hash(certificate.public_id) == certificate.public_hash


def export(stream: TextIO) -> int:
    """Write the register as JSON lines: its lines, then the present state of each certificate. Returns lines written.

    No name of anybody is in it: events carry hashes and commitments only.
    """
    count = 0
    for line in lines():
        _write(stream, {"index": line.index, "leaf": line.leaf, "root": line.root, "body": line.body})
        count += 1
    for row in Certificate.objects.order_by("pk").values("pk", *FIELDS).iterator(chunk_size=2000):
        _write(stream, {"certificate": str(row.pop("pk")), **row})
        count += 1
    return count


def _write(stream: TextIO, value: dict[str, Any]) -> None:
    stream.write(json.dumps(value, ensure_ascii=False, sort_keys=True) + "\n")


class BadExport(ValueError):
    """A line of the file is no line of an export; names it."""


def verify_export(rows: Iterable[str]) -> Report:
    """The same check over an exported file, without the database.

    Raises:
        BadExport: a line that cannot be read.
    """
    kept, present = [], {}
    for number, row in enumerate(rows, start=1):
        try:
            value = json.loads(row)
            if "certificate" in value:
                present[value["certificate"]] = CertificateState(**{name: value[name] for name in FIELDS})
            else:
                kept.append(Line(value["index"], value["leaf"], value["root"], value["body"]))
        except (ValueError, KeyError, TypeError) as error:
            raise BadExport(f"dòng {number} / line {number}: {error}") from error
    read = replay(kept)
    report = Report(read.lines, read.root, len(read.certificates), findings=read.findings)
    for pk, said in read.certificates.items():
        now = present.pop(pk, None)
        if now is None:
            report.findings.append(Finding("certificate_gone", said.register_no))
        elif now != said:
            report.findings.append(Finding("certificate_differs", said.register_no))
    report.findings += [Finding("certificate_unknown", now.register_no) for now in present.values()]
    return report
