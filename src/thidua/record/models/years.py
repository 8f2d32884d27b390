"""Year by year: ratings, service, the figures of a collective, and that a list is complete."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from thidua.organisation.models import Unit
from thidua.record.models.base import COUNTING, Fact, Level, PersonFact


class Rating(PersonFact):
    """The yearly classification of a person."""

    year = models.PositiveSmallIntegerField()
    level = models.CharField(max_length=10, choices=Level.choices)
    decision_no = models.CharField(max_length=60, blank=True)

    class Meta:
        ordering = ["year", "pk"]
        constraints = [models.UniqueConstraint(fields=["person", "year"], condition=COUNTING, name="one_rating_a_year")]

    def __str__(self) -> str:
        return f"{self.person} · {self.year} · {self.get_level_display()}"


class ServiceYear(PersonFact):
    """Months in employment during a year, absences included; `absences` as in the facts contract."""

    year = models.PositiveSmallIntegerField()
    months = models.DecimalField(max_digits=4, decimal_places=1)
    absences = models.JSONField(default=list)

    class Meta:
        ordering = ["year", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["person", "year"], condition=COUNTING, name="one_service_a_year")
        ]

    def __str__(self) -> str:
        return f"{self.person} · {self.year} · {self.months}"


class CollectiveYear(Fact):
    """The year of a collective: its rating and the counts of its members. Null = not known."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="years")
    year = models.PositiveSmallIntegerField()
    rating = models.CharField(max_length=10, choices=Level.choices, null=True, blank=True)
    headcount = models.PositiveIntegerField(null=True, blank=True)
    completed = models.PositiveIntegerField(null=True, blank=True)  # rated "completed" or better
    ldtt = models.PositiveIntegerField(null=True, blank=True)
    cstd_co_so = models.PositiveIntegerField(null=True, blank=True)
    disciplined_from_warning = models.PositiveIntegerField(null=True, blank=True)
    party_rating = models.CharField(max_length=10, choices=Level.choices, null=True, blank=True)
    union_rating = models.CharField(max_length=10, choices=Level.choices, null=True, blank=True)
    bloc_rank = models.PositiveSmallIntegerField(null=True, blank=True)

    class Meta:
        ordering = ["year", "pk"]
        constraints = [models.UniqueConstraint(fields=["unit", "year"], condition=COUNTING, name="one_year_of_a_unit")]

    def __str__(self) -> str:
        return f"{self.unit} · {self.year}"


class Attestation(models.Model):
    """A unit declares that its lists of one kind are complete up to a year: "looked for, and there is none".

    Without it a list in the record is only what is known so far, and the law engine reads it as partial.
    """

    class Kind(models.TextChoices):
        AWARDS = "awards", _("Danh hiệu và hình thức khen thưởng")
        INITIATIVES = "initiatives", _("Sáng kiến")
        DISCIPLINE = "discipline", _("Kỷ luật")
        HOLDS = "holds", _("Vụ việc đang xem xét")
        ACHIEVEMENTS = "achievements", _("Thành tích đột xuất, kết quả phong trào")
        CAREER = "career", _("Chức vụ, điều động, đi học")

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="attestations")
    kind = models.CharField(max_length=16, choices=Kind.choices)
    year = models.PositiveSmallIntegerField()  # complete up to the end of this year
    attested_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    attested_at = models.DateTimeField()

    class Meta:
        ordering = ["unit", "kind", "-year"]
        constraints = [models.UniqueConstraint(fields=["unit", "kind", "year"], name="attested_once")]

    def __str__(self) -> str:
        return f"{self.unit} · {self.get_kind_display()} · {self.year}"
