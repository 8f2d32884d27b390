from decimal import Decimal
from itertools import pairwise

from thidua.programme.domain.readings import Confidence, Reading, VintageKind, by_year, first_known, latest


def reading(value: str, vintage: str = "", kind: str = "current", confidence: str = "high", **more: object) -> Reading:
    return Reading(
        str(more.get("period", "2022")),
        Decimal(value),
        vintage,
        VintageKind(kind),
        Confidence(confidence),
        int(str(more.get("key", 0))),
    )


def test_the_newest_dated_vintage_is_the_current_view():
    older, newer = reading("7.79", "2024-11-22", "earlier"), reading("8.52", "2025-06-06", "revised")

    assert latest([newer, older]) == latest([older, newer]) == {"2022": newer}


def test_a_vintage_known_by_its_month_beats_an_undated_one():
    undated, dated = reading("9.0", "", "revised"), reading("8.9", "2026-01", "first")

    assert latest([dated, undated]) == {"2022": dated}


def test_without_dates_the_more_final_kind_is_taken():
    ladder = [reading("1", kind=kind) for kind in ("forecast", "preliminary", "first", "earlier", "current", "revised")]

    for less, more in pairwise(ladder):
        assert latest([more, less]) == {"2022": more}


def test_at_the_same_kind_the_more_trusted_figure_is_taken_though_it_came_later():
    recalled, printed = reading("1.5", confidence="low", key=1), reading("1.3", confidence="medium", key=2)

    assert latest([recalled, printed]) == {"2022": printed}


def test_equal_figures_keep_the_one_entered_first():
    first, second = reading("1.5", key=1), reading("1.6", key=2)

    assert latest([second, first]) == {"2022": first}


def test_the_first_estimate_is_kept_beside_the_revision():
    first, revised = reading("7.69", "", "first", "low"), reading("8.52", "2025-06-06", "revised")

    assert first_known([revised, first]) == {"2022": first}


def test_a_period_without_a_first_estimate_has_none():
    assert first_known([reading("8.52", "2025-06-06", "revised")]) == {}


def test_only_whole_years_enter_a_yearly_series():
    year, quarter, month = (reading("1", period=period) for period in ("2022", "2022-Q1", "2022-07"))

    assert by_year([quarter, month, year]) == {2022: year}
