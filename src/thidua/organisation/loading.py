"""Loading the shipped units with their lineage; running it again changes nothing people entered."""

from __future__ import annotations

import csv
from pathlib import Path

from django.db import transaction

from thidua.organisation.actions import prepare_unit
from thidua.organisation.models import Reorganisation, Unit, UnitSuccession

DATA = Path(__file__).parent / "data"
_PUBLIC_SERVICE = {
    "vien",
    "bao",
    "tap_chi",
    "truong_boi_duong",
    "trung_tam",
    "truong_dai_hoc",
    "truong_cao_dang",
}
_ENTERPRISE = {"tap_doan", "tong_cong_ty"}
_UPDATED = [field.name for field in Unit._meta.concrete_fields if field.name not in ("id", "code", "dissolved_on")]


@transaction.atomic
def load_units() -> int:
    """Load or refresh the shipped units and successions. Returns how many units the file has.

    Parents stand before their children in the file.

    Raises:
        KeyError: a parent or a unit of a succession is not in the file.
    """
    rows = _rows("units.csv")
    loaded: dict[str, Unit] = {}
    changed = _changed_by_people()
    for depth in _by_depth(rows):
        units = [_unit(row, loaded) for row in depth if row["code"] not in changed]
        Unit.objects.bulk_create(units, update_conflicts=True, unique_fields=["code"], update_fields=_UPDATED)
        codes = [row["code"] for row in depth]
        loaded |= {unit.code: unit for unit in Unit.objects.filter(code__in=codes)}
    UnitSuccession.objects.bulk_create(
        [
            UnitSuccession(
                old=loaded[row["old_code"]],
                new=loaded[row["new_code"]],
                year=int(row["year"]),
                basis=row["basis_vi"],
            )
            for row in _rows("successors.csv")
        ],
        update_conflicts=True,
        unique_fields=["old", "new", "year"],
        update_fields=["basis"],
    )
    return len(rows)


def _changed_by_people() -> set[str]:
    """Codes of the units that were reorganised here: what the file says of them is older."""
    touched = {pk for units in Reorganisation.objects.standing().values_list("units", flat=True) for pk in units}
    return set(Unit.objects.filter(pk__in=touched).values_list("code", flat=True))


def _rows(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def _by_depth(rows: list[dict[str, str]]) -> list[list[dict[str, str]]]:
    """Rows grouped from the root down, so that each group's parents are saved before it."""
    parents = {row["code"]: row["parent_code"] for row in rows}
    depths: list[list[dict[str, str]]] = []
    for row in rows:
        depth, parent = 0, row["parent_code"]
        while parent:
            depth, parent = depth + 1, parents[parent]
        depths.extend([] for _ in range(depth + 1 - len(depths)))
        depths[depth].append(row)
    return depths


def _unit(row: dict[str, str], loaded: dict[str, Unit]) -> Unit:
    kind = row["kind"]
    sector = "enterprise" if kind in _ENTERPRISE else "public_service" if kind in _PUBLIC_SERVICE else "state"
    return prepare_unit(
        Unit(
            code=row["code"],
            name_vi=row["name_vi"],
            name_en=row["name_en"],
            kind=kind,
            parent=loaded[row["parent_code"]] if row["parent_code"] else None,
            from_year=int(row["from_year"]) if row["from_year"] else None,
            to_year=int(row["to_year"]) if row["to_year"] else None,
            sector="other" if kind == "cong_doan" else sector,
            source=row["source_vi"],
        )
    )
