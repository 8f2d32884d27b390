"""The pages of who is who: the queue, two records side by side, merging with its questions, undoing, splitting."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from thidua.core.jobs import run_job
from thidua.core.models import Job
from thidua.organisation.models import Person
from thidua.record.models import Initiative, Merge, PersonPair, Rating

PAIRS = "/ho-so/trung-nguoi/"


@pytest.fixture
def officer(client: Client, cast: Any) -> Client:
    client.force_login(cast.officer)
    return client


@pytest.fixture
def doubles(add_person: Any, at: Any) -> tuple[Person, Person]:
    one = add_person("Phạm Thị Mẫu Ngọc", born_on="1980-05-06", identity_no="001180000001")
    two = add_person("Phạm Thi Mâu Ngọc", born_on="1980-05-06")
    Rating.objects.create(person=one, year=2023, level="good", recorded_at=at)
    Rating.objects.create(person=two, year=2023, level="failed", recorded_at=at)
    return one, two


@pytest.fixture
def pair(doubles: Any, at: Any) -> PersonPair:
    from thidua.record.identity.scanning import look_for

    look_for([doubles[1].pk], at=at)
    return PersonPair.objects.get()


def test_an_empty_queue_says_what_fills_it(officer):
    page = officer.get(PAIRS).content.decode()

    assert "Không có cặp hồ sơ nào chờ xem" in page
    assert "Tìm hồ sơ trùng" in page


def test_a_search_through_a_unit_fills_the_queue_once(officer, doubles, ministry, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=False):
        answer = officer.post(f"{PAIRS}tim/", {"unit": "VEAM"})
    job = Job.objects.get(kind="record.scan_doubles")
    assert answer["Location"] == reverse("core:job", args=[job.pk])
    for _time in range(2):
        Job.objects.filter(pk=job.pk).update(state=Job.State.WAITING)
        run_job.func(str(job.pk))
    job.refresh_from_db()

    assert job.state == Job.State.DONE, job.message
    assert job.result["pairs"] == 1
    page = officer.get(PAIRS).content.decode()
    assert "Họ tên chỉ khác dấu" in page
    assert "Xếp loại năm 2023 khác nhau" in page
    assert PersonPair.objects.count() == 1


def test_a_pair_that_is_no_longer_likely_leaves_the_queue(officer, doubles, pair, ministry):
    Person.objects.filter(pk=doubles[1].pk).update(born_on="1951-01-01", full_name="Hoàng Mẫu Khác")
    officer.post(f"{PAIRS}tim/", {"unit": "VEAM"})
    run_job.func(str(Job.objects.get(kind="record.scan_doubles").pk))

    assert not PersonPair.objects.exists()


def test_the_record_itself_says_that_there_may_be_a_double(officer, pair, doubles):
    page = officer.get(f"/ho-so/ca-nhan/{doubles[0].pk}/").content.decode()

    assert "Có thể trùng với hồ sơ khác" in page
    assert f"{PAIRS}{pair.pk}/" in page


def test_merging_asks_what_contradicts_and_keeps_the_chosen(officer, pair, doubles):
    address = f"{PAIRS}{pair.pk}/"
    page = officer.get(address).content.decode()
    assert "dữ kiện nào đúng" in page

    refused = officer.post(address, {"truong-full_name": "kept"})
    assert refused.status_code == 422
    assert Person.objects.filter(pk=doubles[1].pk).exists()

    key = f"du-kien-record.rating:{Rating.objects.get(person=doubles[0]).pk}"
    answer = officer.post(address, {"truong-full_name": "kept", key: "other", "reason": "đã hỏi phân xưởng"})
    assert answer["Location"] == f"/ho-so/ca-nhan/{doubles[0].pk}/"
    assert Rating.objects.counting().get(person=doubles[0]).level == "failed"
    assert officer.get(f"/ho-so/ca-nhan/{doubles[1].pk}/")["Location"] == f"/ho-so/ca-nhan/{doubles[0].pk}/"
    assert officer.get(address)["Location"] == f"{PAIRS}?xem=da-gop"


def test_the_other_record_can_be_the_one_that_stays(officer, pair, doubles):
    key = f"du-kien-record.rating:{Rating.objects.get(person=doubles[1]).pk}"

    officer.post(f"{PAIRS}{pair.pk}/?giu=sau", {"truong-full_name": "other", key: "kept"})

    stays = Person.objects.get(pk=doubles[1].pk)
    assert (stays.full_name, stays.identity_no) == ("Phạm Thị Mẫu Ngọc", "001180000001")
    assert not Person.objects.filter(pk=doubles[0].pk).exists()


def test_undoing_from_the_list_of_merges(officer, pair, doubles):
    key = f"du-kien-record.rating:{Rating.objects.get(person=doubles[0]).pk}"
    officer.post(f"{PAIRS}{pair.pk}/", {"truong-full_name": "kept", key: "kept"})
    merge = Merge.objects.get()
    address = reverse("record:undo_merge", args=[merge.pk])
    assert address in officer.get(f"{PAIRS}?xem=da-gop").content.decode()
    assert "Hoàn tác" in officer.get(address).content.decode()

    officer.post(address)

    assert Person.objects.filter(pk__in=[one.pk for one in doubles]).count() == 2
    assert PersonPair.objects.get().state == PersonPair.State.OPEN
    assert officer.post(address).status_code == 302  # a second time only says so


def test_two_people_are_not_asked_about_again_until_opened(officer, pair, doubles):
    officer.post(f"{PAIRS}{pair.pk}/quyet-dinh/", {"la": "hai-nguoi"})
    officer.post(f"/ho-so/ca-nhan/{doubles[0].pk}/tim-trung/")
    assert "Không có cặp hồ sơ nào chờ xem" in officer.get(PAIRS).content.decode()
    assert "Phạm Thi Mâu Ngọc" in officer.get(f"{PAIRS}?xem=hai-nguoi").content.decode()

    officer.post(f"{PAIRS}{pair.pk}/quyet-dinh/", {"la": "mo-lai"})

    assert "Phạm Thi Mâu Ngọc" in officer.get(PAIRS).content.decode()


def test_a_pair_across_units_is_seen_by_the_department_only(client, cast, add_person, ministry, at):
    one = add_person("Phạm Thị Mẫu Ngọc", born_on="1980-05-06", unit=ministry.office)
    two = add_person("Phạm Thị Mẫu Ngọc", born_on="1980-05-06")
    pair = PersonPair.objects.create(first=one, second=two, points=18, found_at=at)
    seen = {}
    for who in ("officer", "other_officer", "department"):
        client.force_login(getattr(cast, who))
        seen[who] = client.get(f"{PAIRS}{pair.pk}/").status_code

    assert seen == {"officer": 404, "other_officer": 404, "department": 200}


def test_splitting_takes_the_chosen_facts_and_the_authorship(officer, doubles, cast, at, ministry):
    person = doubles[0]
    work = Initiative.objects.create(title="Đồ gá mẫu", year=2022, recorded_at=at)
    work.authorships.create(person=person)
    rating = Rating.objects.get(person=person)
    address = f"/ho-so/ca-nhan/{person.pk}/tach/"
    form = {"full_name": "Phạm Thị Mẫu Ngọc", "unit": ministry.workshop.pk, "reason": "hai người cùng tên"}
    assert officer.post(address, form).status_code == 422

    officer.post(address, {**form, "facts": [f"rating:{rating.pk}", f"initiative:{work.pk}"]})

    other = Merge.objects.get(kind="split").other
    assert [one.person for one in (Rating.objects.get(pk=rating.pk), work.authorships.get())] == [other, other]


def test_a_number_of_a_merged_double_cannot_be_given_to_somebody_else(officer, doubles, add_person, ministry):
    double = doubles[1]
    Person.with_doubles.filter(pk=double.pk).update(identity_no="001180000009", merged_into=doubles[0])

    answer = officer.post(
        f"/ho-so/tap-the/{ministry.workshop.pk}/them-nguoi/",
        {"full_name": "Trần Thử Mới", "identity_no": "001180000009", "unit": ministry.workshop.pk},
    )

    assert "đã gộp vào Phạm Thị Mẫu Ngọc" in answer.content.decode()


def test_adding_somebody_who_may_be_known_asks_first(officer, doubles, ministry):
    address = f"/ho-so/tap-the/{ministry.workshop.pk}/them-nguoi/"
    form = {"full_name": "Phạm Thị Mẫu Ngọc", "born_on": "06/05/1980", "unit": ministry.workshop.pk}
    before = Person.objects.count()

    page = officer.post(address, form)

    assert page.status_code == 422
    assert "Hồ sơ có thể đã có người này" in page.content.decode()
    assert "cùng ngày sinh" in page.content.decode()
    assert Person.objects.count() == before
    officer.post(address, {**form, "new": "1"})
    assert Person.objects.count() == before + 1


def test_somebody_new_is_added_without_a_question(officer, doubles, ministry):
    address = f"/ho-so/tap-the/{ministry.workshop.pk}/them-nguoi/"

    answer = officer.post(address, {"full_name": "Vũ Mẫu Khác", "born_on": "1990", "unit": ministry.workshop.pk})

    assert answer.status_code == 302
