"""A title that was there before is seen while it is typed, and no more of it than the viewer may know."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from thidua.record.alike import alike, marked
from thidua.record.models import Initiative, InitiativeUse
from thidua.text import fold

EARLIER = "Giải pháp giảm hao hụt điện năng tại phân xưởng đúc"


@pytest.mark.parametrize(
    ("title", "is_repeat"),
    [
        (EARLIER, True),
        ("GIAI PHAP GIAM HAO HUT DIEN NANG TAI PHAN XUONG DUC", True),
        ("Giảm hao hụt điện năng tại phân xưởng đúc, giải pháp", True),
        ("Giải pháp giảm hao hụt điện năng tại phân xưởng rèn", True),
        ("Giải pháp giảm hao hụt điện năng tại phân xưởng đúc năm 2025 của nhà máy", True),
        ("Giải phap giảm hao hụt điên năng tai phân xưởng đuc", True),
        ("Giải pháp nâng cao hiệu quả quản lý kho vật tư", False),
        ("Giải pháp giảm hao", False),
        ("Ứng dụng phần mềm vào quản lý bảo trì máy", False),
    ],
)
def test_what_repeats_an_earlier_title(title: str, is_repeat: bool):
    others = {7: fold(EARLIER), 8: fold("Cải tiến đồ gá cho máy tiện"), 9: fold("Quản lý công văn")}

    assert [one.key for one in alike(title, others)] == ([7] if is_repeat else [])


def test_the_best_comes_first_and_no_more_than_asked():
    others = {number: fold(f"{EARLIER} số {number}") for number in range(20)} | {99: fold(EARLIER)}

    found = alike(EARLIER, others, most=3)

    assert found[0].key == 99
    assert len(found) == 3


def test_the_same_words_are_marked():
    assert marked("Giảm hao hụt than", "giam hao hut dien") == [
        ("Giảm", True), ("hao", True), ("hụt", True), ("than", False),
    ]  # fmt: skip


@pytest.fixture
def earlier(add_person: Any, at: Any) -> Initiative:
    author = add_person("Trần Văn Mẫu Sáng")
    work = Initiative.objects.create(
        title=EARLIER, search_text=fold(EARLIER), year=2022, scope="ministry", recorded_at=at
    )
    work.authorships.create(person=author)
    InitiativeUse.objects.create(initiative=work, person=author, award="cstd-bo", year=2023)
    return work


def ask(client: Client, title: str = EARLIER, **more: Any) -> str:
    return client.get("/ho-so/sang-kien/giong/", {"title": title, **more}).content.decode()


def test_the_officer_sees_the_earlier_one_with_author_and_use(client, cast, earlier):
    client.force_login(cast.officer)
    page = ask(client)

    assert "<mark>hao</mark>" in page
    assert "Trần Văn Mẫu Sáng" in page
    assert "Đã dùng để xét:" in page
    assert "2023" in page


def test_the_officer_of_another_unit_learns_that_there_is_one_and_no_name(client, cast, earlier):
    client.force_login(cast.other_officer)
    page = ask(client)

    assert "Một sáng kiến năm 2022 của đơn vị khác" in page
    assert "Trần Văn Mẫu Sáng" not in page
    assert "hao" not in page


def test_nothing_alike_and_the_one_being_corrected_say_nothing(client, cast, earlier):
    client.force_login(cast.officer)

    assert ask(client, "Ứng dụng phần mềm vào quản lý bảo trì máy").strip() == ""
    assert ask(client, but=earlier.pk).strip() == ""
    assert ask(client, "").strip() == ""


def test_a_withdrawn_one_is_no_repeat(client, cast, earlier, at):
    Initiative.objects.filter(pk=earlier.pk).update(withdrawn_at=at)
    client.force_login(cast.officer)

    assert ask(client).strip() == ""


def test_the_form_asks_while_typing(client, cast, earlier):
    client.force_login(cast.officer)
    person = earlier.authorships.get().person
    new = client.get(f"/ho-so/ca-nhan/{person.pk}/them/initiative/").content.decode()
    old = client.get(f"/ho-so/du-kien/initiative/{earlier.pk}/sua/").content.decode()

    assert 'hx-get="/ho-so/sang-kien/giong/"' in new
    assert 'id="giong"' in new
    assert f"&quot;but&quot;: {earlier.pk}" in old
