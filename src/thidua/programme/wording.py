"""Sentences about targets and figures: whole sentences, numbers with their unit, decimal comma."""

from __future__ import annotations

from decimal import Decimal

from django.utils.translation import gettext as _

from thidua.programme.domain.evaluation import Assessment, Outcome, Reason
from thidua.programme.domain.rules import Aggregation, Comparison, Side
from thidua.programme.models import MeasureUnit, Target, in_language
from thidua.programme.queries import DefinitionState, Headline, TargetState
from thidua.ui.formats import number

TWO = 2


def quantity(value: Decimal | None, unit: MeasureUnit | None, decimals: int | None = None) -> str:
    """A number with its unit, never parted at the end of a line."""
    text = number(value, decimals)
    return text if unit is None or value is None else f"{text}\u00a0{unit.name}"


def bounds(target: Target) -> str:
    """What is demanded, as words and numbers without the unit: "trên 35", "9,2–9,5", "khoảng 15"."""
    low = number(target.low)
    words = {
        Comparison.ABOVE: _("trên %(low)s"),
        Comparison.AT_LEAST: _("từ %(low)s"),
        Comparison.RANGE: _("%(low)s–%(high)s"),
        Comparison.ABOUT: _("khoảng %(low)s"),
        Comparison.RISE_TO_ABOUT: _("tăng lên khoảng %(low)s"),
        Comparison.FALL_TO_ABOUT: _("giảm xuống khoảng %(low)s"),
    }
    return words[Comparison(target.comparison)] % {"low": low, "high": number(target.high)}


def demand(target: Target) -> str:
    """What is demanded, with its unit: "9,2–9,5%/năm"."""
    return f"{bounds(target)}\u00a0{target.unit.name}"


def span(years: tuple[int, ...]) -> str:
    """ "2021–2025", or one year alone."""
    return str(years[0]) if len(years) == 1 else f"{years[0]}–{years[-1]}"


def value_label(target: Target, found: Assessment) -> str:
    """What the big number of a card is: "bình quân 2021–2025", "năm 2024"."""
    if not found.years_used:
        return ""
    if target.aggregation == Aggregation.LEVEL:
        return _("năm %(year)s") % {"year": found.years_used[0]}
    if target.aggregation == Aggregation.MEAN_REDUCTION:
        return _("giảm bình quân %(years)s") % {"years": span(found.years_used)}
    return _("bình quân %(years)s") % {"years": span(found.years_used)}


def card_unit(target: Target, found: Assessment) -> str:
    """The unit beside the big number; with the years when they are not all that the target asks for."""
    if not found.years_used:
        return ""
    words = {"unit": target.unit.name, "years": span(found.years_used)}
    if target.aggregation == Aggregation.LEVEL:
        return _("%(unit)s, năm %(years)s") % words
    return _("%(unit)s, %(years)s") % words if found.years_missing else target.unit.name


def card_target(target: Target) -> str:
    return _("mục tiêu %(bounds)s") % {"bounds": bounds(target)}


def status_label(state: TargetState) -> str | None:
    """A word of its own where the registered one would say too little."""
    if state.verdict.reason is Reason.DEFINITION_DISPUTED:
        return _("Tùy định nghĩa")
    return None


def headline_sentence(found: Headline) -> str:
    return _("%(met)s đạt · %(not_met)s không đạt · %(undecided)s chưa kết luận được") % {
        "met": found.met,
        "not_met": found.not_met,
        "undecided": found.undecided,
    }


