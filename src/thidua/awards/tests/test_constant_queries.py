"""Every list costs the same for one row and thirty.

The frame around a page asks for the badges of all rooms, so the numbers are upper bounds for the page as a whole.
"""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from thidua.awards.queries.work import work_of
from thidua.awards.tests.factories import make_nominee, make_registration, make_returned, make_round, make_submitted
from thidua.organisation.actions import prepare_unit
from thidua.organisation.models import Unit


@pytest.fixture
def found(ministry, cast):
    made = make_round(ministry, cast)
    make_registration(made, ministry.veam, by=cast.officer)
    return made


@pytest.fixture
def costs(client):
    """Adds one row, then twenty-nine more, and gives what the page cost each time."""

    def measure(url, viewer, add, query=None):
        client.force_login(viewer)
        client.get(reverse("awards:rounds"))  # what is asked once per process
        found = []
        for rows in (1, 29):
            for _ in range(rows):
                add()
            with CaptureQueriesContext(connection) as asked:
                response = client.get(url, query)
            assert response.status_code == 200
            found.append(len(asked))
        return found

    return measure


def of(found, name):
    return reverse(f"awards:{name}", args=[found.pk])


def test_the_list_of_rounds(costs, ministry, cast):
    one, thirty = costs(reverse("awards:rounds"), cast.department, lambda: make_round(ministry, cast))

    assert one == thirty <= 12


@pytest.mark.parametrize(("page", "budget"), [("nominations", 12), ("nominations_file", 5), ("round", 18)])
def test_pages_over_the_dossiers_of_a_round(costs, ministry, cast, found, page, budget):
    one, thirty = costs(of(found, page), cast.department, lambda: make_submitted(ministry, cast, round=found))

    assert one == thirty <= budget


def test_the_queue(costs, ministry, cast, found):
    one, thirty = costs(reverse("awards:queue"), cast.department, lambda: make_submitted(ministry, cast, round=found))

    assert one == thirty <= 11


def test_the_board_of_units(costs, ministry, cast, found):
    def add():
        number = Unit.objects.count()
        prepare_unit(Unit(code=f"M{number}", name_vi=f"Cục mẫu {number}", kind="cuc", parent=ministry.root)).save()

    one, thirty = costs(of(found, "round"), cast.department, add)

    assert one == thirty <= 18


def test_who_is_eligible(costs, ministry, cast, found):
    one, thirty = costs(of(found, "eligible"), cast.officer, lambda: make_nominee(ministry.workshop))

    assert thirty <= one <= 29


def test_searching_whom_to_nominate(costs, ministry, cast, found):
    one, thirty = costs(
        of(found, "nominate"), cast.officer, lambda: make_nominee(ministry.workshop, "Đặng Thị Ân"), {"q": "dang"}
    )

    assert one == thirty <= 13


def test_the_defects(costs, ministry, cast, found):
    one, thirty = costs(of(found, "defects"), cast.department, lambda: make_returned(ministry, cast, round=found))

    assert one == thirty <= 11


@pytest.mark.parametrize("rows", [1, 30])
def test_what_waits(rows, ministry, cast, found, django_assert_num_queries):
    for _ in range(rows):
        make_submitted(ministry, cast, round=found)
        make_returned(ministry, cast, round=found)
    assert cast.officer.grants
    assert cast.department.grants
    with django_assert_num_queries(4):
        list(work_of(cast.officer))
    with django_assert_num_queries(2):
        list(work_of(cast.department))
