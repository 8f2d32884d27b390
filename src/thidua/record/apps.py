"""What is known of a person or collective, year by year; intake of workbooks."""

from django.apps import AppConfig


class RecordConfig(AppConfig):
    name = "thidua.record"
    label = "record"

    def ready(self) -> None:
        from thidua.record import events, permissions  # noqa: F401
