"""What the ministry's lawyers confirmed. A later line on the same statement takes the place of an earlier one."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from thidua.core.models import Job
from thidua.core.permissions import can
from thidua.organisation.models import Unit


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


class EditionQuerySet(models.QuerySet["Edition"]):
    def visible_to(self, user: object) -> EditionQuerySet:
        """Who runs the law of this site: its department and its lawyers over the whole organisation."""
        return self if can(user, "rulebooks.manage_editions") else self.none()


class Edition(models.Model):
    """One version of all the rulebooks, kept whole: what was answered by it can be explained for ever.

    `digest` is `law.edition.digest_of` its files, `archive` a zip of them. Rows are never deleted.
    """

    class Origin(models.TextChoices):
        PACKAGE = "package", _("Theo phần mềm")
        UPLOAD = "upload", _("Tải lên")
        FOLDER = "folder", _("Nạp từ thư mục trên máy chủ")

    class Cases(models.TextChoices):
        WAITING = "waiting", _("Đang chờ thử")
        PASSED = "passed", _("Mọi trường hợp mẫu đều đúng")
        FAILED = "failed", _("Có trường hợp mẫu sai")

    digest = models.CharField(max_length=64, unique=True)
    archive = models.BinaryField()
    file_count = models.PositiveIntegerField()
    label = models.CharField(_("Tên ấn bản"), max_length=200)
    origin = models.CharField(max_length=10, choices=Origin.choices)
    origin_name = models.CharField(max_length=300, blank=True)  # of the file or folder
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="editions"
    )  # None: the software itself
    at = models.DateTimeField()
    cases = models.CharField(max_length=8, choices=Cases.choices, default=Cases.WAITING)
    cases_asked = models.PositiveIntegerField(default=0)
    failures = models.JSONField(default=list)  # of law.edition.Failure, as mappings
    cases_job = models.ForeignKey(Job, null=True, on_delete=models.SET_NULL, related_name="+")

    objects = EditionQuerySet.as_manager()

    class Meta:
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.label} ({self.short})"

    @property
    def short(self) -> str:
        """The beginning of the digest, as people read it out."""
        return self.digest[:12]


class Activation(models.Model):
    """From this moment the site answers by this edition, until the next line. Inserted only.

    `number` counts from 1: of two people who switch at once, one is refused by the database.
    """

    number = models.PositiveIntegerField(unique=True)
    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="activations")
    reason = models.TextField(_("Lý do"), blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["number"]

    def __str__(self) -> str:
        return f"{self.number}. {self.edition}"


class LocalDocumentQuerySet(models.QuerySet["LocalDocument"]):
    def visible_to(self, user: object) -> LocalDocumentQuerySet:
        """Everybody with a role sees the documents of the own unit, of those above it and of those below it."""
        seen = Q(pk__in=[])
        for grant in getattr(user, "grants", []):
            codes = grant.unit.path.rstrip("/").split("/")
            above = ["/".join(codes[: depth + 1]) + "/" for depth in range(len(codes))]
            seen |= Q(unit__path__in=above) | Q(unit__path__startswith=grant.unit.path)
        return self.filter(seen)

    def switched_on(self) -> LocalDocumentQuerySet:
        return self.filter(withdrawn_at__isnull=True)


class LocalDocument(models.Model):
    """A ministry's circular or a unit's regulation laid over the law for its unit and all below it; see `law.local`.

    `content` is the file as it was loaded and never changes; a document is switched off by its withdrawal, and what was
    answered with it can still be explained.
    """

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="local_documents")
    digest = models.CharField(max_length=64)
    content = models.TextField()
    name_vi = models.CharField(max_length=300)
    name_en = models.CharField(max_length=300)
    start = models.DateField(_("Có hiệu lực từ ngày"))
    until = models.DateField(_("Hết hiệu lực từ ngày"), null=True, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    withdrawn_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    withdrawn_at = models.DateTimeField(null=True)
    reason = models.TextField(blank=True)

    objects = LocalDocumentQuerySet.as_manager()

    class Meta:
        ordering = ["unit__path", "start", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "digest"], condition=Q(withdrawn_at__isnull=True), name="local_document_once"
            )
        ]

    def __str__(self) -> str:
        return self.name_vi


class LawState(models.Model):
    """The law of this site as an answer was given by it: an edition with what lawyers had confirmed. Inserted only.

    `confirmed` and `differing` are names of statements, `local` digests of local documents, all sorted; `digest` is
    over all of them.
    """

    digest = models.CharField(max_length=64, unique=True)
    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="states")
    confirmed = models.JSONField(default=list)
    differing = models.JSONField(default=list)
    local = models.JSONField(default=list)
    at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.edition} · {len(self.confirmed)} + {len(self.differing)}"
