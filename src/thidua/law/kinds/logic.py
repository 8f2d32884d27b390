"""Clauses made of others, and clauses that ask a person."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from thidua.law.facts import Subject
from thidua.law.kernel.fact import Fact
from thidua.law.kernel.present import Attribute, VoteCount
from thidua.law.kinds.base import Kind, Param, Params, Reason, Scene, Told, is_count, is_flag, one_of
from thidua.law.outcome import JUDGEMENT, MET, NOT_MET, UNKNOWN, code

ROLE_VI = {
    "leader": "lãnh đạo",
    "manager": "quản lý",
    "staff": "chuyên viên, nhân viên",
    "direct_worker": "người trực tiếp lao động, sản xuất",
    "farmer": "nông dân",
    "other": "khác",
    "state": "cơ quan nhà nước",
    "public_service": "đơn vị sự nghiệp công lập",
    "enterprise": "doanh nghiệp",
    "armed_forces": "lực lượng vũ trang",
}


def _put_together(told: Sequence[Told], outcome: int, joint: str) -> Reason:
    """The reasons of the inner clauses that decided, with all facts used."""
    deciding = [t for t in told if t.outcome == outcome]
    text = joint.join(t.reason.text.rstrip(".") for t in deciding) + "."
    used = {key: value for t in deciding for key, value in t.reason.used.items()}
    return Reason(text, used, [m for t in deciding for m in t.reason.missing])


class AnyOf(Kind):
    """At least one of the inner clauses holds."""

    name = "any_of"
    has_children = True

    def outcome(self, p: Params, scene: Scene, children: Sequence[pl.Expr]) -> pl.Expr:
        return pl.max_horizontal(*children)

    def reason(self, p: Params, scene: Scene, subject: Subject, outcome: int, told: Sequence[Told]) -> Reason:
        if outcome == MET:
            return _put_together(told, outcome, ". ")
        whole = _put_together(told, outcome, "; hoặc: ")
        others = [t for t in told if t.outcome != outcome]
        rest = "".join(f" {t.reason.text}" for t in others)
        return Reason(
            whole.text + rest, {**{k: v for t in others for k, v in t.reason.used.items()}, **whole.used}, whole.missing
        )


class AllOf(Kind):
    """Every inner clause holds."""

    name = "all_of"
    has_children = True

    def outcome(self, p: Params, scene: Scene, children: Sequence[pl.Expr]) -> pl.Expr:
        return pl.min_horizontal(*children)

    def reason(self, p: Params, scene: Scene, subject: Subject, outcome: int, told: Sequence[Told]) -> Reason:
        return _put_together(told, outcome, ". ")


class Judgement(Kind):
    """A question the law gives to a person, raised by these facts."""

    name = "judgement"

    def outcome(self, p: Params, scene: Scene, children: Sequence[pl.Expr]) -> pl.Expr:
        return code(JUDGEMENT)

    def reason(self, p: Params, scene: Scene, subject: Subject, outcome: int, told: Sequence[Told]) -> Reason:
        return Reason("Người có thẩm quyền xem xét, kết luận.")


class LocalRules(Kind):
    """The law leaves detail to the ministry or unit: not seen, it is a question; seen or none, it is not.

    `read_in`: the local document that says it, which was loaded with its own clauses.
    """

    name = "local_rules"
    params = {"read_in": Param(lambda v: isinstance(v, str) and bool(v.strip()), "a document", required=False)}

    def outcome(self, p: Params, scene: Scene, children: Sequence[pl.Expr]) -> pl.Expr:
        return code(JUDGEMENT if scene.moment.local_rules == "unseen" and not p.get("read_in") else MET)

    def reason(self, p: Params, scene: Scene, subject: Subject, outcome: int, told: Sequence[Told]) -> Reason:
        if outcome == JUDGEMENT:
            return Reason("Luật giao bộ, đơn vị quy định cụ thể; quy định đó chưa được đọc.")
        if p.get("read_in"):
            return Reason(f"Đã được quy định cụ thể tại {p['read_in']}; các điều ấy được hỏi riêng.")
        if scene.moment.local_rules == "loaded":
            return Reason("Quy định của bộ, đơn vị đã được đưa vào.")
        return Reason("Không có quy định riêng của bộ, đơn vị cần kiểm tra thêm.")


class SubjectIs(Kind):
    """The subject's role or sector is one of those the clause is for.

    `when_given`: nobody is taken for one of them unless the facts say so.
    """

    name = "subject_is"
    params = {
        "field": Param(one_of(("role", "sector", "sex")), "role, sector or sex"),
        "one_of": Param(lambda v: isinstance(v, list) and bool(v) and all(isinstance(w, str) for w in v), "words"),
        "when_given": Param(is_flag, "true or false", required=False),
    }

    def facts(self, p: Params, scene: Scene) -> list[Fact]:
        return [Attribute(p["field"])]

    def outcome(self, p: Params, scene: Scene, children: Sequence[pl.Expr]) -> pl.Expr:
        value = Attribute(p["field"]).col()
        fits = value.is_in(p["one_of"])
        not_said = code(NOT_MET if p.get("when_given") else UNKNOWN)
        return pl.when(value.is_null()).then(not_said).when(fits).then(code(MET)).otherwise(code(NOT_MET))

    def reason(self, p: Params, scene: Scene, subject: Subject, outcome: int, told: Sequence[Told]) -> Reason:
        need = f"Dành cho: {', '.join(ROLE_VI.get(w, w) for w in p['one_of'])}."
        value = getattr(subject, p["field"])
        if value is None:
            return Reason(f"{need} Chưa biết đối tượng thuộc nhóm nào.", {}, [f"subject.{p['field']}"])
        return Reason(f"{need} Đối tượng là: {ROLE_VI.get(value, value)}.", {p["field"]: value})

    def plan(self, p: Params, scene: Scene, subject: Subject, target: int) -> list[str] | None:
        value = getattr(subject, p["field"])
        if value is None and not p.get("when_given"):
            return [f"{p['field']} known"]
        return [] if value in p["one_of"] else None


class VoteThreshold(Kind):
    """The council's vote, once it has taken place: agree * 100 >= percent * all members."""

    name = "vote_threshold"
    params = {"percent": Param(is_count, "a percentage")}
    FIELDS = ("members", "agree", "present", "absent_asked_in_writing")

    def facts(self, p: Params, scene: Scene) -> list[Fact]:
        return [VoteCount(field) for field in ("given", *self.FIELDS)]

    def outcome(self, p: Params, scene: Scene, children: Sequence[pl.Expr]) -> pl.Expr:
        given, members, agree, present, asked = (fact.col() for fact in self.facts(p, scene))
        enough = (agree * 100 >= members * p["percent"]) & (members > 0)
        absent = present < members
        counted = (
            pl.when(~enough)
            .then(code(NOT_MET))
            .when(absent.fill_null(False) & (asked == 0).fill_null(False))
            .then(code(JUDGEMENT))
            .otherwise(code(MET))
        )
        known = members.is_not_null() & agree.is_not_null()
        return pl.when(given.is_null()).then(code(MET)).when(known).then(counted).otherwise(code(UNKNOWN))

    def reason(self, p: Params, scene: Scene, subject: Subject, outcome: int, told: Sequence[Told]) -> Reason:
        vote = subject.vote
        need = f"Cần ít nhất {p['percent']}% tổng số thành viên Hội đồng đồng ý."
        if vote is None:
            return Reason(need)
        if vote.members is None or vote.agree is None:
            lacking = [f"vote.{field}" for field in ("members", "agree") if getattr(vote, field) is None]
            return Reason(f"{need} Chưa đủ số liệu kiểm phiếu.", {}, lacking)
        votes = -(-vote.members * p["percent"] // 100)
        text = f"{need} Cần {votes}/{vote.members} phiếu; có {vote.agree} phiếu đồng ý."
        if outcome == JUDGEMENT and vote.absent_asked_in_writing is False:
            text += " Thành viên vắng mặt chưa được lấy ý kiến bằng văn bản."
        return Reason(text, {"vote": {"members": vote.members, "agree": vote.agree}})
