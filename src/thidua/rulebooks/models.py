"""What the ministry's lawyers confirmed. A later line on the same statement takes the place of an earlier one."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class ConfirmationQuerySet(models.QuerySet["Confirmation"]):
    def visible_to(self, user: object) -> ConfirmationQuerySet:
        """Everybody who signs in sees who confirmed what; the public does not see names."""
        return self if getattr(user, "is_authenticated", False) else self.none()

    def in_force(self) -> ConfirmationQuerySet:
        """Of each statement the line that counts: the last one written."""
        newer = Confirmation.objects.filter(ref=models.OuterRef("ref"), pk__gt=models.OuterRef("pk"))
        return self.filter(~models.Exists(newer))


class Confirmation(models.Model):
    """One line: a lawyer compared one statement of the rulebooks with the official text. Inserted only.

    `ref` names the statement, `digest` the very text that was read: when the rulebook's text changes, the line lapses.
    """

    class Outcome(models.TextChoices):
        AS_TEXT = "as_text", _("Đúng như văn bản")
        DIFFERS = "differs", _("Khác văn bản")
        WITHDRAWN = "withdrawn", _("Thu hồi xác nhận")

    ref = models.CharField(max_length=200, db_index=True)
    digest = models.CharField(max_length=64)
    sentence = models.TextField()  # as it stood then, in Vietnamese
    cites = models.TextField()
    outcome = models.CharField(_("Kết quả đối chiếu"), max_length=10, choices=Outcome.choices)
    text_says = models.TextField(_("Văn bản ghi"), blank=True)
    paper_no = models.CharField(_("Văn bản đã đối chiếu"), max_length=200, blank=True)
    page = models.CharField(_("Trang, điều, khoản"), max_length=100, blank=True)
    remark = models.TextField(_("Nhận xét"), blank=True)
    file = models.FileField(upload_to="law/%Y/", null=True, blank=True)
    file_name = models.CharField(max_length=200, blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="confirmations")
    at = models.DateTimeField()

    objects = ConfirmationQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(outcome="differs") | ~Q(text_says=""),
                name="difference_says_the_text",
                violation_error_message=_("Ghi văn bản nói gì ở điểm này."),
            ),
            models.CheckConstraint(
                condition=Q(outcome="withdrawn") | ~Q(paper_no=""),
                name="confirmation_names_its_paper",
                violation_error_message=_("Ghi văn bản đã đối chiếu."),
            ),
            models.CheckConstraint(
                condition=~Q(outcome="withdrawn") | ~Q(remark=""),
                name="withdrawal_has_a_reason",
                violation_error_message=_("Ghi lý do thu hồi."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.ref} · {Confirmation.Outcome(self.outcome).label}"
