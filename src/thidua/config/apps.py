"""The installation: settings, URLs, command line."""

from django.apps import AppConfig


class ConfigConfig(AppConfig):
    name = "thidua.config"
    label = "config"
