"""The facts of a case in words: what a lawyer reads instead of the data of the facts contract."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from thidua.ui.formats import day, number

Names = Mapping[str, str]
Words = Mapping[str, Any]

LISTS = {
    "ratings": gettext_lazy("Xếp loại"),
    "service": gettext_lazy("Thời gian công tác"),
    "study": gettext_lazy("Đi học"),
    "moves": gettext_lazy("Chuyển công tác"),
    "awards": gettext_lazy("Đã được khen thưởng"),
    "initiatives": gettext_lazy("Sáng kiến"),
    "discipline": gettext_lazy("Kỷ luật"),
    "holds": gettext_lazy("Vụ việc đang xem xét"),
    "posts": gettext_lazy("Chức vụ"),
    "collective": gettext_lazy("Số liệu năm của tập thể"),
    "achievements": gettext_lazy("Thành tích"),
    "movements": gettext_lazy("Phong trào"),
    "proposals": gettext_lazy("Đề nghị khác"),
}
VALUES = {
    "excellent": gettext_lazy("hoàn thành xuất sắc nhiệm vụ"),
    "good": gettext_lazy("hoàn thành tốt nhiệm vụ"),
    "completed": gettext_lazy("hoàn thành nhiệm vụ"),
    "failed": gettext_lazy("không hoàn thành nhiệm vụ"),
    "average": gettext_lazy("trung bình"),
    "below": gettext_lazy("dưới trung bình"),
    "grassroots": gettext_lazy("cấp cơ sở"),
    "district": gettext_lazy("cấp huyện"),
    "ministry": gettext_lazy("cấp Bộ"),
    "national": gettext_lazy("toàn quốc"),
    "unit": gettext_lazy("trong đơn vị"),
    "field": gettext_lazy("trong một lĩnh vực"),
    "region": gettext_lazy("trong vùng"),
    "international": gettext_lazy("quốc tế"),
    "merit": gettext_lazy("công trạng"),
    "thematic": gettext_lazy("chuyên đề, phong trào"),
    "sudden": gettext_lazy("đột xuất"),
    "service": gettext_lazy("cống hiến"),
    "seniority": gettext_lazy("niên hạn"),
    "foreign": gettext_lazy("đối ngoại"),
    "many": gettext_lazy("nhiều thành tích"),
    "contribution": gettext_lazy("đóng góp"),
    "invention": gettext_lazy("phát minh, sáng chế"),
    "work": gettext_lazy("công trình"),
    "prize": gettext_lazy("giải thưởng"),
    "outstanding": gettext_lazy("xuất sắc"),
    "especially_outstanding": gettext_lazy("đặc biệt xuất sắc"),
    "reprimand": gettext_lazy("khiển trách"),
    "warning": gettext_lazy("cảnh cáo"),
    "salary_cut": gettext_lazy("hạ bậc lương"),
    "demotion": gettext_lazy("giáng chức"),
    "removal": gettext_lazy("cách chức"),
    "dismissal": gettext_lazy("buộc thôi việc"),
    "complaint_under_review": gettext_lazy("khiếu nại, tố cáo đang xác minh"),
    "inspection": gettext_lazy("thanh tra, kiểm tra"),
    "criminal": gettext_lazy("điều tra, truy tố, xét xử"),
    "discipline_pending": gettext_lazy("đang xem xét kỷ luật"),
    "tax_arrears": gettext_lazy("nợ thuế"),
    "environment": gettext_lazy("vi phạm môi trường"),
    "transfer": gettext_lazy("điều động"),
    "secondment": gettext_lazy("biệt phái"),
    "merger": gettext_lazy("hợp nhất"),
    "split": gettext_lazy("chia tách"),
    "central_council": gettext_lazy("Hội đồng Thi đua - Khen thưởng Trung ương"),
    "prime_minister": gettext_lazy("Thủ tướng Chính phủ"),
    "president": gettext_lazy("Chủ tịch nước"),
    "mid_term": gettext_lazy("sơ kết"),
    "final": gettext_lazy("tổng kết"),
    "maternity": gettext_lazy("nghỉ thai sản"),
    "sick": gettext_lazy("nghỉ ốm"),
    "annual": gettext_lazy("nghỉ phép"),
    "injury": gettext_lazy("nghỉ do bị thương"),
    "direct_worker": gettext_lazy("lao động trực tiếp"),
    "farmer": gettext_lazy("nông dân"),
    "leader": gettext_lazy("lãnh đạo"),
    "manager": gettext_lazy("quản lý"),
    "staff": gettext_lazy("chuyên viên, nhân viên"),
    "enterprise": gettext_lazy("doanh nghiệp"),
    "female": gettext_lazy("nữ"),
    "male": gettext_lazy("nam"),
    "deputy_minister": gettext_lazy("Thứ trưởng"),
    "general_department_head": gettext_lazy("Tổng cục trưởng"),
    "deputy_general_department_head": gettext_lazy("Phó Tổng cục trưởng"),
    "head_of_department": gettext_lazy("Vụ trưởng"),
    "deputy_head_of_department": gettext_lazy("Phó Vụ trưởng"),
    "provincial_director": gettext_lazy("Giám đốc sở"),
    "chief_of_office": gettext_lazy("Chánh Văn phòng"),
    "state": gettext_lazy("cơ quan nhà nước"),
    "public_service": gettext_lazy("đơn vị sự nghiệp công lập"),
    "armed_forces": gettext_lazy("lực lượng vũ trang"),
    "other": gettext_lazy("khác"),
    "contract_to_official": gettext_lazy("từ hợp đồng sang biên chế"),
}


def facts_in_words(facts: Words, names: Names) -> list[tuple[str, str]]:
    """(what, how) lines, in the order of the facts contract. `names` are the awards by key.

    The lists that are there and empty are told together; what is not named at all is not known and not said.
    """
    lines: list[tuple[str, str]] = []
    about = _subject(facts.get("subject") or {})
    if about:
        lines.append((_("Đối tượng"), "; ".join(about)))
    incomplete = set(facts.get("partial") or ())
    for key, label in LISTS.items():
        if facts.get(key):
            said = _listed(key, facts[key], names)
            lines.append((str(label), f"{said} {_('(danh sách chưa đầy đủ)')}" if key in incomplete else said))
    tenure = facts.get("tenure")
    if tenure:
        lines.append((_("Thâm niên"), _tenure(tenure)))
    empty = [str(label) for key, label in LISTS.items() if facts.get(key) == []]
    if empty:
        lines.append((_("Không có"), ", ".join(label[0].lower() + label[1:] for label in empty)))
    vote = facts.get("vote")
    if vote:
        lines.append((_("Kết quả bỏ phiếu"), _vote(vote)))
    if (facts.get("papers") or {}).get("retirement_notice"):
        lines.append((_("Giấy tờ"), _("có thông báo nghỉ hưu")))
    return lines


def word(value: Any) -> str:
    """A word of the contract in the language of the page; a word nobody named stays as it is."""
    return str(VALUES.get(str(value), value))


def _subject(subject: Words) -> list[str]:
    found = [word(subject[key]) for key in ("sex", "role", "sector") if subject.get(key)]
    for key, said in (
        ("retires_on", _("nghỉ hưu từ %(day)s")),
        ("dissolved_on", _("giải thể ngày %(day)s")),
        ("died_on", _("từ trần ngày %(day)s")),
        ("joined_on", _("vào ngành %(day)s")),
    ):
        if subject.get(key):
            found.append(said % {"day": day(subject[key])})
    return found


def _listed(key: str, items: Sequence[Words], names: Names) -> str:
    if key == "awards":
        return _awards(items, names)
    say = SAYERS.get(key, _anything)
    return "; ".join(say(item, names) for item in items)


def _awards(items: Sequence[Words], names: Names) -> str:
    """Each award once, with its years; the basis where it is told."""
    years: dict[tuple[str, str], list[str]] = {}
    for item in items:
        key = (str(item.get("award")), str(item.get("basis") or ""))
        years.setdefault(key, []).append(day(str(item.get("year") or item.get("decided_on") or "")))
    return "; ".join(
        f"{names.get(award, award)} {', '.join(when)}" + (f" ({word(basis)})" if basis else "")
        for (award, basis), when in years.items()
    )


def _rating(item: Words, names: Names) -> str:
    return f"{item.get('year')} {word(item.get('level'))}"


def _initiative(item: Words, names: Names) -> str:
    parts = [str(item.get("year", "")), word(item.get("scope", ""))]
    used = item.get("used_for")
    if used:
        titles = ", ".join(f"{names.get(one.get('award'), one.get('award'))} {one.get('year', '')}" for one in used)
        parts.append(_("đã dùng cho %(titles)s") % {"titles": titles.strip()})
    elif used is not None:
        parts.append(_("chưa dùng cho danh hiệu nào"))
    return " · ".join(part for part in parts if part)


def _from_until(item: Words, first: str) -> str:
    begins, ends = item.get(first), item.get("until")
    said = {"first": day(begins) if begins else "?", "last": day(ends) if ends else ""}
    return _("từ %(first)s đến %(last)s") % said if ends else _("từ %(first)s") % said


def _post(item: Words, names: Names) -> str:
    name = word(item.get("group"))
    held = _("quyền %(post)s") % {"post": name} if item.get("acting") else name
    return f"{held} {_from_until(item, 'from')}"


def _tenure(tenure: Words) -> str:
    parts = []
    if tenure.get("years") is not None:
        parts.append(_("%(years)s năm trong ngành") % {"years": number(tenure["years"])})
    if tenure.get("hazardous_years"):
        parts.append(_("%(years)s năm làm việc nặng nhọc, độc hại") % {"years": number(tenure["hazardous_years"])})
    return ", ".join(parts)


def _discipline(item: Words, names: Names) -> str:
    return f"{word(item.get('form'))} {_from_until(item, 'decided_on')}"


def _hold(item: Words, names: Names) -> str:
    return f"{word(item.get('kind'))} {_from_until(item, 'from')}"


def _year_of_collective(item: Words, names: Names) -> str:
    labels: Mapping[str, str] = {
        "rating": _("xếp loại %(value)s"),
        "headcount": _("%(value)s người"),
        "completed": _("%(value)s người hoàn thành nhiệm vụ"),
        "ldtt": _("%(value)s Lao động tiên tiến"),
        "cstd_co_so": _("%(value)s Chiến sĩ thi đua cơ sở"),
        "disciplined_from_warning": _("%(value)s người bị kỷ luật từ cảnh cáo"),
        "party_rating": _("tổ chức đảng %(value)s"),
        "union_rating": _("công đoàn %(value)s"),
        "bloc_rank": _("thứ %(value)s trong cụm, khối"),
    }
    parts = [text % {"value": word(item[key])} for key, text in labels.items() if item.get(key) is not None]
    return f"{item.get('year')}: {', '.join(parts)}"


def _achievement(item: Words, names: Names) -> str:
    words = [word(item[key]) for key in ("kind", "degree", "scope") if item.get(key)]
    return f"{item.get('year', '')} {', '.join(words)}".strip()


def _movement(item: Words, names: Names) -> str:
    parts = [_("do %(who)s phát động") % {"who": word(item.get("launched_by"))}]
    if item.get("years") is not None:
        parts.append(_("kéo dài %(years)s năm") % {"years": number(item["years"])})
    if item.get("stage"):
        parts.append(word(item["stage"]))
    if item.get("rank") is not None:
        parts.append(_("xếp thứ %(rank)s") % {"rank": item["rank"]})
    return f"{item.get('year', '')} {', '.join(parts)}".strip()


def _move(item: Words, names: Names) -> str:
    parts = [f"{day(item.get('on'))} {word(item.get('kind'))}"]
    if item.get("months_old_unit") is not None:
        said = {"old": number(item["months_old_unit"]), "new": number(item.get("months_new_unit"))}
        parts.append(_("đơn vị cũ %(old)s tháng, đơn vị mới %(new)s tháng") % said)
    if item.get("old_unit_comment") is not None:
        parts.append(_("có nhận xét của đơn vị cũ") if item["old_unit_comment"] else _("đơn vị cũ không nhận xét"))
    return ", ".join(parts)


def _service(item: Words, names: Names) -> str:
    said = _("%(year)s: %(months)s tháng") % {"year": item.get("year"), "months": number(item.get("months"))}
    return ", ".join([said, *(_absence(one) for one in item.get("absences") or ())])


def _absence(item: Words) -> str:
    length = ""
    if item.get("months") is not None:
        length = _("%(n)s tháng") % {"n": number(item["months"])}
    elif item.get("working_days") is not None:
        days = item["working_days"]
        length = ngettext("%(n)s ngày làm việc", "%(n)s ngày làm việc", days) % {"n": number(days)}
    elif item.get("days") is not None:
        length = ngettext("%(n)s ngày", "%(n)s ngày", item["days"]) % {"n": number(item["days"])}
    return f"{word(item.get('kind'))} {length}".strip()


def _study(item: Words, names: Names) -> str:
    return f"{_from_until(item, 'from')}, {_('kết quả')} {word(item.get('result', ''))}"


def _anything(item: Words, names: Names) -> str:
    return ", ".join(f"{word(value)}" for value in item.values() if not isinstance(value, (bool, dict, list)))


SAYERS: Mapping[str, Callable[[Words, Names], str]] = {
    "ratings": _rating,
    "initiatives": _initiative,
    "discipline": _discipline,
    "posts": _post,
    "holds": _hold,
    "collective": _year_of_collective,
    "achievements": _achievement,
    "movements": _movement,
    "moves": _move,
    "service": _service,
    "study": _study,
}


def _vote(vote: Words) -> str:
    said = {key: vote.get(key, "?") for key in ("members", "present", "agree")}
    return _("%(agree)s đồng ý trên %(members)s thành viên, %(present)s có mặt") % said
