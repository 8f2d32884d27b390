"""Files for tests of intake."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import openpyxl

AWARDS: list[list[Any]] = [
    ["DANH SÁCH ĐẠT DANH HIỆU THI ĐUA NĂM 2023"],
    ["(Kèm theo Quyết định số 12/QĐ-VEAM ngày 05 tháng 01 năm 2024)"],
    ["STT", "Họ và tên", "Ngày sinh", "Số CCCD", "Đơn vị", "Xếp loại", "Danh hiệu"],
    [1, "NGUYỄN THỊ HÒA", "02/03/1975", "001175000123", "Phân xưởng mẫu số 1", "HTXSNV", "LĐTT, CSTĐCS"],
    [2, "Trần Văn Bình", "1980", "001080000456", "Phân xưởng mẫu số 2", "HTT", "LĐTT"],
    [3, "Lê Văn Cường", "", "12", "Phân xưởng mẫu số 1", "HTT", "LĐTT"],
]


def save_workbook(path: Path, rows: list[list[Any]], merges: tuple[str, ...] = ()) -> Path:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    for area in merges:
        book.active.merge_cells(area)
    book.save(path)
    return path
