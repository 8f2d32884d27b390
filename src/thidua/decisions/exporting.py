"""The list of a decision as a workbook. Every cell is text or number: no cell can become a formula."""

from __future__ import annotations

import io
from collections.abc import Sequence

import xlsxwriter
from django.utils.translation import gettext as _

from thidua.decisions.models import Decision, DecisionItem

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def decision_workbook(decision: Decision, items: Sequence[DecisionItem], numbers: dict[int, str]) -> bytes:
    """One line a row. `numbers`: item id → register number, empty before the decision is issued."""
    buffer = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(buffer, options) as book:
        sheet = book.add_worksheet(_("Danh sách"))
        head = book.add_format({"bold": True, "text_wrap": True, "bottom": 1})
        money = book.add_format({"num_format": "#,##0"})
        titles = [
            _("STT"),
            _("Họ và tên, tập thể"),
            _("Chức vụ, nơi công tác"),
            _("Đơn vị"),
            _("Tiền thưởng (đồng)"),
            _("Số vào sổ"),
        ]
        for column, (title, width) in enumerate(zip(titles, (6, 32, 40, 44, 18, 26), strict=True)):
            sheet.set_column(column, column, width)
            sheet.write_string(0, column, title, head)
        for row, item in enumerate(items, start=1):
            sheet.write_number(row, 0, item.position)
            sheet.write_string(row, 1, item.recipient)
            sheet.write_string(row, 2, item.detail)
            sheet.write_string(row, 3, item.heading)
            if item.bonus.get("amount_vnd") is not None:
                sheet.write_number(row, 4, int(item.bonus["amount_vnd"]), money)
            sheet.write_string(row, 5, numbers.get(item.pk, ""))
        sheet.freeze_panes(1, 2)
        sheet.repeat_rows(0)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.set_header("&C" + str(decision).replace("&", "&&"))
    return buffer.getvalue()
