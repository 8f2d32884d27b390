"""Why a confirmation was refused."""

from __future__ import annotations

from django.utils.translation import gettext as _

from thidua.core.errors import DomainError


class TextChanged(DomainError):
    """The clause was changed after the lawyer opened it: what was read is not what would be confirmed."""

    def __init__(self) -> None:
        super().__init__(_("Điều này vừa được sửa trong bộ quy tắc. Đọc lại câu mới rồi xác nhận."))


class NothingToWithdraw(DomainError):
    """There is no confirmation in force to take back."""

    def __init__(self) -> None:
        super().__init__(_("Điều này chưa được xác nhận nên không có gì để thu hồi."))


class BadPaper(DomainError):
    """The scan is not what its name says, is empty or too large."""
