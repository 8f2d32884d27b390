"""One dossier read together: its papers against what the law asks for, its initiatives, its returns."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from thidua.awards import rulebook
from thidua.awards.domain.tasks import DossierView, PaperNeed
from thidua.awards.models import Nomination, Paper, Return, ReturnReason
from thidua.record.models import FactQuerySet, Initiative


@dataclass(frozen=True)
class PaperLine:
    """A paper that is asked for, with what the unit handed in."""

    kind: rulebook.PaperKind
    paper: Paper | None

    @property
    def part(self) -> str:
        """Where the rulebook asks for it."""
        return f"paper-{self.kind.id}"

    @property
    def is_attached(self) -> bool:
        return self.paper is not None and not self.paper.not_needed

    @property
    def is_not_needed(self) -> bool:
        return self.paper is not None and self.paper.not_needed


OTHER_PAPER = "other"
"""The kind of a paper that the unit adds of its own accord."""


def other_line(paper: Paper | None = None) -> PaperLine:
    return PaperLine(rulebook.PaperKind(OTHER_PAPER, _("Giấy tờ khác"), "", ""), paper)


def paper_lines(nomination: Nomination) -> list[PaperLine]:
    """The papers asked for in the law's order, then what the unit added of its own accord."""
    there = {paper.kind: paper for paper in nomination.papers.all()}
    asked = rulebook.paper_kinds(nomination.award, on=nomination.round.decide_on, basis=nomination.basis)
    lines = [PaperLine(kind, there.pop(kind.id, None)) for kind in asked]
    return lines + [
        other_line(paper) if kind == OTHER_PAPER else PaperLine(rulebook.PaperKind(kind, kind, "", ""), paper)
        for kind, paper in there.items()
    ]


def paper_labels(nomination: Nomination) -> dict[str, str]:
    return {line.kind.id: line.kind.label for line in paper_lines(nomination)}


def known_initiatives(nomination: Nomination) -> FactQuerySet:
    """Recognised initiatives of which the nominated person is an author, newest first."""
    return Initiative.objects.counting().filter(authorships__person=nomination.person_id or 0).order_by("-year", "pk")


def view_of(nomination: Nomination, outcome: str) -> DossierView:
    """What the task list depends on, read from the database."""
    return DossierView(
        state=nomination.state,
        outcome=outcome,
        summary=nomination.achievement,
        explanation=nomination.explanation,
        initiatives_known=known_initiatives(nomination).count() if nomination.person_id else 0,
        initiatives_chosen=nomination.initiatives.count() if nomination.person_id else 0,
        papers=tuple(
            PaperNeed(line.kind.id, attached=line.is_attached, declared_not_needed=line.is_not_needed)
            for line in paper_lines(nomination)
        ),
        open_reasons=_open_reasons(nomination),
    )


def _open_reasons(nomination: Nomination) -> int | None:
    if nomination.state != Nomination.State.RETURNED:
        return None
    last = nomination.returns.last()
    return ReturnReason.objects.filter(of=last, answer="").count() if last else None


def snapshot(nomination: Nomination) -> dict[str, str]:
    """The dossier as text by part, to tell later what changed since."""
    parts = {
        "achievement": nomination.achievement,
        "explanation": nomination.explanation,
        "basis": nomination.basis or "",
        "initiatives": "\n".join(nomination.initiatives.order_by("pk").values_list("title", flat=True)),
    }
    for paper in nomination.papers.order_by("kind"):
        parts[f"paper:{paper.kind}"] = paper.note if paper.not_needed else f"{paper.file_name} ({paper.sha256[:12]})"
    return parts


def latest_return_answered(nomination: Nomination, at: datetime) -> None:
    """Close the open return of a dossier that is handed in again."""
    last: Return | None = nomination.returns.last()
    if last is not None and last.answered_at is None:
        last.answered_at = at
        last.answer = "\n".join(f"{reason.number}. {reason.answer}" for reason in last.reasons.all() if reason.answer)
        last.save(update_fields=["answered_at", "answer"])
