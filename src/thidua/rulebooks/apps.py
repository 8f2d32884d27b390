"""Django app of the shelf of law."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class RulebooksConfig(AppConfig):
    name = "thidua.rulebooks"
    label = "rulebooks"
    verbose_name = _("Luật")

    def ready(self) -> None:
        from django.core.signals import request_started
        from django_tasks.signals import task_started

        from thidua.law import api
        from thidua.rulebooks import (  # noqa: F401 - registers events, rules and a kind of job
            edition_actions,
            events,
            in_force,
            permissions,
        )
        from thidua.rulebooks.confirming import CONFIRMED, DIFFERS, LAPSED, OPEN
        from thidua.rulebooks.editions import work_of as editions_work_of
        from thidua.rulebooks.listing import work_of
        from thidua.rulebooks.models import Edition
        from thidua.rulebooks.wording import STATE_WORDS
        from thidua.ui.navigation import register_nav
        from thidua.ui.statuses import Tone, register_status
        from thidua.ui.worklist import register_work

        tones: dict[str, Tone] = {OPEN: "ask", LAPSED: "gap", DIFFERS: "not", CONFIRMED: "met"}
        for state, tone in tones.items():
            register_status(f"rule_{state}", tone, STATE_WORDS[state])
        edition_tones: dict[str, Tone] = {"waiting": "ask", "passed": "met", "failed": "not"}
        for state, tone in edition_tones.items():
            register_status(f"cases_{state}", tone, Edition.Cases(state).label)
        register_work("rulebooks.editions", 34, editions_work_of)
        api.use(in_force.current)
        request_started.connect(in_force.look, dispatch_uid="rulebooks.in_force")
        task_started.connect(in_force.look, dispatch_uid="rulebooks.in_force")
        register_work("rulebooks", 35, work_of)
        register_nav("rulebooks", _("Tra cứu luật"), "rulebooks:index", order=145, group="other")
