"""Quorum: a fraction of all members, rounded up; unknown is not zero."""

from __future__ import annotations

import pytest

from thidua.council.domain.quorum import parse_share


def test_exactly_the_share_is_enough_and_one_short_is_not():
    quorum = parse_share("2/3")

    assert quorum is not None
    assert quorum.needed(9) == 6
    assert quorum.is_reached(6, 9)
    assert not quorum.is_reached(5, 9)
    assert quorum.needed(10) == 7


def test_a_council_without_members_never_reaches_it():
    quorum = parse_share("1/2")

    assert quorum is not None
    assert not quorum.is_reached(0, 0)


def test_nothing_written_is_no_quorum():
    assert parse_share("  ") is None


@pytest.mark.parametrize("text", ["0/3", "4/3", "hai phần ba", "2", "2/0"])
def test_what_is_no_share_is_refused(text):
    with pytest.raises(ValueError, match=r"fraction|share"):
        parse_share(text)
