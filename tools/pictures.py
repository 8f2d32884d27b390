"""Take the pictures of the officer's guide from a running example site: python tools/pictures.py BASE_URL

Signs in as the role that owns each page, walks there by the links a person would click (no numbers of objects), and
writes docs/guide/images/*.png, one screen each. Only for the example ministry: it tries the sample list and types a few
counts into the second teller's sheet. Names given after BASE_URL take only those pictures.
"""

from __future__ import annotations

import os
import re
import struct
import sys
import tempfile
import zlib
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Browser, Locator, Page, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
IMAGES = ROOT / "docs" / "guide" / "images"
CHROMIUM = os.environ.get("THIDUA_CHROMIUM", "/usr/bin/chromium")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--hide-scrollbars",
]
DESK = (1366, 768)
PHONE = (390, 844)
PASSWORD = "thi-dua-2025"  # noqa: S105 - of the example ministry, printed in the README
UNIT = "VEAM"
OPEN_ROUND = re.compile("Thi đua, khen thưởng thường xuyên năm 2025")
LARGEST = 150_000  # bytes; a guide must open quickly on a slow line

Walk = Callable[[Page], None]


def wait(page: Page) -> None:
    page.wait_for_load_state("networkidle")


def follow(page: Page, link: Locator) -> None:
    """Go where a link leads, also when it lies in a closed menu or beneath another element."""
    address = link.first.get_attribute("href")
    page.goto(site(page) + str(address) if str(address).startswith("/") else str(address))
    wait(page)


def site(page: Page) -> str:
    return "/".join(page.url.split("/")[:3])


def open_path(page: Page, path: str) -> None:
    page.goto(site(page) + path)
    wait(page)


def open_round(page: Page) -> None:
    open_path(page, "/dot-xet/")
    follow(page, page.locator("main").get_by_role("link", name=OPEN_ROUND))


def open_list(page: Page) -> None:
    """The open round's dossiers, as many as one page shows."""
    open_round(page)
    follow(page, page.locator("main").get_by_role("link", name="Hồ sơ của đơn vị"))


def nameable(rows: Locator) -> Locator:
    """Rows whose person has a name fit for a picture."""
    return rows.filter(has_not_text="(none)")


def bring_up(page: Page, target: Locator, gap: int = 24) -> None:
    """Scroll so that the target begins just below the upper edge."""
    target.first.evaluate(
        "(element, gap) => window.scrollTo(0, element.getBoundingClientRect().top + window.scrollY - gap)", gap
    )


def programme(page: Page) -> None:
    open_path(page, "/")


def target(page: Page) -> None:
    open_path(page, "/")
    follow(page, page.locator("main a[href*='/chi-tieu/']").filter(has_text="Xuất khẩu hàng hóa"))


def import_trial(page: Page) -> None:
    open_path(page, "/ho-so/nhap-danh-sach/them/")
    with page.expect_download() as sample:
        page.locator("a[download]").filter(has_text="Tải danh sách mẫu để thử").click()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / sample.value.suggested_filename
        sample.value.save_as(path)
        page.set_input_files("input[type=file]", path)
        page.get_by_role("button", name="Đọc thử danh sách").click()
        page.wait_for_url("**/nhap-danh-sach/**")
        wait(page)


def import_refused(page: Page) -> None:
    import_trial(page)
    follow(page, page.locator("main a").filter(has_text="Từ chối"))
    bring_up(page, page.get_by_role("heading", level=1))


def verdict(page: Page) -> None:
    open_list(page)
    rows = nameable(page.locator("table.cases tbody tr").filter(has_text="Chiến sĩ thi đua bộ"))
    follow(page, rows.filter(has_text="Chưa đủ tiêu chuẩn").locator("a"))


def eligible(page: Page) -> None:
    open_round(page)
    follow(page, page.locator("main a[href*='/du-tieu-chuan/']"))


def tasks(page: Page) -> None:
    dossier_being_written(page)
    bring_up(page, page.locator(".tasks"), 140)


def dossier_being_written(page: Page) -> None:
    open_list(page)
    rows = nameable(page.locator("table.cases tbody tr").filter(has_text="Bằng khen của Bộ trưởng"))
    follow(page, rows.filter(has_text="Đang lập").filter(has_text="Đủ tiêu chuẩn").locator("a"))


def check_answers(page: Page) -> None:
    dossier_being_written(page)
    page.goto(page.url.rstrip("/") + "/kiem-tra/")
    wait(page)


def appraisal_return(page: Page) -> None:
    open_path(page, "/tham-dinh/")
    follow(page, nameable(page.locator("table.cases tbody tr")).locator("a"))
    page.locator("summary").filter(has_text="Trả lại để bổ sung").click()
    form = page.locator("details[open] form").first
    form.locator("select").first.select_option(index=2)
    form.locator("textarea").first.fill("Đề nghị bổ sung bản sao quyết định công nhận sáng kiến năm 2024.")
    page.evaluate("document.activeElement.blur()")
    bring_up(page, page.locator("details[open]"))


