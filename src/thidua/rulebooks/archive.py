"""A zip of rulebook files, read with mistrust: no bombs, no odd paths, nothing that is not a small text file."""

from __future__ import annotations

import io
import re
import stat
import zipfile
import zlib
from collections.abc import Iterable
from pathlib import Path

from django.utils.translation import gettext as _

from thidua.law.edition import Files
from thidua.rulebooks.errors import BadEdition

MEGABYTE = 1024 * 1024
ARCHIVE_LIMIT = 5 * MEGABYTE
FILE_LIMIT = MEGABYTE
WHOLE_LIMIT = 20 * MEGABYTE
MOST_FILES = 1_000
NAME = re.compile(r"(?:[A-Za-z0-9][A-Za-z0-9_-]*/)?[A-Za-z0-9][A-Za-z0-9_.-]*\.yaml\Z")
LONG_AGO = (1980, 1, 1, 0, 0, 0)


def packed(content: Files) -> bytes:
    """The files as a zip, the same bytes for the same files."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name in sorted(content):
            archive.writestr(zipfile.ZipInfo(name, LONG_AGO), content[name], zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def unpacked(archive: bytes) -> dict[str, bytes]:
    """The files of a zip.

    Raises:
        BadEdition: with every problem.
    """
    if len(archive) > ARCHIVE_LIMIT:
        raise BadEdition([_("Tệp lớn hơn %(limit)d MB.") % {"limit": ARCHIVE_LIMIT // MEGABYTE}])
    try:
        with zipfile.ZipFile(io.BytesIO(archive)) as opened:
            entries = [entry for entry in opened.infolist() if not entry.is_dir()]
            _require_good(entries)
            content = {entry.filename: _read(opened, entry) for entry in entries}
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, OSError) as error:
        raise BadEdition([_("Không mở được tệp nén: không phải zip, hoặc đã hỏng.")]) from error
    return checked(_without_top(content))


def read_folder(folder: Path) -> dict[str, bytes]:
    """The files of a folder on this machine, under the same limits.

    Raises:
        BadEdition: with every problem.
    """
    places = sorted(place for place in folder.rglob("*") if place.is_file() and place.suffix in (".yaml", ".yml"))
    if len(places) > MOST_FILES or sum(place.stat().st_size for place in places) > WHOLE_LIMIT:
        raise BadEdition([_too_much()])
    return checked({place.relative_to(folder).as_posix(): place.read_bytes() for place in places})


def checked(content: dict[str, bytes]) -> dict[str, bytes]:
    """The same files, if names and sizes are as they may be."""
    problems = [
        _("%(name)s: tên tệp không hợp lệ (chỉ tên-danh-hiệu.yaml, trong nhiều nhất một thư mục)") % {"name": name}
        for name in content
        if not NAME.match(name)
    ]
    problems += [
        _("%(name)s: tệp lớn hơn %(limit)d MB") % {"name": name, "limit": FILE_LIMIT // MEGABYTE}
        for name, data in content.items()
        if len(data) > FILE_LIMIT
    ]
    problems += [
        _("%(name)s: không phải chữ UTF-8") % {"name": name} for name, data in content.items() if _is_odd(data)
    ]
    if not content:
        problems.append(_("Không có tệp .yaml nào."))
    if problems:
        raise BadEdition(problems)
    return content


def _require_good(entries: Iterable[zipfile.ZipInfo]) -> None:
    """What the table of contents says already; sizes it gives may lie, so reading is bounded as well."""
    listed = list(entries)
    problems = []
    if len(listed) > MOST_FILES or sum(entry.file_size for entry in listed) > WHOLE_LIMIT:
        raise BadEdition([_too_much()])
    seen: set[str] = set()
    for entry in listed:
        name = entry.filename
        parts = name.split("/")
        if name.startswith("/") or "\\" in name or ":" in name or any(part in ("", ".", "..") for part in parts):
            problems.append(_("%(name)s: đường dẫn không hợp lệ") % {"name": name})
        if stat.S_ISLNK(entry.external_attr >> 16):
            problems.append(_("%(name)s: là liên kết, không phải tệp") % {"name": name})
        if entry.flag_bits & 1:
            problems.append(_("%(name)s: có mật khẩu") % {"name": name})
        if name in seen:
            problems.append(_("%(name)s: có hai lần trong tệp nén") % {"name": name})
        seen.add(name)
    if problems:
        raise BadEdition(problems)


def _read(opened: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    with opened.open(entry) as stream:
        return stream.read(FILE_LIMIT + 1)


def _without_top(content: dict[str, bytes]) -> dict[str, bytes]:
    """Without the one folder that holds everything, as archives often have it."""
    tops = {name.partition("/")[0] for name in content if "/" in name}
    if len(tops) == 1 and all("/" in name for name in content):
        return {name.partition("/")[2]: data for name, data in content.items()}
    return content


def _is_odd(data: bytes) -> bool:
    try:
        return "\0" in data.decode("utf-8")
    except UnicodeDecodeError:
        return True


def _too_much() -> str:
    return _("Giải nén ra quá nhiều: nhiều nhất %(files)d tệp, tổng cộng %(limit)d MB.") % {
        "files": MOST_FILES,
        "limit": WHOLE_LIMIT // MEGABYTE,
    }
