"""The list of people: columns, what is missing, order, a workbook, views kept; many changed at once and undone."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

from thidua.core.errors import DomainError
from thidua.core.models import Event, SavedView
from thidua.core.saved_views import MOST, plain_query, save_view
from thidua.organisation.models import Person
from thidua.record import bulk
from thidua.record.models import Award, BulkChange, Rating

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
PEOPLE = "/ho-so/ca-nhan/"


@pytest.fixture
def three(add_person: Any, ministry: Any, at: Any) -> list[Person]:
    an = add_person("Lê Văn An", identity_no="001180000001", born_on="1980", post="Thợ tiện")
    binh = add_person("Hà Thị Bình", role=None, born_on="1975-02")
    chi = add_person("Tô Thị Chi", unit=ministry.veam)
    Rating.objects.create(person=an, year=2024, level="good", recorded_at=at)
    for key, year in (("ldtt", 2024), ("ldtt", 2022), ("cstd-co-so", 2024)):
        Award.objects.create(person=an, award=key, year=year, decision_no=f"{year}/QĐ", recorded_at=at)
    return [an, binh, chi]


def asked(client: Client, user: Any, **query: Any) -> Any:
    client.force_login(user, backend=BACKEND)
    return client.get(PEOPLE, query)


def names(answer: Any) -> list[str]:
    return [str(one) for one, _cells in answer.context["lines"]]


# Columns, filters, order


def test_columns_are_those_asked_for_in_their_usual_order(client: Client, three: Any, cast: Any) -> None:
    answer = asked(client, cast.officer, cot=["last", "rating", "awards", "xyz"])

    assert [column.key for column in answer.context["columns"]] == ["rating", "awards", "last"]
    cells = {str(one): cells for one, cells in answer.context["lines"]}
    rating, awards, last = cells["Lê Văn An"]
    assert rating == "Hoàn thành tốt nhiệm vụ"
    assert awards == "Chiến sĩ thi đua cơ sở, Lao động tiên tiến"
    assert last == "Chiến sĩ thi đua cơ sở (2024)"
    assert cells["Tô Thị Chi"] == ["", "", ""]


def test_without_a_wish_the_usual_columns_are_shown(client: Client, three: Any, cast: Any) -> None:
    answer = asked(client, cast.officer)

    assert [column.key for column in answer.context["columns"]] == ["post", "unit", "role", "born"]


@pytest.mark.parametrize(
    ("missing", "found"),
    [
        ("rating", ["Hà Thị Bình", "Tô Thị Chi", "Đặng Văn Ước"]),
        ("number", ["Hà Thị Bình", "Tô Thị Chi"]),
        ("born", ["Tô Thị Chi", "Đặng Văn Ước"]),
        ("role", ["Hà Thị Bình"]),
        ("award", ["Hà Thị Bình", "Tô Thị Chi", "Đặng Văn Ước"]),
    ],
)
def test_who_lacks_something_is_found(missing: str, found: list[str], client: Client, three: Any, cast: Any) -> None:
    assert names(asked(client, cast.officer, thieu=missing)) == found


def test_a_revoked_award_is_none(client: Client, three: Any, cast: Any) -> None:
    Award.objects.update(revoked=True)

    assert "Lê Văn An" in names(asked(client, cast.officer, thieu="award"))


@pytest.mark.parametrize(
    ("sort", "first"), [("born", "Hà Thị Bình"), ("-name", "Đặng Văn Ước"), ("name", "Lê Văn An"), ("xyz", "Lê Văn An")]
)
def test_the_list_is_ordered_as_asked(sort: str, first: str, client: Client, three: Any, cast: Any) -> None:
    Person.objects.filter(born_on=None).update(born_on="1999")

    assert names(asked(client, cast.officer, sort=sort))[0] == first


@pytest.mark.parametrize("rows", [2, 30])
def test_all_columns_cost_the_same_for_two_and_thirty(
    rows: int, client: Client, add_person: Any, cast: Any, django_assert_num_queries: Any
) -> None:
    for number in range(rows):
        add_person(f"Người Mẫu {number}")
    client.force_login(cast.officer, backend=BACKEND)

    with django_assert_num_queries(15):
        client.get(PEOPLE, {"cot": ["rating", "awards", "last", "unit", "number"]})


def test_the_number_is_masked_for_who_does_not_keep_the_record(client: Client, three: Any, cast: Any) -> None:
    mine = asked(client, cast.officer, cot="number").content.decode()
    theirs = asked(client, cast.leader, unit="VEAM", cot="number").content.decode()

    assert "001180000001" in mine
    assert "001180000001" not in theirs


def test_the_workbook_has_what_the_page_shows_but_all_pages(
    client: Client, three: Any, cast: Any, settings: Any
) -> None:
    settings.PAGE_SIZE = 2
    client.force_login(cast.officer, backend=BACKEND)

    answer = client.get(reverse("record:people_file"), {"cot": ["born"], "sort": "-name", "page": "2"})

    rows = list(load_workbook(BytesIO(answer.content)).active.iter_rows(values_only=True))
    assert rows[0] == ("STT", "Họ và tên", "Ngày sinh")
    assert [row[1] for row in rows[1:]] == ["Đặng Văn Ước", "Tô Thị Chi", "Hà Thị Bình", "Lê Văn An"]
    assert rows[3][2] == "02/1975"


# Views


def test_a_view_is_kept_offered_and_removed(client: Client, three: Any, cast: Any) -> None:
    client.force_login(cast.officer, backend=BACKEND)
    typed = {"page": "people", "name": " Công nhân ", "query": "role=direct_worker&page=3&q=", "back": PEOPLE}
    client.post(reverse("core:save_view"), typed)

    view = SavedView.objects.get()
    assert (view.name, view.query) == ("Công nhân", "role=direct_worker")
    page = client.get(PEOPLE, {"role": "direct_worker"}).content.decode()
    assert "Công nhân" in page
    assert "Lưu cách xem này" not in page
    assert client.post(reverse("core:remove_view", args=[view.pk]), {"back": PEOPLE}).url == PEOPLE
    assert not SavedView.objects.exists()
    assert [event.name for event in Event.objects.filter(name__startswith="view.")] == ["view.saved", "view.removed"]


def test_views_are_the_own_and_few(cast: Any, at: Any, client: Client, three: Any) -> None:
    for number in range(MOST):
        save_view("people", f"Cách {number}", f"q={number}", actor=cast.officer, at=at)
    save_view("people", "Cách 3", "q=khac", actor=cast.officer, at=at)
    with pytest.raises(DomainError, match="tối đa"):
        save_view("people", "Một nữa", "q=x", actor=cast.officer, at=at)

    assert SavedView.objects.get(name="Cách 3").query == "q=khac"
    assert "Cách 3" not in asked(client, cast.leader).content.decode()


@pytest.mark.parametrize("name", ["", "   ", "x" * 61])
def test_a_view_needs_a_name(name: str, cast: Any, at: Any) -> None:
    with pytest.raises(DomainError):
        save_view("people", name, "q=a", actor=cast.officer, at=at)


def test_a_form_leads_nobody_to_another_site(client: Client, cast: Any) -> None:
    client.force_login(cast.officer, backend=BACKEND)

    answer = client.post(reverse("core:save_view"), {"page": "p", "name": "A", "query": "", "back": "https://x.vn/"})

    assert answer.url == "/"


def test_queries_that_show_the_same_are_the_same() -> None:
    assert plain_query("q=&role=staff&page=2&cot=b&cot=a") == plain_query("cot=b&cot=a&role=staff")


# Many at once


def change(people: list[Person], field: str, value: Any, user: Any, at: Any, ministry: Any) -> BulkChange:
    return bulk.change_people([one.pk for one in people], field, value, unit=ministry.veam, actor=user, at=at)


def values(people: list[Person], field: str) -> list[Any]:
    return [getattr(Person.objects.get(pk=one.pk), field) for one in people]


@pytest.mark.parametrize(
    ("field", "value"),
    [("role", "manager"), ("role", ""), ("post", "Tổ trưởng"), ("left_on", date(2025, 6, 1)), ("joined_on", "2010-05")],
)
def test_a_field_is_set_and_given_back(field: str, value: Any, three: Any, cast: Any, at: Any, ministry: Any) -> None:
    before = values(three, field)

    made = change(three, field, value, cast.officer, at, ministry)
    assert set(values(three, field)) == {value or None}
    bulk.undo_change(made.pk, actor=cast.officer, at=at)

    assert values(three, field) == before
    assert [one.name for one in Event.objects.order_by("at", "pk") if one.name.startswith("people.")] != []


def test_people_are_moved_together(three: Any, cast: Any, at: Any, ministry: Any) -> None:
    made = change(three, "unit", ministry.veam, cast.officer, at, ministry)

    assert set(values(three, "unit")) == {ministry.veam}
    assert len(made.rows) == 2  # the third was there already
    bulk.undo_change(made.pk, actor=cast.officer, at=at)
    assert values(three, "unit") == [ministry.workshop, ministry.workshop, ministry.veam]


def test_nobody_moves_people_out_of_the_own_scope(three: Any, cast: Any, at: Any, ministry: Any) -> None:
    with pytest.raises(PermissionDenied):
        change(three, "unit", ministry.xttm, cast.officer, at, ministry)
    with pytest.raises(PermissionDenied):
        change(three, "role", "staff", cast.other_officer, at, ministry)
    with pytest.raises(PermissionDenied):
        change(three, "role", "staff", cast.leader, at, ministry)

    assert not BulkChange.objects.exists()


def test_undoing_leaves_alone_what_was_changed_since(three: Any, cast: Any, at: Any, ministry: Any) -> None:
    made = change(three, "post", "Tổ trưởng", cast.officer, at, ministry)
    Person.objects.filter(pk=three[0].pk).update(post="Quản đốc")

    bulk.undo_change(made.pk, actor=cast.officer, at=at)

    assert values(three, "post") == ["Quản đốc", "", ""]
    assert BulkChange.objects.get().left_alone == 1
    with pytest.raises(DomainError, match="đã được hoàn tác"):
        bulk.undo_change(made.pk, actor=cast.officer, at=at)


def test_what_changes_nothing_is_refused(three: Any, cast: Any, at: Any, ministry: Any) -> None:
    with pytest.raises(DomainError, match="Không có gì"):
        change([three[0]], "post", "Thợ tiện", cast.officer, at, ministry)


def test_the_preview_shows_old_and_new_and_writes_nothing(client: Client, three: Any, cast: Any, ministry: Any) -> None:
    client.force_login(cast.officer, backend=BACKEND)
    posted = {"don_vi": "VEAM", "nguoi": [one.pk for one in three], "field": "role", "back": PEOPLE}

    first = client.post(reverse("record:bulk_edit"), posted)
    seen = client.post(reverse("record:bulk_edit"), {**posted, "role": "staff", "buoc": "xem"})

    assert "Lê Văn An, Hà Thị Bình, Tô Thị Chi" in " ".join(first.content.decode().split())
    assert [(one.old, one.new) for one in seen.context["preview"].changes][1] == ("–", "Chuyên viên, nhân viên")
    assert not BulkChange.objects.exists()
    done = client.post(reverse("record:bulk_edit"), {**posted, "role": "staff", "buoc": "ghi"}, follow=True)
    assert "Đã sửa 3 người" in done.content.decode()
    undone = client.post(reverse("record:undo_bulk", args=[BulkChange.objects.get().pk]), follow=True)
    assert "Đã hoàn tác 3 người" in undone.content.decode()


def test_the_whole_list_is_meant_when_it_is_ticked(client: Client, three: Any, cast: Any) -> None:
    client.force_login(cast.officer, backend=BACKEND)
    posted = {"don_vi": "VEAM", "tat_ca": "1", "tim": "thieu=role&page=2", "field": "role"}

    answer = client.post(reverse("record:bulk_edit"), posted)

    assert [str(one) for one in answer.context["chosen"]] == ["Hà Thị Bình"]


def test_people_of_another_unit_cannot_be_slipped_in(
    client: Client, three: Any, cast: Any, add_person: Any, ministry: Any
) -> None:
    stranger = add_person("Người Ngoài", unit=ministry.office)
    client.force_login(cast.officer, backend=BACKEND)
    posted = {"don_vi": "VEAM", "nguoi": [stranger.pk, three[0].pk, "x"], "field": "role"}

    assert client.post(reverse("record:bulk_edit"), posted).context["chosen"] == [three[0]]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"field": "left_on", "left_on": "31/02/2025"}, "Không đọc được ngày"),
        ({"field": "unit", "unit": ""}, "Nơi công tác mới"),
        ({"field": "identity_no"}, "Sửa mục"),
    ],
)
def test_a_wrong_value_is_told(typed: Any, said: str, client: Client, three: Any, cast: Any) -> None:
    client.force_login(cast.officer, backend=BACKEND)

    answer = client.post(
        reverse("record:bulk_edit"), {"don_vi": "VEAM", "nguoi": [three[0].pk], "buoc": "xem", **typed}
    )

    assert answer.status_code == 422
    assert said in answer.content.decode()


def test_nobody_and_too_many_are_told(client: Client, three: Any, cast: Any, monkeypatch: Any) -> None:
    client.force_login(cast.officer, backend=BACKEND)
    nobody = client.post(reverse("record:bulk_edit"), {"don_vi": "VEAM", "field": "role"}, follow=True)
    monkeypatch.setattr(bulk, "MOST", 1)
    many = client.post(reverse("record:bulk_edit"), {"don_vi": "VEAM", "field": "role", "tat_ca": "1"}, follow=True)

    assert "Chưa chọn ai" in nobody.content.decode()
    assert "tối đa 1 người" in many.content.decode()


def test_filtering_keeps_the_columns_and_taking_the_filter_off_too(client: Client, three: Any, cast: Any) -> None:
    page = asked(client, cast.officer, unit="VEAM", cot=["born", "xyz"], q="an").content.decode()

    assert '<input type="hidden" name="cot" value="born"' in page
    assert 'class="filters__clear" href="/ho-so/ca-nhan/?unit=VEAM&amp;cot=born' in page
