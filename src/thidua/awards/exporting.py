"""The list of dossiers as a workbook. Every cell is text or number: no cell can become a formula."""

from __future__ import annotations

import io
from collections.abc import Iterable

import xlsxwriter
from django.utils.translation import gettext as _

from thidua.awards import rulebook
from thidua.awards.models import Nomination, Round
from thidua.awards.printing import outcome_label
from thidua.ui.formats import moment

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def nominations_workbook(round_: Round, rows: Iterable[Nomination]) -> bytes:
    """One sheet, one dossier a row, in the given order; text starting with "=" stays text."""
    buffer = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(buffer, options) as book:
        sheet = book.add_worksheet(_("Hồ sơ"))
        head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
        wrap = book.add_format({"text_wrap": True, "valign": "top"})
        titles = [
            (_("Số hồ sơ"), 10), (_(
"Họ và tên, tên tập thể"), 30), (_("Chức vụ, công việc"), 24), (_("Nơi công tác"), 34),
            (_("Danh hiệu, hình thức"), 28), (_("Năm"), 8), (_("Đơn vị đề nghị"), 34), (_("Trạng thái"), 22),
            (_("Kết luận theo luật"), 20), (_("Thời điểm nộp"), 17), (_("Tóm tắt thành tích"), 60),
        ]  # fmt: skip
        for column, (title, width) in enumerate(titles):
            sheet.set_column(column, column, width)
            sheet.write_string(0, column, title, head)
        number = 0
        for number, one in enumerate(rows, start=1):
            for column, value in enumerate(_cells(one)):
                sheet.write_string(number, column, value, wrap)
            sheet.write_number(number, 5, one.year, wrap)
        sheet.freeze_panes(1, 2)
        sheet.autofilter(0, 0, max(number, 1), len(titles) - 1)
        sheet.repeat_rows(0)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.set_header("&C" + round_.name.replace("&", "&&"))
    return buffer.getvalue()


def _cells(one: Nomination) -> list[str]:
    person = one.person
    place = (
        person.unit.name_vi
        if person
        else (one.collective.parent.name_vi if one.collective and one.collective.parent else "")
    )
    return [
        one.label_number,
        str(one.subject),
        person.post if person else "",
        place,
        rulebook.award_name(one.award),
        str(one.year),
        one.unit.name_vi,
        str(one.get_state_display()),
        outcome_label(one.outcome),
        moment(one.submitted_at) if one.submitted_at else "",
        one.achievement,
    ]
