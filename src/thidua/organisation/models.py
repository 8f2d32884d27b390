"""Units and their lineage, people, and the roles that accounts hold over units."""

from __future__ import annotations

from datetime import date

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from thidua.core.roles import Role
from thidua.core.search import begins
from thidua.organisation.permissions import scope


class UnitQuerySet(models.QuerySet["Unit"]):
    def valid_in(self, year: int) -> UnitQuerySet:
        """Units that existed during the year; an unknown beginning or end does not exclude."""
        return self.filter(
            Q(from_year__isnull=True) | Q(from_year__lte=year), Q(to_year__isnull=True) | Q(to_year__gte=year)
        )

    def under(self, unit: Unit) -> UnitQuerySet:
        """The unit and everything below it."""
        return self.filter(path__startswith=unit.path)

    def visible_to(self, user: object) -> UnitQuerySet:
        """The units of the programme are public; the collectives inside them only within the viewer's scope."""
        public = ~Q(kind=Unit.COLLECTIVE)
        if not getattr(user, "is_authenticated", False):
            return self.filter(public)
        roles = (Role.OFFICER, Role.DEPARTMENT, Role.SECRETARY, Role.LEADER, Role.WORKER)
        return self.filter(public | scope(user, *roles, field=""))


class Unit(models.Model):
    """A unit of the organisation, or a collective inside one (kind `collective`: workshop, office, team).

    `path` holds the codes from the root down, "BCT/VEAM/VEAM-PX1/": a prefix match is "below".
    Years are the first and the last year of existence, null = not known or still existing.
    """

    COLLECTIVE = "collective"

    code = models.CharField(_("Mã"), max_length=40, unique=True)
    name_vi = models.CharField(_("Tên đơn vị"), max_length=250)
    name_en = models.CharField(max_length=250, blank=True)
    kind = models.CharField(_("Loại"), max_length=40)
    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="children")
    path = models.CharField(max_length=200, db_index=True)
    from_year = models.PositiveSmallIntegerField(_("Từ năm"), null=True, blank=True)
    to_year = models.PositiveSmallIntegerField(_("Đến năm"), null=True, blank=True)
    dissolved_on = models.DateField(null=True, blank=True)
    sector = models.CharField(max_length=20, default="state")  # state, public_service, enterprise, other
    source = models.TextField(blank=True)
    search_text = models.CharField(max_length=400, db_index=True)

    objects = UnitQuerySet.as_manager()

    class Meta:
        ordering = ["path"]
        constraints = [
            models.CheckConstraint(
                condition=Q(to_year__isnull=True) | Q(from_year__isnull=True) | Q(to_year__gte=models.F("from_year")),
                name="unit_years_in_order",
                violation_error_message=_("Năm kết thúc phải từ năm bắt đầu trở đi."),
            )
        ]

    def __str__(self) -> str:
        return self.name_vi

    @property
    def is_collective(self) -> bool:
        return self.kind == self.COLLECTIVE

    @property
    def is_open(self) -> bool:
        return self.to_year is None


class ReorganisationQuerySet(models.QuerySet["Reorganisation"]):
    def standing(self) -> ReorganisationQuerySet:
        return self.filter(undone_at__isnull=True)


class Reorganisation(models.Model):
    """One change of units by a decision: renamed, moved under another unit, merged, split, dissolved.

    Args:
        unit: the one that goes on: of a merger the one that takes over; of a split and a dissolution the old one.
        on: the first day of the new state.
        units: all that it touched, for what comes later must be undone first.
        before, after: what a rename and a move changed ("name_vi", "name_en", "parent"); of a merger whom and what it
            moved, so that it can be undone.
    """

    class Kind(models.TextChoices):
        RENAMED = "renamed", _("Đổi tên")
        MOVED = "moved", _("Chuyển trực thuộc")
        MERGED = "merged", _("Hợp nhất, sáp nhập")
        SPLIT = "split", _("Chia, tách")
        DISSOLVED = "dissolved", _("Giải thể")

    kind = models.CharField(max_length=10, choices=Kind.choices)
    unit = models.ForeignKey("Unit", on_delete=models.PROTECT, related_name="reorganisations")
    on = models.DateField(_("Có hiệu lực từ ngày"))
    decision_no = models.CharField(_("Văn bản"), max_length=120)
    units = models.JSONField(default=list)
    before = models.JSONField(default=dict)
    after = models.JSONField(default=dict)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()
    undone_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    undone_at = models.DateTimeField(null=True)

    objects = ReorganisationQuerySet.as_manager()

    class Meta:
        ordering = ["on", "pk"]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.unit} ({self.on:%d/%m/%Y})"


class UnitSuccession(models.Model):
    """Which unit took over from which, and on what basis."""

    old = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="successors")
    new = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="predecessors")
    year = models.PositiveSmallIntegerField()
    basis = models.TextField(blank=True)
    by = models.ForeignKey(
        Reorganisation, null=True, blank=True, on_delete=models.CASCADE, related_name="successions"
    )  # null: shipped with the data

    class Meta:
        ordering = ["year", "pk"]
        constraints = [models.UniqueConstraint(fields=["old", "new", "year"], name="succession_once")]

    def __str__(self) -> str:
        return f"{self.old} → {self.new} ({self.year})"


SEARCHED = ("search_text", "search_from_2", "search_from_3", "search_from_4", "search_from_5")


