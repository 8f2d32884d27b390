"""Units, people and lineage."""

from django.apps import AppConfig


class OrganisationConfig(AppConfig):
    name = "thidua.organisation"
    label = "organisation"

    def ready(self) -> None:
        from thidua.organisation import events, permissions  # noqa: F401
