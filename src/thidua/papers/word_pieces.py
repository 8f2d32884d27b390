"""Pieces the Word templates are built from: styles, letterhead, rules, tables. Sizes come from the layout."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.table import WD_ALIGN_VERTICAL, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

from thidua.papers.layout import Layout

CENTER, LEFT, JUSTIFY = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.LEFT, WD_ALIGN_PARAGRAPH.JUSTIFY
SIGNATURES = "chu-ky"  # captions of tables that the filling of a template looks for
ANNEX = "danh-sach"
TELLERS = "ban-kiem-phieu"

# Part of the layout -> name of the Word style, as officers see it.
STYLE_NAMES = {
    "country": "TĐ Quốc hiệu",
    "motto": "TĐ Tiêu ngữ",
    "governing_body": "TĐ Cơ quan chủ quản",
    "issuing_body": "TĐ Cơ quan ban hành",
    "number": "TĐ Số ký hiệu",
    "place_date": "TĐ Địa danh ngày tháng",
    "paper_name": "TĐ Tên loại",
    "subject": "TĐ Trích yếu",
    "authority": "TĐ Thẩm quyền",
    "basis": "TĐ Căn cứ",
    "body": "TĐ Nội dung",
    "article": "TĐ Đề mục",
    "signer": "TĐ Chữ ký",
    "recipients_label": "TĐ Nơi nhận",
    "recipients": "TĐ Danh sách nơi nhận",
    "page_number": "TĐ Số trang",
    "annex_title": "TĐ Tên phụ lục",
    "annex_reference": "TĐ Kèm theo",
    "table": "TĐ Bảng",
    "table_heading": "TĐ Đầu bảng",
    "compact": "TĐ Bảng nhỏ",
    "compact_heading": "TĐ Đầu bảng nhỏ",
    "draft_mark": "TĐ Dự thảo",
    "note": "TĐ Ghi chú",
}
RUNNING = ("basis", "body", "article")


def new_document(layout: Layout) -> WordDocument:
    """An empty A4 document with the margins, styles and page number of the layout."""
    document = Document()
    _drop_thumbnail(document)
    _set_font(document.styles["Normal"].element, layout.page.word_font)
    normal = document.styles["Normal"]
    normal.font.size = Pt(layout.parts["body"].size_pt)
    for name, part in layout.parts.items():
        style = document.styles.add_style(STYLE_NAMES[name], WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = normal
        style.quick_style = True
        style.font.size, style.font.bold, style.font.italic = Pt(part.size_pt), part.bold, part.italic
        _set_font(style.element, layout.page.word_font)
        shape = style.paragraph_format
        shape.space_before = shape.space_after = Pt(0)
        shape.line_spacing = 1.0
        if name in RUNNING:
            shape.alignment = JUSTIFY
            shape.first_line_indent = Mm(layout.page.first_line_indent_mm)
            shape.space_after = Pt(layout.page.paragraph_gap_pt)
            shape.line_spacing = layout.page.line_spacing
    _set_page(document.sections[0], layout)
    number_pages(document.sections[0])
    document.core_properties.author = ""
    document.core_properties.comments = ""
    document.core_properties.language = "vi-VN"
    return document


def _set_page(section: Any, layout: Layout) -> None:
    page = layout.page
    section.page_width, section.page_height = Mm(page.width_mm), Mm(page.height_mm)
    section.top_margin, section.bottom_margin = Mm(page.top_mm), Mm(page.bottom_mm)
    section.left_margin, section.right_margin = Mm(page.left_mm), Mm(page.right_mm)
    section.header_distance, section.footer_distance = Mm(page.top_mm / 2), Mm(page.bottom_mm / 2)


def number_pages(section: Any) -> None:
    """Page number centred in the top margin, hidden on the first page of the section, starting at 1."""
    section.different_first_page_header_footer = True
    section.header.is_linked_to_previous = False
    section.first_page_header.is_linked_to_previous = False
    line = section.header.paragraphs[0]
    line.style = STYLE_NAMES["page_number"]
    line.alignment = CENTER
    for kind, text in (("begin", None), (None, " PAGE "), ("end", None)):
        run = line.add_run()
        if kind:
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
        else:
            mark = OxmlElement("w:instrText")
            mark.text = text
            mark.set(qn("xml:space"), "preserve")
        run._r.append(mark)
    start = OxmlElement("w:pgNumType")
    start.set(qn("w:start"), "1")
    section._sectPr.append(start)


def _set_font(element: Any, font: str) -> None:
    properties = element.get_or_add_rPr()
    fonts = properties.find(qn("w:rFonts"))
    if fonts is None:
        fonts = OxmlElement("w:rFonts")
        properties.insert(0, fonts)
    fonts.attrib.clear()
    for script in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{script}"), font)
    language = properties.find(qn("w:lang"))
    if language is None:
        language = OxmlElement("w:lang")
        properties.append(language)
    language.set(qn("w:val"), "vi-VN")


def _drop_thumbnail(document: WordDocument) -> None:
    """The library's empty document brings a picture of itself along."""
    relations = document.part.package.rels
    for key in [key for key, relation in relations.items() if "thumbnail" in relation.reltype]:
        relations.pop(key)


