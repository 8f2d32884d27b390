"""One fact typed by hand: the fields that all forms share, and ratings, awards, initiatives, discipline."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.urls import reverse_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thidua.core.clock import today
from thidua.record.award_names import award_choices
from thidua.record.models import Basis, Discipline, Fact, Initiative, Level
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
    """Base of the forms for one fact; its fields bear the names of the model's unless `said` and `values` say else."""

    label: ClassVar[Any]
    of: ClassVar[tuple[str, ...]] = ("individual",)  # kinds of subject that have such facts
    open: ClassVar[frozenset[str]] = frozenset()  # choices that may be left open

    def __init__(self, *args: Any, subject_kind: str = "individual", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.subject_kind = subject_kind
        if isinstance(year := self.fields.get("year"), YearField):
            year.set_years()

    @classmethod
    def said(cls, fact: Fact) -> dict[str, Any]:
        """What a fact says, as the form's fields hold it."""
        return {name: getattr(fact, name) for name in cls.base_fields}

    def values(self) -> dict[str, Any]:
        """What was typed, by the model's names; what was left open is None."""
        return {name: None if value == "" and name in self.open else value for name, value in self.cleaned_data.items()}


class RatingForm(FactForm):
    label = gettext_lazy("xếp loại năm")
    year = YearField(label=gettext_lazy("Năm"))
    level = forms.ChoiceField(label=gettext_lazy("Xếp loại"), choices=Level.choices)
    decision_no = forms.CharField(label=gettext_lazy("Số quyết định"), max_length=60, required=False)


class AwardForm(FactForm):
    label = gettext_lazy("danh hiệu, khen thưởng")
    of = ("individual", "collective")
    open = frozenset({"basis"})
    award = forms.ChoiceField(label=gettext_lazy("Danh hiệu, hình thức khen thưởng"))
    year = YearField(label=gettext_lazy("Năm được xét"))
    decision_no = forms.CharField(label=gettext_lazy("Số quyết định"), max_length=60, required=False)
    decided_on = HalfDateField(label=gettext_lazy("Ngày quyết định"), required=False)
    basis = forms.ChoiceField(label=gettext_lazy("Khen theo"), choices=[UNKNOWN, *Basis.choices], required=False)
    provisional = forms.BooleanField(label=gettext_lazy("Chưa có quyết định trong tay, sẽ bổ sung"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["award"].choices = award_choices(self.subject_kind)  # type: ignore[attr-defined]


class DisciplineForm(FactForm):
    label = gettext_lazy("kỷ luật")
    form = forms.ChoiceField(label=gettext_lazy("Hình thức kỷ luật"), choices=Discipline.Form.choices)
    decided_on = HalfDateField(label=gettext_lazy("Ngày quyết định"))
    until = HalfDateField(label=gettext_lazy("Hết hiệu lực từ ngày"), required=False)
    decision_no = forms.CharField(label=gettext_lazy("Số quyết định"), max_length=60, required=False)


class InitiativeForm(FactForm):
    label = gettext_lazy("sáng kiến, đề tài")
    open = frozenset({"scope"})
    title = forms.CharField(
        label=gettext_lazy("Tên sáng kiến, đề tài"),
        max_length=500,
        widget=forms.TextInput(
            attrs={
                "hx-get": reverse_lazy("record:repeats"),
                "hx-trigger": "load, input changed delay:400ms",
                "hx-target": "#giong",
                "hx-sync": "this:replace",
            }
        ),
    )
    kind = forms.ChoiceField(label=gettext_lazy("Loại"), choices=Initiative.Kind.choices)
    year = YearField(label=gettext_lazy("Năm công nhận"))
    scope = forms.ChoiceField(
        label=gettext_lazy("Phạm vi được công nhận"), choices=[UNKNOWN, *Initiative.Scope.choices], required=False
    )
    decision_no = forms.CharField(label=gettext_lazy("Số quyết định công nhận"), max_length=60, required=False)
    recognised_on = HalfDateField(label=gettext_lazy("Ngày công nhận"), required=False)
    recognised_by = forms.CharField(label=gettext_lazy("Nơi công nhận"), max_length=200, required=False)
    effect = forms.CharField(
        label=gettext_lazy("Hiệu quả, phạm vi áp dụng"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(
            attrs={
                "rows": 3,
                "hx-post": reverse_lazy("record:effects"),
                "hx-trigger": "load, input changed delay:900ms",
                "hx-target": "#cung-doan",
                "hx-sync": "this:replace",
            }
        ),
    )
