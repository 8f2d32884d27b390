"""The order of a Vietnamese list of names, and searching without accents."""

import random

import pytest

from thidua import text

IN_ORDER = [
    "Trần Văn An",
    "Lê Thị Ân",
    "Bùi Hà",
    "Bùi Hả",
    "Bùi Hã",
    "Bùi Há",
    "Bùi Hạ",
    "Bùi Hai",
    "Nguyễn An Hòa",
    "Nguyễn Bình Hòa",
    "Phạm An Hòa",
    "Đỗ Đức",
    "Vũ Ước",
]


def test_names_sort_by_given_name_then_family_name_then_middle_names() -> None:
    mixed = IN_ORDER.copy()
    random.Random(4).shuffle(mixed)

    assert sorted(mixed, key=text.name_sort_key) == sorted(
        IN_ORDER,
        key=lambda name: ["An", "Ân", "Đức", "Hà", "Hả", "Hã", "Há", "Hạ", "Hai", "Hòa", "Ước"].index(name.split()[-1]),
    )


def test_keys_are_ascii_letters_so_that_every_collation_agrees() -> None:
    assert all(text.name_sort_key(name).isascii() and text.name_sort_key(name).isalpha() for name in IN_ORDER)


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        pytest.param("Đặng Văn Ước", "dang van uoc", id="a name with every mark"),
        pytest.param("ĐẶNG", "dang", id="capitals"),
        pytest.param("Ðặng", "dang", id="an Icelandic eth for Đ"),
        pytest.param("Đa\u0323\u0306ng", "dang", id="decomposed"),
    ],
)
def test_search_text_has_no_marks(written: str, folded: str) -> None:
    assert text.fold(written) == folded


def test_cleaning_keeps_spelling_and_drops_what_cannot_be_seen() -> None:
    assert text.clean(" Ho\u0300a\u200b  ho\u00e0\u00a0") == "Hòa hoà"


@pytest.mark.parametrize(
    ("written", "read"),
    [
        pytest.param("NGUYỄN THỊ HÒA", "Nguyễn Thị Hòa", id="capitals"),
        pytest.param("Nguyễn thị Hòa", "Nguyễn thị Hòa", id="mixed case is the writer's"),
    ],
)
def test_names_in_capitals_become_title_case(written: str, read: str) -> None:
    assert text.title_case(written) == read
