"""What this room holds on a person, for the export of everything. Ballots name nobody."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from thidua.record.personal import register_personal


def register() -> None:
    register_personal(
        "council.member",
        _("Thành viên Hội đồng"),
        "person",
        (
            (_("Hội đồng"), "council"),
            (_("Vị trí trong Hội đồng"), "seat"),
            (_("Từ ngày"), "from_on"),
            (_("Đến ngày"), "until_on"),
        ),
    )
