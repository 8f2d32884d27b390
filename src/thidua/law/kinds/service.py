"""Clauses on how the year was worked: months, absence, training, transfer."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import polars as pl

from thidua.law.facts import Subject
from thidua.law.kernel.fact import JUDGED, POSSIBLE, SURE, Fact, FlagFact, lit
from thidua.law.kernel.present import PoorStudy, Uncommented
from thidua.law.kernel.yearly import Away, Months
from thidua.law.kinds.base import Kind, Param, Params, Reason, Scene, Told, is_count, some_of, two_digits
from thidua.law.outcome import JUDGEMENT, MET, NOT_MET, UNKNOWN, from_bars, from_levels
from thidua.law.years import bit

RESULT_VI = {"excellent": "xuất sắc, giỏi", "good": "khá", "average": "trung bình"}


def plain(value: Any) -> str:
    """A number as Vietnamese writes it: no needless decimals, comma between."""
    return f"{value:g}".replace(".", ",")


class ServiceMonths(Kind):
    """At least so many months in employment in the award year, absences included."""

    name = "service_months"
    params = {"at_least": Param(is_count, "a count of months")}

    def facts(self, p: Params, scene: Scene) -> list[Fact]:
        return [Months(p["at_least"])]

    def reach(self, p: Params, scene: Scene) -> int | None:
        return 1

    def outcome(self, p: Params, scene: Scene, children: Sequence[pl.Expr]) -> pl.Expr:
        (fact,) = self.facts(p, scene)
        now = lit(bit(scene.year))
        return from_levels((fact.col() & now) != lit(0), (fact.col(POSSIBLE) & now) != lit(0))

    def reason(self, p: Params, scene: Scene, subject: Subject, outcome: int, told: Sequence[Told]) -> Reason:
        months = next((row.months for row in subject.service or () if row.year == scene.year), None)
        need = f"Cần có từ {two_digits(p['at_least'])} tháng công tác trở lên trong năm {scene.year}."
        if months is None:
            return Reason(f"{need} Chưa biết số tháng công tác.", {}, [f"service {scene.year}"])
        return Reason(f"{need} Có: {plain(months)} tháng.", {"service": {str(scene.year): months}})

    def plan(self, p: Params, scene: Scene, subject: Subject, target: int) -> list[str] | None:
        return [f"service:{p['at_least']} {target}"]


class AbsenceDays(Kind):
    """Fewer than so many working days away; annual leave and statutory maternity count as worked."""

    name = "absence_days"
    params = {"below": Param(is_count, "a count of working days")}

    def facts(self, p: Params, scene: Scene) -> list[Fact]:
        return [Away(p["below"])]

    def reach(self, p: Params, scene: Scene) -> int | None:
        return 1

    def outcome(self, p: Params, scene: Scene, children: Sequence[pl.Expr]) -> pl.Expr:
        (fact,) = self.facts(p, scene)
        now = lit(bit(scene.year))

        def there(level: str) -> pl.Expr:
            return (fact.col(level) & now) != lit(0)

        return from_levels(there(SURE), there(POSSIBLE), there(JUDGED))

    def reason(self, p: Params, scene: Scene, subject: Subject, outcome: int, told: Sequence[Told]) -> Reason:
        need = (
            f"Số ngày làm việc nghỉ trong năm {scene.year} phải dưới {p['below']} ngày "
            "(không tính nghỉ phép, nghỉ thai sản theo quy định)."
        )
        absences = next((row.absences for row in subject.service or () if row.year == scene.year), None)
        if absences is None:
            return Reason(f"{need} Chưa biết số ngày nghỉ.", {}, [f"service {scene.year} absences"])
        least, most, _ = Away(p["below"]).days(absences)
        shown = (
            plain(least) if least == most else f"từ {plain(least)} đến {'?' if most == float('inf') else plain(most)}"
        )
        text = f"{need} Đã nghỉ: {shown} ngày."
        if outcome == JUDGEMENT:
            text += (
                " Có thời gian điều trị do bị thương: nếu do hành động dũng cảm cứu người, cứu tài sản "
                "thì được tính là thời gian làm việc."
            )
        missing = [f"service {scene.year} absences"] if outcome == UNKNOWN else []
        return Reason(text, {"absences": {str(scene.year): least}}, missing)


class StudyResult(Kind):
    """Training of so many months or more in the award year needs a good result and kept discipline."""

    name = "study_result"
    params = {
        "from_months": Param(is_count, "a count of months"),
        "accept": Param(some_of(("excellent", "good", "average")), "results accepted"),
    }

    def facts(self, p: Params, scene: Scene) -> list[Fact]:
        return [PoorStudy(p["from_months"], p["accept"])]

    def outcome(self, p: Params, scene: Scene, children: Sequence[pl.Expr]) -> pl.Expr:
        return _barred(self.facts(p, scene)[0])

    def reason(self, p: Params, scene: Scene, subject: Subject, outcome: int, told: Sequence[Told]) -> Reason:
        need = (
            f"Đào tạo, bồi dưỡng từ {p['from_months']} tháng trở lên phải có kết quả từ loại "
            f"{RESULT_VI[p['accept'][-1]]} trở lên và chấp hành tốt quy định của cơ sở đào tạo."
        )
        texts = {
            MET: "Không có khóa học nào không đạt.",
            NOT_MET: "Có khóa học không đạt.",
            UNKNOWN: "Chưa biết kết quả học tập trong năm.",
        }
        return Reason(f"{need} {texts.get(outcome, '')}".strip(), {}, ["study"] if outcome == UNKNOWN else [])


class TransferComment(Kind):
    """After so many months in the old unit, the new unit needs the old unit's comment."""

    name = "transfer_comment"
    params = {"from_months": Param(is_count, "a count of months")}

    def facts(self, p: Params, scene: Scene) -> list[Fact]:
        return [Uncommented(p["from_months"])]

    def outcome(self, p: Params, scene: Scene, children: Sequence[pl.Expr]) -> pl.Expr:
        return _barred(self.facts(p, scene)[0])

    def reason(self, p: Params, scene: Scene, subject: Subject, outcome: int, told: Sequence[Told]) -> Reason:
        need = (
            f"Người chuyển công tác trong năm, có từ {two_digits(p['from_months'])} tháng trở lên ở đơn vị cũ, "
            "phải có ý kiến nhận xét của đơn vị cũ."
        )
        texts = {
            MET: "Không thiếu nhận xét nào.",
            NOT_MET: "Chưa có nhận xét của đơn vị cũ.",
            UNKNOWN: "Chưa biết về việc chuyển công tác trong năm.",
        }
        return Reason(f"{need} {texts.get(outcome, '')}".strip(), {}, ["moves"] if outcome == UNKNOWN else [])


def _barred(fact: Fact) -> pl.Expr:
    assert isinstance(fact, FlagFact)
    return from_bars(fact.there(), fact.there(POSSIBLE))
