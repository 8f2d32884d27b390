"""Reading the register from its first line to its last: what does not hold, and what it says each certificate is."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, field, fields
from typing import Any

from thidua.register.domain.chain import EMPTY_ROOT, leaf_of, next_root


@dataclass(frozen=True)
class Line:
    """One line of the register as it stands."""

    index: int
    leaf: str
    root: str
    body: str


@dataclass(frozen=True)
class Finding:
    """Something that does not hold. `code` is worded in `wording.py`; `where` names the line or object."""

    code: str
    where: str
    detail: str = ""


@dataclass
class CertificateState:
    """What the register says of one certificate."""

    register_no: str
    public_hash: str
    commitment: str
    state: str


@dataclass
class DecisionState:
    """What the register says of one decision."""

    body: str
    number: str
    symbol: str
    decided_on: str
    award: str
    lines: str
    state: str


@dataclass
class Replay:
    """The outcome of reading a register.

    Args:
        lines: lines read.
        root: of the last line; that of the empty register when there is none.
        certificates: by the id that their events carry.
        decisions: issued decisions, by id.
        findings: what does not hold, in the order of the lines.
    """

    lines: int = 0
    root: str = EMPTY_ROOT
    certificates: dict[str, CertificateState] = field(default_factory=dict)
    decisions: dict[str, DecisionState] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)


def replay(lines: Iterable[Line]) -> Replay:
    """Check leaves and roots, fold the events into the present state; does not stop at the first fault."""
    read = Replay()
    for line in lines:
        where = str(line.index)
        if line.index != read.lines:
            read.findings.append(Finding("gap", where, str(read.lines)))
        if leaf_of(line.body) != line.leaf:
            read.findings.append(Finding("leaf", where))
        if not _follows(read.root, line):
            read.findings.append(Finding("root", where))
        read.root, read.lines = line.root, line.index + 1
        _fold(read, line)
    return read


def _follows(root: str, line: Line) -> bool:
    """Whether the line's root is made from the one before; what is no hash follows nothing."""
    try:
        return next_root(root, line.leaf) == line.root
    except ValueError:
        return False


def _fold(read: Replay, line: Line) -> None:
    try:
        event: dict[str, Any] = json.loads(line.body)
        name, (kind, subject), after = event["name"], event["subject"], event["after"] or {}
    except (ValueError, KeyError, TypeError):
        read.findings.append(Finding("unreadable", str(line.index)))
        return
    if kind == "decisions.decision":
        _fold_decision(read, line, name, str(subject), after)
    elif kind == "decisions.certificate":
        _fold_certificate(read, line, name, str(subject), after)


def _fold_decision(read: Replay, line: Line, name: str, subject: str, after: dict[str, Any]) -> None:
    if name == "decision.issued":
        read.decisions[subject] = DecisionState(**{one.name: str(after.get(one.name)) for one in fields(DecisionState)})
    elif name == "decision.revoked":
        if subject in read.decisions:
            read.decisions[subject].state = str(after.get("state"))
        else:
            read.findings.append(Finding("before_issue", str(line.index)))


def _fold_certificate(read: Replay, line: Line, name: str, subject: str, after: dict[str, Any]) -> None:
    if name == "certificate.issued":
        read.certificates[subject] = CertificateState(
            str(after.get("register_no")), str(after.get("public_hash")), str(after.get("commitment")), "valid"
        )
        return
    known = read.certificates.get(subject)
    if known is None:
        read.findings.append(Finding("before_issue", str(line.index)))
        return
    known.commitment = str(after.get("commitment", known.commitment))
    known.state = str(after.get("state", known.state))
