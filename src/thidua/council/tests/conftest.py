"""The law is kept out: it names no share, so the council's own regulation counts; no verdict is asked for."""

from __future__ import annotations

from typing import Any

import pytest


@pytest.fixture(autouse=True)
def silent_law(monkeypatch: pytest.MonkeyPatch) -> None:
    def no_share(award: str, *, on: Any, members: int) -> dict[str, Any]:
        return {"percent": None, "votes_needed": None, "cites": ""}

    monkeypatch.setattr("thidua.law.threshold", no_share)
    monkeypatch.setattr("thidua.awards.actions.results.keep_verdicts", lambda *args, **kwargs: None)


@pytest.fixture
def law_of_ninety(monkeypatch: pytest.MonkeyPatch) -> None:
    """A law that asks for 90 % of all members."""

    def ninety(award: str, *, on: Any, members: int) -> dict[str, Any]:
        return {"percent": 90, "votes_needed": -(-90 * members // 100), "cites": "Luật mẫu, Điều 3"}

    monkeypatch.setattr("thidua.law.threshold", ninety)
