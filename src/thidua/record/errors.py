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


class FactInUse(DomainError):
    """A fact that a decision of this system made is changed by a correction or revocation of that decision only."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "Dữ kiện này do một quyết định trong hệ thống ghi. Đính chính hoặc hủy bỏ ở trang của bằng, "
                "không sửa ở đây."
            )
        )


class FactReplaced(DomainError):
    def __init__(self) -> None:
        super().__init__(_("Dữ kiện này đã được sửa hoặc rút trước đó. Tải lại trang để xem bản hiện hành."))


class FactTwice(DomainError):
    def __init__(self) -> None:
        super().__init__(_("Hồ sơ đã có dữ kiện này. Sửa dữ kiện đang có thay vì thêm lần nữa."))
