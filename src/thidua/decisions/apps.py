"""Decisions, certificates, corrections, revocations."""

from django.apps import AppConfig
from django.utils.translation import pgettext_lazy


class DecisionsConfig(AppConfig):
    name = "thidua.decisions"
    label = "decisions"

    def ready(self) -> None:
        from thidua.core.search import register_search
        from thidua.decisions import events, permissions, personal, printing_job, statuses  # noqa: F401
        from thidua.decisions.queries import has_decisions_to_see, waiting_lines
        from thidua.decisions.searching import decisions
        from thidua.ui.navigation import register_nav
        from thidua.ui.worklist import register_work

        register_nav(
            "decisions",
            pgettext_lazy("navigation", "Quyết định"),
            "decisions:list",
            order=60,
            visible=has_decisions_to_see,
        )
        personal.register()
        register_search("decisions", pgettext_lazy("navigation", "Quyết định"), decisions, order=40)
        register_work("decisions", 60, waiting_lines)
