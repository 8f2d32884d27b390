"""From the rows of a decision to the content of its papers: decision with annex, certificates."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from django.conf import settings
from django.urls import reverse

from thidua import papers
from thidua.decisions.models import Certificate, Decision, DecisionItem
from thidua.decisions.wording import AwardWords, Occasion, award_words, head_of
from thidua.papers.wording import date_words

Printed = dict[str, str]


def printed_of(item: DecisionItem) -> Printed:
    """What the certificate of a line says, kept as it is printed; `item.decision` has its number and date."""
    decision = item.decision
    words = award_words(decision.award)
    return {
        "heading": decision.decided_by,
        "verb": words.verb,
        "award": decision.award_name,
        "recipient": item.recipient,
        "detail": ", ".join(part for part in (item.detail, item.heading) if part and part != item.recipient),
        "reason": _occasion(decision, [item]).reason,
        "decision": f"Quyết định số {decision.shown_number} {date_words(decision.decided_on)}",
        "place_date": f"{decision.place}, {date_words(decision.decided_on)}",
        "authority_line": decision.authority_line,
        "signatory_title": decision.signatory_title,
        "signatory_name": decision.signatory_name,
    }


def _occasion(decision: Decision, items: Sequence[DecisionItem]) -> Occasion:
    return Occasion(
        award=decision.award,
        award_name=decision.award_name,
        year=decision.round.year,
        body=decision.issuing_body,
        head=head_of(decision.unit.kind),
        individuals=sum(item.nomination.person_id is not None for item in items),
        collectives=sum(item.nomination.collective_id is not None for item in items),
    )


def decision_paper(decision: Decision, items: Sequence[DecisionItem]) -> papers.Decision:
    """The decision with its annexed list. Items carry their nomination, in the order of the list."""
    return papers.Decision(
        letterhead=papers.Letterhead(decision.governing_body, decision.issuing_body, decision.place),
        number_symbol=decision.symbol,
        number=decision.number,
        decided_on=decision.decided_on,
        subject=decision.subject,
        decided_by=decision.decided_by,
        bases=decision.bases,
        articles=decision.articles,
        recipients=decision.recipients,
        signature=_signature(decision),
        annex=_annex(decision, items),
    )


def _signature(decision: Decision) -> papers.Signature:
    return papers.Signature(decision.authority_line, (decision.signatory_title,), decision.signatory_name)


def _annex(decision: Decision, items: Sequence[DecisionItem]) -> papers.Annex:
    return papers.Annex(
        title=_occasion(decision, items).annex_title,
        columns=(papers.Column("Họ và tên, tập thể", 70), papers.Column("Chức vụ, đơn vị", 80)),
        groups=[
            papers.AnnexGroup(heading, [(item.recipient, item.detail) for item in rows])
            for heading, rows in groupby(items, key=lambda item: item.heading)
        ],
    )


def public_address(public_id: str) -> str:
    """The address in the QR code: where anyone may check the certificate."""
    return settings.PUBLIC_URL + reverse("register:certificate", args=[public_id])


def certificate_paper(certificate: Certificate, *, offset_mm: tuple[float, float] = (0.0, 0.0)) -> papers.Certificate:
    """A certificate as it stands now, after corrections. `item.decision` is at hand."""
    decision, printed = certificate.item.decision, certificate.printed
    words: AwardWords = award_words(decision.award)
    return papers.Certificate(
        letterhead=papers.Letterhead(decision.governing_body, decision.issuing_body, decision.place),
        heading=printed["heading"],
        award_name=printed["award"],
        recipient=printed["recipient"],
        recipient_detail=printed["detail"],
        reason=printed["reason"],
        decision_line=printed["decision"],
        place_date=printed["place_date"],
        signature=papers.Signature(printed["authority_line"], (printed["signatory_title"],), printed["signatory_name"]),
        register_line=f"Vào sổ số {certificate.register_no}",
        qr_text=public_address(certificate.public_id),
        honour=words.honour,
        offset_mm=offset_mm,
        verb=printed["verb"],
    )


def certificate_papers(
    certificates: Iterable[Certificate], *, offset_mm: tuple[float, float] = (0.0, 0.0)
) -> list[papers.Certificate]:
    return [certificate_paper(one, offset_mm=offset_mm) for one in certificates]
