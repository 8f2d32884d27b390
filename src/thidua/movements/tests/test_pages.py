"""The list of movements and one movement: complete, found without accents, unsure legal bases marked."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from thidua import movements
from thidua.movements.loading import load_movements
from thidua.movements.models import Movement

DATA = Path(movements.__file__).parent / "data" / "movements.csv"


def listed(client: Client, **query: str) -> set[str]:
    return {one.code for one in client.get(reverse("movements:list"), query).context["page"].paginator.object_list}


def test_every_movement_of_the_file_is_loaded_once(db: None) -> None:
    load_movements()
    load_movements()

    with DATA.open(encoding="utf-8", newline="") as stream:
        assert set(Movement.objects.values_list("code", flat=True)) == {row["code"] for row in csv.DictReader(stream)}
    assert Movement.objects.count() == 26


def test_a_movement_tells_authority_period_target_group_and_basis(db: None, client: Client) -> None:
    load_movements()

    seen = client.get(reverse("movements:movement", args=["PT-TTG-DN"])).content.decode()

    for said in ("Thủ tướng Chính phủ", "2016", "2020", "doanh nghiệp, hợp tác xã, doanh nhân", "1560/QĐ-TTg"):
        assert said in seen


def test_only_numbers_of_low_confidence_are_marked(db: None, client: Client) -> None:
    load_movements()

    for movement in Movement.objects.all():
        seen = client.get(movement.get_absolute_url()).content.decode()
        basis = seen.partition("<dt>Căn cứ</dt>")[2].partition("</dd>")[0]
        assert ("Chưa kiểm chứng" in basis) is (movement.legal_basis_confidence == "low"), movement.code


@pytest.mark.parametrize(
    ("query", "codes"),
    [
        pytest.param({"q": "hoi nhap va phat trien"}, {"PT-TTG-DN"}, id="without accents"),
        pytest.param({"q": "không có phong trào này"}, set(), id="nothing"),
    ],
)
def test_the_list_is_searched_without_accents(db: None, client: Client, query: dict[str, str], codes: set[str]) -> None:
    load_movements()

    assert listed(client, **query) == codes


def test_an_unknown_movement_is_unseen_and_a_wrong_filter_is_refused(db: None, client: Client) -> None:
    assert client.get(reverse("movements:movement", args=["khong-co"])).status_code == 404
    assert client.get(reverse("movements:list"), {"cap": "x"}).status_code == 422


@pytest.mark.parametrize("rows", [1, 30])
def test_the_list_costs_the_same_for_one_and_thirty(
    rows: int, db: None, client: Client, django_assert_num_queries: Any
) -> None:
    for number in range(rows):
        Movement.objects.create(
            code=f"M{number}", name_vi=f"Mẫu {number}", level="sector", legal_basis_confidence="high",
            in_article="no", confidence="high",
        )  # fmt: skip

    with django_assert_num_queries(3):
        client.get(reverse("movements:list"))
