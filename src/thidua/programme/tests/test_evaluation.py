from decimal import Decimal

import pytest

from thidua.programme.domain.evaluation import CoursePolicy, Outcome, Reason, assess, judge
from thidua.programme.domain.readings import Confidence, Reading
from thidua.programme.domain.rules import Aggregation, Comparison, Side, TargetRule

POLICY = CoursePolicy(minimum_years=3, latest_lag_years=1)


def mean_rule(comparison: str = "at_least", low: str = "5", **more: object) -> TargetRule:
    fields = {"aggregation": Aggregation.MEAN_GROWTH, "from_year": 2021, "to_year": 2025, **more}
    return TargetRule(comparison=Comparison(comparison), low=Decimal(low), **fields)


def level_rule(comparison: str = "above", low: str = "35", **more: object) -> TargetRule:
    return mean_rule(comparison, low, aggregation=Aggregation.LEVEL, from_year=2025, **more)


def series(*unverified: int, **values: str) -> dict[int, Reading]:
    """series(2022, y2021="4.7") is a yearly series in which 2022 would be unverified."""
    return {
        int(year[1:]): Reading(
            year[1:],
            Decimal(value),
            confidence=Confidence.LOW if int(year[1:]) in unverified else Confidence.HIGH,
            key=int(year[1:]),
        )
        for year, value in values.items()
    }


def five(*values: str, unverified: tuple[int, ...] = ()) -> dict[int, Reading]:
    return series(*unverified, **{f"y{2021 + place}": value for place, value in enumerate(values)})


@pytest.mark.parametrize(
    ("values", "outcome"),
    [
        pytest.param(("5", "5", "5", "5", "5"), Outcome.MET, id="exactly the mean asked for"),
        pytest.param(("5", "5", "5", "5", "4.9999"), Outcome.NOT_MET, id="a hair less in one year"),
        pytest.param(("25", "0", "0", "0", "0"), Outcome.MET, id="one good year carries the rest"),
        pytest.param(("-3.8", "19.8", "9.6", "8.9", "9.2"), Outcome.MET, id="a fall is made up for"),
    ],
)
def test_a_complete_mean_is_decided(values, outcome):
    found = assess(mean_rule(), five(*values), POLICY)

    assert (found.outcome, found.reason) == (outcome, Reason.COMPLETE)
    assert found.years_used == (2021, 2022, 2023, 2024, 2025)
    assert found.years_missing == ()


def test_years_outside_the_period_do_not_enter_the_mean():
    found = assess(mean_rule(), {**five("5", "5", "5", "5", "5"), **series(y2020="900", y2026="900")}, POLICY)

    assert found.value == 5


def test_the_mean_is_compared_unrounded():
    found = assess(mean_rule("above", "7.5"), five("7.5", "7.5", "7.5", "7.5", "7.5001"), POLICY)

    assert found.outcome is Outcome.MET
    assert found.value == Decimal("7.50002")


def test_a_missed_mean_says_what_the_last_year_would_have_needed():
    found = assess(
        mean_rule("range", "9.2", high=Decimal("9.5"), beyond_counts=True),
        five("4.7", "7.4", "1.3", "8.2", "9.2"),
        POLICY,
    )

    assert found.outcome is Outcome.NOT_MET
    assert found.needed == Decimal("24.4")


def test_while_the_last_year_is_open_the_mean_so_far_tells_the_course_and_what_is_needed():
    behind = assess(mean_rule(low="1.5"), five("2.91", "2.59", "-1.25", "-0.19"), POLICY)
    ahead = assess(mean_rule(low="1.0"), five("2.91", "2.59", "-1.25", "-0.19"), POLICY)

    assert (behind.outcome, behind.reason) == (Outcome.OFF_COURSE, Reason.LAST_YEARS_MISSING)
    assert behind.needed == Decimal("3.44")
    assert ahead.outcome is Outcome.ON_COURSE
    assert ahead.needed == Decimal("0.94")
    assert ahead.years_missing == (2025,)


def test_what_is_needed_is_shared_by_all_the_open_years():
    found = assess(mean_rule(), five("5", "5", "4"), POLICY)

    assert found.needed == Decimal("5.5")
    assert found.years_missing == (2024, 2025)


@pytest.mark.parametrize(
    ("known", "outcome", "reason"),
    [
        pytest.param({}, Outcome.CANNOT_TELL, Reason.NO_DATA, id="no year at all"),
        pytest.param({"y2021": "9", "y2022": "9"}, Outcome.CANNOT_TELL, Reason.TOO_FEW_YEARS, id="one year too few"),
        pytest.param(
            {"y2021": "9", "y2022": "9", "y2023": "9"},
            Outcome.ON_COURSE,
            Reason.LAST_YEARS_MISSING,
            id="just enough",
        ),
        pytest.param(
            {"y2021": "9", "y2023": "9", "y2024": "9", "y2025": "9"},
            Outcome.CANNOT_TELL,
            Reason.GAP_INSIDE,
            id="a gap inside",
        ),
        pytest.param(
            {"y2022": "9", "y2023": "9", "y2024": "9", "y2025": "9"},
            Outcome.CANNOT_TELL,
            Reason.GAP_INSIDE,
            id="the first year missing",
        ),
    ],
)
def test_missing_years_are_told_honestly(known, outcome, reason):
    found = assess(mean_rule(), series(**known), POLICY)

    assert (found.outcome, found.reason) == (outcome, reason)


