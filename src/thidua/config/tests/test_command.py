"""The command line: help in both languages, accounts, and an installation that can be set up again without harm."""

from __future__ import annotations

import argparse
import subprocess
import sys

import pytest

from thidua.config import installation
from thidua.config.command import build_parser, main
from thidua.core.models import User
from thidua.organisation.models import RoleGrant, Unit


def commands() -> dict[str, argparse.ArgumentParser]:
    (subparsers,) = (one for one in build_parser()._actions if isinstance(one, argparse._SubParsersAction))
    return dict(subparsers.choices)


def test_the_commands_an_office_needs_are_there():
    assert {"serve", "setup", "account", "worker", "law", "import", "verify"} <= set(commands())


def test_every_command_and_option_is_explained_in_both_languages():
    helps = {
        f"{name} {action.option_strings or action.dest}": str(action.help or "")
        for name, parser in commands().items()
        for action in parser._actions
        if action.help != argparse.SUPPRESS
        and not isinstance(action, argparse._HelpAction | argparse._SubParsersAction)
    }

    assert {where: text for where, text in helps.items() if " / " not in text} == {}


def test_the_command_line_starts_without_django():
    asked = "import sys; from thidua.config.command import build_parser; build_parser(); print('django' in sys.modules)"
    answer = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)

    assert answer.stdout.strip() == "False"


def test_an_unknown_command_is_refused(capsys: pytest.CaptureFixture[str]):
    with pytest.raises(SystemExit) as stopped:
        main(["khong-co"])

    assert stopped.value.code == 2
    assert "khong-co" in capsys.readouterr().err


@pytest.mark.django_db
def test_setting_up_again_changes_nothing(capsys: pytest.CaptureFixture[str]):
    arguments = argparse.Namespace(example=False, people=0)

    installation.setup(arguments)
    first, units = capsys.readouterr().out, Unit.objects.count()
    installation.setup(arguments)

    assert capsys.readouterr().out == first
    assert Unit.objects.count() == units > 100
    assert User.objects.count() == 0


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The password that somebody types; the tests may change it."""
    password = ["mot-mat-khau-dai-2025"]
    monkeypatch.setattr(installation.getpass, "getpass", lambda prompt: password[0])
    return password


def account(*words: str) -> int:
    return main(["account", *words])


def test_an_account_is_created_with_a_role_over_a_unit(ministry, typed, capsys):
    assert account("hoa", "--name", "Nguyễn Thị Mẫu Hoa", "--role", "officer", "--unit", "VEAM") == 0

    grant = RoleGrant.objects.get(user__username="hoa")
    assert (grant.role, grant.unit.code) == ("officer", "VEAM")
    assert grant.user.check_password(typed[0])
    assert "Cán bộ thi đua" in capsys.readouterr().out


def test_without_a_unit_the_role_is_over_the_whole_ministry(ministry, typed):
    account("hoa", "--role", "department")

    assert RoleGrant.objects.get(user__username="hoa").unit == ministry.root


def test_an_existing_account_gets_a_further_role_and_keeps_its_password(ministry, typed):
    account("hoa", "--role", "officer", "--unit", "VEAM")
    old, typed[0] = typed[0], "mat-khau-khac-2025"

    account("hoa", "--role", "teller")

    user = User.objects.get(username="hoa")
    assert {grant.role for grant in user.role_grants.all()} == {"officer", "teller"}
    assert user.check_password(old)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        pytest.param(["--role", "vua"], "vua", id="a role that does not exist"),
        pytest.param(["--role", "officer", "--unit", "KHONG-CO"], "KHONG-CO", id="a unit that does not exist"),
    ],
)
def test_what_does_not_exist_is_named_and_no_account_is_made(words, told, ministry, typed, capsys):
    assert account("hoa", *words) == 2

    assert told in capsys.readouterr().err
    assert not User.objects.filter(username="hoa").exists()


def test_a_weak_password_makes_no_account(ministry, typed, capsys):
    typed[0] = "ngan"

    assert account("hoa") == 2
    assert capsys.readouterr().err
    assert not User.objects.filter(username="hoa").exists()
