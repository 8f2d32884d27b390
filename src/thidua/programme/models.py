"""A programme: its targets, the published figures behind them, its goals and its tasks."""

from __future__ import annotations

from decimal import Decimal

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from thidua.programme.domain.readings import Confidence as DomainConfidence
from thidua.programme.domain.readings import Reading, VintageKind
from thidua.programme.domain.rules import Aggregation, Comparison, TargetRule


def in_language(vi: str, en: str) -> str:
    """The text in the language of the page; Vietnamese when there is no English."""
    return en if en and (get_language() or "vi").startswith("en") else vi


class Confidence(models.TextChoices):
    HIGH = "high", _("Tin cậy cao")
    MEDIUM = "medium", _("Tin cậy vừa")
    LOW = "low", _("Chưa kiểm chứng")


class PublicQuerySet(models.QuerySet):  # type: ignore[type-arg]
    def visible_to(self, user: object) -> PublicQuerySet:
        """Programmes and their figures are public: everybody may read them."""
        return self.all()


class Programme(models.Model):
    """One programme, loaded from a folder; docs/reference/programme-format.md tells its shape."""

    code = models.SlugField(max_length=80, unique=True)
    name_vi = models.CharField(max_length=300)
    name_en = models.CharField(max_length=300, blank=True)
    short_name_vi = models.CharField(max_length=120)
    short_name_en = models.CharField(max_length=120, blank=True)
    sector_vi = models.CharField(max_length=120)
    sector_en = models.CharField(max_length=120, blank=True)
    from_year = models.PositiveSmallIntegerField()
    until_year = models.PositiveSmallIntegerField()
    launched_on = models.DateField()
    details = models.JSONField(default=dict)  # launch, source, remarks, averaging, course, tasks_note as in the file
    checksum = models.CharField(max_length=64)  # of the folder: loading the same files again changes nothing

    objects = PublicQuerySet.as_manager()

    class Meta:
        ordering = ["-from_year", "code"]
        constraints = [
            models.CheckConstraint(condition=Q(until_year__gte=models.F("from_year")), name="programme_years_in_order")
        ]

    def __str__(self) -> str:
        return self.name_vi

    @property
    def name(self) -> str:
        return in_language(self.name_vi, self.name_en)

    @property
    def short_name(self) -> str:
        return in_language(self.short_name_vi, self.short_name_en)

    @property
    def sector(self) -> str:
        return in_language(self.sector_vi, self.sector_en)


class Indicator(models.Model):
    """A published series. Its observations keep their own unit, because months and years may differ."""

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="indicators")
    code = models.CharField(max_length=80)
    name_vi = models.CharField(max_length=200)
    name_en = models.CharField(max_length=200, blank=True)
    decimals = models.PositiveSmallIntegerField(default=2)

    class Meta:
        ordering = ["code"]
        constraints = [models.UniqueConstraint(fields=["programme", "code"], name="indicator_once")]

    def __str__(self) -> str:
        return self.name_vi

    @property
    def name(self) -> str:
        return in_language(self.name_vi, self.name_en)


class MeasureUnit(models.Model):
    """A unit of measurement with its words."""

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="measure_units")
    code = models.CharField(max_length=80)
    name_vi = models.CharField(max_length=80)
    name_en = models.CharField(max_length=80, blank=True)

    class Meta:
        ordering = ["code"]
        constraints = [models.UniqueConstraint(fields=["programme", "code"], name="unit_of_measure_once")]

    def __str__(self) -> str:
        return self.name_vi

    @property
    def name(self) -> str:
        return in_language(self.name_vi, self.name_en)


