"""A title that was there before is seen while it is typed, and no more of it than the viewer may know."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from thidua.record.alike import alike, marked
from thidua.record.models import Authorship, Initiative, InitiativeUse
from thidua.record.repeats import same_effects
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


@pytest.fixture
def make_work(add_person: Any, at: Any):
    own = add_person("Lê Văn An")

    def make(title: str, *, author: Any = None, **fields: Any) -> Initiative:
        work = Initiative.objects.create(title=title, search_text=fold(title), year=2024, recorded_at=at, **fields)
        Authorship.objects.create(initiative=work, person=author or own)
        return work

    return make


EFFECT = "Giảm mười hai phần trăm điện năng của lò sấy, tiết kiệm ba trăm triệu đồng một năm, áp dụng ở hai phân xưởng."


def test_an_effect_told_in_the_same_words_is_shown_beside(make_work, cast, client):
    mine = make_work("Cải tiến lò sấy gỗ", effect=EFFECT)
    other = make_work("Đổi mới cấp phôi tự động", effect=EFFECT.upper())
    make_work("Nâng cao chất lượng đúc", effect="Tăng độ bền khuôn đúc lên gấp đôi so với trước, không tốn thêm.")

    (found,) = same_effects(mine.effect, cast.officer, but=mine.pk)
    assert (found.other, found.percent) == (other, 100)
    assert [piece.same for piece in found.mine] == [True]

    client.force_login(cast.officer)
    typed = client.post(reverse("record:effects"), {"effect": EFFECT, "but": str(mine.pk)}).content.decode()
    shown = client.get(reverse("record:initiative", args=[mine.pk])).content.decode()
    assert "<mark>" in typed
    assert other.title in typed
    assert other.title in shown


def test_of_an_effect_of_another_unit_only_the_year_is_told(make_work, cast, ministry, add_person):
    theirs = make_work("Của đơn vị khác", effect=EFFECT, author=add_person("Người Ngoài", unit=ministry.office))

    (found,) = same_effects(EFFECT, cast.officer)

    assert (found.other, found.mine, found.year) == (None, [], theirs.year)
