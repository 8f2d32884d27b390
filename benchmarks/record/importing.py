"""What does it cost to read, check, compare and write a list, against reading it and inserting the same rows?

    python benchmarks/record/importing.py [rows] [runs]            (default: 20,000 rows, 3 runs)

A roster with ratings, titles and their decision, two facts a row on average, into an empty SQLite database. Beside the
import (the trial an officer looks at, then applying as one transaction) stand, in the same run and in turns:

floor           python-calamine reads the file, and Django's bulk_create inserts the same people, ratings and titles in
                one transaction: nothing is recognised, compared, checked or recorded
import-export   django-import-export as its admin works, a trial and then the import, with a resource for people,
                ratings and titles each, fed with the columns already named and the values already parsed; with and
                without its bulk mode, on a part of the rows. Only where it is installed:
                uv pip install --target FOLDER --no-deps -r benchmarks/record/requirements.txt; PYTHONPATH=FOLDER

What was written is counted before it is timed.
"""

from __future__ import annotations

import os
import platform
import resource as usage
import sys
import tempfile
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from functools import partial
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "src"))
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
from django.db import connection, transaction  # noqa: E402

from thidua.organisation.actions import prepare_person, prepare_unit  # noqa: E402
from thidua.organisation.models import Person, Unit  # noqa: E402
from thidua.record.actions import try_import, undo_import, write_import  # noqa: E402
from thidua.record.command_line import service_account  # noqa: E402
from thidua.record.models import Award, Rating  # noqa: E402

AT = datetime(2025, 12, 15, 5, 0, tzinfo=UTC)
FAMILY = ("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng", "Bùi")
MIDDLE = ("Văn", "Thị", "Đức", "Minh", "Thu", "Hữu")
GIVEN = ("An", "Bình", "Cường", "Dũng", "Hòa", "Lan", "Mai", "Sơn", "Tuấn", "Yến")
HEADS = (
    "STT", "Họ và tên", "Ngày sinh", "Số CCCD", "Chức vụ", "Đơn vị", "Xếp loại", "Danh hiệu", "Số quyết định",
    "Ngày quyết định",
)  # fmt: skip
WORKSHOPS = 40
LEVELS = {"HTXSNV": "excellent", "HTTNV": "good", "HTNV": "completed"}
TITLES = {"LĐTT": "ldtt", "CSTĐCS": "cstd-co-so"}
COMPARED = 2_000  # rows that django-import-export is given


def make_workbook(path: Path, rows: int) -> None:
    """Invented people; every third has no title, every third two."""
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("Danh sách")
        sheet.write_row(0, 0, ["DANH SÁCH KHEN THƯỞNG NĂM 2023"])
        sheet.write_row(1, 0, HEADS)
        for number in range(rows):
            name = f"{FAMILY[number % 8]} {MIDDLE[number // 8 % 6]} {GIVEN[number // 48 % 10]}"
            born = f"{number % 28 + 1:02d}/{number % 12 + 1:02d}/{1960 + number % 40}"
            given = [
                number + 1, name, born, f"001{180_000_000 + number}", "Công nhân",
                f"Phân xưởng số {number % WORKSHOPS + 1}", tuple(LEVELS)[number % 3],
                ("LĐTT", "LĐTT, CSTĐCS", "")[number % 3], "12/QĐ-M", "05/01/2024",
            ]  # fmt: skip
            sheet.write_row(number + 2, 0, given)


class Counter:
    """Counts queries without keeping them."""

    def __init__(self) -> None:
        self.seen = 0

    def __call__(self, execute: Any, sql: Any, params: Any, many: Any, context: Any) -> Any:
        self.seen += 1
        return execute(sql, params, many, context)


def timed(function: Callable[[], Any]) -> tuple[float, Any]:
    start = perf_counter()
    result = function()
    return perf_counter() - start, result


def read_only(path: Path) -> list[list[Any]]:
    return python_calamine.CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()


def fill_floor(path: Path, home: Unit) -> None:
    """Read the file and insert what it holds, as one would write it for this one file and no other."""
    rows = read_only(path)[2:]
    with transaction.atomic():
        units = {
            name: prepare_unit(Unit(code=f"M-{place}", name_vi=name, kind=Unit.COLLECTIVE, parent=home))
            for place, name in enumerate(sorted({row[5] for row in rows}))
        }
        Unit.objects.bulk_create(units.values())
        people = [
            prepare_person(
                Person(full_name=row[1], born_on=_iso(row[2]), identity_no=row[3], post=row[4], unit=units[row[5]])
            )
            for row in rows
        ]
        Person.objects.bulk_create(people, batch_size=500)
        ratings, awards = [], []
        for row, person in zip(rows, people, strict=True):
            ratings.append(Rating(person=person, year=2023, level=LEVELS[row[6]], recorded_at=AT))
            for title in filter(None, row[7].split(", ")):
                awards.append(
                    Award(
                        person=person,
                        award=TITLES[title],
                        year=2023,
                        decision_no=row[8],
                        decided_on=_iso(row[9]),
                        recorded_at=AT,
                    )
                )
        Rating.objects.bulk_create(ratings, batch_size=500)
        Award.objects.bulk_create(awards, batch_size=500)


def _iso(day: str) -> str:
    return "-".join(reversed(day.split("/")))


def empty() -> None:
    for model in (Award, Rating, Person):
        model._base_manager.all().delete()
    Unit.objects.filter(kind=Unit.COLLECTIVE).delete()


# django-import-export


