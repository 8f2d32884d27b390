"""Facts of a career and of a collective's year typed by hand: service, posts, moves, study, holds, achievements."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, cast

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thidua import law
from thidua.organisation.models import Unit
from thidua.record.forms_facts import UNKNOWN, FactForm, HalfDateField, YearField
from thidua.record.models import (
    Achievement,
    Body,
    Fact,
    Hold,
    Level,
    Move,
    MovementResult,
    ServiceYear,
    Study,
)
from thidua.rulebooks.facts_words import VALUES

YES_NO = [UNKNOWN, ("yes", gettext_lazy("Có")), ("no", gettext_lazy("Không"))]


class YesNoField(forms.TypedChoiceField):
    """Yes, no, or not known: None."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(choices=YES_NO, coerce=lambda word: word == "yes", empty_value=None, required=False, **kwargs)

    def prepare_value(self, value: Any) -> Any:
        return {True: "yes", False: "no"}.get(value, value) if isinstance(value, bool) else value


def _count(label: Any, **kwargs: Any) -> forms.IntegerField:
    return forms.IntegerField(label=label, min_value=0, max_value=1_000_000, required=False, **kwargs)


def _days(label: Any, most: int = 366) -> forms.DecimalField:
    return forms.DecimalField(label=label, min_value=0, max_value=most, max_digits=5, decimal_places=1, required=False)


def _unit_field(label: Any) -> forms.ModelChoiceField[Unit]:
    """A unit or not known; which units, the form says when it is made."""
    return forms.ModelChoiceField(label=label, queryset=Unit.objects.none(), required=False, empty_label=UNKNOWN[1])


class ServiceForm(FactForm):
    """Months in employment and what was taken off; an absence left empty means that there was none."""

    label = gettext_lazy("thời gian công tác năm")
    year = YearField(label=gettext_lazy("Năm"))
    months = forms.DecimalField(
        label=gettext_lazy("Số tháng công tác, kể cả thời gian nghỉ"),
        min_value=0,
        max_value=12,
        max_digits=4,
        decimal_places=1,
        initial=12,
    )
    maternity = _days(gettext_lazy("Nghỉ thai sản theo chế độ (tháng)"), most=12)
    annual = _days(gettext_lazy("Nghỉ phép năm (ngày làm việc)"))
    sick = _days(gettext_lazy("Nghỉ ốm (ngày làm việc)"))
    injury = _days(gettext_lazy("Nghỉ điều trị thương tích (ngày làm việc)"))
    other = _days(gettext_lazy("Nghỉ việc khác (ngày làm việc)"))

    @classmethod
    def said(cls, fact: Fact) -> dict[str, Any]:
        row = cast(ServiceYear, fact)
        away = {one["kind"]: one.get("months") or one.get("working_days") or one.get("days") for one in row.absences}
        return {"year": row.year, "months": row.months, **away}

    def values(self) -> dict[str, Any]:
        given = self.cleaned_data
        absences: list[dict[str, Any]] = []
        if given["maternity"]:
            absences.append({"kind": "maternity", "months": _plain(given["maternity"]), "statutory": True})
        absences += [
            {"kind": kind, "working_days": _plain(given[kind])}
            for kind in ("annual", "sick", "injury", "other")
            if given[kind]
        ]
        return {"year": given["year"], "months": given["months"], "absences": absences}


def _plain(value: Decimal) -> float | int:
    return int(value) if value == int(value) else float(value)


class SpanForm(FactForm):
    """Base of what has a beginning and perhaps an end."""

    first, last = "from_on", "until_on"

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        begun, ended = given.get(self.first), given.get(self.last)
        if begun and ended and ended[: len(begun)] < begun[: len(ended)]:
            self.add_error(self.last, _("Ngày kết thúc phải sau ngày bắt đầu."))
        return given


OTHER_POST = "other"


def post_groups() -> list[tuple[str, Any]]:
    """The posts of the law's career tables, and that a post stands in none."""
    groups = [(group, VALUES.get(group, group)) for group in law.post_groups()]
    return [UNKNOWN, *groups, (OTHER_POST, gettext_lazy("Chức vụ khác, không có trong bảng của luật"))]


