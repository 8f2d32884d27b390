"""What the head of a column means, found by its words: without accents, in any order, over one to three rows."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from thidua import text as vietnamese
from thidua.record.intake.domain.words import awards_in, level_of, words

YEAR = re.compile(r"(?<!\d)(19[5-9]\d|20\d\d)(?!\d)")
_MANY_YEARS = re.compile(r"(?<!\d)(?:19|20)\d\d ?[-–—] ?(?:19|20)\d\d(?!\d)")


@dataclass(frozen=True)
class Meaning:
    """A column's meaning. `award` or `level`: the column is about this one, its cells tick it or give its years."""

    field: str
    award: str | None = None
    level: str | None = None
    year: int | None = None
    proposes: bool = False

    @property
    def name(self) -> str:
        """The field as the contract's table names it."""
        return _CONTRACT_FIELDS.get(self.field, self.field)


_CONTRACT_FIELDS = {
    "family_part": "full_name",
    "given_part": "full_name",
    "born_male": "born_on",
    "born_female": "born_on",
    "is_male": "sex",
    "is_female": "sex",
    "rating": "level",
    "initiative": "title",
    "decision": "decision_no",
    "from_on": "decided_on",
    "no": "stt",
    "post_unit": "post",
}

# Tried in this order; the first pattern found in the folded words of the header decides.
_FIELDS: tuple[tuple[str, str], ...] = (
    ("no", r"^(?:stt|tt|so tt|so thu tu|thu tu|no)$"),
    ("other",
        r"\bdang vien\b|\bxep loai dang\b|\bdoan vien\b|\bghi chu\b|\bky nhan\b|\bdien thoai\b|\bemail\b|"
        r"\bdia chi\b|\bque quan\b|\bdan toc\b|\bton giao\b|"
     r"\bngay cap\b|\bnoi cap\b|(?<!chat )\bluong\b|\bhe so\b|\btrinh do\b|\bso tien\b|\bmuc thuong\b|"
         r"\btien thuong\b|\btai khoan\b|\btuoi\b|\bngay vao dang\b|\bmuc chi\b|"
     r"\btom tat\b|\bso phieu\b|\bty le\b|\bky ten\b|\bchu ky\b|\bphieu\b|\btham nien\b|\bngay tham gia\b"),
    ("identity_no",
        r"\bcccd\b|\bcmnd\b|\bcmtnd\b|\bcmt\b|\bcan cuoc\b|\bdinh danh\b|\bchung minh (?:nhan dan|thu)\b|"
        r"\bcc cong dan\b|\bgiay to tuy than\b"),
    ("family_part",
        r"^(?:ho|ho dem|ho va dem|ho lot|ho va ten dem|ho ten dem|ho va chu lot|ho va ten lot|"
        r"ho chu lot)$"),
    ("given_part", r"^ten$"),
    ("full_name",
        r"\bho (?:va )?(?:ten|ten dem va ten)\b|\bho ten\b|\bho dem va ten\b|\bten ca nhan\b|^ca nhan$|"
        r"\bten nguoi\b|\bten can bo\b|\btac gia\b|\bten chu nhiem\b|"
     r"\bca nhan tap the\b|\btap the ca nhan\b|\bten tap the\b|^tap the$|^ten tap the\b|^nguoi duoc\b|"
         r"\bho va ten\b|\bten doi tuong\b|^doi tuong$|^ho va chu dem va ten$|"
     r"^nguoi ky luat$|^full name$|^danh sach$|\bchu nhiem de tai\b|\bdong tac gia\b"),
    ("joined_on",
        r"\b(?:ngay|nam|thang)(?: thang)?(?: nam)? (?:vao nganh|tuyen dung|vao co quan|vao lam|"
        r"bat dau lam|vao don vi)\b|^vao nganh$"),
    ("born_on", r"\bsinh\b"),
    ("sex", r"\bgioi tinh\b|^gioi$|^phai$|^nam nu$"),
    ("initiative",
        r"\bten (?:sang kien|de tai|giai phap|de an|cong trinh)|\bsang kien\b(?!.*\b(?:quyet dinh|nam|"
        r"cap|so qd|pham vi|ngay|loai)\b)|^de tai$|^giai phap$|\bnoi dung sang kien\b|\bten sk\b|"
     r"^de tai (?:sang kien|khoa hoc|giai phap)"),
    ("scope",
        r"\bpham vi\b|\bcap (?:cong nhan|sang kien|de tai|anh huong)\b|^cap$|\bcap do\b|\bcap xet\b|"
        r"^cong nhan cap$"),
    ("initiative_kind", r"^loai (?:sang kien|hinh sang kien|de tai)|\bloai sang kien\b"),
    ("form", r"\bhinh thuc (?:xu ly )?ky luat\b|\bhinh thuc xu ly\b|^ky luat$|\bmuc ky luat\b|\bxu ly ky luat\b"),
    ("until", r"\bden (?:het )?ngay\b|\bhet (?:hieu luc|han|thoi han)\b|\bngay (?:het|ket thuc|cham dut)\b|^den$"),
    ("from_on", r"^tu ngay$|^tu$"),
    ("months",
        r"\bso thang\b|\bthang cong tac\b|\bthang lam viec\b|\bthoi gian cong tac trong nam\b|"
        r"\bthang cong hien\b"),
    ("basis", r"\bloai hinh(?: khen thuong| khen)?\b|\bloai khen(?: thuong)?\b|\bdien khen\b|\btheo loai\b"),
    ("decision",
        r"\bso (?:va )?ngay (?:thang (?:nam )?)?(?:quyet dinh|qd|cua qd|ky)|\bso (?:quyet dinh|"
        r"qd) (?:va )?ngay\b|\bquyet dinh so va ngay\b|\bquyet dinh so ngay\b|\bqd so ngay\b"),
    ("decided_on",
        r"\bngay (?:thang (?:nam )?)?(?:quyet dinh|qd|ky|ban hanh|cong nhan|khen|ra quyet dinh|ra qd|"
        r"ky luat|trao|tang|quyet dinh ky luat)|^ngay$|^ngay thang$|^ngay thang nam$|^ngay qd\b"),
    ("decision_no",
        r"\bso (?:quyet dinh|qd|van ban)\b|\bquyet dinh so\b|\bqd so\b|^quyet dinh\b|^qd\b|"
        r"\bquyet dinh (?:cong nhan|khen)|^so$|^so ky hieu$|\bso hieu\b|\bcan cu\b"),
    ("post_unit", r"\bchuc (?:vu|danh)\b.*\b(?:don vi|noi|co quan|phong|bo phan)\b|\bdon vi\b.*\bchuc (?:vu|danh)\b"),
    ("post", r"\bchuc (?:vu|danh)\b|^vi tri\b|\bcong viec\b|\bnghe nghiep\b|\bvi tri viec lam\b|^chuc$"),
    ("year",
        r"^(?:nam|nam xet|nam hoc|nam (?:khen|khen thuong|dat|dat danh hieu|cong nhan|danh gia|xep loai|"
        r"thi dua|cong tac|tang|duoc tang|nhan|ap dung|ban hanh))$"),
    ("rating",
        r"\bxep loai\b|\bmuc do hoan thanh\b|\bket qua (?:danh gia|xep loai|phan loai)\b|\bdanh gia\b|"
        r"\bphan loai\b|^hoan thanh nhiem vu$|\bmuc hoan thanh\b|\bket qua hoan thanh\b|\bchat luong\b"),
    ("award",
        r"\bdanh hieu\b|\bhinh thuc\b|\bkhen thuong\b|\bkhen\b|^thanh tich\b.*\b(?:danh hieu|dat duoc)\b|"
        r"^(?:de nghi|de xuat|dang ky)$|\b(?:de nghi|de xuat) (?:xet )?(?:tang|cong nhan|thuong)\b|"
        r"\bhuan huy chuong\b"),
    ("role", r"^nhom$|\bnhom (?:doi tuong|lao dong|can bo)\b|^(?:doi tuong|loai) lao dong$"),
    ("unit",
        r"\bdon vi\b|\bphong\b|\bban\b|\bbo phan\b|\bnoi (?:cong tac|lam viec)\b|\bco quan\b|^to\b|"
        r"^doi\b|\bphan xuong\b|\btruc thuoc\b|\bkhoi\b|\bnoi ct\b|\bdv cong tac\b|^dv$"),
    ("post", r"\bcong tac\b"),
)  # fmt: skip
_COMPILED = tuple((field, re.compile(pattern)) for field, pattern in _FIELDS)
_PROPOSES = re.compile(r"\bde nghi\b|\bde xuat\b|\bdang ky\b|\bde cu\b|\bdn (?:tang|khen|xet)\b")
_COLLECTIVE_NAME = re.compile(r"^(?:ten )?(?:tap the|don vi)(?! cong tac)(?: duoc.*)?$")


