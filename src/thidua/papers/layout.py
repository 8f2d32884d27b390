"""The sizes of `layout.yaml`, read strictly: unknown keys, values out of range, unnamed sources stop it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

LAYOUT_FILE = Path(__file__).with_name("layout.yaml")
POINTS_PER_MM = 72 / 25.4
TABLE = {
    "number_column_mm",
    "cell_padding_mm",
    "extract_year_mm",
    "extract_rating_mm",
    "extract_honours_mm",
}


class LayoutError(ValueError):
    """`layout.yaml` cannot be used; the message names the key."""


@dataclass(frozen=True, slots=True)
class Part:
    """One component of a paper: its size in points and its style."""

    size_pt: float
    bold: bool
    italic: bool


@dataclass(frozen=True, slots=True)
class Page:
    """Lengths of the page in the unit of their name; `line_spacing` is a multiple of the natural line."""

    word_font: str
    pdf_font: str
    width_mm: float
    height_mm: float
    top_mm: float
    bottom_mm: float
    left_mm: float
    right_mm: float
    first_line_indent_mm: float
    paragraph_gap_pt: float
    line_spacing: float
    issuer_column_mm: float
    issuer_rule_mm: float
    subject_rule_mm: float
    signing_space_mm: float
    rule_pt: float

    @property
    def text_width_mm(self) -> float:
        return self.width_mm - self.left_mm - self.right_mm

    @property
    def wide_text_width_mm(self) -> float:
        """Width of the text on a landscape page with the same margins."""
        return self.height_mm - self.left_mm - self.right_mm


@dataclass(frozen=True, slots=True)
class NationalMotto:
    country: str
    motto: str


@dataclass(frozen=True, slots=True)
class Layout:
    motto: NationalMotto
    page: Page
    parts: Mapping[str, Part]
    table: Mapping[str, float]
    certificate: Mapping[str, Any]

    @property
    def number_column_mm(self) -> float:
        return self.table["number_column_mm"]

    @property
    def cell_padding_mm(self) -> float:
        return self.table["cell_padding_mm"]

    def plain(self) -> dict[str, Any]:
        """The same values as JSON for the typesetting files."""
        return {
            "motto": asdict(self.motto),
            "page": {**asdict(self.page), "text_width_mm": self.page.text_width_mm},
            "parts": {name: asdict(part) for name, part in self.parts.items()},
            **self.table,
            "certificate": dict(self.certificate),
        }


@cache
def get_layout() -> Layout:
    return read_layout(LAYOUT_FILE.read_text(encoding="utf-8"))


def read_layout(text: str) -> Layout:
    """Read and check a layout file.

    Raises:
        LayoutError: an unknown or missing key, a value outside its allowed range, or an unnamed source.
    """
    raw = yaml.safe_load(text)
    _require_keys("layout", raw, {"sources", "national_motto", "page", "parts", "table", "certificate"})
    sources = raw["sources"]
    page = {key: _measure(f"page.{key}", entry, sources) for key, entry in raw["page"].items() if key != "font"}
    font = raw["page"]["font"]
    _require_source("page.font", font, sources)
    _require_keys("page", {**page, "word_font": 0, "pdf_font": 0}, set(Page.__dataclass_fields__))
    _require_source("national_motto", raw["national_motto"], sources)
    _require_source("certificate", raw["certificate"], sources)
    table = {key: _measure(f"table.{key}", entry, sources) for key, entry in raw["table"].items()}
    _require_keys("table", table, TABLE)
    return Layout(
        motto=NationalMotto(raw["national_motto"]["country"], raw["national_motto"]["motto"]),
        page=Page(word_font=font["word"], pdf_font=font["pdf"], **page),
        parts={name: _part(f"parts.{name}", entry, sources) for name, entry in raw["parts"].items()},
        table=table,
        certificate={key: value for key, value in raw["certificate"].items() if key != "source"},
    )


def _part(key: str, entry: dict[str, Any], sources: dict[str, Any]) -> Part:
    _require_keys(key, entry, {"size_pt", "allowed", "bold", "italic", "source"})
    _require_source(key, entry, sources)
    _require_range(key, entry["size_pt"], entry["allowed"])
    return Part(size_pt=entry["size_pt"], bold=entry["bold"], italic=entry["italic"])


def _measure(key: str, entry: dict[str, Any], sources: dict[str, Any]) -> float:
    _require_keys(key, entry, {"value", "allowed", "source"})
    _require_source(key, entry, sources)
    _require_range(key, entry["value"], entry["allowed"])
    return float(entry["value"])


def _require_keys(key: str, entry: Mapping[str, Any], expected: set[str]) -> None:
    if wrong := set(entry) ^ expected:
        raise LayoutError(f"layout.yaml, {key}: unknown or missing {', '.join(sorted(wrong))}.")


def _require_source(key: str, entry: Mapping[str, Any], sources: Mapping[str, Any]) -> None:
    if entry.get("source") not in sources:
        raise LayoutError(f"layout.yaml, {key}: source {entry.get('source')!r} is not among the sources.")


def _require_range(key: str, value: float, allowed: list[float]) -> None:
    least, most = allowed
    if not least <= value <= most:
        raise LayoutError(f"layout.yaml, {key}: {value} is outside {least}-{most}.")