class Observation(models.Model):
    """One published figure: value, period, unit, source, vintage, confidence. Several may share a period.

    `period` is "2021", "2021-Q3" or "2021-07"; `vintage` the day of publication as far as known ("2026-01").
    """

    class Kind(models.TextChoices):
        FORECAST = "forecast", _("Dự báo")
        PRELIMINARY = "preliminary", _("Sơ bộ")
        FIRST = "first", _("Ước tính lần đầu")
        EARLIER = "earlier", _("Bản trước điều chỉnh")
        CURRENT = "current", _("Số công bố")
        REVISED = "revised", _("Số điều chỉnh")

    class Origin(models.TextChoices):
        DATA_FILE = "data_file", _("tệp số liệu")
        COMPUTED_FROM_DATA_FILE = "computed_from_data_file", _("tính từ tệp số liệu")
        WEB_PAGE = "web_page", _("trang web đã lưu")
        COMPUTED_FROM_WEB_PAGE = "computed_from_web_page", _("tính từ trang web đã lưu")
        RECALL = "recall", _("chưa đối chiếu văn bản")
        ENTERED = "entered", _("nhập trong hệ thống")

    indicator = models.ForeignKey(Indicator, on_delete=models.CASCADE, related_name="observations")
    period = models.CharField(_("Kỳ số liệu"), max_length=7)
    value = models.DecimalField(_("Giá trị"), max_digits=18, decimal_places=4)
    unit = models.ForeignKey(MeasureUnit, on_delete=models.PROTECT, related_name="+", verbose_name=_("Đơn vị tính"))
    vintage = models.CharField(_("Ngày công bố"), max_length=10, blank=True)
    kind = models.CharField(_("Loại số liệu"), max_length=12, choices=Kind.choices)
    confidence = models.CharField(_("Độ tin cậy"), max_length=6, choices=Confidence.choices)
    retrieved_from = models.CharField(max_length=24, choices=Origin.choices)
    source_vi = models.CharField(_("Nguồn"), max_length=300)
    source_en = models.CharField(max_length=300, blank=True)
    url = models.URLField(_("Địa chỉ"), max_length=500, blank=True)
    note_vi = models.CharField(_("Ghi chú"), max_length=400, blank=True)
    note_en = models.CharField(max_length=400, blank=True)
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    objects = PublicQuerySet.as_manager()

    class Meta:
        ordering = ["indicator", "-period", "pk"]
        indexes = [models.Index(fields=["indicator", "period"])]

    def __str__(self) -> str:
        return f"{self.indicator} {self.period}: {self.value}"

    @property
    def source(self) -> str:
        return in_language(self.source_vi, self.source_en)

    @property
    def note(self) -> str:
        return in_language(self.note_vi, self.note_en)

    @property
    def is_unverified(self) -> bool:
        return self.confidence == Confidence.LOW

    def as_reading(self) -> Reading:
        return Reading(
            self.period,
            self.value,
            self.vintage,
            VintageKind(self.kind),
            DomainConfidence(self.confidence),
            self.pk or 0,
        )


class TargetQuerySet(PublicQuerySet):
    def with_units(self) -> TargetQuerySet:
        return self.select_related("programme", "unit")