class Sheet:
    """Writes styled paragraphs into a document or a table cell."""

    def __init__(self, holder: Any, layout: Layout) -> None:
        self.holder = holder
        self.layout = layout
        self._unused = list(holder.paragraphs) if isinstance(holder, _Cell) else []

    def line(
        self,
        part: str,
        text: str,
        *,
        align: Any = None,
        before_pt: float | None = None,
        after_pt: float | None = None,
        keep: bool = False,
    ) -> Paragraph:
        """One paragraph in the style of the part; tags of the template are kept as they stand."""
        paragraph: Paragraph = self._unused.pop() if self._unused else self.holder.add_paragraph()
        paragraph.style = STYLE_NAMES[part]
        paragraph.add_run(text)
        shape = paragraph.paragraph_format
        if align is not None:
            shape.alignment = align
            shape.first_line_indent = Pt(0) if align != JUSTIFY else None
        if before_pt is not None:
            shape.space_before = Pt(before_pt)
        if after_pt is not None:
            shape.space_after = Pt(after_pt)
        if keep:
            shape.keep_with_next = True
        return paragraph

    def tag(self, tag: str) -> None:
        """A paragraph that disappears: only the template's control word stands in it."""
        self.line("body", f"{{%p {tag} %}}")

    def loop(self, tag: str, part: str, text: str, **shape: Any) -> None:
        """One paragraph for each item: `for line in lines`."""
        self.tag(tag)
        self.line(part, text, **shape)
        self.tag("endfor" if tag.startswith("for") else "endif")

    def rule(self, length_mm: float, width_mm: float) -> None:
        """A rule in the middle of a column of `width_mm`, drawn as the border of an empty line."""
        paragraph = self.line("body", "", align=CENTER)
        shape = paragraph.paragraph_format
        side = Mm(max(0.0, (width_mm - length_mm) / 2))
        shape.left_indent = shape.right_indent = side
        shape.space_after = Pt(0)
        shape.line_spacing_rule, shape.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(5)
        borders = OxmlElement("w:pBdr")
        borders.append(_border("bottom", self.layout.page.rule_pt))
        _insert_in_order(paragraph._p.get_or_add_pPr(), borders, before=("w:shd", "w:spacing", "w:ind", "w:jc"))

    def boxed(self, part: str, text: str, *, width_mm: float, column_mm: float) -> None:
        """A line in a box: the mark of a draft."""
        paragraph = self.line(part, text, align=CENTER, before_pt=8)
        shape = paragraph.paragraph_format
        shape.left_indent = shape.right_indent = Mm((column_mm - width_mm) / 2)
        borders = OxmlElement("w:pBdr")
        for side in ("top", "left", "bottom", "right"):
            borders.append(_border(side, self.layout.page.rule_pt, space=3))
        _insert_in_order(paragraph._p.get_or_add_pPr(), borders, before=("w:shd", "w:spacing", "w:ind", "w:jc"))


def _border(side: str, width_pt: float, space: int = 0) -> Any:
    border = OxmlElement(f"w:{side}")
    for key, value in (
        ("val", "single"),
        ("sz", str(round(width_pt * 8))),
        ("space", str(space)),
        ("color", "000000"),
    ):
        border.set(qn(f"w:{key}"), value)
    return border


def _insert_in_order(parent: Any, child: Any, before: Sequence[str]) -> None:
    for name in before:
        following = parent.find(qn(name))
        if following is not None:
            following.addprevious(child)
            return
    parent.append(child)


