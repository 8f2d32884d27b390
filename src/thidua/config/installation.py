"""Set an installation up: the database, the sector's programme, accounts, and the example ministry on request."""

from __future__ import annotations

import argparse
import getpass
import sys
from typing import TYPE_CHECKING

from thidua.config.command import setup_django

if TYPE_CHECKING:
    from thidua.core.models import User
    from thidua.organisation.models import Unit


def setup(arguments: argparse.Namespace) -> int:
    """Create or upgrade the database and load the programme; never touches what people entered."""
    setup_django()
    from django.core.management import call_command

    from thidua.config.loading import load_everything

    call_command("migrate", verbosity=0, interactive=False)
    for line in load_everything():
        print(line)
    if arguments.example:
        from thidua.config.example.build import build_example

        for line in build_example(people=arguments.people):
            print(line, flush=True)
    return 0


def add_account(arguments: argparse.Namespace) -> int:
    """Create an account (or give an existing one a further role); the password is typed, never an argument."""
    setup_django()
    from django.db import transaction

    from thidua.core.clock import now, today
    from thidua.core.models import User
    from thidua.core.roles import Role
    from thidua.organisation.actions import grant_role

    if arguments.role and arguments.role not in Role.values:
        return _refuse(
            f"Vai trò không có / no such role: {arguments.role}. Chọn / choose: {', '.join(Role.values)}",
        )
    unit = _unit(arguments.unit)
    if arguments.role and unit is None:
        return _refuse(f"Không có đơn vị mã / no unit with code: {arguments.unit}")
    user = User.objects.filter(username=arguments.username).first()
    if user is None:
        user = User(username=arguments.username, full_name=arguments.name)
        if problems := _password_problems(user):
            return _refuse("\n".join(problems))
        user.save()
    if arguments.role and unit is not None:
        with transaction.atomic():
            grant_role(actor=None, at=now(), user=user, role=Role(arguments.role), unit=unit, from_on=today())
    print(f"{user.username}: {user.role_label or '—'}")
    return 0


def _unit(code: str | None) -> Unit | None:
    """The unit of that code; without a code the root of the organisation."""
    from thidua.organisation.models import Unit

    return Unit.objects.filter(code=code).first() if code else Unit.objects.filter(parent=None).first()


def _password_problems(user: User) -> list[str]:
    """Ask for a password and set it; what is wrong with it, empty when it was taken."""
    from django.contrib.auth.password_validation import validate_password
    from django.core.exceptions import ValidationError

    password = getpass.getpass("Mật khẩu / Password: ")
    try:
        validate_password(password, user)
    except ValidationError as error:
        return list(error.messages)
    user.set_password(password)
    return []


def _refuse(message: str) -> int:
    print(message, file=sys.stderr)
    return 2
