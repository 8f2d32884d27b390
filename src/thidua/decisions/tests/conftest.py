"""The law is kept out of the tests of this room: it says yes to everybody, unless a test says otherwise."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from thidua.awards import verdicts
from thidua.rulebooks import in_force

Answers = Callable[..., None]


@pytest.fixture
def law_says(monkeypatch: pytest.MonkeyPatch) -> Answers:
    """`law_says("not_eligible", "Thiếu năm 2024.")`: the answer for every line from now on."""

    def say(outcome: str, reason: str = "") -> None:
        def ask_each(nominations: Any, *, on: Any = None) -> dict[int, Any]:
            clause = {"outcome": "met" if outcome == "eligible" else "not_met", "reason": reason}
            answer = {"outcome": outcome, "clauses": [clause], "rulebook": "mẫu"}
            return {one.pk: verdicts.Asked({"on": str(on)}, answer, in_force.state()) for one in nominations}

        monkeypatch.setattr(verdicts, "ask_each", ask_each)

    return say


@pytest.fixture(autouse=True)
def willing_law(law_says: Answers) -> None:
    law_says("eligible")
