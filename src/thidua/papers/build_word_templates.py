"""Builds the Word templates from the layout: python -m thidua.papers.build_word_templates

The templates are kept with the package, so that an office can open and change them in Word. Building again
replaces them; it is needed only after a change of layout.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from io import BytesIO

import typst
from docx.document import Document as WordDocument
from docx.enum.section import WD_SECTION
from docx.enum.table import WD_ALIGN_VERTICAL
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm, Pt
from docx.table import _Cell

from thidua.papers.layout import Layout, get_layout
from thidua.papers.typesetting import FONTS, get_fonts
from thidua.papers.word import TEMPLATES, settle
from thidua.papers.word_pieces import (
    ANNEX,
    CENTER,
    JUSTIFY,
    LEFT,
    SIGNATURES,
    TELLERS,
    Sheet,
    add_table,
    closing,
    fill_cells,
    letterhead,
    new_document,
    number_pages,
    paper_name,
    recipients,
    repeat_as_heading,
    set_cell_margins,
    signature,
)
from thidua.papers.wording import capitals

MIDDLE = WD_ALIGN_VERTICAL.CENTER


def decision(layout: Layout, motto_mm: float) -> WordDocument:
    document = new_document(layout)
    letterhead(document, layout, motto_mm, with_date=True)
    sheet = Sheet(document, layout)
    paper_name(sheet)
    sheet.line("authority", "{{ authority }}", align=CENTER, after_pt=8)
    sheet.loop("for line in bases", "basis", "{{ line }}")
    sheet.line("authority", "{{ resolves }}", align=CENTER, before_pt=8, after_pt=8, keep=True)
    sheet.tag("for article in articles")
    first = sheet.line("body", "")
    first.add_run("{{ article.label }}").bold = layout.parts["article"].bold
    first.add_run(" {{ article.first }}")
    sheet.loop("for line in article.rest", "body", "{{ line }}")
    sheet.tag("endfor")
    closing(document, layout)
    annex(document, layout)
    return document


def proposal(layout: Layout, motto_mm: float) -> WordDocument:
    document = new_document(layout)
    letterhead(document, layout, motto_mm, with_date=True)
    sheet = Sheet(document, layout)
    paper_name(sheet)
    sheet.tag("if addressed|length == 1")
    sheet.line("body", "Kính gửi: {{ addressed[0] }}", align=CENTER, after_pt=10)
    sheet.tag("else")
    for text in ("Kính gửi:", "{%p for line in addressed %}", "{{ line }}", "{%p endfor %}"):
        line = sheet.line("body", text, align=LEFT)
        line.paragraph_format.left_indent = Mm(45 if text.startswith("K") else 60)
    sheet.tag("endif")
    sheet.loop("for line in paragraphs", "body", "{{ line }}")
    closing(document, layout)
    annex(document, layout)
    return document


def report(layout: Layout, motto_mm: float) -> WordDocument:
    document = new_document(layout)
    letterhead(document, layout, motto_mm, with_date=True)
    sheet = Sheet(document, layout)
    paper_name(sheet)
    sheet.tag("for section in sections")
    sheet.line("article", "{{ section.heading }}", keep=True)
    sheet.loop("for line in section.paragraphs", "body", "{{ line }}")
    sheet.tag("endfor")
    sheet.line("body", "", align=CENTER, after_pt=0, keep=True)
    half = layout.page.text_width_mm / 2
    table = add_table(document, (half, half), rows=1, lined=False, caption=SIGNATURES)
    left = Sheet(table.cell(0, 0), layout)
    left.tag("if certification")
    left.line("signer", "{{ certification_title }}", align=CENTER)
    left.loop("for line in certification.lines", "signer", "{{ line }}", align=CENTER)
    space = layout.page.signing_space_mm * 72 / 25.4
    left.line("signer", "{{ certification.name }}", align=CENTER, before_pt=space)
    left.tag("endif")
    left.line("signer", "")
    signature(table.cell(0, 1), layout, "sign")
    return document


def returned_note(layout: Layout, motto_mm: float) -> WordDocument:
    document = new_document(layout)
    letterhead(document, layout, motto_mm, with_date=True)
    sheet = Sheet(document, layout)
    paper_name(sheet)
    sheet.line("body", "Kính gửi: {{ addressed[0] }}", align=CENTER, after_pt=10)
    sheet.line("body", "{{ intro }}")
    sheet.tag("for reason in reasons")
    first = sheet.line("body", "")
    first.add_run("{{ reason.no }}.").bold = True
    first.add_run(" {{ reason.problem }}")
    sheet.loop("if reason.basis", "basis", "{{ reason.basis }}")
    sheet.loop("if reason.remedy", "body", "{{ reason.remedy }}")
    sheet.tag("endfor")
    sheet.line("body", "{{ closing }}")
    closing(document, layout)
    return document


def minutes(layout: Layout, motto_mm: float) -> WordDocument:
    document = new_document(layout)
    letterhead(document, layout, motto_mm, with_date=False)
    sheet = Sheet(document, layout)
    paper_name(sheet)
    for number, title, loop in (
        ("I", "THỜI GIAN, ĐỊA ĐIỂM", "time_and_place"),
        ("II", "THÀNH PHẦN", ""),
        ("III", "NỘI DUNG", "agenda"),
        ("IV", "LỢI ÍCH LIÊN QUAN", "interests"),
        ("V", "Ý KIẾN THẢO LUẬN", "opinions"),
    ):
        sheet.line("article", f"{number}. {title}", keep=True)
        if loop:
            sheet.loop(f"for line in {loop}", "body", "{{ line }}")
        else:
            _attendance(sheet)
    sheet.line("article", "VI. KẾT QUẢ BỎ PHIẾU", keep=True)
    sheet.loop("if not ballots", "body", "Cuộc họp không bỏ phiếu.")
    sheet.tag("for ballot in ballots")
    sheet.line("article", "{{ ballot.title }}", keep=True)
    sheet.line("body", "{{ ballot.papers }}")
    _results(document, layout)
    sheet.line("table", "")
    sheet.tag("endfor")
    sheet.line("article", "VII. KẾT LUẬN", keep=True)
    sheet.loop("for line in conclusions", "body", "{{ line }}")
    sheet.line("body", "{{ closing }}", keep=True)
    sheet.line("body", "", align=CENTER, after_pt=0, keep=True)
    half = layout.page.text_width_mm / 2
    table = add_table(document, (half, half), rows=1, lined=False, caption=SIGNATURES)
    signature(table.cell(0, 0), layout, "secretary")
    signature(table.cell(0, 1), layout, "chair")
    sheet.tag("if tellers")
    space = layout.page.signing_space_mm * 72 / 25.4
    sheet.line("signer", "{{ tellers_title }}", align=CENTER, before_pt=18, keep=True)
    third = layout.page.text_width_mm / 3
    table = add_table(document, (third, third, third), rows=1, lined=False, caption=TELLERS)
    for cell, text in zip(
        table.rows[0].cells,
        ("{%tc for name in tellers %}", "{{ name }}", "{%tc endfor %}"),
        strict=True,
    ):
        Sheet(cell, layout).line("signer", text, align=CENTER, before_pt=space, after_pt=14)
    sheet.tag("endif")
    recipients(sheet)
    return document


def ballot(layout: Layout, motto_mm: float) -> WordDocument:
    document = new_document(layout)
    letterhead(document, layout, motto_mm, with_date=False)
    sheet = Sheet(document, layout)
    sheet.line("note", "(Dấu của Hội đồng)", align=2, before_pt=20, after_pt=20)
    paper_name(sheet, subject="{{ meeting }}")
    sheet.loop("for line in instructions", "body", "{{ line }}")
    width = layout.page.text_width_mm
    table = add_table(document, (12, width - 100, 44, 22, 22), rows=4, lined=True)
    set_cell_margins(table, layout.cell_padding_mm)
    heading, start, row, end = table.rows
    titles = ("STT", "Họ và tên, đơn vị", "Đề nghị xét tặng", "Đồng ý", "Không đồng ý")
    fill_cells(heading.cells, titles, "table_heading", layout)
    repeat_as_heading(heading)
    start.cells[0].text, end.cells[0].text = "{%tr for line in lines %}", "{%tr endfor %}"
    fill_cells(row.cells[:1], ("{{ line.no }}",), "table", layout)
    name = Sheet(row.cells[1], layout)
    name.line("table_heading", "{{ line.name }}", align=LEFT, before_pt=2)
    name.line("table", "{{ line.unit }}", align=LEFT, after_pt=2)
    fill_cells(row.cells[2:3], ("{{ line.award }}",), "table", layout, align=LEFT)
    for cell in row.cells[3:]:
        cell.vertical_alignment = MIDDLE
        box = Sheet(cell, layout).line("table", "☐", align=CENTER)
        box.runs[0].font.size = Pt(layout.parts["body"].size_pt * 1.4)
    return document


def extract(layout: Layout, motto_mm: float) -> WordDocument:
    document = new_document(layout)
    letterhead(document, layout, motto_mm, with_date=False)
    sheet = Sheet(document, layout)
    paper_name(sheet)
    width, sizes = layout.page.text_width_mm, layout.table
    for cell, side in zip(_pairs(document, layout, "facts", "table"), ("left", "right"), strict=True):
        line = cell.paragraphs[0]
        line.runs[0].text = f"{{{{ line.{side}.label }}}} "
        line.add_run(f"{{{{ line.{side}.value }}}}").bold = True
    sheet.line("compact", "{{ no_years }}")
    narrow = [sizes[f"extract_{column}_mm"] for column in ("year", "rating", "honours")]
    table = add_table(document, (*narrow, width - sum(narrow)), rows=4, lined=True)
    set_cell_margins(table, 1)
    heading, start, row, end = table.rows
    fill_cells(heading.cells, [f"{{{{ years_heads[{place}] }}}}" for place in range(4)], "compact_heading", layout)
    repeat_as_heading(heading)
    start.cells[0].text, end.cells[0].text = "{%tr for one in years %}", "{%tr endfor %}"
    for cell, field in zip(row.cells[:2], ("year", "rating"), strict=True):
        Sheet(cell, layout).line("compact", f"{{{{ one.{field} }}}}", align=LEFT)
    for cell, field in zip(row.cells[2:], ("honours", "rest"), strict=True):
        Sheet(cell, layout).loop(f"for line in one.{field}", "compact", "{{ line }}", align=LEFT)
        Sheet(cell, layout).line("compact", "")
    sheet.tag("if standards_title")
    sheet.line("compact_heading", "{{ standards_title }}", before_pt=8, after_pt=4, keep=True)
    _pairs(document, layout, "standards", "compact")
    sheet.tag("endif")
    sheet.tag("for line in notes")
    sheet.line("compact", "{{ line }}", align=JUSTIFY, before_pt=4).runs[0].italic = True
    sheet.tag("endfor")
    sheet.line("place_date", "{{ head.place_date }}", align=WD_ALIGN_PARAGRAPH.RIGHT, before_pt=6, keep=True)
    table = add_table(document, (width / 2, width / 2), rows=1, lined=False, caption=SIGNATURES)
    signature(table.cell(0, 0), layout, "prepared")
    signature(table.cell(0, 1), layout, "sign")
    return document


def _pairs(document: WordDocument, layout: Layout, rows: str, part: str) -> Sequence[_Cell]:
    """Two texts on a line, `left` and `right`, for each of `rows`; the cells of that line."""
    table = add_table(document, (layout.page.text_width_mm / 2,) * 2, rows=3, lined=False)
    start, row, end = table.rows
    start.cells[0].text, end.cells[0].text = f"{{%tr for line in {rows} %}}", "{%tr endfor %}"
    cells: Sequence[_Cell] = row.cells
    for cell, side in zip(cells, ("left", "right"), strict=True):
        Sheet(cell, layout).line(part, f"{{{{ line.{side} }}}}", align=LEFT, after_pt=2)
    return cells


def annex(document: WordDocument, layout: Layout) -> None:
    """The list on pages of its own; its columns are made when the template is filled."""
    section = document.add_section(WD_SECTION.NEW_PAGE)
    for start in section._sectPr.findall("{*}pgNumType"):
        section._sectPr.remove(start)
    number_pages(section)
    sheet = Sheet(document, layout)
    sheet.line("annex_title", "{{ annex.title }}", align=CENTER)
    sheet.line("annex_reference", "{{ annex.reference }}", align=CENTER, before_pt=4, after_pt=2)
    sheet.rule(layout.page.subject_rule_mm, layout.page.text_width_mm)
    sheet.line("table", "", align=CENTER)
    width = layout.page.text_width_mm - layout.number_column_mm
    table = add_table(document, (layout.number_column_mm, *(width / 3,) * 3), rows=9, lined=True, caption=ANNEX)
    heading, groups, titled, title, untitled, rows, row, no_rows, no_groups = table.rows
    fill_cells(
        heading.cells,
        ("STT", "{%tc for column in annex.columns %}", "{{ column.title }}", "{%tc endfor %}"),
        "table_heading",
        layout,
    )
    repeat_as_heading(heading)
    for tag_row, tag in (
        (groups, "for group in annex.groups"),
        (titled, "if group.title"),
        (untitled, "endif"),
        (rows, "for row in group.rows"),
        (no_rows, "endfor"),
        (no_groups, "endfor"),
    ):
        tag_row.cells[0].text = f"{{%tr {tag} %}}"
    span = title.cells[0].merge(title.cells[3])
    Sheet(span, layout).line(
        "table_heading",
        "{% colspan annex.columns|length + 1 %}{{ group.title }}",
        align=LEFT,
        before_pt=2,
        after_pt=2,
    )
    set_cell_margins(table, layout.cell_padding_mm)
    fill_cells(
        row.cells,
        ("{{ row.no }}", "{%tc for cell in row.cells %}", "{{ cell }}", "{%tc endfor %}"),
        "table",
        layout,
    )


def _attendance(sheet: Sheet) -> None:
    sheet.line("body", "{{ attendance }}")
    sheet.loop("for line in chairing", "body", "{{ line }}")
    sheet.tag("for group in roll")
    sheet.tag("if group.people")
    sheet.line("body", "{{ group.label }}", keep=True)
    sheet.loop("for line in group.people", "body", "{{ line }}")
    sheet.tag("endif")
    sheet.tag("endfor")


def _results(document: WordDocument, layout: Layout) -> None:
    """One row per nominee under the award, base and article that decide."""
    narrow = (11, 14, 16, 14, 16, 18, 23)
    name_mm = layout.page.text_width_mm - sum(narrow)
    table = add_table(document, (narrow[0], name_mm, *narrow[1:]), rows=7, lined=True)
    set_cell_margins(table, 1)
    heading, groups, title, rows, row, no_rows, no_groups = table.rows
    titles = (
        "STT",
        "Họ và tên, đơn vị",
        "Đồng ý",
        "Không đồng ý",
        "Phiếu trắng",
        "Không hợp lệ",
        "Tỷ lệ",
        "Kết quả",
    )
    fill_cells(heading.cells, titles, "table_heading", layout)
    repeat_as_heading(heading)
    groups.cells[0].text = "{%tr for group in ballot.groups %}"
    rows.cells[0].text = "{%tr for row in group.rows %}"
    no_rows.cells[0].text = no_groups.cells[0].text = "{%tr endfor %}"
    line = Sheet(title.cells[0].merge(title.cells[7]), layout).line(
        "table_heading", "{{ group.title }}", align=JUSTIFY, before_pt=2, after_pt=2
    )
    line.paragraph_format.first_line_indent = Pt(0)
    basis = line.add_run(" {{ group.basis }}")
    basis.bold, basis.italic = False, True
    fill_cells(row.cells[:1], ("{{ row.no }}",), "table", layout)
    name = Sheet(row.cells[1], layout)
    name.line("table_heading", "{{ row.name }}", align=LEFT, before_pt=2)
    name.line("table", "{{ row.unit }}", align=LEFT, after_pt=2)
    values = ("{{ row.agree }}", "{{ row.disagree }}", "{{ row.blank }}", "{{ row.invalid }}")
    fill_cells(row.cells[2:6], values, "table", layout)
    share = Sheet(row.cells[6], layout)
    share.line("table", "{{ row.share }}", align=CENTER)
    share.line("table", "{{ row.percent }}", align=CENTER)
    row.cells[6].vertical_alignment = MIDDLE
    fill_cells(row.cells[7:], ("{{ row.outcome }}",), "table_heading", layout)


BUILDERS: dict[str, Callable[[Layout, float], WordDocument]] = {
    "decision": decision,
    "proposal": proposal,
    "report": report,
    "returned_note": returned_note,
    "minutes": minutes,
    "ballot": ballot,
    "extract": extract,
}


def motto_width_mm(layout: Layout) -> float:
    """Width of the motto as printed: its rule is as long as the line."""
    part = layout.parts["motto"]
    source = (
        f'#set text(font: "{layout.page.pdf_font}", size: {part.size_pt}pt, weight: "bold")\n'
        f"#context [#metadata(measure[{layout.motto.motto}].width.mm()) <width>]"
    )
    found = typst.query(
        source.encode(),
        "<width>",
        field="value",
        one=True,
        font_paths=get_fonts(FONTS),
        ignore_system_fonts=True,
    )
    return float(json.loads(found))


def build(name: str, layout: Layout) -> bytes:
    """One template as a file; the same layout gives the same bytes."""
    document = BUILDERS[name](layout, motto_width_mm(layout))
    buffer = BytesIO()
    document.save(buffer)
    return settle(buffer.getvalue(), title=capitals(name), at=None)


def main() -> None:
    layout = get_layout()
    TEMPLATES.mkdir(exist_ok=True)
    for name in BUILDERS:
        (TEMPLATES / f"{name}.docx").write_bytes(build(name, layout))


if __name__ == "__main__":
    main()
