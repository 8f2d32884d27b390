"""The record of a person or a collective on one page (trích ngang), as the papers room prints it.

The paper is in Vietnamese whatever the language of the screen.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import override

from thidua.organisation.models import Person, Unit
from thidua.papers import Extract, ExtractYear, Letterhead, Signature
from thidua.record import queries
from thidua.record.facts import incomplete_lists
from thidua.record.timeline import Entry, Year, years_of_person, years_of_unit
from thidua.ui.formats import day
from thidua.ui.statuses import status_of

RATINGS = frozenset({"rating", "collective-year"})
PROVISIONAL = "(*)"


def extract_of(subject: Person | Unit, *, on: date, whole_identity: bool) -> Extract:
    """What stands in the record on this day, and what the law says of it.

    Args:
        whole_identity: whether the identity number is printed in full; else its last four digits.
    """
    with override("vi"):
        if isinstance(subject, Person):
            unit, years = subject.unit, years_of_person(subject, until=on.year)
            facts, of = _facts_of_person(subject, whole_identity=whole_identity), _("cá nhân")
        else:
            unit, years = subject, years_of_unit(subject, until=on.year)
            facts, of = _facts_of_unit(subject), _("tập thể")
        issuing = _official(unit)
        return Extract(
            letterhead=Letterhead(issuing.parent.name_vi if issuing.parent else "", issuing.name_vi, "……"),
            name=_("Trích ngang thành tích %(of)s") % {"of": of},
            subject=str(subject),
            facts=facts,
            years=[_year(one) for one in reversed(years)],
            standards_title=_("Đối chiếu tiêu chuẩn theo hồ sơ ngày %(day)s (để tham khảo)") % {"day": _day(on)},
            standards=[
                (one.name, str(status_of(one.outcome).label), _earliest(one))
                for one in queries.near_awards(subject, on=on)
            ],
            notes=list(_notes(subject, years, on)),
            prepared_by=Signature("", (_("Người lập"),), ""),
            signature=Signature("", (_("Thủ trưởng đơn vị"),), ""),
        )


def _official(unit: Unit) -> Unit:
    """The nearest unit that issues papers: a workshop or a team does not."""
    while unit.is_collective and unit.parent is not None:
        unit = unit.parent
    return unit


def _day(on: date) -> str:
    return f"{on:%d/%m/%Y}"


def _earliest(near: queries.Near) -> str:
    return str(near.earliest) if near.earliest and near.outcome == "not_eligible" else ""


def _facts_of_person(person: Person, *, whole_identity: bool) -> list[tuple[str, str]]:
    number = (person.identity_no if whole_identity else person.masked_identity) or ""
    unit = person.unit
    where = ", ".join(one.name_vi for one in (unit, unit.parent) if one and (one is unit or unit.is_collective))
    return [
        (_("Ngày sinh"), day(person.born_on)),
        (_("Giới tính"), person.get_sex_display() or ""),
        (_("Số định danh"), number),
        (_("Vào ngành"), day(person.joined_on)),
        (_("Chức vụ, công việc"), person.post),
        (_("Nhóm"), str(person.get_role_display() or "")),
        (_("Nơi công tác"), where),
    ]


def _facts_of_unit(unit: Unit) -> list[tuple[str, str]]:
    before = unit.predecessors.select_related("old")
    return [
        (_("Trực thuộc"), unit.parent.name_vi if unit.parent else ""),
        (_("Thành lập"), str(unit.from_year or "")),
        (_("Tiền thân"), "; ".join(f"{one.old.name_vi} ({one.year})" for one in before)),
    ]


def _year(year: Year) -> ExtractYear:
    ratings = [_told(one) for one in year.entries if one.kind in RATINGS]
    return ExtractYear(
        year=str(year.year),
        rating="; ".join(ratings) or (_("chưa có dữ liệu") if year.is_gap else ""),
        honours=[_told(one) for one in year.entries if one.kind == "award" and one.mark != "revoked"],
        rest=[_told(one) for one in year.entries if one.kind not in RATINGS and one.kind != "award"],
    )


def _told(entry: Entry) -> str:
    """ "Lao động tiên tiến (12/QĐ-BCT, 05/01/2024)", marked while its decision is still to come."""
    ruled = ", ".join(part for part in (entry.decision_no, entry.decided) if part)
    mark = PROVISIONAL if entry.mark == "provisional" else ""
    return " ".join(part for part in (entry.title, f"({ruled})" if ruled else "", mark) if part)


def _notes(subject: Person | Unit, years: Iterable[Year], on: date) -> Iterable[str]:
    entries = [entry for year in years for entry in year.entries]
    if any(entry.mark == "provisional" for entry in entries):
        yield _("(*) Chưa có số quyết định, chờ đối chiếu.")
    if any(year.is_gap for year in years):
        yield _("“Chưa có dữ liệu”: hồ sơ chưa có xếp loại của năm đó, không có nghĩa là không được xếp loại.")
    if missing := incomplete_lists(subject, as_of=on):
        said = "; ".join(str(one.label).lower() for one in missing)
        yield _("Danh sách chưa được đơn vị xác nhận là đã đủ: %(lists)s.") % {"lists": said}
