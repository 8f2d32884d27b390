"""`thidua law load`: keep a folder of rulebooks as an edition, strictly; it is put in force on the site's page."""

from __future__ import annotations

import argparse
import os
from typing import Any


def register(commands: Any) -> None:
    """Add to `law`, whose other commands know nothing of the site."""
    asked = commands.choices["law"].get_default("law_commands")
    load = asked.add_parser(
        "load",
        help="nạp một bộ quy tắc mới vào trang / load another edition of the rulebooks into the site",
        description=(
            "Nạp thư mục quy tắc thành ấn bản, thử mọi trường hợp mẫu; áp dụng thì làm trên trang luat/an-ban/.\n"
            "Keeps a folder of rulebooks as an edition and asks all its cases; it is put in force on the site.\n"
            "Mã thoát / exit status: 0 đã nạp / loaded, 1 có trường hợp sai / cases fail, 2 bị từ chối / refused."
        ),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    load.add_argument("folder", help="thư mục quy tắc / folder of rulebooks")
    load.add_argument("--label", help="tên ấn bản / name of the edition (tên thư mục / the folder's)")
    load.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    import django
    from django.apps import apps

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "thidua.config.settings")
    if not apps.ready:
        django.setup()
    from thidua.rulebooks import command_line

    return command_line.load(arguments.folder, arguments.label)
