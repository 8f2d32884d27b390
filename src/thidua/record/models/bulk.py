"""One field of many people changed at once, kept so that it can be undone."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from thidua.core.roles import Role
from thidua.organisation.models import Unit
from thidua.organisation.permissions import scope


class BulkChangeQuerySet(models.QuerySet["BulkChange"]):
    def visible_to(self, user: object) -> BulkChangeQuerySet:
        return self.filter(scope(user, Role.OFFICER, Role.DEPARTMENT))


class BulkChange(models.Model):
    """`rows` as [[person id, old value, new value], …], values as text or null; a unit as its id.

    `unit` is the one whose list it was: who may see it is decided there.
    """

    class Field(models.TextChoices):
        ROLE = "role", _("Nhóm")
        POST = "post", _("Chức vụ, công việc")
        UNIT = "unit", _("Nơi công tác")
        LEFT = "left_on", _("Thôi việc từ ngày")
        JOINED = "joined_on", _("Vào ngành")

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    field = models.CharField(max_length=12, choices=Field.choices)
    value = models.CharField(max_length=250, blank=True)  # as it was shown
    rows = models.JSONField(default=list)
    done_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    done_at = models.DateTimeField()
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    undone_at = models.DateTimeField(null=True, blank=True)
    left_alone = models.PositiveIntegerField(default=0)  # by the undoing: people whose value was changed since

    objects = BulkChangeQuerySet.as_manager()

    class Meta:
        ordering = ["-done_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.get_field_display()}: {self.value or '–'} ({len(self.rows)})"
