"""`thidua verify`: check the register, export it, or check an exported file."""

from __future__ import annotations

import argparse
import os
from typing import Any


def register(subparsers: Any) -> None:
    parser = subparsers.add_parser(
        "verify",
        help="kiểm tra sổ đăng ký / verify the register",
        description=(
            "Kiểm tra sổ đăng ký không bị sửa. / Verify that the register was not changed. "
            "Mã thoát / exit status: 0 nguyên vẹn / whole, 1 có sai lệch / faults, 2 không đọc được / unreadable."
        ),
    )
    way = parser.add_mutually_exclusive_group()
    way.add_argument("--export", metavar="FILE", help="ghi sổ ra tệp JSON từng dòng / write the register as JSON lines")
    way.add_argument("--file", metavar="FILE", help="kiểm tra một tệp đã xuất / check an exported file")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    import django
    from django.apps import apps

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "thidua.config.settings")
    if not apps.ready:
        django.setup()
    from thidua.register import command_line

    if arguments.export:
        return command_line.export(arguments.export)
    return command_line.verify(arguments.file)
