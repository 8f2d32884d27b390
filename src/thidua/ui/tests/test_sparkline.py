"""The small chart places points, gaps and the target honestly."""

from thidua.ui.sparkline import as_points, sparkline


def test_higher_values_stand_higher() -> None:
    chart = sparkline([("2021", 1.0), ("2022", 3.0), ("2023", 2.0)])

    low, high, middle = (mark.y for mark in chart.marks)
    assert (high is None, middle is None, low is None) == (False, False, False)
    assert high < middle < low


def test_a_missing_year_breaks_the_line_and_has_no_point() -> None:
    chart = sparkline([("2019", 1.0), ("2020", 2.0), ("2021", None), ("2022", 2.0), ("2023", 3.0)])

    assert len(chart.lines) == 2
    assert chart.marks[2].y is None


def test_a_lone_value_between_gaps_is_a_point_without_a_line() -> None:
    assert sparkline([("2021", None), ("2022", 2.0), ("2023", None)]).lines == ()


def test_the_target_beyond_all_values_still_lies_inside_the_drawing() -> None:
    chart = sparkline([("2021", 1.0), ("2022", 2.0)], 9.2, 9.5)

    assert chart.target_top is not None
    assert chart.target_bottom is not None
    assert 0 < chart.target_top < chart.target_bottom < 84
    assert chart.band_height > 0


def test_equal_values_and_no_values_do_not_divide_by_zero() -> None:
    assert {mark.y for mark in sparkline([("a", 5.0), ("b", 5.0)]).marks} == {37.0}
    assert sparkline([]).marks == ()


def test_many_years_show_few_labels_and_always_the_last() -> None:
    chart = sparkline([(str(year), 1.0) for year in range(2000, 2026)])

    shown = [mark.label for mark in chart.marks if mark.show_label]
    assert len(shown) <= 6
    assert shown[-1] == "2025"


def test_points_come_as_pairs_mappings_or_bare_values() -> None:
    assert as_points([(2021, "4.8"), {"year": 2022, "value": None}, 3]) == [("2021", 4.8), ("2022", None), ("3", 3.0)]
