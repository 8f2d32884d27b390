"""Certificates: one file for the whole list, and the sheet that finds a printer's offset."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import cache

from thidua.papers.arrange import View, certificates_view
from thidua.papers.contents import Certificate
from thidua.papers.typesetting import forget_pages, typeset

LARGE_LIST = 100


class NoCertificates(ValueError):
    """A list without certificates has no file."""

    def __init__(self) -> None:
        super().__init__("Danh sách không có bằng, giấy chứng nhận nào để in.")


def certificates_pdf(
    certificates: Sequence[Certificate], *, preprinted: bool = False, at: datetime | None = None
) -> bytes:
    """One file, one page each, in the order given.

    Args:
        preprinted: leave out frame, motto, heading and award, for blanks that carry them; the rest stays
            in place.
        at: aware time written into the file; None writes no time.
    Raises:
        NoCertificates: the list is empty.
    """
    if not certificates:
        raise NoCertificates
    view = certificates_view(certificates, preprinted=preprinted)
    used = {certificate["frame"] for certificate in view["certificates"]}
    view["frames"] = {kind: list(frame_pdf(kind)) if kind in used else None for kind in ("gold", "plain")}
    pdf = typeset("certificate", view, at=at)
    if len(certificates) > LARGE_LIST:
        forget_pages()
    return pdf


@cache
def frame_pdf(kind: str) -> bytes:
    """The frame alone. Placed as one object under every page, it costs the file its size once."""
    view: View = {"title": "Khung", "kind": kind}
    return typeset("certificate_frame", view, at=None, tagged=False)


def test_sheet_pdf() -> bytes:
    """A4 landscape with millimetre scales: printed on a blank, it shows how far the printer is off."""
    return typeset("test_sheet", {"title": "Tờ thử căn chỉnh máy in"}, at=None)
