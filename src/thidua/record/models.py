"""What is known of a person or a collective, year by year, each fact with its source.

A wrong fact is corrected by a new one: the old row keeps `replaced_by` and no longer counts. Words (`level`, `award`,
`scope`, `form`, `kind`) are those of the facts contract of the law engine.
"""

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


class Award(Fact):
    """A title or commendation that a person or a collective holds.

    `decided_on` may be half known. `revoked` awards stay in the record and count no more. `certificate` is the public
    identifier when the award was decided in this system.
    """

    person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="awards")
    unit = models.ForeignKey(Unit, null=True, blank=True, on_delete=models.PROTECT, related_name="awards")
    award = models.CharField(max_length=40)
    year = models.PositiveSmallIntegerField(null=True, blank=True)
    decision_no = models.CharField(max_length=60, blank=True)
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


class Discipline(PersonFact):
    class Form(models.TextChoices):
        REPRIMAND = "reprimand", _("Khiển trách")
        WARNING = "warning", _("Cảnh cáo")
        SALARY_CUT = "salary_cut", _("Hạ bậc lương")
        DEMOTION = "demotion", _("Giáng chức")
        REMOVAL = "removal", _("Cách chức")
        DISMISSAL = "dismissal", _("Buộc thôi việc, sa thải")
        OTHER = "other", _("Khác")

    form = models.CharField(max_length=12, choices=Form.choices)
    decided_on = models.CharField(max_length=10)
    until = models.CharField(max_length=10, null=True, blank=True)  # first day outside the measure
    decision_no = models.CharField(max_length=60, blank=True)

    class Meta:
        ordering = ["decided_on", "pk"]

    def __str__(self) -> str:
        return f"{self.person} · {self.get_form_display()} · {self.decided_on}"


class Hold(Fact):
    """A matter under way because of which the law does not consider an award yet."""

    class Kind(models.TextChoices):
        COMPLAINT = "complaint_under_review", _("Đơn thư đang xác minh")
        INSPECTION = "inspection", _("Thanh tra, kiểm tra có dấu hiệu vi phạm")
        CRIMINAL = "criminal", _("Điều tra")
        DISCIPLINE = "discipline_pending", _("Đang xem xét kỷ luật")
        TAX = "tax_arrears", _("Nợ thuế")
        ENVIRONMENT = "environment", _("Vi phạm môi trường")
        OTHER = "other", _("Khác")

    person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="holds")
    unit = models.ForeignKey(Unit, null=True, blank=True, on_delete=models.PROTECT, related_name="holds")
    kind = models.CharField(max_length=24, choices=Kind.choices)
    from_on = models.CharField(max_length=10)
    until_on = models.CharField(max_length=10, null=True, blank=True)

    class Meta:
        ordering = ["from_on", "pk"]

    def __str__(self) -> str:
        return f"{self.person or self.unit} · {self.get_kind_display()}"


class Move(PersonFact):
    """A transfer, secondment, merger or the like, with the months in either unit that year."""

    on = models.CharField(max_length=10)
    kind = models.CharField(max_length=24)  # transfer, secondment, merger, split, contract_to_official
    old_unit = models.ForeignKey(Unit, null=True, on_delete=models.PROTECT, related_name="+")
    new_unit = models.ForeignKey(Unit, null=True, on_delete=models.PROTECT, related_name="+")
    months_old_unit = models.DecimalField(max_digits=4, decimal_places=1, null=True, blank=True)
    months_new_unit = models.DecimalField(max_digits=4, decimal_places=1, null=True, blank=True)
    old_unit_comment = models.BooleanField(null=True)

    class Meta:
        ordering = ["on", "pk"]

    def __str__(self) -> str:
        return f"{self.person} · {self.on}"


class Study(PersonFact):
    """A time of training; `result` and the rest in the words of the facts contract, null = not known."""

    from_on = models.CharField(max_length=10)
    until_on = models.CharField(max_length=10, null=True, blank=True)  # first day outside
    sent_by_unit = models.BooleanField(null=True)
    result = models.CharField(max_length=10, null=True, blank=True)  # excellent, good, average, below
    discipline_kept = models.BooleanField(null=True)

    class Meta:
        ordering = ["from_on", "pk"]

    def __str__(self) -> str:
        return f"{self.person} · {self.from_on}"


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


class Achievement(Fact):
    """A sudden or outstanding achievement, prize, invention or contribution."""

    person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="achievements")
    unit = models.ForeignKey(Unit, null=True, blank=True, on_delete=models.PROTECT, related_name="achievements")
    kind = models.CharField(max_length=16)
    degree = models.CharField(max_length=24, null=True, blank=True)
    scope = models.CharField(max_length=16, null=True, blank=True)
    year = models.PositiveSmallIntegerField()
    recognised_by = models.CharField(max_length=20, null=True, blank=True)
    title = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["year", "pk"]

    def __str__(self) -> str:
        return self.title or f"{self.person or self.unit} · {self.year}"


class Attestation(models.Model):
    """A unit declares that its lists of one kind are complete up to a year: "looked for, and there is none".

    Without it a list in the record is only what is known so far, and the law engine reads it as partial.
    """

    class Kind(models.TextChoices):
        AWARDS = "awards", _("Danh hiệu và hình thức khen thưởng")
        INITIATIVES = "initiatives", _("Sáng kiến")
        DISCIPLINE = "discipline", _("Kỷ luật")
        HOLDS = "holds", _("Vụ việc đang xem xét")
        ACHIEVEMENTS = "achievements", _("Thành tích đột xuất")
        CAREER = "career", _("Điều động, đi học")

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
