"""The shipped units, the tree of a year, and who sees the small collectives inside them."""

from __future__ import annotations

import csv
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from thidua.organisation.loading import DATA, load_units
from thidua.organisation.models import Unit, UnitSuccession
from thidua.organisation.tree import Node, search_units, tree_of


def rows(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def codes(nodes: list[Node]) -> set[str]:
    return {node.unit.code for node in nodes} | {
        code for node in nodes for _, children in node.groups for code in codes(children)
    }


def test_every_unit_and_succession_of_the_files_is_loaded_once(db: None) -> None:
    load_units()
    load_units()

    assert Unit.objects.count() == len(rows("units.csv"))
    assert UnitSuccession.objects.count() == len(
        {(row["old_code"], row["new_code"], row["year"]) for row in rows("successors.csv")}
    )


def test_loading_again_keeps_what_people_entered(db: None) -> None:
    load_units()
    parent = Unit.objects.exclude(parent=None)[0]
    mine = Unit.objects.create(
        code="MAU-1", name_vi="Tổ mẫu", kind=Unit.COLLECTIVE, parent=parent, path=f"{parent.path}MAU-1/"
    )

    load_units()

    assert Unit.objects.filter(pk=mine.pk).exists()


def test_the_tree_knows_years(ministry: Any) -> None:
    ended = ministry.xttm
    ended.from_year, ended.to_year = 2017, 2024
    ended.save()

    assert "XTTM" in codes(tree_of(2024, viewer=None))
    assert "XTTM" not in codes(tree_of(2025, viewer=None))
    assert "XTTM" not in codes(tree_of(2016, viewer=None))


def test_small_collectives_are_seen_only_from_inside(ministry: Any, cast: Any) -> None:
    def seen(user: Any) -> set[str]:
        return set(Unit.objects.visible_to(user).filter(kind=Unit.COLLECTIVE).values_list("code", flat=True))

    assert seen(cast.outsider) == set()
    assert seen(cast.officer) == {"VEAM-PX1"}
    assert seen(cast.worker) == {"VEAM-PX1"}
    assert seen(cast.department) == {"VEAM-PX1", "XTTM-P1"}
    assert seen(cast.admin) == set()


@pytest.mark.parametrize("typed", ["cuc xuc tien", "CỤC XÚC TIẾN", "xttm"])
def test_units_are_found_without_accents_and_by_code(typed: str, ministry: Any) -> None:
    assert [unit.code for unit in search_units(Unit.objects.visible_to(None), typed)] == ["XTTM"]


def test_a_unit_page_tells_lineage_to_everybody(client: Client, ministry: Any) -> None:
    UnitSuccession.objects.create(old=ministry.xttm, new=ministry.veam, year=2025, basis="Nghị định mẫu")

    answer = client.get(reverse("organisation:unit", args=["VEAM"])).content.decode()

    assert "Cục Xúc tiến thương mại" in answer
    assert "Nghị định mẫu" in answer
    assert "Danh sách cá nhân" not in answer


@pytest.mark.parametrize("count", [1, 30])
def test_the_tree_costs_the_same_for_few_and_many_units(
    count: int, client: Client, ministry: Any, django_assert_num_queries: Any
) -> None:
    for number in range(count):
        Unit.objects.create(
            code=f"C{number}", name_vi=f"Cục mẫu {number}", kind="cuc", parent=ministry.root, path=f"BCT/C{number}/"
        )

    with django_assert_num_queries(5):
        client.get(reverse("organisation:tree"))
