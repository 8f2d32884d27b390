"""Which statements of the rulebooks nobody verified, why, and by which name and digest a lawyer confirms one."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from typing import Any

from thidua.law.rulebook import Authored, Branch, Citation, Clause
from thidua.rulebooks.domain.provisions import Provision

# Why a statement is on the list, the gravest first.
UNREAD, MEMORY, LOW, LAPSES, MEDIUM = "unread", "memory", "low", "lapses", "medium"
REASONS = (UNREAD, MEMORY, LOW, LAPSES, MEDIUM)
ONLY_MEMORY = ("MEM",)


@dataclass(frozen=True)
class Doubt:
    """A statement with the reasons for which it is not verified; without a reason nobody doubts it."""

    provision: Provision
    ref: str
    digest: str
    reasons: tuple[str, ...]


def doubts_of(provisions: Iterable[Provision]) -> list[Doubt]:
    """Every statement, doubted or not, in the order of the law."""
    return [Doubt(one, ref_of(one), digest_of(one.of), reasons_of(one.of)) for one in provisions]


def ref_of(provision: Provision) -> str:
    """The name of a statement: regime, award, part, kind of subject, branch, clause; "-" where it has none."""
    branch = provision.branch.id if provision.branch else "-"
    own = f"{provision.inside}.{provision.id}" if provision.inside else provision.id
    return "/".join([provision.regime, provision.award or "-", provision.part, provision.kind or "-", branch, own])


def reasons_of(of: Authored) -> tuple[str, ...]:
    found = {
        UNREAD: of.status == "unread" or getattr(of, "is_read", True) is False,
        MEMORY: of.sources == ONLY_MEMORY,
        LOW: of.confidence == "low",
        LAPSES: getattr(of, "read_until", None) is not None,
        MEDIUM: of.confidence == "medium",
    }
    return tuple(reason for reason in REASONS if found[reason])


def digest_of(of: Authored) -> str:
    """SHA-256 of what the statement says and where it stands, in hexadecimal.

    Not part of it: how sure we are, the sources, the note and the English. A rulebook may learn more about a text
    without saying anything else; then a confirmation goes on.
    """
    said = {key: _plain(value) for key, value in vars(of).items() if key not in NOT_SAID}
    text = json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


NOT_SAID = frozenset(
    [
        *("confidence", "status", "sources", "note", "read_until"),
        *("en", "council_en", "decides_en", "proposes_en"),
        *("bars", "grounds", "council", "uses", "procedure"),  # of a regime: each is a statement of its own
    ]
)


def _plain(value: Any) -> Any:
    if isinstance(value, Citation):
        return [value.document, value.article, value.clause, value.point]
    if isinstance(value, (Clause, Branch)) or (is_dataclass(value) and not isinstance(value, type)):
        return {one.name: _plain(getattr(value, one.name)) for one in fields(value) if one.name not in NOT_SAID}
    if isinstance(value, Mapping):
        return {str(key): _plain(inner) for key, inner in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(inner) for inner in value]
    return value.isoformat() if isinstance(value, date) else value
