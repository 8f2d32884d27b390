"""The words of this room for codes that the domain speaks in."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import gettext as _

from thidua.awards.domain.advice import Advice
from thidua.awards.domain.tasks import Task
from thidua.core.models import Event


def task_label(task: Task, papers: Mapping[str, str]) -> str:
    """What is to be done, starting with a verb."""
    if task.key == "paper":
        return _("Đính kèm: %(paper)s") % {"paper": papers.get(task.about, task.about)}
    return {
        "answer": _("Trả lời từng lý do trả lại"),
        "verdict": _verdict_label(task),
        "achievement": _("Viết tóm tắt thành tích"),
        "initiatives": _("Chọn sáng kiến dùng cho đề nghị này"),
        "submit": _("Kiểm tra lại và nộp hồ sơ"),
    }[task.key]


def _verdict_label(task: Task) -> str:
    if task.hint in ("eligible", "not_eligible"):
        return _("Kiểm tra tiêu chuẩn theo luật")
    return _("Giải trình điều luật còn để ngỏ")


def task_hint(task: Task) -> str:
    """The line beneath, where one helps."""
    if task.key == "verdict":
        return {
            "eligible": _("Đủ tiêu chuẩn theo dữ liệu hiện có."),
            "not_eligible": _("Chưa đủ tiêu chuẩn nên chưa nộp được; xem lý do ở kết luận và phần “Có thể làm gì”."),
            "needs_facts": _("Thiếu dữ liệu: bổ sung vào hồ sơ cá nhân, hoặc giải trình rồi nộp."),
            "needs_people": _("Có điểm luật giao cho con người: viết giải trình rồi nộp."),
            "not_in_force": _("Danh hiệu này chưa hoặc không còn áp dụng vào ngày quyết định."),
        }.get(task.hint, "")
    if task.key == "paper" and task.hint == "not_needed":
        return _("Đơn vị khai không cần, có ghi lý do.")
    if task.key == "initiatives" and task.state != "done":
        return _("Không bắt buộc, trừ khi tiêu chuẩn dựa vào sáng kiến.")
    if task.key == "achievement" and task.state == "doing":
        return _("Mới viết vài chữ: nêu việc đã làm, số liệu, kết quả.")
    if task.key == "submit" and task.state == "blocked":
        return _("Khi các việc trên hoàn thành.")
    return ""


def step_label(step: str) -> str:
    return {
        "register": _("Đăng ký"),
        "dossier": _("Hồ sơ"),
        "appraisal": _("Thẩm định"),
        "council": _("Hội đồng"),
        "decision": _("Quyết định"),
    }[step]


def part_label(part: str, papers: Mapping[str, str]) -> str:
    """A part of the dossier in the table of before and after."""
    kind, colon, paper = part.partition(":")
    if colon:
        return papers.get(paper, paper)
    return {
        "achievement": _("Tóm tắt thành tích"),
        "explanation": _("Giải trình của đơn vị"),
        "basis": _("Loại hình khen thưởng"),
        "initiatives": _("Sáng kiến"),
    }[kind]


def days_left_text(days: int) -> str:
    """How far away a day is, in words."""
    if days < 0:
        return _("đã qua %(days)d ngày") % {"days": -days}
    if days == 0:
        return _("hôm nay là hạn cuối")
    return _("còn %(days)d ngày") % {"days": days}


def round_next(state: str) -> tuple[str, str]:
    """(who acts now, what they do) in a round of this state."""
    return {
        "draft": (_("Cơ quan thi đua của Bộ"), _("hoàn thiện các mốc rồi mở đợt xét để đơn vị thấy.")),
        "open": (_("Đơn vị"), _("đăng ký, đề nghị và nộp hồ sơ; cơ quan thi đua thẩm định ngay khi hồ sơ đến.")),
        "appraisal": (_("Cơ quan thi đua của Bộ"), _("thẩm định hồ sơ đã nộp; đơn vị bổ sung hồ sơ bị trả lại.")),
        "council": (_("Thư ký Hội đồng"), _("chuẩn bị phiên họp; Hội đồng bỏ phiếu với từng đề nghị.")),
        "decision": (_("Cơ quan thi đua và Lãnh đạo Bộ"), _("soạn, ký và ban hành quyết định.")),
        "closed": (_("Đợt xét đã xong"), _("quyết định và giấy chứng nhận tra được trong Sổ đăng ký.")),
    }[state]


def move_label(state: str, to: str) -> str:
    """The button that takes a round to another state; going back is worded as such."""
    if (state, to) == ("appraisal", "open"):
        return _("Mở lại để nhận hồ sơ")
    if (state, to) == ("council", "appraisal"):
        return _("Trả về bước thẩm định")
    if (state, to) == ("decision", "council"):
        return _("Trả về bước Hội đồng")
    return {
        "open": _("Mở đợt xét"),
        "appraisal": _("Ngừng nhận hồ sơ, chuyển thẩm định"),
        "council": _("Chuyển sang Hội đồng"),
        "decision": _("Chuyển sang bước quyết định"),
        "closed": _("Kết thúc đợt xét"),
    }[to]


def move_consequences(state: str, to: str) -> list[str]:
    """What happens with the step; shown before it is taken."""
    if (state, to) == ("appraisal", "open"):
        return [_("Đơn vị lại lập và nộp được hồ sơ cho đến hết hạn nộp.")]
    return {
        "open": [
            _("Mọi đơn vị thấy đợt xét và bắt đầu đăng ký, đề nghị."),
            _("Sau khi mở không đưa về bản soạn được nữa; các mốc vẫn sửa được."),
        ],
        "appraisal": [
            _("Đơn vị không lập và nộp hồ sơ mới được nữa; hồ sơ bị trả lại vẫn nộp lại được."),
            _("Hồ sơ đang lập dở ở lại đơn vị, không vào danh sách trình."),
        ],
        "council": [_("Danh sách trình Hội đồng gồm các hồ sơ đã tiếp nhận.")],
        "decision": [_("Các đề nghị Hội đồng thông qua sẵn sàng đưa vào quyết định.")],
        "closed": [_("Đợt xét kết thúc và không mở lại được.")],
    }[to]


def unit_state_label(state: str) -> str:
    """How far a unit has come, on the board of a round."""
    return {
        "silent": _("Chưa đăng ký"),
        "registered": _("Đã đăng ký, chưa có hồ sơ"),
        "drafting": _("Đang lập hồ sơ"),
        "submitted": _("Đã nộp hồ sơ"),
    }[state]


UNIT_STATE_TONES = {"silent": "gap", "registered": "plain", "drafting": "live", "submitted": "met"}


def advice_text(advice: Advice, *, conditions: list[str]) -> str:
    """One way on from a verdict; the award of `other_award` is shown behind it."""
    if advice.kind == "wait":
        year = str(advice.year)
        if conditions:
            return _("Sớm nhất năm %(year)s, nếu đạt %(conditions)s.") % {
                "year": year,
                "conditions": ", ".join(conditions),
            }
        return _("Sớm nhất năm %(year)s.") % {"year": year}
    if advice.kind == "other_award":
        return _("Năm nay đủ tiêu chuẩn:")
    return {
        "complete_record": _(
            "Đối chiếu dữ liệu còn thiếu hoặc chưa khớp; bổ sung kèm căn cứ thì kết luận tự cập nhật."
        ),
        "explain": _("Viết giải trình cho điểm luật giao cho con người xem xét."),
        "another_day": _(
            "Luật áp dụng vào ngày dự kiến quyết định không có danh hiệu này: xem lại ngày hoặc danh hiệu."
        ),
    }[advice.kind]


def event_detail(event: Event) -> str:
    """What an event of a dossier carries, in one line; empty when its name says all."""
    after = event.after or {}
    if event.name == "nomination.returned":
        reasons = after.get("reasons") or []
        return "; ".join(f"{index}. {reason.get('text', '')}" for index, reason in enumerate(reasons, start=1))
    if event.name in ("nomination.accepted", "nomination.rejected"):
        return str(after.get("note") or "")
    if event.name == "nomination.withdrawn":
        return str(after.get("reason") or "")
    if event.name in ("paper.attached", "paper.removed"):
        return str(after.get("file") or "")
    if event.name == "paper.not_needed":
        return str(after.get("note") or "")
    if event.name in ("nomination.passed", "nomination.not_passed", "nomination.decided"):
        return str(after.get("by") or "")
    return ""
