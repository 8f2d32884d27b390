"""A list to try the upload with: new people, ratings and titles of VEAM, and a few cells that are wrong on purpose."""

from __future__ import annotations

import io
from datetime import UTC, datetime
from typing import Any

import xlsxwriter

from thidua.config.example.worker import OFFICER_UNIT
from thidua.organisation.models import Person

FILE_NAME = "danh-sach-mau-2025.xlsx"
YEAR = 2025
WHO = ["STT", "Họ và tên", "Số định danh"]
NEW_PEOPLE = [  # name, identity number, born on, sex, post
    ("Nguyễn Thị Mẫu Hòa", "000990000001", "12/03/1988", "Nữ", "Thợ nguội (mẫu)"),
    ("Trần Văn Mẫu Bình", "000990000002", "05/11/1979", "Nam", "Thợ hàn (mẫu)"),
    ("Lê Thị Mẫu Lan", "000990000003", "1990", "Nữ", "Kỹ sư (mẫu)"),
    ("Phạm Văn Mẫu Sơn", "000990000004", "31/02/1985", "Nam", "Thợ điện (mẫu)"),  # there is no such day
    ("Vũ Thị Mẫu Yến", "99000", "20/10/1992", "Nữ", "Nhân viên kế hoạch (mẫu)"),  # too short for an identity number
    ("Đỗ Văn Mẫu Tâm", "000990000006", "01/01/1983", "Nam", "Công nhân vận hành (mẫu)"),
]
LEVELS = [
    "Hoàn thành xuất sắc nhiệm vụ",
    "Hoàn thành tốt nhiệm vụ",
    "Hoàn thành tốt nhiệm vụ",
    "Hoàn thành tốt nhiệm vụ",
    "Hoàn thành tốt nhiệm vụ",
    "Rất cố gắng",  # no level of the law
]


def workbook() -> bytes:
    """The list as an Excel file, from the people who are there now; the same people give the same file."""
    collective = _people()[0].unit.name_vi if _people() else ""
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True}) as book:
        book.set_properties({"title": "Danh sách mẫu", "created": datetime(2025, 12, 15, tzinfo=UTC)})
        new = [[index, *row, collective] for index, row in enumerate(NEW_PEOPLE, start=1)]
        _sheet(book, "Danh sách", [*WHO, "Ngày sinh", "Giới tính", "Chức vụ", "Đơn vị"], new)
        _sheet(book, "Xếp loại", [*WHO, "Năm", "Kết quả xếp loại"], _ratings())
        _sheet(book, "Danh hiệu", [*WHO, "Năm", "Danh hiệu", "Số quyết định", "Ngày quyết định"], _titles())
    return content.getvalue()


def _people() -> list[Person]:
    """The first people of VEAM with an identity number, the worker of the cast among them."""
    people = Person.objects.filter(unit__path__contains=f"/{OFFICER_UNIT}/").exclude(identity_no=None)
    return list(people.select_related("unit").order_by("identity_no")[:4])


def _ratings() -> list[list[Any]]:
    named = [(name, identity) for name, identity, *_rest in NEW_PEOPLE]
    return [
        [index, name, identity, YEAR, level]
        for index, ((name, identity), level) in enumerate(zip(named, LEVELS, strict=True), start=1)
    ]


def _titles() -> list[list[Any]]:
    """Titles of years that the record may not have yet; the last decision is dated on a day that is none."""
    rows: list[list[Any]] = []
    for index, person in enumerate(_people(), start=1):
        day = "20/12/2015" if index < 4 else "20/15/2015"
        rows.append([index, person.full_name, person.identity_no, 2015, "Lao động tiên tiến",
                     f"101/QĐ-MẪU-{OFFICER_UNIT}", day])  # fmt: skip
    return rows


def _sheet(book: Any, name: str, heads: list[str], rows: list[list[Any]]) -> None:
    sheet = book.add_worksheet(name)
    bold, text = book.add_format({"bold": True, "bottom": 1}), book.add_format({"num_format": "@"})
    sheet.write_row(0, 0, heads, bold)
    for number, row in enumerate(rows, start=1):
        for column, value in enumerate(row):
            if isinstance(value, str):
                sheet.write_string(number, column, value, text)
            else:
                sheet.write_number(number, column, value)
    sheet.set_column(1, len(heads) - 1, 24)