def result_sentence(state: TargetState) -> str:
    """The result first: one sentence that stands alone."""
    target, found = state.target, state.verdict.main
    words = {
        "value": quantity(found.value, target.unit, TWO),
        "demand": demand(target),
        "years": span(found.years_used) if found.years_used else "",
        "label": value_label(target, found),
    }
    if state.verdict.reason is Reason.DEFINITION_DISPUTED:
        return _("Chưa kết luận được: kết quả tùy định nghĩa của chỉ tiêu (%(demand)s).") % words
    sentences = {
        (Outcome.MET, Reason.COMPLETE): _("Đạt: %(label)s là %(value)s, chỉ tiêu %(demand)s."),
        (Outcome.NOT_MET, Reason.COMPLETE): _("Không đạt: %(label)s là %(value)s, chỉ tiêu %(demand)s."),
        (Outcome.ON_COURSE, Reason.LAST_YEARS_MISSING): _(
            "Đúng tiến độ: %(label)s là %(value)s, chỉ tiêu %(demand)s; chưa có số liệu năm cuối."
        ),
        (Outcome.OFF_COURSE, Reason.LAST_YEARS_MISSING): _(
            "Chậm tiến độ: %(label)s là %(value)s, chỉ tiêu %(demand)s; chưa có số liệu năm cuối."
        ),
        (Outcome.CANNOT_TELL, Reason.NO_DATA): _("Chưa kết luận được: chưa có số liệu cho chỉ tiêu %(demand)s."),
        (Outcome.CANNOT_TELL, Reason.GAP_INSIDE): _(
            "Chưa kết luận được: thiếu số liệu giữa kỳ cho chỉ tiêu %(demand)s."
        ),
        (Outcome.CANNOT_TELL, Reason.TOO_FEW_YEARS): _(
            "Chưa kết luận được: mới có số liệu %(years)s cho chỉ tiêu %(demand)s."
        ),
        (Outcome.CANNOT_TELL, Reason.TOO_OLD): _(
            "Chưa kết luận được: số gần nhất là của năm %(years)s, chỉ tiêu %(demand)s."
        ),
    }
    return sentences[state.verdict.outcome, state.verdict.reason] % words


def card_remark(state: TargetState) -> str:
    """The few words beside the status on a card: what would be needed, or what is missing."""
    target, found = state.target, state.verdict.main
    if state.verdict.reason is Reason.DEFINITION_DISPUTED:
        return _disputed_remark(state)
    if found.needed is not None and state.target.as_rule().is_mean:
        return _needed_mean(state)
    if found.years_missing:
        return _("chưa có số năm %(years)s") % {"years": span(found.years_missing)}
    if found.side is not Side.WITHIN and target.comparison == Comparison.ABOUT:
        return _distance(found, target)
    return ""


def _needed_mean(state: TargetState) -> str:
    target, found = state.target, state.verdict.main
    words = {
        "needed": quantity_of_percent(found.needed),
        "year": span(found.years_missing or (target.to_year,)),
    }
    reduction = target.aggregation == Aggregation.MEAN_REDUCTION
    if found.years_missing:
        if reduction:
            return _("năm %(year)s cần giảm %(needed)s") % words
        return _("năm %(year)s cần tăng %(needed)s") % words
    if reduction:
        return _("năm %(year)s phải giảm %(needed)s mới kịp") % words
    return _("năm %(year)s phải tăng %(needed)s mới kịp") % words


def quantity_of_percent(value: Decimal | None, decimals: int = TWO) -> str:
    return f"{number(value, decimals)}\u00a0%"


def _distance(found: Assessment, target: Target) -> str:
    words = {"points": number(found.distance, TWO)}
    if found.side is Side.ABOVE:
        return _("cao hơn mức cho phép %(points)s điểm %%") % words
    return _("thấp hơn mức cho phép %(points)s điểm %%") % words


def _disputed_remark(state: TargetState) -> str:
    other = next((found for found in state.definitions[1:] if found.assessment.value is not None), None)
    if other is None:
        return ""
    return _("cách tính khác: %(value)s (%(label)s)") % {
        "value": quantity_of_percent(other.assessment.value),
        "label": value_label(state.target, other.assessment),
    }


def definition_sentence(state: TargetState, found: DefinitionState) -> str:
    """What one reading of the definition would say."""
    if found.assessment.value is None:
        return _("Chưa có số liệu theo cách tính này.")
    words = {
        "value": quantity(found.assessment.value, state.target.unit, TWO),
        "label": value_label(state.target, found.assessment),
        "demand": demand(state.target),
    }
    if found.assessment.reason is Reason.TOO_OLD:
        return _("%(label)s: %(value)s; không có số gần hơn nên không kết luận được.") % words
    if found.assessment.side is Side.WITHIN:
        return _("%(label)s: %(value)s, trong mức chỉ tiêu %(demand)s.") % words
    if found.assessment.side is Side.ABOVE:
        return _("%(label)s: %(value)s, cao hơn mức chỉ tiêu %(demand)s.") % words
    return _("%(label)s: %(value)s, chưa tới mức chỉ tiêu %(demand)s.") % words


