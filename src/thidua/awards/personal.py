"""What this room holds on a person, for the export of everything."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from thidua.awards import defects, dossier, rulebook
from thidua.awards.models import Nomination, Return
from thidua.record.personal import register_personal


def _of_seen(rows: Any, user: Any) -> Any:
    return rows.filter(nomination__in=Nomination.objects.visible_to(user).values("pk"))


def _reasons(made: Return) -> str:
    return "; ".join(f"{defects.defect_label(one.code)}: {one.text}".rstrip(": ") for one in made.reasons.all())


def register() -> None:
    register_personal(
        "awards.nomination",
        _("Hồ sơ đề nghị"),
        "person",
        (
            (_("Số hồ sơ"), "label_number"),
            (_("Đợt xét"), "round"),
            (_("Danh hiệu, hình thức"), lambda row: rulebook.award_name(row.award)),
            (_("Năm"), "year"),
            (_("Đơn vị đề nghị"), "unit"),
            (_("Trạng thái"), "state"),
            (_("Tóm tắt thành tích"), "achievement"),
            (_("Giải trình của đơn vị"), "explanation"),
            (_("Ý kiến thẩm định"), "appraisal_note"),
            (_("Thời điểm nộp"), "submitted_at"),
        ),
        seen=lambda rows, user: rows.visible_to(user),
    )
    register_personal(
        "awards.paper",
        _("Tài liệu của hồ sơ"),
        "nomination__person",
        (
            (_("Số hồ sơ"), lambda row: row.nomination.label_number),
            (_("Tài liệu"), lambda row: dossier.paper_labels(row.nomination).get(row.kind, row.kind)),
            (_("Tệp"), "file_name"),
            (_("Ghi chú"), "note"),
            (_("Thời điểm"), "added_at"),
        ),
        seen=_of_seen,
    )
    register_personal(
        "awards.return",
        _("Các lần trả hồ sơ"),
        "nomination__person",
        (
            (_("Số hồ sơ"), lambda row: row.nomination.label_number),
            (_("Lần"), "number"),
            (_("Thời điểm"), "returned_at"),
            (_("Lý do"), _reasons),
            (_("Trả lời của đơn vị"), "answer"),
        ),
        seen=_of_seen,
    )