def datasets(rows: list[list[Any]]) -> Iterator[tuple[type[Any], list[str], list[list[Any]]]]:
    """The rows as one dataset for each model, parsed already."""
    yield (
        Person,
        ["full_name", "born_on", "identity_no", "post", "unit"],
        [[row[1], _iso(row[2]), row[3], row[4], f"M-{row[5]}"] for row in rows],
    )
    yield Rating, ["person", "year", "level", "recorded_at"], [[row[3], 2023, LEVELS[row[6]], AT] for row in rows]
    yield (
        Award,
        ["person", "award", "year", "decision_no", "decided_on", "recorded_at"],
        [
            [row[3], TITLES[title], 2023, row[8], _iso(row[9]), AT]
            for row in rows
            for title in filter(None, row[7].split(", "))
        ],
    )


def with_import_export(path: Path, home: Unit, *, bulk: bool) -> None:
    """A trial and then the import, model by model, which is all it can do with facts about people not written yet."""
    from import_export import fields, resources, widgets
    from tablib import Dataset

    rows = read_only(path)[2:]
    for name in sorted({row[5] for row in rows}):
        prepare_unit(Unit(code=f"M-{name}", name_vi=name, kind=Unit.COLLECTIVE, parent=home)).save()
    for model, heads, lines in datasets(rows):
        key = "unit" if model is Person else "person"
        target = widgets.CachedForeignKeyWidget(*((Unit, "code") if model is Person else (Person, "identity_no")))
        meta = {
            "model": model, "fields": heads, "use_bulk": bulk, "batch_size": 500, "use_transactions": True,
            "import_id_fields": ["identity_no"] if model is Person else [name for name in heads if name in _KEYS],
        }  # fmt: skip
        made = type(
            f"{model.__name__}Resource",
            (resources.ModelResource,),
            {
                key: fields.Field(column_name=key, attribute=key, widget=target),
                "Meta": type("Meta", (), meta),
                "before_save_instance": lambda _self, one, _row, **_more: (
                    prepare_person(one) if isinstance(one, Person) else None
                ),
            },
        )
        for dry in (True, False):
            made().import_data(Dataset(*lines, headers=heads), dry_run=dry, raise_errors=True)


_KEYS = ("person", "year", "award")


def main() -> None:
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else 20_000
    runs = int(sys.argv[2]) if len(sys.argv) > 2 else 3
    call_command("migrate", verbosity=0)
    unit = prepare_unit(Unit(code="M", name_vi="Đơn vị mẫu", kind="tong_cong_ty"))
    unit.save()
    path = Path(HOME.name) / "list.xlsx"
    make_workbook(path, rows)
    times = measure(path, unit, rows, runs)
    versions = f"Django {version('Django')}, python-calamine {version('python-calamine')}"
    print(f"Python {platform.python_version()}, {versions}, {os.cpu_count()} cores, {runs} runs, SQLite")
    for name, taken in times.items():
        print(f"{name:>20}  median {median(taken):7.2f} s  range {min(taken):.2f}-{max(taken):.2f}")
    whole = median([one + two for one, two in zip(times["trial"], times["apply"], strict=True)])
    floor = median(times["floor"])
    print(f"trial and apply: {whole:.2f} s, {whole / floor:.2f} times the floor, ", end="")
    print(f"{whole / median(times['read']):.1f} times merely reading")
    print(f"most memory: {usage.getrusage(usage.RUSAGE_SELF).ru_maxrss / 1024:.0f} MiB")
    if find_spec("import_export") is None:
        print("django-import-export is not installed, not compared")
        return
    few = min(rows, COMPARED)
    make_workbook(path, few)
    ours = measure(path, unit, few, 1)
    mine = ours["trial"][0] + ours["apply"][0]
    for bulk in (True, False):
        taken, _ = timed(partial(with_import_export, path, unit, bulk=bulk))
        assert Person.objects.count() == Rating.objects.count() == few
        empty()
        name = f"django-import-export {version('django-import-export')}{', bulk' if bulk else ''}"
        print(f"{name}: {few} rows in {taken:.2f} s, Thidua {mine:.2f} s, {taken / mine:.1f} times as long")


def measure(path: Path, unit: Unit, rows: int, runs: int) -> dict[str, list[float]]:
    actor = service_account()
    times: dict[str, list[float]] = {one: [] for one in ("read", "floor", "trial", "apply", "second trial", "undo")}
    for run in range(runs + 1):
        taken, read = timed(lambda: read_only(path))
        assert len(read) == rows + 2
        floor, _ = timed(lambda: fill_floor(path, unit))
        inserted = [model.objects.count() for model in (Unit, Person, Rating, Award)]
        empty()
        try_list = partial(try_import, path, name="list.xlsx", unit=unit, year=None, actor=actor, at=AT)
        tried, trial = timed(try_list)
        queries = Counter()
        with connection.execute_wrapper(queries):
            applied, made = timed(partial(write_import, trial.pk, actor=actor, at=AT))
        assert inserted == [Unit.objects.count(), Person.objects.count()] + [
            model.objects.counting().count() for model in (Rating, Award)
        ]
        again, second = timed(try_list)
        assert second.counts["add"] == second.counts["change"] == 0
        undone, _ = timed(partial(undo_import, made.pk, actor=actor, at=AT))
        assert Person.objects.count() == 0
        empty()
        if run == 0:  # warms up
            size = path.stat().st_size / 1e6
            print(f"{rows} rows, {made.counts['add']} facts, {size:.1f} MB, {queries.seen} queries to apply")
            continue
        for name, seconds in zip(times, (taken, floor, tried, applied, again, undone), strict=True):
            times[name].append(seconds)
    return times


if __name__ == "__main__":
    main()
