from __future__ import annotations

import re
from io import BytesIO

import pytest
from pypdf import PdfReader

from thidua import papers
from thidua.papers.layout import get_layout
from thidua.papers.qr import matrix_of, outline_svg
from thidua.papers.tests import samples


def pages_of(content: bytes) -> list[str]:
    return [" ".join(page.extract_text().split()) for page in PdfReader(BytesIO(content)).pages]


def test_one_file_holds_one_page_for_each_certificate_in_order():
    pages = pages_of(papers.certificates_pdf([samples.certificate(n) for n in range(1, 8)]))

    assert len(pages) == 7
    for number, page in enumerate(pages, start=1):
        assert f"Ông Người Thử {number:04d}" in page
        assert f"Số vào sổ: {number:04d}" in page


def test_a_certificate_says_who_gives_what_to_whom_and_why():
    page = pages_of(papers.certificates_pdf([samples.certificate()]))[0]

    for line in (
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc",
        "BỘ TRƯỞNG BỘ CÔNG THƯƠNG TẶNG",
        "BẰNG KHEN",
        "Đã có thành tích xuất sắc trong công tác năm 2024",
        "Quyết định số 05/QĐ-BCT ngày 05 tháng 02 năm 2024",
        "Hà Nội, ngày 05 tháng 02 năm 2024",
        "KT. BỘ TRƯỞNG THỨ TRƯỞNG Nguyễn Thị Thử Nghiệm",
    ):
        assert line in page


def positions(content: bytes) -> dict[str, tuple[float, float]]:
    """Where each run of text begins on the first page, in points from the lower left corner."""
    found: dict[str, tuple[float, float]] = {}

    def visit(text, user, line, _font, _size):
        if text.strip():
            x = line[4] * user[0] + line[5] * user[2] + user[4]
            y = line[4] * user[1] + line[5] * user[3] + user[5]
            found.setdefault(text.strip(), (round(x, 1), round(y, 1)))

    PdfReader(BytesIO(content)).pages[0].extract_text(visitor_text=visit)
    return found


def test_a_preprinted_blank_keeps_every_place_and_leaves_out_what_it_carries():
    whole = positions(papers.certificates_pdf([samples.certificate()]))
    blank = positions(papers.certificates_pdf([samples.certificate()], preprinted=True))

    assert blank
    assert blank.items() <= whole.items()
    assert set(whole) - set(blank) == {
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "BỘ TRƯỞNG BỘ CÔNG THƯƠNG",
        "TẶNG",
        "BẰNG KHEN",
    }


def test_the_offset_moves_the_print_by_millimetres():
    at_home = positions(papers.certificates_pdf([samples.certificate()], preprinted=True))
    moved = positions(papers.certificates_pdf([samples.certificate(offset_mm=(2.0, -3.0))], preprinted=True))
    point = 72 / 25.4

    assert set(moved) == set(at_home)
    for text, (x, y) in at_home.items():
        assert moved[text] == pytest.approx((x + 2 * point, y + 3 * point), abs=0.2)


def images_of(content: bytes) -> int:
    resources = PdfReader(BytesIO(content)).pages[0]["/Resources"]
    return len(resources.get("/XObject", {}))


def test_the_frame_is_left_out_on_request_and_on_blanks():
    with_frame = papers.certificates_pdf([samples.certificate()])
    without = papers.certificates_pdf([samples.certificate(frame=False)])
    blank = papers.certificates_pdf([samples.certificate()], preprinted=True)

    assert images_of(with_frame) == images_of(without) + 1
    assert images_of(blank) == images_of(without)


def test_the_frame_weighs_once_however_long_the_list():
    few = len(papers.certificates_pdf([samples.certificate(n) for n in range(10)]))
    many = len(papers.certificates_pdf([samples.certificate(n) for n in range(60)]))

    assert (many - few) / 50 < 12_000


def test_a_name_too_long_for_one_line_still_fits_its_page():
    name = "Tập thể cán bộ, công chức, viên chức và người lao động " + "Vụ Thử nghiệm và Đo lường " * 4
    pages = pages_of(papers.certificates_pdf([samples.certificate(recipient=name.strip())]))

    assert len(pages) == 1
    assert name.strip() in pages[0]


def test_an_empty_list_is_refused_in_words():
    with pytest.raises(papers.NoCertificates, match="không có bằng"):
        papers.certificates_pdf([])


def test_the_test_sheet_is_one_landscape_page_with_a_scale():
    reader = PdfReader(BytesIO(papers.test_sheet_pdf()))
    text = reader.pages[0].extract_text()

    assert len(reader.pages) == 1
    assert round(float(reader.pages[0].mediabox.width) * 25.4 / 72) == 297
    assert "TỜ THỬ CĂN CHỈNH MÁY IN" in text
    assert "150" in text.split()


def rastered(svg: str) -> list[list[int]]:
    """The outline read back: dark is what lies right of an odd number of its vertical edges."""
    size = int(re.search(r'viewBox="0 0 (\d+)', svg).group(1))
    crossings = [[0] * (size + 1) for _ in range(size)]
    for loop in re.findall(r"M[^Z]+Z", svg):
        points: list[tuple[int, int]] = []
        for command, first, second in re.findall(r"([MHV])(\d+)(?: (\d+))?", loop):
            x, y = points[-1] if points else (0, 0)
            points.append({"M": (int(first), int(second or 0)), "H": (int(first), y), "V": (x, int(first))}[command])
        for (x0, y0), (x1, y1) in zip(points, [*points[1:], points[0]], strict=True):
            assert x0 == x1 or y0 == y1
            if x0 == x1:
                for y in range(min(y0, y1), max(y0, y1)):
                    crossings[y][x0] += 1
    return [[sum(row[: x + 1]) % 2 for x in range(size)] for row in crossings]


@pytest.mark.parametrize("text", ["A", "https://thidua.example.vn/xac-minh/0001-2f8a91c377d0", "Bằng khen số 05 " * 9])
def test_the_printed_outline_is_exactly_the_matrix_of_the_code(text):
    assert rastered(outline_svg(text)) == [list(row) for row in matrix_of(text)]


def test_the_code_is_printed_at_least_22_millimetres_wide():
    assert get_layout().certificate["qr_mm"] >= 22
