"""The record of a person or a collective on one page (trích ngang), as the papers room prints it.

The paper is in Vietnamese whatever the language of the screen.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.utils.translation import override

from thidua.organisation.lineage import former_names
from thidua.organisation.models import Person, Unit
from thidua.papers import Extract, ExtractYear, Letterhead, Signature
from thidua.record import queries
from thidua.record.facts import incomplete_lists
from thidua.record.timeline import Entry, Year, years_of_person, years_of_unit
from thidua.ui.formats import day
from thidua.ui.statuses import status_of

RATINGS = frozenset({"rating", "collective-year"})
LEVELS = {"excellent": "Xuất sắc", "good": "Tốt", "completed": "Hoàn thành", "failed": "Không hoàn thành"}
PROVISIONAL = "(*)"


def extract_of(subject: Person | Unit, *, on: date, whole_identity: bool) -> Extract:
    """What stands in the record on this day, and what the law says of it.

    Args:
        whole_identity: whether the identity number is printed in full; else its last four digits.
    """
    with override("vi"):
        if isinstance(subject, Person):
            unit, years = subject.unit, years_of_person(subject, until=on.year)
            facts, of = _facts_of_person(subject, whole_identity=whole_identity), "cá nhân"
        else:
            unit, years = subject, years_of_unit(subject, until=on.year)
            facts, of = _facts_of_unit(subject), "tập thể"
        issuing = _official(unit)
        return Extract(
            letterhead=Letterhead(issuing.parent.name_vi if issuing.parent else "", issuing.name_vi, "……"),
            name=f"Trích ngang thành tích {of}",
            subject=str(subject),
            facts=facts,
            years=[_year(one) for one in reversed(years)],
            standards_title=f"Đối chiếu tiêu chuẩn theo hồ sơ ngày {on:%d/%m/%Y} (để tham khảo)",
            standards=[_standard(one) for one in queries.near_awards(subject, on=on)],
            notes=list(_notes(subject, years, on)),
            prepared_by=Signature("", ("Người lập",), ""),
            signature=Signature("", ("Thủ trưởng đơn vị",), ""),
        )


def _official(unit: Unit) -> Unit:
    """The nearest unit that issues papers: a workshop or a team does not."""
    while unit.is_collective and unit.parent is not None:
        unit = unit.parent
    return unit


def _standard(near: queries.Near) -> str:
    earliest = f", sớm nhất năm {near.earliest}" if near.earliest and near.outcome == "not_eligible" else ""
    return f"{near.name}: {str(status_of(near.outcome).label).lower()}{earliest}"


def _facts_of_person(person: Person, *, whole_identity: bool) -> list[tuple[str, str]]:
    number = (person.identity_no if whole_identity else person.masked_identity) or ""
    unit = person.unit
    where = ", ".join(one.name_vi for one in (unit, unit.parent) if one and (one is unit or unit.is_collective))
    return [
        ("Ngày sinh", day(person.born_on)),
        ("Giới tính", person.get_sex_display() or ""),
        ("Số định danh", number),
        ("Vào ngành", day(person.joined_on)),
        ("Chức vụ, công việc", person.post),
        ("Nhóm", str(person.get_role_display() or "")),
        ("Nơi công tác", where),
    ]


def _facts_of_unit(unit: Unit) -> list[tuple[str, str]]:
    return [
        ("Trực thuộc", unit.parent.name_vi if unit.parent else ""),
        ("Thành lập", str(unit.from_year or "")),
        ("Tên cũ", "; ".join(former_names(unit))),
        ("Tiền thân", "; ".join(f"{one.old.name_vi} ({one.year})" for one in unit.predecessors.select_related("old"))),
    ]


def _year(year: Year) -> ExtractYear:
    ratings = [one for one in year.entries if one.kind in RATINGS]
    levels = [" ".join(filter(None, (LEVELS[one.level], _mark(one)))) for one in ratings if one.level]
    counts = [", ".join(one.details) for one in ratings if one.details]
    return ExtractYear(
        year=str(year.year),
        rating="; ".join(levels) or ("chưa có dữ liệu" if year.is_gap else ""),
        honours=[_told(one) for one in year.entries if one.kind == "award" and one.mark != "revoked"],
        rest=counts + [one.title for one in year.entries if one.kind not in RATINGS and one.kind != "award"],
    )


def _mark(entry: Entry) -> str:
    return PROVISIONAL if entry.mark == "provisional" else ""


def _told(entry: Entry) -> str:
    """ "Lao động tiên tiến (12/QĐ-BCT, 05/01/2024)", marked while its decision is still to come."""
    ruled = ", ".join(part for part in (entry.decision_no, entry.decided) if part)
    return " ".join(part for part in (entry.title, f"({ruled})" if ruled else "", _mark(entry)) if part)


def _notes(subject: Person | Unit, years: Iterable[Year], on: date) -> Iterable[str]:
    entries = [entry for year in years for entry in year.entries]
    if any(entry.mark == "provisional" for entry in entries):
        yield "(*) Chưa có số quyết định, chờ đối chiếu."
    if any(year.is_gap for year in years):
        yield "“Chưa có dữ liệu”: hồ sơ chưa có xếp loại của năm đó, không có nghĩa là không được xếp loại."
    if missing := incomplete_lists(subject, as_of=on):
        said = "; ".join(str(one.label).lower() for one in missing)
        yield f"Danh sách chưa được đơn vị xác nhận là đã đủ: {said}."
