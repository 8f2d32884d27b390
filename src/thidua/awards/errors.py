"""What can go wrong in a round or a dossier, each as a sentence with the way on."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thidua.core.errors import DomainError

if TYPE_CHECKING:
    from thidua.awards.models import Nomination, Round


class WrongState(DomainError):
    """The act does not fit the state the round or dossier is in by now."""

    def __init__(self, subject: Nomination | Round) -> None:
        super().__init__(
            _(
                "“%(name)s” đang ở trạng thái “%(state)s” nên không làm được việc này. Hãy tải lại trang "
                "để xem bước tiếp theo."
            )
            % {"name": str(subject), "state": subject.get_state_display()}
        )
        self.subject = subject


class TooLate(DomainError):
    """The last day is over."""


class NotRegistered(DomainError):
    """The unit has not registered for the round."""

    def __init__(self, unit: object) -> None:
        super().__init__(
            _("%(unit)s chưa đăng ký tham gia đợt xét. Đăng ký trước rồi mới lập hồ sơ đề nghị.") % {"unit": unit}
        )


class BadSubject(DomainError):
    """The subject is not of this unit, or the award is not for this kind of subject or not in this round."""


class AlreadyNominated(DomainError):
    """The subject stands in this round for this award already."""

    def __init__(self, found: Nomination) -> None:
        super().__init__(
            _("%(subject)s đã được đề nghị danh hiệu này trong đợt xét (hồ sơ số %(number)s). Mở hồ sơ đó để làm tiếp.")
            % {"subject": found.subject, "number": found.label_number}
        )
        self.found = found


class EditConflict(DomainError):
    """Somebody else changed the dossier since this editor opened it; both texts are kept to choose from."""

    def __init__(self, current: Nomination, mine: dict[str, Any]) -> None:
        super().__init__(
            _(
                "Hồ sơ đã được người khác sửa trong lúc anh/chị đang soạn. Nội dung anh/chị vừa nhập vẫn "
                "còn ở dưới: đối chiếu rồi lưu lại."
            )
        )
        self.current = current
        self.mine = mine


class Changed(DomainError):
    """The dossier was changed since the appraiser opened it: the judgement was about another text."""

    def __init__(self, current: Nomination) -> None:
        super().__init__(
            _(
                "Hồ sơ %(number)s đã thay đổi từ khi anh/chị mở trang này. Nội dung anh/chị vừa nhập vẫn "
                "còn: đọc lại hồ sơ bên trên rồi bấm lần nữa."
            )
            % {"number": current.label_number}
        )
        self.current = current


class NotReady(DomainError):
    """The dossier cannot be submitted yet; every reason at once."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__(_("Hồ sơ chưa nộp được: còn việc phải làm."), problems=problems)


class CeilingReached(DomainError):
    """One more would pass the ceiling the law puts over the list."""


class InitiativeUsed(DomainError):
    """The initiative already serves another open dossier of the same person."""


class OwnInterest(DomainError):
    """Nobody judges what they proposed, submitted, or what is about themselves."""

    MESSAGES = {
        "proposed": gettext_lazy(
            "Anh/chị là người lập đề nghị này nên không thẩm định được. Giao cho người khác của cơ quan thi đua."
        ),
        "submitted": gettext_lazy(
            "Anh/chị là người nộp hồ sơ này nên không thẩm định được. Giao cho người khác của cơ quan thi đua."
        ),
        "oneself": gettext_lazy(
            "Hồ sơ này đề nghị khen thưởng chính anh/chị nên anh/chị không thẩm định được. Giao cho người khác."
        ),
    }

    def __init__(self, why: str) -> None:
        super().__init__(str(self.MESSAGES[why]))
        self.why = why


class Refused(DomainError):
    """Several problems of one form or list, all at once."""

    def __init__(self, message: str, problems: Iterable[str]) -> None:
        super().__init__(message, problems=list(problems))
