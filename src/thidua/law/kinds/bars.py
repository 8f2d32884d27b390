"""Clauses that keep an award back: discipline, holds, a unit that ended."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from thidua.law.facts import Discipline, Subject
from thidua.law.kernel.fact import JUDGED, POSSIBLE, SURE, Fact, lit
from thidua.law.kernel.present import Ended, Held, Serving
from thidua.law.kernel.yearly import AnyOfForms, Disciplined, UnderMeasure
from thidua.law.kinds.base import Kind, Param, Params, Reason, Scene, Told, is_count, listed, one_of, some_of
from thidua.law.outcome import JUDGEMENT, MET, NOT_MET, UNKNOWN, from_bars
from thidua.law.words import AWARDS, BASES, FORMS, HOLDS
from thidua.law.years import bit, window, years_of

FORM_VI = {
    "reprimand": "khiển trách",
    "warning": "cảnh cáo",
    "salary_cut": "hạ bậc lương",
    "demotion": "giáng chức",
    "removal": "cách chức",
    "dismissal": "buộc thôi việc",
    "other": "hình thức khác",
}
HOLD_VI = {
    "complaint_under_review": "khiếu nại, tố cáo đang được xác minh",
    "inspection": "thanh tra, kiểm tra khi có dấu hiệu vi phạm",
    "criminal": "điều tra, xử lý hình sự",
    "discipline_pending": "đang xem xét kỷ luật",
    "tax_arrears": "nợ thuế",
    "environment": "vi phạm môi trường",
    "other": "việc khác",
}


class NotDisciplined(Kind):
    """No measure of a form or graver decided in the award year."""

    name = "not_disciplined"
    params = {"from_form": Param(one_of(FORMS), "a form of discipline")}

    def facts(self, p: Params, scene: Scene) -> list[Fact]:
        return [Disciplined(p["from_form"])]

    def outcome(self, p: Params, scene: Scene, children: Sequence[pl.Expr]) -> pl.Expr:
        (fact,) = self.facts(p, scene)
        now = lit(bit(scene.year))
        return from_bars((fact.col() & now) != lit(0), (fact.col(POSSIBLE) & now) != lit(0))

    def reason(self, p: Params, scene: Scene, subject: Subject, outcome: int, told: Sequence[Told]) -> Reason:
        need = f"Năm {scene.year} không bị kỷ luật từ hình thức {FORM_VI[p['from_form']]} trở lên."
        rows = [r for r in subject.discipline or () if r.decided_on.year == scene.year]
        used = {"discipline": [_measure(r) for r in rows]}
        if outcome == UNKNOWN:
            return Reason(f"{need} Chưa biết đầy đủ về kỷ luật trong năm.", used, ["discipline"])
        text = f"Đã bị kỷ luật: {'; '.join(_measure(r) for r in rows)}." if outcome == NOT_MET else "Không có."
        return Reason(f"{need} {text}", used)


class DisciplineOver(Kind):
    """No measure in force on the day; achievements count only from the end of an earlier one."""

    name = "discipline_over"
    params = {}

    def facts(self, p: Params, scene: Scene) -> list[Fact]:
        return [Serving(), UnderMeasure()]

    def outcome(self, p: Params, scene: Scene, children: Sequence[pl.Expr]) -> pl.Expr:
        serving, under = Serving(), UnderMeasure()
        mask = lit(window(scene.year, scene.period))
        whole, part = (under.col(SURE) & mask) != lit(0), (under.col(JUDGED) & mask) != lit(0)
        possible = serving.there(POSSIBLE) | ((under.col(POSSIBLE) & mask) != lit(0))
        if scene.discipline_in_period == "bar":
            return from_bars(serving.there() | whole, possible, part)
        return from_bars(serving.there(), possible, whole | part)

    def reason(self, p: Params, scene: Scene, subject: Subject, outcome: int, told: Sequence[Told]) -> Reason:
        need = "Không xét khi đang thi hành kỷ luật; thành tích được tính lại từ ngày chấp hành xong."
        day = scene.moment.on
        rows = subject.discipline or ()
        used = {"discipline": [_measure(r) for r in rows]}
        if outcome == MET:
            return Reason(f"{need} Không có kỷ luật trong thời gian xét.", used)
        if outcome == UNKNOWN:
            open_ends = [f"discipline[{n}].until" for n, r in enumerate(rows) if r.until is None]
            return Reason(f"{need} Chưa biết đầy đủ về kỷ luật.", used, open_ends or ["discipline"])
        running = [r for r in rows if r.until is not None and r.until.latest > day and r.decided_on.perhaps_by(day)]
        if outcome == NOT_MET and running:
            last = max(running, key=lambda r: r.until.latest if r.until else day)
            return Reason(f"{need} Đang thi hành: {_measure(last)}. Chưa xem xét đến ngày {last.until}.", used)
        sure, part, _ = UnderMeasure().of(subject, scene.moment)
        years = listed(years_of((sure | part) & window(scene.year, scene.period)))
        end = (
            "Không tính thành tích các năm này."
            if outcome == NOT_MET
            else "Người có thẩm quyền xem phần thời gian còn lại có đủ thành tích không."
        )
        return Reason(f"{need} Có kỷ luật trong các năm: {years}. {end}", used)

    def plan(self, p: Params, scene: Scene, subject: Subject, target: int) -> list[str] | None:
        later = scene.moment.in_year(target)
        for row in subject.discipline or ():
            if row.until is not None and row.until.latest > later.on:
                return None
        sure, part, possible = UnderMeasure().of(subject, scene.moment)
        mask = window(target, scene.period)
        if scene.discipline_in_period == "bar" and sure & mask:
            return None
        if (sure | part) & mask:
            return ["judgement:discipline"]
        past = mask & window(scene.year, 60)
        return ["discipline known"] if possible & past else []


class NoOtherForm(Kind):
    """None of some awards for the award year, unless given on a basis that does not count against another."""

    name = "no_other_form"
    params = {
        "awards": Param(some_of(AWARDS), "awards"),
        "but_bases": Param(some_of(BASES), "bases that do not count"),
    }

    def facts(self, p: Params, scene: Scene) -> list[Fact]:
        return [AnyOfForms(p["awards"], p["but_bases"])]

    def reach(self, p: Params, scene: Scene) -> int | None:
        return 1

    def outcome(self, p: Params, scene: Scene, children: Sequence[pl.Expr]) -> pl.Expr:
        (fact,) = self.facts(p, scene)
        now = lit(bit(scene.year))
        return from_bars((fact.col() & now) != lit(0), (fact.col(POSSIBLE) & now) != lit(0))

    def reason(self, p: Params, scene: Scene, subject: Subject, outcome: int, told: Sequence[Told]) -> Reason:
        need = f"Năm {scene.year} chưa được tặng hình thức nào khác cùng loại."
        given = AnyOfForms(p["awards"], p["but_bases"]).given(subject.awards or (), scene.moment)
        rows = [row for row in given if row.year == scene.year]
        held = ", ".join(scene.names[row.award] for row in rows)
        used = {"awards": [f"{row.award} {row.year}" for row in rows]}
        if outcome == NOT_MET:
            return Reason(f"{need} Đã có: {held}.", used)
        if outcome == UNKNOWN:
            asked = f" Chưa rõ loại hình của: {held}." if rows else ""
            return Reason(f"{need}{asked} Chưa biết đầy đủ về khen thưởng trong năm.", used, ["awards"])
        return Reason(f"{need} Không có.", used)

    def plan(self, p: Params, scene: Scene, subject: Subject, target: int) -> list[str] | None:
        sure, possible = self.facts(p, scene)[0].of(subject, scene.moment.in_year(target))
        if sure & bit(target):
            return None
        return [f"awards {target}"] if target <= scene.year and possible & bit(target) else []


class NoHold(Kind):
    """Nothing under way that the law makes a bar; a hold of another kind is for a person to weigh."""

    name = "no_hold"
    params = {"bars": Param(some_of(HOLDS), "kinds of hold"), "ask": Param(some_of(HOLDS), "kinds of hold")}

    def facts(self, p: Params, scene: Scene) -> list[Fact]:
        return [Held(p["bars"]), Held(p["ask"])]

    def outcome(self, p: Params, scene: Scene, children: Sequence[pl.Expr]) -> pl.Expr:
        bars, ask = Held(p["bars"]), Held(p["ask"])
        return from_bars(bars.there(), bars.there(POSSIBLE) | ask.there(POSSIBLE), ask.there())

    def reason(self, p: Params, scene: Scene, subject: Subject, outcome: int, told: Sequence[Told]) -> Reason:
        need = (
            "Chưa xem xét khi đang bị xem xét kỷ luật, điều tra, thanh tra, kiểm tra có dấu hiệu vi phạm "
            "hoặc đang xác minh khiếu nại, tố cáo."
        )
        day = scene.moment.on
        rows = [r for r in subject.holds or () if r.start.perhaps_by(day) and (r.until is None or r.until.latest > day)]
        used = {"holds": [r.kind for r in rows]}
        if outcome == UNKNOWN:
            return Reason(f"{need} Chưa biết đầy đủ.", used, ["holds"])
        if outcome == MET:
            return Reason(f"{need} Không có.", used)
        wanted = p["bars"] if outcome == NOT_MET else p["ask"]
        shown = [
            f"{HOLD_VI[r.kind]} từ {r.start} {f'đến trước {r.until}' if r.until else '(chưa có kết luận)'}"
            for r in rows
            if r.kind in wanted
        ]
        if outcome == NOT_MET:
            until = [r.until for r in rows if r.kind in wanted]
            end = "khi có kết luận" if None in until else f"ngày {max((u for u in until if u), key=lambda u: u.latest)}"
            return Reason(f"{need} Đang có: {'; '.join(shown)}. Chưa xem xét cho đến {end}.", used)
        return Reason(f"Có việc cần người có thẩm quyền xem xét: {'; '.join(shown)}.", used)

    def plan(self, p: Params, scene: Scene, subject: Subject, target: int) -> list[str] | None:
        later = scene.moment.in_year(target).on
        steps = []
        for row in subject.holds or ():
            if row.kind not in p["bars"] or not row.start.perhaps_by(scene.moment.on):
                continue
            if row.until is None:
                steps.append(f"hold:{row.kind} ended")
            elif row.until.latest > later:
                return None
        return steps


class StillExists(Kind):
    """A collective that was dissolved is not given an award."""

    name = "still_exists"

    def facts(self, p: Params, scene: Scene) -> list[Fact]:
        return [Ended()]

    def outcome(self, p: Params, scene: Scene, children: Sequence[pl.Expr]) -> pl.Expr:
        return from_bars(Ended().there(), Ended().there(POSSIBLE))

    def reason(self, p: Params, scene: Scene, subject: Subject, outcome: int, told: Sequence[Told]) -> Reason:
        need = "Không khen thưởng tập thể đã giải thể, chấm dứt do sắp xếp tổ chức."
        if outcome == MET:
            return Reason(f"{need} Không ghi nhận việc giải thể.")
        used = {"dissolved_on": str(subject.dissolved_on)}
        if outcome == UNKNOWN:
            return Reason(f"{need} Chưa rõ ngày giải thể: {subject.dissolved_on}.", used, ["subject.dissolved_on"])
        return Reason(f"{need} Đã giải thể ngày {subject.dissolved_on}.", used)

    def plan(self, p: Params, scene: Scene, subject: Subject, target: int) -> list[str] | None:
        return None if subject.dissolved_on else []


def _measure(row: Discipline) -> str:
    end = f"đến trước {row.until}" if row.until else "chưa rõ ngày hết hiệu lực"
    return f"{FORM_VI[row.form]} (từ {row.decided_on}, {end})"


__all__ = ["JUDGEMENT", "DisciplineOver", "NoHold", "NotDisciplined", "StillExists", "is_count"]
