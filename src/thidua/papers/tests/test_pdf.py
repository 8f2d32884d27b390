"""Decisions, minutes, notes and ballots as PDF, read back page by page."""

from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO

import pytest
from pypdf import PdfReader

from thidua import papers
from thidua.papers import typesetting
from thidua.papers.tests import samples

PDFS = {
    "decision": lambda at: papers.decision_pdf(samples.decision(), at=at),
    "minutes": lambda at: papers.minutes_pdf(samples.minutes(), at=at),
    "certificates": lambda at: papers.certificates_pdf([samples.certificate()], at=at),
    "returned note": lambda at: papers.returned_note_pdf(samples.note(), at=at),
    "proposal": lambda at: papers.proposal_pdf(samples.proposal(), at=at),
    "extract": lambda at: papers.extract_pdf(samples.extract(), at=at),
    "summary": lambda at: papers.summary_pdf(samples.summary(), at=at),
}


def pages_of(content: bytes) -> list[str]:
    """Text of each page with runs of white space made one, since lines may break anywhere."""
    return [" ".join(page.extract_text().split()) for page in PdfReader(BytesIO(content)).pages]


def test_a_decision_reads_from_the_motto_to_the_signature():
    first, annex = pages_of(papers.decision_pdf(samples.decision()))

    for line in (
        "BỘ CÔNG THƯƠNG",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Số: 05/QĐ-BCT",
        "Hà Nội, ngày 05 tháng 02 năm 2024",
        "BỘ TRƯỞNG BỘ CÔNG THƯƠNG",
        "Căn cứ Luật Thi đua, khen thưởng; Theo đề nghị của Vụ trưởng Vụ Thử nghiệm.",
        "Điều 1. Tặng Bằng khen",
        "thi hành Quyết định này./.",
        "KT. BỘ TRƯỞNG THỨ TRƯỞNG",
        "Nguyễn Thị Thử Nghiệm",
        "- Lưu: VT, TĐKT.",
    ):
        assert line in first
    assert "DỰ THẢO" not in first
    assert "(Kèm theo Quyết định số 05/QĐ-BCT ngày 05 tháng 02 năm 2024 của Bộ trưởng Bộ Công Thương)" in annex
    assert "II. CÁ NHÂN 1 Ông Người Thử 0000 Chuyên viên" in annex


def test_a_draft_is_marked_and_shows_blanks():
    first = pages_of(papers.decision_pdf(samples.decision(number="", decided_on=None)))[0]

    assert "DỰ THẢO" in first
    assert "Số: ……/QĐ-BCT" in first
    assert "ngày …… tháng …… năm ………" in first


def test_a_long_list_repeats_its_heading_and_counts_its_own_pages():
    pages = pages_of(papers.decision_pdf(samples.decision(annex=samples.annex(80))))

    assert len(pages) > 3
    assert all("STT Họ và tên Chức vụ, đơn vị" in page for page in pages[1:])
    assert pages[1].startswith("DANH SÁCH")
    assert [page.split()[0] for page in pages[2:]] == [str(n) for n in range(2, len(pages))]


@pytest.mark.parametrize(("wide", "landscape"), [(False, False), (True, True)], ids=["narrow", "wide"])
def test_the_list_lies_down_only_when_its_columns_do_not_fit(wide, landscape):
    content = papers.decision_pdf(samples.decision(annex=samples.annex(wide=wide)))
    boxes = [page.mediabox for page in PdfReader(BytesIO(content)).pages]

    assert [box.width > box.height for box in boxes] == [False, landscape]


def test_a_decision_without_a_list_has_one_page():
    assert len(pages_of(papers.decision_pdf(samples.decision(annex=None)))) == 1


