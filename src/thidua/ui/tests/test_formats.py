"""Numbers and dates read as officers write them."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.utils import translation

from thidua.ui import formats


@pytest.mark.parametrize(
    ("value", "decimals", "written"),
    [
        (0, None, "0"),
        (1234567, None, "1.234.567"),
        (6.3, None, "6,3"),
        (Decimal("6.30"), None, "6,3"),
        (6.3, 2, "6,30"),
        (Decimal("2.345"), 2, "2,35"),
        (-4.4, None, "−4,4"),
        (None, None, "–"),
        (float("nan"), None, "–"),
    ],
)
def test_a_number_has_a_decimal_comma_and_thousands_dots(value: object, decimals: int | None, written: str) -> None:
    with translation.override("vi"):
        assert formats.number(value, decimals) == written


def test_a_number_on_an_english_page_has_a_decimal_point() -> None:
    with translation.override("en"):
        assert formats.number(1234.5) == "1,234.5"


def test_what_is_no_number_is_refused_rather_than_shown() -> None:
    with pytest.raises(ValueError, match="bảy"):
        formats.number("bảy")


def test_growth_shows_its_sign() -> None:
    with translation.override("vi"):
        assert [formats.signed(value) for value in (1.2, 0, -1.2)] == ["+1,2", "0", "−1,2"]


def test_money_is_written_out() -> None:
    with translation.override("vi"):
        assert formats.money(2_340_000) == "2.340.000\u00a0đồng"


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (date(2024, 5, 2), "02/05/2024"),
        ("2024-05-02", "02/05/2024"),
        ("2024-05", "05/2024"),
        ("2024", "2024"),
        (2024, "2024"),
        (None, "–"),
        ("", "–"),
    ],
)
def test_a_date_shows_as_much_as_is_known(value: object, written: str) -> None:
    assert formats.day(value) == written


def test_what_is_no_date_is_refused() -> None:
    with pytest.raises(ValueError, match="02/05/2024"):
        formats.day("02/05/2024")


def test_a_moment_near_midnight_is_shown_on_the_local_day() -> None:
    late = datetime(2024, 12, 20, 17, 30, tzinfo=UTC)

    assert formats.moment(late) == "21/12/2024 00:30"
    assert formats.day(late) == "21/12/2024"
