"""Figures of the law as sentences, in both languages: a vote, a ceiling, a bonus, who decides."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thidua.law.rulebook import Authority, Bonus, Ceiling, Vote
from thidua.rulebooks.domain.provisions import Provision
from thidua.ui import formats

LEVEL_WORDS = {
    "grassroots": gettext_lazy("Cấp cơ sở"),
    "ministry": gettext_lazy("Cấp Bộ"),
    "state": gettext_lazy("Cấp Nhà nước"),
}
KIND_WORDS = {"individual": gettext_lazy("Cá nhân"), "collective": gettext_lazy("Tập thể")}


def statement(provision: Provision, language: str) -> str:
    """What a statement says, in one sentence."""
    of = provision.of
    if isinstance(of, Vote):
        return vote_sentence(of, language)
    if isinstance(of, Ceiling):
        return ceiling_sentence(of)
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


def ceiling_sentence(ceiling: Ceiling) -> str:
    said = {"percent": ceiling.percent, "of": ceiling.of}
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


def authority_sentence(authority: Authority, language: str) -> str:
    in_english = language == "en"
    decides = authority.decides_en if in_english else authority.decides_vi
    proposes = authority.proposes_en if in_english else authority.proposes_vi
    if proposes:
        return _("%(decides)s quyết định; %(proposes)s đề nghị.") % {"decides": decides, "proposes": proposes}
    return _("%(decides)s quyết định.") % {"decides": decides}
