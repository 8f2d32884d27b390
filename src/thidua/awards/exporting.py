"""The list of dossiers as a workbook. Every cell is text or number: no cell can become a formula."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django.utils.translation import gettext as _

from thidua.awards import rulebook
from thidua.awards.models import Nomination, Round
from thidua.awards.printing import outcome_label
from thidua.awards.queries.eligible import EligibleRow
from thidua.core.files import Sheet, workbook
from thidua.organisation.models import Person
from thidua.ui.formats import moment


def nominations_workbook(round_: Round, rows: Iterable[Nomination]) -> bytes:
    """One sheet, one dossier a row, in the given order; text starting with "=" stays text."""
    titles = [
        (_("Số hồ sơ"), 10), (_(
"Họ và tên, tên tập thể"), 30), (_("Chức vụ, công việc"), 24), (_("Nơi công tác"), 34),
        (_("Danh hiệu, hình thức"), 28), (_("Năm"), 8), (_("Đơn vị đề nghị"), 34), (_("Trạng thái"), 22),
        (_("Kết luận theo luật"), 20), (_("Thời điểm nộp"), 17), (_("Tóm tắt thành tích"), 60),
    ]  # fmt: skip
    return workbook(Sheet(_("Hồ sơ"), titles, map(_cells, rows), head=round_.name))


def eligible_workbook(round_: Round, rows: Iterable[EligibleRow], last: Mapping[tuple[bool, int], int]) -> bytes:
    """Who meets a standard and was not nominated, one subject and award a row; `last` as `queries.last_awards`."""
    titles = [
        (_("Họ và tên, tên tập thể"), 30), (_("Chức vụ, công việc"), 24), (_("Nơi công tác"), 34), (_("Nhóm"), 22),
        (_("Danh hiệu, hình thức"), 28), (_("Lần khen gần nhất"), 12),
    ]  # fmt: skip
    lines = (_eligible_cells(row, last.get((row.is_person, row.subject.pk))) for row in rows)
    return workbook(Sheet(_("Chưa được đề nghị"), titles, lines, head=round_.name))


def _eligible_cells(row: EligibleRow, last: int | None) -> list[str | int]:
    subject = row.subject
    award = rulebook.award_name(row.award)
    if isinstance(subject, Person):
        role = str(subject.get_role_display() or "")
        return [str(subject), subject.post, subject.unit.name_vi, role, award, last or ""]
    return [str(subject), "", subject.parent.name_vi if subject.parent else "", _("Tập thể"), award, last or ""]


def _cells(one: Nomination) -> list[str | int]:
    person = one.person
    place = (
        person.unit.name_vi
        if person
        else (one.collective.parent.name_vi if one.collective and one.collective.parent else "")
    )
    return [
        one.label_number,
        str(one.subject),
        person.post if person else "",
        place,
        rulebook.award_name(one.award),
        one.year,
        one.unit.name_vi,
        str(one.get_state_display()),
        outcome_label(one.outcome),
        moment(one.submitted_at) if one.submitted_at else "",
        one.achievement,
    ]
