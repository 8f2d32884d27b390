"""Councils, meetings, interests, paper ballots counted by two tellers, minutes.

No table here holds a single vote: only the sums that each teller counted, per nominee.
"""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from thidua.awards.models import Nomination, Round
from thidua.core.roles import Role
from thidua.organisation.models import Person, Unit
from thidua.organisation.permissions import scope

READERS = (Role.SECRETARY, Role.DEPARTMENT, Role.LEADER)


class CouncilQuerySet(models.QuerySet["Council"]):
    def visible_to(self, user: object) -> CouncilQuerySet:
        return self.filter(scope(user, *READERS))


class Council(models.Model):
    """The emulation and commendation council of a ministry or a unit.

    `own_…` is what the council's own regulation says where the law that was read gives no figure: the share of votes
    (percent, "at least" or "more than") and the quorum as a fraction ("2/3"). Typed by people, with its basis.
    """

    name = models.CharField(_("Tên Hội đồng"), max_length=200)
    unit = models.ForeignKey(Unit, verbose_name=_("Đơn vị"), on_delete=models.PROTECT, related_name="councils")
    founded_by = models.CharField(_("Quyết định thành lập"), max_length=200, blank=True)
    from_on = models.DateField(_("Từ ngày"))
    until_on = models.DateField(_("Đến ngày"), null=True, blank=True)  # the first day without it
    own_percent = models.PositiveSmallIntegerField(_("Tỷ lệ phiếu đồng ý"), null=True, blank=True)
    own_strict = models.BooleanField(_("Phải hơn tỷ lệ này"), default=False)
    own_quorum = models.CharField(_("Họp được khi có mặt"), max_length=7, blank=True)
    own_basis = models.CharField(_("Căn cứ"), max_length=200, blank=True)

    objects = CouncilQuerySet.as_manager()

    class Meta:
        ordering = ["unit__path", "-from_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(until_on__isnull=True) | Q(until_on__gt=models.F("from_on")),
                name="council_days_in_order",
                violation_error_message=_("Ngày kết thúc phải sau ngày bắt đầu."),
            ),
            models.CheckConstraint(
                condition=Q(own_percent__isnull=True) | Q(own_percent__gte=1, own_percent__lte=100),
                name="council_percent_in_range",
                violation_error_message=_("Tỷ lệ phiếu đồng ý từ 1 đến 100."),
            ),
        ]

    def __str__(self) -> str:
        return self.name


class MemberQuerySet(models.QuerySet["Member"]):
    def visible_to(self, user: object) -> MemberQuerySet:
        return self.filter(scope(user, *READERS, field="council__unit"))

    def in_force(self, on: object) -> MemberQuerySet:
        """Those appointed on a day; without days of their own, as long as the council."""
        return self.filter(Q(from_on__isnull=True) | Q(from_on__lte=on), Q(until_on__isnull=True) | Q(until_on__gt=on))


class Member(models.Model):
    """An appointed member. The base of a threshold is all appointed members, present or not."""

    class Seat(models.TextChoices):
        CHAIR = "chair", _("Chủ tịch")
        DEPUTY = "deputy", _("Phó Chủ tịch")
        STANDING = "standing", _("Ủy viên thường trực")
        MEMBER = "member", _("Ủy viên")
        SECRETARY = "secretary", _("Ủy viên, Thư ký")

    council = models.ForeignKey(Council, on_delete=models.CASCADE, related_name="members")
    full_name = models.CharField(_("Họ và tên"), max_length=200)
    post = models.CharField(_("Chức vụ"), max_length=200, blank=True)
    seat = models.CharField(_("Vị trí trong Hội đồng"), max_length=10, choices=Seat.choices, default=Seat.MEMBER)
    position = models.PositiveSmallIntegerField(_("Thứ tự"), default=0)
    person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="seats")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="seats"
    )
    from_on = models.DateField(_("Từ ngày"), null=True, blank=True)
    until_on = models.DateField(_("Đến ngày"), null=True, blank=True)

    objects = MemberQuerySet.as_manager()

    class Meta:
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return self.full_name


