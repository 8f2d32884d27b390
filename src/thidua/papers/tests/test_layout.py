from __future__ import annotations

import pytest

from thidua.papers.layout import LAYOUT_FILE, LayoutError, get_layout, read_layout

TEXT = LAYOUT_FILE.read_text(encoding="utf-8")


def test_the_page_keeps_the_margins_of_the_decree():
    page = get_layout().page

    assert 20 <= page.top_mm <= 25
    assert 20 <= page.bottom_mm <= 25
    assert 30 <= page.left_mm <= 35
    assert 15 <= page.right_mm <= 20
    assert page.word_font == "Times New Roman"


REFUSED = [
    pytest.param("left_mm: {value: 30", "left_mm: {value: 29", "page.left_mm: 29 is outside 30-35", id="margin"),
    pytest.param("body: {size_pt: 14", "body: {size_pt: 15", "parts.body: 15 is outside 13-14", id="type size"),
    pytest.param("signer: {size", "signer: {hue: 1, size", "parts.signer: unknown or missing hue", id="new key"),
    pytest.param("phúc\n  source: nd30-parts", "phúc\n  source: x", "national_motto: source 'x'", id="no source"),
]


@pytest.mark.parametrize(("old", "new", "message"), REFUSED)
def test_a_layout_outside_the_regulation_is_refused_by_key(old, new, message):
    assert old in TEXT

    with pytest.raises(LayoutError, match=message):
        read_layout(TEXT.replace(old, new))
