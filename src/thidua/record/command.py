"""`thidua import`: read lists, report, apply and undo, by the same functions as the screens."""

from __future__ import annotations

import argparse
from typing import Any


def register(subparsers: Any) -> None:
    parser = subparsers.add_parser("import", help="đọc và ghi danh sách / read and import lists")
    parser.add_argument("files", nargs="*", metavar="FILE", help="tệp danh sách / list files")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    raise SystemExit(2)
