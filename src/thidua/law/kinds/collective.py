"""Clauses on the figures of a collective's award year."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from thidua.law.facts import CollectiveYear, Subject
from thidua.law.kernel.fact import POSSIBLE, SURE, Fact, lit
from thidua.law.kernel.present import Number
from thidua.law.kernel.yearly import OrganisationRated
from thidua.law.kinds.base import LEVEL_VI, Kind, Param, Params, Reason, Scene, Told, is_count, is_flag, one_of
from thidua.law.outcome import MET, NOT_MET, UNKNOWN, code
from thidua.law.words import LEVELS
from thidua.law.years import bit

FIELDS = ("headcount", "completed", "ldtt", "cstd_co_so", "disciplined_from_warning", "bloc_rank")
FIELD_VI = {
    "completed": "thành viên hoàn thành nhiệm vụ trở lên",
    "ldtt": "thành viên đạt danh hiệu Lao động tiên tiến",
    "cstd_co_so": "thành viên đạt danh hiệu Chiến sĩ thi đua cơ sở",
    "disciplined_from_warning": "thành viên bị kỷ luật từ cảnh cáo trở lên",
    "bloc_rank": "thứ hạng trong khối, cụm thi đua",
}


def year_row(subject: Subject, year: int) -> CollectiveYear | None:
    return next((row for row in subject.collective or () if row.year == year), None)


def figures(subject: Subject, year: int, *fields: str) -> list[int | None]:
    row = year_row(subject, year)
    return [getattr(row, field) if row else None for field in fields]


def missing_figures(year: int, values: Sequence[int | None], fields: Sequence[str]) -> list[str]:
    return [f"collective {year} {field}" for value, field in zip(values, fields, strict=True) if value is None]


class MemberShare(Kind):
    """A share of the members; `over` asks for more than the percentage. Without members there is no share."""

    name = "member_share"
    params = {
        "of": Param(one_of(FIELDS), "a figure of the collective"),
        "percent": Param(is_count, "a percentage"),
        "over": Param(is_flag, "true or false", required=False),
    }

    def facts(self, p: Params, scene: Scene) -> list[Fact]:
        return [Number(p["of"]), Number("headcount")]

    def reach(self, p: Params, scene: Scene) -> int | None:
        return 1

    def outcome(self, p: Params, scene: Scene, children: Sequence[pl.Expr]) -> pl.Expr:
        count, people = Number(p["of"]).col() * 100, Number("headcount").col()
        needed = people * p["percent"]
        enough = (count > needed) if p.get("over") else (count >= needed)
        known = count.is_not_null() & people.is_not_null()
        good = pl.when(enough & (people > 0)).then(code(MET)).otherwise(code(NOT_MET))
        return pl.when(known).then(good).otherwise(code(UNKNOWN))

    def reason(self, p: Params, scene: Scene, subject: Subject, outcome: int, told: Sequence[Told]) -> Reason:
        fields = (p["of"], "headcount")
        count, people = values = figures(subject, scene.year, *fields)
        least = f"trên {p['percent']}%" if p.get("over") else f"ít nhất {p['percent']}%"
        need = f"Cần {least} {FIELD_VI[p['of']]} năm {scene.year}."
        if count is None or people is None:
            return Reason(f"{need} Chưa biết đủ số liệu.", {}, missing_figures(scene.year, values, fields))
        share = f"{count * 100 / people:.1f}".replace(".", ",") + "%" if people else "không tính được tỷ lệ"
        return Reason(f"{need} Có: {count}/{people} ({share}).", {p["of"]: count, "headcount": people})

    def plan(self, p: Params, scene: Scene, subject: Subject, target: int) -> list[str] | None:
        return [f"{p['of']}{'>' if p.get('over') else '>='}{p['percent']}% {target}"]


class MemberCount(Kind):
    """At least or at most so many, in the award year."""

    name = "member_count"
    params = {
        "of": Param(one_of(FIELDS), "a figure of the collective"),
        "at_least": Param(is_count, "a count", required=False),
        "at_most": Param(is_count, "a count", required=False),
    }

    def facts(self, p: Params, scene: Scene) -> list[Fact]:
        return [Number(p["of"])]

    def reach(self, p: Params, scene: Scene) -> int | None:
        return 1

    def outcome(self, p: Params, scene: Scene, children: Sequence[pl.Expr]) -> pl.Expr:
        count = Number(p["of"]).col()
        fits = (count >= p.get("at_least", 0)) & (count <= p.get("at_most", 10**9))
        return pl.when(count.is_null()).then(code(UNKNOWN)).when(fits).then(code(MET)).otherwise(code(NOT_MET))

    def reason(self, p: Params, scene: Scene, subject: Subject, outcome: int, told: Sequence[Told]) -> Reason:
        (count,) = values = figures(subject, scene.year, p["of"])
        need = _need(p, scene.year)
        if count is None:
            return Reason(f"{need} Chưa biết số liệu.", {}, missing_figures(scene.year, values, (p["of"],)))
        return Reason(f"{need} Có: {count}.", {p["of"]: count})

    def plan(self, p: Params, scene: Scene, subject: Subject, target: int) -> list[str] | None:
        wanted = f">={p['at_least']}" if "at_least" in p else f"<={p['at_most']}"
        return [f"{p['of']}{wanted} {target}"]


def _need(p: Params, year: int) -> str:
    if p["of"] == "bloc_rank":
        return f"Cần dẫn đầu khối, cụm thi đua năm {year}."
    if p.get("at_most") == 0:
        return f"Không có {FIELD_VI[p['of']]} năm {year}."
    bound = f"ít nhất {p['at_least']}" if "at_least" in p else f"nhiều nhất {p['at_most']}"
    return f"Cần {bound} {FIELD_VI[p['of']]} năm {year}."


class OrganisationsRated(Kind):
    """Party and union organisations of the collective rated at a level or better in the award year."""

    name = "organisations_rated"
    params = {"level": Param(one_of(LEVELS), "a level")}

    def facts(self, p: Params, scene: Scene) -> list[Fact]:
        return [OrganisationRated(field, p["level"]) for field in ("party_rating", "union_rating")]

    def reach(self, p: Params, scene: Scene) -> int | None:
        return 1

    def outcome(self, p: Params, scene: Scene, children: Sequence[pl.Expr]) -> pl.Expr:
        now = lit(bit(scene.year))
        words = [
            pl.when((fact.col(SURE) & now) != lit(0))
            .then(code(MET))
            .when((fact.col(POSSIBLE) & now) == lit(0))
            .then(code(NOT_MET))
            .otherwise(code(UNKNOWN))
            for fact in self.facts(p, scene)
        ]
        return pl.min_horizontal(*words)

    def reason(self, p: Params, scene: Scene, subject: Subject, outcome: int, told: Sequence[Told]) -> Reason:
        row = year_row(subject, scene.year)
        levels = {"party_rating": row.party_rating if row else None, "union_rating": row.union_rating if row else None}
        need = f"Tổ chức đảng, đoàn thể phải được xếp loại {LEVEL_VI[p['level']]} trở lên năm {scene.year}."
        missing = [f"collective {scene.year} {key}" for key, level in levels.items() if level is None]
        shown = "; ".join(
            f"{name}: {LEVEL_VI[level] if level else 'chưa biết'}"
            for name, level in (("tổ chức đảng", levels["party_rating"]), ("công đoàn", levels["union_rating"]))
        )
        used = {key: level for key, level in levels.items() if level}
        return Reason(f"{need} Hiện có: {shown}.", used, missing if outcome == UNKNOWN else [])

    def plan(self, p: Params, scene: Scene, subject: Subject, target: int) -> list[str] | None:
        return [f"party_rating:{p['level']} {target}", f"union_rating:{p['level']} {target}"]
