"""Clauses on how long: years in the sector, years in posts."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

import polars as pl

from thidua.law.facts import Subject
from thidua.law.kernel.fact import JUDGED, POSSIBLE, SURE, Fact
from thidua.law.kernel.length import MONTH, YEAR, EverDisciplined, InPosts, LaterRetirement, Tenure, UnderDiscipline
from thidua.law.kernel.present import Attribute, Leaving
from thidua.law.kinds.base import Kind, Param, Params, Reason, Scene, Told, is_count, is_flag
from thidua.law.kinds.service import plain
from thidua.law.outcome import JUDGEMENT, MET, NOT_MET, UNKNOWN, code, from_levels


def years_and_months(length: int) -> str:
    years, months = divmod(length // MONTH, 12)
    return f"{years} năm {months} tháng" if months else f"{years} năm"


class TenureYears(Kind):
    """So many years in the sector; fewer for women or for hazardous work, where the text says so.

    `without_discipline`: time under a disciplinary measure is taken off.
    """

    name = "tenure_years"
    params = {
        "men": Param(is_count, "a count of years"),
        "women": Param(is_count, "a count of years"),
        "hazardous": Param(is_count, "a count of years", required=False),
        "without_discipline": Param(is_flag, "true or false", required=False),
    }

    def facts(self, p: Params, scene: Scene) -> list[Fact]:
        found: list[Fact] = [Tenure("years"), Attribute("sex")]
        if "hazardous" in p:
            found.append(Tenure("hazardous_years"))
        if p.get("without_discipline"):
            found.append(UnderDiscipline())
        return found

    def outcome(self, p: Params, scene: Scene, children: Sequence[pl.Expr]) -> pl.Expr:
        years, sex = Tenure("years").col() * YEAR, Attribute("sex").col()
        more, less = max(p["men"], p["women"]), min(p["men"], p["women"])
        need = pl.when(sex == "female").then(p["women"]).when(sex == "male").then(p["men"])
        off = UnderDiscipline() if p.get("without_discipline") else None
        least = years - off.col(POSSIBLE) if off else years
        most = years - off.col(SURE) if off else years
        surely = (least >= need.otherwise(more) * YEAR).fill_null(False)
        perhaps = (most >= need.otherwise(less) * YEAR).fill_null(True)
        if "hazardous" in p:
            hard = Tenure("hazardous_years").col()
            surely = surely | ((hard >= p["hazardous"]) & (least >= p["hazardous"] * YEAR)).fill_null(False)
            perhaps = perhaps | ((hard >= p["hazardous"]) & (most >= p["hazardous"] * YEAR)).fill_null(True)
        return from_levels(surely, perhaps)

    def reason(self, p: Params, scene: Scene, subject: Subject, outcome: int, told: Sequence[Told]) -> Reason:
        need = f"Cần công tác trong ngành từ {p['men']} năm trở lên"
        if p["women"] != p["men"]:
            need += f" với nam, từ {p['women']} năm trở lên với nữ"
        if "hazardous" in p:
            need += f", từ {p['hazardous']} năm nếu làm việc nặng nhọc, độc hại, nguy hiểm"
        need += "."
        if p.get("without_discipline"):
            need += " Không tính thời gian chịu kỷ luật."
        tenure = subject.tenure
        used: dict[str, Any] = {}
        if tenure is not None and tenure.years is not None:
            used["tenure"] = {"years": tenure.years}
            need += f" Có: {plain(tenure.years)} năm."
        missing = []
        if outcome == UNKNOWN:
            missing = self._missing(p, subject)
            need += " Chưa biết đầy đủ."
        return Reason(need, used, missing)

    def _missing(self, p: Params, subject: Subject) -> list[str]:
        tenure, missing = subject.tenure, []
        if tenure is None or tenure.years is None:
            missing.append("tenure.years")
        if "hazardous" in p and (tenure is None or tenure.hazardous_years is None):
            missing.append("tenure.hazardous_years")
        if p["men"] != p["women"] and subject.sex is None:
            missing.append("subject.sex")
        if p.get("without_discipline") and not subject.is_complete("discipline"):
            missing.append("discipline")
        return missing or ["discipline"]

    def plan(self, p: Params, scene: Scene, subject: Subject, target: int) -> list[str] | None:
        tenure = subject.tenure
        if tenure is None or tenure.years is None:
            return [f"tenure {target}"]
        need = p["women"] if subject.sex == "female" else p["men"]
        return [] if tenure.years + target - scene.year >= need else None


def is_table(value: Any) -> bool:
    """Rows of posts from the highest down: the groups, from how many years on, and below how many."""
    if not isinstance(value, list) or not value:
        return False
    for row in value:
        if not isinstance(row, dict) or not {"posts", "from"} <= set(row) <= {"posts", "from", "below"}:
            return False
        if not (isinstance(row["posts"], list) and row["posts"] and all(isinstance(one, str) for one in row["posts"])):
            return False
        if not all(is_count(row[key]) for key in ("from", "below") if key in row):
            return False
    return True


class YearsInPost(Kind):
    """Held a post of the table for the years that its row asks for.

    Time in a higher post also counts for the rows below it; posts held at once count once. `women`: how many thirds of
    the time a woman needs, unless her retirement age is a higher one; or `women_less`: how many years less.
    More time than a row allows belongs to a higher class: a person decides. `clean`: who was ever disciplined is put to
    a person, since a measure while in the post keeps the award back.
    """

    name = "years_in_post"
    params = {
        "table": Param(is_table, "rows of posts, from, below"),
        "women_thirds": Param(is_count, "a count of thirds", required=False),
        "women_less": Param(is_count, "a count of years", required=False),
        "clean": Param(is_flag, "true or false", required=False),
    }

    def rows(self, p: Params) -> list[tuple[InPosts, int, int | None]]:
        """A fact for each row with all higher posts in it, and the years from and below."""
        found, held = [], []
        for row in p["table"]:
            held += row["posts"]
            found.append((InPosts(tuple(held)), row["from"], row.get("below")))
        return found

    def facts(self, p: Params, scene: Scene) -> list[Fact]:
        found: list[Fact] = [fact for fact, _, _ in self.rows(p)]
        if self.has_less(p):
            found += [Attribute("sex"), LaterRetirement()]
        return [*found, EverDisciplined()] if p.get("clean") else found

    @staticmethod
    def has_less(p: Params) -> bool:
        return "women_thirds" in p or "women_less" in p

    def lessened(self, p: Params, years: int) -> int:
        """What a woman needs, in parts of a month."""
        if "women_thirds" in p:
            return math.ceil(years * YEAR * int(p["women_thirds"]) / 3)
        return max(0, years - int(p.get("women_less", 0))) * YEAR

    def needed(self, p: Params, years: int) -> tuple[pl.Expr, pl.Expr]:
        """The time that is surely enough, and the least that may be: a woman needs less unless she retires later."""
        full, less = pl.lit(years * YEAR), pl.lit(self.lessened(p, years))
        if not self.has_less(p):
            return full, full
        woman, later = Attribute("sex").col() == "female", LaterRetirement().col()
        surely_less = (woman & ~later).fill_null(False)
        surely_full = (~woman | later).fill_null(False)
        return pl.when(surely_less).then(less).otherwise(full), pl.when(surely_full).then(full).otherwise(less)

    def outcome(self, p: Params, scene: Scene, children: Sequence[pl.Expr]) -> pl.Expr:
        surely = judged = perhaps = longer = perhaps_longer = pl.lit(False)
        for fact, first, below in self.rows(p):
            most_needed, least_needed = self.needed(p, first)
            surely = surely | (fact.col(SURE) >= most_needed)
            judged = judged | (fact.col(JUDGED) >= most_needed)
            perhaps = perhaps | (fact.col(POSSIBLE) >= least_needed)
            if below is not None:
                most_end, least_end = self.needed(p, below)
                longer = longer | (fact.col(SURE) >= most_end)
                perhaps_longer = perhaps_longer | (fact.col(POSSIBLE) >= least_end)
        found = from_levels(surely & ~perhaps_longer, perhaps, judged | longer)
        if not p.get("clean"):
            return found
        bad = EverDisciplined()
        # Whether the measure fell into the time in the post is for a person to see.
        kept = pl.when(bad.there()).then(code(JUDGEMENT)).when(bad.there(POSSIBLE)).then(code(UNKNOWN))
        return pl.min_horizontal(found, kept.otherwise(code(MET)))

    def reason(self, p: Params, scene: Scene, subject: Subject, outcome: int, told: Sequence[Told]) -> Reason:
        rows = "; ".join(
            f"{', '.join(POST_VI.get(one, one) for one in row['posts'])} từ {row['from']} năm"
            + (f" đến dưới {row['below']} năm" if "below" in row else "")
            for row in p["table"]
        )
        need = f"Cần thời gian giữ chức vụ: {rows}."
        if "women_thirds" in p:
            need += " Nữ được giảm một phần ba thời gian, trừ người có tuổi nghỉ hưu cao hơn."
        elif "women_less" in p:
            need += f" Nữ được giảm {p['women_less']} năm."
        held = []
        for row in subject.posts or ():
            end = str(row.until) if row.until else "nay"
            acting = " (quyền)" if row.acting else ""
            held.append(f"{POST_VI.get(row.group, row.group)}{acting} {row.start} – {end}")
        used = {"posts": held}
        if subject.posts is not None:
            need += f" Đã giữ: {'; '.join(held) if held else 'không có'}."
        longest = max((fact.of(subject, scene.moment)[0] for fact, _, _ in self.rows(p)), default=0)
        if subject.is_complete("posts") and held:
            need += f" Thời gian được tính: {years_and_months(longest)}."
        if outcome == UNKNOWN:
            missing = [] if subject.is_complete("posts") else ["posts"]
            if self.has_less(p) and subject.sex is None:
                missing.append("subject.sex")
            if p.get("clean") and not subject.is_complete("discipline"):
                missing.append("discipline")
            return Reason(f"{need} Chưa biết đầy đủ.", used, missing or ["posts"])
        if outcome == JUDGEMENT:
            need += (
                " Người có thẩm quyền xem: thời gian quyền chức vụ, thời gian dài hơn thuộc hạng cao hơn, hoặc kỷ luật"
                " khi giữ chức vụ."
            )
        return Reason(need, used)

    def plan(self, p: Params, scene: Scene, subject: Subject, target: int) -> list[str] | None:
        later = scene.moment.in_year(target)
        for fact, first, _ in self.rows(p):
            need = self.lessened(p, first) if subject.sex == "female" and self.has_less(p) else first * YEAR
            if fact.of(subject, later)[0] >= need:
                return []
        return None


POST_VI = {
    "minister": "Bộ trưởng",
    "deputy_minister": "Thứ trưởng",
    "general_department_head": "Tổng cục trưởng",
    "deputy_general_department_head": "Phó Tổng cục trưởng",
    "head_of_department": "Vụ trưởng",
    "deputy_head_of_department": "Phó Vụ trưởng",
    "provincial_director": "Giám đốc sở",
    "provincial_party_standing_member": "Ủy viên Ban Thường vụ tỉnh ủy",
}


class LeavesService(Kind):
    """Retires in the award year or the next, or holds the notice of it: when long service is proposed."""

    name = "leaves_service"

    def facts(self, p: Params, scene: Scene) -> list[Fact]:
        return [Leaving()]

    def outcome(self, p: Params, scene: Scene, children: Sequence[pl.Expr]) -> pl.Expr:
        return pl.when(Leaving().there()).then(code(MET)).otherwise(code(NOT_MET))

    def reason(self, p: Params, scene: Scene, subject: Subject, outcome: int, told: Sequence[Told]) -> Reason:
        need = "Khen thưởng quá trình cống hiến được đề nghị khi có thông báo hoặc quyết định nghỉ hưu."
        return Reason(f"{need} {'Sắp nghỉ hưu.' if outcome == MET else 'Chưa có.'}")

    def plan(self, p: Params, scene: Scene, subject: Subject, target: int) -> list[str] | None:
        leaves = subject.retires_on is not None and subject.retires_on.year in (target, target + 1)
        return [] if leaves else None
