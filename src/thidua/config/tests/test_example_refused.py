"""The example ministry never comes over what people entered, and its names depend on nothing but their seed."""

from __future__ import annotations

import random

import pytest

from thidua.config.example.build import build_example
from thidua.config.example.names import NameMaker
from thidua.core.models import User
from thidua.organisation.models import Person


@pytest.mark.django_db
def test_an_installation_in_use_is_left_alone():
    User.objects.create_user("nguoi-dung", password="mat-khau-thu-2025")

    (line,) = build_example(240)

    assert "không nạp" in line
    assert Person.objects.count() == 0
    assert User.objects.count() == 1


def test_names_depend_on_the_seed_alone():
    first, second = (NameMaker().make("female", random.Random(7)) for _ in range(2))

    assert first == second


def test_names_are_of_two_to_four_syllables_without_any_mark_of_the_list():
    names, rng = NameMaker(), random.Random(7)
    made = [names.make(sex, rng) for sex in ("female", "male") for _ in range(2000)]

    assert {len(name.split()) for name in made} <= {2, 3, 4, 5}
    assert not any(set(name) & set("()0123456789,") for name in made)
