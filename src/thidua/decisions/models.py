"""Decisions, the certificates they give, corrections and revocations."""

from __future__ import annotations

import secrets
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from thidua.awards.models import Nomination, Round
from thidua.core.roles import Role
from thidua.decisions.domain.commitments import SALT_BYTES, public_hash
from thidua.decisions.domain.numbers import shown_number
from thidua.organisation.models import Unit
from thidua.organisation.permissions import scope

MINISTRY_SIDE = (Role.DEPARTMENT, Role.SECRETARY, Role.LEADER)


def new_public_id() -> str:
    """128 random bits as 32 hexadecimal digits: the address of a certificate cannot be guessed."""
    return secrets.token_hex(16)


def new_salt() -> str:
    return secrets.token_hex(SALT_BYTES)


class DecisionQuerySet(models.QuerySet["Decision"]):
    def visible_to(self, user: object) -> DecisionQuerySet:
        """Drafts to the ministry's side only; an issued decision to the officers of the units it names as
        well.
        """
        issued = ~Q(state__in=[Decision.State.DRAFT, Decision.State.SIGNED])
        named = DecisionItem.objects.filter(scope(user, Role.OFFICER, field="nomination__unit")).values("decision")
        return self.filter(scope(user, *MINISTRY_SIDE) | (issued & Q(pk__in=named)))

    def issued(self) -> DecisionQuerySet:
        """What stands in the public register: issued, whether or not it was revoked later."""
        return self.filter(state__in=[Decision.State.ISSUED, Decision.State.REVOKED])


class Decision(models.Model):
    """A decision with its annexed list. Only number and date are typed; after issuing only a correction
    changes it.

    Everything that is printed is stored as it was when drafted (`bases`, `articles`, names of bodies), so
    that the paper
    of an old decision never changes with the wording of a later version.
    """

    class State(models.TextChoices):
        DRAFT = "draft", _("Dự thảo")
        SIGNED = "signed", _("Đã ký, chờ cấp số")
        ISSUED = "issued", _("Đã ban hành")
        REVOKED = "revoked", _("Đã hủy bỏ")

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="decisions")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="decisions")  # the issuing body
    award = models.CharField(max_length=40)
    award_name = models.CharField(max_length=120, blank=True)
    subject = models.CharField(_("Trích yếu"), max_length=300)
    governing_body = models.CharField(max_length=250, blank=True)
    issuing_body = models.CharField(max_length=250, blank=True)
    decided_by = models.CharField(max_length=250, blank=True)  # "Bộ trưởng Bộ Công Thương"
    bases = models.JSONField(default=list)  # the "Căn cứ" lines
    articles = models.JSONField(default=list)
    recipients = models.JSONField(default=list)  # "Nơi nhận"
    number = models.CharField(_("Số"), max_length=20, blank=True)
    number_year = models.PositiveSmallIntegerField(null=True, blank=True)
    symbol = models.CharField(_("Ký hiệu"), max_length=30, default="QĐ-BCT")
    decided_on = models.DateField(_("Ngày quyết định"), null=True, blank=True)
    place = models.CharField(max_length=60, default="Hà Nội")
    authority_line = models.CharField(max_length=60, blank=True)  # "KT. Bộ trưởng"
    signatory_title = models.CharField(max_length=100)
    signatory_name = models.CharField(max_length=200)
    authority = models.JSONField(default=dict)  # answer of the law: who decides, article, confidence
    state = models.CharField(max_length=8, choices=State.choices, default=State.DRAFT)
    version = models.PositiveIntegerField(default=1)
    drafted_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    drafted_at = models.DateTimeField(null=True)
    signed_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    signed_at = models.DateTimeField(null=True)
    issued_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    issued_at = models.DateTimeField(null=True)

    objects = DecisionQuerySet.as_manager()

    class Meta:
        ordering = ["-decided_on", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "number", "symbol", "number_year"],
                condition=~Q(number=""),
                name="decision_number_once_a_year",
                violation_error_message=_("Số quyết định này đã được dùng trong năm."),
            ),
            models.CheckConstraint(
                condition=Q(state__in=["draft", "signed"])
                | (~Q(number="") & Q(decided_on__isnull=False) & Q(number_year__isnull=False)),
                name="issued_has_number_and_date",
                violation_error_message=_("Quyết định ban hành phải có số và ngày."),
            ),
        ]

    def __str__(self) -> str:
        return self.shown_number if self.number else self.subject

    @property
    def shown_number(self) -> str:
        return shown_number(self.number, self.symbol)

    @property
    def is_issued(self) -> bool:
        return self.state in {self.State.ISSUED, self.State.REVOKED}


class DecisionItem(models.Model):
    """One line of the annexed list, as it stood at the decision. `bonus` is the answer of `law.bonus`."""

    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="items")
    nomination = models.OneToOneField(Nomination, on_delete=models.PROTECT, related_name="decision_item")
    position = models.PositiveIntegerField()
    heading = models.CharField(max_length=250, blank=True)  # the unit under which the list names the line
    recipient = models.CharField(max_length=250)
    detail = models.CharField(max_length=400, blank=True)  # post and place within the unit, as printed in the list
    bonus = models.JSONField(default=dict)

    class Meta:
        ordering = ["position", "pk"]
        constraints = [models.UniqueConstraint(fields=["decision", "position"], name="annex_position_once")]

    def __str__(self) -> str:
        return self.recipient


