"""Browser windows that remember who is signed in, and what went wrong in them."""

from __future__ import annotations

from typing import Any

from tests.journeys.serving import Site
from thidua.core.demo_cast import DEMO_PASSWORD

DESK, PHONE = (1366, 768), (390, 844)
PATIENCE_MS = 15_000


class Windows:
    """Opens windows. Each account signs in once; later windows take its session."""

    _sessions: dict[tuple[str, str], Any] = {}

    def __init__(self, browser: Any, site: Site) -> None:
        self._browser, self._site = browser, site
        self._contexts: list[Any] = []
        self._troubles: list[str] = []

    def open(
        self, username: str | None = None, *, size: tuple[int, int] = DESK, scripts: bool = True, phone: bool = False
    ) -> Any:
        """A window, still empty, signed in as `username` or as nobody."""
        width, height = PHONE if phone else size
        context = self._browser.new_context(
            viewport={"width": width, "height": height},
            locale="vi-VN",
            java_script_enabled=scripts,
            base_url=self._site.address,
            storage_state=self._session(username) if username else None,
            accept_downloads=True,
        )
        self._contexts.append(context)
        context.set_default_timeout(PATIENCE_MS)
        page = context.new_page()
        self._watch(page, username or "anonymous")
        return page

    def expect_trouble(self, part: str) -> None:
        """Forget the troubles that a test provoked on purpose (a refused page is an error in the console)."""
        self._troubles = [trouble for trouble in self._troubles if part not in trouble]

    def close(self) -> list[str]:
        for context in self._contexts:
            context.close()
        return self._troubles

    def _session(self, username: str) -> Any:
        key = (self._site.address, username)
        if key not in self._sessions:
            context = self._browser.new_context(base_url=self._site.address, locale="vi-VN")
            page = context.new_page()
            sign_in(page, username)
            self._sessions[key] = context.storage_state()
            context.close()
        return self._sessions[key]

    def _watch(self, page: Any, who: str) -> None:
        def heard(message: Any) -> None:
            if message.type in ("error", "warning"):
                self._troubles.append(f"{who} {page.url}: {message.text}")

        page.on("console", heard)
        page.on("pageerror", lambda error: self._troubles.append(f"{who} {page.url}: {error}"))


def sign_in(page: Any, username: str, password: str = DEMO_PASSWORD) -> None:
    page.goto("/tai-khoan/login/")
    form = page.locator("form.entrance__form")
    form.locator("input[name=login]").fill(username)
    form.locator("input[name=password]").fill(password)
    form.locator("button").click()
    page.wait_for_url("/")
