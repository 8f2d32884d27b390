"""What the fast reader does not tell about an .xlsx: hidden rows and columns, old fonts, formulas."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from typing import Any

from defusedxml import ElementTree

from thidua.record.intake.reading.refusal import Refused

SMALL_PART = 20 * 1024 * 1024
CHUNK = 4 * 1024 * 1024
REL = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
ROW = re.compile(rb"<row\b[^>]*>")
ROW_NUMBER = re.compile(rb'\br="(\d+)"')
HIDDEN = re.compile(rb'\bhidden="(?:1|true)"')
COLUMN = re.compile(rb"<col\b[^>]*>")
SPAN = re.compile(rb'\b(min|max)="(\d+)"')
CELL = re.compile(rb"<c\b([^>]*?)(?:/>|>(.*?)</c>)", re.DOTALL)
STYLE = re.compile(rb'\bs="(\d+)"')
REFERENCE = re.compile(rb'\br="([A-Z]{1,3})(\d+)"')
FORMULA_CELL = re.compile(rb"<c\b([^>]*)>(<f\b(?:(?!</c>).)*)</c>", re.DOTALL)
VALUE = re.compile(rb"<v>[^<]|<is>")
DANGEROUS = re.compile(
    rb"\b(?:WEBSERVICE|FILTERXML|HYPERLINK|IMPORT(?:XML|DATA|HTML|FEED|RANGE)|RTD|CALL|REGISTER|EXEC|DDE)\s*\("
    rb"|\b(?:cmd|msexcel|powershell|mshta|rundll32)\s*\||\|\s*'", re.IGNORECASE
)  # fmt: skip


def marks_of(archive: zipfile.ZipFile, limits: dict[str, int]) -> dict[str, dict[str, Any]]:
    """Marks of each sheet by its name."""
    names = set(archive.namelist())
    if any(b"ddeLink" in _small(archive, part) for part in names if part.startswith("xl/externalLinks/externalLink")):
        raise Refused("dangerous_formula", cell="DDE")
    fonts = _legacy_styles(archive, names)
    marks = {}
    for name, part in _sheet_parts(archive, names):
        if part in names:
            marks[name] = _scan(archive, part, fonts, limits)
    return marks


def _small(archive: zipfile.ZipFile, part: str) -> bytes:
    if archive.getinfo(part).file_size > SMALL_PART:
        raise Refused("bomb")
    return archive.read(part)


def _sheet_parts(archive: zipfile.ZipFile, names: set[str]) -> Iterator[tuple[str, str]]:
    relations = "xl/_rels/workbook.xml.rels"
    if relations not in names:
        return
    targets = {
        found.get("Id"): found.get("Target", "") for found in ElementTree.fromstring(_small(archive, relations)).iter()
    }
    for found in ElementTree.fromstring(_small(archive, "xl/workbook.xml")).iter():
        if found.tag.endswith("}sheet"):
            target = targets.get(found.get(REL), "")
            yield found.get("name", ""), target.lstrip("/") if target.startswith("/") else f"xl/{target}"


def _legacy_styles(archive: zipfile.ZipFile, names: set[str]) -> dict[int, str]:
    """Cell styles whose font is one of the old encodings: style number → name of the font."""
    if "xl/styles.xml" not in names:
        return {}
    data = _small(archive, "xl/styles.xml")
    if b".Vn" not in data and b"VNI" not in data.upper():
        return {}
    root = ElementTree.fromstring(data)
    space = root.tag.rpartition("}")[0] + "}"
    fonts = [
        next((part.get("val", "") for part in font if part.tag == f"{space}name"), "")
        for font in root.find(f"{space}fonts") or ()
    ]
    styles = {}
    for number, style in enumerate(root.find(f"{space}cellXfs") or ()):
        font = int(style.get("fontId", "0"))
        if font < len(fonts) and fonts[font].lower().startswith((".vn", "vni")):
            styles[number] = fonts[font]
    return styles


def _scan(archive: zipfile.ZipFile, part: str, fonts: dict[int, str], limits: dict[str, int]) -> dict[str, Any]:
    hidden_rows: list[int] = []
    hidden_columns: list[int] = []
    cell_fonts: list[list[Any]] = []
    without_value: list[list[int]] = []
    for piece in _pieces(archive, part):
        for row in ROW.findall(piece):
            number = ROW_NUMBER.search(row)
            if number and int(number[1]) > 2**21:
                raise Refused("too_many_rows")
            if number and HIDDEN.search(row):
                hidden_rows.append(int(number[1]) - 1)
        hidden_columns += _hidden_columns(piece, limits["columns"])
        if b"<f" in piece:
            without_value += _formulas(piece)
        if fonts:
            cell_fonts += _fonts(piece, fonts)
    return {
        "hidden_rows": hidden_rows,
        "hidden_columns": hidden_columns,
        "fonts": cell_fonts,
        "without_value": without_value,
    }


def _pieces(archive: zipfile.ZipFile, part: str) -> Iterator[bytes]:
    """The part in pieces that end where a row ends."""
    rest = b""
    with archive.open(part) as stream:
        while chunk := stream.read(CHUNK):
            data = rest + chunk
            cut = data.rfind(b"</row>")
            cut = cut + 6 if cut >= 0 else 0
            if cut:
                yield data[:cut]
            rest = data[cut:]
            if len(rest) > 16 * CHUNK:
                raise Refused("bomb")
    yield rest


def _hidden_columns(piece: bytes, columns: int) -> list[int]:
    found: list[int] = []
    for tag in COLUMN.findall(piece):
        if HIDDEN.search(tag):
            span = {name: int(value) for name, value in SPAN.findall(tag)}
            found += range(span.get(b"min", 1) - 1, min(span.get(b"max", 1), columns))
    return found


def _formulas(piece: bytes) -> list[list[int]]:
    without_value = []
    for attributes, body in FORMULA_CELL.findall(piece):
        if DANGEROUS.search(body.replace(b"&apos;", b"'")):
            reference = REFERENCE.search(attributes)
            raise Refused("dangerous_formula", cell=b"".join(reference.groups()).decode() if reference else "?")
        if not VALUE.search(body):
            without_value.append(_place(attributes))
    return [place for place in without_value if place]


def _fonts(piece: bytes, fonts: dict[int, str]) -> list[list[Any]]:
    found = []
    for attributes, _body in CELL.findall(piece):
        style = STYLE.search(attributes)
        if style and int(style[1]) in fonts and (place := _place(attributes)):
            found.append([*place, fonts[int(style[1])]])
    return found


def _place(attributes: bytes) -> list[int]:
    reference = REFERENCE.search(attributes)
    if reference is None:
        return []
    column = 0
    for letter in reference[1]:
        column = column * 26 + letter - 64
    return [int(reference[2]) - 1, column - 1]