class RegisterSeries(models.Model):
    """The next number of one series of certificates: body, award, year. Its row is the lock that keeps it
    gapless.
    """

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    mark = models.CharField(max_length=20)
    year = models.PositiveSmallIntegerField()
    next = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["unit", "mark", "year"], name="one_series")]

    def __str__(self) -> str:
        return f"{self.mark}-{self.unit_id}/{self.year}: {self.next}"


class CertificateQuerySet(models.QuerySet["Certificate"]):
    def visible_to(self, user: object) -> CertificateQuerySet:
        """The ministry's side sees all of its decisions; an officer those of the own unit; a person the
        own ones.
        """
        if not getattr(user, "is_authenticated", False):
            return self.none()
        return self.filter(
            scope(user, *MINISTRY_SIDE, field="item__decision__unit")
            | scope(user, Role.OFFICER, field="item__nomination__unit")
            | Q(item__nomination__person__user=user.pk)  # type: ignore[attr-defined]
        )


class Certificate(models.Model):
    """The certificate of one line: its public address and its state. It repeats what is printed and
    nothing more.

    `public_id` is what the QR code carries; whoever holds it may read what is printed. Events therefore
    know only
    `public_hash`, and of the printed words only `commitment`.
    """

    class State(models.TextChoices):
        VALID = "valid", _("Có hiệu lực")
        CORRECTED = "corrected", _("Đã đính chính")
        REVOKED = "revoked", _("Đã hủy bỏ")

    public_id = models.CharField(max_length=32, unique=True, default=new_public_id, editable=False)
    public_hash = models.CharField(max_length=64, unique=True, editable=False)
    item = models.OneToOneField(DecisionItem, on_delete=models.PROTECT, related_name="certificate")
    register_no = models.CharField(max_length=60, unique=True)
    printed = models.JSONField()  # recipient, detail, award, decision, place_date, signatory …: what the paper says
    salt = models.CharField(max_length=64, default=new_salt, editable=False)
    commitment = models.CharField(max_length=64, editable=False)
    state = models.CharField(max_length=10, choices=State.choices, default=State.VALID)
    changed_on = models.DateField(null=True, blank=True)

    objects = CertificateQuerySet.as_manager()

    class Meta:
        ordering = ["register_no"]

    def __str__(self) -> str:
        return self.register_no

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.public_hash = self.public_hash or public_hash(self.public_id)
        super().save(*args, **kwargs)


class RevocationQuerySet(models.QuerySet["Revocation"]):
    def visible_to(self, user: object) -> RevocationQuerySet:
        return self.filter(scope(user, *MINISTRY_SIDE, field="certificate__item__decision__unit"))


class Revocation(models.Model):
    """An award taken back: the ground of the law, the paper that proves it, the decision of the one who
    decided.
    """

    class State(models.TextChoices):
        PROPOSED = "proposed", _("Đã đề nghị, chờ quyết định")
        CONFIRMED = "confirmed", _("Đã hủy bỏ")
        DECLINED = "declined", _("Không hủy bỏ")

    certificate = models.ForeignKey(Certificate, on_delete=models.PROTECT, related_name="revocations")
    state = models.CharField(max_length=10, choices=State.choices, default=State.PROPOSED)
    ground = models.CharField(max_length=60)  # id of the ground in the rulebook
    ground_text = models.TextField()
    ground_cites = models.CharField(max_length=300, blank=True)
    explanation = models.TextField()
    evidence = models.CharField(_("Văn bản làm căn cứ"), max_length=300)
    proposed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField()
    decision_no = models.CharField(_("Số quyết định hủy bỏ"), max_length=60, blank=True)
    decided_on = models.DateField(_("Ngày quyết định hủy bỏ"), null=True, blank=True)
    closed_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    closed_at = models.DateTimeField(null=True)
    reply = models.TextField(blank=True)  # why it was declined

    objects = RevocationQuerySet.as_manager()

    class Meta:
        ordering = ["-proposed_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["certificate"],
                condition=~Q(state="declined"),
                name="one_revocation_at_a_time",
                violation_error_message=_("Bằng này đã có đề nghị hủy bỏ."),
            ),
            models.CheckConstraint(
                condition=~Q(state="confirmed") | (~Q(decision_no="") & Q(decided_on__isnull=False)),
                name="revocation_has_its_decision",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.certificate} · {self.get_state_display()}"


class Correction(models.Model):
    """A correction of what a certificate prints (a name misspelt), by a paper of its own."""

    certificate = models.ForeignKey(Certificate, on_delete=models.PROTECT, related_name="corrections")
    before = models.JSONField()
    after = models.JSONField()
    document = models.CharField(_("Văn bản đính chính"), max_length=120)
    corrected_on = models.DateField(_("Ngày đính chính"))
    corrected_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    corrected_at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.certificate} · {self.document}"
