"""Django app of the programme."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ProgrammeConfig(AppConfig):
    name = "thidua.programme"
    label = "programme"
    verbose_name = _("Chương trình")

    def ready(self) -> None:
        from thidua.programme import events, permissions  # noqa: F401
        from thidua.ui.navigation import register_nav

        register_nav("programme", _("Chương trình"), "programme:home", order=10)
