"""Word and PDF papers from plain values. Knows layouts, not awards; reads no database.

Every function is pure: the same content and the same `at` give the same bytes.
"""

from __future__ import annotations

from datetime import datetime

from thidua.papers.contents import (
    Annex,
    AnnexGroup,
    Attendee,
    Ballot,
    BallotCount,
    BallotLine,
    Certificate,
    ClauseLine,
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
    Summary,
)

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
    "Interest",
    "Letterhead",
    "Minutes",
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
    "minutes_docx",
    "minutes_pdf",
    "proposal_docx",
    "report_docx",
    "returned_note_pdf",
    "summary_pdf",
    "test_sheet_pdf",
]


def decision_docx(decision: Decision, *, at: datetime | None = None) -> bytes:
    """`at`: the time written into the file's properties; without it the fixed start of the calendar is used."""
    raise NotImplementedError


def decision_pdf(decision: Decision, *, at: datetime | None = None) -> bytes:
    raise NotImplementedError


def minutes_docx(minutes: Minutes, *, at: datetime | None = None) -> bytes:
    raise NotImplementedError


def minutes_pdf(minutes: Minutes, *, at: datetime | None = None) -> bytes:
    raise NotImplementedError


def ballots_pdf(ballot: Ballot, copies: int) -> bytes:
    """`copies` identical ballots in one file; no page differs from the same page of another copy."""
    raise NotImplementedError


def ballot_docx(ballot: Ballot) -> bytes:
    raise NotImplementedError


def certificates_pdf(
    certificates: list[Certificate], *, preprinted: bool = False, at: datetime | None = None
) -> bytes:
    """One file, one page each. `preprinted` leaves out frame, motto and heading for printed blanks."""
    raise NotImplementedError


def test_sheet_pdf() -> bytes:
    """A sheet with millimetre scales, to find the offset of a printer on pre-printed blanks."""
    raise NotImplementedError


def proposal_docx(proposal: Proposal, *, at: datetime | None = None) -> bytes:
    raise NotImplementedError


def report_docx(report: Report, *, at: datetime | None = None) -> bytes:
    raise NotImplementedError


def returned_note_pdf(note: ReturnNote, *, at: datetime | None = None) -> bytes:
    raise NotImplementedError


def summary_pdf(summary: Summary, *, at: datetime | None = None) -> bytes:
    raise NotImplementedError
