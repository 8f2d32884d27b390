"""The example ministry: built once, the same each time, and never over what people entered."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import transaction

from thidua.awards.models import Nomination, Round
from thidua.awards.queries.eligible import eligible_not_nominated
from thidua.config.example.build import build_example
from thidua.config.example.places import PLACES, headcounts
from thidua.config.loading import load_everything
from thidua.core.demo_cast import ADMIN_ACCOUNT, DEMO_CAST
from thidua.core.models import User
from thidua.council.models import Meeting
from thidua.decisions.models import Certificate, Decision
from thidua.organisation.models import Person, Unit
from thidua.record.models import Award, Initiative, Move, Rating

PEOPLE = 240


@pytest.fixture(scope="module")
def example(django_db_setup: None, django_db_blocker: Any) -> Iterator[list[str]]:
    """The lines of one build that all tests here look at; it is taken back at the end."""
    with django_db_blocker.unblock(), transaction.atomic():
        load_everything()
        yield list(build_example(PEOPLE))
        transaction.set_rollback(True)


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


def test_there_is_one_round_in_every_stage(example):
    assert sorted(Round.objects.values_list("state", flat=True)) == sorted(Round.State.values)


def test_the_open_round_shows_every_outcome_of_the_law(example):
    nominations = Nomination.objects.filter(round__state=Round.State.OPEN)

    assert {"eligible", "not_eligible", "needs_facts", "needs_people"} == {one.outcome for one in nominations}
    assert {"draft", "submitted"} == {one.state for one in nominations}


def test_the_department_has_dossiers_of_every_kind_to_appraise(example):
    nominations = Nomination.objects.filter(round__state=Round.State.APPRAISAL)

    assert {"submitted", "returned", "accepted", "rejected"} == {one.state for one in nominations}
    assert max(one.returns.count() for one in nominations) == 2


def test_the_worker_meets_a_standard_of_the_open_round_and_is_not_nominated(example):
    round_ = Round.objects.get(state=Round.State.OPEN)
    worker = Person.objects.get(user__username="congnhan")

    listed = eligible_not_nominated(worker.unit, round_)

    assert {row.award for row in listed if row.subject == worker} >= {"ldtt"}


def test_one_teller_has_finished_and_the_other_has_not(example):
    meeting = Meeting.objects.get(round__state=Round.State.COUNCIL)
    sheets = meeting.counts.get().sheets.all()

    assert {sheet.teller.username: sheet.finished_at is not None for sheet in sheets} == {
        "kiemphieu1": True,
        "kiemphieu2": False,
    }


def test_one_decision_waits_for_its_number_and_another_is_a_draft(example):
    decisions = Decision.objects.filter(round__state=Round.State.DECISION)

    assert sorted(decision.state for decision in decisions) == ["draft", "signed"]


def test_certificates_of_2024_are_valid_corrected_and_revoked(example):
    certificates = Certificate.objects.filter(item__decision__round__state=Round.State.CLOSED)
    worker = Person.objects.get(user__username="congnhan")

    assert {one.state for one in certificates} == {"valid", "corrected", "revoked"}
    assert certificates.get(item__nomination__person=worker).state == "valid"
    assert worker.awards.get(award="bang-khen-bo").year == 2024


def test_decision_numbers_say_that_nobody_gave_them(example):
    issued = Decision.objects.issued()

    assert issued.exists()
    assert all("MẪU" in decision.shown_number for decision in issued)
