"""What a withdrawal changes: who gets which paper; and what it does not: the base."""

from __future__ import annotations

import random

from thidua.council.domain.recusal import cannot_pass, paper_forms


def test_without_withdrawals_everybody_gets_the_same_single_form():
    forms = paper_forms([1, 2, 3], {})

    assert [(form.number, form.items, form.withdrawn) for form in forms] == [(1, (1, 2, 3), frozenset())]


def test_nominees_from_whom_the_same_members_withdrew_share_a_form():
    forms = paper_forms([1, 2, 3, 4], {2: {7}, 4: {7}, 3: {7, 8}})

    assert [(form.number, form.items, form.withdrawn) for form in forms] == [
        (1, (1,), frozenset()),
        (2, (2, 4), frozenset({7})),
        (3, (3,), frozenset({7, 8})),
    ]


def test_the_form_for_everybody_comes_first_even_when_its_nominees_come_last():
    forms = paper_forms([1, 2], {1: {7}})

    assert [form.items for form in forms] == [(2,), (1,)]


def test_who_withdrew_never_gets_a_paper_with_that_nominee_and_everybody_else_gets_each_nominee_once():
    rng = random.Random(20251215)
    for _case in range(300):
        members, items = list(range(rng.randint(1, 12))), list(range(100, 100 + rng.randint(1, 15)))
        out = {item: {member for member in members if rng.random() < 0.2} for item in items}
        voting = {member for member in members if rng.random() < 0.8}

        forms = paper_forms(items, out)

        for item in items:
            holding = [form for form in forms if item in form.items]
            assert len(holding) == 1
            assert holding[0].voters(voting) == voting - out[item]
        assert len({form.withdrawn for form in forms}) == len(forms)


def test_fewer_ballots_than_needed_cannot_pass():
    assert cannot_pass(9, 8)
    assert not cannot_pass(9, 9)
