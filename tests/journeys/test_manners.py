"""Manners of the site: keyboard alone, English on request, without scripts, light to load, no sideways scrolling."""

from __future__ import annotations

from typing import Any

import pytest

from tests.journeys.windows import Windows

FIRST_LOAD_LIMIT = 200 * 1000  # bytes over the wire, compressed


def tab_to(page: Any, name: str) -> None:
    """Press Tab until the field of that name has the focus."""
    for _ in range(15):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.name") == name:
            return
    raise AssertionError(f"no way to {name} by keyboard")


def test_somebody_without_a_mouse_signs_in(windows: Windows):
    page = windows.open()
    page.goto("/tai-khoan/login/")

    tab_to(page, "login")
    page.keyboard.type("canbo")
    tab_to(page, "password")
    page.keyboard.type("thi-dua-2025")
    page.keyboard.press("Enter")
    page.wait_for_url("/")

    assert "Trần Thị Hạnh" in page.locator(".who").inner_text()


def test_the_first_tab_leads_past_the_navigation(windows: Windows):
    page = windows.open("canbo")
    page.goto("/")

    page.keyboard.press("Tab")
    assert "Tới nội dung chính" in page.evaluate("document.activeElement.innerText")
    page.keyboard.press("Enter")

    assert page.evaluate("document.activeElement.id") == "noi-dung"


def test_a_wrong_password_is_told_and_what_was_typed_is_kept(windows: Windows):
    page = windows.open()
    page.goto("/tai-khoan/login/")
    form = page.locator("form.entrance__form")
    form.locator("input[name=login]").fill("canbo")
    form.locator("input[name=password]").fill("mat-khau-sai")
    form.locator("button").click()
    page.locator(".errors").wait_for()

    assert form.locator("input[name=login]").input_value() == "canbo"
    assert page.evaluate("document.activeElement.className").startswith("errors")
    windows.expect_trouble("Failed to load resource")


def test_the_switch_turns_the_site_into_english_and_back(windows: Windows):
    page = windows.open("vu")
    page.goto("/")

    page.locator(".bar-top__acts button[value=en]").click()
    page.wait_for_selector("html[lang=en]")
    page.goto("/don-vi/")
    assert page.locator("html").get_attribute("lang") == "en"

    page.locator(".bar-top__acts button[value=vi]").click()
    page.wait_for_selector("html[lang=vi]")


@pytest.mark.parametrize("path", ["/", "/phong-trao/", "/don-vi/"])
def test_a_page_reads_without_scripts(path: str, windows: Windows):
    page = windows.open(scripts=False)
    page.goto(path)

    assert page.locator("h1").first.inner_text().strip()
    assert page.locator("main").inner_text().strip()


def test_somebody_signs_in_and_out_without_scripts(windows: Windows):
    page = windows.open(scripts=False)
    page.goto("/tai-khoan/login/")
    form = page.locator("form.entrance__form")
    form.locator("input[name=login]").fill("canbo")
    form.locator("input[name=password]").fill("thi-dua-2025")
    form.locator("button").click()
    page.wait_for_url("/")

    assert "Trần Thị Hạnh" in page.locator(".who summary").inner_text()


@pytest.mark.parametrize("path", ["/tai-khoan/login/", "/don-vi/", "/phong-trao/"])
def test_the_first_load_of_a_page_without_charts_is_light(path: str, windows: Windows, site: Any):
    page = windows.open()
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.setCacheDisabled", {"cacheDisabled": True})
    received: list[int] = []
    session.on("Network.loadingFinished", lambda event: received.append(int(event["encodedDataLength"])))

    page.goto(site.url(path), wait_until="networkidle")

    assert received
    assert sum(received) <= FIRST_LOAD_LIMIT


def test_somebody_registers_a_unit_without_scripts(windows: Windows):
    page = windows.open("canbo", scripts=False)
    page.goto("/dot-xet/5/dang-ky/")
    page.locator("[name=aim-ldtt]").fill("mười")
    page.locator("main form.sheet button.btn-primary").click()
    page.wait_for_load_state()

    assert page.locator(".errors").is_visible()
    assert page.locator("[name=aim-ldtt]").input_value() == "mười"

    page.locator("[name=aim-ldtt]").fill("41")
    page.locator("main form.sheet button.btn-primary").click()
    page.wait_for_load_state()
    page.goto("/dot-xet/5/dang-ky/")

    assert page.locator("[name=aim-ldtt]").input_value() == "41"
    windows.expect_trouble("422")


def test_the_worker_finds_the_own_years_and_the_own_certificate(windows: Windows):
    page = windows.open("congnhan")
    page.goto("/ho-so/cua-toi/")

    shown = page.locator("main").inner_text()
    assert "Đặng Văn Ước" in page.locator("h1").inner_text()
    assert "Chiến sĩ thi đua cơ sở" in shown
    assert "Bằng khen" in shown


@pytest.mark.parametrize("path", ["/dot-xet/5/", "/ho-so/ca-nhan/1/", "/quyet-dinh/1/", "/phien-hop/3/", "/bang/1/"])
def test_for_an_outsider_a_page_about_people_does_not_exist(path: str, windows: Windows):
    page = windows.open("nguoingoai")

    assert page.goto(path).status == 404
    windows.expect_trouble("404")
