"""Rounds, registrations, nominations with their dossiers, appraisals and returns."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from thidua.core.roles import Role
from thidua.organisation.models import Person, Unit
from thidua.organisation.permissions import scope
from thidua.record.models import Basis
from thidua.rulebooks.models import LawState


class RoundQuerySet(models.QuerySet["Round"]):
    def visible_to(self, user: object) -> RoundQuerySet:
        """Drafts only to the ministry's department; an opened round to everybody with a role."""
        grants = getattr(user, "grants", [])
        if not grants or all(grant.role == Role.ADMIN for grant in grants):
            return self.none()
        drafts = scope(user, Role.DEPARTMENT)
        return self.filter(~Q(state=Round.State.DRAFT) | drafts)


class Round(models.Model):
    """One award round of a ministry or unit: what is awarded, for which year, by which days.

    `received_on` is the day dossiers count as received for appraisal (it chooses the law), `decide_on` the day a
    decision is planned; both feed the question to the law engine.
    """

    class State(models.TextChoices):
        DRAFT = "draft", _("Đang soạn")
        OPEN = "open", _("Đang nhận hồ sơ")
        APPRAISAL = "appraisal", _("Đang thẩm định")
        COUNCIL = "council", _("Hội đồng đang xét")
        DECISION = "decision", _("Đang trình quyết định")
        CLOSED = "closed", _("Đã kết thúc")

    name = models.CharField(_("Tên đợt xét"), max_length=200)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="rounds")
    year = models.PositiveSmallIntegerField(_("Năm xét"))
    awards = models.JSONField(_("Danh hiệu, hình thức"), default=list)  # award keys
    programme = models.CharField(max_length=80, blank=True)
    opens_on = models.DateField(_("Mở từ ngày"))
    register_by = models.DateField(_("Đăng ký chậm nhất"))
    submit_by = models.DateField(_("Nộp hồ sơ chậm nhất"))
    received_on = models.DateField(_("Ngày nhận hồ sơ để thẩm định"))
    decide_on = models.DateField(_("Ngày dự kiến quyết định"))
    state = models.CharField(max_length=10, choices=State.choices, default=State.DRAFT)
    guidance = models.TextField(_("Hướng dẫn"), blank=True)
    local_rules = models.CharField(max_length=8, default="unseen")  # none, loaded, unseen: see the facts contract
    next_number = models.PositiveIntegerField(default=1)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    objects = RoundQuerySet.as_manager()

    class Meta:
        ordering = ["-year", "-opens_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(register_by__gte=models.F("opens_on"), submit_by__gte=models.F("register_by"))
                & Q(decide_on__gte=models.F("submit_by")),
                name="round_days_in_order",
                violation_error_message=_("Các mốc phải theo thứ tự: mở, đăng ký, nộp hồ sơ, quyết định."),
            )
        ]

    def __str__(self) -> str:
        return self.name


class RegistrationQuerySet(models.QuerySet["Registration"]):
    def visible_to(self, user: object) -> RegistrationQuerySet:
        return self.filter(scope(user, Role.OFFICER, Role.DEPARTMENT, Role.SECRETARY, Role.LEADER))


class Registration(models.Model):
    """A unit takes part in a round and says what it aims at: `aims` is {award key: number}."""

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="registrations")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="registrations")
    aims = models.JSONField(default=dict)
    note = models.TextField(blank=True)
    registered_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    registered_at = models.DateTimeField()

    objects = RegistrationQuerySet.as_manager()

    class Meta:
        ordering = ["unit__path"]
        constraints = [models.UniqueConstraint(fields=["round", "unit"], name="registered_once")]

    def __str__(self) -> str:
        return f"{self.round} · {self.unit}"


class NominationQuerySet(models.QuerySet["Nomination"]):
    def visible_to(self, user: object) -> NominationQuerySet:
        """The unit's own for its officer; what was handed in for the ministry's side and for the person it is about."""
        if not getattr(user, "is_authenticated", False):
            return self.none()
        taken_back_unseen = Q(state=Nomination.State.WITHDRAWN, submitted_at__isnull=True)
        submitted = ~Q(state=Nomination.State.DRAFT) & ~taken_back_unseen
        return self.filter(
            scope(user, Role.OFFICER)
            | (submitted & scope(user, Role.DEPARTMENT, Role.SECRETARY, Role.LEADER))
            | (submitted & Q(person__user=user.pk))  # type: ignore[attr-defined]
        )

    def active(self) -> NominationQuerySet:
        """Those that still count: neither withdrawn nor rejected."""
        return self.exclude(state__in=[Nomination.State.WITHDRAWN, Nomination.State.REJECTED])


