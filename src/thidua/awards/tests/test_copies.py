"""Achievements with the same passages: who sees them, what is told of dossiers one does not see."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from thidua.awards.copies import copies_of
from thidua.awards.models import Nomination
from thidua.awards.tests.factories import make_nomination, make_nominee, make_submitted

OWN = (
    "Chủ trì cải tiến quy trình sấy gỗ của phân xưởng, giảm mười hai phần trăm điện năng, tiết kiệm cho đơn vị ba trăm "
    "triệu đồng một năm."
)
NEW = "Hướng dẫn năm công nhân mới vào nghề, cả năm người đều đạt bậc thợ cao hơn sau sáu tháng làm việc."


@pytest.fixture
def case(ministry: Any, cast: Any) -> Nomination:
    return make_nomination(ministry, cast, achievement=f"{OWN} {NEW}")


def test_a_passage_of_another_dossier_is_shown_beside(case: Nomination, ministry: Any, cast: Any) -> None:
    other = make_nomination(ministry, cast, achievement=f"Năm qua, {OWN.lower()}")
    make_nomination(ministry, cast, achievement="Đơn vị hoàn thành vượt mức mọi chỉ tiêu được giao trong năm.")

    (found,) = copies_of(case, case.achievement, cast.officer)

    assert found.other == other
    assert 30 < found.percent < 80
    assert [piece.text for piece in found.mine if piece.same] == [OWN.rstrip(".") + "."]


def test_another_dossier_of_the_same_subject_and_year_is_no_copy(case: Nomination, ministry: Any, cast: Any) -> None:
    make_nomination(ministry, cast, person=case.person, award="cstd-co-so", achievement=case.achievement)
    assert copies_of(case, case.achievement, cast.officer) == []

    make_nomination(ministry, cast, person=case.person, award="giay-khen", achievement=OWN, year=case.year - 1)
    assert len(copies_of(case, case.achievement, cast.officer)) == 1


def test_of_another_unit_only_the_year_is_told_and_of_its_drafts_nothing(
    case: Nomination, ministry: Any, cast: Any
) -> None:
    theirs = {"unit": ministry.xttm, "proposed_by": cast.other_officer, "achievement": case.achievement}
    make_nomination(ministry, cast, person=make_nominee(ministry.office), **theirs)
    assert copies_of(case, case.achievement, cast.officer) == []
    assert copies_of(case, case.achievement, cast.department) == []

    made = make_submitted(ministry, cast, person=make_nominee(ministry.office), **theirs)

    (hidden,) = copies_of(case, case.achievement, cast.officer)
    assert (hidden.other, hidden.mine, hidden.year) == (None, [], made.year)
    (seen,) = copies_of(case, case.achievement, cast.department)
    assert seen.other == made


def test_what_is_being_written_is_compared_while_it_is_written(
    case: Nomination, ministry: Any, cast: Any, client: Client
) -> None:
    other = make_nomination(ministry, cast, achievement=OWN)
    client.force_login(cast.officer)
    edit = client.get(reverse("awards:nomination_edit", args=[case.pk])).content.decode()
    address = reverse("awards:copies", args=[case.pk])
    assert f'hx-post="{address}"' in edit

    copied = client.post(address, {"achievement": OWN}).content.decode()
    fresh = client.post(address, {"achievement": NEW}).content.decode()

    assert str(other.subject) in copied
    assert "<mark>" in copied
    assert fresh.strip() == ""


def test_the_appraisal_compares_what_was_handed_in(ministry: Any, cast: Any, client: Client) -> None:
    case = make_submitted(ministry, cast, achievement=OWN)
    client.force_login(cast.department)
    address = reverse("awards:copies", args=[case.pk])

    assert f'hx-get="{address}"' in client.get(reverse("awards:appraise", args=[case.pk])).content.decode()
    assert "Không thấy đoạn nào giống" in client.get(address).content.decode()


@pytest.mark.parametrize("others", [3, 30])
def test_the_comparison_costs_the_same_for_few_and_many(
    others: int, case: Nomination, ministry: Any, cast: Any, django_assert_num_queries: Any
) -> None:
    for _each in range(others):
        make_nomination(ministry, cast, achievement=OWN)

    with django_assert_num_queries(4):
        found = copies_of(case, case.achievement, cast.officer)

    assert len(found) == min(others, 5)
