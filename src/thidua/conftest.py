"""The small cast and the small ministry that tests of every room share."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.utils import translation

from thidua.core.models import User
from thidua.core.roles import Role

NOON = datetime(2025, 12, 15, 5, 0, tzinfo=UTC)  # 12:00 in Ha Noi
FROM = date(2020, 1, 1)


@dataclass
class Ministry:
    """A ministry (BCT) with two units (VEAM, an enterprise; XTTM, an office) and collectives in each."""

    root: Any
    veam: Any
    xttm: Any
    workshop: Any
    office: Any


@dataclass
class Cast:
    """The accounts of the tests; `other_officer` is the officer of XTTM, `worker` has a person in the workshop."""

    officer: User
    other_officer: User
    department: User
    secretary: User
    teller: User
    teller_2: User
    leader: User
    lawyer: User
    worker: User
    outsider: User
    admin: User


@pytest.fixture(autouse=True)
def vietnamese() -> Iterator[None]:
    """Each test begins in Vietnamese, whatever language a page of the test before it was asked in."""
    with translation.override("vi"):
        yield


@pytest.fixture(autouse=True)
def working_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("THIDUA_TODAY", "2025-12-15")


@pytest.fixture
def ministry(db: None) -> Ministry:
    from thidua.organisation.actions import prepare_unit
    from thidua.organisation.models import Unit

    def unit(code: str, name: str, kind: str, parent: Unit | None, sector: str = "state") -> Unit:
        made = prepare_unit(Unit(code=code, name_vi=name, kind=kind, parent=parent, sector=sector))
        made.save()
        return made

    root = unit("BCT", "Bộ Công Thương", "bo", None)
    veam = unit("VEAM", "Tổng công ty Máy động lực và Máy nông nghiệp Việt Nam", "tong_cong_ty", root, "enterprise")
    xttm = unit("XTTM", "Cục Xúc tiến thương mại", "cuc", root)
    return Ministry(
        root=root,
        veam=veam,
        xttm=xttm,
        workshop=unit("VEAM-PX1", "Phân xưởng mẫu số 1", Unit.COLLECTIVE, veam, "enterprise"),
        office=unit("XTTM-P1", "Phòng mẫu số 1", Unit.COLLECTIVE, xttm),
    )


@pytest.fixture
def add_person(ministry: Ministry) -> Callable[..., Any]:
    """Adds a person: `add_person("Nguyễn Văn Mẫu", unit=ministry.workshop, identity_no="001…")`."""
    from thidua.organisation.actions import prepare_person
    from thidua.organisation.models import Person

    def add(full_name: str, *, unit: Any = None, **fields: Any) -> Person:
        fields.setdefault("role", Person.WorkRole.DIRECT_WORKER)
        person = prepare_person(Person(full_name=full_name, unit=unit or ministry.workshop, **fields))
        person.save()
        return person

    return add


@pytest.fixture
def cast(ministry: Ministry, add_person: Callable[..., Any]) -> Cast:
    from thidua.organisation.models import RoleGrant

    def account(username: str, role: Role | None, unit: Any) -> User:
        user = User.objects.create_user(username=username, password="mat-khau-thu-2025", full_name=f"Mẫu {username}")
        if role is not None:
            RoleGrant.objects.create(user=user, role=role, unit=unit, from_on=FROM)
        return user

    made = Cast(
        officer=account("officer", Role.OFFICER, ministry.veam),
        other_officer=account("other_officer", Role.OFFICER, ministry.xttm),
        department=account("department", Role.DEPARTMENT, ministry.root),
        secretary=account("secretary", Role.SECRETARY, ministry.root),
        teller=account("teller", Role.TELLER, ministry.root),
        teller_2=account("teller_2", Role.TELLER, ministry.root),
        leader=account("leader", Role.LEADER, ministry.root),
        lawyer=account("lawyer", Role.LAWYER, ministry.root),
        worker=account("worker", Role.WORKER, ministry.workshop),
        outsider=account("outsider", None, None),
        admin=account("admin", Role.ADMIN, ministry.root),
    )
    add_person("Đặng Văn Ước", identity_no="001080000001", user=made.worker)
    return made


@pytest.fixture
def at() -> datetime:
    return NOON
