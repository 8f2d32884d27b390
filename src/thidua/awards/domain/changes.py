"""What differs between two states of a dossier: before the return and now."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Difference:
    """One part of the dossier that is not as it was.

    `part` is "achievement", "explanation", "basis", "initiatives" or "paper:<kind>".
    """

    part: str
    before: str
    after: str


def differences(before: Mapping[str, str], after: Mapping[str, str]) -> list[Difference]:
    """Parts that changed, in the order of `after`, then those that are gone. An absent part reads as empty."""
    parts = list(dict.fromkeys([*after, *before]))
    return [
        Difference(part, before.get(part, ""), after.get(part, ""))
        for part in parts
        if before.get(part, "") != after.get(part, "")
    ]
