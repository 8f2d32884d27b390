"""Why a file is refused as a whole. The child speaks in codes, the parent in sentences."""

from __future__ import annotations


class Refused(Exception):
    """Raised in the child; `code` is a key of the parent's sentences."""

    def __init__(self, code: str, **details: object) -> None:
        super().__init__(code)
        self.code = code
        self.details = details
