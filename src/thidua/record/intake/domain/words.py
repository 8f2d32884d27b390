"""The words of lists: abbreviations of titles, ratings, scopes, measures. Keys are those of the facts contract."""

from __future__ import annotations

import re
from functools import lru_cache

from thidua.text import fold

_NO_WORD = re.compile(r"[^a-z0-9]+")


@lru_cache(maxsize=50_000)
def words(text: str) -> str:
    """Folded words parted by single spaces: "CSTĐ-CS (2022)" → "cstd cs 2022"."""
    return _NO_WORD.sub(" ", fold(text)).strip()


LEVELS = {
    "excellent": "hoan thanh xuat sac nhiem vu|hoan thanh xuat sac|xuat sac|htxsnv|htxs|ht xs|ht xsnv|xs|"
    "hoan thanh xs|hoan thanh xs nhiem vu|"
    "hoan thanh xuat sac nv|excellent",
    "good": "hoan thanh tot nhiem vu|hoan thanh tot|tot|httnv|htt|ht tot|ht tot nv|hoan thanh tot nv|good",
    "completed": "hoan thanh nhiem vu|hoan thanh|htnv|ht|hoan thanh nv|completed",
    "failed": "khong hoan thanh nhiem vu|khong hoan thanh|chua hoan thanh nhiem vu|chua hoan thanh|khtnv|"
    "khong ht|kht|khong htnv|khong hoan thanh nv|failed",
}
SCOPES = {
    "grassroots": "co so|cap co so|don vi|cap don vi|tong cong ty|cong ty|cap cong ty|cap tong cong ty|tap doan|"
    "cap tap doan|cs|grassroots",
    "district": "huyen|cap huyen|district",
    "ministry": "bo|cap bo|bo nganh|cap bo nganh|nganh|cap nganh|tinh|cap tinh|bo cong thuong|"
    "cap bo cong thuong|bo nganh tinh|cap bo nganh tinh|"
    "bo ban nganh tinh|cap bo ban nganh tinh|thanh pho|cap thanh pho|ministry",
    "national": "toan quoc|nha nuoc|cap nha nuoc|quoc gia|cap quoc gia|cap toan quoc|national",
}
FORMS = {
    "reprimand": "khien trach|reprimand",
    "warning": "canh cao|warning",
    "salary_cut": "ha bac luong|ha luong|keo dai thoi han nang luong|salary cut",
    "demotion": "giang chuc|demotion",
    "removal": "cach chuc|bai nhiem|removal",
    "dismissal": "buoc thoi viec|sa thai|thoi viec|dismissal",
    "other": "khac|hinh thuc khac|other",
}
BASES = {
    "merit": "cong trang|theo cong trang|thuong xuyen|cong trang va thanh tich|merit",
    "thematic": "chuyen de|phong trao|theo chuyen de|theo dot|thi dua theo chuyen de|thematic",
    "sudden": "dot xuat|thanh tich dot xuat|sudden",
    "service": "cong hien|qua trinh cong hien|service",
    "seniority": "nien han|theo nien han|seniority",
    "foreign": "doi ngoai|foreign",
}
SEXES = {"female": "nu|f|female|ba|co|chi", "male": "nam|m|male|ong|anh"}
ROLES = {
    "leader": "lanh dao|leader",
    "manager": "quan ly|can bo quan ly|manager",
    "staff": "chuyen vien|nhan vien|chuyen vien nhan vien|can bo|cong chuc|vien chuc|chuyen mon|staff",
    "direct_worker": "lao dong truc tiep|truc tiep|cong nhan|cong nhan lao dong|nguoi lao dong truc tiep|direct worker",
    "farmer": "nong dan|farmer",
    "other": "khac|other",
}
INITIATIVE_KINDS = {
    "initiative": "sang kien|sk|initiative",
    "research": "de tai|de an|de tai khoa hoc|de tai nckh|nckh|de an khoa hoc|research",
    "solution": "giai phap|giai phap huu ich|solution",
}
NOTHING = frozenset(
    {"", "khong", "k", "ko", "0", "khong co", "chua co", "kxl", "khong xep loai", "khong de nghi", "n a"}
)
TICKS = frozenset({"x", "v", "co", "1", "dat", "ok", "yes"})
DITTO = frozenset({"nt", "n t", "nhu tren"})
DITTO_MARKS = frozenset(
    {'"', "''", "//", "〃", "“", "”", "“”", "-nt-", "-//-", '-"-', "- nt -", "″", "---//---", "-”-", '""'}
)
_LONGEST_DITTO = 30  # with spaces and marks around; cells of every row are asked

