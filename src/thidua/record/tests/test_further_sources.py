"""The same award from two lists is one fact with two sources; taking one list back leaves what the other says."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import openpyxl
import pytest
from django.test import Client

from thidua.organisation.models import Person
from thidua.record.actions import apply_import, try_import, undo_import, write_import
from thidua.record.errors import ImportInUse, NothingToApply
from thidua.record.models import Award, FactSource, Import, PersonPair, Rating

HEAD = ["STT", "Họ và tên", "Ngày sinh", "Đơn vị", "Xếp loại", "Danh hiệu"]
ROW = [1, "Nguyễn Thị Mẫu Hòa", "02/03/1975", "Phân xưởng mẫu số 1", "HTT", "LĐTT"]


@pytest.fixture
def tried(ministry, cast, at, settings, tmp_path: Path):
    settings.MEDIA_ROOT = tmp_path / "files"

    def make(name: str, *rows: list[Any], title: str = "DANH SÁCH NĂM 2023") -> Import:
        book = openpyxl.Workbook()
        for row in ([title], HEAD, *rows):
            book.active.append(row)
        path = tmp_path / name
        book.save(path)
        return try_import(path, name=name, unit=ministry.veam, year=None, actor=cast.officer, at=at)

    return make


@pytest.fixture
def written(tried, cast, at, add_person):
    """A person known before, and the first list applied."""
    add_person("Nguyễn Thị Mẫu Hòa", born_on="1975-03-02")
    return write_import(tried("thang-1.xlsx", ROW).pk, actor=cast.officer, at=at)


def test_a_second_list_adds_itself_as_a_source_and_no_fact(written, tried, cast, at):
    second = tried("thang-2.xlsx", ROW, title="DANH SÁCH GỬI LẠI NĂM 2023")
    assert second.counts["add"] == 0
    assert second.trial["further"] == 2

    write_import(second.pk, actor=cast.officer, at=at)

    assert (Award.objects.count(), Rating.objects.count()) == (1, 1)
    assert set(FactSource.objects.values_list("kind", "source", "source_note")) == {
        ("record.award", second.pk, "Sheet, dòng 3"), ("record.rating", second.pk, "Sheet, dòng 3"),
    }  # fmt: skip


def test_the_page_shows_both_sources(written, tried, cast, at, client: Client):
    write_import(tried("thang-2.xlsx", ROW, title="DANH SÁCH GỬI LẠI NĂM 2023").pk, actor=cast.officer, at=at)
    client.force_login(cast.officer)

    page = client.get(f"/ho-so/ca-nhan/{Award.objects.get().person_id}/").content.decode()

    assert "thang-1.xlsx Sheet, dòng 3 · cũng ghi trong thang-2.xlsx Sheet, dòng 3" in page


def test_the_very_same_file_again_says_nothing_new(written, tried, cast, at):
    again = tried("ban-sao.xlsx", ROW)
    Import.objects.filter(pk=again.pk).update(sha256=written.sha256)
    again = Import.objects.get(pk=again.pk)
    from thidua.record.actions import answer_import

    again = answer_import(again.pk, {}, actor=cast.officer, at=at)

    assert again.trial["further"] == 0
    with pytest.raises(NothingToApply):
        apply_import(again.pk, actor=cast.officer, at=at)


def test_taking_the_first_list_back_leaves_what_the_second_says(written, tried, cast, at):
    second = write_import(tried("thang-2.xlsx", ROW, title="GỬI LẠI NĂM 2023").pk, actor=cast.officer, at=at)

    undo_import(written.pk, actor=cast.officer, at=at)

    assert Award.objects.counting().get().source == second
    assert not FactSource.objects.exists()


def test_taking_the_second_list_back_leaves_the_fact(written, tried, cast, at):
    second = write_import(tried("thang-2.xlsx", ROW, title="GỬI LẠI NĂM 2023").pk, actor=cast.officer, at=at)

    undo_import(second.pk, actor=cast.officer, at=at)

    assert Award.objects.counting().get().source == written
    assert not FactSource.objects.exists()


def test_people_whom_another_list_names_too_do_not_vanish(tried, cast, at):
    first = write_import(tried("thang-1.xlsx", ROW).pk, actor=cast.officer, at=at)
    write_import(tried("thang-2.xlsx", ROW, title="GỬI LẠI NĂM 2023").pk, actor=cast.officer, at=at)

    with pytest.raises(ImportInUse) as error:
        undo_import(first.pk, actor=cast.officer, at=at)

    assert any("Danh sách khác cũng ghi" in problem for problem in error.value.problems)


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("NGUYỄN THỊ HOÀ MẪU", "họ tên cùng chữ, khác thứ tự, cùng ngày sinh"),
        ("Nguyễn Thị Mẫu Hào", "họ tên lệch một, hai chữ"),
    ],
)
def test_a_doubtful_name_is_asked_with_its_reasons_and_the_answer_is_kept(
    written, tried, cast, at, client: Client, name: str, reason: str
):
    row = [1, name, "02/03/1975", "Phân xưởng mẫu số 9", "", "LĐTT"]
    made = tried("thang-3.xlsx", row, title="DANH SÁCH NĂM 2022")
    client.force_login(cast.officer)
    page = client.get(f"/ho-so/nhap-danh-sach/{made.pk}/").content.decode()
    assert reason in page

    client.post(f"/ho-so/nhap-danh-sach/{made.pk}/tra-loi/", {"chon:Sheet!3": "new"})
    write_import(made.pk, actor=cast.officer, at=at)

    assert Person.objects.filter(born_on="1975-03-02").count() == 2
    assert PersonPair.objects.get().state == PersonPair.State.DIFFERENT


def test_a_list_still_finds_the_person_under_the_spelling_and_number_of_a_merged_double(
    written, tried, cast, at, add_person
):
    from thidua.record.identity.actions import merge

    kept = Person.objects.get(full_name="Nguyễn Thị Mẫu Hòa")
    kept.identity_no = "001175000123"
    kept.save()
    old = add_person("Nguyễn Thị Mẫu Hoài", born_on="1975-03-02", identity_no="123456789")
    merge(kept.pk, old.pk, take={}, stands={}, actor=cast.officer, at=at)

    row = [1, "Nguyễn Thị Mẫu Hoài", "02/03/1975", "Phân xưởng mẫu số 1", "", "LĐTT"]
    made = write_import(tried("thang-4.xlsx", row, title="NĂM 2021").pk, actor=cast.officer, at=at)

    assert made.counts["add"] == 1
    assert Award.objects.get(year=2021).person == kept
    assert Person.objects.filter(born_on="1975-03-02").count() == 1


@pytest.mark.parametrize("known", [{"identity_no": "001175000123"}, {}])
def test_a_bare_name_that_is_known_is_asked_and_never_taken_for_somebody_new(tried, add_person, known: Any):
    add_person("Nguyễn Thị Mẫu Hòa", born_on="1975-03-02", **known)

    made = tried("ten-tran.xlsx", [1, "Nguyễn Thị Mẫu Hoà", "", "", "HTT", ""])

    assert made.counts["uncertain"] == 1
    assert made.counts["add"] == 0


def test_a_namesake_born_on_another_day_is_somebody_new(tried, add_person):
    add_person("Nguyễn Thị Mẫu Hòa", born_on="1975-03-02")

    made = tried("khac.xlsx", [1, "Nguyễn Thị Mẫu Hòa", "09/11/1988", "", "HTT", ""])

    assert made.counts["add"] == 1
