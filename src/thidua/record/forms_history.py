"""What people type about a record: why a fact is withdrawn, people, collectives, attestations."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thidua.organisation.models import Person, Unit
from thidua.record.forms_facts import HalfDateField, YearField
from thidua.record.models import Attestation
from thidua.record.people_list import COLUMNS, MISSING


class WithdrawForm(forms.Form):
    reason = forms.CharField(label=gettext_lazy("Vì sao rút"), max_length=500, widget=forms.Textarea(attrs={"rows": 3}))


class AttestForm(forms.Form):
    kind = forms.ChoiceField(label=gettext_lazy("Danh sách"), choices=Attestation.Kind.choices)
    year = YearField(label=gettext_lazy("Đã đủ đến hết năm"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["year"].set_years()  # type: ignore[attr-defined]


class PeopleFilter(forms.Form):
    """What stands above a list of people."""

    unit = forms.CharField(required=False, widget=forms.HiddenInput())
    sort = forms.CharField(required=False, widget=forms.HiddenInput())
    cot = forms.MultipleChoiceField(
        required=False,
        widget=forms.MultipleHiddenInput(),
        choices=[(key, column.label) for key, column in COLUMNS.items()],
    )
    q = forms.CharField(label=gettext_lazy("Tên, gõ không dấu cũng được"), required=False, max_length=100)
    role = forms.ChoiceField(
        label=gettext_lazy("Nhóm"),
        required=False,
        choices=[("", gettext_lazy("Tất cả")), *Person.WorkRole.choices],
    )
    thieu = forms.ChoiceField(
        label=gettext_lazy("Còn thiếu"),
        required=False,
        choices=[("", "–"), *((key, label) for key, (label, _missing) in MISSING.items())],
    )


class PersonForm(forms.ModelForm):  # type: ignore[type-arg]
    """A person by hand; the list is the usual way."""

    identity_no = forms.CharField(label=gettext_lazy("Số định danh"), max_length=20, required=False)
    born_on = HalfDateField(label=gettext_lazy("Ngày sinh"), required=False)
    joined_on = HalfDateField(label=gettext_lazy("Vào ngành"), required=False)

    class Meta:
        model = Person
        fields = ["full_name", "identity_no", "born_on", "sex", "unit", "post", "role", "joined_on"]

    def __init__(self, *args: Any, unit: Unit, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        units = Unit.objects.under(unit).filter(to_year__isnull=True).order_by("path")
        self.fields["unit"].queryset = units  # type: ignore[attr-defined]
        self.fields["unit"].label = _("Nơi công tác")
        self.fields["identity_no"].help_text = _("12 chữ số, giữ cả số 0 ở đầu.")

    def clean_identity_no(self) -> str | None:
        typed = "".join((self.cleaned_data["identity_no"] or "").split())
        if typed and not (typed.isdecimal() and len(typed) in (9, 12)):
            raise forms.ValidationError(_("Số định danh có 12 chữ số (số cũ có 9)."))
        return typed or None


class CollectiveForm(forms.Form):
    code = forms.SlugField(
        label=gettext_lazy("Mã"), max_length=40, help_text=gettext_lazy("Chữ không dấu, số, gạch nối; ví dụ VEAM-PX3.")
    )
    name_vi = forms.CharField(label=gettext_lazy("Tên tập thể"), max_length=250)

    def clean_code(self) -> str:
        code = str(self.cleaned_data["code"]).upper()
        if Unit.objects.filter(code=code).exists():
            raise forms.ValidationError(_("Mã này đã dùng cho đơn vị khác."))
        return code
