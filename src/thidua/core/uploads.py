"""What kind of file this really is, from its first bytes and its name; the name alone proves nothing."""

from __future__ import annotations

import hashlib
import io
import zipfile
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import UploadedFile
from django.http import FileResponse
from django.utils.translation import gettext as _

from thidua import text
from thidua.core.errors import DomainError

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


class BadUpload(DomainError):
    """The file cannot be taken; the sentence says which are and how large."""


@dataclass(frozen=True)
class Upload:
    """A file that is what its name says. `name` without folders, cleaned, at most 200 characters."""

    name: str
    content: bytes

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.content).hexdigest()

    def as_file(self, before: str = "") -> ContentFile[bytes]:
        """To be kept under a name of its own making, so that what people call it never becomes a path."""
        return ContentFile(self.content, name=f"{before}{self.sha256[:24]}.{suffix_of(self.name)}")


def read_upload(upload: UploadedFile[Any]) -> Upload:
    """Read and check what was sent.

    Raises:
        BadUpload: empty, too large, of another kind, or not what its name says.
    """
    content = upload.read(settings.UPLOAD_LIMIT_MB * 1024 * 1024 + 1)
    name = text.clean((upload.name or "").replace("\\", "/").rpartition("/")[2])[-200:]
    problem = upload_problem(name, content, settings.UPLOAD_LIMIT_MB)
    if problem is None:
        return Upload(name, content)
    sentences = {
        "empty": _("Tệp “%(name)s” không có nội dung. Chọn lại tệp PDF, DOCX, JPG hoặc PNG, tối đa %(limit)d MB."),
        "too_large": _(
            "Tệp “%(name)s” lớn hơn %(limit)d MB. Nén lại hoặc quét ở độ phân giải thấp hơn rồi tải lên lần nữa."
        ),
        "type": _("Không nhận tệp “%(name)s”. Chỉ nhận PDF, DOCX, JPG, PNG, tối đa %(limit)d MB."),
        "content": _(
            "Nội dung tệp “%(name)s” không đúng với đuôi tên của nó. Mở tệp, lưu lại dưới dạng PDF, "
            "DOCX, JPG hoặc PNG (tối đa %(limit)d MB)."
        ),
    }
    raise BadUpload(sentences[problem] % {"limit": settings.UPLOAD_LIMIT_MB, "name": name})


def download(stored: Any, name: str) -> FileResponse:
    """A kept file under the name it came with. Never shown inside the page: it is somebody else's content.

    Raises:
        FileNotFoundError: it is no longer there.
    """
    kind = CONTENT_TYPES.get(suffix_of(name), "application/octet-stream")
    response = FileResponse(stored.open("rb"), as_attachment=True, filename=name, content_type=kind)
    response["X-Content-Type-Options"] = "nosniff"
    return response
