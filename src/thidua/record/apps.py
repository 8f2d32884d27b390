"""What is known of a person or collective, year by year; intake of workbooks."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class RecordConfig(AppConfig):
    name = "thidua.record"
    label = "record"

    def ready(self) -> None:
        from thidua.core.events import subscribe
        from thidua.core.permissions import can
        from thidua.core.search import register_search
        from thidua.record import events, permissions, personal_tables, searching, statuses  # noqa: F401
        from thidua.record.queries import may_see_somebody, own_person
        from thidua.record.reorganised import reorganisation_was_undone, units_were_merged
        from thidua.record.views.declarations import work_of
        from thidua.ui.navigation import register_nav
        from thidua.ui.worklist import register_work

        register_nav(
            "imports",
            _("Nhập danh sách"),
            "record:imports",
            order=36,
            visible=lambda user: can(user, "record.import_list"),
        )
        register_nav("record", _("Hồ sơ đơn vị, cá nhân"), "record:people", order=35, visible=may_see_somebody)
        register_nav(
            "own-record", _("Hồ sơ của tôi"), "record:own", order=34, visible=lambda user: own_person(user) is not None
        )
        personal_tables.register()
        subscribe("unit.merged", units_were_merged)
        subscribe("unit.reorganisation_undone", reorganisation_was_undone)
        register_nav("initiatives", _("Sổ sáng kiến"), "record:initiatives", order=37, visible=may_see_somebody)
        register_work("declarations", 30, work_of)
        register_search("people", _("Người"), searching.people, order=10)
        register_search("units", _("Đơn vị, tập thể"), searching.units, order=20)
        register_search("initiatives", _("Sáng kiến"), searching.initiatives, order=50)
        register_search("awards", _("Khen thưởng theo số quyết định"), searching.awards, order=60)