class PostForm(SpanForm):
    label = gettext_lazy("chức vụ")
    title = forms.CharField(label=gettext_lazy("Chức vụ"), max_length=200)
    group = forms.ChoiceField(
        label=gettext_lazy("Theo bảng chức vụ của luật"),
        required=False,
        help_text=gettext_lazy("Để “Chưa rõ” thì luật coi danh sách chức vụ là chưa đủ."),
    )
    acting = forms.BooleanField(label=gettext_lazy("Quyền, chưa chính thức"), required=False)
    unit = forms.ModelChoiceField(
        label=gettext_lazy("Đơn vị"), queryset=Unit.objects.none(), required=False, empty_label=UNKNOWN[1]
    )
    from_on = HalfDateField(label=gettext_lazy("Từ ngày"))
    until_on = HalfDateField(label=gettext_lazy("Thôi giữ từ ngày"), required=False)
    decision_no = forms.CharField(label=gettext_lazy("Số quyết định"), max_length=60, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["group"].choices = post_groups()  # type: ignore[attr-defined]
        self.fields["unit"].queryset = _units()  # type: ignore[attr-defined]


def _units() -> Any:
    return Unit.objects.exclude(kind=Unit.COLLECTIVE).order_by("path")


class MoveForm(FactForm):
    label = gettext_lazy("điều động, chuyển công tác")
    on = HalfDateField(label=gettext_lazy("Ngày chuyển"))
    kind = forms.ChoiceField(label=gettext_lazy("Loại"), choices=Move.Kind.choices)
    old_unit = forms.ModelChoiceField(
        label=gettext_lazy("Đơn vị cũ"), queryset=Unit.objects.none(), required=False, empty_label=UNKNOWN[1]
    )
    new_unit = forms.ModelChoiceField(
        label=gettext_lazy("Đơn vị mới"), queryset=Unit.objects.none(), required=False, empty_label=UNKNOWN[1]
    )
    months_old_unit = _days(gettext_lazy("Số tháng ở đơn vị cũ trong năm chuyển"), most=12)
    months_new_unit = _days(gettext_lazy("Số tháng ở đơn vị mới trong năm chuyển"), most=12)
    old_unit_comment = YesNoField(label=gettext_lazy("Có nhận xét của đơn vị cũ"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("old_unit", "new_unit"):
            self.fields[name].queryset = _units()  # type: ignore[attr-defined]


class StudyForm(SpanForm):
    label = gettext_lazy("thời gian đi học")
    open = frozenset({"result"})
    from_on = HalfDateField(label=gettext_lazy("Từ ngày"))
    until_on = HalfDateField(label=gettext_lazy("Xong từ ngày"), required=False)
    sent_by_unit = YesNoField(label=gettext_lazy("Đơn vị cử đi"))
    result = forms.ChoiceField(label=gettext_lazy("Kết quả"), choices=[UNKNOWN, *Study.Result.choices], required=False)
    discipline_kept = YesNoField(label=gettext_lazy("Chấp hành quy định của nơi học"))


class HoldForm(SpanForm):
    label = gettext_lazy("vụ việc đang xem xét")
    of = ("individual", "collective")
    kind = forms.ChoiceField(label=gettext_lazy("Vụ việc"), choices=Hold.Kind.choices)
    from_on = HalfDateField(label=gettext_lazy("Từ ngày"))
    until_on = HalfDateField(label=gettext_lazy("Xong từ ngày"), required=False)


class AchievementForm(FactForm):
    label = gettext_lazy("thành tích đột xuất, đặc biệt")
    of = ("individual", "collective")
    open = frozenset({"degree", "scope", "recognised_by"})
    title = forms.CharField(label=gettext_lazy("Thành tích"), max_length=300)
    kind = forms.ChoiceField(label=gettext_lazy("Loại"), choices=Achievement.Kind.choices)
    degree = forms.ChoiceField(
        label=gettext_lazy("Mức"), choices=[UNKNOWN, *Achievement.Degree.choices], required=False
    )
    scope = forms.ChoiceField(
        label=gettext_lazy("Phạm vi ảnh hưởng"), choices=[UNKNOWN, *Achievement.Scope.choices], required=False
    )
    year = YearField(label=gettext_lazy("Năm"))
    recognised_by = forms.ChoiceField(
        label=gettext_lazy("Cấp công nhận"), choices=[UNKNOWN, *Body.choices], required=False
    )


class MovementForm(FactForm):
    label = gettext_lazy("kết quả phong trào thi đua")
    of = ("individual", "collective")
    open = frozenset({"launched_by", "stage"})
    title = forms.CharField(label=gettext_lazy("Tên phong trào"), max_length=300)
    year = YearField(label=gettext_lazy("Năm sơ kết, tổng kết"))
    launched_by = forms.ChoiceField(
        label=gettext_lazy("Cấp phát động"), choices=[UNKNOWN, *Body.choices], required=False
    )
    length = forms.DecimalField(
        label=gettext_lazy("Phong trào kéo dài (năm)"), min_value=0, max_digits=4, decimal_places=1, required=False
    )
    stage = forms.ChoiceField(
        label=gettext_lazy("Đợt"), choices=[UNKNOWN, *MovementResult.Stage.choices], required=False
    )
    rank = _count(gettext_lazy("Thứ hạng"), help_text=gettext_lazy("1 là dẫn đầu; để trống khi chưa rõ."))


class CollectiveYearForm(FactForm):
    label = gettext_lazy("số liệu năm của tập thể")
    of = ("collective",)
    open = frozenset({"rating", "party_rating", "union_rating"})
    year = YearField(label=gettext_lazy("Năm"))
    rating = forms.ChoiceField(
        label=gettext_lazy("Xếp loại tập thể"), choices=[UNKNOWN, *Level.choices], required=False
    )
    headcount = _count(gettext_lazy("Số người"))
    completed = _count(gettext_lazy("Số người hoàn thành nhiệm vụ trở lên"))
    ldtt = _count(gettext_lazy("Số Lao động tiên tiến"))
    cstd_co_so = _count(gettext_lazy("Số Chiến sĩ thi đua cơ sở"))
    disciplined_from_warning = _count(gettext_lazy("Số người bị kỷ luật từ cảnh cáo trở lên"))
    party_rating = forms.ChoiceField(
        label=gettext_lazy("Xếp loại tổ chức đảng"), choices=[UNKNOWN, *Level.choices], required=False
    )
    union_rating = forms.ChoiceField(
        label=gettext_lazy("Xếp loại tổ chức đoàn thể"), choices=[UNKNOWN, *Level.choices], required=False
    )
    bloc_rank = _count(gettext_lazy("Thứ hạng trong khối, cụm"))

    def clean(self) -> dict[str, Any]:
        """No part is larger than the whole."""
        given = super().clean() or {}
        for name in ("completed", "ldtt", "cstd_co_so", "disciplined_from_warning"):
            if given.get(name) is not None and given.get("headcount") is not None and given[name] > given["headcount"]:
                self.add_error(name, _("Nhiều hơn số người của tập thể."))
        return given
