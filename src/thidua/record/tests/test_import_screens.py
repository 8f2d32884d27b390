"""An officer brings a list on the screen: blank template, trial, questions, applying, undoing."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from thidua.core.models import Job
from thidua.organisation.models import Person
from thidua.record import actions
from thidua.record.actions import try_import
from thidua.record.intake.blank import kinds
from thidua.record.models import Award, Import, Rating
from thidua.record.tests.workbooks import AWARDS, save_workbook

HEAD = ["Họ và tên", "Ngày sinh", "Số CCCD", "Đơn vị", "Xếp loại 2023"]


@pytest.fixture
def officer(client, cast, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "files"
    client.force_login(cast.officer)
    return client


@pytest.fixture
def upload(officer, ministry, tmp_path) -> Callable[..., Any]:
    def send(rows: list[list[Any]] = AWARDS, **given: Any) -> Any:
        content = save_workbook(tmp_path / "list.xlsx", rows).read_bytes()
        data = {"file": SimpleUploadedFile("danh sách.xlsx", content), "unit": ministry.veam.pk, "year": "", **given}
        return officer.post(reverse("record:upload"), data)

    return send


def test_the_way_from_upload_to_the_record_and_back(officer, upload, django_capture_on_commit_callbacks):
    answer = upload()
    made = Import.objects.get()
    page = reverse("record:import_page", args=[made.pk])
    assert answer.url == page
    text = officer.get(page).content.decode()
    assert "Kết quả đọc thử" in text
    assert "Số định danh không đúng: “12”." in text
    assert Rating.objects.count() == 0

    with django_capture_on_commit_callbacks(execute=True):
        answer = officer.post(reverse("record:apply_import", args=[made.pk]))
    job = Job.objects.get()
    assert answer.url == reverse("core:job", args=[job.pk])
    assert (job.state, job.result_url) == (Job.State.DONE, page)
    assert Rating.objects.counting().count() == 2

    question = officer.get(reverse("record:undo_import", args=[made.pk]))
    assert "Rút lại toàn bộ những gì danh sách “danh sách.xlsx” đã ghi?" in question.content.decode()
    officer.post(reverse("record:undo_import", args=[made.pk]))
    assert Rating.objects.counting().count() == 0
    assert Import.objects.get().state == Import.State.UNDONE


def test_a_refused_file_keeps_the_form_and_says_why(officer, ministry):
    broken = SimpleUploadedFile("a.xlsx", b"PK no archive")

    answer = officer.post(reverse("record:upload"), {"file": broken, "unit": ministry.veam.pk, "year": "2023"})

    assert answer.status_code == 422
    text = answer.content.decode()
    assert "Tệp bị hỏng, không mở được. Mở tệp bằng Excel, lưu lại dạng .xlsx rồi tải lên lần nữa." in text
    assert 'value="2023"' in text
    assert Import.objects.count() == 0


@pytest.mark.parametrize(("year", "status"), [("1989", 422), ("1990", 302), ("2026", 302), ("2027", 422), ("", 302)])
def test_the_year_lies_between_1990_and_next_year(upload, year, status):
    assert upload(year=year).status_code == status


def test_an_officer_sends_lists_of_units_within_the_own_scope_only(upload, ministry):
    assert upload(unit=ministry.xttm.pk).status_code == 422
    assert upload(unit=ministry.root.pk).status_code == 422
    assert Import.objects.count() == 0


def test_a_workbook_without_any_list_is_refused_with_the_remedy(upload):
    answer = upload([["Kế hoạch năm 2023"], ["Nội dung", "Kinh phí"]])

    assert answer.status_code == 422
    assert "Không tìm thấy bảng nào có cột họ tên hoặc tên tập thể." in answer.content.decode()


def test_an_identity_number_that_lost_its_zeros_waits_for_a_yes(officer, upload):
    upload([[*HEAD, "LĐTT 2023"], ["Người Mẫu Một", "1980", 1080000456, "Phân xưởng mẫu số 1", "HTT", "x"]])
    made = Import.objects.get()
    assert (made.counts["uncertain"], made.counts["add"]) == (2, 0)
    text = officer.get(reverse("record:import_page", args=[made.pk])).content.decode()
    assert text.count("Đúng như đã đọc") == 1

    officer.post(reverse("record:answer_import", args=[made.pk]), {"chon:Sheet!2": "accept"})

    made.refresh_from_db()
    assert (made.counts["uncertain"], made.counts["add"]) == (0, 2)


def test_a_namesake_is_chosen_by_the_officer(officer, upload, add_person, ministry, django_capture_on_commit_callbacks):
    known = add_person("Người Mẫu Một", unit=ministry.veam, born_on="1980")
    upload([HEAD, ["Người Mẫu Một", "", "", "Phân xưởng mẫu số 1", "HTT"]])
    made = Import.objects.get()
    assert made.counts["uncertain"] == 1

    officer.post(reverse("record:answer_import", args=[made.pk]), {"chon:Sheet!2": f"person:{known.pk}"})
    with django_capture_on_commit_callbacks(execute=True):
        officer.post(reverse("record:apply_import", args=[made.pk]))

    assert Rating.objects.get().person == known
    assert Person.objects.filter(full_name="Người Mẫu Một").count() == 1


def test_a_fact_without_a_year_is_asked_for_it(officer, upload):
    upload([["Họ và tên", "Số CCCD", "Danh hiệu"], ["Người Mẫu Một", "001180000001", "LĐTT"]])
    made = Import.objects.get()
    assert made.counts["uncertain"] == 1

    officer.post(reverse("record:answer_import", args=[made.pk]), {"nam:Sheet!2": "2022"})

    made.refresh_from_db()
    assert (made.counts["add"], made.trial["outcomes"][0][0]) == (1, "add")


def test_the_list_of_imports_costs_the_same_for_one_and_thirty(officer, cast, ministry, at, tmp_path):
    """The frame around the page asks for what the other rooms show there; the list itself adds two queries."""
    path = save_workbook(tmp_path / "l.xlsx", AWARDS)
    made = try_import(path, name="l.xlsx", unit=ministry.veam, year=None, actor=cast.officer, at=at)
    costs = []
    for _ in range(2):
        with CaptureQueriesContext(connection) as captured:
            officer.get(reverse("record:imports"))
        costs.append(len([query for query in captured if '"record_import"' in query["sql"]]))
        for _ in range(29):
            made.pk = None
            made.save(force_insert=True)

    assert costs == [2, 2]


@pytest.mark.parametrize("rows", [1, 30])
def test_a_trial_costs_the_same_for_one_row_and_thirty(
    rows, cast, ministry, at, tmp_path, settings, django_assert_num_queries
):
    settings.MEDIA_ROOT = tmp_path
    people = [
        [f"Người Mẫu {'ABCDEFGHIJ'[n % 10]}{'abc'[n // 10]}", "1980", f"0011800{n:05d}", "Phân xưởng mẫu số 1", "HTT"]
        for n in range(rows)
    ]
    path = save_workbook(tmp_path / "l.xlsx", [HEAD, *people])

    with django_assert_num_queries(12):  # learned heads, units, people twice; savepoint, import, event, release
        try_import(path, name="l.xlsx", unit=ministry.veam, year=None, actor=cast.officer, at=at)


@pytest.mark.parametrize("key", [key for key, _name in kinds()])
def test_a_blank_template_can_be_filled_and_read_back(key, officer, upload, tmp_path):
    content = officer.get(reverse("record:template", args=[key])).content
    book = openpyxl.load_workbook(io.BytesIO(content))
    sheet = book.worksheets[0]
    heads = [cell.value for cell in sheet[1]]
    assert sheet.column_dimensions["C"].width > 10
    sheet.cell(2, heads.index("Họ và tên") + 1, "Người Mẫu Một")
    number = sheet.cell(2, heads.index("Số định danh") + 1, "001180000001")
    number.number_format = "@"
    given = {"Năm": 2024, "Xếp loại": "Hoàn thành tốt nhiệm vụ", "Danh hiệu, khen thưởng": "Lao động tiên tiến"}
    given |= {"Tên sáng kiến": "Giải pháp mẫu", "Cấp công nhận": "Cấp Bộ", "Hình thức kỷ luật": "Khiển trách"}
    given |= {"Ngày quyết định": "20/12/2024"}
    for title, value in given.items():
        if title in heads:
            sheet.cell(2, heads.index(title) + 1, value)
    path = tmp_path / "filled.xlsx"
    book.save(path)

    answer = officer.post(
        reverse("record:upload"),
        {
            "file": SimpleUploadedFile("mau.xlsx", path.read_bytes()),
            "unit": Import._meta.get_field("unit").related_model.objects.get(code="VEAM").pk,
        },
    )

    made = Import.objects.get()
    assert answer.status_code == 302
    assert made.counts == {"add": 1, "change": 0, "same": 0, "refuse": 0, "uncertain": 0}
    assert made.trial["entries"][0][2]["identity_no"] == "001180000001"


def test_the_returned_workbook_marks_bad_cells_and_holds_no_formula(officer, ministry, tmp_path):
    book = openpyxl.Workbook()
    rows = [HEAD, ["Người Mẫu Một", "31/02/1980", "001180000001", "x", "HTT"], ["Người Mẫu Hai", "", "12", "", "HTT"]]
    for row in rows:
        book.active.append(row)
    book.active["D2"].value, book.active["D2"].data_type = '=HYPERLINK("http://example.org")', "s"
    book.save(tmp_path / "l.xlsx")
    file = SimpleUploadedFile("l.xlsx", (tmp_path / "l.xlsx").read_bytes())
    officer.post(reverse("record:upload"), {"file": file, "unit": ministry.veam.pk})
    made = Import.objects.get()

    content = officer.get(reverse("record:import_corrections", args=[made.pk])).content

    sheet = openpyxl.load_workbook(io.BytesIO(content)).worksheets[0]
    assert sheet["B2"].comment.text.startswith("Không đọc được ngày: “31/02/1980”.")
    assert sheet["C3"].comment.text.startswith("Số định danh không đúng: “12”.")
    assert (sheet["D2"].value, sheet["D2"].data_type) == ('=HYPERLINK("http://example.org")', "s")


def test_the_original_file_is_kept_as_it_came(officer, upload, tmp_path):
    upload()
    answer = officer.get(reverse("record:import_original", args=[Import.objects.get().pk]))

    assert b"".join(answer.streaming_content) == (tmp_path / "list.xlsx").read_bytes()
    assert answer["Content-Disposition"].startswith("attachment")


def test_a_proposal_is_read_but_becomes_no_award(officer, upload, django_capture_on_commit_callbacks):
    upload(
        [["Họ và tên", "Số CCCD", "Xếp loại", "Danh hiệu đề nghị"], ["Người Mẫu Một", "001180000001", "HTT", "LĐTT"]],
        year="2024",
    )
    made = Import.objects.get()
    with django_capture_on_commit_callbacks(execute=True):
        officer.post(reverse("record:apply_import", args=[made.pk]))

    made.refresh_from_db()
    assert (Award.objects.count(), Rating.objects.count(), made.trial["written"]["proposals"]) == (0, 1, 1)


UNNAMED = [["DANH SÁCH NĂM 2023"], ["STT", "Anh chị em", "Bậc", "Xếp loại 2023"]]
PEOPLE = [[1, "Nguyễn Thị Mẫu Hòa", "4/7", "HTT"], [2, "Trần Văn Mẫu Bình", "3/7", "HTXS"]]


def test_a_list_that_names_nobody_is_kept_until_somebody_says_which_column_does(officer, upload):
    answer = upload([*UNNAMED, *PEOPLE])

    made = Import.objects.get()
    page = officer.get(answer.url).content.decode()
    assert "Chưa biết cột nào ghi họ và tên, hoặc tên tập thể" in page
    assert "Có vẻ là cột B." in page
    assert "Nguyễn Thị Mẫu Hòa; Trần Văn Mẫu Bình" in page
    assert "Không có gì mới để ghi" not in page
    assert sum(made.counts.values()) == 0

    said = {"cot:0:A": "no", "cot:0:B": "full_name", "cot:0:C": "", "cot:0:D": "level"}
    officer.post(reverse("record:teach_columns", args=[made.pk]), said)

    made.refresh_from_db()
    assert made.counts["add"] == 2
    assert "Chưa biết cột nào" not in officer.get(answer.url).content.decode()
    assert upload([*UNNAMED, *PEOPLE]).status_code == 302
    assert Import.objects.first().counts["add"] == 2


def test_saying_something_else_keeps_the_list_waiting(officer, upload):
    answer = upload([*UNNAMED, *PEOPLE])
    made = Import.objects.get()

    officer.post(reverse("record:teach_columns", args=[made.pk]), {"cot:0:C": "post"})

    assert "Chưa biết cột nào" in officer.get(answer.url).content.decode()


@pytest.mark.parametrize(
    "rows",
    [
        [["Kính gửi", "các đơn vị", "trong ngành"]],
        [["a", "b", "c"], ["", "", ""]],
        [[1, 2, 3], [4, 5, 6]],
        [["x", "x", "x"], ["y", "y", "y"]],
    ],
    ids=["a line", "nothing below", "only figures", "no heads"],
)
def test_what_is_no_list_is_refused_still(rows, upload):
    assert upload(rows).status_code == 422
    assert not Import.objects.exists()


def test_very_many_new_people_are_compared_by_a_job_of_their_own(
    officer, upload, monkeypatch, django_capture_on_commit_callbacks
):
    monkeypatch.setattr(actions, "LOOKED_FOR_AT_ONCE", 0)
    upload()

    with django_capture_on_commit_callbacks(execute=True):
        officer.post(reverse("record:apply_import", args=[Import.objects.get().pk]))

    assert set(Job.objects.values_list("kind", "state")) == {
        ("record.apply_import", "done"), ("record.scan_doubles", "done"),
    }  # fmt: skip
