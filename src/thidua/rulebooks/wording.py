"""Figures of the law as sentences, in both languages: a vote, a ceiling, a bonus, who decides."""

from __future__ import annotations

from datetime import date

from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from thidua.law import api
from thidua.law.rulebook import Authority, Bonus, Ceiling, Citation, Vote
from thidua.rulebooks.authored import in_language
from thidua.rulebooks.domain.provisions import Provision
from thidua.ui import formats

LEVEL_WORDS = {
    "grassroots": gettext_lazy("Cấp cơ sở"),
    "ministry": gettext_lazy("Cấp Bộ"),
    "state": gettext_lazy("Cấp Nhà nước"),
}
KIND_WORDS = {"individual": gettext_lazy("Cá nhân"), "collective": gettext_lazy("Tập thể")}

CONFIDENCE_WORDS = {
    "high": gettext_lazy("độ tin cậy cao"),
    "medium": gettext_lazy("độ tin cậy vừa"),
    "low": gettext_lazy("độ tin cậy thấp"),
}
UNREAD = gettext_lazy("chưa đọc văn bản")
BASIS_WORDS = {
    "merit": gettext_lazy("công trạng"),
    "thematic": gettext_lazy("chuyên đề, phong trào"),
    "sudden": gettext_lazy("đột xuất"),
    "service": gettext_lazy("cống hiến"),
    "seniority": gettext_lazy("niên hạn"),
    "foreign": gettext_lazy("đối ngoại"),
}
PART_WORDS = {
    "clause": gettext_lazy("Tiêu chuẩn"),
    "council": gettext_lazy("Hội đồng xem xét"),
    "bar": gettext_lazy("Điều kiện chung của mọi danh hiệu"),
    "vote": gettext_lazy("Tỷ lệ phiếu của Hội đồng"),
    "ceiling": gettext_lazy("Tỷ lệ tối đa"),
    "bonus": gettext_lazy("Tiền thưởng"),
    "authority": gettext_lazy("Ai quyết định, ai đề nghị"),
    "paper": gettext_lazy("Hồ sơ"),
    "ground": gettext_lazy("Căn cứ hủy bỏ"),
    "meeting": gettext_lazy("Hội đồng: thành phần, họp"),
    "deadline": gettext_lazy("Thời hạn"),
    "publication": gettext_lazy("Công khai, lấy ý kiến"),
    "opinion": gettext_lazy("Hiệp y"),
    "regime": gettext_lazy("Giai đoạn"),
}
CHANGE_WORDS = {
    "added": gettext_lazy("Thêm"),
    "removed": gettext_lazy("Không còn trong văn bản đã nạp"),
    "changed": gettext_lazy("Đổi lời"),
    "figure": gettext_lazy("Đổi con số"),
    "moved": gettext_lazy("Chỉ đổi điều luật"),
    "silent": gettext_lazy("Chưa nạp văn bản của phần này"),
}
TIME_WORDS = {
    "now": gettext_lazy("Đang áp dụng"),
    "past": gettext_lazy("Đã qua"),
    "coming": gettext_lazy("Sắp áp dụng"),
    "unread": gettext_lazy("Chưa đọc văn bản"),
}

REASON_WORDS = {
    "unread": gettext_lazy("chưa đọc văn bản"),
    "memory": gettext_lazy("chỉ nhớ lại, không có nguồn"),
    "low": gettext_lazy("độ tin cậy thấp"),
    "lapses": gettext_lazy("văn bản đã đọc có thể đã được thay"),
    "medium": gettext_lazy("độ tin cậy vừa"),
}
STATE_WORDS = {
    "open": gettext_lazy("Chưa kiểm chứng"),
    "lapsed": gettext_lazy("Cần kiểm lại"),
    "differs": gettext_lazy("Khác văn bản"),
    "confirmed": gettext_lazy("Đã xác nhận"),
}
FOUND_WORDS = {
    "award": gettext_lazy("Danh hiệu, hình thức"),
    "article": gettext_lazy("Điều luật"),
    "clause": gettext_lazy("Điều kiện"),
    "document": gettext_lazy("Văn bản"),
    "note": gettext_lazy("Ghi chú"),
}


def place_within_article(citation: Citation) -> str:
    """Clause and point of a citation that names a clause."""
    if citation.point:
        return _("Khoản %(clause)s điểm %(point)s") % {"clause": citation.clause, "point": citation.point}
    return _("Khoản %(clause)s") % {"clause": citation.clause}


def language() -> str:
    """The language of the page, `vi` or `en`."""
    return "en" if (get_language() or "vi").startswith("en") else "vi"


def statement(provision: Provision, language: str) -> str:
    """What a statement says, in one sentence."""
    of = provision.of
    if isinstance(of, Vote):
        return vote_sentence(of, language)
    if isinstance(of, Ceiling):
        return ceiling_sentence(of, language)
    if isinstance(of, Bonus):
        return bonus_sentence(of)
    if isinstance(of, Authority):
        return authority_sentence(of, language)
    return provision.sentence(language)


def vote_sentence(vote: Vote, language: str) -> str:
    council = vote.council_en if language == "en" else vote.council_vi
    said = {"percent": vote.percent, "council": council}
    if vote.ballot == "secret":
        return _("Bỏ phiếu kín, từ %(percent)d%% tổng số thành viên đồng ý trở lên (%(council)s).") % said
    return _("Bỏ phiếu, từ %(percent)d%% tổng số thành viên đồng ý trở lên (%(council)s).") % said


def ceiling_sentence(ceiling: Ceiling, language: str) -> str:
    said = {"percent": ceiling.percent, "of": in_language(ceiling.of, language)}
    return _("Không quá %(percent)d%% của %(of)s.") % said


def bonus_sentence(bonus: Bonus) -> str:
    said = {"times": formats.number(bonus.tenths / 10, 1)}
    if bonus.kind == "collective" and bonus.at_most:
        return _("Tập thể: không quá %(times)s lần mức lương cơ sở.") % said
    if bonus.kind == "collective":
        return _("Tập thể: %(times)s lần mức lương cơ sở.") % said
    if bonus.at_most:
        return _("Cá nhân: không quá %(times)s lần mức lương cơ sở.") % said
    return _("Cá nhân: %(times)s lần mức lương cơ sở.") % said


def money_sentence(provision: Provision, on: date, *, with_day: bool) -> str:
    """The bonus of a decision signed on a day, in đồng; empty for other statements and where it cannot be told.

    A bonus follows the rules of the day of signing: a statement of another regime has no amount on that day.
    """
    of = provision.of
    if not isinstance(of, Bonus) or provision.award is None:
        return ""
    found = api.bonus(provision.award, kind=of.kind, on=on)
    if found["amount_vnd"] is None or found["regime"] != provision.regime:
        return ""
    said = {
        "day": formats.day(on),
        "amount": formats.money(found["amount_vnd"]),
        "base": formats.money(found["base_salary_vnd"]),
    }
    if with_day:
        return _("Ký ngày %(day)s: %(amount)s (mức lương cơ sở %(base)s).") % said
    return _("Bằng tiền: %(amount)s (mức lương cơ sở %(base)s).") % said


def authority_sentence(authority: Authority, language: str) -> str:
    in_english = language == "en"
    decides = authority.decides_en if in_english else authority.decides_vi
    proposes = authority.proposes_en if in_english else authority.proposes_vi
    if proposes:
        return _("Quyết định: %(decides)s. Đề nghị: %(proposes)s.") % {"decides": decides, "proposes": proposes}
    return _("Quyết định: %(decides)s.") % {"decides": decides}
