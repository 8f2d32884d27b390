from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO

import pytest
from docx import Document
from docx.enum.section import WD_ORIENT
from docx.shared import Mm, Pt
from jinja2.exceptions import SecurityError

from thidua import papers
from thidua.papers.build_word_templates import BUILDERS, build
from thidua.papers.layout import get_layout
from thidua.papers.tests import samples
from thidua.papers.word import TEMPLATES
from thidua.papers.word_pieces import STYLE_NAMES


def opened(content: bytes):
    return Document(BytesIO(content))


def text_of(document) -> str:
    return "\n".join(
        "".join(t.text or "" for t in p.iter("{*}t"))
        for p in document.element.body.iter("{http://schemas.openxmlformats.org/wordprocessingml/2006/main}p")
    )


def paragraph(document, text: str):
    cells = [c for table in document.tables for row in table.rows for c in row.cells]
    for holder in (document, *cells):
        for found in holder.paragraphs:
            if found.text == text:
                return found
    raise AssertionError(f"{text!r} is not in the document")


@pytest.mark.parametrize("name", sorted(BUILDERS))
def test_the_kept_templates_are_those_the_layout_builds(name):
    assert (TEMPLATES / f"{name}.docx").read_bytes() == build(name, get_layout())


def test_page_and_font_of_a_decision_follow_the_layout():
    page = get_layout().page
    document = opened(papers.decision_docx(samples.decision()))

    for section in document.sections:
        margins = (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)
        wanted = (page.top_mm, page.bottom_mm, page.left_mm, page.right_mm)
        assert [round(margin.mm) for margin in margins] == [round(mm) for mm in wanted]
        assert section.different_first_page_header_footer is True
        assert "PAGE" in section.header._element.xml
        assert "PAGE" not in section.first_page_header._element.xml
    assert document.styles["Normal"].font.name == page.word_font


@pytest.mark.parametrize("part", sorted(STYLE_NAMES))
def test_every_style_has_the_size_of_the_layout(part):
    wanted = get_layout().parts[part]
    style = opened(papers.decision_docx(samples.decision())).styles[STYLE_NAMES[part]]

    assert (style.font.size, style.font.bold, style.font.italic) == (
        Pt(wanted.size_pt),
        wanted.bold,
        wanted.italic,
    )
    assert style.font.name == get_layout().page.word_font


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("BỘ CÔNG THƯƠNG", "issuing_body"),
        ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "country"),
        ("Độc lập - Tự do - Hạnh phúc", "motto"),
        ("Số: 05/QĐ-BCT", "number"),
        ("Hà Nội, ngày 05 tháng 02 năm 2024", "place_date"),
        ("QUYẾT ĐỊNH", "paper_name"),
        ("Về việc tặng Bằng khen của Bộ trưởng Bộ Công Thương", "subject"),
        ("Căn cứ Luật Thi đua, khen thưởng;", "basis"),
        ("Điều 2. Các đơn vị thi hành Quyết định này./.", "body"),
        ("KT. BỘ TRƯỞNG", "signer"),
        ("Nguyễn Thị Thử Nghiệm", "signer"),
        ("Nơi nhận:", "recipients_label"),
        ("- Lưu: VT, TĐKT.", "recipients"),
        ("(Kèm theo Quyết định số 05/QĐ-BCT ngày 05 tháng 02 năm 2024 của Bộ trưởng Bộ Công Thương)",
         "annex_reference"),
    ],
)  # fmt: skip
def test_each_part_of_a_decision_reads_and_looks_as_the_decree_asks(text, part):
    document = opened(papers.decision_docx(samples.decision()))

    assert paragraph(document, text).style.name == STYLE_NAMES[part]


def test_the_word_article_is_bold_and_its_text_is_not():
    line = paragraph(opened(papers.decision_docx(samples.decision())), "Điều 2. Các đơn vị thi hành Quyết định này./.")

    assert [(run.text, bool(run.bold)) for run in line.runs if run.text] == [
        ("Điều 2.", True),
        (" Các đơn vị thi hành Quyết định này./.", False),
    ]


