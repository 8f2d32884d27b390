"""Why a confirmation was refused."""

from __future__ import annotations

from collections.abc import Sequence

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


class BadEdition(DomainError):
    """Files that are no edition of the rulebooks; `problems` names file and key of each."""

    def __init__(self, problems: Sequence[str]) -> None:
        super().__init__(_("Chưa nạp được: bộ quy tắc có chỗ sai."), problems=list(problems))


class EditionKnown(DomainError):
    """The very same files were loaded before."""

    def __init__(self, label: str) -> None:
        super().__init__(_("Bộ quy tắc này đã được nạp rồi: %(label)s.") % {"label": label})


class NotActivated(DomainError):
    """An edition cannot be put in force: its cases were not run, some fail, or it is in force already."""


class ChangedMeanwhile(DomainError):
    """Somebody else switched the edition after the page was opened."""

    def __init__(self) -> None:
        super().__init__(_("Ấn bản áp dụng vừa được người khác đổi. Xem lại trang rồi quyết định."))


class BadLocalDocument(DomainError):
    """A local document that cannot be laid over the law; `problems` names the key of each."""

    def __init__(self, problems: Sequence[str]) -> None:
        super().__init__(_("Chưa áp dụng được: quy định riêng có chỗ sai."), problems=list(problems))


class LocalDocumentKnown(DomainError):
    """The very same file is in force for the unit already."""

    def __init__(self) -> None:
        super().__init__(_("Quy định này đang được áp dụng cho đơn vị rồi."))
