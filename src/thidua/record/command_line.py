"""What `thidua import` does once Django is ready."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from django.db import DatabaseError
from django.utils.translation import gettext as _

from thidua.core.clock import now
from thidua.core.errors import DomainError
from thidua.core.models import User
from thidua.organisation.models import Unit
from thidua.record.actions import try_import, undo_import, write_import_with_plan
from thidua.record.intake.domain.facts import State
from thidua.record.intake.reading import FileRefused
from thidua.record.intake.report import report
from thidua.record.intake.storing import reading_from_json
from thidua.record.intake.trial import Trial, try_list
from thidua.record.intake.wording import fact_label, sentences
from thidua.record.models import Import

SERVICE_ACCOUNT = "dong-lenh"  # acts for whoever may run commands on this server
NO_FILES = 2
FIRST_YEAR = 1945


def read_files(arguments: argparse.Namespace) -> int:
    """Exit status 0 when every file was read, 2 when one was refused."""
    if not arguments.files:
        print(_("Chưa nêu tệp nào."), file=sys.stderr)
        return NO_FILES
    if arguments.year is not None and not FIRST_YEAR <= arguments.year <= now().year + 1:
        years = {"year": str(arguments.year), "first": FIRST_YEAR, "last": now().year + 1}
        print(_("--year %(year)s: năm phải từ %(first)d đến %(last)d.") % years, file=sys.stderr)
        return 2
    try:
        unit = find_unit(arguments.unit)
    except DomainError as error:
        print(error, file=sys.stderr)
        return 2
    status = 0
    for raw in arguments.files:
        path = Path(raw)
        try:
            _one(path, unit, arguments)
        except FileRefused as error:
            print(f"{path.name}: {error.problem} {error.remedy}", file=sys.stderr)
            status = 2
        except OSError as error:
            print(
                _("%(file)s: không mở được tệp (%(why)s).") % {"file": path.name, "why": error.strerror},
                file=sys.stderr,
            )
            status = 2
        except DomainError as error:
            print(f"{path.name}: {error}", file=sys.stderr)
            status = 2
    return status


def find_unit(code: str | None) -> Unit | None:
    """The unit the lists come from, by default the whole organisation; None before there is any."""
    try:
        if code:
            found = Unit.objects.filter(code=code).first()
            if found is None and Unit.objects.exists():
                raise DomainError(_("Không có đơn vị nào mang mã %(code)s.") % {"code": code})
            return found
        return Unit.objects.filter(parent=None).order_by("pk").first()
    except DatabaseError:
        print(_("Chưa có cơ sở dữ liệu (chạy thidua setup): đối chiếu với hồ sơ trống."), file=sys.stderr)
        return None


def _one(path: Path, unit: Unit | None, arguments: argparse.Namespace) -> None:
    if arguments.trial:
        trial = try_list(path, name=path.name, unit=unit, year=arguments.year)
        _show(trial, as_json=arguments.json)
        return
    if unit is None:
        raise DomainError(_("Chưa có đơn vị nào trong hệ thống: chạy thidua setup trước."))
    actor = service_account()
    made = try_import(path, name=path.name, unit=unit, year=arguments.year, actor=actor, at=now())
    applied, plan = write_import_with_plan(made.pk, actor=actor, at=now())
    _show(Trial(reading_from_json(applied.trial), plan), as_json=arguments.json)
    if not arguments.json:
        print(_("Đã ghi. Số của lần nhập: %(number)s.") % {"number": applied.pk})


def _show(trial: Trial, *, as_json: bool) -> None:
    if as_json:
        print(json.dumps(report(trial.reading, trial.plan), ensure_ascii=False))
        return
    counts = trial.plan.counts()
    print(
        _("%(file)s: %(add)d thêm, %(change)d đổi, %(same)d giống, %(refuse)d từ chối, %(uncertain)d cần chọn")
        % {"file": trial.reading.file, **counts}
    )
    for row in trial.plan.rows:
        if row.state in {State.REFUSE, State.UNCERTAIN}:
            for problem in row.problems:
                said, remedy = sentences(problem)
                place = _("%(sheet)s, dòng %(row)d") % {"sheet": row.entry.sheet, "row": row.entry.row}
                column = _(", cột %(column)s") % {"column": problem.column} if problem.column else ""
                print(
                    f"  {place}{column}: {row.entry.subject.full_name} · {fact_label(row.entry.fact)}: {said} {remedy}"
                )


def service_account() -> User:
    """The named account of the command line; it has no password and cannot sign in."""
    fields: dict[str, Any] = {"full_name": "Lệnh trên máy chủ", "is_service": True}
    account, made = User.objects.get_or_create(username=SERVICE_ACCOUNT, defaults=fields)
    if made:
        account.set_unusable_password()
        account.save(update_fields=["password"])
    return account


def undo(number: int) -> int:
    if not Import.objects.filter(pk=number).exists():
        print(_("Không có lần nhập số %(number)d.") % {"number": number}, file=sys.stderr)
        return 2
    try:
        undo_import(number, actor=service_account(), at=now())
    except DomainError as error:
        print(
            "\n".join([str(error), *(problem for problem in error.problems if problem != str(error))]), file=sys.stderr
        )
        return 2
    print(_("Đã hoàn tác lần nhập số %(number)d.") % {"number": number})
    return 0
