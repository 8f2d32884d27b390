"""Nobody judges their own; an initiative serves once; a list ends at its ceiling."""

from __future__ import annotations

import pytest

from thidua.awards.domain.fairness import ListRoom, clashing_uses, own_interest

ACTOR = 7


@pytest.mark.parametrize(
    ("proposed_by", "submitted_by", "subject", "why"),
    [
        (1, 2, 3, None),
        (1, None, None, None),
        (ACTOR, 2, 3, "proposed"),
        (1, ACTOR, 3, "submitted"),
        (1, 2, ACTOR, "oneself"),
        (ACTOR, ACTOR, ACTOR, "oneself"),
    ],
)
def test_whoever_proposed_submitted_or_is_nominated_does_not_judge(proposed_by, submitted_by, subject, why):
    assert own_interest(ACTOR, proposed_by=proposed_by, submitted_by=submitted_by, subject=subject) == why


@pytest.mark.parametrize(
    ("award", "others", "clash"),
    [
        pytest.param("cstd-co-so", ["cstd-bo"], [], id="titles of one chain may share it"),
        pytest.param("bang-khen-bo", ["cstd-co-so"], ["cstd-co-so"], id="a commendation beside a title may not"),
        pytest.param("cstd-co-so", ["giay-khen"], ["giay-khen"], id="nor a title beside a commendation"),
        pytest.param("giay-khen", ["bang-khen-bo"], ["bang-khen-bo"], id="nor two commendations"),
        pytest.param("giay-khen", [], [], id="alone it is free"),
    ],
)
def test_one_initiative_serves_no_title_and_commendation_at_once(award, others, clash):
    assert clashing_uses(award, others) == clash


@pytest.mark.parametrize(
    ("at_most", "taken", "adding", "holds"),
    [(3, 2, 1, True), (3, 3, 1, False), (3, 1, 2, True), (3, 2, 2, False), (0, 0, 1, False), (None, 99, 1, True)],
)
def test_a_list_holds_what_its_ceiling_allows(at_most, taken, adding, holds):
    assert ListRoom(at_most, taken).holds(adding) is holds


def test_a_list_without_a_ceiling_has_no_number_left():
    assert ListRoom(None, 4).left is None
    assert ListRoom(6, 4).left == 2
