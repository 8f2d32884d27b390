"""Word and PDF papers from plain values. Knows layouts, not awards; reads no database.

Every function is pure: the same content and the same `at` give the same bytes.
"""

from __future__ import annotations

from datetime import datetime

from thidua.papers import word
from thidua.papers.arrange import (
    decision_view,
    extract_view,
    proposal_view,
    report_view,
    returned_note_view,
    summary_view,
)
from thidua.papers.arrange_council import ballot_view, minutes_view
from thidua.papers.certificates import NoCertificates, certificates_pdf, test_sheet_pdf
from thidua.papers.contents import (
    Annex,
    AnnexGroup,
    Attendee,
    Ballot,
    BallotCount,
    BallotLine,
    Certificate,
    Column,
    Decision,
    Interest,
    Letterhead,
    Minutes,
    NomineeResult,
    Proposal,
    Report,
    ReturnNote,
    ReturnReason,
    Section,
    Signature,
)
from thidua.papers.contents_summaries import ClauseLine, Extract, ExtractYear, Summary
from thidua.papers.layout import NationalMotto
from thidua.papers.typesetting import FontsMissing, typeset

__all__ = [
    "Annex",
    "AnnexGroup",
    "Attendee",
    "Ballot",
    "BallotCount",
    "BallotLine",
    "Certificate",
    "ClauseLine",
    "Column",
    "Decision",
    "Extract",
    "ExtractYear",
    "FontsMissing",
    "Interest",
    "Letterhead",
    "Minutes",
    "NationalMotto",
    "NoCertificates",
    "NomineeResult",
    "Proposal",
    "Report",
    "ReturnNote",
    "ReturnReason",
    "Section",
    "Signature",
    "Summary",
    "ballot_docx",
    "ballots_pdf",
    "certificates_pdf",
    "decision_docx",
    "decision_pdf",
    "extract_docx",
    "extract_pdf",
    "minutes_docx",
    "minutes_pdf",
    "proposal_docx",
    "proposal_pdf",
    "report_docx",
    "returned_note_docx",
    "returned_note_pdf",
    "summary_pdf",
    "test_sheet_pdf",
]


def decision_docx(decision: Decision, *, at: datetime | None = None, template: bytes | None = None) -> bytes:
    """The decision with its list as an editable Word file.

    Args:
        at: aware time written into the file's properties; None writes no time.
        template: the office's own version of the Word template; None takes the one of the package.
    """
    return word.fill("decision", decision_view(decision), at=at, template=template)


def decision_pdf(decision: Decision, *, at: datetime | None = None) -> bytes:
    return typeset("decision", decision_view(decision), at=at)


def minutes_docx(minutes: Minutes, *, at: datetime | None = None, template: bytes | None = None) -> bytes:
    return word.fill("minutes", minutes_view(minutes), at=at, template=template)


def minutes_pdf(minutes: Minutes, *, at: datetime | None = None) -> bytes:
    return typeset("minutes", minutes_view(minutes), at=at)


def ballots_pdf(ballot: Ballot, copies: int) -> bytes:
    """`copies` identical ballots in one file; no page differs from the same page of another copy.

    Raises:
        ValueError: `copies` is below 1.
    """
    if copies < 1:
        raise ValueError(f"Copies must be at least 1, got {copies}.")
    # Structure tags would number every page apart; papers for the ballot box carry none.
    return typeset("ballot", {**ballot_view(ballot), "copies": copies}, at=None, tagged=False)


def ballot_docx(ballot: Ballot, *, template: bytes | None = None) -> bytes:
    """One ballot, to be copied."""
    return word.fill("ballot", {**ballot_view(ballot), "draft": ""}, at=None, template=template)


def proposal_docx(proposal: Proposal, *, at: datetime | None = None, template: bytes | None = None) -> bytes:
    return word.fill("proposal", proposal_view(proposal), at=at, template=template)


def report_docx(report: Report, *, at: datetime | None = None, template: bytes | None = None) -> bytes:
    return word.fill("report", report_view(report), at=at, template=template)


def proposal_pdf(proposal: Proposal, *, at: datetime | None = None) -> bytes:
    return typeset("proposal", proposal_view(proposal), at=at)


def returned_note_docx(note: ReturnNote, *, at: datetime | None = None, template: bytes | None = None) -> bytes:
    return word.fill("returned_note", returned_note_view(note), at=at, template=template)


def returned_note_pdf(note: ReturnNote, *, at: datetime | None = None) -> bytes:
    return typeset("returned_note", returned_note_view(note), at=at)


def summary_pdf(summary: Summary, *, at: datetime | None = None) -> bytes:
    return typeset("summary", summary_view(summary), at=at)


def extract_docx(extract: Extract, *, at: datetime | None = None, template: bytes | None = None) -> bytes:
    return word.fill("extract", extract_view(extract), at=at, template=template)


def extract_pdf(extract: Extract, *, at: datetime | None = None) -> bytes:
    return typeset("extract", extract_view(extract), at=at)