class PersonQuerySet(models.QuerySet["Person"]):
    def visible_to(self, user: object) -> PersonQuerySet:
        """People of the units within the viewer's scope; a worker sees the own record only."""
        if not getattr(user, "is_authenticated", False):
            return self.none()
        roles = (Role.OFFICER, Role.DEPARTMENT, Role.SECRETARY, Role.LEADER)
        return self.filter(scope(user, *roles) | Q(user=user.pk))  # type: ignore[attr-defined]

    def beginning(self, words: str) -> PersonQuerySet:
        """Those in whose name these words stand one after the other, the last perhaps only begun; by an index."""
        found = Q(pk__in=[])
        for field in SEARCHED:
            found |= begins(field, words)
        return self.filter(found)

    def by_name(self) -> PersonQuerySet:
        """Vietnamese order: given name, middle names, family name."""
        return self.order_by("sort_key", "pk")


_AllPeople = models.Manager.from_queryset(PersonQuerySet)


class PersonManager(_AllPeople["Person"]):
    """People, without the doubles that were merged into others."""

    def get_queryset(self) -> PersonQuerySet:
        return PersonQuerySet(self.model, using=self._db).filter(merged_into__isnull=True)


class Person(models.Model):
    """A person of the sector. `born_on` and the like may be half known ("1975", "1975-03")."""

    class Sex(models.TextChoices):
        FEMALE = "female", _("Nữ")
        MALE = "male", _("Nam")

    class WorkRole(models.TextChoices):
        LEADER = "leader", _("Lãnh đạo")
        MANAGER = "manager", _("Quản lý")
        STAFF = "staff", _("Chuyên viên, nhân viên")
        DIRECT_WORKER = "direct_worker", _("Lao động trực tiếp")
        FARMER = "farmer", _("Nông dân")
        OTHER = "other", _("Khác")

    full_name = models.CharField(_("Họ và tên"), max_length=200)
    sort_key = models.CharField(max_length=400, db_index=True)
    search_text = models.CharField(max_length=300, db_index=True)
    initials = models.CharField(max_length=300, blank=True, db_index=True)  # "nvan" of Nguyễn Văn An
    # The search text from its second, third, fourth, fifth word on, so that every word is the beginning of one of them.
    search_from_2 = models.CharField(max_length=300, blank=True, db_index=True)
    search_from_3 = models.CharField(max_length=300, blank=True, db_index=True)
    search_from_4 = models.CharField(max_length=300, blank=True, db_index=True)
    search_from_5 = models.CharField(max_length=300, blank=True, db_index=True)
    identity_no = models.CharField(_("Số định danh"), max_length=12, null=True, blank=True, unique=True)
    born_on = models.CharField(_("Ngày sinh"), max_length=10, null=True, blank=True, db_index=True)
    sex = models.CharField(_("Giới tính"), max_length=6, choices=Sex.choices, null=True, blank=True)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="people")
    post = models.CharField(_("Chức vụ, công việc"), max_length=200, blank=True)
    role = models.CharField(_("Nhóm"), max_length=20, choices=WorkRole.choices, null=True, blank=True)
    joined_on = models.CharField(_("Vào ngành"), max_length=10, null=True, blank=True)
    left_on = models.DateField(_("Thôi việc"), null=True, blank=True)
    retires_on = models.DateField(null=True, blank=True)
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="person"
    )

    # A double keeps its row, so that its spelling and number still lead to the person it was found to be. Its index
    # holds doubles only: with everybody in it SQLite would read all who are none before any index of names.
    merged_into = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="doubles",
        editable=False,
        db_index=False,
    )

    objects = PersonManager()
    with_doubles = PersonQuerySet.as_manager()

    class Meta:
        ordering = ["sort_key", "pk"]
        indexes = [
            models.Index(fields=["unit", "sort_key"]),
            # Doubles are few among many: their spellings lead to the record that stays.
            models.Index(fields=["search_text"], condition=Q(merged_into__isnull=False), name="person_double_name"),
            models.Index(fields=["merged_into"], condition=Q(merged_into__isnull=False), name="person_double_of"),
        ]

    def __str__(self) -> str:
        return self.full_name

    def clean(self) -> None:
        """The number of a merged double is taken too; the default check does not see it."""
        if not self.identity_no:
            return
        double = Person.with_doubles.filter(identity_no=self.identity_no, merged_into__isnull=False).exclude(pk=self.pk)
        if found := double.exclude(merged_into=self.pk).select_related("merged_into").first():
            told = {"name": found.merged_into}
            raise ValidationError({"identity_no": _("Số này là của một hồ sơ đã gộp vào %(name)s.") % told})

    @property
    def masked_identity(self) -> str:
        """Only the last four digits, as shown outside the record page."""
        return f"••••••••{self.identity_no[-4:]}" if self.identity_no else ""


class RoleGrantQuerySet(models.QuerySet["RoleGrant"]):
    def in_force(self, on: date) -> RoleGrantQuerySet:
        return self.filter(Q(until_on__isnull=True) | Q(until_on__gt=on), from_on__lte=on)


class RoleGrant(models.Model):
    """A role over a unit and all below it. `until_on` is the first day without it."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="role_grants")
    role = models.CharField(max_length=20, choices=Role.choices)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="role_grants")
    from_on = models.DateField()
    until_on = models.DateField(null=True, blank=True)

    objects = RoleGrantQuerySet.as_manager()

    class Meta:
        ordering = ["role", "pk"]
        constraints = [models.UniqueConstraint(fields=["user", "role", "unit", "from_on"], name="grant_once")]

    def __str__(self) -> str:
        return f"{self.user} · {self.get_role_display()} · {self.unit}"
