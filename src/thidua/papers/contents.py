"""What each paper says, as plain text and values. No award, person or decision object comes in here.

Text is written as it reads in a sentence ("Bộ Công Thương"); capitals, rules, blanks for what is not known
yet and the words of dates are the layout's business. Every text is printed literally.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal


@dataclass(frozen=True, slots=True)
class Letterhead:
    """Who issues the paper and where.

    Args:
        governing_body: the body above, "" when there is none (a ministry has none).
        issuing_body: the body that issues; for a council, the council.
        place: the place before the date, "Hà Nội".
    """

    governing_body: str
    issuing_body: str
    place: str


@dataclass(frozen=True, slots=True)
class Signature:
    """A signature block.

    Args:
        authority_line: "KT. Bộ trưởng", "TM. Hội đồng"; "" when the head signs.
        title_lines: the post of the signer, one line each: ("Thứ trưởng",) or ("Bộ trưởng",).
        name: full name without academic title; "" leaves it to be written by hand.
    """

    authority_line: str
    title_lines: Sequence[str]
    name: str


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a list. The number column (STT) is added by the layout.

    Args:
        title: heading, repeated on every page.
        width_mm: the least width that reads well, in millimetres; what is left over is shared in proportion.
        align: of the cells; headings are centred.
    """

    title: str
    width_mm: float = 40
    align: Literal["left", "center", "right"] = "left"


@dataclass(frozen=True, slots=True)
class AnnexGroup:
    """Rows under one heading; numbering starts again at 1 in each group. A single group may have title ""."""

    title: str
    rows: Sequence[Sequence[str]]


