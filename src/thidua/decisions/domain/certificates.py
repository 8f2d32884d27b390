"""The life of a certificate: valid, corrected, revoked; what a correction may change and who may revoke."""

from __future__ import annotations

from collections.abc import Mapping

VALID = "valid"
CORRECTED = "corrected"
REVOKED = "revoked"

# A revoked certificate stays revoked; a new award is a new decision.
_NEXT: dict[str, frozenset[str]] = {
    VALID: frozenset({CORRECTED, REVOKED}),
    CORRECTED: frozenset({CORRECTED, REVOKED}),
    REVOKED: frozenset(),
}

# What was misspelt may be corrected; who is honoured with what, by which decision, may not.
CORRECTABLE = ("recipient", "detail", "reason")


def may_become(state: str, following: str) -> bool:
    """Raises KeyError for a state that does not exist."""
    return following in _NEXT[state]


def corrected(printed: Mapping[str, str], changes: Mapping[str, str]) -> dict[str, str]:
    """What the certificate says after a correction.

    Raises:
        ValueError: a field that no correction may touch.
    """
    if forbidden := sorted(set(changes) - set(CORRECTABLE)):
        raise ValueError(f"a correction cannot change {', '.join(forbidden)}; it may change {', '.join(CORRECTABLE)}")
    return {**printed, **{key: " ".join(value.split()) for key, value in changes.items()}}


def revokes(*, decided_by: str, revoking_body: str, proposer: int, confirmer: int) -> bool:
    """Whether this person may confirm the revocation: head of the body that decided, and not the one who
    proposed it.

    Source: Luật 06/2022/QH15, Điều 93 khoản 8 (the one who decided also revokes); two persons by the
        house's own rule.
    """
    return decided_by == revoking_body and proposer != confirmer
