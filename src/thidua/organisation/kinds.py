"""Words for the kinds of units, in the order a tree shows them."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

KINDS: dict[str, tuple[str | Promise, str | Promise]] = {  # kind → (one, several as a heading)
    "bo": (_("Bộ"), _("Bộ")),
    "vu": (_("Vụ"), _("Các vụ")),
    "van_phong": (_("Văn phòng"), _("Văn phòng")),
    "thanh_tra": (_("Thanh tra"), _("Thanh tra")),
    "tong_cuc": (_("Tổng cục"), _("Tổng cục")),
    "uy_ban": (_("Ủy ban"), _("Ủy ban")),
    "cuc": (_("Cục"), _("Các cục")),
    "vien": (_("Viện"), _("Các viện")),
    "bao": (_("Báo"), _("Báo, tạp chí")),
    "tap_chi": (_("Tạp chí"), _("Báo, tạp chí")),
    "trung_tam": (_("Trung tâm"), _("Các trung tâm")),
    "truong_boi_duong": (_("Trường bồi dưỡng"), _("Trường bồi dưỡng")),
    "truong_dai_hoc": (_("Trường đại học"), _("Các trường đại học")),
    "truong_cao_dang": (_("Trường cao đẳng"), _("Các trường cao đẳng")),
    "tap_doan": (_("Tập đoàn"), _("Các tập đoàn")),
    "tong_cong_ty": (_("Tổng công ty"), _("Các tổng công ty")),
    "cong_doan": (_("Công đoàn ngành"), _("Công đoàn")),
    "nhom": (_("Khối thi đua"), _("Khối ở địa phương")),
    "so_cong_thuong": (_("Sở Công Thương"), _("Các sở Công Thương")),
    "collective": (_("Tập thể nhỏ"), _("Tập thể nhỏ")),
}
_ORDER = {kind: place for place, kind in enumerate(KINDS)}


def kind_label(kind: str) -> str:
    return str(KINDS[kind][0]) if kind in KINDS else kind


def kind_heading(kind: str) -> str:
    return str(KINDS[kind][1]) if kind in KINDS else kind


def kind_order(kind: str) -> int:
    return _ORDER.get(kind, len(_ORDER))
