"""Movements and campaigns of the sector and of the country."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _


def in_language(vi: str, en: str) -> str:
    return en if en and (get_language() or "vi").startswith("en") else vi


class MovementQuerySet(models.QuerySet["Movement"]):
    def visible_to(self, user: object) -> MovementQuerySet:
        """Movements are public."""
        return self.all()

    def running_in(self, year: int) -> MovementQuerySet:
        """Movements of that year; an open end runs on, an unknown beginning does not exclude."""
        return self.filter(
            Q(period_from__isnull=True) | Q(period_from__lte=year),
            Q(period_to__isnull=True) | Q(period_to__gte=year),
        )


class Movement(models.Model):
    """A movement, campaign or drive: who launched it, for whom, when, on what basis, and how sure that is."""

    class Level(models.TextChoices):
        NATIONAL = "national", _("Toàn quốc")
        SECTOR = "sector", _("Ngành")
        MINISTRY = "ministry", _("Bộ")
        TRADE_UNION = "trade_union", _("Công đoàn")

    class InArticle(models.TextChoices):
        DIRECT = "direct", _("Có trong lời phát động")
        INDIRECT = "indirect", _("Nhắc gián tiếp trong lời phát động")
        NO = "no", _("Không có trong lời phát động")

    class Confidence(models.TextChoices):
        HIGH = "high", _("Tin cậy cao")
        MEDIUM = "medium", _("Tin cậy vừa")
        LOW = "low", _("Chưa kiểm chứng")
        UNKNOWN = "unknown", _("Chưa xác định")

    code = models.SlugField(max_length=40, unique=True)
    order = models.PositiveSmallIntegerField(default=0)
    name_vi = models.CharField(_("Tên phong trào"), max_length=300)
    name_en = models.CharField(max_length=300, blank=True)
    search_text = models.CharField(max_length=700, db_index=True)
    launching_authority = models.CharField(_("Cơ quan phát động"), max_length=200)
    level = models.CharField(_("Cấp"), max_length=12, choices=Level.choices)
    period_from = models.PositiveSmallIntegerField(_("Từ năm"), null=True, blank=True)
    period_to = models.PositiveSmallIntegerField(_("Đến năm"), null=True, blank=True)
    target_group = models.CharField(_("Đối tượng"), max_length=300)
    legal_basis_vi = models.TextField(_("Căn cứ"))
    legal_basis_en = models.TextField(blank=True)
    legal_basis_confidence = models.CharField(max_length=8, choices=Confidence.choices)
    in_article = models.CharField(max_length=8, choices=InArticle.choices)
    source_vi = models.CharField(_("Nguồn"), max_length=300)
    source_en = models.CharField(max_length=300, blank=True)
    url = models.URLField(max_length=500, blank=True)
    confidence = models.CharField(max_length=8, choices=Confidence.choices)
    note_vi = models.TextField(blank=True)
    note_en = models.TextField(blank=True)

    objects = MovementQuerySet.as_manager()

    class Meta:
        ordering = ["order", "code"]
        constraints = [
            models.CheckConstraint(
                condition=Q(period_to__isnull=True)
                | Q(period_from__isnull=True)
                | Q(period_to__gte=models.F("period_from")),
                name="movement_years_in_order",
            )
        ]

    def __str__(self) -> str:
        return self.name_vi

    def get_absolute_url(self) -> str:
        return reverse("movements:movement", args=[self.code])

    @property
    def name(self) -> str:
        return in_language(self.name_vi, self.name_en)

    @property
    def legal_basis(self) -> str:
        return in_language(self.legal_basis_vi, self.legal_basis_en)

    @property
    def source(self) -> str:
        return in_language(self.source_vi, self.source_en)

    @property
    def note(self) -> str:
        return in_language(self.note_vi, self.note_en)

    @property
    def basis_is_unverified(self) -> bool:
        return self.legal_basis_confidence == self.Confidence.LOW
