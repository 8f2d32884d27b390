"""Rows against the papers collected, sheet against sheet."""

from __future__ import annotations

import pytest

from thidua.council.domain.counting import (
    FIELDS,
    Row,
    RowCheck,
    Sheet,
    check_row,
    differences,
    is_finishable,
    reveals_everyone,
)


@pytest.mark.parametrize(
    ("row", "collected", "expected"),
    [
        pytest.param(Row(17, 0, 0, 0), 17, RowCheck("fits"), id="all there"),
        pytest.param(Row(15, 1, 0, 0), 17, RowCheck("short", -1), id="one missing"),
        pytest.param(Row(15, 1, 1, 1), 17, RowCheck("over", 1), id="one too many"),
        pytest.param(Row(), 17, RowCheck("empty"), id="nothing typed"),
        pytest.param(Row(15), 17, RowCheck("partial"), id="half typed"),
        pytest.param(Row(18), 17, RowCheck("over", 1), id="half typed and already too many"),
        pytest.param(Row(17, 0, 0, 0), None, RowCheck("waiting"), id="papers not counted yet"),
        pytest.param(Row(0, 0, 0, 0), 0, RowCheck("fits"), id="nothing in the box"),
    ],
)
def test_a_row_is_checked_against_the_papers_collected(row, collected, expected):
    assert check_row(row, collected) == expected


def sheet(agree=5, disagree=0, collected=5):
    return Sheet({1: collected}, {10: Row(agree, disagree, 0, 0), 11: Row(5, 0, 0, 0)}, {10: 1, 11: 1})


def test_a_sheet_is_handed_in_only_when_every_row_adds_up():
    assert is_finishable(sheet(), {1: 5})
    assert not is_finishable(sheet(agree=4), {1: 5})
    assert not is_finishable(sheet(collected=None), {1: 5})


def test_more_papers_than_were_handed_out_stop_the_sheet():
    assert not is_finishable(sheet(), {1: 4})
    assert is_finishable(sheet(), {1: 6})


def test_only_what_differs_is_shown():
    found = differences(sheet(), sheet(agree=4, disagree=1))

    assert dict(found.rows) == {10: ("agree", "disagree")}
    assert found.forms == ()
    assert not differences(sheet(), sheet())


def test_a_different_number_of_papers_is_a_difference():
    assert differences(sheet(), sheet(collected=4)).forms == (1,)


def test_every_single_slip_of_one_teller_is_caught_by_the_sum_or_by_the_comparison():
    right = sheet()
    for name in FIELDS:
        for wrong in range(0, 12):
            row = Row(**{field: getattr(right.rows[10], field) for field in FIELDS} | {name: wrong})
            slipped = Sheet(right.collected, {**right.rows, 10: row}, right.form_of)
            if row != right.rows[10]:
                assert not is_finishable(slipped, {1: 5})
                assert differences(right, slipped)


def test_a_unanimous_line_reveals_every_vote():
    assert reveals_everyone(Row(5, 0, 0, 0), 5)
    assert reveals_everyone(Row(0, 5, 0, 0), 5)
    assert not reveals_everyone(Row(4, 1, 0, 0), 5)
    assert not reveals_everyone(Row(0, 0, 0, 0), 0)
