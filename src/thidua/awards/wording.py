"""The words of this room for codes that the domain speaks in."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import gettext as _

from thidua.awards.domain.tasks import Task


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
            "not_eligible": _("Chưa đủ tiêu chuẩn nên chưa nộp được; xem lý do và cách làm bên dưới."),
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
