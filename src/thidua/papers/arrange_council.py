"""The lines of the council's papers: minutes and ballots. Text in, text out, as in `arrange`."""

from __future__ import annotations

from collections.abc import Sequence

from thidua.papers import wording
from thidua.papers.arrange import DRAFT_MARK, View, letterhead_view, lower_first, signature_view
from thidua.papers.contents import Attendee, Ballot, BallotCount, Minutes, NomineeResult, Signature


def minutes_view(minutes: Minutes) -> View:
    total = minutes.members_total
    present, in_writing = len(minutes.present), len(minutes.absent_in_writing)
    absent = len(minutes.absent) + in_writing
    number = wording.number_words(minutes.number, minutes.number_symbol)
    subject = wording.without_closing(minutes.subject)
    counts = wording.count_words
    return {
        "title": f"Biên bản {number} {lower_first(subject)}",
        "head": letterhead_view(minutes.letterhead, minutes.started_at.date(), number),
        "draft": DRAFT_MARK if minutes.is_draft else "",
        "name": "BIÊN BẢN",
        "subject": subject,
        "time_and_place": [
            f"Thời gian bắt đầu: {wording.moment_words(minutes.started_at)}.",
            f"Địa điểm: {wording.without_closing(minutes.venue)}.",
        ],
        "attendance": (
            f"Tổng số thành viên Hội đồng: {counts(total)}; có mặt: {counts(present)}; "
            f"vắng mặt: {counts(absent)}, trong đó gửi ý kiến bằng văn bản: {counts(in_writing)}."
        ),
        "roll": [
            _roll("Thành viên có mặt", minutes.present),
            _roll("Thành viên vắng mặt, gửi ý kiến bằng văn bản", minutes.absent_in_writing),
            _roll("Thành viên vắng mặt", minutes.absent),
            _roll("Khách mời, người giúp việc Hội đồng", minutes.guests),
        ],
        "chairing": [
            f"Chủ trì: {_member_words(minutes.chair, minutes)}.",
            f"Thư ký: {_member_words(minutes.secretary, minutes)}.",
        ],
        "agenda": _numbered(minutes.agenda),
        "interests": [
            (
                f"- {interest.member}: {wording.without_closing(interest.matter)}; "
                + (
                    "không tham gia thảo luận và bỏ phiếu nội dung này."
                    if interest.withdrew
                    else "Hội đồng ghi nhận, vẫn tham gia bỏ phiếu."
                )
            )
            for interest in minutes.interests
        ]
        or ["Không có thành viên nào thuộc trường hợp có lợi ích liên quan."],
        "ballots": [_ballot_count_view(count) for count in minutes.ballots],
        "opinions": [f"- {wording.without_closing(text)}." for text in minutes.opinions] or ["Không có ý kiến khác."],
        "conclusions": _numbered(minutes.conclusions),
        "closing": wording.end_mark(
            [
                f"Cuộc họp kết thúc vào {wording.moment_words(minutes.ended_at)}. "
                "Biên bản đã được đọc lại cho các thành viên dự họp cùng nghe và thống nhất thông qua"
            ]
        )[0],
        "secretary": signature_view(Signature("", (minutes.secretary_title,), minutes.secretary)),
        "chair": signature_view(Signature("", (minutes.chair_title,), minutes.chair)),
        "tellers_title": "BAN KIỂM PHIẾU",
        "tellers": [wording.capital_first(name) for name in minutes.tellers],
        "recipients": wording.recipient_lines(minutes.recipients),
    }


def ballot_view(ballot: Ballot) -> View:
    return {
        "title": ballot.title,
        "head": letterhead_view(ballot.letterhead, None, ""),
        "name": wording.capitals(ballot.title),
        "meeting": ballot.meeting_line,
        "instructions": [f"{wording.without_closing(line)}." for line in ballot.instructions],
        "lines": [{"no": line.no, "name": line.name, "unit": line.unit, "award": line.award} for line in ballot.lines],
    }


def _member_words(name: str, minutes: Minutes) -> str:
    """The name with title, post and role as in the roll; the bare name of somebody not in it."""
    for person in (*minutes.present, *minutes.guests):
        if person.name == name or person.name.endswith(f" {name}"):
            return _person_words(person)
    return name


def _person_words(person: Attendee) -> str:
    words = ", ".join(part for part in (person.name, person.post) if part)
    return f"{words} - {person.council_role}" if person.council_role else words


def _roll(label: str, people: Sequence[Attendee]) -> View:
    return {
        "label": f"{label} ({wording.count_words(len(people))}):",
        "people": [
            f"{place}. {_person_words(person)}"
            + (f" ({wording.without_closing(person.note)})" if person.note else "")
            + (";" if place < len(people) else ".")
            for place, person in enumerate(people, start=1)
        ],
    }


def _ballot_count_view(count: BallotCount) -> View:
    counts = wording.count_words
    written = (
        f" (trong đó {counts(count.in_writing)} ý kiến bằng văn bản của thành viên vắng mặt)"
        if count.in_writing
        else ""
    )
    validity = (
        f"số phiếu hợp lệ: {counts(count.valid)}; số phiếu không hợp lệ: {counts(count.invalid)}."
        if count.valid is not None and count.invalid is not None
        else "phiếu không hợp lệ ghi theo từng đề nghị dưới đây."
    )
    return {
        "title": f"{wording.without_closing(count.title)}:",
        "papers": (
            f"Số phiếu phát ra: {counts(count.issued)}; số phiếu thu về: {counts(count.collected)}{written}; {validity}"
        ),
        "groups": _result_groups(count.results),
    }


def _result_groups(results: Sequence[NomineeResult]) -> list[View]:
    """Nominees under the award, base and article that decide on them, in the order given."""
    groups: dict[tuple[str, int, int, str, str], list[NomineeResult]] = {}
    for result in results:
        key = (result.award, result.base, result.needed, result.base_label, result.basis)
        groups.setdefault(key, []).append(result)
    return [
        {
            "title": (
                f"{award}: cần ít nhất {wording.count_words(needed)}/{wording.count_words(base)} "
                f"phiếu đồng ý, tính trên {base_label}"
            ),
            "basis": f"({wording.without_closing(basis)})" if basis else "",
            "rows": [_result_row(place, result) for place, result in enumerate(members, start=1)],
        }
        for (award, base, needed, base_label, basis), members in groups.items()
    ]


def _result_row(place: int, result: NomineeResult) -> View:
    return {
        "no": str(place),
        "name": result.name,
        "unit": result.unit,
        "agree": str(result.agree),
        "disagree": str(result.disagree),
        "blank": str(result.blank),
        "invalid": str(result.invalid),
        "share": f"{result.agree}/{result.base}",
        "percent": wording.share_words(result.agree, result.base),
        "outcome": "Đạt" if result.passed else "Không đạt",
    }


def _numbered(lines: Sequence[str]) -> list[str]:
    return [f"{place}. {wording.without_closing(line)}." for place, line in enumerate(lines, start=1)]
