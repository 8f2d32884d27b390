"""Before and after a return."""

from __future__ import annotations

from thidua.awards.domain.changes import Difference, differences


def test_only_what_changed_is_listed_and_an_absent_part_reads_as_empty():
    before = {"achievement": "cũ", "basis": "merit", "paper:report": "a.pdf"}
    after = {"achievement": "mới", "basis": "merit", "paper:minutes": "b.pdf"}

    assert differences(before, after) == [
        Difference("achievement", "cũ", "mới"),
        Difference("paper:minutes", "", "b.pdf"),
        Difference("paper:report", "a.pdf", ""),
    ]


def test_nothing_changed_gives_nothing():
    assert differences({"a": "x"}, {"a": "x"}) == []
