"""Sums of bonuses."""

from thidua.decisions.domain.bonuses import Totals, totals


def test_a_missing_amount_is_counted_apart_and_never_as_nothing():
    lines = [
        {"amount_vnd": 710_000, "confidence": "high"},
        {"amount_vnd": 2_340_000, "confidence": "medium"},
        {"amount_vnd": None, "confidence": "low"},
        {},
    ]

    assert totals(lines) == Totals(amount_vnd=3_050_000, known=2, unknown=2, unsure=1)
    assert not totals(lines).is_complete


def test_a_list_without_lines_is_complete_and_nothing():
    assert totals([]) == Totals(0, 0, 0, 0)
    assert totals([]).is_complete
