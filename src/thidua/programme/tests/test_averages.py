from decimal import Decimal

import pytest

from thidua.programme.domain.averages import arithmetic_mean, geometric_mean, rate_between


def numbers(*values: str) -> list[Decimal]:
    return [Decimal(value) for value in values]


def test_the_arithmetic_mean_is_not_rounded():
    assert arithmetic_mean(numbers("4.7", "7.4", "1.3", "8.2", "9.2")) == Decimal("6.16")


def test_a_rise_and_the_same_fall_average_to_nothing_arithmetically_but_lose_geometrically():
    assert arithmetic_mean(numbers("50", "-50")) == 0
    assert geometric_mean(numbers("50", "-50")).quantize(Decimal("0.01")) == Decimal("-13.40")


def test_equal_growth_has_the_same_mean_both_ways():
    assert geometric_mean(numbers("7.5", "7.5", "7.5")).quantize(Decimal("0.0001")) == Decimal("7.5000")


def test_a_mean_reduction_is_positive_when_things_fall():
    assert geometric_mean(numbers("10", "10"), reduction=True).quantize(Decimal("0.0001")) == Decimal("10.0000")


def test_after_losing_everything_there_is_no_rate():
    assert geometric_mean(numbers("5", "-100")) is None
    assert geometric_mean(numbers("5", "-99")) is not None


def test_a_mean_of_nothing_is_refused():
    with pytest.raises(ValueError, match="at least one value"):
        arithmetic_mean([])
    with pytest.raises(ValueError, match="at least one value"):
        geometric_mean([])


@pytest.mark.parametrize(
    ("first", "last", "years", "expected"),
    [
        pytest.param("100", "121", 2, Decimal("10.0000"), id="two years of ten per cent"),
        pytest.param("0", "121", 2, None, id="from nothing there is no rate"),
        pytest.param("100", "0", 2, None, id="to nothing there is no rate"),
        pytest.param("100", "121", 0, None, id="no time, no rate"),
    ],
)
def test_the_rate_between_two_levels(first, last, years, expected):
    rate = rate_between(Decimal(first), Decimal(last), years)

    assert (rate and rate.quantize(Decimal("0.0001"))) == expected
