"""Small gestures that every step uses."""

from __future__ import annotations

from pathlib import Path
from typing import Any


def press(page: Any, name: str) -> None:
    """Press the button of that name on the page itself (not in its frame), and wait for what comes."""
    page.locator("main").get_by_role("button", name=name, exact=True).first.click()
    page.wait_for_load_state()


def follow(page: Any, name: str) -> None:
    """Follow the link of that name on the page itself."""
    page.locator("main").get_by_role("link", name=name).first.click()
    page.wait_for_load_state()


def download(page: Any, name: str, *, button: bool = False) -> Path:
    """The file behind a link or a button."""
    with page.expect_download() as waiting:
        page.locator("main").get_by_role("button" if button else "link", name=name).first.click()
    return Path(waiting.value.path())


def heading(page: Any) -> str:
    return str(page.locator("h1").first.inner_text()).strip()


def number_in_address(page: Any) -> int:
    """The id in the address: /phien-hop/7/phieu/ is 7."""
    return next(int(part) for part in page.url.split("/") if part.isdigit())


def is_pdf(file: Path) -> bool:
    return file.read_bytes().startswith(b"%PDF-")


def is_word(file: Path) -> bool:
    return file.read_bytes().startswith(b"PK\x03\x04")
