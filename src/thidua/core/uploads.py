"""What kind of file this really is, from its first bytes and its name; the name alone proves nothing."""

from __future__ import annotations

import io
import zipfile

CONTENT_TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "jpg": "image/jpeg",
    "png": "image/png",
}
_SAME = {"jpeg": "jpg"}


def suffix_of(file_name: str) -> str:
    """The ending without its dot, lower case, "jpeg" read as "jpg"; "" when there is none."""
    _, dot, ending = file_name.rpartition(".")
    return _SAME.get(ending.lower(), ending.lower()) if dot else ""


def sniff(content: bytes) -> str | None:
    """pdf, docx, jpg or png as the content says; None for anything else."""
    if content.startswith(b"%PDF-"):
        return "pdf"
    if content.startswith(b"\xff\xd8\xff"):
        return "jpg"
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return "png"
    if content.startswith(b"PK\x03\x04"):
        return "docx" if _is_word(content) else None
    return None


def _is_word(content: bytes) -> bool:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            return "word/document.xml" in parts.namelist()
    except zipfile.BadZipFile:
        return False


def upload_problem(file_name: str, content: bytes, limit_mb: int) -> str | None:
    """ "empty", "too_large", "type" (the ending is not allowed) or "content" (it is not what its ending says).

    The limit counts in mebibytes; a file of exactly the limit is taken.
    """
    if not content:
        return "empty"
    if len(content) > limit_mb * 1024 * 1024:
        return "too_large"
    suffix = suffix_of(file_name)
    if suffix not in CONTENT_TYPES:
        return "type"
    return None if sniff(content) == suffix else "content"