def latest_meeting(page: Page, state: str) -> None:
    open_path(page, "/hoi-dong/")
    follow(page, page.locator("main tbody tr").filter(has_text=state).locator("a"))


def meeting(page: Page) -> None:
    latest_meeting(page, "Đang kiểm phiếu")


def count_sheet(page: Page) -> None:
    latest_meeting(page, "Đang kiểm phiếu")
    follow(page, page.locator("main a[href$='/kiem-phieu/']"))
    follow(page, page.locator("main a[href*='/bang-kiem/']"))
    page.locator("dd.collected input").first.fill("11")
    counts = [("11", "0", "0", "0"), ("10", "1", "0", "0"), ("9", "1", "0", "0")]  # the third is one ballot short
    group = page.locator("tbody").filter(has_text="Bằng khen của Bộ trưởng").locator("tr:has(input)")
    for row, numbers in zip(group.all(), counts, strict=False):
        for box, number in zip(row.locator("input").all(), numbers, strict=True):
            box.fill(number)
    page.wait_for_timeout(1500)  # the sheet saves itself a moment after the last key
    page.evaluate("document.activeElement.blur()")
    bring_up(page, page.locator("tr.group-row").filter(has_text="Bằng khen của Bộ trưởng"), 24)


def result(page: Page) -> None:
    latest_meeting(page, "Đã có kết quả")
    follow(page, page.locator("main a[href$='/ket-qua/']"))


def signing(page: Page) -> None:
    open_path(page, "/quyet-dinh/?tab=draft")
    follow(page, page.locator("main tbody tr").locator("a"))
    follow(page, page.locator("main").get_by_role("link", name="Xem và ký"))


def issued_decision(page: Page) -> None:
    open_path(page, "/quyet-dinh/?tab=issued")
    follow(page, page.locator("main tbody tr").filter(has_text="Bằng khen của Bộ trưởng").locator("a"))


def printing(page: Page) -> None:
    issued_decision(page)
    follow(page, page.locator("main").get_by_role("link", name="In bằng, giấy chứng nhận"))


def certificate(page: Page) -> None:
    printing(page)
    rows = nameable(page.locator("main tbody tr").filter(has_text="Có hiệu lực"))
    follow(page, rows.locator("a[href*='/bang/']"))


def public_page(page: Page) -> None:
    """What a stranger sees after the QR code: the address is read from the certificate, then the sign-in is dropped."""
    certificate(page)
    path = page.locator("a.address").get_attribute("href")
    page.context.clear_cookies()
    open_path(page, str(path))


def register_check(page: Page) -> None:
    open_path(page, "/so-dang-ky/")
    follow(page, page.locator("main").get_by_role("link", name="Kiểm tra sổ"))


def record(page: Page) -> None:
    open_path(page, "/ho-so/ca-nhan/?q=dang+van+uoc")
    follow(page, page.locator("main a[href*='/ho-so/ca-nhan/']").filter(has_text="Đặng Văn Ước"))


def own_record(page: Page) -> None:
    open_path(page, "/ho-so/cua-toi/")


def law_compare(page: Page) -> None:
    """The two regimes of a collective title in which a figure changed, from its first condition on."""
    open_path(page, "/luat/ttldtt/?giai-doan=A&giai-doan=B1")
    page.locator("#phan-clause-collective").scroll_into_view_if_needed()
    page.evaluate("document.querySelector('#phan-clause-collective').scrollIntoView()")


def law_unverified(page: Page) -> None:
    open_path(page, "/luat/chua-kiem-chung/")


def sign_in_page(page: Page) -> None:
    open_path(page, "/tai-khoan/login/")


PICTURES: dict[str, tuple[str | None, tuple[int, int], Walk]] = {
    "sign-in": (None, DESK, sign_in_page),
    "programme": ("canbo", DESK, programme),
    "target": ("vu", DESK, target),
    "import-trial": ("canbo", DESK, import_trial),
    "import-refused": ("canbo", DESK, import_refused),
    "record": ("canbo", DESK, record),
    "verdict": ("canbo", DESK, verdict),
    "eligible": ("canbo", DESK, eligible),
    "tasks": ("canbo", DESK, tasks),
    "check-answers": ("canbo", DESK, check_answers),
    "appraisal-return": ("vu", DESK, appraisal_return),
    "meeting": ("thuky", DESK, meeting),
    "count-sheet": ("kiemphieu2", DESK, count_sheet),
    "result": ("thuky", DESK, result),
    "signing": ("lanhdao", DESK, signing),
    "printing": ("vu", DESK, printing),
    "certificate": ("vu", DESK, certificate),
    "public-page": ("vu", DESK, public_page),
    "register-check": ("vu", DESK, register_check),
    "law-compare": (None, DESK, law_compare),
    "law-unverified": ("phapche", DESK, law_unverified),
    "own-record-phone": ("congnhan", PHONE, own_record),
    "public-page-phone": ("vu", PHONE, public_page),
}


