"""PDF through Typst: fonts only from this package, data as JSON, nothing from the machine or the network."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

import typst

from thidua.papers.layout import get_layout
from thidua.papers.wording import printable

TEMPLATES = Path(__file__).with_name("typst_templates")
FONTS = Path(__file__).with_name("fonts")
REMEMBERED_COMPILATIONS = 11
FONT_FILES = (
    "Tinos_400Regular.ttf",
    "Tinos_400Regular_Italic.ttf",
    "Tinos_700Bold.ttf",
    "Tinos_700Bold_Italic.ttf",
)


class FontsMissing(RuntimeError):
    """The typefaces of the papers are not there."""

    def __init__(self, missing: list[str], folder: Path) -> None:
        self.missing = missing
        super().__init__(
            f"Thiếu phông chữ để in văn bản: {', '.join(missing)} (trong {folder}). "
            "Hãy chạy `make assets` rồi thử lại. / Fonts for papers are missing; run `make assets`."
        )


class TypesettingFailed(RuntimeError):
    """Typst refused a document: a fault of this package, never of the data."""


def typeset(template: str, view: Mapping[str, Any], *, at: datetime | None, tagged: bool = True) -> bytes:
    """PDF of one template with its data.

    Args:
        template: file in `typst_templates`, without suffix.
        view: data as JSON; every text is printed literally.
        at: aware time written into the file; None writes no time.
        tagged: whether the structure for screen readers is written.
    """
    inputs = {
        "layout": _layout_json(),
        "view": json.dumps(printable(view), ensure_ascii=False),
        "dated": "yes" if at else "no",
    }
    try:
        pdf, warnings = typst.compile_with_warnings(
            str(TEMPLATES / f"{template}.typ"),
            root=str(TEMPLATES),
            font_paths=get_fonts(FONTS),
            sys_inputs=inputs,
            format="pdf",
            timestamp=at.astimezone(UTC).replace(microsecond=0) if at else 0,
            pdf_tags=tagged,
        )
    except typst.TypstError as error:
        raise TypesettingFailed(f"{template}: {error.message} {error.diagnostic}") from error
    if warnings:
        raise TypesettingFailed(f"{template}: {warnings[0].message} {warnings[0].diagnostic}")
    return bytes(pdf)


def forget_pages() -> None:
    """Let go of what large documents left behind.

    The typesetter remembers the pages of its latest ten compilations, about 0.3 MB for each certificate:
    without this a server that prints three lists of a thousand holds a gigabyte.
    """
    for _ in range(REMEMBERED_COMPILATIONS):
        typst.compile(b"", font_paths=get_fonts(FONTS), ignore_system_fonts=True)


@cache
def get_fonts(folder: Path) -> typst.Fonts:
    """The typefaces of the papers, and no other.

    Raises:
        FontsMissing: a file is not there.
    """
    missing = [name for name in FONT_FILES if not (folder / name).is_file()]
    if missing:
        raise FontsMissing(missing, folder)
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(folder)])


@cache
def _layout_json() -> str:
    return json.dumps(get_layout().plain(), ensure_ascii=False)
