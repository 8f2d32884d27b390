"""The secretary runs a meeting; two tellers count apart; the secretary closes."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tests.journeys.steps.pressing import download, heading, number_in_address, press

PLACE = "Phòng họp mẫu"
VOTERS = 11


def plan_a_meeting(page: Any, round_name: str, day: str) -> int:
    page.goto("/phien-hop/lap/")
    page.locator("[name=round]").select_option(label=round_name)
    page.locator("[name=day]").fill(day)
    page.locator("[name=hour]").fill("08:30")
    page.locator("[name=place]").fill(PLACE)
    press(page, "Lập phiên họp")
    return number_in_address(page)


def call_the_roll(page: Any, meeting: int) -> None:
    """Everybody is there, as the page proposes."""
    page.goto(f"/phien-hop/{meeting}/thanh-phan/")
    press(page, "Lưu thành phần")


def freeze_the_list(page: Any, meeting: int) -> None:
    page.goto(f"/phien-hop/{meeting}/chot-danh-sach/")
    press(page, "Chốt danh sách")


def print_the_ballots(page: Any, meeting: int) -> Path:
    page.goto(f"/phien-hop/{meeting}/phieu/")
    return download(page, "PDF")


def start_the_count(page: Any, meeting: int, tellers: tuple[str, str]) -> None:
    page.goto(f"/phien-hop/{meeting}/bat-dau-kiem-phieu/")
    for select, teller in zip(page.locator("main select").all(), tellers, strict=True):
        select.select_option(label=teller)
    press(page, "Bắt đầu kiểm phiếu")


def count(page: Any, meeting: int, agree: int) -> None:
    """A teller types what the papers say and hands the sheet in."""
    page.goto(f"/phien-hop/{meeting}/kiem-phieu/")
    page.locator("main").get_by_role("link", name="Mở bảng kiểm").first.click()
    page.wait_for_load_state()
    page.locator(".collected input").first.fill(str(VOTERS))
    cells = page.locator("table.count td.n input").all()
    for cell, number in zip(cells, [agree, VOTERS - agree, 0, 0] * (len(cells) // 4), strict=True):
        cell.fill(str(number))
    page.locator("main form#bang-kiem .acts button[value=finish]").click()
    page.wait_for_load_state()


def close(page: Any, meeting: int) -> str:
    """The secretary closes when both sheets agree; what the page of the result says."""
    page.goto(f"/phien-hop/{meeting}/chot-ket-qua/")
    page.locator("main form button").first.click()
    page.wait_for_load_state()
    page.goto(f"/phien-hop/{meeting}/ket-qua/")
    return heading(page)


def print_the_minutes(page: Any, meeting: int) -> tuple[Path, Path]:
    """Word and PDF."""
    page.goto(f"/phien-hop/{meeting}/bien-ban/")
    return download(page, "Word"), download(page, "PDF")