def signed_in(browser: Browser, base: str, user: str | None, size: tuple[int, int]) -> Page:
    """A fresh page in Vietnamese, signed in through the form when a user is named."""
    context = browser.new_context(viewport={"width": size[0], "height": size[1]}, locale="vi-VN")
    page = context.new_page()
    page.set_default_timeout(15_000)
    page.goto(f"{base}/tai-khoan/login/")
    if user:
        page.fill("input[name=login]", user)
        page.fill("input[name=password]", PASSWORD)
        page.locator("form[action*='login'] button").first.click()
        wait(page)
    return page


def squeeze(path: Path) -> None:
    """Write a PNG of the browser again with a palette of 256 colours: half the weight, and flat pages lose nothing."""
    width, height, size, rows = read_png(path.read_bytes())
    pixels = [row[at : at + 3] for row in rows for at in range(0, width * size, size)]
    counted = [colour for colour, _ in Counter(pixels).most_common()]
    palette = counted[:256]
    index = {colour: number for number, colour in enumerate(palette)}
    for colour in counted[256:]:
        index[colour] = min(
            range(256), key=lambda n: sum((a - b) ** 2 for a, b in zip(colour, palette[n], strict=True))
        )
    numbers = bytes(index[pixel] for pixel in pixels)
    lines = b"".join(b"\0" + numbers[at : at + width] for at in range(0, width * height, width))
    head = struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0)
    chunks = [(b"IHDR", head), (b"PLTE", b"".join(palette)), (b"IDAT", zlib.compress(lines, 9)), (b"IEND", b"")]
    packed = [struct.pack(">I", len(b)) + k + b + struct.pack(">I", zlib.crc32(k + b)) for k, b in chunks]
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + b"".join(packed))


def read_png(data: bytes) -> tuple[int, int, int, list[bytes]]:
    """Width, height, bytes of a pixel (3 or 4) and the rows of an 8-bit colour PNG, filters undone."""
    place, pixels, width, height, size = 8, b"", 0, 0, 3
    while place < len(data):
        (length,) = struct.unpack(">I", data[place : place + 4])
        kind, body = data[place + 4 : place + 8], data[place + 8 : place + 8 + length]
        if kind == b"IHDR":
            width, height, size = *struct.unpack(">II", body[:8]), 4 if body[9] == 6 else 3
        elif kind == b"IDAT":
            pixels += body
        place += length + 12
    raw, stride, rows = zlib.decompress(pixels), width * size, [bytes(width * size)]
    for at in range(0, len(raw), stride + 1):
        rows.append(unfilter(raw[at], bytearray(raw[at + 1 : at + 1 + stride]), rows[-1], size))
    return width, height, size, rows[1:]


def unfilter(kind: int, line: bytearray, above: bytes, size: int) -> bytes:
    """One row of a PNG without its filter (PNG specification, section 9)."""
    for at in range(len(line) if kind else 0):
        left, up, corner = (line[at - size], above[at], above[at - size]) if at >= size else (0, above[at], 0)
        near = min((left, up, corner), key=lambda one: abs(left + up - corner - one))
        line[at] = (line[at] + (0, left, up, (left + up) // 2, near)[kind]) & 255
    return bytes(line)


def take(browser: Browser, base: str, name: str) -> str:
    """One picture; says what is wrong with it, or nothing."""
    user, size, walk = PICTURES[name]
    page = signed_in(browser, base, user, size)
    walk(page)
    path = IMAGES / f"{name}.png"
    page.screenshot(path=path)
    squeeze(path)
    title = page.title()
    page.context.close()
    weight = path.stat().st_size
    print(f"{name:18} {weight / 1000:5.0f} kB  {title}")
    return f"{name}: {weight} bytes" if weight > LARGEST else ""


def main(arguments: list[str]) -> int:
    if not arguments:
        print(__doc__)
        return 2
    base, wanted = arguments[0].rstrip("/"), arguments[1:] or list(PICTURES)
    IMAGES.mkdir(parents=True, exist_ok=True)
    wrong: list[str] = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        for name in wanted:
            try:
                wrong.append(take(browser, base, name))
            except Exception as error:  # one page that moved must not cost the other pictures
                wrong.append(f"{name}: {str(error).splitlines()[0]}")
        browser.close()
    for line in filter(None, wrong):
        print("WRONG", line, file=sys.stderr)
    return 1 if any(wrong) else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