@pytest.mark.parametrize(
    ("known", "outcome", "reason"),
    [
        pytest.param({}, Outcome.CANNOT_TELL, Reason.NO_DATA, id="nothing known"),
        pytest.param({"y2026": "40"}, Outcome.CANNOT_TELL, Reason.NO_DATA, id="only a later year known"),
        pytest.param({"y2023": "40"}, Outcome.CANNOT_TELL, Reason.TOO_OLD, id="two years old is too old"),
        pytest.param({"y2024": "40"}, Outcome.ON_COURSE, Reason.LAST_YEARS_MISSING, id="last year's value is inside"),
        pytest.param({"y2024": "30"}, Outcome.OFF_COURSE, Reason.LAST_YEARS_MISSING, id="last year's value is outside"),
        pytest.param({"y2024": "30", "y2025": "35.01"}, Outcome.MET, Reason.COMPLETE, id="the year itself, over"),
        pytest.param(
            {"y2024": "40", "y2025": "35"},
            Outcome.NOT_MET,
            Reason.COMPLETE,
            id="the year itself, at the bound",
        ),
    ],
)
def test_a_level_is_judged_by_its_own_year(known, outcome, reason):
    found = assess(level_rule(), series(**known), POLICY)

    assert (found.outcome, found.reason) == (outcome, reason)


@pytest.mark.parametrize(
    ("target", "value", "change"),
    [
        pytest.param(level_rule("at_least", "35"), "31.62", "3.38", id="to rise"),
        pytest.param(level_rule("about", "15", tolerance=Decimal(1)), "21.53", "-5.53", id="to fall"),
        pytest.param(level_rule("about", "15", tolerance=Decimal(1)), "15", "0", id="nothing to do"),
    ],
)
def test_an_open_level_says_how_far_there_is_to_go(target, value, change):
    assert assess(target, series(y2024=value), POLICY).needed == Decimal(change)


def test_the_geometric_mean_is_given_and_a_different_verdict_is_marked():
    found = assess(mean_rule(low="9"), five("-20", "40", "8.5", "8.5", "8.5"), POLICY)

    assert found.outcome is Outcome.MET
    assert found.geometric is not None
    assert found.geometric < 9
    assert found.geometric_disagrees is True
    assert assess(mean_rule(low="5"), five("6", "6", "6", "6", "6"), POLICY).geometric_disagrees is False


def test_unverified_years_are_named_with_the_point_where_the_verdict_would_turn():
    growth = five("18.86", "10.6", "-4.4", "14.3", "17.0", unverified=(2022, 2023))

    found = assess(mean_rule(), growth, POLICY)

    assert found.outcome is Outcome.MET
    assert found.unverified_years == (2022, 2023)
    assert found.turning_point == Decimal("-12.58")


def test_without_unverified_years_there_is_no_turning_point():
    assert assess(mean_rule(), five("6", "6", "6", "6", "6"), POLICY).turning_point is None


def test_above_a_window_the_verdict_turns_at_its_upper_edge():
    window = mean_rule("about", "4.9", tolerance=Decimal("0.5"))

    found = assess(window, five("25.91", "8.4", "-8.9", "16.7", "19.4", unverified=(2022,)), POLICY)

    assert (found.outcome, found.side) == (Outcome.NOT_MET, Side.ABOVE)
    assert found.turning_point == Decimal("5.4") * 5 - Decimal("25.91") + Decimal("8.9") - Decimal("16.7") - Decimal(
        "19.4"
    )
    assert found.needed is None


def test_a_fall_to_about_is_needed_from_above():
    ceiling = mean_rule("fall_to_about", "2", tolerance=Decimal(0))

    assert assess(ceiling, five("3", "3", "3", "3"), POLICY).needed == Decimal(-2)


@pytest.mark.parametrize(
    ("readings", "outcome", "reason"),
    [
        pytest.param(("31.62", "37.64"), Outcome.CANNOT_TELL, Reason.DEFINITION_DISPUTED, id="one below, one above"),
        pytest.param(("36", "37.64"), Outcome.ON_COURSE, Reason.LAST_YEARS_MISSING, id="both readings agree"),
        pytest.param(("30", "31"), Outcome.OFF_COURSE, Reason.LAST_YEARS_MISSING, id="both readings miss"),
    ],
)
def test_a_disputed_definition_decides_only_when_all_readings_agree(readings, outcome, reason):
    definitions = [(code, series(y2024=value)) for code, value in zip("ab", readings, strict=True)]

    verdict = judge(level_rule(), definitions, POLICY, disputed=True)

    assert (verdict.outcome, verdict.reason) == (outcome, reason)
    assert [code for code, _ in verdict.by_definition] == ["a", "b"]


def test_missing_a_window_on_opposite_sides_is_no_agreement():
    window = level_rule("about", "15", tolerance=Decimal(1))

    verdict = judge(window, [("a", series(y2024="9.94")), ("b", series(y2024="21.53"))], POLICY, disputed=True)

    assert (verdict.outcome, verdict.reason) == (Outcome.CANNOT_TELL, Reason.DEFINITION_DISPUTED)


def test_a_reading_without_recent_figures_leaves_a_dispute_open():
    verdict = judge(level_rule(), [("a", series(y2024="9.75")), ("b", series(y2019="11.16"))], POLICY, disputed=True)

    assert verdict.reason is Reason.DEFINITION_DISPUTED


def test_an_undisputed_target_follows_its_main_series_whatever_stands_beside_it():
    verdict = judge(level_rule(), [("a", series(y2024="31")), ("b", series(y2024="40"))], POLICY, disputed=False)

    assert verdict.outcome is Outcome.OFF_COURSE
