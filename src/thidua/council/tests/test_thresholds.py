"""Thresholds are integers: exactly the share, one short, nobody."""

from __future__ import annotations

from fractions import Fraction

import pytest

from thidua.council.domain.thresholds import EmptyCouncil, Threshold, is_passed, votes_needed


@pytest.mark.parametrize(
    ("percent", "members", "needed"),
    [
        pytest.param(90, 17, 16, id="15.3 is 16"),
        pytest.param(90, 10, 9, id="exactly nine tenths"),
        pytest.param(80, 5, 4, id="exactly four fifths"),
        pytest.param(90, 7, 7, id="a small council needs everybody"),
        pytest.param(100, 9, 9, id="everybody"),
        pytest.param(1, 1, 1, id="one member"),
    ],
)
def test_the_votes_needed_are_the_least_that_reach_the_share(percent, members, needed):
    assert votes_needed(percent, members) == needed
    assert is_passed(needed, percent=percent, base=members)
    assert not is_passed(needed - 1, percent=percent, base=members)


def test_a_share_just_below_is_not_rounded_up():
    assert not is_passed(26, percent=90, base=29)  # 89.66 % shows as 90 %


def test_more_than_half_of_ten_is_six_and_of_eleven_too():
    assert votes_needed(50, 10, strict=True) == votes_needed(50, 11, strict=True) == 6
    assert not is_passed(5, percent=50, base=10, strict=True)
    assert is_passed(6, percent=50, base=10, strict=True)


def test_every_council_up_to_forty_agrees_with_exact_fractions():
    wrong = [
        (percent, base, agree)
        for percent in range(1, 101)
        for base in range(1, 41)
        for agree in range(base + 1)
        if is_passed(agree, percent=percent, base=base) != (Fraction(agree, base) >= Fraction(percent, 100))
        or is_passed(agree, percent=percent, base=base) != (agree >= votes_needed(percent, base))
    ]

    assert wrong == []


def test_a_council_without_members_cannot_vote():
    with pytest.raises(EmptyCouncil):
        votes_needed(90, 0)
    with pytest.raises(EmptyCouncil):
        is_passed(0, percent=90, base=0)


@pytest.mark.parametrize(("agree", "percent", "base"), [(-1, 90, 9), (10, 90, 9), (1, 0, 9), (1, 101, 9), (0, 90, -1)])
def test_figures_that_make_no_sense_are_refused(agree, percent, base):
    with pytest.raises(ValueError, match=r"must|negative"):
        is_passed(agree, percent=percent, base=base)


def test_a_threshold_knows_its_votes():
    threshold = Threshold(percent=90, base=17, cites="mẫu")

    assert threshold.needed == 16
    assert threshold.is_passed(16)
    assert not threshold.is_passed(15)
