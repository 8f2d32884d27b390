"""The list of a decision as a workbook."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _

from thidua.core.files import Sheet, workbook
from thidua.decisions.models import Decision, DecisionItem

AMOUNT = 4  # the column of the bonus


def decision_workbook(decision: Decision, items: Sequence[DecisionItem], numbers: dict[int, str]) -> bytes:
    """One line a row. `numbers`: item id → register number, empty before the decision is issued."""
    titles = [
        (_("STT"), 6), (_("Họ và tên, tập thể"), 32), (_("Chức vụ, nơi công tác"), 40), (_("Đơn vị"), 44),
        (_("Tiền thưởng (đồng)"), 18), (_("Số vào sổ"), 26),
    ]  # fmt: skip
    rows = (
        (item.position, item.recipient, item.detail, item.heading, _amount(item), numbers.get(item.pk, ""))
        for item in items
    )
    return workbook(Sheet(_("Danh sách"), titles, rows, head=str(decision), money=frozenset({AMOUNT})))


def _amount(item: DecisionItem) -> int | str:
    amount = item.bonus.get("amount_vnd")
    return "" if amount is None else int(amount)
