"""What people type into a record by hand: one fact at a time, people, attestations."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thidua.core.clock import today
from thidua.organisation.models import Person, Unit
from thidua.record.award_names import award_choices
from thidua.record.models import Attestation, Award, Basis, Discipline, Fact, Initiative, Level, Rating
from thidua.text.dates import read_date

FIRST_YEAR = 1945
UNKNOWN = ("", gettext_lazy("Chưa rõ"))


class HalfDateField(forms.CharField):
    """A day, a month or a year as people know it: 20/12/2023, 12/2023 or 2023; kept as ISO, as far as known."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", 10)
        kwargs.setdefault(
            "help_text", gettext_lazy("Ngày, tháng hoặc năm, biết đến đâu ghi đến đó: 20/12/2023, 12/2023, 2023.")
        )
        super().__init__(**kwargs)

    def prepare_value(self, value: Any) -> Any:
        if isinstance(value, str) and value[:4].isdigit() and "/" not in value:
            return "/".join(reversed(value.split("-")))
        return value

    def clean(self, value: Any) -> str | None:
        typed = super().clean(value)
        if not typed:
            return None
        read = read_date(typed)
        if read.iso is None or read.problem is not None:
            raise forms.ValidationError(
                _("Không đọc được “%(typed)s”. Ghi 20/12/2023, 12/2023 hoặc 2023.") % {"typed": typed}
            )
        return read.iso


class YearField(forms.TypedChoiceField):
    """A year among those that can be meant, the current one first."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(coerce=int, **kwargs)

    def set_years(self) -> None:
        self.choices = [(year, str(year)) for year in range(today().year, FIRST_YEAR, -1)]


class FactForm(forms.Form):
    """Base of the forms for one fact; `fields_of` are the model's names."""

    def __init__(self, *args: Any, subject_kind: str = "individual", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.subject_kind = subject_kind
        if isinstance(year := self.fields.get("year"), YearField):
            year.set_years()

    def values(self) -> dict[str, Any]:
        return dict(self.cleaned_data)


class RatingForm(FactForm):
    year = YearField(label=gettext_lazy("Năm"))
    level = forms.ChoiceField(label=gettext_lazy("Xếp loại"), choices=Level.choices)
    decision_no = forms.CharField(label=gettext_lazy("Số quyết định"), max_length=60, required=False)


class AwardForm(FactForm):
    award = forms.ChoiceField(label=gettext_lazy("Danh hiệu, hình thức khen thưởng"))
    year = YearField(label=gettext_lazy("Năm được xét"))
    decision_no = forms.CharField(label=gettext_lazy("Số quyết định"), max_length=60, required=False)
    decided_on = HalfDateField(label=gettext_lazy("Ngày quyết định"), required=False)
    basis = forms.ChoiceField(label=gettext_lazy("Khen theo"), choices=[UNKNOWN, *Basis.choices], required=False)
    provisional = forms.BooleanField(label=gettext_lazy("Chưa có quyết định trong tay, sẽ bổ sung"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["award"].choices = award_choices(self.subject_kind)  # type: ignore[attr-defined]

    def values(self) -> dict[str, Any]:
        return {**self.cleaned_data, "basis": self.cleaned_data["basis"] or None}


class DisciplineForm(FactForm):
    form = forms.ChoiceField(label=gettext_lazy("Hình thức kỷ luật"), choices=Discipline.Form.choices)
    decided_on = HalfDateField(label=gettext_lazy("Ngày quyết định"))
    until = HalfDateField(label=gettext_lazy("Hết hiệu lực từ ngày"), required=False)
    decision_no = forms.CharField(label=gettext_lazy("Số quyết định"), max_length=60, required=False)


class InitiativeForm(FactForm):
    title = forms.CharField(label=gettext_lazy("Tên sáng kiến, đề tài"), max_length=500)
    kind = forms.ChoiceField(label=gettext_lazy("Loại"), choices=Initiative.Kind.choices)
    year = YearField(label=gettext_lazy("Năm công nhận"))
    scope = forms.ChoiceField(
        label=gettext_lazy("Phạm vi được công nhận"), choices=[UNKNOWN, *Initiative.Scope.choices], required=False
    )
    decision_no = forms.CharField(label=gettext_lazy("Số quyết định công nhận"), max_length=60, required=False)

    def values(self) -> dict[str, Any]:
        return {**self.cleaned_data, "scope": self.cleaned_data["scope"] or None}


FORMS: dict[str, type[FactForm]] = {
    "rating": RatingForm,
    "award": AwardForm,
    "discipline": DisciplineForm,
    "initiative": InitiativeForm,
}
MODELS: dict[str, type[Fact]] = {"rating": Rating, "award": Award, "discipline": Discipline, "initiative": Initiative}


def form_of(fact: Fact, kind: str, data: Any = None, *, subject_kind: str = "individual") -> FactForm:
    """The form of a fact that is to be corrected, filled with what it says."""
    names = FORMS[kind].base_fields
    return FORMS[kind](data, initial={name: getattr(fact, name) for name in names}, subject_kind=subject_kind)


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
    q = forms.CharField(label=gettext_lazy("Tên, gõ không dấu cũng được"), required=False, max_length=100)
    role = forms.ChoiceField(
        label=gettext_lazy("Nhóm"),
        required=False,
        choices=[("", gettext_lazy("Tất cả")), *Person.WorkRole.choices],
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
