"""Every main page keeps WCAG 2.2 AA and fits its window, on a desk and on a phone."""

from __future__ import annotations

import pytest

from tests.journeys.axe import violations
from tests.journeys.pages import MAIN_PAGES
from tests.journeys.windows import Windows

pytestmark = pytest.mark.parametrize(
    ("username", "path"), [pytest.param(who, path, id=f"{who or 'anybody'} {path}") for who, path in MAIN_PAGES]
)


@pytest.mark.parametrize("phone", [False, True], ids=["desk", "phone"])
def test_a_page_is_accessible_and_does_not_scroll_sideways(
    username: str | None, path: str, phone: bool, windows: Windows
):
    page = windows.open(username, phone=phone)
    answer = page.goto(path, wait_until="load")

    assert answer.status == 200
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