class MeetingQuerySet(models.QuerySet["Meeting"]):
    def visible_to(self, user: object) -> MeetingQuerySet:
        """The ministry's side, and the tellers of the meeting itself while they hold that role."""
        counts = Count.objects.filter(meeting=OuterRef("pk"))
        own = counts.filter(Q(teller_1=getattr(user, "pk", None)) | Q(teller_2=getattr(user, "pk", None)))
        return self.filter(
            scope(user, *READERS, field="council__unit")
            | (scope(user, Role.TELLER, field="council__unit") & Q(Exists(own)))
        )


class Meeting(models.Model):
    """One meeting: agenda, attendance, interests, ballot papers, counting, closing. `number` runs within the year."""

    class State(models.TextChoices):
        PLANNED = "planned", _("Đang chuẩn bị")
        OPEN = "open", _("Đã chốt danh sách")
        COUNTING = "counting", _("Đang kiểm phiếu")
        CLOSED = "closed", _("Đã có kết quả")
        DISCARDED = "discarded", _("Đã hủy")

    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="meetings")
    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="meetings")
    number = models.PositiveSmallIntegerField(_("Phiên số"))
    year = models.PositiveSmallIntegerField()
    held_at = models.DateTimeField(_("Thời gian họp"))
    place = models.CharField(_("Địa điểm"), max_length=200)
    state = models.CharField(max_length=10, choices=State.choices, default=State.PLANNED)
    chair = models.ForeignKey(Member, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    secretary = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    members_total = models.PositiveSmallIntegerField(null=True)  # appointed members when the list was frozen
    list_hash = models.CharField(max_length=64, blank=True)
    opinions = models.TextField(_("Ý kiến tại phiên họp"), blank=True)
    conclusion = models.TextField(_("Kết luận"), blank=True)
    minutes_no = models.CharField(_("Số biên bản"), max_length=40, blank=True)
    discard_reason = models.CharField(max_length=300, blank=True)
    opened_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)

    objects = MeetingQuerySet.as_manager()

    class Meta:
        ordering = ["-held_at", "pk"]
        constraints = [models.UniqueConstraint(fields=["council", "year", "number"], name="meeting_number_once")]

    def __str__(self) -> str:
        return f"{self.council} · {timezone.localtime(self.held_at):%d/%m/%Y}"

    @property
    def is_open(self) -> bool:
        return self.state not in {self.State.CLOSED, self.State.DISCARDED}

    @property
    def is_frozen(self) -> bool:
        return self.state in {self.State.OPEN, self.State.COUNTING, self.State.CLOSED}


class Attendance(models.Model):
    class State(models.TextChoices):
        PRESENT = "present", _("Có mặt")
        WRITTEN = "written", _("Vắng, gửi phiếu kín")
        ABSENT = "absent", _("Vắng")

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="attendances")
    member = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="attendances")
    state = models.CharField(max_length=8, choices=State.choices)
    reason = models.CharField(_("Lý do vắng"), max_length=200, blank=True)

    class Meta:
        ordering = ["member__position", "pk"]
        constraints = [models.UniqueConstraint(fields=["meeting", "member"], name="attends_once")]

    def __str__(self) -> str:
        return f"{self.member} · {self.get_state_display()}"


