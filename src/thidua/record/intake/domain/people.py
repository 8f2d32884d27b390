"""Who a cell names: honorifics, posts behind a comma, identity numbers, collectives."""

from __future__ import annotations

import re
from dataclasses import dataclass

from thidua import text as vietnamese
from thidua.record.intake.domain.grid import Value, as_text
from thidua.record.intake.domain.words import words

_NUMBERED = re.compile(r"^\s*(?:\d{1,4}|[ivxIVX]{1,5})\s*[.)/-]\s*(?=\D)")
_TITLES = re.compile(
    r"^(ông/bà|ông \(bà\)|ông|bà|đồng chí|đ/c|đ\.c|(?:anh|chị|cô|mr|mrs|ms|dr)(?=[.:])|"
    r"(?:pgs|gs|tskh|ts|ths|th\.s|ks|kts|bs|cn|ls|ds|ktv|ncs|cki|ckii)(?=[.:\s])|"
    r"tiến s[ĩỹ]|thạc s[ĩỹ]|kỹ sư|kĩ sư|phó giáo sư|giáo sư|bác s[ĩỹ]|luật sư|cử nhân|"
    r"nhà giáo)(?![^\W\d_])\s*[.:,]?\s*",
    re.IGNORECASE,
)
_SEX_OF_TITLE = {
    "ông": "male",
    "bà": "female",
    "anh": "male",
    "chị": "female",
    "cô": "female",
    "mr": "male",
    "mrs": "female",
    "ms": "female",
}
_COLLECTIVE = re.compile(
    r"^(?:phong|ban|doi|to|cong ty|tong cong ty|tap doan|cuc|vu|chi cuc|trung tam|phan xuong|xuong|"
    r"nha may|xi nghiep|van phong|vien|truong|"
    r"khoa|chi nhanh|cong doan|doan thanh nien|bo phan|khoi|tap the|to hop|ban quan ly|chi bo|"
    r"dang bo|so|bo|benh vien|nha xuat ban|tap chi|bao|doan|hoi|"
    r"thanh tra|uy ban|tong cuc|can bo cong nhan vien|cbcnv|tap the can bo|don vi|kho|cua hang|tram|mo|cang|dien luc)\b"
)
# Family names that differ from a word for a unit by an accent only, or not at all.
_FAMILY_ONLY = frozenset({"đoàn", "tô", "vũ", "trương"})
_NAME_WORD = re.compile(r"^[^\W\d_]+(?:['’-][^\W\d_]+)*$")


@dataclass(frozen=True)
class NamedPerson:
    """`rest` is what stood behind the name: "Trưởng phòng, Công ty X"."""

    full_name: str
    sex: str | None = None
    rest: str = ""


def read_name(text: str) -> NamedPerson:
    """A person's name without numbering, honorific and degree, in title case when the list has it in capitals."""
    text = vietnamese.clean(_NUMBERED.sub("", text))
    sex = None
    while match := _TITLES.match(text):
        sex = sex or _SEX_OF_TITLE.get(match[1].lower().split("/")[0] if "/" not in match[1] else "")
        text = text[match.end() :]
    name, rest = text, ""
    for mark in (",", ";", " - ", " – ", "(", ":"):
        before, found, behind = name.partition(mark)
        if found and len(before.split()) >= 2:
            name, rest = before, ", ".join(part for part in (behind.strip(" )"), rest) if part)
    return NamedPerson(vietnamese.title_case(name.strip(" .,-–*")), sex, rest.strip())


def is_person_name(name: str) -> bool:
    """Two to eight words of letters."""
    parts = name.split()
    return 2 <= len(parts) <= 8 and all(_NAME_WORD.match(part) for part in parts)


def is_collective_name(text: str) -> bool:
    """Whether the cell names a unit or collective rather than a person."""
    first = vietnamese.clean(text).split(" ", 1)[0].lower()
    if first in _FAMILY_ONLY:
        return False
    return _COLLECTIVE.match(words(text)) is not None


@dataclass(frozen=True)
class IdentityReading:
    """`number` None: not readable. `restored`: leading zeros were put back, a person must confirm."""

    number: str | None
    restored: bool = False


def read_identity(value: Value) -> IdentityReading | None:
    """None for an empty cell. 12 digits and old 9-digit numbers as they are; 10 or 11 digits lost their zeros."""
    text = vietnamese.clean(as_text(value)).lstrip("'’`")
    digits = re.sub(r"[\s.\-]", "", text)
    if not digits:
        return None
    if not (digits.isascii() and digits.isdigit()):
        return IdentityReading(None)
    if len(digits) in (9, 12):
        return IdentityReading(digits)
    if len(digits) in (10, 11):
        return IdentityReading(digits.zfill(12), restored=True)
    return IdentityReading(None)


_POST_WORDS = re.compile(
    r"^(?:truong|pho|giam doc|tong giam doc|chuyen vien|nhan vien|cong nhan|ky su|ke toan|chu tich|"
    r"thu ky|bi thu|quyen|vu truong|cuc truong|chanh|"
    r"vien truong|hieu truong|to truong|doi truong|quan doc|can su|lai xe|thanh tra|thu kho|"
    r"giang vien|vien chuc|ky thuat|to pho|dieu hanh|van thu|"
    r"thu quy|bao ve|tap vu|nghien cuu|chuyen gia|tro ly|pgd|gd|tgd|cv|nv|tho|cb|can bo|tram truong|"
    r"chi cuc truong|uy vien|tong|thu truong|bo truong)\b"
)


def split_post_and_unit(text: str) -> tuple[str | None, str | None]:
    """ "Trưởng phòng, Công ty X" → ("Trưởng phòng", "Công ty X"); one part is the post unless it names a unit."""
    parts = [part.strip() for part in re.split(r"[,;\n]", text) if part.strip()]
    if not parts:
        return None, None
    if len(parts) == 1:
        one = parts[0]
        is_unit = is_collective_name(one) and not _POST_WORDS.match(words(one))
        return (None, one) if is_unit else (one, None)
    return parts[0], ", ".join(parts[1:])


_KINDS_OF_UNIT = (
    "tổng công ty", "công ty", "phân xưởng", "trung tâm", "chi nhánh", "văn phòng", "nhà máy", "xí nghiệp",
    "tập đoàn", "chi cục", "tổng cục",
    "phòng", "ban", "đội", "tổ", "cục", "vụ", "viện", "khối", "khoa", "xưởng", "trường", "tập thể",
)  # fmt: skip


def unit_name(text: str) -> str:
    """A unit's name as written; one in capitals as offices write it: "PHÒNG KỸ THUẬT" → "Phòng Kỹ thuật"."""
    text = vietnamese.clean(text)
    if text != text.upper() or text == text.lower() or " " not in text:
        return text
    small = text.lower()
    kind = next((kind for kind in _KINDS_OF_UNIT if small.startswith(f"{kind} ")), "")
    rest = small[len(kind) :].strip()
    return " ".join(part for part in (kind.capitalize(), rest[:1].upper() + rest[1:]) if part)