class Nomination(models.Model):
    """One subject proposed by one unit for one award in one round; with its papers it is a dossier.

    `version` rises with every change: two editors cannot undo each other unseen.
    """

    class State(models.TextChoices):
        DRAFT = "draft", _("Đang lập")
        SUBMITTED = "submitted", _("Đã nộp")
        RETURNED = "returned", _("Bị trả lại")
        ACCEPTED = "accepted", _("Đã tiếp nhận, đủ hồ sơ")
        REJECTED = "rejected", _("Không đủ điều kiện")
        PASSED = "passed", _("Hội đồng thông qua")
        NOT_PASSED = "not_passed", _("Hội đồng không thông qua")
        DECIDED = "decided", _("Đã có quyết định")
        WITHDRAWN = "withdrawn", _("Đã rút")

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="nominations")
    number = models.PositiveIntegerField(_("Số hồ sơ"))
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="nominations")
    person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="nominations")
    collective = models.ForeignKey(
        Unit, null=True, blank=True, on_delete=models.PROTECT, related_name="own_nominations"
    )
    award = models.CharField(max_length=40)
    year = models.PositiveSmallIntegerField()
    basis = models.CharField(max_length=12, choices=Basis.choices, null=True, blank=True)
    achievement = models.TextField(_("Tóm tắt thành tích"), blank=True)
    explanation = models.TextField(_("Giải trình của đơn vị"), blank=True)  # where the verdict leaves a question open
    outcome = models.CharField(max_length=16, blank=True)  # of the last check, for lists; the page asks the law anew
    initiatives = models.ManyToManyField("record.Initiative", blank=True, related_name="nominations")
    state = models.CharField(max_length=10, choices=State.choices, default=State.DRAFT, db_index=True)
    version = models.PositiveIntegerField(default=1)
    proposed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="nominations")
    proposed_at = models.DateTimeField()
    submitted_at = models.DateTimeField(null=True)
    submitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="submitted_nominations"
    )
    appraised_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="appraised_nominations"
    )
    appraised_at = models.DateTimeField(null=True)
    appraisal_note = models.TextField(blank=True)  # of the acceptance, or the ground of the rejection

    objects = NominationQuerySet.as_manager()

    class Meta:
        ordering = ["round", "number"]
        constraints = [
            models.UniqueConstraint(fields=["round", "number"], name="dossier_number_once"),
            models.CheckConstraint(
                condition=Q(person__isnull=False, collective__isnull=True)
                | Q(person__isnull=True, collective__isnull=False),
                name="nominates_a_person_or_a_collective",
            ),
            models.UniqueConstraint(
                fields=["round", "award", "person"],
                condition=Q(person__isnull=False) & ~Q(state__in=["withdrawn", "rejected"]),
                name="person_nominated_once",
                violation_error_message=_("Người này đã được đề nghị danh hiệu đó trong đợt xét."),
            ),
            models.UniqueConstraint(
                fields=["round", "award", "collective"],
                condition=Q(collective__isnull=False) & ~Q(state__in=["withdrawn", "rejected"]),
                name="collective_nominated_once",
                violation_error_message=_("Tập thể này đã được đề nghị danh hiệu đó trong đợt xét."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.label_number} · {self.subject}"

    @property
    def label_number(self) -> str:
        return f"{self.number:04d}"

    @property
    def subject(self) -> Person | Unit:
        subject = self.person or self.collective
        assert subject is not None
        return subject

    @property
    def subject_kind(self) -> str:
        return "individual" if self.person_id else "collective"


OPEN_STATES = ("draft", "submitted", "returned", "accepted", "passed")  # nothing was decided yet


class Paper(models.Model):
    """One paper of a dossier. `kind` is the id of the paper in the rulebook; a paper may be declared not needed."""

    nomination = models.ForeignKey(Nomination, on_delete=models.CASCADE, related_name="papers")
    kind = models.CharField(max_length=60)
    file = models.FileField(upload_to="papers/%Y/", null=True, blank=True)
    file_name = models.CharField(max_length=200, blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
    not_needed = models.BooleanField(default=False)  # the unit declares so, `note` says why
    note = models.CharField(max_length=300, blank=True)
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField()

    class Meta:
        ordering = ["kind", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(not_needed=True, file_name="") | (Q(not_needed=False) & ~Q(file_name="")),
                name="paper_is_a_file_or_a_declaration",
            ),
            models.UniqueConstraint(fields=["nomination", "kind"], name="one_paper_of_a_kind"),
        ]

    def __str__(self) -> str:
        return self.file_name or self.kind


class Return(models.Model):
    """A numbered return of a dossier to its unit: never overwritten; the next return is a new row."""

    nomination = models.ForeignKey(Nomination, on_delete=models.CASCADE, related_name="returns")
    number = models.PositiveSmallIntegerField()
    returned_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    returned_at = models.DateTimeField()
    due_on = models.DateField(null=True, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answer = models.TextField(blank=True)
    snapshot = models.JSONField(default=dict)  # the dossier as it was sent back, part → text; for before and after

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["nomination", "number"], name="return_number_once")]

    def __str__(self) -> str:
        return f"{self.nomination} · {self.number}"


class ReturnReason(models.Model):
    """One reason of a return: its defect code, the paper or clause it is about, and what to do."""

    of = models.ForeignKey(Return, on_delete=models.CASCADE, related_name="reasons")
    number = models.PositiveSmallIntegerField()
    code = models.CharField(max_length=40)
    about = models.CharField(max_length=80, blank=True)
    text = models.TextField()
    answer = models.TextField(blank=True)  # what the unit did about it

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["of", "number"], name="reason_number_once")]

    def __str__(self) -> str:
        return self.text


