"""The register: an append-only sequence over the events that concern decisions and certificates."""

from __future__ import annotations

from django.db import models

from thidua.core.models import Event
from thidua.register.permissions import may_see_register


class EntryQuerySet(models.QuerySet["Entry"]):
    def visible_to(self, user: object) -> EntryQuerySet:
        return self if may_see_register(user) else self.none()


class Entry(models.Model):
    """One line of the register. `root` = SHA-256(0x01 ‖ root of the line before ‖ leaf of the event)."""

    index = models.BigIntegerField(primary_key=True)  # 0, 1, 2 … without a gap
    event = models.OneToOneField(Event, on_delete=models.PROTECT, related_name="entry")
    leaf = models.CharField(max_length=64)
    root = models.CharField(max_length=64)

    objects = EntryQuerySet.as_manager()

    class Meta:
        ordering = ["index"]

    def __str__(self) -> str:
        return f"{self.index} · {self.leaf[:12]}"
