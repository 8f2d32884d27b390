"""How long does importing a workbook take, and how much of it is more than merely reading the file?

    python benchmarks/import_workbook.py [rows] [runs]

A roster with ratings, titles and their decision; two facts a row on average. Beside the import (trial, then applying
as one transaction into an empty SQLite database) python-calamine reads the same file into Python lists in the same
run, in turns. The result is counted before it is timed.
"""

from __future__ import annotations

import os
import platform
import sys
import tempfile
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from importlib.metadata import version
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "src"))
HOME = tempfile.TemporaryDirectory(prefix="thidua-benchmark-")
os.environ |= {
    "THIDUA_HOME": HOME.name,
    "DJANGO_SETTINGS_MODULE": "thidua.config.settings",
    "THIDUA_SECRET_KEY": "benchmark",
}
os.environ.pop("THIDUA_DATABASE_URL", None)

import django  # noqa: E402

django.setup()

import python_calamine  # noqa: E402
import xlsxwriter  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402

from thidua.organisation.actions import prepare_unit  # noqa: E402
from thidua.organisation.models import Person, Unit  # noqa: E402
from thidua.record.actions import try_import, undo_import, write_import  # noqa: E402
from thidua.record.command_line import service_account  # noqa: E402
from thidua.record.models import Award, Rating  # noqa: E402

AT = datetime(2025, 12, 15, 5, 0, tzinfo=UTC)
FAMILY = ("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng", "Bùi")
MIDDLE = ("Văn", "Thị", "Đức", "Minh", "Thu", "Hữu")
GIVEN = ("An", "Bình", "Cường", "Dũng", "Hòa", "Lan", "Mai", "Sơn", "Tuấn", "Yến")
HEADS = (
    "STT",
    "Họ và tên",
    "Ngày sinh",
    "Số CCCD",
    "Chức vụ",
    "Đơn vị",
    "Xếp loại",
    "Danh hiệu",
    "Số quyết định",
    "Ngày quyết định",
)


def make_workbook(path: Path, rows: int) -> None:
    """Invented people; every third has no title, every third two."""
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("Danh sách")
        sheet.write_row(0, 0, ["DANH SÁCH KHEN THƯỞNG NĂM 2023"])
        sheet.write_row(1, 0, HEADS)
        for number in range(rows):
            name = f"{FAMILY[number % 8]} {MIDDLE[number // 8 % 6]} {GIVEN[number // 48 % 10]}"
            born = f"{number % 28 + 1:02d}/{number % 12 + 1:02d}/{1960 + number % 40}"
            level = ("HTXSNV", "HTTNV", "HTNV")[number % 3]
            titles = ("LĐTT", "LĐTT, CSTĐCS", "")[number % 3]
            unit = f"Phân xưởng số {number % 40 + 1}"
            given = [
                number + 1,
                name,
                born,
                f"001{180_000_000 + number}",
                "Công nhân",
                unit,
                level,
                titles,
                "12/QĐ-M",
                "05/01/2024",
            ]
            sheet.write_row(number + 2, 0, given)


def timed(function: Callable[[], Any]) -> tuple[float, Any]:
    start = perf_counter()
    result = function()
    return perf_counter() - start, result


def read_only(path: Path) -> int:
    return len(python_calamine.CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python())


def main() -> None:
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else 20_000
    runs = int(sys.argv[2]) if len(sys.argv) > 2 else 5
    call_command("migrate", verbosity=0)
    unit = prepare_unit(Unit(code="M", name_vi="Đơn vị mẫu", kind="tong_cong_ty"))
    unit.save()
    actor = service_account()
    path = Path(HOME.name) / "list.xlsx"
    make_workbook(path, rows)
    times: dict[str, list[float]] = {"read with calamine": [], "trial": [], "apply": [], "second trial": [], "undo": []}
    queries = 0
    for run in range(runs + 1):
        taken, count = timed(lambda: read_only(path))
        assert count == rows + 2
        tried, tried_one = timed(lambda: try_import(path, name="list.xlsx", unit=unit, year=None, actor=actor, at=AT))
        with CaptureQueriesContext(connection) as captured:
            applied, made = timed(partial(write_import, tried_one.pk, actor=actor, at=AT))
        queries = len(captured)
        assert Rating.objects.counting().count() == rows
        assert Person.objects.count() == rows
        assert Award.objects.counting().count() == made.counts["add"] - rows
        again, second = timed(lambda: try_import(path, name="list.xlsx", unit=unit, year=None, actor=actor, at=AT))
        assert second.counts["add"] == second.counts["change"] == 0
        undone, _ = timed(partial(undo_import, made.pk, actor=actor, at=AT))
        assert Person.objects.count() == 0
        if run:  # the first run warms up
            for name, seconds in zip(times, (taken, tried, applied, again, undone), strict=True):
                times[name].append(seconds)
    size = path.stat().st_size / 1e6
    print(f"{rows} rows, {made.counts['add']} facts, {size:.1f} MB, {runs} runs, SQLite, {queries} queries to apply")
    versions = f"Django {version('Django')}, python-calamine {version('python-calamine')}"
    print(f"Python {platform.python_version()}, {versions}, {os.cpu_count()} cores")
    for name, taken_times in times.items():
        print(f"{name:>20}  median {median(taken_times):6.2f} s  range {min(taken_times):.2f}-{max(taken_times):.2f}")
    base = median(times["read with calamine"])
    whole = [one + two for one, two in zip(times["trial"], times["apply"], strict=True)]
    print(f"trial and apply: {median(whole):.2f} s, {median(whole) / base:.1f} times merely reading")


if __name__ == "__main__":
    main()
