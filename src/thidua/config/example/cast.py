"""The accounts of the example: the cast with their roles, the administrator, an officer for each unit with people."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from django.contrib.auth.hashers import make_password

from thidua.core.demo_cast import ADMIN_ACCOUNT, DEMO_CAST
from thidua.core.events import build_event
from thidua.core.models import Event, User
from thidua.core.roles import Role
from thidua.organisation.models import RoleGrant, Unit

FROM = date(2020, 1, 1)


def add_cast(units: dict[str, Unit], root: Unit, at: datetime) -> dict[str, User]:
    """The accounts of the cast by username; only they can sign in."""
    made = {}
    hashed = {password: make_password(password) for password in {account.password for account in DEMO_CAST}}
    for account in [*DEMO_CAST, ADMIN_ACCOUNT]:
        made[account.username] = User.objects.create(
            username=account.username, password=hashed[account.password], full_name=account.full_name
        )
        if account.role is not None:
            _grant(made[account.username], account.role, units[account.unit_code] if account.unit_code else root, at)
    return made


def add_officers(codes: Iterable[str], units: dict[str, Unit], at: datetime) -> dict[str, User]:
    """An officer for each of the other units, by unit code. They act in the example's past; they have no password."""
    made = {}
    for code in codes:
        user = User(username=f"canbo-{code.lower()}", full_name=f"Cán bộ mẫu của {units[code].name_vi}"[:200])
        user.set_unusable_password()
        user.save()
        _grant(user, Role.OFFICER, units[code], at)
        made[code] = user
    return made


def _grant(user: User, role: Role, unit: Unit, at: datetime) -> None:
    grant = RoleGrant.objects.create(user=user, role=role, unit=unit, from_on=FROM)
    after = {"role": str(role), "unit": unit.code}
    Event.objects.bulk_create([build_event("role.granted", subject=grant, actor=None, at=at, after=after)])
