"""Which nominations may stand in one decision, and who may not sign it."""

from dataclasses import replace

import pytest

from thidua.decisions.domain.lists import Candidate, Line, Problem, is_ready, list_problems, signing_problems

PASSED = Candidate(1, "0001", 10, "cstd-co-so", "passed", True, "BCT")
OTHER = replace(PASSED, id=2, label="0002")


@pytest.mark.parametrize(
    ("state", "needs_vote", "ready"),
    [
        pytest.param("passed", True, True, id="passed by the council"),
        pytest.param("passed", False, True, id="passed although no vote was needed"),
        pytest.param("accepted", False, True, id="accepted, and the law asks for no vote"),
        pytest.param("accepted", True, False, id="accepted, but the council must vote"),
        pytest.param("accepted", None, False, id="accepted, and whether a vote is needed was not read"),
        pytest.param("submitted", False, False, id="only submitted"),
        pytest.param("not_passed", True, False, id="turned down"),
        pytest.param("decided", True, False, id="decided already"),
    ],
)
def test_what_passed_or_needs_no_vote_is_ready(state, needs_vote, ready):
    assert is_ready(state, needs_vote) is ready


def test_one_round_one_award_one_body_make_a_list():
    assert list_problems([PASSED, OTHER]) == []


@pytest.mark.parametrize(
    ("second", "problem"),
    [
        pytest.param(replace(OTHER, round_id=11), Problem("several_rounds"), id="another round"),
        pytest.param(replace(OTHER, award="cstd-bo"), Problem("several_awards"), id="another award"),
        pytest.param(
            replace(OTHER, issuing_body="VEAM"), Problem("several_bodies", "", "BCT, VEAM"), id="another body"
        ),
        pytest.param(replace(OTHER, state="accepted"), Problem("not_passed", "0002", "accepted"), id="not voted on"),
        pytest.param(
            replace(OTHER, in_decision="05/QĐ-BCT"),
            Problem("already_listed", "0002", "05/QĐ-BCT"),
            id="listed elsewhere",
        ),
    ],
)
def test_what_does_not_belong_is_named(second, problem):
    assert list_problems([PASSED, second]) == [problem]


def test_all_problems_come_at_once():
    found = list_problems([PASSED, replace(OTHER, round_id=11, award="ldtt", state="returned")])

    assert [one.code for one in found] == ["several_rounds", "several_awards", "not_passed"]


def test_an_empty_list_is_no_list():
    assert list_problems([]) == [Problem("empty")]


@pytest.mark.parametrize(
    ("line", "codes"),
    [
        pytest.param(Line("An", named_user=7, proposed_by=(3,)), ["names_signer"], id="the signer is honoured"),
        pytest.param(Line("An", named_user=9, proposed_by=(3, 7)), ["proposed_by_signer"], id="the signer proposed"),
        pytest.param(Line("An", named_user=7, proposed_by=(7,)), ["names_signer", "proposed_by_signer"], id="both"),
        pytest.param(Line("An", named_user=None, proposed_by=(3, None)), [], id="neither"),
    ],
)
def test_nobody_signs_for_oneself_or_what_one_proposed(line, codes):
    found = signing_problems([Line("Bình", named_user=8, proposed_by=(3,)), line], signer=7)

    assert [(one.code, one.label) for one in found] == [(code, "An") for code in codes]
