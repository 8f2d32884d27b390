"""Words and signs for states: one look for one meaning, never colour alone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Tone = Literal["met", "not", "gap", "ask", "gold", "plain", "live"]
TONES: tuple[Tone, ...] = ("met", "not", "gap", "ask", "gold", "plain", "live")

SIGN_OF_TONE: dict[str, str] = {
    "met": "check",
    "not": "cross",
    "gap": "question",
    "ask": "exclamation",
    "gold": "star",
    "plain": "dash",
    "live": "dot",
}


@dataclass(frozen=True)
class Status:
    """A state as people see it."""

    code: str
    tone: Tone
    label: str | Promise
    sign: str


_statuses: dict[str, Status] = {}


def register_status(code: str, tone: Tone, label: str | Promise, sign: str | None = None) -> None:
    """Name a state; called by an app's `ready()` for states of its own. `sign` defaults to the tone's."""
    if tone not in TONES:
        raise ValueError(f"tone {tone!r} is none of {', '.join(TONES)}")
    _statuses[code] = Status(code, tone, label, sign or SIGN_OF_TONE[tone])


def register_states(prefix: str, tones: Mapping[Any, Tone]) -> None:
    """Name the states of one model: choice → tone; each is called `prefix_value` and reads as its label."""
    for state, tone in tones.items():
        register_status(f"{prefix}_{state}", tone, state.label)


def status_of(code: str, label: str | Promise | None = None, tone: Tone | None = None) -> Status:
    """The status registered under the code, or one made on the spot from the given label.

    Raises:
        ValueError: the code is not registered and no label is given.
    """
    known = _statuses.get(code)
    if known is None and label is None:
        raise ValueError(f"status {code!r} is not registered; register_status() it or give a label")
    chosen: Tone = tone or (known.tone if known else "plain")
    sign = known.sign if known and not tone else SIGN_OF_TONE[chosen]
    return Status(code, chosen, label or (known.label if known else code), sign)


for _code, _tone, _label in (
    # clause
    ("met", "met", _("Đạt")),
    ("not_met", "not", _("Chưa đạt")),
    ("unknown", "gap", _("Thiếu dữ liệu")),
    ("judgement", "ask", _("Cần người xem xét")),
    # award
    ("eligible", "met", _("Đủ tiêu chuẩn")),
    ("not_eligible", "not", _("Chưa đủ tiêu chuẩn")),
    ("needs_facts", "gap", _("Thiếu dữ liệu")),
    ("needs_people", "ask", _("Cần người xem xét")),
    ("not_in_force", "plain", _("Chưa hoặc không còn áp dụng")),
    # target
    ("target_met", "met", _("Đạt")),
    ("target_not_met", "not", _("Không đạt")),
    ("on_course", "met", _("Đúng tiến độ")),
    ("off_course", "not", _("Chậm tiến độ")),
    ("cannot_tell", "gap", _("Chưa kết luận được")),
    # dossier
    ("draft", "plain", _("Đang soạn")),
    ("submitted", "live", _("Đã trình")),
    ("appraising", "live", _("Đang thẩm định")),
    ("returned", "ask", _("Trả lại bổ sung")),
    ("accepted", "met", _("Đã tiếp nhận")),
    ("withdrawn", "plain", _("Đã rút")),
    ("rejected", "not", _("Không chấp nhận")),
    ("passed", "met", _("Được thông qua")),
    ("not_passed", "not", _("Không được thông qua")),
    ("awarded", "gold", _("Đã khen thưởng")),
    # round, meeting
    ("planned", "plain", _("Dự kiến")),
    ("open", "live", _("Đang mở")),
    ("closed", "plain", _("Đã đóng")),
    # decision, certificate
    ("issued", "met", _("Đã ban hành")),
    ("valid", "met", _("Còn hiệu lực")),
    ("corrected", "ask", _("Đã đính chính")),
    ("revoked", "not", _("Đã hủy bỏ")),
    # task
    ("todo", "plain", _("Chưa làm")),
    ("doing", "live", _("Đang làm")),
    ("done", "met", _("Hoàn thành")),
    ("blocked", "plain", _("Chưa thể bắt đầu")),
    ("error", "not", _("Có lỗi")),
):
    register_status(_code, _tone, _label)  # type: ignore[arg-type]
