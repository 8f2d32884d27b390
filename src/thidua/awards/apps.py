"""Rounds, nominations, dossiers, appraisal, returns."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AwardsConfig(AppConfig):
    name = "thidua.awards"
    label = "awards"

    def ready(self) -> None:
        from thidua.awards import events, impact, permissions, personal, reviewing, statuses, words  # noqa: F401
        from thidua.awards.actions.law_changes import HEARD, law_will_change
        from thidua.awards.queries import has_rounds_to_see, waiting_work
        from thidua.awards.queries.work import work_of
        from thidua.awards.searching import dossiers
        from thidua.awards.uses import nominations_since
        from thidua.core.events import subscribe
        from thidua.core.search import register_search
        from thidua.record.uses import register_use
        from thidua.rulebooks.edition_actions import register_doubt
        from thidua.ui.navigation import register_nav
        from thidua.ui.worklist import register_work

        register_nav("awards", _("Đợt xét"), "awards:rounds", order=40, visible=has_rounds_to_see, badge=waiting_work)
        register_search("dossiers", _("Hồ sơ đề nghị"), dossiers, order=30)
        register_work("awards", 40, work_of)
        register_doubt("awards.impact", impact.unseen)
        register_use("awards", nominations_since)
        personal.register()
        for name in HEARD:
            subscribe(name, law_will_change)
