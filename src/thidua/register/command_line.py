"""The work of `thidua verify`, with its report in both languages."""

from __future__ import annotations

import sys
from pathlib import Path

from django.utils import translation

from thidua.register import verification
from thidua.register.wording import sentence


def export(path: str) -> int:
    with Path(path).open("w", encoding="utf-8") as stream:
        count = verification.export(stream)
    print(f"{path}: {count} dòng / lines")
    return 0


def verify(path: str | None) -> int:
    try:
        report = _report(path)
    except (OSError, verification.BadExport) as error:
        print(error, file=sys.stderr)
        return 2
    print(f"Số dòng / lines: {report.lines}")
    print(f"Bằng, giấy chứng nhận / certificates: {report.certificates}")
    print(f"Gốc / root: {report.root}")
    for finding in report.findings:
        with translation.override("vi"):
            print(f"✕ {sentence(finding)}")
        with translation.override("en"):
            print(f"  {sentence(finding)}")
    if report.is_whole:
        print("✓ Sổ nguyên vẹn / the register is whole")
        return 0
    print(f"✕ Sai lệch / faults: {len(report.findings)}")
    return 1


def _report(path: str | None) -> verification.Report:
    if path is None:
        return verification.verify_database()
    with Path(path).open(encoding="utf-8") as stream:
        return verification.verify_export(stream)
