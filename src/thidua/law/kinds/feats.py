"""Clauses on single achievements and on distinction in a movement."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from thidua.law.facts import Subject
from thidua.law.kernel.fact import JUDGED, POSSIBLE, Fact
from thidua.law.kernel.present import Feats, InMovement, Leaving
from thidua.law.kinds.base import Kind, Param, Params, Reason, Scene, Told, is_count, one_of, some_of
from thidua.law.outcome import JUDGEMENT, MET, NOT_MET, UNKNOWN, code, from_levels
from thidua.law.words import ACHIEVEMENT_SCOPES, BODIES, DEGREES

KINDS = ("sudden", "many", "contribution", "invention", "work", "prize")
KIND_VI = {
    "sudden": "thành tích đột xuất",
    "many": "nhiều thành tích",
    "contribution": "đóng góp",
    "invention": "phát minh, sáng chế",
    "work": "công trình, tác phẩm",
    "prize": "giải thưởng",
}
FEAT_SCOPE_VI = {
    "unit": "cơ quan, đơn vị",
    "district": "cấp huyện",
    "field": "một lĩnh vực của bộ, ngành",
    "ministry": "bộ, ban, ngành, tỉnh",
    "region": "khu vực",
    "national": "toàn quốc",
    "international": "quốc tế",
}
BODY_VI = {
    "unit": "đơn vị",
    "ministry": "bộ, ban, ngành, tỉnh",
    "central_council": "Hội đồng Thi đua – Khen thưởng Trung ương",
    "prime_minister": "Thủ tướng Chính phủ",
    "president": "Chủ tịch nước",
}


class Achievement(Kind):
    """An achievement of a kind with effect at least in a scope; `recognised_by` where the law asks it."""

    name = "achievement"
    params = {
        "kinds": Param(some_of(KINDS), "kinds of achievement"),
        "scope": Param(one_of(ACHIEVEMENT_SCOPES), "a scope"),
        "degree": Param(one_of(DEGREES), "a degree", required=False),
        "recognised_by": Param(some_of(BODIES), "bodies", required=False),
        "years": Param(is_count, "a count of years", required=False),
    }

    def fact(self, p: Params) -> Feats:
        return Feats(p["kinds"], p["scope"], p.get("degree"), p.get("recognised_by"), p.get("years", 1))

    def facts(self, p: Params, scene: Scene) -> list[Fact]:
        return [self.fact(p)]

    def reach(self, p: Params, scene: Scene) -> int | None:
        return int(p.get("years", 1))

    def outcome(self, p: Params, scene: Scene, children: Sequence[pl.Expr]) -> pl.Expr:
        fact = self.fact(p)
        return from_levels(fact.there(), fact.there(POSSIBLE), fact.there(JUDGED))

    def reason(self, p: Params, scene: Scene, subject: Subject, outcome: int, told: Sequence[Told]) -> Reason:
        what = " hoặc ".join(KIND_VI[k] for k in p["kinds"])
        need = f"Cần {what} năm {scene.year}, phạm vi ảnh hưởng {FEAT_SCOPE_VI[p['scope']]} trở lên."
        first = scene.year - p.get("years", 1)
        rows = [r for r in subject.achievements or () if r.kind in p["kinds"] and first < r.year <= scene.year]
        used = {"achievements": [r.kind for r in rows]}
        if outcome == UNKNOWN:
            return Reason(f"{need} Chưa biết đầy đủ.", used, ["achievements"])
        if outcome == JUDGEMENT:
            return Reason(f"{need} Có ghi nhận, nhưng cần người có thẩm quyền công nhận.", used)
        return Reason(f"{need} {'Đã có.' if outcome == MET else 'Không có.'}", used)

    def plan(self, p: Params, scene: Scene, subject: Subject, target: int) -> list[str] | None:
        return [f"achievement:{p['kinds'][0]} {target}"]


class MovementDistinction(Kind):
    """Distinction at the review of a movement, by who launched it, how long it ran, and the rank reached."""

    name = "movement_distinction"
    params = {
        "launched_by": Param(some_of(BODIES), "bodies"),
        "min_years": Param(is_count, "a count of years", required=False),
        "stages": Param(some_of(("mid_term", "final")), "stages", required=False),
        "rank": Param(is_count, "a rank", required=False),
    }

    def fact(self, p: Params) -> InMovement:
        return InMovement(p["launched_by"], p.get("min_years"), p.get("stages"), p.get("rank"))

    def facts(self, p: Params, scene: Scene) -> list[Fact]:
        return [self.fact(p)]

    def reach(self, p: Params, scene: Scene) -> int | None:
        return 1

    def outcome(self, p: Params, scene: Scene, children: Sequence[pl.Expr]) -> pl.Expr:
        fact = self.fact(p)
        return from_levels(fact.there(), fact.there(POSSIBLE))

    def reason(self, p: Params, scene: Scene, subject: Subject, outcome: int, told: Sequence[Told]) -> Reason:
        by = ", ".join(BODY_VI[b] for b in p["launched_by"])
        need = f"Cần thành tích trong phong trào thi đua do {by} phát động, sơ kết hoặc tổng kết năm {scene.year}"
        if p.get("stages") == ["final"]:
            need = f"Cần thành tích khi tổng kết phong trào thi đua do {by} phát động, năm {scene.year}"
        if "min_years" in p:
            need += f", thời gian từ {p['min_years']} năm trở lên"
        if p.get("rank") == 1:
            need += ", dẫn đầu phong trào"
        rows = [r for r in subject.movements or () if r.year == scene.year]
        used = {"movements": [f"{r.launched_by or '?'} {r.year}" for r in rows]}
        end = {MET: "Đã có.", NOT_MET: "Không có."}.get(outcome, "Chưa biết đầy đủ.")
        return Reason(f"{need}. {end}", used, ["movements"] if outcome == UNKNOWN else [])

    def plan(self, p: Params, scene: Scene, subject: Subject, target: int) -> list[str] | None:
        return [f"movement:{p['launched_by'][0]} {target}"]


class Occasion(Kind):
    """A contribution honoured on an occasion (anniversary, retirement): a person decides whether it is one."""

    name = "occasion"

    def fact(self) -> Feats:
        return Feats(["contribution"], "unit", None, None)

    def facts(self, p: Params, scene: Scene) -> list[Fact]:
        return [self.fact(), Leaving()]

    def outcome(self, p: Params, scene: Scene, children: Sequence[pl.Expr]) -> pl.Expr:
        contributed = self.fact()
        raised = contributed.there() | Leaving().there()
        unknown = pl.when(contributed.there(POSSIBLE)).then(code(UNKNOWN)).otherwise(code(NOT_MET))
        return pl.when(raised).then(code(JUDGEMENT)).otherwise(unknown)

    def reason(self, p: Params, scene: Scene, subject: Subject, outcome: int, told: Sequence[Told]) -> Reason:
        need = "Đóng góp được xét nhân dịp năm tròn, năm lẻ 5 của đơn vị hoặc trước khi nghỉ hưu."
        if outcome == JUDGEMENT:
            return Reason(f"{need} Có đóng góp hoặc sắp nghỉ hưu: người có thẩm quyền xem dịp và mức đóng góp.")
        if outcome == UNKNOWN:
            return Reason(f"{need} Chưa biết về đóng góp.", {}, ["achievements"])
        return Reason(f"{need} Không có.")

    def plan(self, p: Params, scene: Scene, subject: Subject, target: int) -> list[str] | None:
        return ["judgement:occasion"]
