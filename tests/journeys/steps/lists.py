"""An officer brings a list: trial, writing, and a second time in which nothing changes."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tests.journeys.steps.pressing import download, follow, heading, press


def take_the_sample_list(page: Any, folder: Path) -> Path:
    """The list with wrong cells that the example offers on the upload page."""
    page.goto("/ho-so/nhap-danh-sach/them/")
    taken = folder / "danh-sach-mau.xlsx"
    taken.write_bytes(download(page, "Tải danh sách mẫu để thử").read_bytes())
    return taken


def try_the_list(page: Any, file: Path) -> dict[str, int]:
    """Upload; the trial says how many rows would be added, changed, are the same, are refused, need a choice."""
    page.goto("/ho-so/nhap-danh-sach/them/")
    page.get_by_label("Tệp danh sách").set_input_files(str(file))
    press(page, "Đọc thử danh sách")
    assert heading(page) == "Kết quả đọc thử"
    return figures(page)


def write_the_list(page: Any) -> None:
    """Write it; the page of the job follows the work and leads back."""
    press(page, "Ghi vào hồ sơ")
    page.get_by_role("link", name="Xem kết quả").wait_for(timeout=60_000)
    assert "Hoàn thành" in page.locator("#job").inner_text()
    follow(page, "Xem kết quả")


def figures(page: Any) -> dict[str, int]:
    names = page.locator(".figures dt").all_inner_texts()
    numbers = page.locator(".figures dd").all_inner_texts()
    return {name: int(number.split()[0]) for name, number in zip(names, numbers, strict=True)}