# Titles and forms of commendation: how lists write them, folded. Longest first wins.
_AWARDS = {
    "ldtt": "lao dong tien tien|ldtt|ld tt|danh hieu ldtt|ld tien tien|lao dong tt",
    "cstd-co-so": "chien si thi dua co so|chien si thi dua cap co so|chien sy thi dua co so|"
    "chien sy thi dua cap co so|cstd co so|cstd cap co so|"
    "cstdcs|cstd cs|cs td cs|cstdccs|chien si td co so|cstd cap cs",
    "cstd-bo": "chien si thi dua bo ban nganh tinh|chien si thi dua cap bo|chien si thi dua bo cong thuong|"
    "chien si thi dua nganh cong thuong|"
    "chien si thi dua nganh|chien si thi dua bo|chien si thi dua cap nganh|chien sy thi dua cap bo|"
    "chien sy thi dua nganh|chien si thi dua cap tinh|chien si thi dua tinh|"
    "cstd bo ban nganh tinh|cstd cap bo|cstd bo cong thuong|cstd nganh|cstd bo|cstd bct|"
    "cstd nganh cong thuong|cstdcb|cstdb|cstd cb|cstd b|cstdbct|cstd cap nganh|cstd tinh|"
    "cstd cap tinh",
    "cstd-toan-quoc": "chien si thi dua toan quoc|chien sy thi dua toan quoc|cstd toan quoc|cstdtq|cstd tq",
    "ttldtt": "tap the lao dong tien tien|tap the ldtt|tt ldtt|ttldtt|tt lao dong tien tien|tap the ld tien tien",
    "ttldxs": "tap the lao dong xuat sac|tap the ldxs|tt ldxs|ttldxs|tt lao dong xuat sac|tap the ld xuat sac",
    "co-thi-dua-bo": "co thi dua cua bo cong thuong|co thi dua cua bo|co thi dua bo cong thuong|co thi dua bo|"
    "co thi dua cap bo|co td bo|co tdb|co bo|co thi dua cua bo truong|"
    "ctdb|co thi dua bct|co td cua bo|co thi dua nganh|co bo cong thuong|ctd bo|"
    "co thi dua cua bo ban nganh tinh|co td bct",
    "co-thi-dua-chinh-phu": "co thi dua cua chinh phu|co thi dua chinh phu|co td chinh phu|co tdcp|co chinh phu|ctdcp|"
    "co thi dua cp|co td cp|co cp|ctd chinh phu|co thi dua cua cp",
    "giay-khen": "giay khen|gk|giay khen cua thu truong don vi|giay khen cap co so|gk co so",
    "bang-khen-bo": "bang khen cua bo truong bo cong thuong|bang khen cua bo truong|bang khen bo truong|"
    "bang khen cua bo cong thuong|bang khen cua bo|bang khen bo cong thuong|"
    "bang khen bo|bang khen cap bo|bk bo truong|bk bo cong thuong|bk bo|bk cua bo|bk cap bo|bkbct|"
    "bkb|bk bct|bkbt|bk bt|bang khen bct|bang khen ubnd tinh|bang khen bo ban nganh tinh|"
    "bang khen cua bo ban nganh tinh|bang khen|bk",
    "bang-khen-thu-tuong": "bang khen cua thu tuong chinh phu|bang khen thu tuong chinh phu|bang khen cua thu tuong|"
    "bang khen thu tuong|bang khen ttg|bang khen cua ttg|bang khen ttcp|bang khen chinh phu|"
    "bang khen cua chinh phu|bk thu tuong chinh phu|bk thu tuong|bk ttg|bkttg|bk ttcp|bkttcp|bk tt|"
    "bktt|bk cp|bkcp|bk chinh phu|bk cua ttg|bk cua thu tuong|bang khen cua ttcp",
    "ahld": "anh hung lao dong|ahld|danh hieu anh hung lao dong",
    "ky-niem-chuong": "ky niem chuong vi su nghiep phat trien nganh cong thuong viet nam|"
    "ky niem chuong vi su nghiep phat trien nganh cong thuong|ky niem chuong nganh cong thuong|"
    "ky niem chuong|knc|kn chuong|ki niem chuong",
}
_RANKS = {"1": ("nhat", "1", "i"), "2": ("nhi", "2", "ii", "hai"), "3": ("ba", "3", "iii")}
_ORDERS = {
    "hcld": ("huan chuong lao dong", "hcld", "hc lao dong", "hc ld", "huan chuong ld", "hcl d"),
    "hcdl": ("huan chuong doc lap", "hcdl", "hc doc lap", "hc dl", "huan chuong dl"),
}
# Words that name a family of awards without saying which of them.
VAGUE = {"cstd": "cstd", "chien si thi dua": "cstd", "chien sy thi dua": "cstd", "co thi dua": "co", "ctd": "co"} | {
    alias: order for order, aliases in _ORDERS.items() for alias in aliases
}
COLLECTIVE_OF = {"ldtt": "ttldtt"}  # "lao động tiên tiến" said of a collective
COLLECTIVE_WORDS = {"lao dong xuat sac": "ttldxs", "ldxs": "ttldxs"}
COLLECTIVE_ONLY = frozenset({"ttldtt", "ttldxs", "co-thi-dua-bo", "co-thi-dua-chinh-phu"})
INDIVIDUAL_ONLY = frozenset({"ldtt", "cstd-co-so", "cstd-bo", "cstd-toan-quoc", "ky-niem-chuong"})
ONCE_A_YEAR = COLLECTIVE_ONLY | frozenset({"ldtt", "cstd-co-so", "cstd-bo", "cstd-toan-quoc"})


