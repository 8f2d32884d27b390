"""What a person or a collective achieved and was honoured for."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from thidua.organisation.models import Person, Unit
from thidua.record.models.base import COUNTING, Basis, Fact


class Award(Fact):
    """A title or commendation that a person or a collective holds.

    `decided_on` may be half known. `revoked` awards stay in the record and count no more. `certificate` is the public
    identifier when the award was decided in this system.
    """

    person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="awards")
    unit = models.ForeignKey(Unit, null=True, blank=True, on_delete=models.PROTECT, related_name="awards")
    award = models.CharField(max_length=40)
    year = models.PositiveSmallIntegerField(null=True, blank=True)
    decision_no = models.CharField(max_length=60, blank=True, db_index=True)
    decided_on = models.CharField(max_length=10, null=True, blank=True)
    basis = models.CharField(max_length=12, choices=Basis.choices, null=True, blank=True)
    period_from = models.PositiveSmallIntegerField(null=True, blank=True)
    period_until = models.PositiveSmallIntegerField(null=True, blank=True)  # last year of the achievement period
    revoked = models.BooleanField(default=False)
    certificate = models.CharField(max_length=32, blank=True, db_index=True)

    class Meta:
        ordering = ["year", "pk"]
        indexes = [models.Index(fields=["award", "year"])]
        constraints = [
            models.CheckConstraint(
                condition=Q(person__isnull=False, unit__isnull=True) | Q(person__isnull=True, unit__isnull=False),
                name="award_of_a_person_or_a_unit",
            ),
            models.UniqueConstraint(
                fields=["person", "award", "year", "decision_no"],
                condition=COUNTING & Q(person__isnull=False),
                name="one_award_of_a_person_a_year",
            ),
            models.UniqueConstraint(
                fields=["unit", "award", "year", "decision_no"],
                condition=COUNTING & Q(unit__isnull=False),
                name="one_award_of_a_unit_a_year",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person or self.unit} · {self.award} · {self.year or ''}"


class Initiative(Fact):
    """A recognised initiative, research topic or solution; its authors share it."""

    class Kind(models.TextChoices):
        INITIATIVE = "initiative", _("Sáng kiến")
        RESEARCH = "research", _("Đề tài, đề án khoa học")
        SOLUTION = "solution", _("Giải pháp")

    class Scope(models.TextChoices):
        GRASSROOTS = "grassroots", _("Cấp cơ sở")
        DISTRICT = "district", _("Cấp huyện")
        MINISTRY = "ministry", _("Cấp Bộ")
        NATIONAL = "national", _("Toàn quốc")

    title = models.CharField(_("Tên sáng kiến"), max_length=500)
    kind = models.CharField(max_length=12, choices=Kind.choices, default=Kind.INITIATIVE)
    year = models.PositiveSmallIntegerField()
    scope = models.CharField(max_length=12, choices=Scope.choices, null=True, blank=True)
    decision_no = models.CharField(max_length=60, blank=True)
    recognised_on = models.CharField(max_length=10, null=True, blank=True)
    recognised_by = models.CharField(_("Nơi công nhận"), max_length=200, blank=True)
    effect = models.TextField(_("Hiệu quả, phạm vi áp dụng"), max_length=2000, blank=True)
    search_text = models.CharField(max_length=500, blank=True, db_index=True)

    class Meta:
        ordering = ["year", "pk"]

    def __str__(self) -> str:
        return self.title


class Authorship(models.Model):
    initiative = models.ForeignKey(Initiative, on_delete=models.CASCADE, related_name="authorships")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="authorships")
    share_percent = models.PositiveSmallIntegerField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["initiative", "person"], name="author_once")]

    def __str__(self) -> str:
        return f"{self.person} · {self.initiative}"


class InitiativeUse(models.Model):
    """An initiative was used for one award of one person: it is used once."""

    initiative = models.ForeignKey(Initiative, on_delete=models.PROTECT, related_name="uses")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    award = models.CharField(max_length=40)
    year = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["initiative", "person", "award", "year"], name="use_once")]

    def __str__(self) -> str:
        return f"{self.initiative} → {self.award} {self.year}"


class Body(models.TextChoices):
    """Who launched a movement or recognised an achievement."""

    UNIT = "unit", _("Đơn vị")
    MINISTRY = "ministry", _("Bộ, ban, ngành, tỉnh")
    COUNCIL = "central_council", _("Hội đồng Thi đua - Khen thưởng Trung ương")
    PRIME_MINISTER = "prime_minister", _("Thủ tướng Chính phủ")
    PRESIDENT = "president", _("Chủ tịch nước")


class Achievement(Fact):
    """A sudden or outstanding achievement, prize, invention or contribution."""

    person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="achievements")
    unit = models.ForeignKey(Unit, null=True, blank=True, on_delete=models.PROTECT, related_name="achievements")

    class Kind(models.TextChoices):
        SUDDEN = "sudden", _("Đột xuất")
        MANY = "many", _("Nhiều thành tích")
        CONTRIBUTION = "contribution", _("Đóng góp")
        INVENTION = "invention", _("Phát minh, sáng chế")
        WORK = "work", _("Công trình, tác phẩm")
        PRIZE = "prize", _("Giải thưởng")

    class Degree(models.TextChoices):
        OUTSTANDING = "outstanding", _("Xuất sắc")
        ESPECIALLY = "especially_outstanding", _("Đặc biệt xuất sắc")

    class Scope(models.TextChoices):
        UNIT = "unit", _("Trong đơn vị")
        DISTRICT = "district", _("Cấp huyện")
        FIELD = "field", _("Một lĩnh vực")
        MINISTRY = "ministry", _("Bộ, ngành, tỉnh")
        REGION = "region", _("Vùng")
        NATIONAL = "national", _("Toàn quốc")
        INTERNATIONAL = "international", _("Quốc tế")

    kind = models.CharField(max_length=16, choices=Kind.choices)
    degree = models.CharField(max_length=24, choices=Degree.choices, null=True, blank=True)
    scope = models.CharField(max_length=16, choices=Scope.choices, null=True, blank=True)
    year = models.PositiveSmallIntegerField()
    recognised_by = models.CharField(max_length=20, choices=Body.choices, null=True, blank=True)
    title = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["year", "pk"]

    def __str__(self) -> str:
        return self.title or f"{self.person or self.unit} · {self.year}"


class MovementResult(Fact):
    """Distinction in an emulation movement, at its mid-term or final review. `length` in years, `rank` 1 = first."""

    class Stage(models.TextChoices):
        MID_TERM = "mid_term", _("Sơ kết")
        FINAL = "final", _("Tổng kết")

    person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="movement_results")
    unit = models.ForeignKey(Unit, null=True, blank=True, on_delete=models.PROTECT, related_name="movement_results")
    title = models.CharField(_("Tên phong trào"), max_length=300)
    year = models.PositiveSmallIntegerField()
    launched_by = models.CharField(max_length=20, choices=Body.choices, null=True, blank=True)
    length = models.DecimalField(max_digits=4, decimal_places=1, null=True, blank=True)
    stage = models.CharField(max_length=10, choices=Stage.choices, null=True, blank=True)
    rank = models.PositiveSmallIntegerField(null=True, blank=True)

    class Meta:
        ordering = ["year", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(person__isnull=False, unit__isnull=True) | Q(person__isnull=True, unit__isnull=False),
                name="movement_result_of_a_person_or_a_unit",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person or self.unit} · {self.title} · {self.year}"
