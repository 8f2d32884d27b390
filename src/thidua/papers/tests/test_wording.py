from __future__ import annotations

from datetime import date

import pytest

from thidua.papers import wording


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        pytest.param(date(2024, 12, 5), "ngày 05 tháng 12 năm 2024", id="a day below 10 takes a 0"),
        pytest.param(date(2024, 2, 15), "ngày 15 tháng 02 năm 2024", id="month 2 takes a 0"),
        pytest.param(date(2024, 3, 10), "ngày 10 tháng 3 năm 2024", id="month 3 takes none"),
        pytest.param(None, "ngày …… tháng …… năm ………", id="without a date there are dotted blanks"),
    ],
)
def test_dates_are_written_as_the_decree_asks(day, expected):
    assert wording.date_words(day) == expected


@pytest.mark.parametrize(
    ("number", "expected"),
    [("5", "05/QĐ-BCT"), ("05", "05/QĐ-BCT"), ("127", "127/QĐ-BCT"), ("", "……/QĐ-BCT"), ("5a", "5a/QĐ-BCT")],
)
def test_a_number_below_ten_takes_a_zero_and_none_leaves_a_blank(number, expected):
    assert wording.number_words(number, "QĐ-BCT") == expected


def test_bases_end_in_semicolons_and_the_last_in_a_full_stop():
    assert wording.semicolon_list(["Căn cứ A", "Căn cứ B;", "", "Theo C,"]) == [
        "Căn cứ A;",
        "Căn cứ B;",
        "Theo C.",
    ]


def test_recipients_carry_one_dash_each():
    assert wording.recipient_lines(["Như Điều 3", "- Lưu: VT."]) == ["- Như Điều 3;", "- Lưu: VT."]


def test_only_the_last_paragraph_carries_the_end_mark():
    assert wording.end_mark(["Một.", "Hai."]) == ["Một.", "Hai./."]
    assert wording.end_mark(["Hai./."]) == ["Hai./."]


def test_a_share_is_cut_so_that_it_never_shows_a_threshold_not_reached():
    assert wording.share_words(8_999_999, 10_000_000) == "89,99%"
    assert wording.share_words(18, 20) == "90%"
    assert wording.share_words(0, 0) == ""


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Bộ Công Thương", ["Bộ Công Thương"]),
        ("Hội đồng Thi đua - Khen thưởng", ["Hội đồng", "Thi đua\u00a0-\u00a0Khen thưởng"]),
        ("Ủy ban nhân dân tỉnh Bắc Ninh", ["Ủy ban nhân dân tỉnh", "Bắc Ninh"]),
        ("", []),
    ],
)
def test_a_long_name_breaks_before_a_capital(name, expected):
    assert wording.name_lines(name, 23) == expected


def test_capitals_keep_vietnamese_marks():
    assert wording.capitals("Độc lập ữ ặ ế") == "ĐỘC LẬP Ữ Ặ Ế"


def test_roman_numerals_count_the_groups():
    assert [wording.roman(n) for n in (1, 4, 9, 14, 40, 99)] == ["I", "IV", "IX", "XIV", "XL", "XCIX"]
