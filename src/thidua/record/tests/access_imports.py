"""Who may open the screens of intake: the officer of the unit and the department; the administrator may not."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

from thidua.core.access import Access
from thidua.record.actions import try_import, write_import
from thidua.record.models import Import
from thidua.record.tests.workbooks import AWARDS, save_workbook

IMPORTERS = frozenset({"officer", "other_officer", "department"})
OF_THE_UNIT = frozenset({"officer", "department"})


def _tried(world: Any) -> dict[str, Any]:
    return {"pk": world.import_.pk}


def _applied(world: Any) -> dict[str, Any]:
    return {"pk": world.applied_import.pk}


ACCESS: dict[str, Access] = {
    "record:imports": Access(IMPORTERS, refuse=403),
    "record:upload": Access(IMPORTERS, refuse=403),
    "record:upload#post": Access(
        IMPORTERS, method="post", refuse=403, data=lambda world: {"unit": world.ministry.veam.pk}
    ),
    "record:template": Access(IMPORTERS, kwargs=lambda world: {"key": "danh-sach"}, refuse=403),
    "record:import_page": Access(OF_THE_UNIT, kwargs=_tried),
    "record:import_original": Access(OF_THE_UNIT, kwargs=_tried),
    "record:import_corrections": Access(OF_THE_UNIT, kwargs=_tried),
    "record:answer_import#post": Access(OF_THE_UNIT, kwargs=_tried, method="post"),
    "record:teach_columns#post": Access(OF_THE_UNIT, kwargs=_tried, method="post"),
    "record:apply_import#post": Access(OF_THE_UNIT, kwargs=_tried, method="post"),
    "record:undo_import": Access(OF_THE_UNIT, kwargs=_applied),
    "record:undo_import#post": Access(OF_THE_UNIT, kwargs=_applied, method="post"),
}


def furnish(world: Any) -> None:
    """`world.import_` was tried, `world.applied_import` was written; both are of VEAM and about different people."""
    other = [["Họ và tên", "Số CCCD", "Đơn vị"], ["Người Mẫu Của Danh Sách", "001190000999", "Phân xưởng mẫu số 1"]]
    world.import_ = _try(world, AWARDS)
    applied = _try(world, other)
    world.applied_import = write_import(applied.pk, actor=world.cast.officer, at=world.at)


def _try(world: Any, rows: list[list[Any]]) -> Import:
    with tempfile.TemporaryDirectory() as folder:
        path = save_workbook(Path(folder) / "mau.xlsx", rows)
        return try_import(
            path, name="mau.xlsx", unit=world.ministry.veam, year=None, actor=world.cast.officer, at=world.at
        )
