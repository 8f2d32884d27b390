"""The frozen list of a ballot and its fingerprint."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass


@dataclass(frozen=True)
class ListedNominee:
    """A line of the list as it is printed on the ballot.

    Args:
        position: place on the agenda, from 1.
        number: number of the dossier.
        form: form of the ballot on which the nominee stands.
        award: the award's key; its name depends on the language.
    """

    position: int
    number: int
    name: str
    unit: str
    award: str
    form: int
    percent: int
    base: int


def list_hash(nominees: Sequence[ListedNominee]) -> str:
    """SHA-256 of the list as canonical JSON, in hexadecimal. The order of the lines counts."""
    body = json.dumps(
        [asdict(nominee) for nominee in nominees], ensure_ascii=False, sort_keys=True, separators=(",", ":")
    )
    return hashlib.sha256(body.encode("utf-8")).hexdigest()


def spaced(fingerprint: str) -> str:
    """In groups of eight, so that two people can read it to each other."""
    return " ".join(fingerprint[start : start + 8] for start in range(0, len(fingerprint), 8))