def _order_aliases() -> dict[str, str]:
    found = {}
    for order, aliases in _ORDERS.items():
        for rank, names in _RANKS.items():
            for alias in aliases:
                for name in names:
                    for between in (" hang ", " ", " h ", " h", " hang"):
                        found[f"{alias}{between}{name}"] = f"{order}-{rank}"
                    if " " not in alias:
                        found |= {f"{alias}{name}": f"{order}-{rank}", f"{alias}h{name}": f"{order}-{rank}"}
    return found


AWARD_OF = (
    {alias: key for key, aliases in _AWARDS.items() for alias in aliases.split("|")}
    | {key.replace("-", " "): key for key in (*_AWARDS, *_order_aliases().values())}
    | COLLECTIVE_WORDS
    | _order_aliases()
)
_AWARD_PATTERN = re.compile(
    r"(?<![a-z0-9])(?:" + "|".join(sorted(map(re.escape, AWARD_OF), key=len, reverse=True)) + r")(?![a-z0-9])"
)
_VAGUE_PATTERN = re.compile(
    r"(?<![a-z0-9])(?:" + "|".join(sorted(map(re.escape, VAGUE), key=len, reverse=True)) + r")(?![a-z0-9])"
)


def _lookup(table: dict[str, str]) -> dict[str, str]:
    found = {alias: key for key, aliases in table.items() for alias in aliases.split("|")}
    return found | {key.replace("_", " "): key for key in table}


LEVEL_OF, SCOPE_OF, FORM_OF = _lookup(LEVELS), _lookup(SCOPES), _lookup(FORMS)
BASIS_OF, SEX_OF, INITIATIVE_KIND_OF = _lookup(BASES), _lookup(SEXES), _lookup(INITIATIVE_KINDS)
ROLE_OF = _lookup(ROLES)


def is_nothing(text: str) -> bool:
    return words(text) in NOTHING


def is_ditto(text: str) -> bool:
    return len(text) <= _LONGEST_DITTO and (text.strip() in DITTO_MARKS or words(text) in DITTO)


def is_tick(text: str) -> bool:
    return words(text) in TICKS or text.strip() in {"+", "✓", "✔", "√", "☑", "●"}


@lru_cache(maxsize=20_000)
def awards_in(text: str) -> tuple[tuple[int, int, str], ...]:
    """Awards that the folded words name: (start, end, key), from left to right. Vague ones have the key "?cstd"."""
    found = [(match.start(), match.end(), AWARD_OF[match[0]]) for match in _AWARD_PATTERN.finditer(text)]
    rest = list(text)
    for start, end, _key in found:
        rest[start:end] = "#" * (end - start)
    vague = _VAGUE_PATTERN.finditer("".join(rest))
    return tuple(sorted([*found, *((match.start(), match.end(), f"?{VAGUE[match[0]]}") for match in vague)]))


def award_for_kind(key: str, kind: str) -> str:
    return COLLECTIVE_OF.get(key, key) if kind == "collective" else key


def suits(key: str, kind: str) -> bool:
    """Whether an award can be held by a subject of this kind."""
    return key not in (COLLECTIVE_ONLY if kind == "individual" else INDIVIDUAL_ONLY)


def scope_of(text: str) -> str | None:
    found = words(text)
    if found in SCOPE_OF:
        return SCOPE_OF[found]
    for pattern, scope in (
        (r"toan quoc|nha nuoc|quoc gia", "national"),
        (r"\b(?:bo|nganh|tinh|thanh pho)\b", "ministry"),
        (r"\bco so\b|\bcong ty\b|\bdon vi\b", "grassroots"),
        (r"\bhuyen\b", "district"),
    ):
        if re.search(pattern, found):
            return scope
    return None


def form_of(text: str) -> str | None:
    found = words(text)
    return FORM_OF.get(found) or next(
        (key for alias, key in FORM_OF.items() if len(alias) > 5 and alias in found), None
    )


@lru_cache(maxsize=5_000)
def level_of(text: str) -> str | None:
    found = words(text)
    found = re.sub(r"^(?:xep loai|loai|muc|muc do) ", "", found)
    if found in LEVEL_OF:
        return LEVEL_OF[found]
    for alias in sorted(LEVEL_OF, key=len, reverse=True):
        if len(alias) > 12 and re.search(rf"\b{alias}\b", found):
            return LEVEL_OF[alias]
    return None
