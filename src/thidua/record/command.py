"""`thidua import`: read lists, report, apply and undo, by the same functions as the screens."""

from __future__ import annotations

import argparse
import os
from typing import Any


def register(subparsers: Any) -> None:
    parser = subparsers.add_parser(
        "import",
        help="đọc thử, ghi, hoàn tác danh sách / try, apply, undo lists",
        description=(
            "Đọc danh sách .xlsx .xls .ods .csv .docx vào hồ sơ. / Read lists into the record. "
            "Mã thoát / exit status: 0 đã đọc / read, 2 có tệp bị từ chối / a file was refused."
        ),
    )
    parser.add_argument("files", nargs="*", metavar="FILE", help="tệp danh sách / list files")
    way = parser.add_mutually_exclusive_group(required=True)
    way.add_argument(
        "--trial", action="store_true", help="chỉ đọc và báo, không ghi gì / read and report, change nothing"
    )
    way.add_argument(
        "--apply", action="store_true", help="ghi, mỗi tệp một giao dịch / write, one transaction per file"
    )
    way.add_argument("--undo", metavar="IMPORT", type=int, help="hoàn tác cả lần nhập này / take a whole import back")
    parser.add_argument("--json", action="store_true", help="mỗi tệp một đối tượng JSON / one JSON object per file")
    parser.add_argument("--unit", metavar="CODE", help="mã đơn vị của danh sách / code of the unit the list comes from")
    parser.add_argument("--year", type=int, help="năm, khi danh sách không ghi / year where the list does not say it")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    import django
    from django.apps import apps

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "thidua.config.settings")
    if not apps.ready:
        django.setup()
    from thidua.record import command_line

    if arguments.undo is not None:
        return command_line.undo(arguments.undo)
    return command_line.read_files(arguments)
