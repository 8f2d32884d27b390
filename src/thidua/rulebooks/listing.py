"""The list of what is not verified: filtered, counted, as a workbook."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from thidua.core import files
from thidua.core.permissions import can
from thidua.rulebooks.authored import note_of, reliability_of, title_of
from thidua.rulebooks.confirming import CONFIRMED, DIFFERS, LAPSED, Item, items
from thidua.rulebooks.domain.unverified import REASONS
from thidua.rulebooks.shelf import law
from thidua.rulebooks.wording import PART_WORDS, REASON_WORDS, STATE_WORDS, language, statement
from thidua.ui.formats import moment
from thidua.ui.worklist import WorkLine

ALL = "tat-ca"


@dataclass(frozen=True)
class Wanted:
    """What the list is asked for; an empty field asks for nothing special, an empty state for what is still to do."""

    document: str = ""
    regime: str = ""
    award: str = ""
    reason: str = ""
    state: str = ""


@dataclass(frozen=True)
class Counts:
    """How many statements are doubted, and how they stand."""

    doubted: int
    to_do: int
    confirmed: int
    differs: int
    lapsed: int
    reasons: tuple[tuple[str, int], ...]


def filtered(rows: Sequence[Item], wanted: Wanted) -> list[Item]:
    """What is wanted, the newest regime first, within it the gravest reason first, else in the order of the law."""
    age = {regime.id: -number for number, regime in enumerate(law().regimes)}

    def order(item: Item) -> tuple[int, int]:
        grave = min((REASONS.index(reason) for reason in item.doubt.reasons), default=len(REASONS))
        return age[item.doubt.provision.regime], grave

    return sorted((item for item in rows if _is_wanted(item, wanted)), key=order)


def _is_wanted(item: Item, wanted: Wanted) -> bool:
    provision = item.doubt.provision
    return (
        _has_state(item, wanted.state)
        and wanted.regime in ("", provision.regime)
        and (not wanted.award or provision.award == wanted.award)
        and (not wanted.reason or wanted.reason in item.doubt.reasons)
        and (not wanted.document or any(one.document == wanted.document for one in provision.of.citations))
    )


def _has_state(item: Item, state: str) -> bool:
    if state == ALL:
        return True
    if state == "":
        return not item.is_verified
    return item.state == state and (bool(item.doubt.reasons) or item.line is not None)


def counted(rows: Sequence[Item]) -> Counts:
    states = Counter(item.state for item in rows)
    reasons = Counter(reason for item in rows if not item.is_verified for reason in item.doubt.reasons)
    return Counts(
        doubted=sum(bool(item.doubt.reasons) for item in rows),
        to_do=sum(not item.is_verified for item in rows),
        confirmed=states[CONFIRMED],
        differs=states[DIFFERS],
        lapsed=states[LAPSED],
        reasons=tuple((reason, reasons[reason]) for reason in REASON_WORDS if reasons[reason]),
    )


def next_to_do(rows: Sequence[Item], ref: str) -> Item | None:
    """The next statement after this one that is still to be looked at; from the end back to the beginning."""
    listed = filtered(rows, Wanted(state=ALL))
    place = next((number for number, item in enumerate(listed) if item.doubt.ref == ref), -1)
    rest = [*listed[place + 1 :], *listed[: max(place, 0)]]
    return next((item for item in rest if not item.is_verified), None)


def work_of(user: Any) -> Iterable[WorkLine]:
    """For a lawyer's first page: what is still to be compared with its text, and what changed since."""
    if not can(user, "rulebooks.confirm"):
        return
    counts = counted(items())
    if counts.to_do:
        said = ngettext("Đối chiếu %(n)d điều chưa kiểm chứng", "Đối chiếu %(n)d điều chưa kiểm chứng", counts.to_do)
        lapsed = ngettext("%(n)d điều cần kiểm lại", "%(n)d điều cần kiểm lại", counts.lapsed) % {"n": counts.lapsed}
        yield WorkLine(
            said % {"n": counts.to_do},
            reverse("rulebooks:unverified"),
            hint=lapsed if counts.lapsed else "",
            urgent=bool(counts.lapsed),
        )


def award_name(item: Item) -> str:
    award = item.doubt.provision.award
    return str(getattr(law().awards[award], language())) if award else _("Mọi danh hiệu")


def workbook(rows: Sequence[Item]) -> bytes:
    """One sheet, one statement a row."""
    titles = [
        (_("Giai đoạn"), 10), (_("Danh hiệu, hình thức"), 26), (_("Phần"), 18), (_("Mã"), 26), (_("Nội dung"), 60),
        (_("Điều luật"), 36), (_("Lý do"), 24), (_("Ghi chú"), 40), (_("Nguồn"), 40), (_("Trạng thái"), 16),
        (_("Người đối chiếu"), 24), (_("Thời điểm"), 17), (_("Văn bản đã đối chiếu"), 30), (_("Văn bản ghi"), 40),
        (_("Nhận xét"), 30),
    ]  # fmt: skip
    return files.workbook(files.Sheet(_("Chưa kiểm chứng"), titles, map(_cells, rows)))


def _cells(item: Item) -> list[str]:
    provision, line, tongue = item.doubt.provision, item.line, language()
    sources = [law().sources[key] for key in provision.of.sources if key in law().sources]
    return [
        provision.regime,
        award_name(item),
        str(PART_WORDS[provision.part]),
        item.doubt.ref,
        statement(provision, tongue),
        provision.of.cites,
        "; ".join(str(REASON_WORDS[reason]) for reason in item.doubt.reasons),
        note_of(provision.of, tongue),
        "; ".join(f"{title_of(source, tongue)} ({reliability_of(source, tongue)})" for source in sources),
        str(STATE_WORDS[item.state]),
        str(line.by) if line else "",
        moment(line.at) if line else "",
        ", ".join(part for part in (line.paper_no, line.page) if part) if line else "",
        line.text_says if line else "",
        line.remark if line else "",
    ]