def how_it_is_read(state: TargetState) -> list[tuple[str, str]]:
    """(heading, text) for every choice made while judging this target; nothing stays hidden."""
    target, found = state.target, state.verdict.main
    notes: list[tuple[str, str]] = []
    if target.tolerance is not None:
        notes.append(
            (
                _("“Khoảng” cho phép lệch %(points)s điểm %% – cách đọc của Thidua")
                % {"points": number(target.tolerance)},
                target.text("tolerance"),
            )
        )
    if target.beyond_counts is not None:
        notes.append((_("Vượt mức trên của khoảng – cách đọc của Thidua"), target.text("beyond_range")))
    averaging = target.programme.details.get("averaging", {}).get("reason", {})
    if target.as_rule().is_mean:
        notes.append((_("Cách lấy bình quân – cách đọc của Thidua"), in_page_language(averaging)))
    if found.reason is Reason.LAST_YEARS_MISSING:
        course = target.programme.details.get("course", {}).get("reason", {})
        notes.append((_("Đúng hay chậm tiến độ – cách đọc của Thidua"), in_page_language(course)))
    return notes


def cross_checks(state: TargetState) -> list[str]:
    """Sentences that test the verdict: the other mean, the levels, the unverified years, the last year."""
    found = state.verdict.main
    sentences: list[str] = []
    if found.geometric is not None:
        words = {"geometric": quantity_of_percent(found.geometric)}
        if found.geometric_disagrees:
            sentences.append(_("Bình quân nhân là %(geometric)s mỗi năm và sẽ cho kết luận khác.") % words)
        else:
            sentences.append(_("Bình quân nhân là %(geometric)s mỗi năm, kết luận không đổi.") % words)
    if state.first_estimates_mean is not None:
        sentences.append(
            _("Theo ước tính lần đầu của từng năm, bình quân là %(first)s; số ở trên là sau điều chỉnh.")
            % {"first": quantity_of_percent(state.first_estimates_mean)}
        )
    if state.rate_between_levels is not None:
        sentences.append(
            _("Tính từ kim ngạch đầu kỳ và cuối kỳ: %(rate)s mỗi năm.")
            % {"rate": quantity_of_percent(state.rate_between_levels)}
        )
    if found.unverified_years:
        sentences.append(_unverified_sentence(found))
    if found.needed is not None and state.target.as_rule().is_mean:
        sentences.append(_needed_sentence(state))
    return sentences


def _unverified_sentence(found: Assessment) -> str:
    years = ", ".join(str(year) for year in found.unverified_years)
    if found.turning_point is None:
        return _("Số liệu năm %(years)s chưa kiểm chứng với văn bản gốc.") % {"years": years}
    return _(
        "Số liệu năm %(years)s chưa kiểm chứng với văn bản gốc; "
        "kết luận chỉ đổi nếu các năm này bình quân qua mốc %(turn)s."
    ) % {"years": years, "turn": quantity_of_percent(found.turning_point)}


def _needed_sentence(state: TargetState) -> str:
    target, found = state.target, state.verdict.main
    words = {
        "needed": quantity_of_percent(found.needed),
        "year": span(found.years_missing or (target.to_year,)),
    }
    if target.aggregation == Aggregation.MEAN_REDUCTION:
        return _("Để kịp chỉ tiêu, năm %(year)s cần giảm %(needed)s.") % words
    if found.years_missing:
        return _("Để kịp chỉ tiêu, năm %(year)s cần tăng %(needed)s.") % words
    return _("Để kịp chỉ tiêu, riêng năm %(year)s phải tăng %(needed)s.") % words


def in_page_language(words: dict[str, str]) -> str:
    return in_language(words.get("vi", ""), words.get("en", ""))
