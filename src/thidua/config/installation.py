"""Set an installation up: the database, the sector's programme, accounts, and the example ministry on request."""

from __future__ import annotations

import argparse
import getpass
import sys

from thidua.config.command import setup_django


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
    from django.contrib.auth.password_validation import validate_password
    from django.core.exceptions import ValidationError

    from thidua.core.clock import now, today
    from thidua.core.models import User
    from thidua.core.roles import Role
    from thidua.organisation.actions import grant_role
    from thidua.organisation.models import Unit

    user = User.objects.filter(username=arguments.username).first()
    if user is None:
        user = User(username=arguments.username, full_name=arguments.name)
        password = getpass.getpass("Mật khẩu / Password: ")
        try:
            validate_password(password, user)
        except ValidationError as error:
            print("\n".join(error.messages), file=sys.stderr)
            return 2
        user.set_password(password)
        user.save()
    if arguments.role:
        if arguments.role not in Role.values:
            print(
                f"Vai trò không có / no such role: {arguments.role}. Chọn / choose: {', '.join(Role.values)}",
                file=sys.stderr,
            )
            return 2
        unit = (
            Unit.objects.filter(code=arguments.unit).first()
            if arguments.unit
            else Unit.objects.filter(parent=None).first()
        )
        if unit is None:
            print(f"Không có đơn vị mã / no unit with code: {arguments.unit}", file=sys.stderr)
            return 2
        from django.db import transaction

        with transaction.atomic():
            grant_role(actor=None, at=now(), user=user, role=Role(arguments.role), unit=unit, from_on=today())
    print(f"{user.username}: {user.role_label or '—'}")
    return 0
