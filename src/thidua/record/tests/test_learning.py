"""A column that was not understood, or wrongly, is put right once; the unit's next list is understood at once."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import openpyxl
import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client

from thidua.record.actions import teach_columns, try_import, write_import
from thidua.record.errors import ImportNotTried
from thidua.record.intake.domain.headers import head_key
from thidua.record.intake.learning import learned_of
from thidua.record.intake.reading import FileRefused
from thidua.record.models import ColumnMeaning, Import, Rating

HEAD = ["STT", "Họ và tên", "Bậc A năm 2023", "Ghi chú"]
ROWS = [[1, "Nguyễn Thị Mẫu Hòa", "HTT", "mới về"], [2, "Trần Văn Mẫu Bình", "HTXS", ""]]


@pytest.fixture
def tried(ministry, cast, at, settings, tmp_path: Path):
    settings.MEDIA_ROOT = tmp_path / "files"

    def make(head: list[str] = HEAD, *, unit: Any = None, actor: Any = None, title: str = "NĂM 2023") -> Import:
        book = openpyxl.Workbook()
        for row in ([title], head, *ROWS):
            book.active.append(row)
        path = tmp_path / "danh-sach.xlsx"
        book.save(path)
        given = {"unit": unit or ministry.veam, "actor": actor or cast.officer}
        return try_import(path, name=path.name, year=None, at=at, **given)

    return make


def kinds(source: Import) -> list[Any]:
    return [(entry[3] or {}).get("kind") for entry in source.trial["entries"]]


def test_a_column_not_understood_is_shown_with_samples(tried):
    columns = {column[1]: column[2:] for column in tried().trial["tables"][0]["columns"]}

    assert columns["Bậc A năm 2023"] == [None, ["HTT", "HTXS"]]
    assert columns["Họ và tên"] == ["full_name", ["Nguyễn Thị Mẫu Hòa", "Trần Văn Mẫu Bình"]]


def test_once_taught_the_list_is_read_anew_and_the_next_one_at_once(tried, cast, at):
    made = tried()
    assert kinds(made) == [None, None]

    made = teach_columns(made.pk, {"Bậc A năm 2023": "level"}, actor=cast.officer, at=at)

    assert kinds(made) == ["rating", "rating"]
    write_import(made.pk, actor=cast.officer, at=at)
    assert set(Rating.objects.values_list("year", "level")) == {(2023, "good"), (2023, "excellent")}
    assert kinds(tried(["STT", "Họ và tên", "BẬC A NĂM 2024", "Ghi chú"], title="NĂM 2024")) == ["rating", "rating"]


def test_a_column_can_be_set_aside_and_taken_back(tried, cast, at):
    head = ["STT", "Họ và tên", "Xếp loại", "Ghi chú"]
    made = tried(head)
    assert kinds(made) == ["rating", "rating"]

    made = teach_columns(made.pk, {"Xếp loại": ""}, actor=cast.officer, at=at)
    assert kinds(made) == [None, None]
    made = teach_columns(made.pk, {"Xếp loại": "level"}, actor=cast.officer, at=at)
    assert kinds(made) == ["rating", "rating"]
    assert ColumnMeaning.objects.count() == 1


def test_what_a_unit_said_holds_below_it_and_not_beside_it(tried, cast, at, ministry):
    teach_columns(tried().pk, {"Bậc A": "level"}, actor=cast.officer, at=at)

    assert learned_of(ministry.workshop) == {"bac a": "level"}
    assert learned_of(ministry.xttm) == {}
    assert kinds(tried(unit=ministry.xttm, actor=cast.other_officer)) == [None, None]


def test_the_nearer_unit_goes_before(cast, at, ministry):
    for unit, field in ((ministry.root, "award"), (ministry.veam, "level")):
        said = {"said_by": cast.officer, "said_at": at}
        ColumnMeaning.objects.create(unit=unit, head="bac a", header="Bậc A", field=field, **said)

    assert learned_of(ministry.workshop) == {"bac a": "level"}
    assert learned_of(ministry.xttm) == {"bac a": "award"}


def test_what_leaves_no_list_in_the_file_is_refused_and_not_remembered(tried, cast, at):
    made = tried()

    with pytest.raises(FileRefused):
        teach_columns(made.pk, {"Họ và tên": ""}, actor=cast.officer, at=at)

    assert not ColumnMeaning.objects.exists()
    assert kinds(Import.objects.get(pk=made.pk)) == [None, None]


def test_answers_given_before_are_kept_and_a_written_list_is_taught_no_more(tried, cast, at):
    made = tried()
    Import.objects.filter(pk=made.pk).update(trial=made.trial | {"choices": {"Sheet!3": {"new": True, "accept": True}}})

    made = teach_columns(made.pk, {"Bậc A": "level"}, actor=cast.officer, at=at)

    assert made.trial["choices"] == {"Sheet!3": {"new": True, "accept": True}}
    write_import(made.pk, actor=cast.officer, at=at)
    with pytest.raises(ImportNotTried):
        teach_columns(made.pk, {"Bậc A": ""}, actor=cast.officer, at=at)


def test_only_who_may_import_teaches(tried, cast, at):
    with pytest.raises(PermissionDenied):
        teach_columns(tried().pk, {"Bậc A": "level"}, actor=cast.leader, at=at)


def test_the_page_offers_every_column_and_posts_only_what_was_changed(tried, cast, client: Client):
    client.force_login(cast.officer)
    made = tried()
    page = client.get(f"/ho-so/nhap-danh-sach/{made.pk}/").content.decode()
    assert 'name="cot:0:C"' in page
    assert "HTT; HTXS" in page

    posted = {"cot:0:A": "stt", "cot:0:B": "full_name", "cot:0:C": "level", "cot:0:D": ""}
    page = client.post(f"/ho-so/nhap-danh-sach/{made.pk}/cot/", posted, follow=True).content.decode()

    assert "sẽ được hiểu ngay" in page
    assert list(ColumnMeaning.objects.values_list("head", "field")) == [("bac a", "level")]
    page = client.post(f"/ho-so/nhap-danh-sach/{made.pk}/cot/", posted, follow=True).content.decode()
    assert "Chưa đổi ý nghĩa của cột nào" in page


def test_an_unknown_field_is_left_out(tried, cast, at):
    teach_columns(tried().pk, {"Bậc A": "salary", "": "level"}, actor=cast.officer, at=at)

    assert not ColumnMeaning.objects.exists()


def test_a_head_is_remembered_without_accents_and_years():
    assert head_key("KẾT QUẢ  Năm 2023") == head_key("Kết quả 2024") == "ket qua"


def test_a_head_that_is_only_a_year_is_remembered_as_it_is(tried, cast, at):
    assert head_key("Năm 2021") == "nam 2021"
    made = tried(["STT", "Họ và tên", "2023", "Ghi chú"], title="KẾT QUẢ")
    made = teach_columns(made.pk, {"2023": "level"}, actor=cast.officer, at=at)

    assert {(entry[3] or {}).get("year") for entry in made.trial["entries"]} == {2023}
    assert kinds(made) == ["rating", "rating"]