class Verdict(models.Model):
    """The answer of the law engine at one moment of a dossier, kept with the question and facts it used.

    `law` is the law that gave it, so that it can be asked again and explained for ever.
    """

    class Moment(models.TextChoices):
        SUBMITTED = "submitted", _("Khi nộp hồ sơ")
        ACCEPTED = "accepted", _("Khi thẩm định")
        VOTED = "voted", _("Khi Hội đồng bỏ phiếu")
        DECIDED = "decided", _("Khi quyết định")

    nomination = models.ForeignKey(Nomination, on_delete=models.CASCADE, related_name="verdicts")
    moment = models.CharField(max_length=10, choices=Moment.choices)
    at = models.DateTimeField()
    question = models.JSONField()
    answer = models.JSONField()
    outcome = models.CharField(max_length=16)
    rulebook = models.CharField(max_length=60)
    law = models.ForeignKey(LawState, null=True, on_delete=models.PROTECT, related_name="verdicts")

    class Meta:
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.nomination} · {self.outcome}"


class OutcomeChangeQuerySet(models.QuerySet["OutcomeChange"]):
    def visible_to(self, user: object) -> OutcomeChangeQuerySet:
        """Those of the dossiers that the user works on."""
        return self.filter(nomination__in=Nomination.objects.visible_to(user)).filter(
            scope(user, Role.OFFICER, Role.DEPARTMENT, Role.SECRETARY, Role.LEADER, field="nomination__unit")
        )

    def waiting_for(self, user: object) -> OutcomeChangeQuerySet:
        """Those of open dossiers that the user's side, unit or department, has not looked at."""
        unseen = Q(unit_seen_at__isnull=True) & scope(user, Role.OFFICER, field="nomination__unit")
        unread = Q(ministry_seen_at__isnull=True) & scope(user, Role.DEPARTMENT, field="nomination__unit")
        return self.visible_to(user).filter(unseen | unread, nomination__state__in=OPEN_STATES)


class OutcomeChange(models.Model):
    """An open dossier came out otherwise when the law changed; inserted by the review after the change.

    `clauses` are those that came out otherwise, as `impact.difference` tells them. Unit and department each say once
    that they have seen it.
    """

    nomination = models.ForeignKey(Nomination, on_delete=models.CASCADE, related_name="law_changes")
    law = models.ForeignKey(LawState, on_delete=models.PROTECT, related_name="+")  # after the change
    before = models.CharField(max_length=16)
    after = models.CharField(max_length=16)
    clauses = models.JSONField(default=list)
    at = models.DateTimeField()
    unit_seen_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    unit_seen_at = models.DateTimeField(null=True)
    ministry_seen_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    ministry_seen_at = models.DateTimeField(null=True)

    objects = OutcomeChangeQuerySet.as_manager()

    class Meta:
        ordering = ["-at", "-pk"]
        constraints = [models.UniqueConstraint(fields=["nomination", "law"], name="change_of_law_once")]

    def __str__(self) -> str:
        return f"{self.nomination} · {self.before} → {self.after}"
