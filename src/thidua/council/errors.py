"""What can go wrong around a meeting, each as a sentence with the way on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from thidua.core.errors import DomainError

if TYPE_CHECKING:
    from thidua.council.models import Meeting


class WrongState(DomainError):
    """The act does not fit the state the meeting is in by now."""

    def __init__(self, meeting: Meeting) -> None:
        super().__init__(
            _(
                "Phiên họp đang ở trạng thái “%(state)s” nên không làm được việc này. "
                "Tải lại trang để xem bước tiếp theo."
            )
            % {"state": meeting.get_state_display()}
        )


class NotReady(DomainError):
    """The step cannot be taken yet; every reason at once."""


class BadMember(DomainError):
    """The member is not of this council, or the council has none."""


class BadAgenda(DomainError):
    """The dossier is not accepted, of another round, or on another meeting's list."""


class BadInterest(DomainError):
    """The interest is declared already, or cannot be kept without withdrawing."""


class BadTellers(DomainError):
    """The two tellers are the same, run the meeting, or stand on its list."""


class BadCount(DomainError):
    """A figure of the count does not fit."""


class SheetFinished(DomainError):
    """The sheet was handed in; from then on it changes only by a correction with a reason."""

    def __init__(self) -> None:
        super().__init__(
            _("Bảng kiểm đã hoàn thành nên không nhập thêm được. Nếu có chỗ sai, sửa ở trang đối chiếu, có ghi lý do.")
        )


class SheetsDiffer(DomainError):
    """The two sheets are not both finished, or do not agree."""
