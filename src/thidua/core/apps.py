"""Actors, roles, actions, events, clock, jobs with progress."""

from django.apps import AppConfig


class CoreConfig(AppConfig):
    name = "thidua.core"
    label = "core"
    verbose_name = "Thidua core"

    def ready(self) -> None:
        from thidua.core import saved_views  # noqa: F401
