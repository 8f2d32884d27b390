"""The chain of the register: each root commits to every line before it."""

from __future__ import annotations

import hashlib

EMPTY_ROOT = hashlib.sha256(b"").hexdigest()
"""The root before the first line, as RFC 6962 hashes the empty tree."""


def leaf_of(body: str) -> str:
    """SHA-256(0x00 ‖ canonical body), in hexadecimal."""
    return hashlib.sha256(b"\x00" + body.encode("utf-8")).hexdigest()


def next_root(root: str, leaf: str) -> str:
    """SHA-256(0x01 ‖ root of the line before ‖ leaf), in hexadecimal.

    Raises:
        ValueError: a hash that is not 32 bytes in hexadecimal.
    """
    before, here = bytes.fromhex(root), bytes.fromhex(leaf)
    if len(before) != 32 or len(here) != 32:
        raise ValueError("a hash has 32 bytes")
    return hashlib.sha256(b"\x01" + before + here).hexdigest()
