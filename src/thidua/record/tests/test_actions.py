"""Lists go into the record as one transaction, twice change nothing, and can be taken back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from django.core.exceptions import PermissionDenied

from thidua.core.models import Event, Job
from thidua.organisation.models import Person, Unit
from thidua.record.actions import apply_import, try_import, undo_import, write_import
from thidua.record.errors import ImportInUse, ImportNotTried, NothingToApply
from thidua.record.models import Award, Import, Rating

AWARDS = [
    ["DANH SÁCH ĐẠT DANH HIỆU THI ĐUA NĂM 2023"],
    ["(Kèm theo Quyết định số 12/QĐ-VEAM ngày 05 tháng 01 năm 2024)"],
    ["STT", "Họ và tên", "Ngày sinh", "Số CCCD", "Đơn vị", "Xếp loại", "Danh hiệu"],
    [1, "NGUYỄN THỊ HÒA", "02/03/1975", "001175000123", "Phân xưởng mẫu số 1", "HTXSNV", "LĐTT, CSTĐCS"],
    [2, "Trần Văn Bình", "1980", "001080000456", "Phân xưởng mẫu số 2", "HTT", "LĐTT"],
    [3, "Lê Văn Cường", "", "12", "Phân xưởng mẫu số 1", "HTT", "LĐTT"],
]


@pytest.fixture
def workbook(tmp_path: Path) -> Callable[..., Path]:
    def make(rows: list[list[Any]], name: str = "danh-sach.xlsx") -> Path:
        book = openpyxl.Workbook()
        for row in rows:
            book.active.append(row)
        path = tmp_path / name
        book.save(path)
        return path

    return make


@pytest.fixture
def tried(workbook, cast, ministry, at, settings, tmp_path) -> Callable[..., Import]:
    settings.MEDIA_ROOT = tmp_path / "files"

    def make(rows: list[list[Any]] = AWARDS, **given: Any) -> Import:
        fields = {"unit": ministry.veam, "year": None, "actor": cast.officer, "at": at, **given}
        return try_import(workbook(rows), name="danh-sach.xlsx", **fields)

    return make


def test_a_trial_counts_what_would_happen_and_changes_nothing(tried):
    made = tried()

    assert made.counts == {"add": 5, "change": 0, "same": 0, "refuse": 2, "uncertain": 0}
    assert made.state == Import.State.TRIED
    assert (Rating.objects.count(), Award.objects.count()) == (0, 0)
    assert not Person.objects.filter(full_name="Nguyễn Thị Hòa").exists()
    assert list(Event.objects.values_list("name", flat=True)) == ["import.tried"]


def test_applying_writes_people_facts_and_where_they_stand(tried, cast, at, ministry):
    made = write_import(tried().pk, actor=cast.officer, at=at)

    person = Person.objects.get(identity_no="001175000123")
    assert (person.full_name, person.born_on, person.unit) == ("Nguyễn Thị Hòa", "1975-03-02", ministry.workshop)
    assert Unit.objects.get(name_vi="Phân xưởng mẫu số 2").parent == ministry.veam
    awards = Award.objects.filter(person=person).order_by("award")
    assert [(one.award, one.year, one.decision_no, one.decided_on) for one in awards] == [
        ("cstd-co-so", 2023, "12/QĐ-VEAM", "2024-01-05"),
        ("ldtt", 2023, "12/QĐ-VEAM", "2024-01-05"),
    ]
    rating = Rating.objects.get(person=person)
    assert (rating.level, rating.source, rating.source_note) == ("excellent", made, "Sheet, dòng 4")
    assert made.state == Import.State.APPLIED
    assert not Person.objects.filter(full_name="Lê Văn Cường").exists()


def test_the_same_file_a_second_time_changes_nothing(tried, cast, at):
    write_import(tried().pk, actor=cast.officer, at=at)

    again = tried()

    assert again.counts == {"add": 0, "change": 0, "same": 5, "refuse": 2, "uncertain": 0}
    with pytest.raises(NothingToApply):
        apply_import(again.pk, actor=cast.officer, at=at)


def test_a_changed_rating_replaces_the_old_one_which_stays_to_be_seen(tried, cast, at):
    write_import(tried().pk, actor=cast.officer, at=at)
    better = [*AWARDS[:4], [2, "Trần Văn Bình", "1980", "001080000456", "Phân xưởng mẫu số 2", "HTXS", "LĐTT"]]

    second = tried(better)

    assert second.counts == {"add": 0, "change": 1, "same": 4, "refuse": 0, "uncertain": 0}
    write_import(second.pk, actor=cast.officer, at=at)
    levels = Rating.objects.filter(person__identity_no="001080000456")
    assert sorted((one.level, one.replaced_by_id is None) for one in levels) == [("excellent", True), ("good", False)]


def test_an_undone_import_leaves_nothing_behind(tried, cast, at):
    first = write_import(tried().pk, actor=cast.officer, at=at)
    people, units = Person.objects.count(), Unit.objects.count()

    undone = undo_import(first.pk, actor=cast.officer, at=at)

    assert undone.state == Import.State.UNDONE
    assert (Rating.objects.counting().count(), Award.objects.counting().count()) == (0, 0)
    assert (people - Person.objects.count(), units - Unit.objects.count()) == (2, 1)


def test_undoing_a_correction_lets_the_old_fact_stand_again(tried, cast, at):
    write_import(tried().pk, actor=cast.officer, at=at)
    better = [*AWARDS[:4], [2, "Trần Văn Bình", "1980", "001080000456", "Phân xưởng mẫu số 2", "HTXS", "LĐTT"]]
    second = write_import(tried(better).pk, actor=cast.officer, at=at)

    undo_import(second.pk, actor=cast.officer, at=at)

    assert Rating.objects.counting().get(person__identity_no="001080000456").level == "good"


def test_an_import_that_was_corrected_since_is_not_undone(tried, cast, at):
    first = write_import(tried().pk, actor=cast.officer, at=at)
    better = [*AWARDS[:4], [2, "Trần Văn Bình", "1980", "001080000456", "Phân xưởng mẫu số 2", "HTXS", "LĐTT"]]
    write_import(tried(better).pk, actor=cast.officer, at=at)

    with pytest.raises(ImportInUse) as caught:
        undo_import(first.pk, actor=cast.officer, at=at)

    assert "1 dữ kiện của lần nhập này đã được sửa về sau." in caught.value.problems


def test_only_the_units_officer_and_the_department_import(tried, cast):
    for refused in (cast.other_officer, cast.worker, cast.admin, cast.leader, cast.secretary):
        with pytest.raises(PermissionDenied):
            tried(actor=refused)

    for allowed in (cast.department, cast.officer):
        assert tried(actor=allowed).uploaded_by == allowed


def test_a_person_of_another_unit_is_refused_with_the_reason(tried, add_person, ministry):
    add_person("Nguyễn Thị Hòa", unit=ministry.office, identity_no="001175000123")

    made = tried()

    assert made.counts == {"add": 2, "change": 0, "same": 0, "refuse": 5, "uncertain": 0}
    assert made.trial["outcomes"][0][1][0][0] == "out_of_scope"


def test_applying_twice_at_once_writes_once(tried, cast, at, django_capture_on_commit_callbacks):
    made = tried()
    with django_capture_on_commit_callbacks(execute=True):
        job = apply_import(made.pk, actor=cast.officer, at=at)

    with pytest.raises(ImportNotTried):
        apply_import(made.pk, actor=cast.officer, at=at)
    write_import(made.pk, actor=cast.officer, at=at)

    assert Rating.objects.count() == 2
    assert Job.objects.get(pk=job.pk).state == Job.State.DONE
    assert list(Event.objects.filter(name="import.applied").values_list("subject_id", flat=True)) == [str(made.pk)]


def test_a_roster_brings_details_and_a_second_one_corrects_them(tried, cast, at, ministry):
    head = ["Họ và tên", "Số CCCD", "Giới tính", "Chức vụ", "Nhóm", "Đơn vị", "Ngày vào ngành"]
    one = ["Người Mẫu Một", "001180000001", "Nữ", "Công nhân", "Lao động trực tiếp", "Phân xưởng mẫu số 1", "03/2005"]
    write_import(tried([head, one]).pk, actor=cast.officer, at=at)
    person = Person.objects.get(identity_no="001180000001")
    assert (person.sex, person.role, person.post, person.joined_on) == (
        "female",
        "direct_worker",
        "Công nhân",
        "2005-03",
    )

    moved = [*one[:3], "Tổ trưởng", "Quản lý", "Tổ mẫu số 2", "01/03/2005"]
    second = tried([head, moved])

    assert second.counts == {"add": 0, "change": 1, "same": 0, "refuse": 0, "uncertain": 0}
    assert [name for name, _old, _new in second.trial["outcomes"][0][2]] == ["post", "joined_on", "role", "unit"]
    applied = write_import(second.pk, actor=cast.officer, at=at)
    person.refresh_from_db()
    assert (person.post, person.role, person.joined_on, person.unit.name_vi) == (
        "Tổ trưởng", "manager", "2005-03-01", "Tổ mẫu số 2",
    )  # fmt: skip

    undo_import(applied.pk, actor=cast.officer, at=at)
    person.refresh_from_db()
    assert (person.post, person.role, person.unit) == ("Công nhân", "direct_worker", ministry.workshop)
