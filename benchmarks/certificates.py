"""How long do 1,000 certificates take, and how much of it is more than writing blank pages?

    python benchmarks/certificates.py [certificates] [runs]

One list, one file, a different name and code on every page, frame and tags included. Beside it the same
typesetter writes as many blank A4 pages in the same run. The result is checked before the clock: the file has
one page per certificate, in order. Every run sets names never set before, for the typesetter remembers pages.
"""

from __future__ import annotations

import os
import platform
import resource
import sys
from collections.abc import Callable
from importlib.metadata import version
from io import BytesIO
from pathlib import Path
from statistics import median
from time import perf_counter

import typst
from pypdf import PdfReader

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "src"))

from thidua import papers
from thidua.papers.qr import outline_svg

LETTERHEAD = papers.Letterhead("", "Bộ Công Thương", "Hà Nội")
SIGNATURE = papers.Signature("KT. Bộ trưởng", ("Thứ trưởng",), "Người Ký Thử")


def make_certificates(count: int, run: int) -> list[papers.Certificate]:
    return [
        papers.Certificate(
            letterhead=LETTERHEAD,
            heading="Bộ trưởng Bộ Công Thương",
            award_name="Bằng khen",
            recipient=f"Ông Người Thử Số {run}.{number}",
            recipient_detail=f"Chuyên viên, Phòng {number % 40 + 1}, Vụ Thử nghiệm",
            reason=f"Đã có thành tích xuất sắc trong phong trào thi đua, việc số {run}.{number % 60}",
            decision_line="Quyết định số 05/QĐ-BCT ngày 05 tháng 02 năm 2024",
            place_date="Hà Nội, ngày 05 tháng 02 năm 2024",
            signature=SIGNATURE,
            register_line=f"Số vào sổ: {number:05d}/2024",
            qr_text=f"https://thidua.example.vn/xac-minh/{run:02d}{number:05d}-2f8a91c377d0",
        )
        for number in range(1, count + 1)
    ]


def blank_pages(count: int) -> bytes:
    source = f'#set page(paper: "a4", flipped: true)\n#for n in range({count}) {{ page[] }}'
    return bytes(typst.compile(source.encode(), format="pdf", ignore_system_fonts=True))


def seconds(task: Callable[[], object]) -> float:
    start = perf_counter()
    task()
    return perf_counter() - start


def main(count: int = 1_000, runs: int = 5) -> None:
    certificates = make_certificates(count, 0)
    content = papers.certificates_pdf(certificates)
    reader = PdfReader(BytesIO(content))
    assert len(reader.pages) == count
    assert f"{count:05d}/2024" in reader.pages[-1].extract_text()
    blank = blank_pages(count)
    assert len(PdfReader(BytesIO(blank)).pages) == count

    whole, codes, empty = [], [], []
    for run in range(1, runs + 1):
        fresh = make_certificates(count, run)
        whole.append(seconds(lambda fresh=fresh: papers.certificates_pdf(fresh)))
        codes.append(seconds(lambda fresh=fresh: [outline_svg(item.qr_text) for item in fresh]))
        empty.append(seconds(lambda: blank_pages(count)))

    machine = f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}"
    print(f"{machine}, typst {version('typst')}")
    for label, times, size in (
        ("certificates", whole, len(content)),
        ("of which the codes", codes, 0),
        ("blank pages", empty, len(blank)),
    ):
        weight = f"{size / 1e6:6.2f} MB" if size else ""
        print(
            f"{count:>6} {label:<20} median {median(times):6.2f} s  range {min(times):.2f}-{max(times):.2f}  "
            f"{median(times) / count * 1000:6.2f} ms each  {weight}"
        )
    print(f"peak memory: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")
    print(f"ratio to blank pages: {median(whole) / median(empty):.0f}")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
