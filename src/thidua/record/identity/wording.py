"""The reasons for and against two records being one person, as people read them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from thidua.record.award_names import award_name
from thidua.record.identity.names import Likeness
from thidua.record.identity.score import SURE, Evidence, Reason

MUCH_MORE_THAN_SURE = SURE + 8


@dataclass(frozen=True)
class ShownReason:
    text: str
    speaks_for: bool


_NAMES: dict[str, Callable[[], str]] = {
    Likeness.SAME: lambda: _("Cùng họ tên"),
    Likeness.SPELLING: lambda: _("Cùng họ tên, khác cách đặt dấu hoặc i/y"),
    Likeness.NO_ACCENTS: lambda: _("Cùng họ tên, một bên viết không dấu"),
    Likeness.ACCENTS: lambda: _("Họ tên chỉ khác dấu"),
    Likeness.ORDER: lambda: _("Họ tên cùng chữ, khác thứ tự"),
    Likeness.MISSING: lambda: _("Họ tên thiếu hoặc viết tắt chữ đệm"),
    Likeness.LOOK_ALIKE: lambda: _("Họ tên khác chữ trông giống nhau (lỗi quét)"),
    Likeness.SLIP: lambda: _("Họ tên lệch một, hai chữ (lỗi gõ)"),
}
_REASONS: dict[str, Callable[[], str]] = {
    Evidence.COMMON_NAME: lambda: _("Tên này có nhiều người (%(detail)s)"),
    Evidence.NUMBER: lambda: _("Cùng số định danh"),
    Evidence.NUMBER_SLIP: lambda: _("Số định danh lệch một chữ số"),
    Evidence.OTHER_NUMBER: lambda: _("Khác số định danh"),
    Evidence.NEW_NUMBER: lambda: _("Chỉ một bên có số định danh, và thiếu ngày sinh để so"),
    Evidence.BIRTH: lambda: _("Cùng ngày sinh"),
    Evidence.BIRTH_PART: lambda: _("Ngày sinh khớp ở phần đã biết"),
    Evidence.BIRTH_SWAPPED: lambda: _("Ngày sinh đảo ngày và tháng"),
    Evidence.BIRTH_SLIP: lambda: _("Ngày sinh lệch một chữ số"),
    Evidence.BIRTH_YEAR_ONLY: lambda: _("Cùng năm sinh, khác ngày"),
    Evidence.OTHER_BIRTH: lambda: _("Khác ngày sinh"),
    Evidence.UNIT: lambda: _("Cùng đơn vị"),
    Evidence.NEAR_UNIT: lambda: _("Đơn vị trên dưới nhau, hoặc là đơn vị trước đây"),
    Evidence.OTHER_UNIT: lambda: _("Khác đơn vị"),
    Evidence.SEX: lambda: _("Cùng giới tính"),
    Evidence.OTHER_SEX: lambda: _("Khác giới tính"),
    Evidence.JOINED: lambda: _("Cùng ngày vào ngành"),
    Evidence.OTHER_JOINED: lambda: _("Khác ngày vào ngành"),
    Evidence.AWARD: lambda: _("Cùng được %(detail)s"),
    Evidence.OTHER_RATING: lambda: _("Xếp loại năm %(detail)s khác nhau"),
}


def shown(raw: Iterable[Any]) -> list[ShownReason]:
    """The kept reasons, (evidence, points, likeness, detail) each, what speaks for it first."""
    reasons = [Reason(Evidence(one[0]), float(one[1]), one[2], one[3]) for one in raw]
    reasons.sort(key=lambda reason: reason.points <= 0)
    return [ShownReason(_text(reason), reason.points > 0) for reason in reasons]


def _text(reason: Reason) -> str:
    if reason.evidence is Evidence.NAME:
        return _NAMES[reason.likeness]()
    detail = reason.detail
    if reason.evidence is Evidence.AWARD:
        award, _space, rest = detail.partition(" ")
        detail = f"{award_name(award)} {rest}"
    return _REASONS[reason.evidence]() % {"detail": detail}


def kept(reasons: Iterable[Reason]) -> list[list[Any]]:
    """Reasons as they are kept with a pair or a trial."""
    return [[reason.evidence.value, reason.points, reason.likeness, reason.detail] for reason in reasons]


def in_brief(raw: Iterable[Any]) -> str:
    return ", ".join(reason.text[:1].lower() + reason.text[1:] for reason in shown(raw))


def how_sure(points: float) -> str:
    """In words: people are no percentages."""
    if points >= MUCH_MORE_THAN_SURE:
        return _("Gần như chắc chắn")
    return _("Rất có thể") if points >= SURE else _("Có thể")
