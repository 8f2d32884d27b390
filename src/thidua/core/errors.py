"""The root of what can go wrong in the work itself: a sentence for the person, never a trace."""

from __future__ import annotations


class DomainError(Exception):
    """What happened, to what, by which rule, what to do next. `problems` lists each when there are several."""

    def __init__(self, message: str, *, problems: list[str] | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.problems = problems or [message]

    def __str__(self) -> str:
        return self.message
