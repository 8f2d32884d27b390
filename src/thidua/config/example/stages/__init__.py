"""One round in every stage of the path, made by the same actions that the screens call."""

from __future__ import annotations

from thidua.config.example.ministry import Example
from thidua.config.example.stages.beginning import BEGINNINGS
from thidua.config.example.stages.ending import ENDINGS
from thidua.config.example.stages.voting import CouncilHands


def add_rounds(example: Example) -> None:
    """Every stage, the oldest first, as it would have happened."""
    council = CouncilHands.founded(example)
    for end in ENDINGS:
        end(example, council)
    for begin in BEGINNINGS:
        begin(example)
