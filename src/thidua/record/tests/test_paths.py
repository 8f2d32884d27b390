"""The path of a person or a collective: what is near, what it needs, and what another day of the law would say."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from thidua.organisation.models import Person
from thidua.record.models import Award, Rating
from thidua.record.paths import compare, timeline, ways
from thidua.record.tests.test_history import BACKEND, page

ON = date(2025, 12, 15)


@pytest.fixture
def person(add_person: Any, ministry: Any, at: Any) -> Person:
    """Three good years, three grassroots titles, one minister's certificate."""
    found = add_person("Lê Thị Mẫu", unit=ministry.workshop)
    for year in (2022, 2023, 2024):
        Rating.objects.create(person=found, year=year, level="good", recorded_at=at)
        Award.objects.create(person=found, award="cstd-co-so", year=year, basis="merit", recorded_at=at)
    return found


def test_an_award_is_not_nearer_than_the_one_it_rests_on(person: Person) -> None:
    found = {way.award: way for way in ways(person, on=ON)}

    assert found["cstd-co-so"].held == (2022, 2023, 2024)
    if found["cstd-bo"].outcome == found["cstd-toan-quoc"].outcome == "not_eligible":
        assert found["cstd-toan-quoc"].earliest >= found["cstd-bo"].earliest + 3
    assert all(step.words for way in found.values() for step in way.steps)


def test_no_step_is_told_by_its_key(person: Person) -> None:
    told = [step.words for way in ways(person, on=ON) for step in way.steps]

    assert told
    assert [words for words in told if re.search(r"[a-z]+[-_.:][a-z]+", words)] == []


def test_the_table_begins_in_the_past_and_ends_with_the_last_year_within_reach(person: Person) -> None:
    found = ways(person, on=ON)
    years, rows = timeline(found, ON.year)

    assert years[0] == 2020
    assert years[-1] == max([2025, *(way.earliest for way, _ in rows if way.earliest)])
    cells = {way.award: cells for way, cells in rows}["cstd-co-so"]
    assert [cell.year for cell in cells if cell.is_held] == [2022, 2023, 2024]


def test_two_days_are_compared_award_by_award(person: Person) -> None:
    found = compare(ways(person, on=date(2023, 12, 20)), ways(person, on=date(2024, 12, 20)))

    assert {way.regime for row in found for way in row.sides if way} == {"A", "B1"}
    assert [row.differs for row in found] == sorted((row.differs for row in found), reverse=True)
    assert any(row.differs for row in found)
    same = ways(person, on=date(2024, 12, 20))
    assert not any(row.differs for row in compare(same, same))


def test_the_worker_reads_the_own_path_and_nobody_elses(client: Client, person: Person, cast: Any) -> None:
    own = Person.objects.get(user=cast.worker)

    assert "Lộ trình của tôi" in page(client, cast.worker, "record:person_path", own.pk)
    assert client.get(reverse("record:person_path", args=[person.pk])).status_code == 404
    client.force_login(cast.other_officer, backend=BACKEND)
    assert client.get(reverse("record:person_path", args=[person.pk])).status_code == 404


def test_the_page_compares_and_refuses_a_day_out_of_reach(client: Client, person: Person, cast: Any) -> None:
    shown = page(client, cast.officer, "record:person_path", person.pk, ngay="20/12/2023", ngay_2="20/12/2024")
    refused = page(client, cast.officer, "record:person_path", person.pk, ngay="20/12/1950")

    assert "Cùng hồ sơ này, hỏi ngày 20/12/2023 và ngày 20/12/2024" in shown
    assert "khác" in shown
    assert "Chọn ngày từ năm 2000 đến năm 2052." in refused


def test_a_collective_has_its_path(client: Client, cast: Any, ministry: Any) -> None:
    assert "Từng danh hiệu cần gì" in page(client, cast.officer, "record:unit_path", ministry.workshop.pk)


def test_the_path_costs_the_same_for_three_and_thirty_years(client: Client, person: Person, cast: Any, at: Any) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as caught:
            client.get(reverse("record:person_path", args=[person.pk]))
        return len(caught)

    client.force_login(cast.officer, backend=BACKEND)
    client.get(reverse("record:person_path", args=[person.pk]))
    few = queries()
    for year in range(1995, 2022):
        Award.objects.create(person=person, award="ldtt", year=year, basis="merit", recorded_at=at)

    assert queries() == few