def test_minutes_show_exact_fractions_and_the_article():
    text = " ".join(pages_of(papers.minutes_pdf(samples.minutes())))

    assert "cần ít nhất 17/18 phiếu đồng ý, tính trên tổng số thành viên Hội đồng" in text
    assert "(Điều lệ thử, Điều 1)" in text
    assert "16/18 88,88% Không đạt" in text
    assert "17/18 94,44% Đạt" in text
    assert "TRƯỞNG BAN" not in text
    assert "BAN KIỂM PHIẾU Kiểm Phiếu Một Kiểm Phiếu Hai" in text


def test_a_returned_dossier_comes_with_numbered_reasons_and_a_day():
    text = " ".join(pages_of(papers.returned_note_pdf(samples.note())))

    assert "vì 02 lý do sau đây: 1. Thiếu biên bản họp xét. Căn cứ: Điều lệ thử, Điều 2. Đề nghị: Bổ sung" in text
    assert "2. Báo cáo chưa có xác nhận." in text
    assert "gửi lại hồ sơ trước ngày 20 tháng 12 năm 2024./." in text


def test_a_proposal_names_its_addressees_and_its_list():
    first, annex = pages_of(papers.proposal_pdf(samples.proposal()))

    assert "Kính gửi: - Bộ Công Thương; - Hội đồng Thi đua - Khen thưởng." in first
    assert "Cục Thử nghiệm kính trình Bộ trưởng xem xét./." in first
    assert "(Kèm theo Tờ trình số 123/TTr-CTN ngày 03 tháng 11 năm 2024 của Cục Thử nghiệm)" in annex


def test_ten_years_of_an_extract_fit_on_one_page():
    years = [
        papers.ExtractYear(
            str(year),
            "Tốt",
            ["Lao động tiên tiến (12/QĐ-CTN, 05/01/2024)", "Chiến sĩ thi đua cơ sở (13/QĐ-CTN, 05/01/2024)"],
            ["Sáng kiến: Quy trình thử nghiệm tự động"] if year % 3 == 0 else [],
        )
        for year in range(2015, 2025)
    ]

    (page,) = pages_of(papers.extract_pdf(samples.extract(years=years)))

    assert "2015 Tốt Lao động tiên tiến (12/QĐ-CTN, 05/01/2024)" in page
    assert page.rstrip().endswith("NGƯỜI LẬP THỦ TRƯỞNG ĐƠN VỊ")


def test_an_extract_without_facts_or_standards_says_so():
    text = " ".join(pages_of(papers.extract_pdf(samples.extract(years=[], standards=[]))))

    assert "Hồ sơ chưa có dữ kiện nào." in text
    assert "Đối chiếu tiêu chuẩn" not in text


def test_a_printed_verdict_says_that_it_is_no_official_paper():
    text = " ".join(pages_of(papers.summary_pdf(samples.summary())))

    assert "Không đạt Còn thiếu: 2023. Điều lệ thử, Điều 3" in text
    assert "In ngày 20/12/2024. Bản in để tham khảo, không thay thế văn bản" in text
    assert "CỘNG HÒA" not in text


@pytest.mark.parametrize("payload", samples.PAYLOADS)
def test_data_that_looks_like_markup_is_printed_as_it_stands(payload):
    decision = samples.decision(articles=[payload, "Thi hành"], annex=None)
    certificate = samples.certificate(recipient=payload, qr_text=payload)

    assert f"Điều 1. {payload}" in pages_of(papers.decision_pdf(decision))[0]
    assert payload in pages_of(papers.certificates_pdf([certificate]))[0]


def test_control_characters_cannot_stop_the_typesetting():
    assert "Tặng Bằng khen" in pages_of(papers.decision_pdf(samples.decision(subject="Tặng\x07 Bằng\ud800 khen")))[0]


@pytest.mark.parametrize("paper", sorted(PDFS))
def test_the_same_paper_gives_the_same_file_and_tells_nothing_of_its_maker(paper):
    at = datetime(2024, 2, 5, 8, tzinfo=UTC)
    content = PDFS[paper](at)
    reader = PdfReader(BytesIO(content))

    assert content == PDFS[paper](at)
    assert reader.metadata.title
    assert reader.metadata.author is None
    assert reader.metadata.creation_date == at
    assert reader.trailer["/Root"]["/Lang"] == "vi-VN"
    assert "/StructTreeRoot" in reader.trailer["/Root"]
    assert PdfReader(BytesIO(PDFS[paper](None))).metadata.creation_date is None
    for trace in (b"/work", b"/home", b"/root", b"/tmp"):
        assert trace not in content


