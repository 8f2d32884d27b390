"""Forms by which the ministry's department adds a figure or writes down a judgement."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

from thidua.programme.actions import NewObservation
from thidua.programme.models import Confidence, Goal, Indicator, MeasureUnit, Observation, Target

_PERIOD = RegexValidator(
    r"^\d{4}(-Q[1-4]|-(0[1-9]|1[0-2]))?$",
    _("Nhập năm (2025), quý (2025-Q3) hoặc tháng (2025-07)."),
)
_VINTAGE = RegexValidator(
    r"^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$",
    _("Nhập ngày công bố dạng 2026-01-05; biết đến đâu ghi đến đó: 2026-01 hoặc 2026."),
)


class ObservationForm(forms.Form):
    """A new figure of one of the target's series."""

    indicator = forms.ModelChoiceField(Indicator.objects.none(), label=_("Chuỗi số liệu"))
    period = forms.CharField(
        label=_("Kỳ số liệu"),
        max_length=7,
        validators=[_PERIOD],
        help_text=_("Ví dụ: 2025, 2025-Q3, 2025-07"),
    )
    value = forms.DecimalField(
        label=_("Giá trị"),
        max_digits=18,
        decimal_places=4,
        localize=True,
        help_text=_("Dấu phẩy thập phân: 9,2"),
    )
    unit = forms.ModelChoiceField(MeasureUnit.objects.none(), label=_("Đơn vị tính"))
    kind = forms.ChoiceField(label=_("Loại số liệu"), choices=Observation.Kind.choices, initial="current")
    vintage = forms.CharField(
        label=_("Ngày công bố"),
        max_length=10,
        validators=[_VINTAGE],
        help_text=_("Năm-tháng-ngày, ví dụ: 2026-01-05. Biết đến đâu ghi đến đó: 2026-01 hoặc 2026."),
    )
    confidence = forms.ChoiceField(label=_("Độ tin cậy"), choices=[("", "---------"), *Confidence.choices])
    source = forms.CharField(
        label=_("Nguồn"),
        max_length=300,
        help_text=_("Cơ quan công bố và nơi đã đọc, ví dụ: Cục Thống kê, họp báo ngày 05/01/2026"),
    )
    url = forms.URLField(label=_("Địa chỉ trang"), required=False, assume_scheme="https")
    note = forms.CharField(label=_("Ghi chú"), max_length=400, required=False)

    def __init__(self, *args: Any, target: Target, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        indicators = list(target.programme.indicators.filter(code__in=target.series_codes))
        units = target.programme.measure_units.all()
        self.fields["indicator"].queryset = target.programme.indicators.filter(  # type: ignore[attr-defined]
            code__in=target.series_codes
        )
        self.fields["indicator"].initial = next(
            (found.pk for found in indicators if found.code == target.definitions[0]), None
        )
        self.fields["unit"].queryset = units  # type: ignore[attr-defined]

    def as_figure(self) -> NewObservation:
        fields = dict(self.cleaned_data)
        fields.pop("indicator")
        return NewObservation(**fields)


class SeriesForm(forms.Form):
    """Which series of a target the list of figures shows (GET)."""

    chuoi = forms.ChoiceField(label=_("Chuỗi số liệu"), required=False)

    def __init__(self, *args: Any, target: Target, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        indicators = target.programme.indicators.filter(code__in=target.series_codes)
        choices = [("", _("Mọi chuỗi")), *((found.code, found.name) for found in indicators)]
        self.fields["chuoi"].choices = choices  # type: ignore[attr-defined]


class GoalForm(forms.Form):
    """What people concluded about a goal, and on what ground."""

    judgement = forms.ChoiceField(label=_("Kết luận"), choices=Goal.Judgement.choices)
    ground = forms.CharField(label=_("Căn cứ"), widget=forms.Textarea(attrs={"rows": 4}), required=False)
    judged_on = forms.DateField(
        label=_("Ngày kết luận"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("judgement") != Goal.Judgement.OPEN:
            if not cleaned.get("ground", "").strip():
                self.add_error("ground", _("Ghi căn cứ của kết luận."))
            if not cleaned.get("judged_on"):
                self.add_error("judged_on", _("Ghi ngày kết luận."))
        return cleaned
