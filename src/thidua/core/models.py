"""Accounts, the events of the house and background jobs."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING, Any

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from thidua.core.roles import Role

if TYPE_CHECKING:
    from thidua.organisation.models import RoleGrant


class User(AbstractUser):
    """An account. What it may do follows from its role grants only; `is_staff` and `is_superuser` grant nothing."""

    full_name = models.CharField(_("Họ và tên"), max_length=200, blank=True)
    is_service = models.BooleanField(default=False)  # scheduled work acts under a named service account

    class Meta(AbstractUser.Meta):
        verbose_name = _("tài khoản")  # type: ignore[assignment]

    def __str__(self) -> str:
        return self.full_name or self.username

    @cached_property
    def grants(self) -> list[RoleGrant]:
        """The role grants in force today, each with its unit. One query per request."""
        from django.apps import apps

        from thidua.core.clock import today

        if self.pk is None:
            return []
        grant = apps.get_model("organisation", "RoleGrant")
        return list(grant.objects.in_force(today()).filter(user=self).select_related("unit"))

    def has_role(self, *roles: Role) -> bool:
        return any(grant.role in roles for grant in self.grants)

    @property
    def role_label(self) -> str:
        return " · ".join(dict.fromkeys(str(grant.get_role_display()) for grant in self.grants))

    @property
    def unit_label(self) -> str:
        return " · ".join(dict.fromkeys(grant.unit.name_vi for grant in self.grants if grant.unit_id))


class EventQuerySet(models.QuerySet["Event"]):
    def about(self, subject: models.Model) -> EventQuerySet:
        return self.filter(subject_type=subject._meta.label_lower, subject_id=str(subject.pk))


class Event(models.Model):
    """What was done, by whom, to what. Inserted only: the database itself refuses to change or delete a row.

    `body` is the canonical JSON (RFC 8785) of the event and `leaf` is SHA-256(0x00 ‖ body), so that a changed row
    no longer fits its leaf.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = models.CharField(max_length=80, db_index=True)
    subject_type = models.CharField(max_length=80)
    subject_id = models.CharField(max_length=80)
    subject_label = models.CharField(max_length=300)
    actor = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="events")
    actor_label = models.CharField(max_length=200)
    at = models.DateTimeField(db_index=True)
    before = models.JSONField(null=True)
    after = models.JSONField(null=True)
    body = models.TextField()
    leaf = models.CharField(max_length=64)

    objects = EventQuerySet.as_manager()

    class Meta:
        ordering = ["at", "id"]
        indexes = [models.Index(fields=["subject_type", "subject_id", "at"])]

    def __str__(self) -> str:
        return f"{self.name} · {self.subject_label}"

    @property
    def label(self) -> Any:
        from thidua.core.events import event_label

        return event_label(self.name)


class Job(models.Model):
    """Long work with real progress. Started by an action, run by a worker, looked at by its owner."""

    class State(models.TextChoices):
        WAITING = "waiting", _("Đang chờ")
        RUNNING = "running", _("Đang chạy")
        DONE = "done", _("Hoàn thành")
        FAILED = "failed", _("Có lỗi")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(max_length=80)
    title = models.CharField(max_length=200)
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    arguments = models.JSONField(default=dict)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    message = models.CharField(max_length=500, blank=True)
    result = models.JSONField(null=True)
    result_url = models.CharField(max_length=300, blank=True)
    owner = models.ForeignKey(User, on_delete=models.PROTECT, related_name="jobs")
    created_at = models.DateTimeField()
    started_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-created_at", "id"]

    def __str__(self) -> str:
        return self.title

    @property
    def is_finished(self) -> bool:
        return self.state in {self.State.DONE, self.State.FAILED}

    @property
    def percent(self) -> int:
        return 100 if self.state == self.State.DONE else (self.done * 100 // self.total if self.total else 0)


class SavedView(models.Model):
    """A list as somebody likes to see it: its filters, columns and order, kept under a name of one's own.

    Args:
        page: which list, "people".
        query: of the address, without the page number.
    """

    LONGEST = 2_000

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="views")
    page = models.SlugField(max_length=40)
    name = models.CharField(_("Tên cách xem"), max_length=60)
    query = models.CharField(max_length=LONGEST, blank=True)

    class Meta:
        ordering = ["page", "name"]
        constraints = [models.UniqueConstraint(fields=["user", "page", "name"], name="view_name_once")]

    def __str__(self) -> str:
        return self.name
