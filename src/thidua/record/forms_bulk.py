"""Which field of many people is set, and to what."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from thidua.organisation.models import Person, Unit, UnitQuerySet
from thidua.record.forms_facts import HalfDateField
from thidua.record.models import BulkChange

Field = BulkChange.Field


class BulkForm(forms.Form):
    """Only the field that is chosen is read; the others stand on the page until one is."""

    field = forms.ChoiceField(label=gettext_lazy("Sửa mục"), choices=Field.choices)
    role = forms.ChoiceField(label=gettext_lazy("Nhóm"), required=False)
    post = forms.CharField(label=gettext_lazy("Chức vụ, công việc"), max_length=200, required=False)
    unit = forms.ModelChoiceField(label=gettext_lazy("Nơi công tác mới"), queryset=Unit.objects.none(), required=False)
    left_on = forms.DateField(
        label=gettext_lazy("Thôi việc từ ngày"),
        required=False,
        input_formats=["%d/%m/%Y", "%Y-%m-%d"],
        widget=forms.DateInput(format="%d/%m/%Y"),
        help_text=gettext_lazy("Ngày/tháng/năm. Để trống: vẫn đang làm việc."),
        error_messages={"invalid": gettext_lazy("Không đọc được ngày này. Ghi ngày/tháng/năm, ví dụ 01/03/2025.")},
    )
    joined_on = HalfDateField(label=gettext_lazy("Vào ngành"), required=False)

    def __init__(self, *args: Any, units: UnitQuerySet, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = units  # type: ignore[attr-defined]
        self.fields["role"].choices = [("", gettext_lazy("Chưa rõ")), *Person.WorkRole.choices]  # type: ignore[attr-defined]
        chosen = self.data.get("field") if self.is_bound else None
        for name in list(self.fields):
            if chosen and name not in ("field", chosen):
                self.fields.pop(name)
        if chosen == Field.UNIT and "unit" in self.fields:
            self.fields["unit"].required = True

    @property
    def value(self) -> Any:
        return self.cleaned_data[self.cleaned_data["field"]]