# What an officer may say that a column means, in the contract's names; the rest is read from the head itself.
CHOICES: dict[str, str] = {
    "stt": "no", "full_name": "full_name", "identity_no": "identity_no", "born_on": "born_on", "sex": "sex",
    "unit": "unit", "post": "post", "role": "role", "joined_on": "joined_on", "level": "rating", "award": "award",
    "proposal": "proposal", "year": "year", "decision_no": "decision_no", "decided_on": "decided_on", "basis": "basis",
    "title": "initiative", "scope": "scope", "form": "form", "until": "until", "months": "months",
}  # fmt: skip
ASIDE = ""  # the column is not used
Learned = Mapping[str, str]  # key of a head → one of CHOICES, or ASIDE
NOTHING_LEARNED: Learned = MappingProxyType({})


def head_key(header: str) -> str:
    """Under which a head is remembered: without accents and years, so that next year's list is understood too; a head
    that is only a year is remembered as it is."""
    plain = words(header)
    return (_without_year(plain) or plain)[:200]


def _learned(field: str, parts: tuple[str, ...], written: str) -> Meaning | None:
    if field == ASIDE:
        return None
    inside = CHOICES[field]
    if inside not in {"award", "proposal", "rating"}:
        return Meaning(inside)
    award = _award_of(words(parts[-1])) if inside != "rating" else None
    return Meaning(inside, award=award, year=year_in(written), proposes=inside == "proposal")


