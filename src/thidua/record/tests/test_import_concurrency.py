"""Two who press at once write a list once; two copies of one list give each person once. PostgreSQL only."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection, connections

from thidua.core.models import Event
from thidua.organisation.models import Person
from thidua.record.actions import try_import, write_import
from thidua.record.models import Award, Rating
from thidua.record.tests.workbooks import AWARDS, save_workbook

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif("connection.vendor != 'postgresql'", reason="SQLite lets one writer in at a time by itself"),
]
assert connection  # named in the condition above


@pytest.fixture
def tried(ministry, cast, at, tmp_path, settings):
    settings.MEDIA_ROOT = tmp_path / "files"
    path = save_workbook(tmp_path / "l.xlsx", AWARDS)
    assert cast.officer.grants

    def make():
        return try_import(path, name="l.xlsx", unit=ministry.veam, year=None, actor=cast.officer, at=at)

    return make


def at_once(*calls):
    def run(call):
        try:
            return call()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(calls)) as pool:
        return list(pool.map(run, calls))


def test_one_list_applied_by_two_at_once_is_written_once(tried, cast, at):
    made = tried()

    at_once(*[lambda: write_import(made.pk, actor=cast.officer, at=at)] * 3)

    assert (Rating.objects.count(), Award.objects.count()) == (2, 3)
    assert Event.objects.filter(name="import.applied").count() == 1


def test_two_copies_of_a_list_applied_at_once_give_each_person_and_fact_once(tried, cast, at):
    one, other = tried(), tried()

    at_once(*[lambda made=made: write_import(made.pk, actor=cast.officer, at=at) for made in (one, other)])

    assert Person.objects.filter(identity_no__in=["001175000123", "001080000456"]).count() == 2
    assert (Rating.objects.counting().count(), Award.objects.counting().count()) == (2, 3)
