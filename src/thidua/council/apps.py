"""Meetings, interests, ballots, minutes."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CouncilConfig(AppConfig):
    name = "thidua.council"
    label = "council"

    def ready(self) -> None:
        from thidua.council import events, permissions, personal, statuses  # noqa: F401
        from thidua.council.queries import has_meetings_to_see
        from thidua.council.waiting import waiting_for
        from thidua.ui.navigation import register_nav
        from thidua.ui.worklist import register_work

        register_nav("council", _("Hội đồng"), "council:meetings", order=50, visible=has_meetings_to_see)
        personal.register()
        register_work("council", 50, waiting_for)
