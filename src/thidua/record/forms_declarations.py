"""What is typed to declare an award, and why one is not confirmed."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from thidua.record.award_names import award_choices
from thidua.record.forms_facts import HalfDateField, YearField


class DeclareForm(forms.Form):
    award = forms.ChoiceField(label=gettext_lazy("Danh hiệu, hình thức khen thưởng"))
    year = YearField(label=gettext_lazy("Năm được khen"))
    decision_no = forms.CharField(
        label=gettext_lazy("Số quyết định"),
        max_length=60,
        required=False,
        help_text=gettext_lazy("Ghi như trên giấy, nếu thấy."),
    )
    decided_on = HalfDateField(label=gettext_lazy("Ngày quyết định"), required=False)
    file = forms.FileField(
        label=gettext_lazy("Ảnh chụp hoặc bản quét"),
        help_text=gettext_lazy("Bằng, giấy chứng nhận hoặc quyết định: ảnh JPG, PNG, hoặc PDF."),
        widget=forms.ClearableFileInput(attrs={"accept": ".jpg,.jpeg,.png,.pdf"}),
    )
    note = forms.CharField(label=gettext_lazy("Ghi chú"), max_length=300, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["award"].choices = award_choices("individual")  # type: ignore[attr-defined]
        self.fields["year"].set_years()  # type: ignore[attr-defined]

    def values(self) -> dict[str, Any]:
        return {name: value for name, value in self.cleaned_data.items() if name != "file"}


class DeclineForm(forms.Form):
    reason = forms.CharField(
        label=gettext_lazy("Vì sao không xác nhận"), max_length=300, widget=forms.Textarea(attrs={"rows": 2})
    )
