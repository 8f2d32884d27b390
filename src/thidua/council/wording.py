"""The sentences of this room that depend on figures and states."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from thidua.awards.models import Round
from thidua.council.domain.counting import RowCheck, Sheet, checks, too_many_collected
from thidua.council.domain.thresholds import Threshold
from thidua.council.models import Meeting

ROW_TONES = {"empty": "plain", "partial": "plain", "waiting": "gap", "fits": "met", "short": "ask", "over": "ask"}


def step_label(step: str) -> str:
    return {
        "members": _("Thành phần"),
        "list": _("Danh sách"),
        "ballots": _("Phiếu"),
        "counting": _("Kiểm phiếu"),
        "result": _("Kết quả"),
        "minutes": _("Biên bản"),
    }[step]


def votes_text(threshold: Threshold) -> str:
    return _("%(needed)d phiếu") % {"needed": threshold.needed}


def share_text(threshold: Threshold) -> str:
    """What the number of votes is a share of, as the rule says it."""
    words = {"percent": threshold.percent, "members": threshold.base}
    if threshold.strict:
        return _("hơn %(percent)d %% của %(members)d thành viên") % words
    return _("%(percent)d %% của %(members)d thành viên") % words


def needed_text(threshold: Threshold) -> str:
    return _("Cần %(votes)s đồng ý để thông qua (%(share)s)") % {
        "votes": votes_text(threshold),
        "share": share_text(threshold),
    }


def row_text(check: RowCheck, collected: int | None) -> str:
    """How a row of the counting sheet stands against the papers collected."""
    if check.state == "empty":
        return _("Chưa nhập")
    if check.state == "partial":
        return _("Đang nhập")
    if check.state == "waiting":
        return _("Chưa có số phiếu thu về")
    if check.state == "fits":
        return ngettext("Đủ %(count)d phiếu", "Đủ %(count)d phiếu", collected or 0) % {"count": collected or 0}
    number = abs(check.difference)
    if check.state == "short":
        return ngettext("Kiểm lại: thiếu %(count)d phiếu", "Kiểm lại: thiếu %(count)d phiếu", number) % {
            "count": number
        }
    return ngettext("Kiểm lại: thừa %(count)d phiếu", "Kiểm lại: thừa %(count)d phiếu", number) % {"count": number}


def sheet_problems(
    values: Sheet, issued: Mapping[int, int], *, forms: Mapping[int, int], positions: Mapping[int, int]
) -> list[str]:
    """Why a sheet cannot be handed in yet: the papers, the rows that do not add up, then how many are not typed."""
    found = [
        _("Chưa ghi số phiếu thu về của mẫu %(form)d.") % {"form": forms[pk]}
        for pk, number in values.collected.items()
        if number is None
    ]
    found += [
        _("Mẫu %(form)d: thu về nhiều hơn %(issued)d phiếu phát ra.") % {"form": forms[pk], "issued": issued[pk]}
        for pk in too_many_collected(values, issued)
    ]
    rows = checks(values)
    found += [
        _("Mục %(position)d: %(problem)s.")
        % {"position": positions[pk], "problem": row_text(check, values.collected[values.form_of[pk]])}
        for pk, check in rows.items()
        if check.state in ("short", "over")
    ]
    if missing := sum(1 for check in rows.values() if check.state in ("empty", "partial")):
        found.append(
            ngettext("Còn %(count)d dòng chưa nhập đủ.", "Còn %(count)d dòng chưa nhập đủ.", missing)
            % {"count": missing}
        )
    return found


def sum_text(check: RowCheck, total: int, collected: int | None) -> str:
    """The live sum of a row: "17", or "16 ≠ 17" when it does not fit."""
    if check.state in ("short", "over") and collected is not None:
        return f"{total} ≠ {collected}"
    return "–" if check.state == "empty" else str(total)


def field_label(name: str) -> str:
    return {
        "agree": _("Đồng ý"),
        "disagree": _("Không đồng ý"),
        "blank": _("Trắng"),
        "invalid": _("Hỏng"),
    }[name]


def field_short(name: str) -> str:
    """As in the head of the table, for a narrow box."""
    return _("Không") if name == "disagree" else field_label(name)


def next_steps(
    meeting: Meeting, *, attendance_complete: bool, sheets_finished: int, agreed: bool
) -> list[tuple[str, str]]:
    """(who, what they do now), one line for each role that has something to do."""
    secretary, tellers = _("Thư ký"), _("Hai người kiểm phiếu")
    department, members = _("Cơ quan thi đua"), _("Thành viên Hội đồng")
    if meeting.state == Meeting.State.PLANNED:
        lines = []
        if meeting.round.state == Round.State.APPRAISAL:
            lines.append((department, _("thẩm định xong thì chuyển đợt xét sang bước Hội đồng.")))
        if not attendance_complete:
            lines.append((secretary, _("ghi ai có mặt, ai vắng gửi phiếu kín, ai vắng.")))
        else:
            lines.append((secretary, _("xem lại danh sách và lợi ích liên quan, rồi chốt danh sách bỏ phiếu.")))
        return [*lines, (members, _("khai lợi ích liên quan với người được đề nghị, nếu có."))]
    if meeting.state == Meeting.State.OPEN:
        return [
            (secretary, _("in phiếu, phát phiếu, rồi ghi số phiếu phát ra và chọn hai người kiểm phiếu.")),
            (members, _("bỏ phiếu kín trên giấy; phiếu của người vắng cho vào cùng hòm trước khi mở hòm.")),
        ]
    if meeting.state == Meeting.State.COUNTING:
        if sheets_finished < 2:
            return [
                (tellers, _("nhập bảng kiểm riêng, không xem số của nhau.")),
                (secretary, _("chờ đủ hai bảng kiểm.")),
            ]
        if not agreed:
            return [(tellers, _("đối chiếu hai bảng; ai kiểm sai thì sửa số của mình, có ghi lý do."))]
        return [(secretary, _("hai bảng đã khớp: chốt kết quả."))]
    if meeting.state == Meeting.State.CLOSED:
        return [
            (secretary, _("hoàn thiện biên bản, in, trình ký.")),
            (department, _("soạn quyết định từ các đề nghị được thông qua.")),
        ]
    return []


def interest_line(interest: Any) -> str:
    """What a member declared, in one line."""
    kind = interest.get_kind_display()
    return f"{kind}: {interest.reason}" if interest.reason else str(kind)
