"""Rounds and dossiers: which act leads from which state to which."""

from __future__ import annotations

import pytest

from thidua.awards.domain import states
from thidua.awards.models import Nomination, Round


@pytest.mark.parametrize(
    ("state", "acts"),
    [
        ("draft", ["change", "submit", "withdraw"]),
        ("submitted", ["withdraw", "return", "accept", "reject"]),
        ("returned", ["change", "submit", "withdraw", "answer"]),
        ("accepted", ["pass", "not_pass", "decide"]),
        ("rejected", []),
        ("passed", ["decide"]),
        ("not_passed", []),
        ("decided", []),
        ("withdrawn", []),
    ],
)
def test_each_state_of_a_dossier_allows_exactly_these_acts(state, acts):
    assert states.acts_from(state) == acts


def test_every_step_leads_to_a_state_that_exists():
    known = set(Nomination.State.values)

    assert {step.to for step in states.STEPS.values() if step.to} <= known
    assert {origin for step in states.STEPS.values() for origin in step.origins} <= known


@pytest.mark.parametrize(
    ("state", "moves"),
    [
        pytest.param("draft", ["open"], id="a draft is opened"),
        pytest.param("open", ["appraisal"], id="an opened round is never a draft again"),
        pytest.param("appraisal", ["council", "open"], id="appraisal may open the round again"),
        pytest.param("council", ["decision", "appraisal"], id="the council may give it back"),
        pytest.param("decision", ["closed", "council"], id="before closing it may go back to the council"),
        pytest.param("closed", [], id="a closed round stays closed"),
    ],
)
def test_a_round_goes_one_step_on_or_one_back(state, moves):
    assert states.round_moves(state) == moves


def test_the_way_of_a_round_names_every_state_once():
    assert list(states.ROUND_WAY) == list(Round.State.values)


@pytest.mark.parametrize(
    ("to", "counts", "expected"),
    [
        ("council", {"submitted": 2, "draft": 3, "accepted": 9}, {"submitted": 2}),
        ("council", {"returned": 1}, {"returned": 1}),
        ("council", {"accepted": 9, "draft": 1}, {}),
        ("appraisal", {"draft": 5, "submitted": 5}, {}),
        ("closed", {"passed": 1, "accepted": 2, "decided": 9}, {"accepted": 2, "passed": 1}),
        ("closed", {"decided": 9, "not_passed": 1, "withdrawn": 2}, {}),
    ],
)
def test_a_round_waits_for_dossiers_that_are_not_dealt_with(to, counts, expected):
    assert states.hindrances(to, counts) == expected


@pytest.mark.parametrize(
    ("state", "current"),
    [
        ("draft", "dossier"),
        ("returned", "dossier"),
        ("submitted", "appraisal"),
        ("accepted", "council"),
        ("passed", "decision"),
    ],
)
def test_the_step_bar_of_a_dossier_shows_where_it_is(state, current):
    marks = dict(states.dossier_steps(state))

    assert [step for step, mark in marks.items() if mark == "current"] == [current]


def test_after_the_decision_every_step_is_done():
    assert {mark for _, mark in states.dossier_steps("decided")} == {"done"}
