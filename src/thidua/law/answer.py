"""The answer of the facts contract, made from outcomes: which clauses, why, what is missing, what is left to people."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from thidua.law.assembly import VOTE, Assembled, Node, Way
from thidua.law.facts import Subject
from thidua.law.kinds.base import Reason, Told
from thidua.law.outcome import AWARD_WORDS, CLAUSE_WORDS, JUDGEMENT, MET, UNKNOWN
from thidua.law.question import Question
from thidua.law.rulebook import Authored, CouncilNote, Law, Regime, Rulebook

Row = Mapping[str, int]


def head(question: Question, regime: Regime | None, book: Rulebook | None, outcome: str) -> dict[str, Any]:
    """What every answer carries, whatever came out."""
    return {
        **({"id": question.id} if question.id is not None else {}),
        "award": question.award,
        "on": question.on.isoformat(),
        "received_on": question.received_on.isoformat() if question.received_on else None,
        "year": question.year,
        "basis": question.basis,
        "regime": regime.id if regime else None,
        "rulebook": book.key if book else None,
        "outcome": outcome,
        "clauses": [],
        "for_the_council": [],
        "earliest": None,
    }


def asks_people(
    question: Question, regime: Regime, book: Rulebook | None, *, name: str, why: str, of: Authored
) -> dict[str, Any]:
    """Nothing was read that could decide: the one clause says so, and a person decides."""
    clause = {
        "id": name,
        "kind": "judgement",
        "outcome": CLAUSE_WORDS[JUDGEMENT],
        "cites": of.cites,
        "reason": why,
        "used": {},
        "missing": [],
        "title": "Cần người có thẩm quyền xem văn bản.",
        "title_en": "A person with authority must read the text.",
        "confidence": of.confidence,
    }
    return {**head(question, regime, book, "needs_people"), "clauses": [clause]}


def not_for_this_kind(question: Question, regime: Regime, book: Rulebook | None, law: Law, kind: str) -> dict[str, Any]:
    """The award exists, but not for such a subject."""
    name = law.awards[question.award]
    whom = {"individual": "cá nhân", "collective": "tập thể"}
    clause = {
        "id": "subject-kind",
        "kind": "subject_kind",
        "outcome": "not_met",
        "cites": book.standard_cites if book else regime.cites,
        "reason": f"{name.vi} chỉ tặng cho {' và '.join(whom[k] for k in name.kinds)}; đối tượng này là {whom[kind]}.",
        "used": {"kind": kind},
        "missing": [],
        "title": f"Dành cho {' và '.join(whom[k] for k in name.kinds)}.",
        "title_en": f"For an {' or a '.join(name.kinds)}.",
        "confidence": "high",
    }
    return {**head(question, regime, book, "not_eligible"), "clauses": [clause]}


def judged(
    question: Question, assembled: Assembled, way: Way, outcome: int, subject: Subject, row: Row
) -> dict[str, Any]:
    """The whole answer but for `earliest`."""
    answer = head(question, assembled.regime, assembled.book, AWARD_WORDS[outcome])
    answer["basis"] = way.branch.basis
    answer["branch"] = way.branch.id
    answer["branch_vi"], answer["branch_en"] = way.branch.vi, way.branch.en
    answer["clauses"] = [clause_said(node, subject, row) for node in shown(way.nodes, subject)]
    return answer


def open_clauses(way: Way, subject: Subject, row: Row) -> list[dict[str, Any]]:
    """Only the clauses that are not met, with their reasons."""
    return [clause_said(node, subject, row) for node in shown(way.nodes, subject) if row[node.column] != MET]


def shown(nodes: Iterable[Node], subject: Subject) -> list[Node]:
    """The vote is a clause only once it has taken place."""
    return [node for node in nodes if node.kind.name != VOTE or subject.vote is not None]


def clause_said(node: Node, subject: Subject, row: Row) -> dict[str, Any]:
    told = tell(node, subject, row)
    said: dict[str, Any] = {
        "id": node.clause.id,
        "kind": node.clause.kind,
        "outcome": CLAUSE_WORDS[told.outcome],
        "cites": node.clause.cites,
        "reason": told.reason.text,
        "used": dict(told.reason.used),
        "missing": list(dict.fromkeys(told.reason.missing)) if told.outcome == UNKNOWN else [],
        "title": node.clause.vi,
        "title_en": node.clause.en,
        "confidence": node.clause.confidence,
    }
    if told.reason.needed:
        said["needed"] = {key: list(years) for key, years in told.reason.needed.items()}
    if node.clause.of:
        said["of"] = [clause_said(child, subject, row) for child in node.children]
    return said


def tell(node: Node, subject: Subject, row: Row) -> Told:
    """A clause's outcome with its reason; what the text leaves unsure is said in words."""
    if node.is_unread:
        return Told(node.clause.id, row[node.column], Reason(_unread(node)))
    told = [tell(child, subject, row) for child in node.children]
    raw = row[node.raw]
    reason = node.kind.reason(node.clause.params, node.scene, subject, raw, told)
    if row[node.column] != raw:
        text = f"{reason.text} Văn bản chưa chắc chắn ({node.clause.cites}): cần người có thẩm quyền đối chiếu."
        reason = Reason(text, reason.used, reason.missing, reason.needed)
    return Told(node.clause.id, row[node.column], reason)


def _unread(node: Node) -> str:
    if node.clause.status == "unread":
        return f"Nội dung này ({node.clause.cites}) chưa được đọc từ văn bản: cần người có thẩm quyền xem."
    return f"Văn bản đã đọc ({node.clause.cites}) có thể đã được thay thế: cần người có thẩm quyền xem."


def for_the_council(
    notes: Sequence[CouncilNote], assembled: Assembled, subject: Subject, transition: CouncilNote | None
) -> list[dict[str, Any]]:
    """What is always left to the council, and the vote while it is still to come."""
    found = [note_said(note) for note in notes]
    vote = assembled.book.vote
    if vote is not None and subject.vote is None:
        found.append(
            {
                "id": "council-vote",
                "cites": vote.cites,
                "reason": f"{vote.council_vi} bỏ phiếu: cần ít nhất {vote.percent}% tổng số thành viên đồng ý.",
                "title_en": f"{vote.council_en} votes: at least {vote.percent}% of all members must agree.",
                "confidence": vote.confidence,
            }
        )
    if assembled.book.no_threshold is not None:
        found.append(note_said(assembled.book.no_threshold))
    if transition is not None:
        found.append(note_said(transition))
    return found


def note_said(note: CouncilNote) -> dict[str, Any]:
    return {
        "id": note.id,
        "cites": note.cites,
        "reason": note.vi,
        "title_en": note.en,
        "confidence": note.confidence,
    }
