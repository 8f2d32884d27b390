"""From the content of a paper to its lines as printed, for Word and PDF alike: both read the same dictionary.

Every value is plain text, a number or a list of these; nothing is markup.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from thidua.papers import wording
from thidua.papers.contents import (
    Annex,
    Certificate,
    Decision,
    Letterhead,
    Proposal,
    Report,
    ReturnNote,
    Signature,
)
from thidua.papers.contents_summaries import Extract, Summary
from thidua.papers.layout import get_layout
from thidua.papers.qr import outline_svg

View = dict[str, Any]
DRAFT_MARK = "DỰ THẢO"
LETTERHEAD_CHARACTERS = 23  # bold capitals of 13 points that fit the left half of the letterhead


def decision_view(decision: Decision) -> View:
    number = wording.number_words(decision.number, decision.number_symbol)
    articles = [wording.paragraphs_of(article) or [""] for article in decision.articles]
    if articles:
        articles[-1] = wording.end_mark(articles[-1])
    subject = wording.without_closing(decision.subject)
    return {
        "title": f"Quyết định {number} {lower_first(subject)}",
        "head": letterhead_view(decision.letterhead, decision.decided_on, number),
        "draft": DRAFT_MARK if decision.is_draft else "",
        "name": "QUYẾT ĐỊNH",
        "subject": subject,
        "authority": wording.capitals(decision.decided_by),
        "bases": wording.semicolon_list(decision.bases),
        "resolves": "QUYẾT ĐỊNH:",
        "articles": [
            {"label": f"Điều {place}.", "first": lines[0], "rest": lines[1:]}
            for place, lines in enumerate(articles, start=1)
        ],
        "recipients": wording.recipient_lines(decision.recipients),
        "sign": signature_view(decision.signature),
        "annex": annex_view(
            decision.annex,
            f"(Kèm theo Quyết định số {number} {_of(decision.decided_on, decision.decided_by)})",
        ),
    }


def proposal_view(proposal: Proposal) -> View:
    number = wording.number_words(proposal.number, proposal.number_symbol)
    subject = wording.without_closing(proposal.subject)
    issuer = proposal.letterhead.issuing_body
    return {
        "title": f"Tờ trình {number} {lower_first(subject)}",
        "head": letterhead_view(proposal.letterhead, proposal.dated, number),
        "draft": DRAFT_MARK if proposal.is_draft else "",
        "name": "TỜ TRÌNH",
        "subject": subject,
        "addressed": _addressees(proposal.addressed_to),
        "paragraphs": wording.end_mark([p for text in proposal.paragraphs for p in wording.paragraphs_of(text)]),
        "recipients": wording.recipient_lines(proposal.recipients),
        "sign": signature_view(proposal.signature),
        "annex": annex_view(proposal.annex, f"(Kèm theo Tờ trình số {number} {_of(proposal.dated, issuer)})"),
    }


def report_view(report: Report) -> View:
    return {
        "title": f"{report.name} {lower_first(report.subject)}",
        "head": letterhead_view(report.letterhead, report.dated, ""),
        "draft": "",
        "name": wording.capitals(report.name),
        "subject": wording.without_closing(report.subject),
        "sections": [
            {
                "heading": wording.capitals(f"{wording.roman(place)}. {section.heading}"),
                "paragraphs": [p for text in section.paragraphs for p in wording.paragraphs_of(text)],
            }
            for place, section in enumerate(report.sections, start=1)
        ],
        "certification": signature_view(report.certification) if report.certification else None,
        "certification_title": "XÁC NHẬN CỦA ĐƠN VỊ" if report.certification else "",
        "sign": signature_view(report.signature),
    }


def certificates_view(certificates: Sequence[Certificate], *, preprinted: bool) -> View:
    return {
        "title": f"{certificates[0].award_name}" if certificates else "",
        "certificates": [_certificate_view(certificate, preprinted) for certificate in certificates],
    }


def returned_note_view(note: ReturnNote) -> View:
    number = wording.number_words(note.number, note.number_symbol)
    dossier = lower_first(wording.without_closing(note.dossier))
    received = f", tiếp nhận {wording.date_words(note.received_on)}" if note.received_on else ""
    return {
        "title": f"Phiếu trả hồ sơ {number}",
        "head": letterhead_view(note.letterhead, note.dated, number),
        "draft": DRAFT_MARK if note.is_draft else "",
        "name": "PHIẾU TRẢ HỒ SƠ",
        "subject": f"Về việc trả lại hồ sơ {dossier}",
        "addressed": _addressees([note.addressed_to]),
        "intro": (
            f"{note.letterhead.issuing_body} đã xem xét hồ sơ {dossier}{received}. "
            f"Hồ sơ chưa bảo đảm yêu cầu vì {wording.count_words(len(note.reasons))} lý do sau đây:"
        ),
        "reasons": [
            {
                "no": place,
                "problem": f"{wording.without_closing(reason.problem)}.",
                "basis": f"Căn cứ: {wording.without_closing(reason.basis)}." if reason.basis else "",
                "remedy": f"Đề nghị: {wording.without_closing(reason.remedy)}." if reason.remedy else "",
            }
            for place, reason in enumerate(note.reasons, start=1)
        ],
        "closing": wording.end_mark([_return_closing(note.complete_before)])[0],
        "recipients": wording.recipient_lines(note.recipients),
        "sign": signature_view(note.signature),
    }


def summary_view(summary: Summary) -> View:
    printed = f"In ngày {summary.printed_on:%d/%m/%Y}. " if summary.printed_on else ""
    return {
        "title": summary.title,
        "subject": summary.subject,
        "facts": [{"label": label, "value": value} for label, value in summary.facts],
        "outcome": summary.outcome,
        "outcome_kind": summary.outcome_kind,
        "clauses": [
            {"kind": line.outcome, "label": line.label, "reason": line.reason, "cites": line.cites}
            for line in summary.clauses
        ],
        "notes": [p for text in summary.notes for p in wording.paragraphs_of(text)],
        "foot": f"{printed}Bản in để tham khảo, không thay thế văn bản của cơ quan có thẩm quyền.",
    }


def extract_view(extract: Extract) -> View:
    """Facts come in pairs of pairs, so that two stand on a line; an odd one has an empty neighbour."""
    facts = [{"label": f"{label}:", "value": value or "–"} for label, value in extract.facts]
    facts += [{"label": "", "value": ""}] * (len(facts) % 2)
    standards = [*extract.standards, *[""] * (len(extract.standards) % 2)]
    return {
        "title": f"{extract.name} {extract.subject}",
        "head": letterhead_view(extract.letterhead, None, ""),
        "draft": "",
        "name": wording.capitals(extract.name),
        "subject": extract.subject,
        "facts": [{"left": left, "right": right} for left, right in zip(facts[::2], facts[1::2], strict=True)],
        "years_heads": [
            "Năm",
            "Xếp loại",
            "Danh hiệu, khen thưởng (số, ngày quyết định)",
            "Sáng kiến, công tác, kỷ luật",
        ],
        "years": [
            {"year": one.year, "rating": one.rating, "honours": list(one.honours), "rest": list(one.rest)}
            for one in extract.years
        ],
        "no_years": "" if extract.years else "Hồ sơ chưa có dữ kiện nào.",
        "standards_title": extract.standards_title if extract.standards else "",
        "standards": [{"left": one, "right": two} for one, two in zip(standards[::2], standards[1::2], strict=True)],
        "notes": [p for text in extract.notes for p in wording.paragraphs_of(text)],
        "prepared": signature_view(extract.prepared_by),
        "sign": signature_view(extract.signature),
    }


def letterhead_view(letterhead: Letterhead, day: date | None, number: str) -> View:
    motto = get_layout().motto
    return {
        "governing": _letterhead_lines(letterhead.governing_body),
        "issuing": _letterhead_lines(letterhead.issuing_body),
        "country": wording.capitals(motto.country),
        "motto": motto.motto,
        "number": f"Số: {number}" if number else "",
        "place_date": wording.place_and_date(letterhead.place, day),
    }


def signature_view(signature: Signature) -> View:
    lines = [line for line in (signature.authority_line, *signature.title_lines) if line]
    return {"lines": [wording.capitals(line) for line in lines], "name": signature.name}


def annex_view(annex: Annex | None, reference: str) -> View | None:
    """The list as printed: columns in millimetres that fill the page, upright unless they do not fit."""
    if annex is None:
        return None
    layout = get_layout()
    wanted = [column.width_mm for column in annex.columns]
    landscape = sum(wanted) + layout.number_column_mm > layout.page.text_width_mm
    width = layout.page.wide_text_width_mm if landscape else layout.page.text_width_mm
    stretch = (width - layout.number_column_mm) / (sum(wanted) or 1)
    numbered = len(annex.groups) > 1
    return {
        "title": wording.capitals(annex.title),
        "reference": annex.reference or reference,
        "landscape": landscape,
        "number_width_mm": layout.number_column_mm,
        "columns": [
            {"title": column.title, "width_mm": round(column.width_mm * stretch, 2), "align": column.align}
            for column in annex.columns
        ],
        "groups": [
            {
                "title": wording.capitals(f"{wording.roman(place)}. {group.title}" if numbered else group.title)
                if group.title
                else "",
                "rows": [
                    {"no": str(no), "cells": [str(cell) for cell in row]} for no, row in enumerate(group.rows, start=1)
                ],
            }
            for place, group in enumerate(annex.groups, start=1)
        ],
    }


def _certificate_view(certificate: Certificate, preprinted: bool) -> View:
    motto = get_layout().motto
    return {
        "country": wording.capitals(motto.country),
        "motto": motto.motto,
        "heading": wording.capitals(certificate.heading),
        "verb": wording.capitals(certificate.verb),
        "award": wording.capitals(certificate.award_name),
        "recipient": certificate.recipient,
        "detail": certificate.recipient_detail,
        "reason": wording.without_closing(certificate.reason),
        "foot": [line for line in (certificate.decision_line, certificate.register_line) if line],
        "place_date": certificate.place_date,
        "sign": signature_view(certificate.signature),
        "qr": outline_svg(certificate.qr_text) if certificate.qr_text else "",
        "qr_alt": f"Mã QR: {certificate.qr_text}",
        "gold": certificate.honour == "gold",
        "frame": certificate.honour if certificate.frame and not preprinted else "",
        "printed_heading": not preprinted,
        "offset": list(certificate.offset_mm),
    }


def _letterhead_lines(name: str) -> list[str]:
    return [wording.capitals(line) for line in wording.name_lines(name, LETTERHEAD_CHARACTERS)]


def _of(day: date | None, issuer: str) -> str:
    return f"{wording.date_words(day)} của {issuer}"


def _addressees(names: Sequence[str]) -> list[str]:
    kept = [wording.without_closing(name) for name in names]
    return kept if len(kept) < 2 else [f"- {line}" for line in wording.semicolon_list(kept)]


def lower_first(text: str) -> str:
    return text[:1].lower() + text[1:]


def _return_closing(complete_before: date | None) -> str:
    if complete_before is None:
        return "Đề nghị đơn vị bổ sung, hoàn thiện và gửi lại hồ sơ"
    day = wording.date_words(complete_before)
    return f"Đề nghị đơn vị bổ sung, hoàn thiện và gửi lại hồ sơ trước {day}"