class BallotPaper(models.Model):
    """One form of the ballot, identical for everybody who gets it: the nominees from whom the same members withdrew."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="papers")
    number = models.PositiveSmallIntegerField()
    issued = models.PositiveSmallIntegerField(null=True)  # papers handed out, known when the counting begins

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["meeting", "number"], name="ballot_paper_once")]

    def __str__(self) -> str:
        return f"{self.meeting} · {self.number}"


class AgendaItem(models.Model):
    """A nominee before the council, with the threshold that the rulebook gave and the result.

    `listed` is what the frozen list says of the nominee (number, name, unit, award): later renaming changes no ballot.
    """

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="items")
    nomination = models.OneToOneField(Nomination, on_delete=models.PROTECT, related_name="agenda_item")
    position = models.PositiveSmallIntegerField()
    paper = models.ForeignKey(BallotPaper, null=True, on_delete=models.PROTECT, related_name="items")
    listed = models.JSONField(default=dict)
    threshold = models.JSONField(default=dict)  # see rulebook.Threshold: percent, base, needed, cites, source …
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
    """A member declares an interest in a nominee; who withdraws gets no ballot with that nominee on it."""

    class Kind(models.TextChoices):
        SELF = "self", _("Chính là người được đề nghị")
        RELATIVE = "relative", _("Vợ, chồng, cha, mẹ, con, anh, chị, em")
        SAME_UNIT = "same_unit", _("Cùng đơn vị")
        OTHER = "other", _("Lý do khác")

    item = models.ForeignKey(AgendaItem, on_delete=models.CASCADE, related_name="interests")
    member = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="interests")
    kind = models.CharField(_("Quan hệ"), max_length=10, choices=Kind.choices)
    reason = models.CharField(_("Nói rõ thêm"), max_length=300, blank=True)
    withdrew = models.BooleanField(default=True)

    class Meta:
        ordering = ["item__position", "member__position"]
        constraints = [
            models.UniqueConstraint(fields=["item", "member"], name="interest_once"),
            models.CheckConstraint(
                condition=~Q(kind="self") | Q(withdrew=True),
                name="nobody_votes_on_oneself",
                violation_error_message=_("Người được đề nghị không bỏ phiếu về chính mình."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.member} · {self.get_kind_display()}"


class Count(models.Model):
    """One counting of the papers by two tellers. A recount is a new row; the earlier one stays as it was."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="counts")
    number = models.PositiveSmallIntegerField()
    teller_1 = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    teller_2 = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    reason = models.CharField(max_length=300, blank=True)  # of a recount
    started_at = models.DateTimeField()

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "number"], name="count_number_once"),
            models.CheckConstraint(
                condition=~Q(teller_1=models.F("teller_2")),
                name="two_different_tellers",
                violation_error_message=_("Hai người kiểm phiếu phải khác nhau."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.meeting} · {self.number}"


class CountSheetQuerySet(models.QuerySet["CountSheet"]):
    def visible_to(self, user: object) -> CountSheetQuerySet:
        """One's own; the other's only once both tellers have finished, and the same for whoever reads the meeting."""
        unfinished = CountSheet.objects.filter(count=OuterRef("count"), finished_at__isnull=True)
        finished = ~Q(Exists(unfinished)) & Q(count__meeting__in=Meeting.objects.visible_to(user).values("pk"))
        own = Q(teller=getattr(user, "pk", None)) & scope(user, Role.TELLER, field="count__meeting__council__unit")
        return self.filter(own | finished)


class CountSheet(models.Model):
    """What one teller counted, typed apart from the other."""

    count = models.ForeignKey(Count, on_delete=models.CASCADE, related_name="sheets")
    teller = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    finished_at = models.DateTimeField(null=True)

    objects = CountSheetQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["count", "teller"], name="one_sheet_a_teller")]

    def __str__(self) -> str:
        return f"{self.count} · {self.teller}"


class CountedPapers(models.Model):
    """How many papers of one form a teller found in the box; empty until typed."""

    sheet = models.ForeignKey(CountSheet, on_delete=models.CASCADE, related_name="papers")
    paper = models.ForeignKey(BallotPaper, on_delete=models.CASCADE, related_name="counted")
    collected = models.PositiveSmallIntegerField(null=True)

    class Meta:
        ordering = ["paper__number"]
        constraints = [models.UniqueConstraint(fields=["sheet", "paper"], name="papers_counted_once")]

    def __str__(self) -> str:
        return f"{self.sheet} · {self.paper.number}: {self.collected}"


class CountLine(models.Model):
    """The sums of one nominee on one sheet; empty until typed."""

    sheet = models.ForeignKey(CountSheet, on_delete=models.CASCADE, related_name="lines")
    item = models.ForeignKey(AgendaItem, on_delete=models.CASCADE, related_name="counted")
    agree = models.PositiveSmallIntegerField(null=True)
    disagree = models.PositiveSmallIntegerField(null=True)
    blank = models.PositiveSmallIntegerField(null=True)
    invalid = models.PositiveSmallIntegerField(null=True)

    class Meta:
        ordering = ["item__position"]
        constraints = [models.UniqueConstraint(fields=["sheet", "item"], name="one_line_an_item")]

    def __str__(self) -> str:
        return f"{self.item}: {self.agree}/{self.disagree}/{self.blank}/{self.invalid}"
