"""Workbooks that the system gives out: blank templates, and a returned list with its bad cells marked.

Cells are always written as text or numbers, never as formulas, whatever they begin with.
"""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from typing import Any

import xlsxwriter
from django.utils.translation import gettext as _

from thidua import law
from thidua.organisation.models import Person
from thidua.record.models import Basis, Discipline, Level

ROWS = 1000  # rows of a template that have formats and lists of choices
SAFE = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "in_memory": True}


@dataclass(frozen=True)
class Head:
    """One column. `choices`: a list to pick from; `example`: shown on the sheet of instructions."""

    title: str
    width: int
    hint: str
    example: str
    choices: tuple[str, ...] = ()
    is_required: bool = False


@dataclass(frozen=True)
class Sheet:
    key: str
    title: str
    heads: tuple[Head, ...]


def kinds() -> list[tuple[str, str]]:
    """The templates one can download: (key, name)."""
    return [*((sheet.key, sheet.title) for sheet in sheets()), ("tat-ca", _("Mẫu gộp: năm bảng trong một tệp"))]


def sheets() -> list[Sheet]:
    return [
        Sheet("danh-sach", _("Danh sách cán bộ"), (*_who(), _sex(), _post(), _role(), _unit(), _joined())),
        Sheet("xep-loai", _("Xếp loại hằng năm"), (*_who(), _unit(), _year(), _level())),
        Sheet(
            "khen-thuong", _("Danh hiệu và khen thưởng"), (*_who(), _unit(), _year(), _award(), *_decision(), _basis())
        ),
        Sheet("sang-kien", _("Sáng kiến"), (*_who(), _unit(), _title(), _year(), _scope(), *_decision()[:1])),
        Sheet("ky-luat", _("Kỷ luật"), (*_who(), _unit(), _form(), _decision()[1], _until())),
    ]


def _who() -> tuple[Head, ...]:
    return (
        Head(_("STT"), 6, _("Số thứ tự, có thể để trống."), "1"),
        Head(
            _("Họ và tên"),
            28,
            _("Đủ dấu; viết hoa hay viết thường đều được."),
            _("Người Mẫu Thứ Nhất"),
            is_required=True,
        ),
        Head(_("Số định danh"), 16, _("12 chữ số; ô đã đặt sẵn dạng văn bản để giữ số 0 ở đầu."), "001180000001"),
        Head(_("Ngày sinh"), 13, _("Ngày/tháng/năm; chỉ biết năm thì ghi năm."), "20/12/1980"),
    )


def _sex() -> Head:
    return Head(_("Giới tính"), 10, _("Nam hoặc Nữ."), _("Nữ"), ("Nam", "Nữ"))


def _post() -> Head:
    return Head(_("Chức vụ"), 22, _("Chức vụ, công việc hiện tại."), _("Chuyên viên"))


def _role() -> Head:
    choices = tuple(str(role.label) for role in Person.WorkRole)
    return Head(_("Nhóm"), 22, _("Lãnh đạo, quản lý, chuyên viên, lao động trực tiếp…"), choices[2], choices)


def _unit() -> Head:
    return Head(
        _("Đơn vị"), 28, _("Phòng, ban, tổ, đội…; để trống nếu thuộc thẳng đơn vị nộp danh sách."), _("Phòng mẫu số 1")
    )


def _joined() -> Head:
    return Head(_("Ngày vào ngành"), 15, _("Biết đến đâu ghi đến đó."), "01/03/2005")


def _year() -> Head:
    return Head(_("Năm"), 8, _("Năm của kết quả, bốn chữ số."), "2024", is_required=True)


def _level() -> Head:
    choices = tuple(str(level.label) for level in Level)
    return Head(
        _("Xếp loại"), 32, _("Chọn trong danh sách, hoặc HTXSNV, HTTNV, HTNV, KHTNV."), choices[1], choices, True
    )


def _award() -> Head:
    names = tuple(str(entry["name_vi"])[:120] for entry in law.award_catalog())
    hint = _("Chọn trong danh sách, hoặc chữ tắt: LĐTT, CSTĐCS, BK Bộ, HCLĐ hạng Ba…")
    return Head(_("Danh hiệu, khen thưởng"), 36, hint, names[0] if names else "", names, True)


def _decision() -> tuple[Head, Head]:
    return (
        Head(_("Số quyết định"), 18, _("Ví dụ: 12/QĐ-ABC."), "12/QĐ-ABC"),
        Head(_("Ngày quyết định"), 15, _("Ngày/tháng/năm."), "20/12/2024"),
    )


def _basis() -> Head:
    choices = tuple(str(basis.label).split(",")[0] for basis in Basis)
    return Head(_("Loại hình khen thưởng"), 20, _("Có thể để trống."), choices[0], choices)


def _title() -> Head:
    return Head(_("Tên sáng kiến"), 48, _("Ghi như trong quyết định công nhận."), _("Giải pháp mẫu"), is_required=True)