def meaning_of(parts: tuple[str, ...], learned: Learned = NOTHING_LEARNED) -> Meaning | None:
    """Meaning of a head given from the top row down: ("Danh hiệu thi đua", "CSTĐCS"). None when it is not known.

    Args:
        learned: what officers said of heads; it goes before what the words say.
    """
    written = " ".join(part for part in parts if part)
    whole, last = words(written), words(parts[-1]) if parts else ""
    if not whole:
        return None
    if learned and (key := head_key(written)) in learned:
        return _learned(learned[key], parts, written)
    year = year_in(written)
    proposes = bool(_PROPOSES.search(whole))
    sex = _sex_column(parts)
    if sex is not None:
        return sex
    bare = _without_year(last)
    found = _field_of(bare) if bare else None
    if found in {"no", "identity_no", "full_name", "family_part", "given_part"}:
        return Meaning(found)
    award = _award_of(last) or (_award_of(whole) if found in {None, "award"} else None)
    if award and found in {None, "award", "other", "unit", "rating"}:
        return Meaning("proposal" if proposes else "award", award=award, year=year, proposes=proposes)
    level = level_of(last) if last != "hoan thanh nhiem vu" or len(parts) > 1 else None
    if level and _parent_is_rating(parts):
        return Meaning("rating", level=level, year=year)
    if found is None or (found in {"year", "decided_on", "decision_no"} and len(parts) > 1):
        found = _by_parent(found, parts, bare) or found
    if found is None or found == "other":
        return None
    if found in {"award", "rating"}:
        field = "proposal" if found == "award" and proposes else found
        return Meaning(field, year=year, proposes=proposes)
    return Meaning(found)


def _field_of(header: str) -> str | None:
    return next((field for field, pattern in _COMPILED if pattern.search(header)), None)


def is_usually_aside(header: str) -> bool:
    """Heads that lists often have and the record does not need: notes, telephone, signature …"""
    return _field_of(words(header)) == "other"


def _award_of(header: str) -> str | None:
    found = [key for _start, _end, key in awards_in(header)]
    return found[0] if len(found) == 1 else None


def _parent_is_rating(parts: tuple[str, ...]) -> bool:
    """A level as a head of its own ("HTXSNV") or below a head about ratings."""
    above = words(" ".join(parts[:-1]))
    return not above or _field_of(above) == "rating" or level_of(above) is not None or "nhiem vu" in above


def _by_parent(found: str | None, parts: tuple[str, ...], bare: str) -> str | None:
    """A year, "Số" or "Ngày" below a wider head takes its meaning from there."""
    above = _field_of(_without_year(words(" ".join(parts[:-1]))))
    if not bare:  # only a year stands here
        return above if above in {"rating", "award"} else found
    if found is None:
        return above if above in {"rating", "award", "born_on", "unit", "post", "initiative"} else None
    return found


def _without_year(header: str) -> str:
    """The words without a year and the word "năm" before it."""
    return re.sub(r"\s+", " ", re.sub(r"\b(?:nam )?(?:19[5-9]\d|20\d\d)\b", "", header)).strip()


def year_in(text: str) -> int | None:
    """The one year in a head; a span of years ("2018–2022") is none."""
    if _MANY_YEARS.search(text):
        return None
    found = set(YEAR.findall(text))
    return int(found.pop()) if len(found) == 1 else None


def _sex_column(parts: tuple[str, ...]) -> Meaning | None:
    """ "Nam" and "Nữ" as heads of their own: ticks, or birth years when they stand below "Năm sinh"."""
    last = vietnamese.clean(parts[-1]).lower()
    sex = {"nam": "male", "nữ": "female", "nu": "female"}.get(last)
    if sex is None:
        return None
    above = words(" ".join(parts[:-1]))
    return Meaning(f"born_{sex}" if "sinh" in above else f"is_{sex}")


def names_a_subject(meaning: Meaning | None) -> bool:
    return meaning is not None and meaning.field in {"full_name", "family_part"}


def may_name_collective(header: str) -> bool:
    """A head like "Tên đơn vị": the subject itself, when no other column names one."""
    return _COLLECTIVE_NAME.match(words(header)) is not None or words(header) in {"don vi", "ten don vi", "tap the"}
