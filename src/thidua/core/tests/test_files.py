from __future__ import annotations

from io import BytesIO

import pytest
from openpyxl import load_workbook

from thidua.core.files import Sheet, file_answer, workbook


def opened(*sheets: Sheet):
    return load_workbook(BytesIO(workbook(*sheets)))


def test_what_looks_like_a_formula_an_address_or_a_number_stays_text():
    typed = ["=1+1", "+1", "@SUM(A1)", "-2", "https://a.vn", "001180000001", "{=1}"]

    row = next(opened(Sheet("A", [("x", 10)] * 7, [typed]))["A"].iter_rows(min_row=2))

    assert [cell.value for cell in row] == typed
    assert {cell.data_type for cell in row} == {"s"}
    assert not any(cell.hyperlink for cell in row)


def test_whole_numbers_are_numbers_and_the_head_stays():
    sheet = opened(Sheet("A", [("Năm", 6), ("Tiền", 9)], [(2024, 1_500_000)], head="R&D", money=frozenset({1})))["A"]

    assert [cell.value for cell in sheet[2]] == [2024, 1_500_000]
    assert sheet["B2"].number_format == "#,##0"
    assert (sheet.freeze_panes, sheet.print_title_rows) == ("C2", "$1:$1")
    assert sheet.oddHeader.center.text.replace("&&", "&") == "R&D"


def test_names_of_sheets_are_made_valid_and_different():
    long = "Danh hiệu: tập thể / cá nhân [đã tặng] theo từng năm"

    names = opened(*[Sheet(name, [("x", 5)], []) for name in (long, long, "", "danh hiệu", "Danh Hiệu")]).sheetnames

    assert len({name.casefold() for name in names}) == 5
    assert all(0 < len(name) <= 31 for name in names)


@pytest.mark.parametrize(
    ("name", "plain"),
    [("Trích ngang Đỗ Thị Ánh.pdf", "trich-ngang-do-thi-anh.pdf"), ('5/QĐ"; x=\r\ny.pdf', "5-qd-x-y.pdf")],
)
def test_a_download_has_a_plain_name(name, plain):
    assert file_answer(b"", "pdf", name)["Content-Disposition"] == f'attachment; filename="{plain}"'
