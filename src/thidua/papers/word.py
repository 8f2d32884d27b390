"""Fills Word templates. Templates run in a sandbox; data is escaped and never read as a template."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm
from docxtpl import DocxTemplate
from jinja2 import StrictUndefined
from jinja2.sandbox import SandboxedEnvironment
from markupsafe import Markup, escape

from thidua.papers.layout import Page, get_layout
from thidua.papers.word_pieces import ANNEX, SIGNATURES, TELLERS
from thidua.papers.wording import printable

TEMPLATES = Path(__file__).with_name("word_templates")
TWIPS_PER_MM = 1440 / 25.4
ZIP_DAY = (1980, 1, 1, 0, 0, 0)

_EMPTY_ANNEX: dict[str, Any] = {"title": "", "reference": "", "landscape": False, "columns": [], "groups": []}


def fill(name: str, view: Mapping[str, Any], *, at: datetime | None, template: bytes | None = None) -> bytes:
    """A Word file from a template and its data.

    Args:
        name: file in `word_templates`, without suffix.
        template: an office's own version of that file.
        at: aware time written into the file; None writes no time.
    """
    source = BytesIO(template) if template is not None else str(TEMPLATES / f"{name}.docx")
    document = DocxTemplate(source)
    environment = SandboxedEnvironment(autoescape=True, undefined=StrictUndefined, finalize=literal)
    data = dict(printable(view))
    if "annex" in view:
        data["annex"] = view["annex"] or _EMPTY_ANNEX
    document.render(data, environment)
    body = document.docx.element.body
    if "annex" in view:
        if view["annex"]:
            _shape_annex(document.docx, view["annex"])
        else:
            _drop_annex(body)
    _space_tellers(body)
    _keep_text_with_signatures(body)
    buffer = BytesIO()
    document.save(buffer)
    return settle(buffer.getvalue(), title=str(data["title"]), at=at)


def literal(value: Any) -> Any:
    """What a tag puts out: text escaped, so that it is printed as it stands, whatever filter it passed.

    The template library rewrites "{_{" and its kind after filling; a character reference keeps them apart.
    """
    if isinstance(value, str):
        return Markup(str(escape(str(value))).replace("_", "&#95;"))  # noqa: S704 - escaped on this line
    return value


def settle(content: bytes, *, title: str, at: datetime | None) -> bytes:
    """The file with its title, without author, machine or chance: the same content gives the same bytes."""
    document = Document(BytesIO(content))
    properties = document.core_properties
    properties.title, properties.language = title[:255], "vi-VN"
    properties.author = properties.last_modified_by = properties.comments = properties.keywords = ""
    properties.revision = 1
    moment = (at or datetime(2000, 1, 1, tzinfo=UTC)).astimezone(UTC).replace(tzinfo=None)
    properties.created = properties.modified = moment
    if at is None:
        for element in list(properties._element):
            if element.tag in (qn("dcterms:created"), qn("dcterms:modified")):
                properties._element.remove(element)
    buffer = BytesIO()
    document.save(buffer)
    return _with_fixed_times(buffer.getvalue())


def _with_fixed_times(content: bytes) -> bytes:
    buffer = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as old, zipfile.ZipFile(buffer, "w") as new:
        for name in old.namelist():
            entry = zipfile.ZipInfo(name, ZIP_DAY)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            new.writestr(entry, old.read(name))
    return buffer.getvalue()


def _shape_annex(document: Any, annex: Mapping[str, Any]) -> None:
    """Column widths, alignment and page direction of the list."""
    if annex["landscape"]:
        section, page = document.sections[-1], get_layout().page
        section.orientation = WD_ORIENT.LANDSCAPE
        section.page_width, section.page_height = Mm(page.height_mm), Mm(page.width_mm)
        _widen_rule(document.element.body, page)
    table = _captioned(document.element.body, ANNEX)
    if table is None:
        return
    columns = annex["columns"]
    widths = _set_grid(table, [annex["number_width_mm"], *(column["width_mm"] for column in columns)])
    aligns = ["center", *(column["align"] for column in columns)]
    for place, row in enumerate(table.findall(qn("w:tr"))):
        cells = row.findall(qn("w:tc"))
        if len(cells) != len(widths):
            continue
        for cell, width, align in zip(cells, widths, aligns, strict=True):
            cell.tcPr.find(qn("w:tcW")).set(qn("w:w"), width)
            if place:
                for mark in cell.iter(qn("w:jc")):
                    mark.set(qn("w:val"), align)


def _set_grid(table: Any, widths_mm: Sequence[float]) -> list[str]:
    """Give the table these columns; returns their widths in twips, as Word writes them."""
    grid = table.find(qn("w:tblGrid"))
    for old in list(grid):
        grid.remove(old)
    widths = [str(round(width * TWIPS_PER_MM)) for width in widths_mm]
    for width in widths:
        column = OxmlElement("w:gridCol")
        column.set(qn("w:w"), width)
        grid.append(column)
    return widths


def _widen_rule(body: Any, page: Page) -> None:
    """The rule under the title of a list is centred by its indents, which depend on the width of the page."""
    side = str(round((page.wide_text_width_mm - page.subject_rule_mm) / 2 * TWIPS_PER_MM))
    rules = [line for line in body.findall(qn("w:p")) if line.find(f"{qn('w:pPr')}/{qn('w:pBdr')}") is not None]
    for indent in rules[-1].iter(qn("w:ind")) if rules else ():
        indent.set(qn("w:left"), side)
        indent.set(qn("w:right"), side)


def _space_tellers(body: Any) -> None:
    """The names of the tellers share the width of the page."""
    table = _captioned(body, TELLERS)
    if table is None:
        return
    cells = table.findall(f"{qn('w:tr')}/{qn('w:tc')}")
    widths = _set_grid(table, [get_layout().page.text_width_mm / len(cells)] * len(cells))
    for cell, width in zip(cells, widths, strict=True):
        cell.tcPr.find(qn("w:tcW")).set(qn("w:w"), width)


def _drop_annex(body: Any) -> None:
    """Remove the section of the list: everything after the paragraph that ends the first section."""
    elements = list(body)
    for place, element in enumerate(elements):
        ending = element.find(f"{qn('w:pPr')}/{qn('w:sectPr')}")
        if ending is None:
            continue
        for later in elements[place:]:
            body.remove(later)
        body.append(ending)
        return


def _keep_text_with_signatures(body: Any) -> None:
    """Signatures never stand alone on a page: the last lines of the text go with them."""
    table = _captioned(body, SIGNATURES)
    element = table.getprevious() if table is not None else None
    while element is not None and element.tag == qn("w:p"):
        properties = element.get_or_add_pPr()
        if properties.find(qn("w:keepNext")) is None:
            properties._add_keepNext()
        if any(text.text and text.text.strip() for text in element.iter(qn("w:t"))):
            return
        element = element.getprevious()


def _captioned(body: Any, caption: str) -> Any:
    for table in body.iter(qn("w:tbl")):
        mark = table.find(f"{qn('w:tblPr')}/{qn('w:tblCaption')}")
        if mark is not None and mark.get(qn("w:val")) == caption:
            return table
    return None
