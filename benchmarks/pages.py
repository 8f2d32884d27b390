"""What do the main screens cost against an empty Django view, with 3,000 and with 300,000 people?

Both are asked in turns, in one process, through the same middleware, as the ministry's department, on an SQLite file.
A screen's figure is the median of its runs; the ratio is to the empty view of the same turns.
"""

from __future__ import annotations

import os
import platform
import random
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median
from typing import Any

SIZES = (3_000, 300_000)
RUNS = 7
SEED = 20251215
YEARS = (2023, 2024, 2025)


def prepare(folder: Path) -> None:
    """Point Django at an empty database of its own."""
    os.environ.update(
        DJANGO_SETTINGS_MODULE="thidua.config.settings.testing",
        THIDUA_TEST_DATABASE_URL=f"sqlite:///{folder / 'pages.sqlite3'}",
        THIDUA_HOME=str(folder),
        THIDUA_TODAY="2025-12-15",
    )
    import django
    from django.conf import settings
    from django.core.management import call_command

    django.setup()
    settings.ROOT_URLCONF = __name__
    call_command("migrate", verbosity=0)


def ministry(people: int) -> dict[str, Any]:
    """Units, so many people in collectives of a hundred, three years each, and one open round with dossiers."""
    from thidua.awards.tests.factories import make_accepted, make_round, make_submitted
    from thidua.config.loading import load_everything
    from thidua.conftest import Cast, Ministry
    from thidua.core.models import User
    from thidua.core.roles import Role
    from thidua.organisation.models import Person, RoleGrant, Unit

    load_everything()
    root = Unit.objects.get(parent=None)
    parents = list(Unit.objects.filter(parent=root, to_year__isnull=True).order_by("path")[:30])
    collectives = Unit.objects.bulk_create(_collectives(parents, people // 100))
    Person.objects.bulk_create(_people(collectives, people), batch_size=2_000)
    _facts()
    from datetime import date

    def account(role: Role, unit: Unit) -> User:
        user = User.objects.create_user(username=role.value, password=None)
        RoleGrant.objects.create(user=user, role=role, unit=unit, from_on=date(2020, 1, 1))
        return user

    department, officer = account(Role.DEPARTMENT, root), account(Role.OFFICER, parents[0])
    cast = Cast(*[department] * 10)
    cast.officer = officer
    place = Ministry(root, parents[0], parents[1], collectives[0], collectives[1])
    round_ = make_round(place, cast)
    chosen = list(Person.objects.filter(unit=collectives[0]).order_by("pk")[:60])
    made = [make_submitted(place, cast, round=round_, person=person, unit=parents[0]) for person in chosen[:40]]
    made += [make_accepted(place, cast, round=round_, person=person, unit=parents[0]) for person in chosen[40:]]
    return {
        "department": department,
        "round": round_,
        "nomination": made[0],
        "person": chosen[0],
        "unit": collectives[0],
    }


def _collectives(parents: list[Any], count: int) -> Iterator[Any]:
    from thidua.organisation.actions import prepare_unit
    from thidua.organisation.models import Unit

    for number in range(count):
        parent = parents[number % len(parents)]
        code = f"{parent.code}-T{number}"
        yield prepare_unit(Unit(code=code, name_vi=f"Tổ mẫu {number}", kind=Unit.COLLECTIVE, parent=parent))


def _people(collectives: list[Any], count: int) -> Iterator[Any]:
    from thidua.organisation.actions import prepare_person
    from thidua.organisation.models import Person

    chance = random.Random(SEED)
    families = ["Nguyễn", "Trần", "Lê", "Phạm", "Đặng", "Vũ", "Đỗ", "Hoàng"]
    middles, given = ["Văn", "Thị", "Đức", "Thu", "Minh"], ["An", "Bình", "Dũng", "Hà", "Hương", "Long", "Ước", "Yến"]
    prepared = {}
    for family in families:
        for middle in middles:
            for name in given:
                prepared[family, middle, name] = prepare_person(Person(full_name=f"{family} {middle} {name}"))
    for number in range(count):
        like = prepared[chance.choice(families), chance.choice(middles), chance.choice(given)]
        yield Person(
            full_name=like.full_name,
            sort_key=like.sort_key,
            search_text=like.search_text,
            identity_no=f"{number:012d}",
            unit=collectives[number % len(collectives)],
            role="direct_worker",
            sex="female" if number % 2 else "male",
        )


def _facts() -> None:
    from django.utils import timezone

    from thidua.organisation.models import Person
    from thidua.record.models import Award, Rating

    now, batch = timezone.now(), 2_000
    ids = list(Person.objects.values_list("pk", flat=True))
    for year in YEARS:
        Rating.objects.bulk_create(
            (Rating(person_id=pk, year=year, level="good", recorded_at=now) for pk in ids), batch_size=batch
        )
        Award.objects.bulk_create(
            (Award(person_id=pk, award="ldtt", year=year, recorded_at=now) for pk in ids), batch_size=batch
        )


def screens(made: dict[str, Any]) -> dict[str, str]:
    from django.urls import reverse

    return {
        "home": reverse("programme:home"),
        "units": reverse("organisation:tree"),
        "people of the ministry": reverse("record:people") + "?unit=BCT",
        "people, filtered": reverse("record:people") + "?unit=BCT&q=dang+uoc",
        "search": reverse("record:search") + "?q=dang",
        "person's record": reverse("record:person", args=[made["person"].pk]),
        "collective's record": reverse("record:unit", args=[made["unit"].pk]),
        "rounds": reverse("awards:rounds"),
        "round": reverse("awards:round", args=[made["round"].pk]),
        "dossiers": reverse("awards:nominations", args=[made["round"].pk]),
        "dossier with verdict": reverse("awards:nomination", args=[made["nomination"].pk]),
        "appraisal queue": reverse("awards:queue"),
        "meetings": reverse("council:meetings"),
        "decisions": reverse("decisions:list"),
        "register": reverse("register:entries"),
    }


def milliseconds(ask: Callable[[], Any]) -> float:
    begun = time.perf_counter()
    ask()
    return (time.perf_counter() - begun) * 1000


def measure(people: int) -> None:
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    made = ministry(people)
    client = Client()
    client.force_login(made["department"], backend="allauth.account.auth_backends.AuthenticationBackend")
    print(f"\n{people:,} people")
    print(f"{'screen':<24}{'ms':>9}{'range':>18}{'empty ms':>10}{'ratio':>8}{'queries':>9}")
    for name, address in screens(made).items():
        with CaptureQueriesContext(connection) as queries:
            answer = client.get(address)
        count = len(queries)
        assert answer.status_code == 200, (name, answer.status_code)
        runs, empty = [], []
        for _ in range(RUNS):
            empty.append(milliseconds(lambda: client.get("/empty/")))
            runs.append(milliseconds(lambda address=address: client.get(address)))
        here, nothing = median(runs), median(empty)
        span = f"{min(runs):.1f}-{max(runs):.1f}"
        print(f"{name:<24}{here:>9.1f}{span:>18}{nothing:>10.2f}{here / nothing:>8.1f}{count:>9}", flush=True)


def main() -> None:
    import django

    size = int(sys.argv[1]) if len(sys.argv) > 1 else 0
    if not size:  # each size in a process of its own, so that neither inherits the other's database
        for one in SIZES:
            os.spawnv(os.P_WAIT, sys.executable, [sys.executable, __file__, str(one)])
        return
    with tempfile.TemporaryDirectory() as folder:
        prepare(Path(folder))
        print(f"Python {platform.python_version()}, Django {django.__version__}, SQLite, {os.cpu_count()} cores")
        measure(size)


def __getattr__(name: str) -> Any:
    """The site's addresses and an empty view, read when Django asks this module for `urlpatterns`."""
    if name != "urlpatterns":
        raise AttributeError(name)
    from django.http import HttpResponse
    from django.urls import path

    from thidua.config.urls import urlpatterns

    return [path("empty/", lambda request: HttpResponse("")), *urlpatterns]


if __name__ == "__main__":
    main()
