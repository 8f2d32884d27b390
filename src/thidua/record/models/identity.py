"""Who is who: likely doubles, what was merged or split, and the further sources of a fact."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from thidua.core.roles import Role
from thidua.organisation.models import Person
from thidua.organisation.permissions import scope
from thidua.record.models.base import Import


class PersonPairQuerySet(models.QuerySet["PersonPair"]):
    def visible_to(self, user: object) -> PersonPairQuerySet:
        """Pairs of which the viewer may change both records."""
        roles = (Role.OFFICER, Role.DEPARTMENT)
        return self.filter(scope(user, *roles, field="first__unit"), scope(user, *roles, field="second__unit"))

    def of(self, one: Person, other: Person) -> PersonPairQuerySet:
        first, second = sorted((one.pk, other.pk))
        return self.filter(first=first, second=second)

    def to_look_at(self) -> PersonPairQuerySet:
        """Open ones of which neither record was merged into a third."""
        return self.filter(
            state=PersonPair.State.OPEN, first__merged_into__isnull=True, second__merged_into__isnull=True
        )


class PersonPair(models.Model):
    """Two records that may be one person. `reasons` as (evidence, points, likeness, detail); `first` has the lower pk.

    `points` only sorts; screens show the reasons.
    """

    class State(models.TextChoices):
        OPEN = "open", _("Chờ xem")
        DIFFERENT = "different", _("Là hai người")
        MERGED = "merged", _("Đã gộp")

    first = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    second = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    points = models.FloatField()
    reasons = models.JSONField(default=list)
    state = models.CharField(max_length=10, choices=State.choices, default=State.OPEN, db_index=True)
    found_at = models.DateTimeField()
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    decided_at = models.DateTimeField(null=True, blank=True)

    objects = PersonPairQuerySet.as_manager()

    class Meta:
        ordering = ["-points", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["first", "second"], name="pair_once"),
            models.CheckConstraint(condition=Q(first__lt=F("second")), name="pair_in_order"),
        ]

    def __str__(self) -> str:
        return f"{self.first} · {self.second}"


class MergeQuerySet(models.QuerySet["Merge"]):
    def visible_to(self, user: object) -> MergeQuerySet:
        return self.filter(scope(user, Role.OFFICER, Role.DEPARTMENT, field="kept__unit"))


class Merge(models.Model):
    """Two records made one, or one made two; all it moved is kept, so that it can be undone as a whole.

    Args:
        other: of a merge the double that was merged into `kept`, of a split the record that was parted from it.
        moved: rows that changed hands, {"record.award": [4, 7]}.
        set_aside: of a merge, facts that both had: {"record.award": [[9, 4]]}, 9 stands behind 4.
        before: what `kept` and `other` said of themselves and the merge changed.
    """

    class Kind(models.TextChoices):
        MERGE = "merge", _("Gộp")
        SPLIT = "split", _("Tách")

    kind = models.CharField(max_length=5, choices=Kind.choices)
    kept = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="merges")
    other = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="merged_away")
    moved = models.JSONField(default=dict)
    set_aside = models.JSONField(default=dict)
    before = models.JSONField(default=dict)
    reason = models.CharField(_("Căn cứ"), max_length=300, blank=True)
    done_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    done_at = models.DateTimeField()
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    undone_at = models.DateTimeField(null=True, blank=True)

    objects = MergeQuerySet.as_manager()

    class Meta:
        ordering = ["-done_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.kept} · {self.other}"


class FactSource(models.Model):
    """A further source that says what a fact says already. `kind` is the model's label, "record.award"."""

    kind = models.CharField(max_length=40)
    fact = models.PositiveBigIntegerField()
    source = models.ForeignKey(Import, null=True, blank=True, on_delete=models.PROTECT, related_name="also_says")
    source_note = models.CharField(max_length=200, blank=True)
    recorded_at = models.DateTimeField()

    class Meta:
        ordering = ["recorded_at", "pk"]
        indexes = [models.Index(fields=["kind", "fact"])]
        constraints = [
            models.UniqueConstraint(fields=["kind", "fact", "source", "source_note"], name="further_source_once")
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.fact} · {self.source or ''} {self.source_note}"
