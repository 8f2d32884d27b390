"""Every list costs the same for one row and thirty."""

from __future__ import annotations

import pytest
from django.urls import reverse

from thidua.awards.queries.work import work_of
from thidua.awards.tests.factories import make_nominee, make_registration, make_returned, make_round, make_submitted
from thidua.organisation.actions import prepare_unit
from thidua.organisation.models import Unit

ROWS = [1, 30]


@pytest.fixture
def found(ministry, cast):
    made = make_round(ministry, cast)
    make_registration(made, ministry.veam, by=cast.officer)
    return made


def fill(rows, ministry, cast, found):
    for _ in range(rows):
        make_submitted(ministry, cast, round=found)


@pytest.mark.parametrize("rows", ROWS)
def test_the_list_of_rounds(rows, client, ministry, cast, django_assert_num_queries):
    for number in range(rows):
        make_round(ministry, cast, name=f"Đợt {number}")
    client.force_login(cast.department)
    with django_assert_num_queries(8):
        client.get(reverse("awards:rounds"))


@pytest.mark.parametrize("rows", ROWS)
def test_the_list_of_dossiers(rows, client, ministry, cast, found, django_assert_num_queries):
    fill(rows, ministry, cast, found)
    client.force_login(cast.department)
    with django_assert_num_queries(8):
        client.get(reverse("awards:nominations", args=[found.pk]))


@pytest.mark.parametrize("rows", ROWS)
def test_the_workbook_of_dossiers(rows, client, ministry, cast, found, django_assert_num_queries):
    fill(rows, ministry, cast, found)
    client.force_login(cast.department)
    with django_assert_num_queries(5):
        client.get(reverse("awards:nominations_file", args=[found.pk]))


@pytest.mark.parametrize("rows", ROWS)
def test_the_queue(rows, client, ministry, cast, found, django_assert_num_queries):
    fill(rows, ministry, cast, found)
    client.force_login(cast.department)
    with django_assert_num_queries(7):
        client.get(reverse("awards:queue"))


@pytest.mark.parametrize("rows", ROWS)
def test_the_board_of_units(rows, client, ministry, cast, found, django_assert_num_queries):
    for number in range(rows):
        made = prepare_unit(Unit(code=f"M{number}", name_vi=f"Cục mẫu {number}", kind="cuc", parent=ministry.root))
        made.save()
    client.force_login(cast.department)
    with django_assert_num_queries(13):
        client.get(reverse("awards:round", args=[found.pk]))


@pytest.mark.parametrize("rows", ROWS)
def test_who_is_eligible(rows, client, ministry, cast, found, django_assert_num_queries):
    for _ in range(rows):
        make_nominee(ministry.workshop)
    client.force_login(cast.officer)
    with django_assert_num_queries(25):
        client.get(reverse("awards:eligible", args=[found.pk]))


@pytest.mark.parametrize("rows", ROWS)
def test_searching_whom_to_nominate(rows, client, ministry, cast, found, django_assert_num_queries):
    for number in range(rows):
        make_nominee(ministry.workshop, f"Đặng Thị Ân {number}")
    client.force_login(cast.officer)
    with django_assert_num_queries(9):
        client.get(reverse("awards:nominate", args=[found.pk]), {"q": "dang"})


@pytest.mark.parametrize("rows", ROWS)
def test_the_defects(rows, client, ministry, cast, found, django_assert_num_queries):
    for _ in range(rows):
        make_returned(ministry, cast, round=found)
    client.force_login(cast.department)
    with django_assert_num_queries(7):
        client.get(reverse("awards:defects", args=[found.pk]))


@pytest.mark.parametrize("rows", ROWS)
def test_what_waits(rows, ministry, cast, found, django_assert_num_queries):
    fill(rows, ministry, cast, found)
    for _ in range(rows):
        make_returned(ministry, cast, round=found)
    assert cast.officer.grants
    assert cast.department.grants
    with django_assert_num_queries(3):
        list(work_of(cast.officer))
    with django_assert_num_queries(1):
        list(work_of(cast.department))
