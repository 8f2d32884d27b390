"""Tamper-evident log, public look-up, certificate check."""

from django.apps import AppConfig


class RegisterConfig(AppConfig):
    name = "thidua.register"
    label = "register"
