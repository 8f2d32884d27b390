"""Tamper-evident log, public look-up, certificate check."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class RegisterConfig(AppConfig):
    name = "thidua.register"
    label = "register"

    def ready(self) -> None:
        from thidua.core.events import subscribe
        from thidua.register.actions import REGISTERED, append
        from thidua.register.permissions import may_see_register
        from thidua.ui.navigation import register_nav

        for name in REGISTERED:
            subscribe(name, append)
        register_nav("register", _("Sổ đăng ký"), "register:entries", order=70, visible=may_see_register)
        register_nav("look-up", _("Tra cứu bằng khen"), "register:look_up", order=150, group="other")
