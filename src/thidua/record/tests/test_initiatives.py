"""The register of initiatives, and one of them with its authors, their shares and its use."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

from thidua.core.errors import DomainError
from thidua.core.models import Event
from thidua.organisation.models import Person
from thidua.record import correcting
from thidua.record.authoring import set_authors
from thidua.record.errors import FactReplaced
from thidua.record.models import Authorship, Initiative, InitiativeUse

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
REGISTER = "/ho-so/sang-kien/"


@pytest.fixture
def people(add_person: Any) -> list[Person]:
    return [add_person("Lê Văn An", identity_no="001180000001"), add_person("Hà Thị Bình"), add_person("Tô Thị Chi")]


@pytest.fixture
def work(people: list[Person], at: Any) -> Initiative:
    made = Initiative.objects.create(
        title="Cải tiến lò sấy gỗ", search_text="cai tien lo say go", year=2024, scope="grassroots", recorded_at=at,
        recognised_by="Hội đồng sáng kiến cơ sở", effect="Giảm 12 % điện",
    )  # fmt: skip
    Authorship.objects.create(initiative=made, person=people[0])
    return made


def shares(work: Initiative) -> dict[str, int | None]:
    return {str(one.person): one.share_percent for one in work.authorships.select_related("person").order_by("pk")}


def page(client: Client, user: Any, address: str, **query: Any) -> str:
    client.force_login(user, backend=BACKEND)
    return client.get(address, query).content.decode()


# Authors


def test_authors_and_their_shares_are_set(work: Any, people: Any, cast: Any, at: Any) -> None:
    set_authors(work.pk, {people[0].pk: 60, people[1].pk: 40}, actor=cast.officer, at=at)

    assert shares(work) == {"Lê Văn An": 60, "Hà Thị Bình": 40}
    set_authors(work.pk, {people[1].pk: None, people[2].pk: None}, actor=cast.officer, at=at)
    assert shares(work) == {"Hà Thị Bình": None, "Tô Thị Chi": None}
    assert Event.objects.filter(name="initiative.authors_set").count() == 2


def test_what_changes_nothing_leaves_no_event(work: Any, people: Any, cast: Any, at: Any) -> None:
    set_authors(work.pk, {people[0].pk: None}, actor=cast.officer, at=at)

    assert not Event.objects.filter(name="initiative.authors_set").exists()


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ([], "ít nhất một"),
        ([101], "từ 1 đến 100"),
        ([0], "từ 1 đến 100"),
        ([60, 50], "110 %"),
        ([60, 30], "90 %"),
        ([100, 5, None], "105 %"),
    ],
)
def test_shares_that_cannot_be_are_refused(
    given: list[int | None], said: str, work: Any, people: Any, cast: Any, at: Any
) -> None:
    wanted = {people[place].pk: share for place, share in enumerate(given)}

    with pytest.raises(DomainError, match=said):
        set_authors(work.pk, wanted, actor=cast.officer, at=at)
    assert shares(work) == {"Lê Văn An": None}


def test_a_share_that_is_not_known_leaves_the_rest_open(work: Any, people: Any, cast: Any, at: Any) -> None:
    set_authors(work.pk, {people[0].pk: 60, people[1].pk: None}, actor=cast.officer, at=at)

    assert shares(work) == {"Lê Văn An": 60, "Hà Thị Bình": None}


def test_three_equal_shares_may_be_rounded(work: Any, people: Any, cast: Any, at: Any) -> None:
    set_authors(work.pk, {one.pk: 33 for one in people}, actor=cast.officer, at=at)

    assert set(shares(work).values()) == {33}


def test_for_whom_it_was_used_stays_an_author(work: Any, people: Any, cast: Any, at: Any) -> None:
    InitiativeUse.objects.create(initiative=work, person=people[0], award="ldtt", year=2024)

    with pytest.raises(DomainError, match="Lê Văn An năm 2024"):
        set_authors(work.pk, {people[1].pk: None}, actor=cast.officer, at=at)


def test_authors_of_another_unit_are_the_departments(
    work: Any, people: Any, cast: Any, at: Any, add_person: Any, ministry: Any
) -> None:
    stranger = add_person("Người Ngoài", unit=ministry.office)
    wanted = {people[0].pk: None, stranger.pk: None}
    for who in (cast.officer, cast.leader, cast.worker):
        with pytest.raises(PermissionDenied):
            set_authors(work.pk, wanted, actor=who, at=at)
    set_authors(work.pk, wanted, actor=cast.department, at=at)

    set_authors(work.pk, {**wanted, people[1].pk: None}, actor=cast.officer, at=at)
    assert len(shares(work)) == 3


def test_only_what_stands_is_changed(work: Any, people: Any, cast: Any, at: Any) -> None:
    correcting.correct_fact("initiative", work.pk, values={"title": "Cải tiến lò"}, actor=cast.officer, at=at)

    with pytest.raises(FactReplaced):
        set_authors(work.pk, {people[1].pk: None}, actor=cast.officer, at=at)


# Pages


def test_the_register_tells_authors_use_and_who_recognised_it(work: Any, people: Any, cast: Any, client: Any) -> None:
    InitiativeUse.objects.create(initiative=work, person=people[0], award="ldtt", year=2024)
    Authorship.objects.update(share_percent=60)

    shown = page(client, cast.officer, REGISTER)

    for told in ("Cải tiến lò sấy gỗ", "Lê Văn An (60 %)", "Hội đồng sáng kiến cơ sở"):
        assert told in shown
    assert "Lao động tiên tiến 2024, Lê Văn An" in shown


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"q": "lo say"}, True), ({"q": "xyz"}, False), ({"nam": "2024"}, True), ({"nam": "2023"}, False),
        ({"cap": "ministry"}, False), ({"dung": "chua"}, True), ({"dung": "co"}, False), ({"nam": "abc"}, True),
    ],
)  # fmt: skip
def test_the_register_is_narrowed(query: Any, found: bool, work: Any, cast: Any, client: Any) -> None:
    assert ("Cải tiến lò sấy gỗ" in page(client, cast.officer, REGISTER, **query)) is found


def test_each_sees_the_initiatives_of_whom_one_sees(work: Any, cast: Any, client: Any) -> None:
    assert "Cải tiến" not in page(client, cast.other_officer, REGISTER)
    assert "Cải tiến" not in page(client, cast.worker, REGISTER)
    Authorship.objects.create(initiative=work, person=Person.objects.get(user=cast.worker))
    assert "Cải tiến" in page(client, cast.worker, REGISTER)
    assert client.get(reverse("record:initiative", args=[work.pk])).status_code == 200


@pytest.mark.parametrize("rows", [1, 30])
def test_the_register_costs_the_same_for_one_and_thirty(
    rows: int, people: Any, cast: Any, at: Any, client: Any, django_assert_num_queries: Any
) -> None:
    for number in range(rows):
        made = Initiative.objects.create(title=f"Sáng kiến {number}", year=2024, recorded_at=at)
        Authorship.objects.create(initiative=made, person=people[0])
    client.force_login(cast.officer, backend=BACKEND)

    with django_assert_num_queries(11):
        client.get(REGISTER)


def test_the_workbook_is_the_register(work: Any, cast: Any, client: Any) -> None:
    client.force_login(cast.officer, backend=BACKEND)
    answer = client.get(reverse("record:initiatives_file"))

    rows = list(load_workbook(BytesIO(answer.content)).active.iter_rows(min_row=2, values_only=True))
    assert rows[0][:2] == (2024, "Cải tiến lò sấy gỗ")
    assert "Giảm 12 % điện" in rows[0]


def test_the_page_shows_all_and_who_may_changes_authors(work: Any, people: Any, cast: Any, client: Any) -> None:
    address = reverse("record:initiative", args=[work.pk])
    assert "Ghi tác giả" not in page(client, cast.leader, address)
    shown = page(client, cast.officer, address)
    assert "Giảm 12 % điện" in shown

    typed = {f"share_{people[0].pk}": "70", "more": "ha thi binh", "more_share": "30"}
    done = client.post(address, typed, follow=True)

    assert "Đã ghi tác giả" in done.content.decode()
    assert shares(work) == {"Lê Văn An": 70, "Hà Thị Bình": 30}
    client.post(address, {f"share_{people[0].pk}": "", f"out_{people[1].pk}": "on"})
    assert shares(work) == {"Lê Văn An": None}


@pytest.mark.parametrize(
    ("typed", "said"),
    [("nguyen van khong", "Không thấy ai"), ("thi", "Có nhiều người"), ("001180000009", "Không thấy ai")],
)
def test_an_author_who_is_not_clear_is_asked_about(typed: str, said: str, work: Any, cast: Any, client: Any) -> None:
    client.force_login(cast.officer, backend=BACKEND)

    answer = client.post(reverse("record:initiative", args=[work.pk]), {"more": typed})

    assert answer.status_code == 422
    assert said in answer.content.decode()


def test_who_only_reads_is_forbidden_to_write(work: Any, cast: Any, client: Any) -> None:
    client.force_login(cast.leader, backend=BACKEND)

    assert client.post(reverse("record:initiative", args=[work.pk]), {}).status_code == 403


def test_a_corrected_one_leads_to_its_correction(work: Any, cast: Any, at: Any, client: Any) -> None:
    new = correcting.correct_fact("initiative", work.pk, values={"title": "Cải tiến lò"}, actor=cast.officer, at=at)

    shown = page(client, cast.officer, reverse("record:initiative", args=[work.pk]))

    assert reverse("record:initiative", args=[new.pk]) in shown
    assert Initiative.objects.get(pk=new.pk).effect == "Giảm 12 % điện"
