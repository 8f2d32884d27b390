"""An officer looks up the article behind a verdict; the ministry's lawyer confirms a rule with the text in hand."""

from __future__ import annotations

from typing import Any

from tests.journeys.steps import rounds
from tests.journeys.steps.pressing import follow, heading, press
from tests.journeys.windows import Windows

OPEN_ROUND = 5  # of the example, see pages.py
AWARD = "Chiến sĩ thi đua cơ sở"
VOTE = "/luat/chua-kiem-chung/B2/cstd-co-so/vote/-/-/vote/"
TITLE = "/luat/chua-kiem-chung/B2/cstd-co-so/clause/individual/merit/is-ldtt/"


def test_an_officer_looks_up_the_article_behind_a_verdict(windows: Windows) -> None:
    officer = windows.open("canbo")
    rounds.ask_about(officer, OPEN_ROUND, "dang van uoc", "Đặng Văn Ước", AWARD)

    # The article of the verdict leads to its sentence on the page of the award, which the browser shows at once.
    link = officer.locator("#dk-is-ldtt a.cite")
    address = str(link.get_attribute("href"))
    link.click()
    officer.wait_for_load_state()
    assert heading(officer) == AWARD
    cell = officer.locator(f"[id='{address.partition('#')[2]}']")
    assert cell.evaluate("cell => cell.matches(':target')")
    assert cell.locator(".law__said").inner_text().strip()
    wait_until_seen(cell)

    # Sources and cases unfold; the article itself leads to its document.
    cell.locator("summary").click()
    assert "bản sao toàn văn" in cell.inner_text()
    cell.locator("a.cite").first.click()
    officer.wait_for_load_state()
    assert "/luat/van-ban/" in officer.url
    assert officer.locator("section:target h2").inner_text().startswith("Điều")

    # The same article is found by its number, without accents, while it is typed.
    follow(officer, "Tra cứu luật")
    officer.locator("main [name=q]").press_sequentially("dieu 23.1")
    officer.locator(".found__item").filter(has_text="Luật 06/2022/QH15, Điều 23 khoản 1").first.wait_for()


def test_between_two_days_the_reader_sees_what_changes(windows: Windows) -> None:
    page = windows.open()
    page.goto("/luat/ttldtt/")
    page.locator(".law__try > summary").click()

    page.locator("[name=ngay]").fill("31/12/2023")
    page.locator("[name=ngay_2]").fill("01/01/2024")
    press(page, "Xem điều áp dụng")

    assert heading(page) == "So sánh hai ngày"
    marked = page.locator("mark.law__figure").all_inner_texts()
    assert {"50%", "70%"} <= set(marked)


def test_a_lawyer_confirms_a_rule_and_takes_it_back(windows: Windows) -> None:
    lawyer, public = windows.open("phapche"), windows.open()
    lawyer.goto("/luat/chua-kiem-chung/?giai_doan=B2&danh_hieu=cstd-co-so")
    left = to_do(lawyer)
    lawyer.locator(f"main a[href='{VOTE}']").click()
    lawyer.wait_for_load_state()

    # A difference is owed the sentence of the text; what was typed is kept.
    lawyer.get_by_label("Khác văn bản").check()
    lawyer.locator("[name=paper_no]").fill("Bản Công báo (hành trình mẫu)")
    press(lawyer, "Ghi kết quả")
    assert "Ghi văn bản nói gì ở điểm này." in lawyer.locator(".errors").inner_text()
    windows.expect_trouble("422")
    assert lawyer.locator("[name=paper_no]").input_value() == "Bản Công báo (hành trình mẫu)"

    lawyer.get_by_label("Đúng như văn bản").check()
    press(lawyer, "Ghi kết quả")
    assert "Đã ghi kết quả đối chiếu." in lawyer.locator("main").inner_text()

    # It counts at once; the public sees that it was confirmed, and no name.
    lawyer.goto("/luat/chua-kiem-chung/?giai_doan=B2&danh_hieu=cstd-co-so")
    assert to_do(lawyer) == left - 1
    public.goto("/luat/cstd-co-so/?giai-doan=B2")
    mark = public.locator("[id='B2-vote'] .law__confirmed").inner_text()
    assert "pháp chế đã xác nhận" in mark
    assert "Bùi Ngọc Lan" not in public.content()

    lawyer.goto(VOTE)
    lawyer.locator("main details > summary").filter(has_text="Thu hồi").click()
    lawyer.locator("[name=reason]").fill("Chỉ là hành trình mẫu.")
    press(lawyer, "Thu hồi")
    assert "Đã thu hồi xác nhận." in lawyer.locator("main").inner_text()
    public.reload()
    assert public.locator("[id='B2-vote'] .law__confirmed").count() == 0


def test_what_differs_from_its_text_asks_a_person_in_the_next_verdict(windows: Windows) -> None:
    lawyer, officer = windows.open("phapche"), windows.open("canbo")
    assert "Đủ tiêu chuẩn" in verdict_of_the_worker(officer)

    lawyer.goto(TITLE)
    lawyer.get_by_label("Khác văn bản").check()
    lawyer.locator("[name=text_says]").fill("Câu mẫu của hành trình.")
    lawyer.locator("[name=paper_no]").fill("Bản Công báo (hành trình mẫu)")
    press(lawyer, "Ghi kết quả")
    seen = verdict_of_the_worker(officer)
    assert "Cần người xem xét" in seen
    assert "Câu mẫu của hành trình." in seen

    lawyer.locator("main details > summary").filter(has_text="Thu hồi").click()
    lawyer.locator("[name=reason]").fill("Chỉ là hành trình mẫu.")
    press(lawyer, "Thu hồi")
    assert "Đủ tiêu chuẩn" in verdict_of_the_worker(officer)


def verdict_of_the_worker(page: Any) -> str:
    rounds.ask_about(page, OPEN_ROUND, "dang van uoc", "Đặng Văn Ước", AWARD)
    return str(page.locator(".verdict").inner_text())


def to_do(page: Any) -> int:
    return int(page.locator(".figures__item dd").first.inner_text().split()[0])


def wait_until_seen(cell: Any) -> None:
    """The browser has scrolled to the cell."""
    cell.evaluate(
        """cell => new Promise((done, fail) => {
            const isSeen = (box) => box.top >= 0 && box.top < innerHeight;
            const until = Date.now() + 5000;
            const look = () => {
                if (isSeen(cell.getBoundingClientRect())) return done();
                return Date.now() > until ? fail("never seen") : setTimeout(look, 50);
            };
            look();
        })"""
    )