def test_only_the_typefaces_of_the_package_are_used():
    fonts = {
        str(font.get_object()["/BaseFont"]).split("+")[-1]
        for page in PdfReader(BytesIO(papers.decision_pdf(samples.decision()))).pages
        for font in page["/Resources"]["/Font"].values()
    }

    assert fonts
    assert all(font.startswith("Tinos") for font in fonts)


def test_missing_typefaces_are_named_with_the_remedy(tmp_path):
    (tmp_path / "Tinos_400Regular.ttf").touch()

    with pytest.raises(papers.FontsMissing, match="make assets") as error:
        typesetting.get_fonts(tmp_path)
    assert error.value.missing == list(typesetting.FONT_FILES[1:])


def page_streams(content: bytes) -> list[tuple[bytes, str, tuple[float, ...]]]:
    """What each page draws: its drawing commands, its resources and its size."""
    return [
        (page.get_contents().get_data(), repr(page["/Resources"]), tuple(map(float, page.mediabox)))
        for page in PdfReader(BytesIO(content)).pages
    ]


def test_all_copies_of_a_ballot_are_drawn_alike():
    streams = page_streams(papers.ballots_pdf(samples.ballot(), 25))

    assert len(streams) == 25
    assert len(set(streams)) == 1


def test_a_ballot_of_several_pages_is_the_same_in_every_copy():
    one = page_streams(papers.ballots_pdf(samples.ballot(60), 1))
    three = page_streams(papers.ballots_pdf(samples.ballot(60), 3))
    commands = [page[0] for page in three]

    assert len(one) > 1
    assert three[: len(one)] == three[len(one) : 2 * len(one)] == three[2 * len(one) :]
    assert commands[: len(one)] == [page[0] for page in one]


def test_a_ballot_carries_no_number_date_or_copy_count():
    reader = PdfReader(BytesIO(papers.ballots_pdf(samples.ballot(), 2)))
    text = reader.pages[1].extract_text()

    assert "Số:" not in text
    assert "Hà Nội" not in text
    assert reader.metadata.creation_date is None
    assert "/StructTreeRoot" not in reader.trailer["/Root"]
    assert text == reader.pages[0].extract_text()


def test_a_paper_with_nothing_written_yet_still_prints():
    decision = samples.decision(bases=[], articles=[], recipients=[], annex=papers.Annex("Danh sách", [], []))
    proposal = samples.proposal(addressed_to=[], paragraphs=[], recipients=[], annex=None)
    minutes = samples.minutes(present=[], agenda=[], ballots=[], tellers=[], opinions=[], conclusions=[])

    assert "QUYẾT ĐỊNH" in pages_of(papers.decision_pdf(decision))[0]
    assert "TỜ TRÌNH" in pages_of(papers.proposal_pdf(proposal))[0]
    assert "Cuộc họp không bỏ phiếu." in pages_of(papers.minutes_pdf(minutes))[0]
    assert papers.decision_docx(decision)
    assert papers.proposal_docx(proposal)
    assert papers.minutes_docx(minutes)


def test_at_least_one_ballot_is_printed():
    with pytest.raises(ValueError, match="at least 1, got 0"):
        papers.ballots_pdf(samples.ballot(), 0)


def test_the_time_written_into_a_file_is_told_to_the_second():
    at = datetime(2025, 12, 15, 5, 0, 7, 123456, tzinfo=UTC)

    written = PdfReader(BytesIO(papers.decision_pdf(samples.decision(), at=at))).metadata

    assert written is not None
    assert written.creation_date == at.replace(microsecond=0)