@dataclass(frozen=True, slots=True)
class Annex:
    """The list issued with a paper. It is set landscape only when its columns do not fit an upright page.

    Args:
        title: "Danh sách tập thể, cá nhân được tặng Bằng khen".
        columns: without the number column; each row has one text per column.
        groups: numbered I, II, III when there is more than one.
        reference: "(Kèm theo …)" under the title; "" lets the paper write it.
    """

    title: str
    columns: Sequence[Column]
    groups: Sequence[AnnexGroup]
    reference: str = ""

    def __post_init__(self) -> None:
        for group in self.groups:
            for row in group.rows:
                if len(row) != len(self.columns):
                    expected = len(self.columns)
                    raise ValueError(f"Row {tuple(row)!r} has {len(row)} cells, expected {expected}.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """A decision (quyết định). Without number or date it is a draft: dotted blanks and the mark "DỰ THẢO".

    Args:
        number: "5" or "05" are both printed "05"; "" for a draft.
        number_symbol: what follows the number: "QĐ-BCT".
        subject: "Về việc tặng Bằng khen …" (trích yếu).
        decided_by: the authority in the heading: "Bộ trưởng Bộ Công Thương".
        bases: one căn cứ each, with or without the closing ";".
        articles: texts of Điều 1, 2, …; the words "Điều 1." are added. A line break starts a new paragraph.
        recipients: Nơi nhận, without the leading dash: "Như Điều 3", "Lưu: VT, TĐKT".
    """

    letterhead: Letterhead
    number_symbol: str
    number: str
    decided_on: date | None
    subject: str
    decided_by: str
    bases: Sequence[str]
    articles: Sequence[str]
    recipients: Sequence[str]
    signature: Signature
    annex: Annex | None = None

    @property
    def is_draft(self) -> bool:
        return not self.number or self.decided_on is None


@dataclass(frozen=True, slots=True)
class Attendee:
    """A member of the council.

    Args:
        note: for an absent member the reason; for anybody else free.
    """

    name: str
    post: str = ""
    council_role: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Interest:
    """An interest a member declared; `withdrew` is whether the member left this matter."""

    member: str
    matter: str
    withdrew: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class NomineeResult:
    """What the council's ballots say of one nominee. Counts are ballots.

    Args:
        base: what the share is taken of: members of the council, or as the rulebook says.
        needed: ballots in favour that are needed.
        basis: the article that fixes base and share, as it is to be printed.
        base_label: what the base is, in words: "tổng số thành viên Hội đồng".
    """

    name: str
    unit: str
    award: str
    agree: int
    disagree: int
    blank: int
    invalid: int
    base: int
    needed: int
    passed: bool
    basis: str
    base_label: str = "tổng số thành viên Hội đồng"


@dataclass(frozen=True, slots=True, kw_only=True)
class BallotCount:
    """One ballot: papers issued, collected, valid, invalid, and the result of each nominee.

    Args:
        in_writing: opinions of absent members received in writing; they are among `collected`.
        valid, invalid: whole papers; None where validity is counted line by line, in the results.
    """

    title: str
    issued: int
    collected: int
    valid: int | None
    invalid: int | None
    in_writing: int
    results: Sequence[NomineeResult]


@dataclass(frozen=True, slots=True, kw_only=True)
class Minutes:
    """Minutes of a council meeting (biên bản). Times are local and naive or aware; they are printed as given.

    Args:
        subject: "Họp Hội đồng Thi đua - Khen thưởng … xét …".
        members_total: members appointed to the council.
        absent_in_writing: absent members who sent a written opinion; `absent` holds the others.
        agenda, opinions, conclusions: one paragraph each.
        chair, secretary, tellers: full names; they sign.
    """

    letterhead: Letterhead
    number_symbol: str
    number: str
    subject: str
    started_at: datetime
    ended_at: datetime | None
    venue: str
    members_total: int
    present: Sequence[Attendee]
    absent: Sequence[Attendee]
    absent_in_writing: Sequence[Attendee]
    agenda: Sequence[str]
    interests: Sequence[Interest]
    ballots: Sequence[BallotCount]
    opinions: Sequence[str]
    conclusions: Sequence[str]
    chair: str
    secretary: str
    tellers: Sequence[str]
    chair_title: str = "Chủ tịch Hội đồng"
    secretary_title: str = "Thư ký Hội đồng"
    guests: Sequence[Attendee] = ()
    recipients: Sequence[str] = ()
    is_draft: bool = False


@dataclass(frozen=True, slots=True)
class BallotLine:
    no: int
    name: str
    unit: str
    award: str


@dataclass(frozen=True, slots=True)
class Ballot:
    """A ballot paper. It carries no number, name or mark that would tell one copy from another.

    Args:
        meeting_line: "Phiên họp ngày 05 tháng 12 năm 2024".
        instructions: how to fill it in, one sentence each.
    """

    letterhead: Letterhead
    title: str
    meeting_line: str
    instructions: Sequence[str]
    lines: Sequence[BallotLine]


@dataclass(frozen=True, slots=True, kw_only=True)
class Certificate:
    """A certificate (bằng, giấy chứng nhận), A4 landscape.

    Args:
        heading: who gives: "Bộ trưởng Bộ Công Thương".
        award_name: "Bằng khen"; printed large.
        recipient: "Ông Nguyễn Văn An" or the name of a collective.
        recipient_detail: post and unit; "" when none.
        reason: "Đã có thành tích …".
        decision_line: "Quyết định số 05/QĐ-BCT ngày 05 tháng 12 năm 2024".
        place_date: "Hà Nội, ngày 05 tháng 12 năm 2024".
        register_line: "Vào sổ vàng số 12" or the like; "" when none.
        qr_text: the address that says whether the certificate is valid; "" prints no code.
        honour: "gold" sets the award between stars on a pale drum rosette, "plain" leaves both out.
        offset_mm: shift to the right and down for pre-printed blanks, in millimetres.
        frame: False leaves the frame out even on plain paper.
        verb: the word between giver and award: "tặng", "công nhận".
    """

    letterhead: Letterhead
    heading: str
    award_name: str
    recipient: str
    recipient_detail: str
    reason: str
    decision_line: str
    place_date: str
    signature: Signature
    register_line: str = ""
    qr_text: str = ""
    honour: Literal["gold", "plain"] = "gold"
    offset_mm: tuple[float, float] = (0.0, 0.0)
    frame: bool = True
    verb: str = "tặng"


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """A proposal (tờ trình) with its list. Draft without number or date, as for a decision.

    Args:
        addressed_to: after "Kính gửi:", one addressee each.
        paragraphs: the text.
    """

    letterhead: Letterhead
    number_symbol: str
    number: str
    dated: date | None
    subject: str
    addressed_to: Sequence[str]
    paragraphs: Sequence[str]
    recipients: Sequence[str]
    signature: Signature
    annex: Annex | None = None

    @property
    def is_draft(self) -> bool:
        return not self.number or self.dated is None


@dataclass(frozen=True, slots=True)
class Section:
    """A headed part of a text; headings are numbered I, II, III by the layout."""

    heading: str
    paragraphs: Sequence[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A short achievement report (báo cáo tóm tắt thành tích).

    Args:
        name: what the paper is called: "Báo cáo tóm tắt thành tích".
        subject: under the name: "Đề nghị tặng Bằng khen của Bộ trưởng Bộ Công Thương".
        signature: of the author; `certification` of the head who certifies, None when not needed.
    """

    letterhead: Letterhead
    dated: date | None
    name: str
    subject: str
    sections: Sequence[Section]
    signature: Signature
    certification: Signature | None = None


@dataclass(frozen=True, slots=True)
class ReturnReason:
    """Why a dossier comes back: what is wrong, by which provision, what to do."""

    problem: str
    basis: str = ""
    remedy: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnNote:
    """A note returning a dossier (phiếu trả hồ sơ) with numbered reasons."""

    letterhead: Letterhead
    number_symbol: str
    number: str
    dated: date | None
    addressed_to: str
    dossier: str
    received_on: date | None
    reasons: Sequence[ReturnReason]
    complete_before: date | None
    recipients: Sequence[str]
    signature: Signature

    @property
    def is_draft(self) -> bool:
        return not self.number or self.dated is None
