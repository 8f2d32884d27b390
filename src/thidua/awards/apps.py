"""Rounds, nominations, dossiers, appraisal, returns."""

from django.apps import AppConfig


class AwardsConfig(AppConfig):
    name = "thidua.awards"
    label = "awards"
