"""What can go wrong with a decision, each as a sentence with the way on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thidua.awards.models import Nomination
from thidua.core.errors import DomainError
from thidua.decisions.domain.lists import Problem

if TYPE_CHECKING:
    from thidua.decisions.models import Certificate, Decision

SENTENCES = {
    "empty": gettext_lazy("Danh sách trống: chưa có đề nghị nào được thông qua cho danh hiệu, hình thức này."),
    "several_rounds": gettext_lazy("Các đề nghị thuộc nhiều đợt xét khác nhau. Mỗi quyết định chỉ gồm một đợt xét."),
    "several_awards": gettext_lazy("Các đề nghị có nhiều danh hiệu, hình thức khác nhau. Lập riêng cho từng loại."),
    "several_bodies": gettext_lazy(
        "Các đề nghị do nhiều cấp khác nhau quyết định (%(detail)s). Lập riêng cho từng cấp."
    ),
    "already_listed": gettext_lazy("Hồ sơ %(label)s đã nằm trong %(detail)s."),
    "not_passed": gettext_lazy("Hồ sơ %(label)s chưa được thông qua (đang ở trạng thái “%(detail)s”)."),
    "names_signer": gettext_lazy("%(label)s là chính anh/chị. Người ký không quyết định khen thưởng cho mình."),
    "proposed_by_signer": gettext_lazy("%(label)s do anh/chị lập hoặc nộp đề nghị, nên người khác phải ký."),
    "not_eligible": gettext_lazy("%(label)s không còn đủ điều kiện: %(detail)s"),
}


def sentence(problem: Problem) -> str:
    detail = Nomination.State(problem.detail).label if problem.code == "not_passed" else problem.detail
    return str(SENTENCES[problem.code]) % {"label": problem.label, "detail": detail}


class CannotList(DomainError):
    """The list cannot be drafted, signed or issued as it is; all reasons at once."""

    def __init__(self, message: str, problems: Sequence[Problem]) -> None:
        super().__init__(message, problems=[sentence(one) for one in problems])
        self.codes = [one.code for one in problems]


class WrongState(DomainError):
    """The act does not fit the state the decision is in by now."""

    def __init__(self, decision: Decision) -> None:
        super().__init__(
            _("%(name)s đang ở trạng thái “%(state)s” nên không làm được việc này. Tải lại trang để xem bước sau.")
            % {"name": decision, "state": decision.get_state_display()}
        )


class EditConflict(DomainError):
    """Somebody else changed the draft since this page was opened."""

    def __init__(self) -> None:
        super().__init__(
            _("Dự thảo đã được người khác sửa trong lúc anh/chị đang soạn. Tải lại trang, đối chiếu rồi sửa lại.")
        )


class BadNumber(DomainError):
    def __init__(self, typed: str) -> None:
        super().__init__(
            _("“%(typed)s” không phải là số quyết định. Chỉ nhập phần số, ví dụ 1205, không nhập ký hiệu.")
            % {"typed": typed}
        )


class NumberUsed(DomainError):
    """The number stands on another decision of the same body and year."""

    def __init__(self, number: str, year: int, other: Decision | None) -> None:
        if other is None:
            text = _("Số %(number)s đã được dùng trong năm %(year)s. Kiểm tra sổ công văn và nhập số khác.")
            values: dict[str, object] = {"number": number, "year": year}
        else:
            text = _(
                "Số %(number)s đã cấp cho quyết định ngày %(day)s (%(subject)s). Kiểm tra sổ công văn và nhập số khác."
            )
            values = {"number": number, "day": f"{other.decided_on:%d/%m/%Y}", "subject": other.subject}
        super().__init__(text % values)


class BadDate(DomainError):
    """The date cannot be that of the decision."""


class AlreadyIssued(DomainError):
    def __init__(self, decision: Decision) -> None:
        super().__init__(
            _("Quyết định này đã ban hành với số %(number)s ngày %(day)s. Số và ngày không đổi được nữa.")
            % {"number": decision.shown_number, "day": f"{decision.decided_on:%d/%m/%Y}"}
        )


class BadCorrection(DomainError):
    """Nothing changed, or something a correction may not touch."""


class CertificateClosed(DomainError):
    """A revoked certificate changes no more."""

    def __init__(self, certificate: Certificate) -> None:
        super().__init__(
            _("Bằng, giấy chứng nhận số %(number)s đã bị hủy bỏ nên không thay đổi được nữa.")
            % {"number": certificate.register_no}
        )


class RevocationRefused(DomainError):
    """The revocation cannot be proposed or confirmed; the sentence says why."""
