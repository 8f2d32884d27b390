"""The child that opens the file. It limits itself first, knows no database, and answers one JSON object.

Run as `python -m thidua.record.intake.reading.child FILE NAME LIMITS`.
"""

from __future__ import annotations

import json
import resource
import sys
import zipfile
from pathlib import Path
from typing import Any

from thidua.record.intake.reading.refusal import Refused

ZIP_PARTS = 5_000
UNPACKED_MB = 400
SHEETS = 200
RATIO = 250  # unpacked : packed of one large part; real sheets reach about 30
RATIO_FROM = 20 * 1024 * 1024


def limit_myself(limits: dict[str, int]) -> None:
    memory = limits["memory_mb"] * 1024 * 1024
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (limits["seconds"], limits["seconds"]))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_NOFILE, (64, 64))


def read(path: Path, name: str, limits: dict[str, int]) -> list[dict[str, Any]]:
    head = path.open("rb").read(4096)
    if head.startswith(b"PK"):
        return _read_zip(path, limits)
    if head.startswith(b"\xd0\xcf\x11\xe0"):
        return _read_ole(path, limits)
    lowered = head.lstrip(b"\xef\xbb\xbf \r\n\t").lower()
    if lowered.startswith(
        (b"<!doctype html", b"<html", b"<table", b"<meta", b"<head", b"<body", b"<style", b"<div")
    ) or (lowered.startswith(b"<?xml") and b"<html" in lowered):
        from thidua.record.intake.reading.html_table import read_html

        return read_html(path, limits)
    if (
        lowered.startswith((b"%pdf", b"{\\rtf", b"\x89png", b"\xff\xd8", b"gif8", b"<?xml"))
        or b"\x00\x00\x00\x00" in head
    ):
        raise Refused("unknown_type")
    if Path(name).suffix.lower() not in {".csv", ".txt", ".tsv", ".xls", ""}:
        raise Refused("broken" if Path(name).suffix.lower() in {".xlsx", ".ods", ".docx", ".xlsm"} else "unknown_type")
    from thidua.record.intake.reading.csv_table import read_csv

    return read_csv(path, name, limits)


def _read_zip(path: Path, limits: dict[str, int]) -> list[dict[str, Any]]:
    try:
        archive = zipfile.ZipFile(path)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        raise Refused("broken") from None
    with archive:
        parts = archive.infolist()
        _refuse_bomb(parts)
        names = {part.filename for part in parts}
        if any(found.lower().endswith("vbaproject.bin") for found in names) or any(
            found.startswith("Basic/") and found.endswith(".xml") and "script-l" not in found for found in names
        ):
            raise Refused("macros")
        if any(part.flag_bits & 0x1 for part in parts):
            raise Refused("password")
        if "word/document.xml" in names:
            from thidua.record.intake.reading.word_table import read_docx

            return read_docx(path, limits)
        if not any(found.startswith("xl/") for found in names) and "content.xml" not in names:
            raise Refused("unknown_type")
        from thidua.record.intake.reading.sheets import read_sheets
        from thidua.record.intake.reading.xlsx_marks import marks_of

        marks = marks_of(archive, limits) if "xl/workbook.xml" in names else {}
    return read_sheets(path, limits, marks)


def _refuse_bomb(parts: list[zipfile.ZipInfo]) -> None:
    if len(parts) > ZIP_PARTS or sum(part.file_size for part in parts) > UNPACKED_MB * 1024 * 1024:
        raise Refused("bomb")
    for part in parts:
        if part.file_size > RATIO_FROM and part.file_size > RATIO * max(part.compress_size, 1):
            raise Refused("bomb")


def _read_ole(path: Path, limits: dict[str, int]) -> list[dict[str, Any]]:
    data = path.read_bytes()
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise Refused("password")
    if "WordDocument".encode("utf-16-le") in data:
        raise Refused("old_word")
    if "_VBA_PROJECT".encode("utf-16-le") in data:
        raise Refused("macros")
    from thidua.record.intake.reading.sheets import read_sheets

    return read_sheets(path, limits, {})


def main(arguments: list[str]) -> int:
    path, name, limits = Path(arguments[0]), arguments[1], json.loads(arguments[2])
    limit_myself(limits)
    try:
        answer: dict[str, Any] = {"sheets": read(path, name, limits)}
    except Refused as refused:
        answer = {"refused": refused.code, "details": refused.details}
    except MemoryError:
        answer = {"refused": "limits"}
    except Exception:
        answer = {"refused": "broken"}
    sys.stdout.write(json.dumps(answer, ensure_ascii=False))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
