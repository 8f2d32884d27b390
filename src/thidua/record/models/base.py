"""What every fact of the record carries, and the files that facts come from."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from thidua.core.roles import Role
from thidua.organisation.models import Person, Unit
from thidua.organisation.permissions import scope

READERS = (Role.OFFICER, Role.DEPARTMENT, Role.SECRETARY, Role.LEADER)


class Level(models.TextChoices):
    EXCELLENT = "excellent", _("Hoàn thành xuất sắc nhiệm vụ")
    GOOD = "good", _("Hoàn thành tốt nhiệm vụ")
    COMPLETED = "completed", _("Hoàn thành nhiệm vụ")
    FAILED = "failed", _("Không hoàn thành nhiệm vụ")


class Basis(models.TextChoices):
    MERIT = "merit", _("Công trạng")
    THEMATIC = "thematic", _("Chuyên đề, phong trào")
    SUDDEN = "sudden", _("Đột xuất")
    SERVICE = "service", _("Cống hiến")
    SENIORITY = "seniority", _("Niên hạn")
    FOREIGN = "foreign", _("Đối ngoại")


class ImportQuerySet(models.QuerySet["Import"]):
    def visible_to(self, user: object) -> ImportQuerySet:
        return self.filter(scope(user, Role.OFFICER, Role.DEPARTMENT))


class Import(models.Model):
    """One file that an officer brought: tried, applied, perhaps undone. `trial` answers the intake contract."""

    class State(models.TextChoices):
        TRIED = "tried", _("Đã đọc thử")
        APPLYING = "applying", _("Đang ghi")
        APPLIED = "applied", _("Đã ghi vào hồ sơ")
        UNDONE = "undone", _("Đã hoàn tác")

    file_name = models.CharField(max_length=250)
    sha256 = models.CharField(max_length=64, db_index=True)
    content = models.FileField(upload_to="imports/%Y/", null=True)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="imports")
    year = models.PositiveSmallIntegerField(null=True, blank=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.TRIED)
    trial = models.JSONField(default=dict)
    counts = models.JSONField(default=dict)  # {"add": 12, "change": 1, "same": 3, "refuse": 2, "uncertain": 0}
    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="imports")
    uploaded_at = models.DateTimeField()
    applied_at = models.DateTimeField(null=True)
    undone_at = models.DateTimeField(null=True)

    objects = ImportQuerySet.as_manager()

    class Meta:
        ordering = ["-uploaded_at", "-pk"]

    def __str__(self) -> str:
        return self.file_name

    @property
    def has_something_to_write(self) -> bool:
        """Rows to add or change, or that say once more what is known: then the list becomes a further source of it."""
        return bool(self.counts.get("add") or self.counts.get("change") or self.trial.get("further"))


class ColumnMeaning(models.Model):
    """What a unit's officers said that a column head means. `head` is folded and without years; `field` "" = unused."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    head = models.CharField(max_length=200)
    header = models.CharField(max_length=250)  # as it was written
    field = models.CharField(max_length=20, blank=True)
    said_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    said_at = models.DateTimeField()

    class Meta:
        ordering = ["unit", "head"]
        constraints = [models.UniqueConstraint(fields=["unit", "head"], name="head_once_a_unit")]

    def __str__(self) -> str:
        return f"{self.unit} · {self.header} → {self.field or '–'}"


class FactQuerySet(models.QuerySet):  # type: ignore[type-arg]
    def counting(self) -> FactQuerySet:
        """Facts that stand: not replaced by a correction and not taken back."""
        return self.filter(replaced_by__isnull=True, withdrawn_at__isnull=True)

    def visible_to(self, user: object) -> FactQuerySet:
        if not getattr(user, "is_authenticated", False):
            return self.none()
        model = self.model
        seen = Q(pk__in=[])
        if hasattr(model, "person"):
            seen |= scope(user, *READERS, field="person__unit") | Q(person__user=user.pk)  # type: ignore[attr-defined]
        if hasattr(model, "unit"):
            seen |= scope(user, *READERS)
        return self.filter(seen)


class Fact(models.Model):
    """What every fact carries: where it comes from, whether it is provisional, what replaced it."""

    source = models.ForeignKey(Import, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    source_note = models.CharField(max_length=200, blank=True)  # "Sheet1, dòng 7", or how it was entered by hand
    provisional = models.BooleanField(default=False)  # waits for its decision to be attached
    replaced_by = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="replaces")
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    recorded_at = models.DateTimeField()

    objects = FactQuerySet.as_manager()

    class Meta:
        abstract = True


class PersonFact(Fact):
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="%(class)ss")

    class Meta:
        abstract = True


COUNTING = Q(replaced_by__isnull=True, withdrawn_at__isnull=True)
