from decimal import Decimal

import pytest

from thidua.programme.domain.rules import Aggregation, Comparison, Side, TargetRule

BELOW, WITHIN, ABOVE = Side.BELOW, Side.WITHIN, Side.ABOVE


def rule(comparison: str, low: str, **more: object) -> TargetRule:
    fields = {"from_year": 2025, "to_year": 2025, "aggregation": Aggregation.LEVEL, **more}
    for key in ("high", "tolerance"):
        if isinstance(fields.get(key), str):
            fields[key] = Decimal(str(fields[key]))
    return TargetRule(comparison=Comparison(comparison), low=Decimal(low), **fields)


@pytest.mark.parametrize(
    ("target", "value", "side"),
    [
        pytest.param(rule("above", "35"), "34.9999", BELOW, id="above: just below"),
        pytest.param(rule("above", "35"), "35", BELOW, id="above: the bound itself is not above"),
        pytest.param(rule("above", "35"), "35.0001", WITHIN, id="above: just over"),
        pytest.param(rule("at_least", "5"), "4.9999", BELOW, id="at least: just below"),
        pytest.param(rule("at_least", "5"), "5", WITHIN, id="at least: the bound itself is enough"),
        pytest.param(rule("at_least", "5"), "50", WITHIN, id="at least: far beyond"),
        pytest.param(rule("range", "9", high="9.5", beyond_counts=True), "8.9999", BELOW, id="range: just below"),
        pytest.param(rule("range", "9", high="9.5", beyond_counts=True), "9", WITHIN, id="range: the lower end"),
        pytest.param(rule("range", "9", high="9.5", beyond_counts=True), "9.5", WITHIN, id="range: the upper end"),
        pytest.param(rule("range", "9", high="9.5", beyond_counts=True), "12", WITHIN, id="range: beyond, it counts"),
        pytest.param(rule("range", "9", high="9.5", beyond_counts=False), "9.5", WITHIN, id="range: upper end, strict"),
        pytest.param(rule("range", "9", high="9.5", beyond_counts=False), "9.5001", ABOVE, id="range: beyond, strict"),
        pytest.param(rule("about", "15", tolerance="1"), "13.9999", BELOW, id="about: just under the tolerance"),
        pytest.param(rule("about", "15", tolerance="1"), "14", WITHIN, id="about: the lower edge"),
        pytest.param(rule("about", "15", tolerance="1"), "16", WITHIN, id="about: the upper edge"),
        pytest.param(rule("about", "15", tolerance="1"), "16.0001", ABOVE, id="about: just over the tolerance"),
        pytest.param(rule("about", "15", tolerance="0"), "15", WITHIN, id="about with no tolerance: exactly"),
        pytest.param(rule("about", "15", tolerance="0"), "15.0001", ABOVE, id="about with no tolerance: a hair over"),
        pytest.param(rule("rise_to_about", "85.3", tolerance="0.6"), "84.6999", BELOW, id="rise to: too little"),
        pytest.param(rule("rise_to_about", "85.3", tolerance="0.6"), "84.7", WITHIN, id="rise to: the edge"),
        pytest.param(
            rule("rise_to_about", "85.3", tolerance="0.6"), "99", WITHIN, id="rise to: rising further is fine"
        ),
        pytest.param(rule("fall_to_about", "1.15", tolerance="0.1"), "1.2501", ABOVE, id="fall to: too much left"),
        pytest.param(rule("fall_to_about", "1.15", tolerance="0.1"), "1.25", WITHIN, id="fall to: the edge"),
        pytest.param(
            rule("fall_to_about", "1.15", tolerance="0.1"), "0", WITHIN, id="fall to: falling further is fine"
        ),
    ],
)
def test_where_a_value_stands(target, value, side):
    assert target.side(Decimal(value)) is side
    assert target.satisfied_by(Decimal(value)) is (side is WITHIN)


@pytest.mark.parametrize(
    ("target", "value", "distance"),
    [
        pytest.param(rule("at_least", "5"), "3.5", "1.5", id="below a floor"),
        pytest.param(rule("about", "15", tolerance="1"), "21.53", "5.53", id="over the tolerance"),
        pytest.param(rule("about", "15", tolerance="1"), "9.94", "4.06", id="under the tolerance"),
        pytest.param(rule("about", "15", tolerance="1"), "15.7", "0", id="within"),
        pytest.param(rule("above", "35"), "35", "0", id="exactly at a bound that must be passed"),
    ],
)
def test_how_far_a_value_is_away(target, value, distance):
    assert target.distance(Decimal(value)) == Decimal(distance)


@pytest.mark.parametrize(
    ("make", "problem"),
    [
        pytest.param(lambda: rule("range", "9", beyond_counts=True), "a range needs high", id="range without an end"),
        pytest.param(lambda: rule("range", "9", high="8", beyond_counts=True), "not below low", id="range upside down"),
        pytest.param(lambda: rule("range", "9", high="9.5"), "whether going beyond", id="range silent on beyond"),
        pytest.param(lambda: rule("above", "35", high="40"), "only a range has high", id="a bound with two ends"),
        pytest.param(lambda: rule("about", "15"), "must be stated", id="about without a tolerance"),
        pytest.param(lambda: rule("about", "15", tolerance="-1"), "0 or more", id="about with a negative tolerance"),
        pytest.param(lambda: rule("above", "35", tolerance="1"), "only 'about'", id="tolerance without about"),
        pytest.param(lambda: rule("above", "35", from_year=2021), "names one year", id="a level over five years"),
        pytest.param(lambda: rule("above", "35", from_year=2026), "after to_year", id="years upside down"),
    ],
)
def test_a_rule_that_does_not_hold_together_is_refused(make, problem):
    with pytest.raises(ValueError, match=problem):
        make()
