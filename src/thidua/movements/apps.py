"""Django app of the movements."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MovementsConfig(AppConfig):
    name = "thidua.movements"
    label = "movements"
    verbose_name = _("Phong trào")

    def ready(self) -> None:
        from thidua.ui.navigation import register_nav

        register_nav("movements", _("Phong trào"), "movements:list", order=20)