def _scope() -> Head:
    choices = ("Cấp cơ sở", "Cấp Bộ", "Toàn quốc")
    return Head(_("Cấp công nhận"), 16, _("Cấp cơ sở, cấp Bộ hoặc toàn quốc."), choices[0], choices)


def _form() -> Head:
    choices = tuple(str(form.label) for form in Discipline.Form)
    return Head(_("Hình thức kỷ luật"), 22, _("Chọn trong danh sách."), choices[0], choices, True)


def _until() -> Head:
    return Head(_("Hết hiệu lực ngày"), 18, _("Ngày đầu tiên không còn hiệu lực; để trống nếu chưa rõ."), "20/12/2025")


def blank_workbook(key: str) -> bytes:
    """A template: one kind of list, or all ("tat-ca").

    Raises:
        KeyError: there is no such template.
    """
    wanted = [sheet for sheet in sheets() if key in {sheet.key, "tat-ca"}]
    if not wanted:
        raise KeyError(key)
    stream = BytesIO()
    with xlsxwriter.Workbook(stream, SAFE) as book:
        styles = _styles(book)
        for sheet in wanted:
            _write_sheet(book, sheet, styles)
        _write_instructions(book, wanted, styles)
    return stream.getvalue()


def _styles(book: Any) -> dict[str, Any]:
    base = {"font_name": "Times New Roman", "font_size": 12}
    return {
        "head": book.add_format(
            {
                **base,
                "bold": True,
                "border": 1,
                "text_wrap": True,
                "valign": "vcenter",
                "align": "center",
                "bg_color": "#F6F6F4",
            }
        ),
        "required": book.add_format(
            {
                **base,
                "bold": True,
                "border": 1,
                "text_wrap": True,
                "valign": "vcenter",
                "align": "center",
                "bg_color": "#FBF6E9",
            }
        ),
        "text": book.add_format({**base, "num_format": "@"}),
        "plain": book.add_format({**base, "text_wrap": True, "valign": "top"}),
        "bold": book.add_format({**base, "bold": True, "valign": "top"}),
        "bad": book.add_format({**base, "bg_color": "#FBECEB", "font_color": "#8A1516", "num_format": "@"}),
        "row": book.add_format({**base, "bg_color": "#FDF3DC", "num_format": "@"}),
    }


def _write_sheet(book: Any, sheet: Sheet, styles: dict[str, Any]) -> None:
    page = book.add_worksheet(sheet.title[:31])
    page.set_row(0, 34)
    for column, head in enumerate(sheet.heads):
        page.write_string(0, column, head.title, styles["required" if head.is_required else "head"])
        page.set_column(column, column, head.width, styles["text"])
        if head.choices:
            _write_choices(book, page, column, head)
    page.freeze_panes(1, 2)
    page.set_landscape()
    page.set_paper(9)
    page.fit_to_pages(1, 0)
    page.repeat_rows(0)


def _write_choices(book: Any, page: Any, column: int, head: Head) -> None:
    """A list to pick from; typing something else stays possible, for lists have their own abbreviations."""
    source: Any = list(head.choices)
    if sum(len(choice) + 1 for choice in head.choices) > 250:  # what a cell's own list may hold
        hidden = book.get_worksheet_by_name("Lựa chọn")
        if hidden is None:
            hidden = book.add_worksheet("Lựa chọn")
            hidden.hide()
            for row, choice in enumerate(head.choices):
                hidden.write_string(row, 0, choice)
        source = f"='Lựa chọn'!$A$1:$A${len(head.choices)}"
    page.data_validation(
        1, column, ROWS, column,
        {"validate": "list", "source": source, "error_type": "information", "ignore_blank": True},
    )  # fmt: skip


def _write_instructions(book: Any, wanted: list[Sheet], styles: dict[str, Any]) -> None:
    page = book.add_worksheet(_("Hướng dẫn")[:31])
    page.set_column(0, 0, 30)
    page.set_column(1, 1, 70)
    page.set_column(2, 2, 30)
    row = 0
    for line in (
        _("Điền từ dòng 2 của mỗi bảng; cột nền vàng là bắt buộc. Không cần xóa bảng không dùng."),
        _("Đổi thứ tự cột, thêm cột khác hay thêm dòng tiêu đề phía trên đều được: hệ thống tìm theo tên cột."),
        _("Tải tệp lên, xem kết quả đọc thử từng dòng, rồi mới ghi vào hồ sơ. Tải lên hai lần không ghi hai lần."),
    ):
        page.merge_range(row, 0, row, 2, line, styles["plain"])
        row += 1
    for sheet in wanted:
        row += 1
        page.write_string(row, 0, sheet.title, styles["bold"])
        row += 1
        for column, title in enumerate((_("Tên ô cần điền"), _("Cách ghi"), _("Ví dụ (không phải người thật)"))):
            page.write_string(row, column, title, styles["head"])
        for head in sheet.heads:
            row += 1
            for column, text in enumerate((head.title, head.hint, head.example)):
                page.write_string(row, column, text, styles["plain"])
        row += 1