def test_only_a_decision_without_number_or_date_is_marked_as_a_draft():
    issued = text_of(opened(papers.decision_docx(samples.decision())))
    unnumbered = text_of(opened(papers.decision_docx(samples.decision(number=""))))
    undated = text_of(opened(papers.decision_docx(samples.decision(decided_on=None))))

    assert "DỰ THẢO" not in issued
    assert "DỰ THẢO" in unnumbered
    assert "Số: ……/QĐ-BCT" in unnumbered
    assert "DỰ THẢO" in undated
    assert "ngày …… tháng …… năm ………" in undated


def test_the_list_repeats_its_heading_row_and_numbers_each_group_from_one():
    table = opened(papers.decision_docx(samples.decision())).tables[-1]

    assert [cell.text for cell in table.rows[0].cells] == ["STT", "Họ và tên", "Chức vụ, đơn vị"]
    assert table.rows[0]._tr.trPr.find("{*}tblHeader") is not None
    assert [row.cells[0].text for row in table.rows] == [
        "STT", "I. TẬP THỂ", "1", "II. CÁ NHÂN", "1", "2", "3",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("wide", "orientation"),
    [(False, WD_ORIENT.PORTRAIT), (True, WD_ORIENT.LANDSCAPE)],
    ids=["narrow", "wide"],
)
def test_the_list_lies_down_only_when_its_columns_do_not_fit(wide, orientation):
    document = opened(papers.decision_docx(samples.decision(annex=samples.annex(wide=wide))))
    first, last = document.sections
    page = get_layout().page
    room = page.wide_text_width_mm if wide else page.text_width_mm

    assert (first.orientation, last.orientation) == (WD_ORIENT.PORTRAIT, orientation)
    widths = [Mm(0) + cell.width for cell in document.tables[-1].rows[2].cells]
    assert round(sum(widths) / Mm(1)) == round(room)


def test_a_decision_without_a_list_has_one_section_and_no_empty_page():
    document = opened(papers.decision_docx(samples.decision(annex=None)))

    assert len(document.sections) == 1
    assert "Kèm theo" not in text_of(document)
    assert round(document.sections[0].left_margin.mm) == round(get_layout().page.left_mm)


def test_signatures_never_stand_alone_on_a_page():
    document = opened(papers.decision_docx(samples.decision()))

    assert paragraph(document, "Điều 2. Các đơn vị thi hành Quyết định này./.").paragraph_format.keep_with_next
    assert not paragraph(document, "Căn cứ Luật Thi đua, khen thưởng;").paragraph_format.keep_with_next


@pytest.mark.parametrize("payload", samples.PAYLOADS)
def test_data_that_looks_like_a_template_is_printed_as_it_stands(payload):
    annex = papers.Annex("Danh sách", [papers.Column("Họ và tên")], [papers.AnnexGroup("", [[payload]])])
    decision = samples.decision(subject=payload, articles=[payload, "Thi hành"], annex=annex)
    document = opened(papers.decision_docx(decision))

    assert paragraph(document, payload).style.name == STYLE_NAMES["subject"]
    assert paragraph(document, f"Điều 1. {payload}")
    assert document.tables[-1].rows[1].cells[1].text == payload


def test_control_characters_cannot_break_the_file():
    document = opened(papers.decision_docx(samples.decision(subject="Tặng\x0c Bằng\x07 khen\x00\ud800")))

    assert paragraph(document, "Tặng Bằng khen")


def test_a_template_changed_by_an_office_runs_in_the_sandbox():
    document = Document(str(TEMPLATES / "decision.docx"))
    document.paragraphs[0].insert_paragraph_before("{{ ''.__class__.__mro__ }}")
    changed = BytesIO()
    document.save(changed)

    with pytest.raises(SecurityError, match="unsafe"):
        papers.decision_docx(samples.decision(), template=changed.getvalue())


@pytest.mark.parametrize("word_filter", ["safe", "upper"])
def test_no_filter_of_a_template_lets_data_become_markup(word_filter):
    document = Document(str(TEMPLATES / "decision.docx"))
    document.paragraphs[0].insert_paragraph_before(f"{{{{ subject|{word_filter} }}}}")
    changed = BytesIO()
    document.save(changed)

    decision = samples.decision(subject="A & B <W:BR/>")
    assert paragraph(opened(papers.decision_docx(decision, template=changed.getvalue())), "A & B <W:BR/>")


