"""Numbers of decisions and of certificates."""

import pytest

from thidua.decisions.domain.numbers import (
    BadNumber,
    RegisterNumber,
    decision_number,
    parse_register_number,
    plain,
    shown_number,
    typed_public_id,
)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("5", "5"), ("05", "5"), (" 1205 ", "1205"), ("12a", "12A"), ("12 A", "12A"), ("007", "7")],
)
def test_a_number_is_kept_without_what_is_only_writing(typed, kept):
    assert decision_number(typed) == kept


@pytest.mark.parametrize("typed", ["", "  ", "0", "000", "12/QĐ-BCT", "-5", "1,5", "A12", "12ABC", "1234567", "²", "٣"])
def test_what_is_no_number_is_refused(typed):
    with pytest.raises(BadNumber):
        decision_number(typed)


@pytest.mark.parametrize(
    ("number", "shown"), [("5", "05/QĐ-BCT"), ("12A", "12A/QĐ-BCT"), ("120", "120/QĐ-BCT"), ("", "…/QĐ-BCT")]
)
def test_a_number_below_ten_is_shown_with_a_zero(number, shown):
    assert shown_number(number, "QĐ-BCT") == shown


def test_marks_and_signs_do_not_hide_a_number():
    assert plain("05/QĐ-BCT") == plain("05 qd bct") == "05QDBCT"


def test_a_register_number_is_written_with_five_digits():
    assert str(RegisterNumber(12, 2025, "BKB", "BCT")) == "00012/2025/BKB-BCT"


@pytest.mark.parametrize(
    "typed",
    [
        "00012/2025/BKB-BCT",
        "12/2025/bkb-bct",
        " 12 / 2025 / BKB - BCT ",
        "12 2025 BKB-BCT",
        "12.2025.bkb-bct",
    ],
)
def test_a_register_number_is_read_however_it_is_typed(typed):
    assert parse_register_number(typed) == RegisterNumber(12, 2025, "BKB", "BCT")


@pytest.mark.parametrize("typed", ["", "12", "12/2025", "BKB-BCT", "12/25/BKB-BCT", "a/2025/BKB-BCT"])
def test_what_is_no_register_number_gives_nothing(typed):
    assert parse_register_number(typed) is None


CODE = "0123456789abcdef0123456789abcdef"


@pytest.mark.parametrize(
    "typed",
    [
        CODE,
        CODE.upper(),
        "01234567 89abcdef 01234567 89abcdef",
        "01234567-89abcdef-01234567-89abcdef",
        f"https://thidua.example/xac-minh/{CODE}/",
        f"https://thidua.example/xac-minh/{CODE}?a=1#b",
    ],
)
def test_the_code_is_found_in_what_was_typed_or_scanned(typed):
    assert typed_public_id(typed) == CODE


@pytest.mark.parametrize("typed", ["", CODE[:-1], CODE + "0", "g" * 32, "https://thidua.example/xac-minh/"])
def test_what_is_no_code_gives_nothing(typed):
    assert typed_public_id(typed) is None
