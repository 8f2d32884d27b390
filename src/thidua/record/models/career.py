"""What happened on the way: discipline, matters under way, moves and study."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from thidua.organisation.models import Person, Unit
from thidua.record.models.base import Fact, PersonFact


class Discipline(PersonFact):
    class Form(models.TextChoices):
        REPRIMAND = "reprimand", _("Khiển trách")
        WARNING = "warning", _("Cảnh cáo")
        SALARY_CUT = "salary_cut", _("Hạ bậc lương")
        DEMOTION = "demotion", _("Giáng chức")
        REMOVAL = "removal", _("Cách chức")
        DISMISSAL = "dismissal", _("Buộc thôi việc, sa thải")
        OTHER = "other", _("Khác")

    form = models.CharField(max_length=12, choices=Form.choices)
    decided_on = models.CharField(max_length=10)
    until = models.CharField(max_length=10, null=True, blank=True)  # first day outside the measure
    decision_no = models.CharField(max_length=60, blank=True)

    class Meta:
        ordering = ["decided_on", "pk"]

    def __str__(self) -> str:
        return f"{self.person} · {self.get_form_display()} · {self.decided_on}"


class Hold(Fact):
    """A matter under way because of which the law does not consider an award yet."""

    class Kind(models.TextChoices):
        COMPLAINT = "complaint_under_review", _("Đơn thư đang xác minh")
        INSPECTION = "inspection", _("Thanh tra, kiểm tra có dấu hiệu vi phạm")
        CRIMINAL = "criminal", _("Điều tra")
        DISCIPLINE = "discipline_pending", _("Đang xem xét kỷ luật")
        TAX = "tax_arrears", _("Nợ thuế")
        ENVIRONMENT = "environment", _("Vi phạm môi trường")
        OTHER = "other", _("Khác")

    person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="holds")
    unit = models.ForeignKey(Unit, null=True, blank=True, on_delete=models.PROTECT, related_name="holds")
    kind = models.CharField(max_length=24, choices=Kind.choices)
    from_on = models.CharField(max_length=10)
    until_on = models.CharField(max_length=10, null=True, blank=True)

    class Meta:
        ordering = ["from_on", "pk"]

    def __str__(self) -> str:
        return f"{self.person or self.unit} · {self.get_kind_display()}"


class Move(PersonFact):
    """A transfer, secondment, merger or the like, with the months in either unit that year."""

    class Kind(models.TextChoices):
        TRANSFER = "transfer", _("Điều động, chuyển công tác")
        SECONDMENT = "secondment", _("Biệt phái")
        MERGER = "merger", _("Theo hợp nhất, sáp nhập đơn vị")
        SPLIT = "split", _("Theo chia tách đơn vị")
        CONTRACT = "contract_to_official", _("Từ hợp đồng sang biên chế")

    on = models.CharField(max_length=10)
    kind = models.CharField(max_length=24, choices=Kind.choices)
    old_unit = models.ForeignKey(Unit, null=True, on_delete=models.PROTECT, related_name="+")
    new_unit = models.ForeignKey(Unit, null=True, on_delete=models.PROTECT, related_name="+")
    months_old_unit = models.DecimalField(max_digits=4, decimal_places=1, null=True, blank=True)
    months_new_unit = models.DecimalField(max_digits=4, decimal_places=1, null=True, blank=True)
    old_unit_comment = models.BooleanField(null=True)

    class Meta:
        ordering = ["on", "pk"]

    def __str__(self) -> str:
        return f"{self.person} · {self.on}"


class Study(PersonFact):
    """A time of training; `result` and the rest in the words of the facts contract, null = not known."""

    class Result(models.TextChoices):
        EXCELLENT = "excellent", _("Giỏi, xuất sắc")
        GOOD = "good", _("Khá")
        AVERAGE = "average", _("Trung bình")
        BELOW = "below", _("Dưới trung bình")

    from_on = models.CharField(max_length=10)
    until_on = models.CharField(max_length=10, null=True, blank=True)  # first day outside
    sent_by_unit = models.BooleanField(null=True)
    result = models.CharField(max_length=10, choices=Result.choices, null=True, blank=True)
    discipline_kept = models.BooleanField(null=True)

    class Meta:
        ordering = ["from_on", "pk"]

    def __str__(self) -> str:
        return f"{self.person} · {self.from_on}"


class Post(PersonFact):
    """A post held, in which unit, from when until when. `group` is that of the law's career tables, "" for none.

    The post at the time of an award is the one whose days hold the day of its decision.
    """

    title = models.CharField(_("Chức vụ"), max_length=200)
    group = models.CharField(max_length=60, blank=True)
    acting = models.BooleanField(default=False)
    unit = models.ForeignKey(Unit, null=True, blank=True, on_delete=models.PROTECT, related_name="posts_held")
    from_on = models.CharField(max_length=10)
    until_on = models.CharField(max_length=10, null=True, blank=True)  # first day outside
    decision_no = models.CharField(max_length=60, blank=True)

    class Meta:
        ordering = ["from_on", "pk"]

    def __str__(self) -> str:
        return f"{self.person} · {self.title} · {self.from_on}"
