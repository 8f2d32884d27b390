"""What this room holds on a person, for the export of everything."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from thidua.record.personal import register_personal


def register() -> None:
    register_personal(
        "decisions.certificate",
        _("Bằng, giấy chứng nhận"),
        "item__nomination__person",
        (
            (_("Số vào sổ"), "register_no"),
            (_("Quyết định"), lambda row: row.item.decision),
            (_("Trạng thái"), "state"),
            (_("Tiền thưởng (đồng)"), lambda row: row.item.bonus.get("amount_vnd")),
        ),
        seen=lambda rows, user: rows.visible_to(user),
    )
