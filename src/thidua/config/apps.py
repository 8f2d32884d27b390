"""The installation: settings, URLs, command line."""

from django.apps import AppConfig


class ConfigConfig(AppConfig):
    name = "thidua.config"
    label = "config"

    def ready(self) -> None:
        from thidua.config import events  # noqa: F401 - registers the events
        from thidua.ui.navigation import Identity, register_identity

        register_identity(lambda user: Identity(name=str(user), role=user.role_label, unit=user.unit_label))
