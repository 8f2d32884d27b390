"""What can go wrong in the record, each with its sentence."""

from __future__ import annotations

from django.utils.translation import gettext as _

from thidua.core.errors import DomainError


class ImportNotTried(DomainError):
    """Only a trial that was not applied yet can be applied or answered."""

    def __init__(self) -> None:
        super().__init__(_("Danh sách này đã được ghi hoặc đang ghi. Mở lại trang của lần nhập để xem kết quả."))


class ImportNotApplied(DomainError):
    def __init__(self) -> None:
        super().__init__(_("Chỉ hoàn tác được danh sách đã ghi."))


class NothingToApply(DomainError):
    def __init__(self) -> None:
        super().__init__(_("Không có gì mới để ghi: mọi dòng đọc được đều đã có trong hồ sơ."))


class ImportInUse(DomainError):
    """Something was built upon the import; `problems` lists each."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__(_("Không hoàn tác được lần nhập này."), problems=problems)
