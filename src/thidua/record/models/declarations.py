"""What people say themselves that they were awarded, with a scan; it becomes a fact when an officer confirms it."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from thidua.core.roles import Role
from thidua.organisation.models import Person
from thidua.organisation.permissions import scope
from thidua.record.models.honours import Award


class DeclarationQuerySet(models.QuerySet["Declaration"]):
    def visible_to(self, user: object) -> DeclarationQuerySet:
        """The own ones, and those of the people whose record one keeps."""
        if not getattr(user, "is_authenticated", False):
            return self.none()
        kept = scope(user, Role.OFFICER, Role.DEPARTMENT, field="person__unit")
        return self.filter(kept | Q(person__user=user.pk))  # type: ignore[attr-defined]

    def waiting_for(self, user: object) -> DeclarationQuerySet:
        """Those that this officer may decide; nobody decides the own ones."""
        kept = scope(user, Role.OFFICER, Role.DEPARTMENT, field="person__unit")
        return self.filter(kept, state=Declaration.State.WAITING).exclude(person__user=user.pk)  # type: ignore[attr-defined]


class Declaration(models.Model):
    """One award that a person declares. `fact` is what it became; `reason` is of a refusal.

    What was declared stays as it was said, also when the officer confirmed it with other words.
    """

    class State(models.TextChoices):
        WAITING = "waiting", _("Chờ xác nhận")
        CONFIRMED = "confirmed", _("Đã xác nhận")
        DECLINED = "declined", _("Không xác nhận")
        TAKEN_BACK = "taken_back", _("Đã rút")

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="declarations")
    award = models.CharField(max_length=40)
    year = models.PositiveSmallIntegerField()
    decision_no = models.CharField(max_length=60, blank=True)
    decided_on = models.CharField(max_length=10, null=True, blank=True)
    note = models.CharField(_("Ghi chú"), max_length=300, blank=True)
    file = models.FileField(upload_to="declarations/%Y/")
    file_name = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING, db_index=True)
    declared_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    declared_at = models.DateTimeField()
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    decided_at = models.DateTimeField(null=True, blank=True)
    reason = models.CharField(max_length=300, blank=True)
    fact = models.ForeignKey(Award, null=True, blank=True, on_delete=models.PROTECT, related_name="declarations")

    objects = DeclarationQuerySet.as_manager()

    class Meta:
        ordering = ["declared_at", "pk"]

    def __str__(self) -> str:
        return f"{self.person} · {self.award} · {self.year}"

    @property
    def status_code(self) -> str:
        """Under which its state is registered as a pill."""
        return f"declaration_{self.state}"
