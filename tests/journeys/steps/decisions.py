"""The department drafts, the leader signs, the department gives the number; certificates printed; a revocation."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tests.journeys.steps.pressing import download, number_in_address, press


def draft(page: Any, round_number: int, award: str) -> int:
    page.goto(f"/quyet-dinh/soan/{round_number}/{award}/")
    press(page, "Lập dự thảo")
    return number_in_address(page)


def print_the_decision(page: Any, decision: int) -> tuple[Path, Path]:
    """Word and PDF."""
    page.goto(f"/quyet-dinh/{decision}/")
    return download(page, "Word"), download(page, "PDF")


def sign(page: Any, decision: int) -> None:
    page.goto(f"/quyet-dinh/{decision}/ky/")
    press(page, "Ký quyết định")


def issue(page: Any, decision: int, number: str, day: str) -> None:
    page.goto(f"/quyet-dinh/{decision}/ban-hanh/")
    page.locator("[name=number]").fill(number)
    page.locator("[name=decided_on]").fill(day)
    press(page, "Ban hành")


def print_the_certificates(page: Any, decision: int) -> None:
    """One file for the whole list, made in the background; the page of the job leads to it."""
    page.goto(f"/quyet-dinh/{decision}/bang/")
    press(page, "Tạo tệp in")
    page.get_by_role("link", name="Xem kết quả").wait_for(timeout=60_000)


def open_the_certificate(page: Any, decision: int) -> int:
    page.goto(f"/quyet-dinh/{decision}/")
    page.locator("main table a[href^='/bang/']").first.click()
    page.wait_for_load_state()
    return number_in_address(page)


def public_address(page: Any) -> str:
    """Where the QR code of the certificate on the page leads."""
    return str(page.locator("main a[href^='/xac-minh/']").first.get_attribute("href"))


def propose_revocation(page: Any, certificate: int) -> int:
    page.goto(f"/bang/{certificate}/de-nghi-huy/")
    page.locator("[name=ground]").first.check()
    page.locator("[name=explanation]").fill("Đơn vị xác minh: thành tích kê khai không đúng (sự việc mẫu).")
    page.locator("[name=evidence]").fill("Kết luận số 04/KL-MẪU")
    press(page, "Gửi đề nghị")
    if "/huy-bo/" not in page.url:
        page.goto(f"/bang/{certificate}/")
        page.locator("main a[href^='/huy-bo/']").first.click()
        page.wait_for_load_state()
    return number_in_address(page)


def revoke(page: Any, revocation: int, day: str) -> None:
    page.goto(f"/huy-bo/{revocation}/")
    page.locator("[name=decision_no]").fill("89/QĐ-MẪU-BCT")
    page.locator("[name=decided_on]").fill(day)
    press(page, "Hủy bỏ khen thưởng")
