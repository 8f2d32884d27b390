"""How long until the first people are found, from 10 thousand to 1 million, on SQLite and on PostgreSQL?

    python benchmarks/record/search.py [people ...]            (default: 10 thousand, 100 thousand, 1 million)

Beside each figure the same words by a plain scan (`LIKE '%words%'`), with the same permission and limit, in turns in
one process. Names have the frequencies of the example ministry. The department sees everybody, the officer a unit of
200.
PostgreSQL is asked when THIDUA_TEST_DATABASE_URL names one; its database `thidua_search_benchmark` is made and dropped.
"""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median, quantiles
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "src"))

SIZES = (10_000, 100_000, 1_000_000)
RUNS, SEED, IN_ONE_UNIT, BATCH = 15, 20251215, 200, 5_000
OWN_DATABASE = "thidua_search_benchmark"
SHOWN = 6  # hits while typing, and one more to know whether there are more
ASKED = {
    "whole name": "{name}",
    "half a name": "{half}",
    "common family name": "nguyen",
    "words inside": "{inside}",
    "initials": "{initials}",
    "decomposed": "{decomposed}",
    "nobody": "zzzz qqqq",
}


def prepare(url: str, folder: Path) -> None:
    os.environ.update(
        DJANGO_SETTINGS_MODULE="thidua.config.settings.testing", THIDUA_TEST_DATABASE_URL=url, THIDUA_HOME=str(folder)
    )
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)


def people(size: int) -> tuple[Any, Any, dict[str, str]]:
    """So many people in units of 200; the department, the officer of one unit, and the words to ask."""
    import unicodedata

    from thidua import text
    from thidua.config.example.names import NameMaker
    from thidua.core.models import User
    from thidua.core.roles import Role
    from thidua.organisation.actions import prepare_person, prepare_unit
    from thidua.organisation.models import Person, RoleGrant, Unit

    root = prepare_unit(Unit(code="BM", name_vi="Bộ mẫu", kind="bo"))
    root.save()
    units = [prepare_unit(Unit(code=f"D{n:05}", name_vi=f"Đơn vị mẫu {n}", kind="cuc", parent=root))
             for n in range(size // IN_ONE_UNIT)]  # fmt: skip
    units = Unit.objects.bulk_create(units, batch_size=BATCH)
    rng, names = random.Random(SEED), NameMaker()
    some: list[Person] = []
    for number in range(size):
        sex = "female" if number % 2 else "male"
        unit = units[number % len(units)]
        some.append(prepare_person(Person(full_name=names.make(sex, rng), sex=sex, unit=unit)))
        if len(some) == BATCH:
            Person.objects.bulk_create(some)
            some = []
    Person.objects.bulk_create(some)
    users = []
    for name, role, unit in (("vu", Role.DEPARTMENT, root), ("canbo", Role.OFFICER, units[0])):
        user = User.objects.create(username=name)
        RoleGrant.objects.create(user=user, role=role, unit=unit, from_on="2020-01-01")
        users.append(User.objects.get(pk=user.pk))
    one = Person.objects.filter(unit=units[0], search_text__regex=r"^\w+ \w+ \w+$").first()
    assert one is not None
    family, middle, given = one.search_text.split()
    return (*users, {
        "name": one.full_name, "half": f"{family} {middle}", "inside": f"{given} {middle}",
        "initials": text.fold(one.initials), "decomposed": unicodedata.normalize("NFD", one.full_name),
    })  # fmt: skip


def scan(user: Any, words: str) -> list[Any]:
    """What one would write first."""
    from thidua import text
    from thidua.organisation.models import Person

    rows = Person.objects.visible_to(user).filter(search_text__contains=text.fold(words)).order_by()
    return list(rows.select_related("unit")[:SHOWN])


def measure(size: int) -> list[dict[str, Any]]:
    from django.db import connection, transaction

    from thidua.core.search import Wanted
    from thidua.record.searching import people as found

    with transaction.atomic():
        department, officer, words = people(size)
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE")
    lines = []
    for who, user in (("department", department), ("officer", officer)):
        assert user.grants
        for kind, pattern in ASKED.items():
            typed = pattern.format(**words)
            took: dict[str, list[float]] = {"index": [], "scan": []}
            found(user, Wanted(typed), SHOWN)  # once unmeasured, as a page before would have
            for _run in range(RUNS):
                started = time.perf_counter()
                number = len(found(user, Wanted(typed), SHOWN))
                between = time.perf_counter()
                scan(user, typed)
                took["index"].append((between - started) * 1_000)
                took["scan"].append((time.perf_counter() - between) * 1_000)
            lines.append({
                "who": who, "kind": kind, "hits": number, "median": median(took["index"]),
                "p95": quantiles(took["index"], n=20)[-1], "scan": median(took["scan"]),
            })  # fmt: skip
    return lines


def apart(url: str, size: int) -> list[dict[str, Any]]:
    """In a process of its own, so that one database does not warm another."""
    with tempfile.TemporaryDirectory(prefix="thidua-search-") as folder:
        address = url or f"sqlite:///{folder}/search.sqlite3"
        told = [sys.executable, __file__, "--one", address, folder, str(size)]
        done = subprocess.run(told, capture_output=True, text=True)
        if done.returncode:
            raise SystemExit(done.stderr)
        found: list[dict[str, Any]] = json.loads(done.stdout.splitlines()[-1])
        return found


def main() -> None:
    if sys.argv[1:2] == ["--one"]:
        url, folder, size = sys.argv[2:]
        prepare(url, Path(folder))
        print(json.dumps(measure(int(size))))
        return
    sizes = [int(one) for one in sys.argv[1:]] or list(SIZES)
    postgres = os.environ.get("THIDUA_TEST_DATABASE_URL", "")
    for size in sizes:
        show("SQLite", size, apart("", size))
        if postgres:
            base = postgres.rpartition("/")[0]
            subprocess.run(
                ["psql", "-qc", "DROP DATABASE IF EXISTS thidua_search_benchmark", f"{base}/postgres"], check=True
            )
            subprocess.run(["psql", "-qc", "CREATE DATABASE thidua_search_benchmark", f"{base}/postgres"], check=True)
            try:
                show("PostgreSQL", size, apart(f"{base}/thidua_search_benchmark", size))
            finally:
                subprocess.run(["psql", "-qc", "DROP DATABASE thidua_search_benchmark", f"{base}/postgres"], check=True)


def show(database: str, size: int, lines: list[dict[str, Any]]) -> None:
    print(f"{database}, {size:,} people (milliseconds: median, 95th in a hundred, plain scan)")
    for one in lines:
        figures = f"{one['median']:8.1f} {one['p95']:8.1f} {one['scan']:8.1f}"
        print(f"  {one['who']:<10} {one['kind']:<19} {figures}   {one['hits']} hits", flush=True)


if __name__ == "__main__":
    main()
