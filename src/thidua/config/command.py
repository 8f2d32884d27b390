"""The command line: `thidua serve`, `setup`, `law`, `import`, `verify` …, each with help in both languages."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from typing import Any, cast

import thidua

# Rooms that bring commands of their own; each has `register(subparsers)` in its `command.py`.
ROOMS_WITH_COMMANDS = ("law", "rulebooks", "record", "register")


def setup_django() -> None:
    """Make the models usable. Called by the commands that need the database, and only by those."""
    import django
    from django.apps import apps

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "thidua.config.settings")
    if not apps.ready:
        django.setup()


def build_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="thidua",
        description=(
            "Thidua: từ chỉ tiêu thi đua đến giấy chứng nhận ai cũng kiểm tra được.\n"
            "Thidua: from the emulation target to a certificate anyone can verify."
        ),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"thidua {thidua.__version__}")
    commands = parser.add_subparsers(dest="command", metavar="LỆNH/COMMAND", required=True)

    serve = commands.add_parser("serve", help="chạy trang web / serve the site")
    serve.add_argument("--host", default="127.0.0.1", help="địa chỉ nghe / address to listen on (127.0.0.1)")
    serve.add_argument("--port", type=int, default=8000, help="cổng / port (8000)")
    serve.add_argument("--workers", type=int, default=1, help="số tiến trình / worker processes (1)")
    serve.set_defaults(run=_later("thidua.config.serving", "serve"))

    setup = commands.add_parser(
        "setup",
        help="tạo, nâng cấp cơ sở dữ liệu và nạp chương trình / create or upgrade the database, load the programme",
    )
    setup.add_argument(
        "--example",
        action="store_true",
        help="nạp Bộ mẫu nếu cơ sở dữ liệu còn trống / load the example ministry into an empty database",
    )
    setup.add_argument(
        "--people", type=int, default=3000, help="số người của Bộ mẫu / people of the example ministry (3000)"
    )
    setup.set_defaults(run=_later("thidua.config.installation", "setup"))

    accounts = commands.add_parser(
        "account", help="tạo tài khoản và giao vai trò / create an account and give it a role"
    )
    accounts.add_argument("username", help="tên đăng nhập / sign-in name")
    accounts.add_argument("--name", default="", help="họ và tên / full name")
    accounts.add_argument(
        "--role", help="vai trò / role: officer, department, secretary, teller, leader, worker, admin"
    )
    accounts.add_argument("--unit", help="mã đơn vị / unit code")
    accounts.set_defaults(run=_later("thidua.config.installation", "add_account"))

    worker = commands.add_parser("worker", help="chạy việc nền / run background jobs")
    worker.set_defaults(run=_later("thidua.config.serving", "work"))

    for room in ROOMS_WITH_COMMANDS:
        import_module(f"thidua.{room}.command").register(commands)
    return parser


def _later(module: str, function: str) -> Callable[[argparse.Namespace], int]:
    """Import a handler only when its command is run, so that `thidua law` starts without Django."""

    def run(arguments: argparse.Namespace) -> int:
        return cast(Callable[[Any], int], getattr(import_module(module), function))(arguments)

    return run


def main(argv: Sequence[str] | None = None) -> int:
    arguments = build_parser().parse_args(argv)
    return int(arguments.run(arguments) or 0)


if __name__ == "__main__":
    sys.exit(main())