def test_a_template_changed_by_an_office_is_used():
    document = Document(str(TEMPLATES / "decision.docx"))
    document.paragraphs[0].insert_paragraph_before("Lưu hành nội bộ")
    changed = BytesIO()
    document.save(changed)

    assert "Lưu hành nội bộ" in text_of(opened(papers.decision_docx(samples.decision(), template=changed.getvalue())))


def test_minutes_say_who_was_there_what_was_counted_and_by_which_article():
    text = text_of(opened(papers.minutes_docx(samples.minutes())))

    for line in (
        "Thời gian bắt đầu: 08 giờ 30 phút, ngày 05 tháng 12 năm 2024.",
        "Tổng số thành viên Hội đồng: 18; có mặt: 01; vắng mặt: 02, trong đó gửi ý kiến bằng văn bản: 01.",
        "Chủ trì: Ông Trần Văn Thử, Bộ trưởng - Chủ tịch Hội đồng.",
        "1. Bà Lê Thị Thử, Vụ trưởng - Ủy viên (đi công tác).",
        "- Ông Trần Văn Thử: có tên trong danh sách; không tham gia thảo luận và bỏ phiếu nội dung này.",
        "Chiến sĩ thi đua cấp bộ: cần ít nhất 17/18 phiếu đồng ý, tính trên tổng số thành viên Hội đồng "
        "(Điều lệ thử, Điều 1)",
        "16/18",
        "88,88%",
        "Không đạt",
        "Đạt",
        "BAN KIỂM PHIẾU",
        "Kiểm Phiếu Hai",
    ):
        assert line in text.splitlines()


def test_minutes_without_a_ballot_say_so():
    text = text_of(opened(papers.minutes_docx(samples.minutes(ballots=[], tellers=[]))))

    assert "Cuộc họp không bỏ phiếu." in text
    assert "BAN KIỂM PHIẾU" not in text


def test_a_ballot_in_word_has_two_boxes_on_each_line():
    text = text_of(opened(papers.ballot_docx(samples.ballot(4))))

    assert text.count("☐") == 8
    assert "Ông Người Thử 4" in text


def test_a_proposal_lists_its_addressees_and_ends_with_the_end_mark():
    text = text_of(opened(papers.proposal_docx(samples.proposal())))

    assert "- Bộ Công Thương;" in text
    assert "- Hội đồng Thi đua - Khen thưởng." in text
    assert "Cục Thử nghiệm kính trình Bộ trưởng xem xét./." in text


def test_a_returned_dossier_in_word_says_the_same_as_in_pdf():
    lines = text_of(opened(papers.returned_note_docx(samples.note()))).splitlines()

    assert "1. Thiếu biên bản họp xét." in lines
    assert "Căn cứ: Điều lệ thử, Điều 2." in lines
    assert "2. Báo cáo chưa có xác nhận." in lines
    assert "Đề nghị đơn vị bổ sung, hoàn thiện và gửi lại hồ sơ trước ngày 20 tháng 12 năm 2024./." in lines


def test_a_report_carries_the_certification_only_when_there_is_one():
    certified = text_of(opened(papers.report_docx(samples.report())))
    plain = text_of(opened(papers.report_docx(samples.report(certification=None))))

    assert "XÁC NHẬN CỦA ĐƠN VỊ" in certified
    assert "XÁC NHẬN CỦA ĐƠN VỊ" not in plain


def test_the_same_decision_gives_the_same_file_without_author_or_machine():
    at = datetime(2024, 2, 5, 8, tzinfo=UTC)
    content = papers.decision_docx(samples.decision(), at=at)
    properties = opened(content).core_properties

    assert content == papers.decision_docx(samples.decision(), at=at)
    assert (properties.author, properties.last_modified_by, properties.comments) == ("", "", "")
    assert properties.created == at
    assert properties.title == "Quyết định 05/QĐ-BCT về việc tặng Bằng khen của Bộ trưởng Bộ Công Thương"
    assert "dcterms:created" not in opened(papers.decision_docx(samples.decision())).core_properties._element.xml
