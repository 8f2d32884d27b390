"""Two people at once: numbers stay unique, a ceiling holds, one button pressed twice is one act. PostgreSQL only."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection, connections

from thidua.awards import actions
from thidua.awards.models import Nomination, Verdict
from thidua.awards.tests.factories import make_nomination, make_nominee, make_registration, make_round
from thidua.core.errors import DomainError
from thidua.core.models import Event

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif("connection.vendor != 'postgresql'", reason="SQLite lets one writer in at a time by itself"),
]
assert connection  # named in the condition above


@pytest.fixture
def found(ministry, cast):
    made = make_round(ministry, cast)
    make_registration(made, ministry.veam, by=cast.officer)
    return made


def at_once(*calls):
    """Run each call in a thread of its own; their results or domain errors, in order."""

    def run(call):
        try:
            return call()
        except DomainError as error:
            return error
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(calls)) as pool:
        return list(pool.map(run, calls))


def test_dossiers_proposed_at_once_get_numbers_of_their_own(found, ministry, cast, at):
    people = [make_nominee(ministry.workshop) for _ in range(6)]
    assert cast.officer.grants

    at_once(*[
        lambda person=person: actions.nominate(found.pk, person, "ldtt", unit=ministry.veam, actor=cast.officer, at=at)
        for person in people
    ])  # fmt: skip

    assert sorted(Nomination.objects.values_list("number", flat=True)) == [1, 2, 3, 4, 5, 6]


def test_one_person_is_proposed_once_however_many_press(found, ministry, cast, at):
    person = make_nominee(ministry.workshop)
    assert cast.officer.grants

    results = at_once(*[
        lambda: actions.nominate(found.pk, person, "ldtt", unit=ministry.veam, actor=cast.officer, at=at)
        for _ in range(4)
    ])  # fmt: skip

    assert sum(isinstance(one, DomainError) for one in results) == 3
    assert Nomination.objects.count() == 1


def test_submitting_twice_at_once_is_one_submission(found, ministry, cast, at):
    draft = make_nomination(ministry, cast, round=found)
    assert cast.officer.grants

    at_once(*[lambda: actions.submit_nomination(draft.pk, actor=cast.officer, at=at) for _ in range(4)])

    assert Verdict.objects.count() == Event.objects.filter(name="nomination.submitted").count() == 1


def test_two_cannot_both_take_the_last_place_under_a_ceiling(found, ministry, cast, said_law, at):
    said_law.ceilings = {"cstd-co-so": 1}
    make_nomination(ministry, cast, round=found, award="ldtt")
    drafts = [make_nomination(ministry, cast, round=found, award="cstd-co-so") for _ in range(3)]
    assert cast.officer.grants

    at_once(*[
        lambda draft=draft: actions.submit_nomination(draft.pk, actor=cast.officer, at=at) for draft in drafts
    ])  # fmt: skip

    assert Nomination.objects.filter(award="cstd-co-so", state="submitted").count() == 1
