"""Decisions, the certificates they give, corrections and revocations."""

from __future__ import annotations

import secrets

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from thidua.awards.models import Nomination, Round
from thidua.core.roles import Role
from thidua.organisation.models import Unit
from thidua.organisation.permissions import scope


def new_public_id() -> str:
    """128 random bits as 32 hexadecimal digits: the address of a certificate cannot be guessed."""
    return secrets.token_hex(16)


class DecisionQuerySet(models.QuerySet["Decision"]):
    def visible_to(self, user: object) -> DecisionQuerySet:
        """Drafts to the ministry's side only; an issued decision to the officers of the units it names as well."""
        ministry = scope(user, Role.DEPARTMENT, Role.SECRETARY, Role.LEADER)
        issued = ~Q(state=Decision.State.DRAFT)
        named = scope(user, Role.OFFICER, field="items__nomination__unit")
        return self.filter(ministry | (issued & named)).distinct()


class Decision(models.Model):
    """A decision with its annexed list. Only number and date are typed; after issuing only a correction changes it."""

    class State(models.TextChoices):
        DRAFT = "draft", _("Dự thảo")
        SIGNED = "signed", _("Đã ký, chờ cấp số")
        ISSUED = "issued", _("Đã ban hành")
        REVOKED = "revoked", _("Đã hủy bỏ")

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="decisions")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="decisions")  # the issuing body
    award = models.CharField(max_length=40)
    subject = models.CharField(_("Trích yếu"), max_length=300)
    bases = models.JSONField(default=list)  # the "Căn cứ" lines
    number = models.CharField(_("Số"), max_length=20, blank=True)
    symbol = models.CharField(_("Ký hiệu"), max_length=30, default="QĐ-BCT")
    decided_on = models.DateField(_("Ngày quyết định"), null=True, blank=True)
    place = models.CharField(max_length=60, default="Hà Nội")
    authority_line = models.CharField(max_length=60, blank=True)  # "KT. BỘ TRƯỞNG"
    signatory_title = models.CharField(max_length=100)
    signatory_name = models.CharField(max_length=200)
    state = models.CharField(max_length=8, choices=State.choices, default=State.DRAFT)
    drafted_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    signed_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    signed_at = models.DateTimeField(null=True)
    issued_at = models.DateTimeField(null=True)

    objects = DecisionQuerySet.as_manager()

    class Meta:
        ordering = ["-decided_on", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "number", "symbol", "decided_on"],
                condition=~Q(number=""),
                name="decision_number_once_a_day",
                violation_error_message=_("Số quyết định này đã được dùng."),
            ),
            models.CheckConstraint(
                condition=Q(state__in=["draft", "signed"]) | (~Q(number="") & Q(decided_on__isnull=False)),
                name="issued_has_number_and_date",
                violation_error_message=_("Quyết định ban hành phải có số và ngày."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number}/{self.symbol}" if self.number else self.subject


class DecisionItem(models.Model):
    """One line of the annexed list, as it stood at the decision. `bonus` is the answer of `law.bonus`."""

    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="items")
    nomination = models.OneToOneField(Nomination, on_delete=models.PROTECT, related_name="decision_item")
    position = models.PositiveIntegerField()
    recipient = models.CharField(max_length=250)
    detail = models.CharField(max_length=400, blank=True)  # post and unit as printed
    bonus = models.JSONField(default=dict)

    class Meta:
        ordering = ["position", "pk"]
        constraints = [models.UniqueConstraint(fields=["decision", "position"], name="annex_position_once")]

    def __str__(self) -> str:
        return self.recipient


class Certificate(models.Model):
    """The certificate of one line: its public address and its state. It repeats what is printed and nothing more."""

    class State(models.TextChoices):
        VALID = "valid", _("Có hiệu lực")
        CORRECTED = "corrected", _("Đã đính chính")
        REVOKED = "revoked", _("Đã hủy bỏ")

    public_id = models.CharField(max_length=32, primary_key=True, default=new_public_id, editable=False)
    item = models.OneToOneField(DecisionItem, on_delete=models.PROTECT, related_name="certificate")
    register_no = models.CharField(max_length=30, unique=True)
    printed = models.JSONField()  # recipient, detail, award, decision, place_date, signatory: what the paper says
    state = models.CharField(max_length=10, choices=State.choices, default=State.VALID)
    changed_on = models.DateField(null=True, blank=True)
    replaced_by = models.OneToOneField("self", null=True, blank=True, on_delete=models.PROTECT, related_name="replaces")

    class Meta:
        ordering = ["register_no"]

    def __str__(self) -> str:
        return self.register_no


class Revocation(models.Model):
    """An award taken back: the ground of the law, the paper that proves it, the decision of the one who decided."""

    certificate = models.OneToOneField(Certificate, on_delete=models.PROTECT, related_name="revocation")
    ground = models.CharField(max_length=60)  # id of the ground in the rulebook
    explanation = models.TextField()
    evidence = models.CharField(_("Văn bản làm căn cứ"), max_length=300)
    decision_no = models.CharField(_("Số quyết định hủy bỏ"), max_length=60)
    decided_on = models.DateField(_("Ngày quyết định hủy bỏ"))
    proposed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    revoked_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    revoked_at = models.DateTimeField(null=True)  # null: proposed, waits for the one who decided

    class Meta:
        ordering = ["-decided_on", "-pk"]

    def __str__(self) -> str:
        return f"{self.certificate} · {self.ground}"


class Correction(models.Model):
    """A correction of what a certificate prints (a name misspelt), by a paper of its own."""

    certificate = models.ForeignKey(Certificate, on_delete=models.PROTECT, related_name="corrections")
    before = models.JSONField()
    after = models.JSONField()
    document = models.CharField(_("Văn bản đính chính"), max_length=120)
    corrected_on = models.DateField()
    corrected_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.certificate} · {self.document}"
