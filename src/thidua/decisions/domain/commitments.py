"""Salted commitments: the register can prove what a certificate said without holding a name.

commitment = SHA-256(0x02 ‖ salt ‖ canonical JSON). The salt stands beside the data; when both are deleted,
nobody can
find the name from the register any more, and the register still verifies.
"""

from __future__ import annotations

import hashlib
import json
from typing import Any

SALT_BYTES = 32


def canonical(value: Any) -> bytes:
    """One way to write a JSON value. Text and lists and dictionaries of text only, so no question of
    number forms.
    """
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode("utf-8")


def commitment(salt_hex: str, value: Any) -> str:
    salt = bytes.fromhex(salt_hex)
    if len(salt) != SALT_BYTES:
        raise ValueError(f"a salt has {SALT_BYTES} bytes, got {len(salt)}")
    return hashlib.sha256(b"\x02" + salt + canonical(value)).hexdigest()


def public_hash(public_id: str) -> str:
    """SHA-256 of the public address: the register can find a certificate without giving its address away."""
    return hashlib.sha256(b"\x03" + public_id.encode("ascii")).hexdigest()
