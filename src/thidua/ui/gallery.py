"""Openly invented content for the gallery of components: no figure here is data, no article here is law."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

GALLERY = "/kieu-dang/"


class SampleForm(forms.Form):
    """One field of each kind."""

    full_name = forms.CharField(
        label=gettext_lazy("Họ và tên"), help_text=gettext_lazy("Viết đủ dấu, ví dụ: Người mẫu số 0217.")
    )
    decided_on = forms.CharField(
        label=gettext_lazy("Ngày quyết định"), help_text=gettext_lazy("Ví dụ: 20/12/2024."), max_length=10
    )
    award = forms.ChoiceField(
        label=gettext_lazy("Danh hiệu"),
        choices=[("", "–"), ("a", gettext_lazy("Danh hiệu mẫu A")), ("b", gettext_lazy("Danh hiệu mẫu B"))],
    )
    kind = forms.ChoiceField(
        label=gettext_lazy("Đối tượng"),
        widget=forms.RadioSelect,
        choices=[("individual", gettext_lazy("Cá nhân")), ("collective", gettext_lazy("Tập thể"))],
    )
    note = forms.CharField(label=gettext_lazy("Ghi chú"), widget=forms.Textarea(attrs={"rows": 3}), required=False)
    paper = forms.FileField(
        label=gettext_lazy("Tệp đính kèm"), required=False, help_text=gettext_lazy("PDF hoặc Word, tối đa 20 MB.")
    )
    agree = forms.BooleanField(label=gettext_lazy("Tôi đã đối chiếu với bản giấy"))


class SampleFilter(forms.Form):
    """What stands above a list."""

    q = forms.CharField(label=gettext_lazy("Tên người hoặc đơn vị"), required=False)
    state = forms.ChoiceField(
        label=gettext_lazy("Trạng thái"),
        required=False,
        choices=[("", gettext_lazy("Tất cả")), ("draft", gettext_lazy("Đang soạn"))],
    )


def sample_form(data: Any = None) -> SampleForm:
    """The sample form, bound when data is given."""
    return SampleForm(data) if data is not None else SampleForm()


def samples() -> dict[str, Any]:
    """Everything the gallery shows."""
    return {
        "filter_form": SampleFilter(),
        "page_obj": Paginator(range(1, 812), 20).get_page(7),
        "answer": _answer(),
        "names": {
            "cstd-co-so": _("Chiến sĩ thi đua cơ sở"),
            "ldtt": _("Lao động tiên tiến"),
            "initiative:ministry": _("sáng kiến cấp Bộ"),
            "discipline": _("xác nhận về kỷ luật"),
        },
        "targets": _targets(),
        "figures": _figures(),
        "steps": _steps(),
        "tasks": _tasks(),
        "tabs": [
            {"label": _("Cần xử lý"), "url": GALLERY, "current": True, "count": 12},
            {"label": _("Đã trả lại"), "url": GALLERY, "current": False, "count": 3},
            {"label": _("Đã tiếp nhận"), "url": GALLERY, "current": False, "count": 1204},
        ],
        "sections": _sections(),
        "rows": _rows(),
        "definitions": [
            (_("Cơ quan phát động"), _("Bộ mẫu")),
            (_("Thời gian"), _("29/9/2020 – 31/12/2025")),
            (_("Đối tượng"), _("Tập thể, cá nhân trong toàn ngành")),
        ],
        "years": _years(),
        "statuses": [
            "met",
            "not_met",
            "unknown",
            "judgement",
            "not_in_force",
            "draft",
            "submitted",
            "returned",
            "accepted",
            "awarded",
            "valid",
            "corrected",
            "revoked",
            "on_course",
            "off_course",
            "cannot_tell",
        ],
    }


def _answer() -> dict[str, Any]:
    return {
        "outcome": "not_eligible",
        "clauses": [
            {
                "id": "initiative",
                "outcome": "met",
                "title": _("Sáng kiến có phạm vi ảnh hưởng trong Bộ"),
                "reason": _("“Giám sát tổn thất lưới mẫu”, công nhận ngày 02/10/2024, chưa dùng cho danh hiệu khác."),
                "cites": _("Luật mẫu, Điều 2, khoản 1, điểm b"),
                "confidence": "low",
            },
            {
                "id": "three-years",
                "outcome": "not_met",
                "title": _("Ba năm liên tục là Chiến sĩ thi đua cơ sở"),
                "reason": "",
                "cites": _("Luật mẫu, Điều 2, khoản 1, điểm a"),
                "cites_url": GALLERY,
                "used": {"cstd-co-so": [2022, 2024]},
            },
            {
                "id": "discipline",
                "outcome": "unknown",
                "title": _("Không trong thời gian bị xem xét kỷ luật"),
                "reason": _("Chưa có xác nhận năm 2024 của đơn vị."),
                "cites": _("Nghị định mẫu, Điều 4"),
                "missing": ["discipline"],
                "action_url": GALLERY,
                "action_label": _("Yêu cầu xác nhận"),
            },
        ],
        "for_the_council": [
            {"id": "exemplary", "title": _("Tiêu biểu xuất sắc nhất"), "reason": _("Do Hội đồng đánh giá.")}
        ],
        "earliest": {"year": 2026, "if": ["cstd-co-so 2025", "cstd-co-so 2026", "initiative:ministry 2026"]},
    }


def _targets() -> list[dict[str, Any]]:
    span = range(2021, 2026)
    return [
        {
            "title": _("Chỉ số sản xuất mẫu, bình quân 2021–2025"),
            "value": "6,3",
            "unit": _("%/năm"),
            "target_text": _("mục tiêu 9,2–9,5"),
            "values": list(zip(span, (4.8, 7.4, 1.3, 8.2, 9.4), strict=True)),
            "low": 9.2,
            "high": 9.5,
            "state": "target_not_met",
            "note": _("cần 15,6 % năm cuối mới kịp"),
        },
        {
            "title": _("Xuất khẩu mẫu, tăng bình quân"),
            "value": "11,1",
            "unit": _("%/năm"),
            "target_text": _("mục tiêu từ 5"),
            "values": list(zip(span, (19, 10.6, -4.4, 14.3, None), strict=True)),
            "low": 5,
            "high": None,
            "state": "target_met",
            "note": "",
        },
        {
            "title": _("Tỷ trọng mẫu trong tổng sản phẩm năm 2025"),
            "value": "31,8",
            "unit": "%",
            "target_text": _("có xây dựng 37,6 · mục tiêu trên 35"),
            "values": list(zip(span, (31.9, 32.1, 31.6, 31.7, 31.8), strict=True)),
            "also": list(zip(span, (37.5, 37.9, 37.4, 37.6, 37.6), strict=True)),
            "low": 35,
            "high": None,
            "state": "judgement",
            "note": _("bài gốc không nói rõ"),
        },
    ]


def _figures() -> list[dict[str, str]]:
    return [
        {"label": _("Thành viên"), "value": "17", "note": ""},
        {"label": _("Có mặt"), "value": "15", "note": ""},
        {"label": _("Phiếu phát ra / thu về"), "value": "17 / 17", "note": ""},
        {"label": _("Cần để thông qua"), "value": _("16 phiếu"), "note": _("(tỷ lệ mẫu của 17 thành viên)")},
    ]


def _steps() -> list[dict[str, str]]:
    names = (
        _("Đăng ký"),
        _("Hồ sơ"),
        _("Kiểm tra tiêu chuẩn"),
        _("Lấy ý kiến"),
        _("Hội đồng"),
        _("Quyết định"),
    )
    states = ("done", "done", "current", "todo", "todo", "todo")
    return [
        {"label": name, "state": state, "url": GALLERY if state == "done" else ""}
        for name, state in zip(names, states, strict=True)
    ]


def _tasks() -> list[dict[str, str]]:
    return [
        {"label": _("Kiểm tra thông tin cá nhân"), "url": GALLERY, "state": "done", "hint": ""},
        {
            "label": _("Viết báo cáo thành tích"),
            "url": GALLERY,
            "state": "doing",
            "hint": _("Lưu lần cuối 14:05 hôm nay"),
        },
        {
            "label": _("Tải bản chứng nhận sáng kiến"),
            "url": GALLERY,
            "state": "error",
            "hint": _("Tệp có mật khẩu, chưa đọc được"),
        },
        {"label": _("Lấy xác nhận của Ban Chấp hành Công đoàn"), "url": GALLERY, "state": "todo", "hint": ""},
        {"label": _("Trình hồ sơ lên Bộ"), "url": "", "state": "blocked", "hint": _("Khi bốn việc trên hoàn thành")},
    ]


def _sections() -> list[dict[str, Any]]:
    return [
        {
            "title": _("Người được đề nghị"),
            "edit_url": GALLERY,
            "rows": [
                {"label": _("Họ và tên"), "value": _("Người mẫu số 0217"), "edit_url": ""},
                {"label": _("Ngày sinh"), "value": "05/1986", "edit_url": ""},
                {"label": _("Bút danh"), "value": "", "edit_url": ""},
            ],
        }
    ]


def _rows() -> list[dict[str, Any]]:
    return [
        {
            "name": _("Người mẫu số 0031"),
            "unit": _("Lao động trực tiếp, Công ty mẫu A"),
            "award": _("Chiến sĩ thi đua toàn quốc"),
            "yes": 17,
            "no": 0,
            "sum": "17",
            "state": "met",
            "label": _("Đủ 17 phiếu"),
        },
        {
            "name": _("Người mẫu số 0112"),
            "unit": _("Viện mẫu B"),
            "award": _("Chiến sĩ thi đua Bộ"),
            "yes": 15,
            "no": 1,
            "sum": "16 ≠ 17",
            "state": "judgement",
            "label": _("Kiểm lại: thiếu 1 phiếu"),
        },
        {
            "name": _("Người mẫu số 0217"),
            "unit": _("Cục mẫu C, Phòng Nghiệp vụ Kỹ thuật và Đổi mới"),
            "award": _("Bằng khen của Bộ trưởng"),
            "yes": 9,
            "no": 8,
            "sum": "17",
            "state": "not_met",
            "label": _("Không đủ phiếu"),
        },
    ]


def _years() -> list[dict[str, Any]]:
    return [
        {
            "year": 2024,
            "entries": [
                {
                    "title": _("Chiến sĩ thi đua cơ sở"),
                    "note": _("Quyết định mẫu, 20/12/2024"),
                    "tone": "gold",
                    "url": GALLERY,
                },
                {"title": _("Hoàn thành xuất sắc nhiệm vụ"), "note": "", "tone": "met", "url": ""},
            ],
        },
        {
            "year": 2023,
            "entries": [
                {
                    "title": _("Chuyển công tác từ Cục mẫu C"),
                    "note": _("15/8/2023; xếp loại chưa rõ"),
                    "tone": "gap",
                    "url": "",
                }
            ],
        },
        {"year": 2022, "entries": []},
    ]
