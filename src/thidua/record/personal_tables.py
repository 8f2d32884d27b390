"""What the tables of the record hold on a person, for the export of everything."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thidua.record.award_names import award_name
from thidua.record.models import Fact
from thidua.record.personal import Getter, Title, register_personal
from thidua.record.timeline import away
from thidua.ui.formats import day

Columns = tuple[tuple[Title, Getter], ...]
YEAR: Columns = ((gettext_lazy("Năm"), "year"),)
TITLE: Columns = ((gettext_lazy("Nội dung"), "title"),)
DECISION: Columns = ((gettext_lazy("Số quyết định"), "decision_no"),)


def _half(name: str) -> Getter:
    """A day that may be half known."""
    return lambda row: day(getattr(row, name)) if getattr(row, name) else ""


FROM_UNTIL: Columns = (
    (gettext_lazy("Từ ngày"), _half("from_on")),
    (gettext_lazy("Đến trước ngày"), _half("until_on")),
)


def standing(fact: Any) -> str:
    """Whether a fact stands, or what became of it."""
    if fact.withdrawn_at is not None:
        return _("đã rút")
    if fact.replaced_by_id is not None:
        return _("đã thay bằng bản sửa")
    return _("chưa có quyết định") if fact.provisional else _("còn giá trị")


def _source(fact: Fact) -> str:
    return " ".join(part for part in (fact.source.file_name if fact.source else "", fact.source_note) if part)


# Every fact has these.
FACT: Columns = (
    (gettext_lazy("Trạng thái"), standing),
    (gettext_lazy("Nguồn"), _source),
    (gettext_lazy("Người ghi"), "recorded_by"),
    (gettext_lazy("Thời điểm ghi"), "recorded_at"),
)


def register() -> None:
    for model, label, columns in (
        ("rating", gettext_lazy("Xếp loại"), (*YEAR, (gettext_lazy("Mức"), "level"), *DECISION)),
        ("award", gettext_lazy("Khen thưởng"), (
            *YEAR, (gettext_lazy("Danh hiệu, hình thức"), lambda row: award_name(row.award)), *DECISION,
            (gettext_lazy("Ngày quyết định"), _half("decided_on")), (gettext_lazy("Loại hình"), "basis"),
            (gettext_lazy("Đã hủy bỏ"), "revoked"),
        )),
        ("serviceyear", gettext_lazy("Thời gian công tác"), (
            *YEAR, (gettext_lazy("Số tháng"), "months"),
            (gettext_lazy("Nghỉ"), lambda row: ", ".join(away(row.absences))),
        )),
        ("post", gettext_lazy("Chức vụ"), (
            (gettext_lazy("Chức vụ"), "title"), (gettext_lazy("Quyền, phụ trách"), "acting"),
            (gettext_lazy("Đơn vị"), "unit"), *FROM_UNTIL, *DECISION,
        )),
        ("move", gettext_lazy("Điều động"), (
            (gettext_lazy("Ngày"), _half("on")), (gettext_lazy("Loại"), "kind"),
            (gettext_lazy("Từ đơn vị"), "old_unit"), (gettext_lazy("Đến đơn vị"), "new_unit"),
            (gettext_lazy("Tháng ở đơn vị cũ"), "months_old_unit"),
            (gettext_lazy("Tháng ở đơn vị mới"), "months_new_unit"),
        )),
        ("study", gettext_lazy("Đào tạo"), (
            *FROM_UNTIL, (gettext_lazy("Được cử đi"), "sent_by_unit"), (gettext_lazy("Kết quả"), "result"),
        )),
        ("discipline", gettext_lazy("Kỷ luật"), (
            (gettext_lazy("Hình thức"), "form"), (gettext_lazy("Từ ngày"), _half("decided_on")),
            (gettext_lazy("Đến trước ngày"), _half("until")), *DECISION,
        )),
        ("hold", gettext_lazy("Vụ việc đang xem xét"), ((gettext_lazy("Loại"), "kind"), *FROM_UNTIL)),
        ("achievement", gettext_lazy("Thành tích"), (
            *YEAR, *TITLE, (gettext_lazy("Loại"), "kind"), (gettext_lazy("Mức độ"), "degree"),
            (gettext_lazy("Phạm vi"), "scope"), (gettext_lazy("Nơi công nhận"), "recognised_by"),
        )),
        ("movementresult", gettext_lazy("Kết quả phong trào"), (
            *YEAR, *TITLE, (gettext_lazy("Giai đoạn"), "stage"), (gettext_lazy("Thứ hạng"), "rank"),
        )),
    ):  # fmt: skip
        register_personal(f"record.{model}", label, "person", (*columns, *FACT))
    register_personal(
        "record.initiative",
        gettext_lazy("Sáng kiến"),
        "authorships__person",
        (
            *YEAR,
            *TITLE,
            (gettext_lazy("Loại"), "kind"),
            (gettext_lazy("Phạm vi"), "scope"),
            (gettext_lazy("Nơi công nhận"), "recognised_by"),
            (gettext_lazy("Hiệu quả"), "effect"),
            *DECISION,
            *FACT,
        ),
    )
    register_personal(
        "record.authorship",
        gettext_lazy("Đồng tác giả"),
        "person",
        ((gettext_lazy("Sáng kiến"), "initiative"), (gettext_lazy("Phần đóng góp (%)"), "share_percent")),
    )
    register_personal(
        "record.initiativeuse",
        gettext_lazy("Sáng kiến đã dùng"),
        "person",
        (
            (gettext_lazy("Sáng kiến"), "initiative"),
            (gettext_lazy("Cho danh hiệu"), lambda row: award_name(row.award)),
            *YEAR,
        ),
    )
    register_personal(
        "record.merge",
        gettext_lazy("Gộp, tách hồ sơ"),
        "kept",
        (
            (gettext_lazy("Loại"), "kind"),
            (gettext_lazy("Hồ sơ kia"), "other"),
            (gettext_lazy("Căn cứ"), "reason"),
            (gettext_lazy("Người làm"), "done_by"),
            (gettext_lazy("Thời điểm"), "done_at"),
            (gettext_lazy("Đã hoàn tác lúc"), "undone_at"),
        ),
        seen=lambda rows, user: rows.visible_to(user),
    )
    register_personal(
        "record.declaration",
        gettext_lazy("Khen thưởng tự khai"),
        "person",
        (
            *YEAR,
            (gettext_lazy("Danh hiệu, hình thức"), lambda row: award_name(row.award)),
            *DECISION,
            (gettext_lazy("Trạng thái"), "state"),
            (gettext_lazy("Lý do"), "reason"),
            (gettext_lazy("Tệp"), "file_name"),
            (gettext_lazy("Thời điểm"), "declared_at"),
        ),
    )
