"""What a finding of the check says, on the page and on the command line."""

from __future__ import annotations

from django.utils.translation import gettext as _

from thidua.register.domain.replay import Finding


def sentence(finding: Finding) -> str:
    """One sentence that names the place."""
    said = {
        "gap": _("Dòng %(where)s: số thứ tự bị ngắt quãng, đáng lẽ là %(detail)s."),
        "leaf": _("Dòng %(where)s: nội dung sự kiện không còn khớp với dấu băm của dòng."),
        "root": _("Dòng %(where)s: dấu băm không nối tiếp dòng trước."),
        "unreadable": _("Dòng %(where)s: không đọc được nội dung sự kiện."),
        "before_issue": _("Dòng %(where)s: nói về một bằng chưa từng được cấp."),
        "event": _("Sự kiện %(where)s (%(detail)s): các cột không khớp với nội dung đã ký nhận."),
        "event_leaf": _("Sự kiện %(where)s (%(detail)s): nội dung không còn khớp với dấu băm."),
        "not_registered": _("Sự kiện %(where)s (%(detail)s) không có dòng nào trong sổ."),
        "decision_unknown": _("Quyết định số %(detail)s có trong cơ sở dữ liệu nhưng sổ không có."),
        "decision_gone": _("Sổ có quyết định mã %(where)s nhưng cơ sở dữ liệu không còn."),
        "decision_differs": _("Quyết định số %(where)s: số, ngày, danh sách hoặc trạng thái hiện nay khác với sổ."),
        "certificate_unknown": _("Bằng %(where)s có trong cơ sở dữ liệu nhưng sổ không có."),
        "certificate_gone": _("Sổ có bằng %(where)s nhưng cơ sở dữ liệu không còn."),
        "certificate_differs": _("Bằng %(where)s: trạng thái hoặc dấu băm hiện nay khác với sổ."),
        "printed_differs": _("Bằng %(where)s: nội dung in không còn khớp với cam kết trong sổ."),
    }[finding.code]
    return said % {"where": finding.where, "detail": finding.detail}
