"""When two records of one person become one, the dossiers go along, and come back when it is undone."""

from __future__ import annotations

import pytest

from thidua.awards.tests.factories import make_nomination, make_nominee, make_round
from thidua.core.errors import DomainError
from thidua.record.identity.actions import merge, undo_merge
from thidua.record.identity.merging import plan_merge


@pytest.fixture
def two(ministry):
    return make_nominee(ministry.workshop, "Lý Thị Mẫu Vân"), make_nominee(ministry.workshop, "Lý Thị Mẫu Vần")


def test_the_dossiers_of_the_double_go_along_and_come_back(ministry, cast, at, two):
    kept, other = two
    dossier = make_nomination(ministry, cast, person=other, award="cstd-co-so")
    make_nomination(ministry, cast, person=kept, award="ldtt")

    made = merge(kept.pk, other.pk, take={}, stands={}, actor=cast.officer, at=at)
    dossier.refresh_from_db()
    assert dossier.person == kept

    undo_merge(made.pk, actor=cast.officer, at=at)
    dossier.refresh_from_db()
    assert dossier.person == other


def test_two_dossiers_for_one_award_of_a_round_stand_in_the_way(ministry, cast, at, two):
    kept, other = two
    mine = make_nomination(ministry, cast, person=kept)
    make_nomination(ministry, cast, person=other)

    with pytest.raises(DomainError) as error:
        merge(kept.pk, other.pk, take={}, stands={}, actor=cast.officer, at=at)

    assert len(error.value.problems) == 1
    assert "Cả hai hồ sơ cùng có mặt" in error.value.problems[0]
    mine.refresh_from_db()
    assert mine.person == kept


def test_a_withdrawn_dossier_and_one_of_another_round_do_not(ministry, cast, two):
    kept, other = two
    make_nomination(ministry, cast, person=kept)
    make_nomination(ministry, cast, person=other, state="withdrawn")
    make_nomination(ministry, cast, person=other, round=make_round(ministry, cast, name="Đợt khác", year=2024))

    assert plan_merge(kept, other).hindrances == []
