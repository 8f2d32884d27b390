"""The department opens a round; the unit registers, nominates and hands in; the department sends back and accepts."""

from __future__ import annotations

from typing import Any

from tests.journeys.steps.pressing import follow, heading, number_in_address, press

DAYS = ("opens_on", "register_by", "submit_by", "received_on", "decide_on")
ACHIEVEMENT = (
    "Trong năm đã hoàn thành 112 phần trăm kế hoạch tiện trục, đề xuất đồ gá giảm thời gian gá đặt một phần ba, kèm "
    "cặp hai thợ trẻ lên bậc và giữ nghiêm kỷ luật lao động (nội dung mẫu)."
)


def open_a_round(page: Any, name: str, award: str, day: str) -> int:
    """The department drafts a round for one award and opens it. Returns its number in the address."""
    page.goto("/dot-xet/moi/")
    page.locator("[name=name]").fill(name)
    page.locator("[name=year]").fill("2025")
    for box in page.locator("[name=awards]").all():
        box.set_checked(box.get_attribute("value") == award)
    for field in DAYS:
        page.locator(f"[name={field}]").fill(day)
    page.locator("[name=local_rules]").select_option("none")
    press(page, "Lưu bản soạn")
    assert heading(page) == name
    number = number_in_address(page)
    move_on(page, number, "open")
    return number


def move_on(page: Any, number: int, to: str) -> None:
    """Take the round to its next step, past the question whether to."""
    page.goto(f"/dot-xet/{number}/chuyen-buoc/{to}/")
    page.locator("main form button").first.click()
    page.wait_for_load_state()
    assert f"/dot-xet/{number}/" in page.url
    assert "chuyen-buoc" not in page.url


def register(page: Any, number: int, award: str) -> None:
    page.goto(f"/dot-xet/{number}/")
    follow(page, "Đăng ký tham gia")
    page.locator(f"[name=aim-{award}]").fill("5")
    press(page, "Đăng ký")


def ask_about(page: Any, number: int, typed: str, full_name: str, award: str) -> str:
    """Find somebody by a name typed without accents, choose the award; what the law answers."""
    page.goto(f"/dot-xet/{number}/de-nghi/")
    page.locator("main [name=q]").fill(typed)
    press(page, "Tìm")
    page.locator("#ket-qua").get_by_role("link", name=full_name).first.click()
    page.locator(".options").get_by_role("link", name=award, exact=True).click()
    page.locator("section[aria-labelledby=lap]").wait_for()
    return str(page.locator("main").inner_text())


def outcome(page: Any) -> str:
    """The line of the award that is chosen on the page: its name, the outcome, why."""
    return " ".join(page.locator(".options__item--current").inner_text().split())


def make_the_dossier(page: Any) -> int:
    page.locator("section[aria-labelledby=lap] button").first.click()
    page.wait_for_load_state()
    return number_in_address(page)


def write_the_dossier(page: Any, dossier: int) -> None:
    """Do what the task list asks for: the summary, an explanation where the verdict leaves something open, papers."""
    page.goto(f"/ho-so-de-nghi/{dossier}/soan/")
    page.locator("[name=achievement]").fill(ACHIEVEMENT)
    page.locator("[name=explanation]").fill("Tập thể đã bình xét công khai, biên bản kèm theo (giải trình mẫu).")
    press(page, "Lưu")
    page.goto(f"/ho-so-de-nghi/{dossier}/")
    papers = page.locator(".papers__item a.btn").evaluate_all("links => links.map(link => link.getAttribute('href'))")
    for paper in papers:
        page.goto(paper)
        page.locator("[name=note]").fill("Danh hiệu cấp cơ sở, biên bản họp lưu tại đơn vị (lý do mẫu).")
        press(page, "Khai không cần giấy tờ này")


def hand_in(page: Any, dossier: int, button: str = "Nộp hồ sơ cho Bộ") -> None:
    page.goto(f"/ho-so-de-nghi/{dossier}/kiem-tra/")
    press(page, button)
    assert "Đã nộp hồ sơ số" in heading(page)


def send_back(page: Any, dossier: int, reason: str) -> None:
    page.goto(f"/tham-dinh/{dossier}/")
    page.locator("details.judge summary", has_text="Trả lại để bổ sung").click()
    code = page.locator("select[name$='-code']").first
    code.select_option("report-vague")
    page.locator("textarea[name$='-text']").first.fill(reason)
    press(page, "Trả lại kèm các lý do trên")


def answer(page: Any, dossier: int, words: str) -> None:
    page.goto(f"/ho-so-de-nghi/{dossier}/tra-lai/")
    page.locator("ol.reasons textarea, ol.reasons input[type=text]").first.fill(words)
    press(page, "Lưu câu trả lời")


def accept(page: Any, dossier: int) -> None:
    page.goto(f"/tham-dinh/{dossier}/")
    note = page.locator("section[aria-labelledby=tiep-nhan] textarea").first
    if note.count():
        note.fill("Đã đối chiếu hồ sơ (ý kiến mẫu).")
    press(page, "Tiếp nhận, đủ hồ sơ")