def add_table(document: Any, widths_mm: Sequence[float], *, rows: int, lined: bool, caption: str = "") -> Table:
    """A table of fixed widths, centred; `caption` is how the filling finds it again."""
    table: Table = document.add_table(rows=rows, cols=len(widths_mm))
    table.autofit = False
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    if lined:
        table.style = "Table Grid"
    for row in table.rows:
        forbid_split(row)
        for cell, width in zip(row.cells, widths_mm, strict=True):
            cell.width = Mm(width)
    for column, width in zip(table.columns, widths_mm, strict=True):
        column.width = Mm(width)
    if caption:
        mark = OxmlElement("w:tblCaption")
        mark.set(qn("w:val"), caption)
        table._tbl.tblPr.append(mark)
    return table


def forbid_split(row: Any) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))


def repeat_as_heading(row: Any) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def fill_cells(
    cells: Iterator[_Cell] | Sequence[_Cell],
    texts: Sequence[str],
    part: str,
    layout: Layout,
    align: Any = CENTER,
) -> None:
    for cell, text in zip(cells, texts, strict=True):
        cell.vertical_alignment = WD_ALIGN_VERTICAL.CENTER
        Sheet(cell, layout).line(part, text, align=align, before_pt=2, after_pt=2)


def letterhead(document: WordDocument, layout: Layout, motto_mm: float, *, with_date: bool) -> None:
    """Issuing bodies on the left, country and motto on the right, each with its rule."""
    page = layout.page
    left, right = page.issuer_column_mm, page.text_width_mm - page.issuer_column_mm
    table = add_table(document, (left, right), rows=1, lined=False)
    set_cell_margins(table, 0)
    issuer = Sheet(table.cell(0, 0), layout)
    issuer.loop("for line in head.governing", "governing_body", "{{ line }}", align=CENTER)
    issuer.loop("for line in head.issuing", "issuing_body", "{{ line }}", align=CENTER)
    issuer.rule(page.issuer_rule_mm, left)
    issuer.loop("if head.number", "number", "{{ head.number }}", align=CENTER, before_pt=6)
    issuer.tag("if draft")
    issuer.boxed("draft_mark", "{{ draft }}", width_mm=30, column_mm=left)
    issuer.tag("endif")
    country = Sheet(table.cell(0, 1), layout)
    country.line("country", "{{ head.country }}", align=CENTER)
    country.line("motto", "{{ head.motto }}", align=CENTER)
    country.rule(motto_mm, right)
    if with_date:
        country.line("place_date", "{{ head.place_date }}", align=CENTER, before_pt=6)


def set_cell_margins(table: Table, margin_mm: float) -> None:
    margins = OxmlElement("w:tblCellMar")
    for side in ("left", "right"):
        margin = OxmlElement(f"w:{side}")
        margin.set(qn("w:w"), str(round(margin_mm * 1440 / 25.4)))
        margin.set(qn("w:type"), "dxa")
        margins.append(margin)
    _insert_in_order(table._tbl.tblPr, margins, before=("w:tblLook", "w:tblCaption"))


def paper_name(sheet: Sheet, *, subject: str = "{{ subject }}") -> None:
    sheet.line("paper_name", "{{ name }}", align=CENTER, before_pt=18, keep=True)
    sheet.line("subject", subject, align=CENTER, before_pt=3, keep=True)
    sheet.rule(sheet.layout.page.subject_rule_mm, sheet.layout.page.text_width_mm)
    sheet.line("body", "", align=CENTER, after_pt=0)


def signature(cell: _Cell, layout: Layout, source: str) -> None:
    sheet = Sheet(cell, layout)
    sheet.loop(f"for line in {source}.lines", "signer", "{{ line }}", align=CENTER, keep=True)
    space = layout.page.signing_space_mm * 72 / 25.4
    sheet.line("signer", f"{{{{ {source}.name }}}}", align=CENTER, before_pt=space)


def closing(document: WordDocument, layout: Layout) -> None:
    """Recipients on the left, signature on the right, on one page."""
    Sheet(document, layout).line("body", "", align=CENTER, after_pt=0, keep=True)
    width = layout.page.text_width_mm
    table = add_table(document, (width * 0.46, width * 0.54), rows=1, lined=False, caption=SIGNATURES)
    recipients(Sheet(table.cell(0, 0), layout))
    signature(table.cell(0, 1), layout, "sign")


def recipients(sheet: Sheet) -> None:
    sheet.tag("if recipients")
    sheet.line("recipients_label", "Nơi nhận:", after_pt=2)
    sheet.loop("for line in recipients", "recipients", "{{ line }}")
    sheet.tag("endif")
    if isinstance(sheet.holder, _Cell):
        sheet.line("recipients", "")
