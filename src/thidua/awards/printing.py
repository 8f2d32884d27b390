"""What the papers of this room say: the explanation of a verdict, the return note, the proposal with its list.

These functions read the database and give plain content; the layout is the papers room's business. The papers are in
Vietnamese whatever the language of the screen.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import override

from thidua.awards import defects, dossier, queries, rulebook
from thidua.awards.clock import local_day
from thidua.awards.domain.states import OVER
from thidua.awards.models import Nomination, Return, Round
from thidua.awards.readable import readable
from thidua.organisation.models import Unit
from thidua.papers import (
    Annex,
    AnnexGroup,
    ClauseLine,
    Column,
    Letterhead,
    Proposal,
    ReturnNote,
    ReturnReason,
    Signature,
    Summary,
)
from thidua.ui.statuses import status_of
from thidua.ui.verdict import verdict_view

CAPITAL = "Hà Nội"
OUTCOME_KIND = {"eligible": "met", "not_eligible": "not_met", "needs_facts": "unknown", "needs_people": "judgement"}


def letterhead_of(unit: Unit) -> Letterhead:
    """The ministry issues from the capital; a unit writes its own place by hand."""
    if unit.parent is None:
        return Letterhead("", unit.name_vi, CAPITAL)
    return Letterhead(unit.parent.name_vi, unit.name_vi, "……")


def explanation_of(nomination: Nomination, answer: dict[str, Any], *, printed_on: date) -> Summary:
    """The verdict on paper, in the language of the screen: it is information, no official paper."""
    view = verdict_view(readable(answer), names=rulebook.names_in(answer))
    clauses = [
        ClauseLine(
            outcome=clause.status.code,  # type: ignore[arg-type]
            label=str(clause.status.label),
            reason=". ".join(part.rstrip(".") for part in (clause.title, clause.reason) if part) + ".",
            cites=clause.cites,
        )
        for clause in view.clauses
    ]
    notes = [
        _("Để Hội đồng đánh giá: %(point)s") % {"point": clause.reason or clause.title}
        for clause in view.for_the_council
    ]
    if view.earliest_year:
        notes.append(_("Sớm nhất đủ tiêu chuẩn: năm %(year)s.") % {"year": str(view.earliest_year)})
    if answer.get("rulebook"):
        notes.append(_("Bộ quy tắc đã dùng: %(rulebook)s.") % {"rulebook": answer["rulebook"]})
    return Summary(
        title=_("Giải thích kết quả kiểm tra tiêu chuẩn"),
        subject=f"{nomination.subject} – {rulebook.award_name(nomination.award)}",
        facts=[
            (_("Số hồ sơ"), nomination.label_number),
            (_("Đơn vị đề nghị"), nomination.unit.name_vi),
            (_("Đợt xét"), nomination.round.name),
            (_("Năm xét"), str(nomination.year)),
            (_("Ngày hỏi luật"), date.fromisoformat(str(answer["on"])).strftime("%d/%m/%Y")),
        ],
        outcome=view.headline,
        outcome_kind=OUTCOME_KIND.get(str(answer["outcome"]), "judgement"),  # type: ignore[arg-type]
        clauses=clauses,
        notes=notes,
        printed_on=printed_on,
    )


def return_note_of(made: Return) -> ReturnNote:
    """The note that goes with a returned dossier; its number is typed by hand."""
    nomination = made.nomination
    ministry = nomination.round.unit
    with override("vi"):
        labels = dossier.paper_labels(nomination)
        reasons = [
            ReturnReason(problem=_problem(defects.defect_label(reason.code), reason.about, labels), remedy=reason.text)
            for reason in made.reasons.all()
        ]
        return ReturnNote(
            letterhead=letterhead_of(ministry),
            number_symbol=f"PTHS-{ministry.code}",
            number="",
            dated=None,
            addressed_to=nomination.unit.name_vi,
            dossier=(
                f"đề nghị {rulebook.award_name(nomination.award)} đối với {nomination.subject} "
                f"(số {nomination.label_number})"
            ),
            received_on=local_day(nomination.submitted_at) if nomination.submitted_at else None,
            reasons=reasons,
            complete_before=made.due_on + timedelta(days=1) if made.due_on else None,  # the last day still counts
            recipients=["Như trên", "Lưu: VT, TĐKT"],
            signature=Signature("", ("Thủ trưởng cơ quan thi đua, khen thưởng",), ""),
        )


def _problem(label: str, about: str, labels: dict[str, str]) -> str:
    paper = labels.get(about.removeprefix("paper:")) if about.startswith("paper:") else None
    return f"{label}: {paper}" if paper else label


def proposal_of(round_: Round, unit: Unit | None) -> Proposal:
    """The proposal with its list, as a draft to be numbered by hand.

    Args:
        unit: the nominating unit, which proposes its own list to the ministry; None = the department proposes the
            accepted dossiers to the head of the ministry.
    """
    with override("vi"):
        listed = _unit_list(round_, unit) if unit else list(queries.accepted_nominations(round_))
        issuer = unit or round_.unit
        year = round_.year
        return Proposal(
            letterhead=letterhead_of(issuer),
            number_symbol=f"TTr-{issuer.code}",
            number="",
            dated=None,
            subject=f"Về việc đề nghị xét tặng danh hiệu thi đua, hình thức khen thưởng năm {year}",
            addressed_to=[round_.unit.name_vi]
            if unit
            else [f"Lãnh đạo {round_.unit.name_vi}", "Hội đồng Thi đua - Khen thưởng"],
            paragraphs=_paragraphs(round_, unit, listed),
            recipients=["Như trên", "Lưu: VT, TĐKT"],
            signature=Signature(
                "", ("Thủ trưởng đơn vị",) if unit else ("Thủ trưởng cơ quan thi đua, khen thưởng",), ""
            ),
            annex=_annex(listed) if listed else None,
        )


def _unit_list(round_: Round, unit: Unit) -> list[Nomination]:
    """What the unit puts its name to: all that still counts, drafts included, so that the paper can be prepared."""
    rows = Nomination.objects.filter(round=round_, unit=unit).exclude(state__in=OVER)
    return list(queries.in_list_order(queries.with_list_fields(rows)))


def _paragraphs(round_: Round, unit: Unit | None, listed: Sequence[Nomination]) -> list[str]:
    counted = "; ".join(f"{rulebook.award_name(key)}: {number:02d}" for key, number in _by_award(listed).items())
    total = f"{len(listed):02d}"
    if unit:
        return [
            f"Thực hiện {round_.name}, {unit.name_vi} đã xét và lựa chọn cá nhân, tập thể tiêu biểu của đơn vị.",
            (
                f"{unit.name_vi} kính đề nghị {round_.unit.name_vi} xét {total} trường hợp ({counted}), "
                "có danh sách kèm theo."
            )
            if listed
            else f"{unit.name_vi} kính trình {round_.unit.name_vi} xem xét.",
        ]
    return [
        f"Thực hiện {round_.name}, cơ quan thi đua, khen thưởng đã tiếp nhận và thẩm định hồ sơ của các đơn vị.",
        f"Kính trình xem xét {total} trường hợp đủ hồ sơ ({counted}), có danh sách kèm theo."
        if listed
        else "Đến nay chưa có hồ sơ nào được tiếp nhận.",
    ]


def _by_award(listed: Iterable[Nomination]) -> dict[str, int]:
    """How many of each award, in the order in which the rulebook's list of awards names them."""
    counts: dict[str, int] = {}
    for one in listed:
        counts[one.award] = counts.get(one.award, 0) + 1
    return {key: counts[key] for key, _name in rulebook.award_choices() if key in counts}


def _annex(listed: Sequence[Nomination]) -> Annex:
    groups = [
        AnnexGroup(
            title=rulebook.award_name(key),
            rows=[(str(one.subject), _place(one), one.unit.name_vi) for one in listed if one.award == key],
        )
        for key in _by_award(listed)
    ]
    return Annex(
        title="Danh sách đề nghị xét tặng danh hiệu thi đua, hình thức khen thưởng",
        columns=[
            Column("Họ và tên, tên tập thể", 48),
            Column("Chức vụ, nơi công tác", 52),
            Column("Đơn vị đề nghị", 52),
        ],
        groups=groups,
    )


def _place(nomination: Nomination) -> str:
    person = nomination.person
    if person is None:
        parent = nomination.collective.parent if nomination.collective else None
        return parent.name_vi if parent else ""
    return ", ".join(part for part in (person.post, person.unit.name_vi) if part)


def outcome_label(outcome: str) -> str:
    return str(status_of(outcome).label) if outcome else ""