class Target(models.Model):
    """A numeric target: what is demanded, of which series, and how the article's sentence is read."""

    class Group(models.TextChoices):
        INDUSTRY = "industry", _("Công nghiệp")
        ENERGY = "energy", _("Năng lượng")
        FOREIGN_TRADE = "foreign_trade", _("Xuất nhập khẩu")
        DOMESTIC_TRADE = "domestic_trade", _("Thương mại trong nước")
        OTHER = "other", _("Khác")

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="targets")
    code = models.SlugField(max_length=20)
    order = models.PositiveSmallIntegerField()
    name_vi = models.CharField(max_length=200)
    name_en = models.CharField(max_length=200, blank=True)
    group = models.CharField(max_length=20, choices=Group.choices)
    aggregation = models.CharField(max_length=20, choices=[(a.value, a.value) for a in Aggregation])
    comparison = models.CharField(max_length=20, choices=[(c.value, c.value) for c in Comparison])
    low = models.DecimalField(max_digits=12, decimal_places=4)
    high = models.DecimalField(max_digits=12, decimal_places=4, null=True, blank=True)
    tolerance = models.DecimalField(max_digits=12, decimal_places=4, null=True, blank=True)
    beyond_counts = models.BooleanField(null=True, blank=True)
    from_year = models.PositiveSmallIntegerField()
    to_year = models.PositiveSmallIntegerField()
    unit = models.ForeignKey(MeasureUnit, on_delete=models.PROTECT, related_name="+")
    definitions = models.JSONField(default=list)  # indicator codes, the main one first
    context = models.JSONField(default=list)  # indicator codes shown beside
    levels = models.CharField(max_length=80, blank=True)  # indicator of levels behind a growth, for the cross-check
    is_disputed = models.BooleanField(default=False)
    texts = models.JSONField(default=dict)  # article, tolerance reason, range reason, dispute as in the file

    objects = TargetQuerySet.as_manager()

    class Meta:
        ordering = ["programme", "order"]
        constraints = [models.UniqueConstraint(fields=["programme", "code"], name="target_once")]

    def __str__(self) -> str:
        return f"{self.code} {self.name_vi}"

    def get_absolute_url(self) -> str:
        return reverse("programme:target", args=[self.code])

    @property
    def name(self) -> str:
        return in_language(self.name_vi, self.name_en)

    @property
    def series_codes(self) -> list[str]:
        """Every series this target touches: definitions, levels, context; the main one first."""
        return list(dict.fromkeys([*self.definitions, *([self.levels] if self.levels else []), *self.context]))

    @property
    def is_garbled(self) -> bool:
        return bool(self.texts.get("article", {}).get("garbled"))

    def text(self, *path: str) -> str:
        """A text of the file in the language of the page, "" when the file has none."""
        found: object = self.texts
        for key in path:
            found = found.get(key, {}) if isinstance(found, dict) else {}
        return in_language(found.get("vi", ""), found.get("en", "")) if isinstance(found, dict) else str(found)

    def as_rule(self) -> TargetRule:
        return TargetRule(
            comparison=Comparison(self.comparison),
            aggregation=Aggregation(self.aggregation),
            low=Decimal(self.low),
            high=self.high,
            tolerance=self.tolerance,
            beyond_counts=self.beyond_counts,
            from_year=self.from_year,
            to_year=self.to_year,
        )


class ProgrammeTask(models.Model):
    """One of the tasks of the programme, told in the programme file's own words."""

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="tasks")
    code = models.SlugField(max_length=20)
    order = models.PositiveSmallIntegerField()
    name_vi = models.CharField(max_length=200)
    name_en = models.CharField(max_length=200, blank=True)
    summary_vi = models.TextField()
    summary_en = models.TextField(blank=True)

    class Meta:
        ordering = ["programme", "order"]
        constraints = [models.UniqueConstraint(fields=["programme", "code"], name="task_once")]

    def __str__(self) -> str:
        return self.name_vi

    @property
    def name(self) -> str:
        return in_language(self.name_vi, self.name_en)

    @property
    def summary(self) -> str:
        return in_language(self.summary_vi, self.summary_en)


class Goal(models.Model):
    """A goal that is no macro figure: judged by people on evidence, or counted by another room later."""

    class Kind(models.TextChoices):
        JUDGED = "judged", _("Do người có thẩm quyền kết luận")
        MEASURED = "measured", _("Đếm từ sổ theo dõi")

    class Judgement(models.TextChoices):
        OPEN = "open", _("Chưa kết luận")
        MET = "met", _("Đạt")
        NOT_MET = "not_met", _("Không đạt")

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="goals")
    code = models.SlugField(max_length=20)
    order = models.PositiveSmallIntegerField()
    name_vi = models.CharField(max_length=200)
    name_en = models.CharField(max_length=200, blank=True)
    kind = models.CharField(max_length=10, choices=Kind.choices)
    how_vi = models.TextField()
    how_en = models.TextField(blank=True)
    evidence = models.JSONField(default=list)  # indicator codes
    judgement = models.CharField(max_length=10, choices=Judgement.choices, default=Judgement.OPEN)
    ground = models.TextField(blank=True)
    judged_on = models.DateField(null=True, blank=True)
    judged_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ["programme", "order"]
        constraints = [
            models.UniqueConstraint(fields=["programme", "code"], name="goal_once"),
            models.CheckConstraint(
                condition=Q(judgement="open") | ~Q(ground="") & Q(judged_on__isnull=False),
                name="goal_judged_on_evidence",
                violation_error_message=_("Kết luận về mục tiêu phải kèm căn cứ và ngày kết luận."),
            ),
        ]

    def __str__(self) -> str:
        return self.name_vi

    @property
    def name(self) -> str:
        return in_language(self.name_vi, self.name_en)

    @property
    def how(self) -> str:
        return in_language(self.how_vi, self.how_en)
