"""The one search over all rooms: what it finds for whom, exact first, and nothing that may not be seen."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from thidua.awards.tests.factories import make_nomination, make_passed, make_round, make_submitted
from thidua.core.search import Wanted, find
from thidua.organisation.actions import prepare_unit
from thidua.organisation.models import Person, Unit
from thidua.record import searching
from thidua.record.models import Authorship, Award, Initiative

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


def titles(user: Any, typed: str, only: str = "people", each: int = 10) -> list[str]:
    return [hit.title for group in find(user, typed, each=each, only=only) for hit in group.hits]


@pytest.fixture
def people(add_person: Any, ministry: Any, cast: Any) -> None:
    Person.objects.filter(user=cast.worker).delete()
    add_person("Lê Đặng Bình", unit=ministry.workshop)
    add_person("Đặng An", unit=ministry.workshop, identity_no="001180000011")
    add_person("Đặng An Khác", unit=ministry.office)
    add_person("Nguyễn Văn An", unit=ministry.workshop)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        pytest.param("dang", ["Đặng An", "Lê Đặng Bình"], id="beginning before containing"),
        pytest.param("Đặng An", ["Đặng An"], id="exact"),
        pytest.param("đặng  AN ", ["Đặng An"], id="capitals and spaces"),
        pytest.param("Đa\u0323\u0306ng An", ["Đặng An"], id="decomposed"),
        pytest.param("an dang", ["Đặng An"], id="words in another order"),
        pytest.param("nvan", ["Nguyễn Văn An"], id="initials and given name"),
        pytest.param("nva", ["Nguyễn Văn An"], id="initials alone"),
        pytest.param("001180000011", ["Đặng An"], id="identity number"),
        pytest.param("00118000001", [], id="part of an identity number"),
        pytest.param("d", [], id="one letter is too short"),
        pytest.param("   ", [], id="nothing"),
        pytest.param("zzz", [], id="nobody"),
    ],
)
def test_people_are_found_as_they_are_typed(typed: str, found: list[str], people: None, cast: Any) -> None:
    assert titles(cast.officer, typed) == found


def test_the_exact_name_comes_first_and_more_is_said(add_person: Any, ministry: Any, cast: Any) -> None:
    for number in range(12):
        add_person(f"Lê An Bình {number}", unit=ministry.workshop)
    add_person("Lê An", unit=ministry.workshop)

    (group,) = find(cast.officer, "le an", each=10, only="people")

    assert (group.hits[0].title, len(group.hits), group.more) == ("Lê An", 10, True)


def test_nobody_finds_whom_they_may_not_see(people: None, cast: Any) -> None:
    assert titles(cast.other_officer, "dang") == ["Đặng An Khác"]
    assert titles(cast.department, "dang an") == ["Đặng An", "Đặng An Khác"]
    for user in (cast.outsider, cast.worker, cast.admin):
        assert titles(user, "dang") == []
        assert titles(user, "001180000011") == []


@pytest.mark.parametrize("small", [True, False], ids=["small scope", "whole ministry"])
def test_the_spelling_and_the_number_of_a_double_lead_to_the_record_that_stays(
    small: bool, people: None, cast: Any, ministry: Any, add_person: Any, monkeypatch: Any
) -> None:
    if not small:
        monkeypatch.setattr(searching, "FEW_PEOPLE", 0)
    kept = Person.objects.get(full_name="Đặng An")
    add_person("Dặng Ann", unit=ministry.office, identity_no="012345678", merged_into=kept)

    for user in (cast.officer, cast.department):
        assert titles(user, "dang ann") == ["Đặng An"]
        assert titles(user, "012345678") == ["Đặng An"]
    assert titles(cast.other_officer, "dang ann") == []


def test_units_are_found_by_old_names_and_collectives_only_by_their_own(ministry: Any, cast: Any) -> None:
    old = Unit(code="CU", name_vi="Vụ Thi đua cũ", kind="vu", parent=ministry.root, to_year=2020)
    prepare_unit(old).save()

    assert titles(cast.outsider, "thi dua cu", "units") == ["Vụ Thi đua cũ"]
    assert titles(cast.outsider, "veam", "units") == [ministry.veam.name_vi]
    assert titles(cast.outsider, "phan xuong", "units") == []
    assert titles(cast.officer, "phan xuong", "units") == [ministry.workshop.name_vi]


@pytest.mark.parametrize("typed", ["1234/QĐ-BCT", "1234qdbct", "1234 qd bct", "1234"])
def test_awards_are_found_by_the_number_of_their_decision(typed: str, people: None, cast: Any, at: Any) -> None:
    for name, number in (("Đặng An", "1234/QĐ-BCT"), ("Lê Đặng Bình", "1234/QĐ-BCT"), ("Đặng An Khác", "99/QĐ-BCT")):
        holder = Person.objects.get(full_name=name)
        Award.objects.create(person=holder, award="ldtt", year=2023, decision_no=number, recorded_at=at)

    assert titles(cast.officer, typed, "awards") == ["1234/QĐ-BCT · Lao động tiên tiến"]
    assert titles(cast.other_officer, typed, "awards") == []
    assert titles(cast.officer, "1234/QĐ-TTg", "awards") == []


def test_an_initiative_is_found_where_an_author_is_seen(people: None, cast: Any, at: Any) -> None:
    idea = Initiative.objects.create(
        title="Cải tiến máy hàn", search_text="cai tien may han", year=2024, recorded_at=at
    )
    Authorship.objects.create(initiative=idea, person=Person.objects.get(full_name="Đặng An"))

    assert titles(cast.officer, "may han", "initiatives") == ["Cải tiến máy hàn"]
    assert titles(cast.other_officer, "may han", "initiatives") == []


def test_dossiers_are_found_by_number_and_name_as_far_as_they_are_seen(ministry: Any, cast: Any) -> None:
    round_ = make_round(ministry, cast)
    draft = make_nomination(ministry, cast, round=round_)
    sent = make_submitted(ministry, cast, round=round_)

    assert titles(cast.officer, draft.label_number, "dossiers") == [f"{draft.label_number} · {draft.subject}"]
    assert titles(cast.department, draft.label_number, "dossiers") == []
    assert titles(cast.department, str(sent.number), "dossiers") == [f"{sent.label_number} · {sent.subject}"]
    assert len(titles(cast.officer, "tran van mau", "dossiers")) == 2
    assert titles(cast.other_officer, "tran van mau", "dossiers") == []


def test_every_room_is_asked_and_the_kinds_stand_in_their_order(ministry: Any, cast: Any) -> None:
    make_passed(ministry, cast)

    groups = [group.key for group in find(cast.department, "mau", each=5)]

    assert groups == [key for key in ("people", "units", "dossiers", "decisions") if key in groups]
    assert {"people", "units", "dossiers"} <= set(groups)


def test_nobody_signed_in_finds_nothing(client: Client, db: None) -> None:
    assert find(None, "mau", each=5) == []
    assert client.get(reverse("core:search"), {"q": "mau"}).status_code == 302


def test_the_page_works_without_script_and_the_list_while_typing_with_it(
    people: None, client: Client, cast: Any
) -> None:
    client.force_login(cast.officer, backend=BACKEND)
    url = reverse("core:search")

    page = client.get(url, {"q": "dang"}).content.decode()
    typing = client.get(url, {"q": "dang"}, headers={"HX-Request": "true"}).content.decode()
    nothing = client.get(url, {"q": "zzzz"}).content.decode()
    empty = client.get(url).content.decode()

    assert "<h1" in page
    assert "Lê Đặng Bình" in page
    assert "<h1" not in typing
    assert 'role="option"' in typing
    assert "Không tìm thấy" in nothing
    assert "nvan" in empty
    assert "<script>" not in client.get(url, {"q": "<script>alert(1)</script>"}).content.decode().partition("<main")[2]


def test_more_people_cost_no_more_queries(
    add_person: Any, ministry: Any, cast: Any, django_assert_max_num_queries: Any
) -> None:
    for number in range(40):
        add_person(f"Lê An {number}", unit=ministry.workshop)
    assert cast.officer.grants

    with django_assert_max_num_queries(12):
        find(cast.officer, "le an", each=10)


@pytest.mark.parametrize(
    ("typed", "number"), [("1234/QĐ-BCT", "1234qdbct"), ("Số 12", "so12"), ("Nguyễn", ""), ("", "")]
)
def test_only_what_holds_a_figure_may_be_a_decision(typed: str, number: str) -> None:
    assert Wanted(typed).number == number
