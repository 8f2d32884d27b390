"""Councils, meetings, interests, paper ballots counted by two tellers, minutes.

No table here holds a single vote: only the sums that each teller counted, per nominee.
"""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from thidua.awards.models import Nomination, Round
from thidua.core.roles import Role
from thidua.organisation.models import Person, Unit
from thidua.organisation.permissions import scope

COUNCIL_ROLES = (Role.SECRETARY, Role.DEPARTMENT, Role.LEADER, Role.TELLER)


class CouncilQuerySet(models.QuerySet["Council"]):
    def visible_to(self, user: object) -> CouncilQuerySet:
        return self.filter(scope(user, *COUNCIL_ROLES))


class Council(models.Model):
    """The emulation and commendation council of a ministry or a unit."""

    name = models.CharField(_("Tên Hội đồng"), max_length=200)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="councils")
    founded_by = models.CharField(_("Quyết định thành lập"), max_length=200, blank=True)
    from_on = models.DateField()
    until_on = models.DateField(null=True, blank=True)

    objects = CouncilQuerySet.as_manager()

    class Meta:
        ordering = ["unit__path", "from_on"]

    def __str__(self) -> str:
        return self.name


class Member(models.Model):
    """An appointed member. The base of a threshold is all appointed members, present or not."""

    class Seat(models.TextChoices):
        CHAIR = "chair", _("Chủ tịch")
        DEPUTY = "deputy", _("Phó Chủ tịch")
        STANDING = "standing", _("Ủy viên thường trực")
        MEMBER = "member", _("Ủy viên")
        SECRETARY = "secretary", _("Ủy viên, Thư ký")

    council = models.ForeignKey(Council, on_delete=models.CASCADE, related_name="members")
    full_name = models.CharField(max_length=200)
    post = models.CharField(max_length=200, blank=True)
    seat = models.CharField(max_length=10, choices=Seat.choices, default=Seat.MEMBER)
    position = models.PositiveSmallIntegerField(default=0)
    person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="seats")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="seats"
    )
    until_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return self.full_name


class MeetingQuerySet(models.QuerySet["Meeting"]):
    def visible_to(self, user: object) -> MeetingQuerySet:
        return self.filter(scope(user, *COUNCIL_ROLES, field="council__unit"))


class Meeting(models.Model):
    """One meeting: agenda, attendance, interests, ballot papers, counting, closing."""

    class State(models.TextChoices):
        PLANNED = "planned", _("Đang chuẩn bị")
        OPEN = "open", _("Đang họp")
        COUNTING = "counting", _("Đang kiểm phiếu")
        CLOSED = "closed", _("Đã kết thúc")

    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="meetings")
    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="meetings")
    held_at = models.DateTimeField(_("Thời gian họp"))
    place = models.CharField(_("Địa điểm"), max_length=200)
    state = models.CharField(max_length=10, choices=State.choices, default=State.PLANNED)
    teller_1 = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    teller_2 = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    papers_issued = models.PositiveSmallIntegerField(null=True, blank=True)
    opinions = models.TextField(_("Ý kiến tại phiên họp"), blank=True)
    conclusion = models.TextField(_("Kết luận"), blank=True)
    minutes_no = models.CharField(max_length=40, blank=True)
    opened_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)

    objects = MeetingQuerySet.as_manager()

    class Meta:
        ordering = ["-held_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(teller_1__isnull=True) | Q(teller_2__isnull=True) | ~Q(teller_1=models.F("teller_2")),
                name="two_different_tellers",
                violation_error_message=_("Hai người kiểm phiếu phải khác nhau."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.council} · {self.held_at:%d/%m/%Y}"


class Attendance(models.Model):
    class State(models.TextChoices):
        PRESENT = "present", _("Có mặt")
        WRITTEN = "written", _("Vắng, gửi phiếu kín")
        ABSENT = "absent", _("Vắng")

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="attendances")
    member = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="attendances")
    state = models.CharField(max_length=8, choices=State.choices)
    reason = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["member__position", "pk"]
        constraints = [models.UniqueConstraint(fields=["meeting", "member"], name="attends_once")]

    def __str__(self) -> str:
        return f"{self.member} · {self.get_state_display()}"


class AgendaItem(models.Model):
    """A nominee before the council, with the threshold that the rulebook gave and the result."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="items")
    nomination = models.OneToOneField(Nomination, on_delete=models.PROTECT, related_name="agenda_item")
    position = models.PositiveSmallIntegerField()
    threshold = models.JSONField(default=dict)  # answer of `law.threshold`: percent, base, votes_needed, cites
    agree = models.PositiveSmallIntegerField(null=True)
    disagree = models.PositiveSmallIntegerField(null=True)
    blank = models.PositiveSmallIntegerField(null=True)
    invalid = models.PositiveSmallIntegerField(null=True)
    passed = models.BooleanField(null=True)

    class Meta:
        ordering = ["position", "pk"]
        constraints = [models.UniqueConstraint(fields=["meeting", "position"], name="agenda_position_once")]

    def __str__(self) -> str:
        return f"{self.position}. {self.nomination}"


class Interest(models.Model):
    """A member declares an interest in a nominee and withdraws from that item."""

    item = models.ForeignKey(AgendaItem, on_delete=models.CASCADE, related_name="interests")
    member = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="interests")
    reason = models.CharField(max_length=300)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["item", "member"], name="interest_once")]

    def __str__(self) -> str:
        return f"{self.member} · {self.reason}"


class CountSheet(models.Model):
    """What one teller counted, typed apart from the other."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="sheets")
    teller = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    papers_collected = models.PositiveSmallIntegerField()
    finished_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["meeting", "teller"], name="one_sheet_a_teller")]

    def __str__(self) -> str:
        return f"{self.meeting} · {self.teller}"


class CountLine(models.Model):
    sheet = models.ForeignKey(CountSheet, on_delete=models.CASCADE, related_name="lines")
    item = models.ForeignKey(AgendaItem, on_delete=models.CASCADE, related_name="counts")
    agree = models.PositiveSmallIntegerField()
    disagree = models.PositiveSmallIntegerField()
    blank = models.PositiveSmallIntegerField()
    invalid = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["item__position"]
        constraints = [models.UniqueConstraint(fields=["sheet", "item"], name="one_line_an_item")]

    def __str__(self) -> str:
        return f"{self.item}: {self.agree}/{self.disagree}/{self.blank}/{self.invalid}"
