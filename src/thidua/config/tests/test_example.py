"""The example ministry: built once, the same each time, and never over what people entered."""

from __future__ import annotations

import pytest

from thidua.config.example.build import build_example
from thidua.config.example.names import NameMaker
from thidua.config.example.places import PLACES, headcounts
from thidua.config.loading import load_everything
from thidua.core.demo_cast import ADMIN_ACCOUNT, DEMO_CAST
from thidua.core.models import User
from thidua.organisation.models import Person, Unit
from thidua.record.models import Award, Initiative, Move, Rating

PEOPLE = 240


@pytest.fixture
def units(db: None) -> None:
    load_everything()


@pytest.fixture
def example(units: None) -> list[str]:
    return list(build_example(PEOPLE))


@pytest.mark.parametrize("people", [3_000, 300_000])
def test_the_example_has_as_many_people_as_asked_for(people: int):
    assert sum(headcounts(people).values()) == people


def test_every_unit_of_the_example_has_people_however_small_it_is(example):
    assert Person.objects.count() == sum(headcounts(PEOPLE).values())
    assert all(Person.objects.filter(unit__path__startswith=f"BCT/{place.code}/").exists() for place in PLACES)


def test_everybody_of_the_cast_may_sign_in_and_nobody_else(example):
    able = {user.username for user in User.objects.all() if user.has_usable_password()}

    assert able == {account.username for account in [*DEMO_CAST, ADMIN_ACCOUNT]}
    assert all(User.objects.get(username=one.username).check_password(one.password) for one in DEMO_CAST)


def test_a_second_build_says_that_it_is_there_and_changes_nothing(example):
    before = Person.objects.count(), Rating.objects.count(), User.objects.count()

    assert list(build_example(PEOPLE)) == ["Bộ mẫu: đã có, giữ nguyên / example ministry: already there, kept."]
    assert (Person.objects.count(), Rating.objects.count(), User.objects.count()) == before


def test_an_installation_in_use_is_left_alone(units):
    User.objects.create_user("nguoi-dung", password="mat-khau-thu-2025")

    (line,) = build_example(PEOPLE)

    assert "không nạp" in line
    assert Person.objects.count() == 0
    assert User.objects.count() == 1


def test_everybody_says_that_they_are_samples(example):
    assert not Person.objects.exclude(post__endswith="(mẫu)").exists()
    assert not Unit.objects.filter(kind=Unit.COLLECTIVE).exclude(name_vi__endswith="(mẫu)").exists()
    assert not Initiative.objects.exclude(title__contains="mẫu").exists()
    assert not Award.objects.exclude(decision_no="").exclude(decision_no__contains="QĐ-MẪU").exists()
    assert not Person.objects.exclude(identity_no=None).exclude(identity_no__startswith="000").exists()


def test_the_worker_of_the_cast_has_a_record_and_no_title_of_2025(example):
    worker = Person.objects.get(user__username="congnhan")

    assert worker.full_name == "Đặng Văn Ước"
    assert worker.unit.path.startswith("BCT/VEAM/")
    assert list(worker.awards.filter(award="cstd-co-so").values_list("year", flat=True)) == [2023, 2024]
    assert not worker.awards.filter(year=2025).exists()


def test_people_of_merged_units_have_moved(example):
    moves = Move.objects.filter(kind="merger", new_unit__path__startswith="BCT/CDL/")

    assert moves.exists()
    assert {move.old_unit.parent.code for move in moves} <= {"DL", "DTDL"}


def test_names_depend_on_the_seed_alone():
    import random

    first, second = (NameMaker().make("female", random.Random(7)) for _ in range(2))

    assert first == second
    assert len(first.split()) in (3, 4)
