"""Django app of the shelf of law."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class RulebooksConfig(AppConfig):
    name = "thidua.rulebooks"
    label = "rulebooks"
    verbose_name = _("Luật")

    def ready(self) -> None:
        from thidua.ui.navigation import register_nav

        register_nav("rulebooks", _("Tra cứu luật"), "rulebooks:index", order=145, group="other")
