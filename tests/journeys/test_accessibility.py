"""Every main page keeps WCAG 2.2 AA and fits its window, on a desk and on a phone."""

from __future__ import annotations

import pytest

from tests.journeys.axe import violations
from tests.journeys.pages import MAIN_PAGES, MainPage
from tests.journeys.windows import DESK, PHONE, Windows


@pytest.mark.parametrize("where", MAIN_PAGES, ids=str)
def test_a_page_is_accessible_and_fits_on_a_desk_and_on_a_phone(where: MainPage, windows: Windows):
    page = windows.open(where.who)

    assert where.visit(page) == 200
    for width, height in (DESK, PHONE):
        page.set_viewport_size({"width": width, "height": height})
        assert violations(page) == []
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
