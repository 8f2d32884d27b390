"""The two means of yearly growth, exact to the last digit that matters."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal, localcontext


def arithmetic_mean(values: Sequence[Decimal]) -> Decimal:
    """The plain mean, unrounded.

    Raises:
        ValueError: there are no values.
    """
    if not values:
        raise ValueError("a mean needs at least one value")
    return sum(values, Decimal(0)) / len(values)


def geometric_mean(growth: Sequence[Decimal], *, reduction: bool = False) -> Decimal | None:
    """The constant yearly rate, in per cent, that gives the same result as the rates one after another.

    Args:
        growth: per cent per year; with `reduction`, positive numbers are falls.
    Returns:
        None when a year lost everything (growth of -100 % or less), where the rate has no meaning.
    Raises:
        ValueError: there are no values.
    """
    if not growth:
        raise ValueError("a mean needs at least one value")
    sign = -1 if reduction else 1
    with localcontext() as context:
        context.prec = 28
        factors = [1 + sign * value / 100 for value in growth]
        if any(factor <= 0 for factor in factors):
            return None
        product = Decimal(1)
        for factor in factors:
            product *= factor
        return sign * (product ** (Decimal(1) / len(factors)) - 1) * 100


def rate_between(first: Decimal, last: Decimal, years: int) -> Decimal | None:
    """The constant yearly rate, in per cent, from one level to another; None when a level is not positive."""
    if first <= 0 or last <= 0 or years < 1:
        return None
    with localcontext() as context:
        context.prec = 28
        return ((last / first) ** (Decimal(1) / years) - 1) * 100
