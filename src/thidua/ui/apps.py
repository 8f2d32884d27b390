"""Django app of the look."""

from django.apps import AppConfig
from django.core import checks


class UiConfig(AppConfig):
    """Templates, static files and the template tag library `ui`."""

    name = "thidua.ui"
    label = "ui"
    verbose_name = "Giao diện"

    def ready(self) -> None:
        """Register the check that every navigation entry leads somewhere."""
        from thidua.ui.navigation import check_navigation

        checks.register(check_navigation, "ui")
