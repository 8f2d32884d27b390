"""The server's side of reading: start the child, wait within limits, check what it says, say it in Vietnamese."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from thidua.core.errors import DomainError
from thidua.record.intake.domain.grid import Grid, Workbook

CHILD = "thidua.record.intake.reading.child"
ANSWER_LIMIT_MB = 512


class FileRefused(DomainError):
    """The whole file cannot be read; `problem` says why, `remedy` what to do."""

    def __init__(self, problem: str, remedy: str) -> None:
        super().__init__(f"{problem} {remedy}")
        self.problem = problem
        self.remedy = remedy


@dataclass(frozen=True)
class Limits:
    """What the child may use: file size in MB, memory in MB, processor seconds, rows and columns of a sheet."""

    file_mb: int
    memory_mb: int
    seconds: int
    rows: int
    columns: int = 256


def limits_from_settings() -> Limits:
    return Limits(
        file_mb=settings.UPLOAD_LIMIT_MB,
        memory_mb=settings.INTAKE_MEMORY_MB,
        seconds=settings.INTAKE_SECONDS,
        rows=settings.INTAKE_ROWS,
    )


def read_workbook(path: Path, *, name: str, limits: Limits) -> Workbook:
    """Read a file into grids.

    Args:
        name: the file's name as the person knows it; a CSV's sheet is called so.
    Raises:
        FileRefused: broken, protected, too large or hostile.
    """
    size = path.stat().st_size
    if size == 0:
        raise refusal("empty", {}, limits)
    if size > limits.file_mb * 1024 * 1024:
        raise refusal("too_large", {}, limits)
    answer = _ask_child(path, name, limits)
    if "refused" in answer:
        raise refusal(str(answer["refused"]), dict(answer.get("details", {})), limits)
    return Workbook(name=name, grids=tuple(_grid(sheet) for sheet in answer["sheets"]))


def _ask_child(path: Path, name: str, limits: Limits) -> dict[str, Any]:
    environment = {"PYTHONPATH": str(Path(settings.PACKAGE).parent), "PATH": os.defpath, "PYTHONIOENCODING": "utf-8"}
    command = [sys.executable, "-s", "-m", CHILD, str(path), name, json.dumps(asdict(limits))]
    try:
        done = subprocess.run(  # noqa: S603 - our own module, arguments are no shell words
            command,
            env=environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=limits.seconds + 5,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise refusal("limits", {}, limits) from None
    if done.returncode != 0 or len(done.stdout) > ANSWER_LIMIT_MB * 1024 * 1024:
        raise refusal("limits", {}, limits)
    try:
        answer = json.loads(done.stdout)
    except ValueError:
        raise refusal("broken", {}, limits) from None
    return dict(answer)


def _grid(sheet: dict[str, Any]) -> Grid:
    return Grid(
        name=str(sheet["name"]),
        first_row=int(sheet["first_row"]),
        rows=sheet["rows"],
        merged=tuple(tuple(area) for area in sheet.get("merged", ())),
        hidden_rows=frozenset(sheet.get("hidden_rows", ())),
        hidden_columns=frozenset(sheet.get("hidden_columns", ())),
        is_hidden=bool(sheet.get("hidden", False)),
        fonts={(row, column): str(font) for row, column, font in sheet.get("fonts", ())},
        without_value=frozenset((row, column) for row, column in sheet.get("without_value", ())),
    )


def refusal(code: str, details: dict[str, Any], limits: Limits) -> FileRefused:
    problem, remedy = _sentences(limits).get(code) or _sentences(limits)["broken"]
    return FileRefused(problem % details if details else problem, remedy)


def _sentences(limits: Limits) -> dict[str, tuple[str, str]]:
    again = _("Mở tệp bằng Excel, lưu lại dạng .xlsx rồi tải lên lần nữa.")
    return {
        "empty": (_("Tệp trống."), _("Kiểm tra lại tệp trên máy rồi tải lên lần nữa.")),
        "too_large": (
            _("Tệp lớn hơn %(limit)d MB.") % {"limit": limits.file_mb},
            _("Xóa hình ảnh trong tệp hoặc tách thành nhiều tệp nhỏ."),
        ),
        "too_many_rows": (
            _("Có trang tính khai quá nhiều dòng hoặc cột (tối đa %(rows)d dòng, %(columns)d cột).")
            % {"rows": limits.rows, "columns": limits.columns},
            _("Xóa các dòng, cột thừa bên dưới và bên phải danh sách, hoặc tách tệp."),
        ),
        "password": (_("Tệp được đặt mật khẩu."), _("Bỏ mật khẩu (lưu lại không mật khẩu) rồi tải lên lần nữa.")),
        "macros": (
            _("Tệp có macro (chương trình chạy kèm), không được nhận."),
            _("Lưu lại dạng .xlsx thường (không macro) rồi tải lên lần nữa."),
        ),
        "dangerous_formula": (
            _("Tệp có công thức gọi chương trình hoặc địa chỉ bên ngoài (ô %(cell)s)."),
            _("Chép danh sách sang tệp mới bằng cách dán giá trị (Paste Values) rồi tải lên lần nữa."),
        ),
        "bomb": (
            _("Tệp nén bất thường: mở ra lớn gấp nhiều lần, không được đọc."),
            _("Chép danh sách sang một tệp .xlsx mới rồi tải lên lần nữa."),
        ),
        "unknown_type": (
            _("Không đọc được loại tệp này."),
            _("Dùng tệp .xlsx, .xls, .ods, .csv hoặc bảng trong tệp Word .docx."),
        ),
        "old_word": (_("Tệp Word kiểu cũ (.doc) không đọc được."), _("Mở bằng Word, lưu lại dạng .docx.")),
        "broken": (_("Tệp bị hỏng, không mở được."), again),
        "limits": (
            _("Đọc tệp này tốn quá nhiều bộ nhớ hoặc thời gian nên đã dừng."),
            _("Chép riêng danh sách sang một tệp .xlsx mới rồi tải lên lần nữa."),
        ),
        "no_table": (
            _("Không tìm thấy bảng nào có cột họ tên hoặc tên tập thể."),
            _("Đặt dòng tiêu đề cột (Họ và tên, Đơn vị, …) ngay trên danh sách, hoặc dùng mẫu tải từ hệ thống."),
        ),
    }
