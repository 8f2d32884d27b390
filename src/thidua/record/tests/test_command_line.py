"""`thidua import`: one JSON object per file, exit status 2 when a file is refused as a whole."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from thidua.config.command import main
from thidua.core.models import User
from thidua.record.models import Import, Rating
from thidua.record.tests.workbooks import AWARDS, save_workbook


@pytest.fixture
def list_file(tmp_path: Path, settings, ministry) -> Callable[..., Path]:
    settings.MEDIA_ROOT = tmp_path / "files"
    return lambda rows=AWARDS: save_workbook(tmp_path / "danh-sach.xlsx", rows)


def test_a_trial_prints_the_contracts_answer_and_writes_nothing(list_file, capsys):
    status = main(["import", str(list_file()), "--trial", "--json", "--unit", "VEAM"])

    answer = json.loads(capsys.readouterr().out)
    assert status == 0
    assert (answer["file"], answer["version"]) == ("danh-sach.xlsx", 1)
    assert answer["tables"] == [
        {
            "sheet": "Sheet", "first_row": 4, "last_row": 6, "year": 2023, "encoding": "unicode",
            "columns": [
                {"column": "A", "header": "STT", "field": "stt"},
                {"column": "B", "header": "Họ và tên", "field": "full_name"},
                {"column": "C", "header": "Ngày sinh", "field": "born_on"},
                {"column": "D", "header": "Số CCCD", "field": "identity_no"},
                {"column": "E", "header": "Đơn vị", "field": "unit"},
                {"column": "F", "header": "Xếp loại", "field": "level"},
                {"column": "G", "header": "Danh hiệu", "field": "award"},
            ],
            "problems": [],
        }
    ]  # fmt: skip
    assert answer["facts"][1] == {
        "at": {"sheet": "Sheet", "row": 4},
        "state": "add",
        "subject": {
            "kind": "individual", "full_name": "Nguyễn Thị Hòa", "identity_no": "001175000123", "born_on": "1975-03-02",
            "unit": "Phân xưởng mẫu số 1",
        },
        "fact": {
            "kind": "award", "award": "ldtt", "year": 2023, "decision_no": "12/QĐ-VEAM", "decided_on": "2024-01-05",
        },
        "problems": [],
    }  # fmt: skip
    assert [fact["state"] for fact in answer["facts"]] == ["add"] * 5 + ["refuse"] * 2
    assert answer["facts"][5]["problems"] == [
        {
            "column": "D",
            "problem": "Số định danh không đúng: “12”.",
            "remedy": "Ghi đủ 12 chữ số (hoặc 9 chữ số với số cũ), đặt ô ở dạng văn bản (Text).",
        }
    ]
    assert (Import.objects.count(), Rating.objects.count()) == (0, 0)


def test_applying_twice_writes_once_and_can_be_undone(list_file, capsys):
    path = str(list_file())

    assert main(["import", path, "--apply", "--json", "--unit", "VEAM"]) == 0
    first = json.loads(capsys.readouterr().out)
    assert main(["import", path, "--apply", "--json", "--unit", "VEAM"]) == 0
    second = json.loads(capsys.readouterr().out)

    assert [fact["state"] for fact in first["facts"]] == ["add"] * 5 + ["refuse"] * 2
    assert [fact["state"] for fact in second["facts"]] == ["same"] * 5 + ["refuse"] * 2
    assert Rating.objects.counting().count() == 2
    assert main(["import", "--undo", str(Import.objects.order_by("pk").first().pk)]) == 0
    assert Rating.objects.counting().count() == 0
    account = User.objects.get(username="dong-lenh")
    assert account.is_service
    assert not account.has_usable_password()


def test_refused_files_are_told_one_by_one_and_the_others_are_read(list_file, tmp_path, capsys):
    empty, broken = tmp_path / "trong.xlsx", tmp_path / "hong.xlsx"
    empty.touch()
    broken.write_bytes(b"PK and nothing more")

    status = main(["import", str(empty), str(list_file()), str(broken), "--trial", "--json"])

    printed = capsys.readouterr()
    assert status == 2
    assert [line.split(":")[0] for line in printed.err.splitlines()] == ["trong.xlsx", "hong.xlsx"]
    assert json.loads(printed.out)["file"] == "danh-sach.xlsx"


def test_an_unknown_unit_or_import_is_said(list_file, capsys):
    assert main(["import", str(list_file()), "--trial", "--unit", "KHONG-CO"]) == 2
    assert main(["import", "--undo", "99"]) == 2

    said = capsys.readouterr().err.splitlines()
    assert said == ["Không có đơn vị nào mang mã KHONG-CO.", "Không có lần nhập số 99."]


def test_without_json_a_person_reads_what_needs_attention(list_file, capsys):
    assert main(["import", str(list_file()), "--trial", "--unit", "VEAM"]) == 0

    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "danh-sach.xlsx: 5 thêm, 0 đổi, 0 giống, 2 từ chối, 0 cần chọn"
    assert lines[1].startswith("  Sheet, dòng 6, cột D: Lê Văn Cường · Xếp loại năm 2023: ")
