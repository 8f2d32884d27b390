"""What people type about a reorganisation: from which day, by which paper, and what becomes of the unit."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import Case, When
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thidua.organisation.models import Unit, UnitQuerySet


class ReorganisationForm(forms.Form):
    """Base: day and paper come last. `unit` is the one the page is about, `within` what the user may reorganise."""

    on = forms.DateField(
        label=gettext_lazy("Có hiệu lực từ ngày"),
        input_formats=["%d/%m/%Y", "%Y-%m-%d"],
        help_text=gettext_lazy("Ngày/tháng/năm, ví dụ 01/03/2025."),
        error_messages={"invalid": gettext_lazy("Không đọc được ngày này. Ghi ngày/tháng/năm, ví dụ 01/03/2025.")},
        widget=forms.DateInput(format="%d/%m/%Y"),
    )
    decision_no = forms.CharField(
        label=gettext_lazy("Theo văn bản"),
        max_length=120,
        help_text=gettext_lazy("Số, ký hiệu của quyết định hoặc nghị định. Chưa có văn bản thì chưa sắp xếp."),
    )

    def __init__(self, *args: Any, unit: Unit, within: UnitQuerySet, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.unit, self.within = unit, within
        self.order_fields([name for name in self.fields if name not in ("on", "decision_no")])


class RenameForm(ReorganisationForm):
    name_vi = forms.CharField(label=gettext_lazy("Tên mới"), max_length=250)
    name_en = forms.CharField(label=gettext_lazy("Tên tiếng Anh"), max_length=250, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial = {"name_vi": self.unit.name_vi, "name_en": self.unit.name_en}


class MoveForm(ReorganisationForm):
    parent = forms.ModelChoiceField(label=gettext_lazy("Chuyển sang trực thuộc"), queryset=Unit.objects.none())

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        places = self.within.exclude(path__startswith=self.unit.path).exclude(pk=self.unit.parent_id or 0)
        self.fields["parent"].queryset = places  # type: ignore[attr-defined]


class MergeForm(ReorganisationForm):
    others = forms.ModelMultipleChoiceField(
        label=gettext_lazy("Các đơn vị được sáp nhập"),
        queryset=Unit.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": gettext_lazy("Chọn ít nhất một đơn vị.")},
    )
    new_name = forms.CharField(
        label=gettext_lazy("Tên đơn vị mới"),
        max_length=250,
        required=False,
        help_text=gettext_lazy("Hợp nhất thành đơn vị mới thì ghi tên. Để trống: sáp nhập vào đơn vị này."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        alike = self.within.filter(parent=self.unit.parent_id).exclude(pk=self.unit.pk)
        alike = alike.order_by(Case(When(kind=self.unit.kind, then=0), default=1), "kind", "path")
        self.fields["others"].queryset = alike  # type: ignore[attr-defined]


class SplitForm(ReorganisationForm):
    names = forms.CharField(
        label=gettext_lazy("Tên các đơn vị mới"),
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=gettext_lazy("Mỗi dòng một tên."),
    )
    ends = forms.BooleanField(
        label=gettext_lazy("Đơn vị này chấm dứt hoạt động"),
        required=False,
        help_text=gettext_lazy("Không đánh dấu: tách một phần, đơn vị này vẫn hoạt động."),
    )

    def clean_names(self) -> str:
        names = [name for name in self.cleaned_data["names"].splitlines() if name.strip()]
        if long := [name for name in names if len(name) > 250]:
            raise forms.ValidationError(_("Tên quá dài: %(name)s…") % {"name": long[0][:60]})
        return "\n".join(names)


class DissolveForm(ReorganisationForm):
    pass
