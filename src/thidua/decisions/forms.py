"""What people type into decisions. Forms check the shape; the actions check the rules."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from thidua.decisions.actions import DraftText
from thidua.decisions.domain.certificates import CORRECTABLE
from thidua.decisions.models import Certificate, Decision
from thidua.decisions.rulebook import Ground
from thidua.ui.fields import DayField


class LinesField(forms.CharField):
    """A list of texts, one a line."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(widget=forms.Textarea(attrs={"rows": kwargs.pop("rows", 6)}), **kwargs)

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, list) else value

    def clean(self, value: Any) -> list[str]:
        text = super().clean(value)
        return [line.strip() for line in text.splitlines() if line.strip()]


class DraftForm(forms.Form):
    subject = forms.CharField(label=_("Trích yếu"), max_length=300)
    decided_by = forms.CharField(label=_("Thẩm quyền ban hành"), max_length=250)
    bases = LinesField(
        label=_("Căn cứ"), rows=8, help_text=_("Mỗi căn cứ một dòng, bắt đầu bằng “Căn cứ” hoặc “Theo đề nghị”.")
    )
    articles = LinesField(label=_("Các điều"), rows=8, help_text=_("Mỗi điều một dòng; số điều được thêm khi in."))
    recipients = LinesField(label=_("Nơi nhận"), rows=4, help_text=_("Mỗi nơi một dòng."))
    place = forms.CharField(label=_("Địa danh"), max_length=60)
    symbol = forms.CharField(label=_("Ký hiệu"), max_length=30)
    authority_line = forms.CharField(
        label=_("Thể thức ký"),
        max_length=60,
        required=False,
        help_text=_("Ví dụ: KT. Bộ trưởng. Để trống khi người đứng đầu ký."),
    )
    signatory_title = forms.CharField(label=_("Chức vụ người ký"), max_length=100)
    signatory_name = forms.CharField(label=_("Họ và tên người ký"), max_length=200)
    version = forms.IntegerField(widget=forms.HiddenInput())

    @classmethod
    def of(cls, decision: Decision, data: Any = None) -> DraftForm:
        names = [name for name in cls.base_fields if name != "version"]
        initial = {name: getattr(decision, name) for name in names}
        return cls(data, initial={**initial, "version": decision.version})

    def text(self) -> DraftText:
        return DraftText(**{key: value for key, value in self.cleaned_data.items() if key != "version"})


class IssueForm(forms.Form):
    """Only number and date are typed."""

    number = forms.CharField(label=_("Số quyết định"), max_length=12, help_text=_("Chỉ ghi số, ví dụ 1234."))
    decided_on = DayField(label=_("Ngày quyết định"))


class ReasonForm(forms.Form):
    reason = forms.CharField(label=_("Lý do"), max_length=500, widget=forms.Textarea(attrs={"rows": 3}))


class CorrectionForm(forms.Form):
    recipient = forms.CharField(label=_("Tên người hoặc tập thể"), max_length=250)
    detail = forms.CharField(label=_("Chức vụ, đơn vị"), max_length=400, required=False)
    reason = forms.CharField(label=_("Thành tích"), max_length=500, widget=forms.Textarea(attrs={"rows": 2}))
    document = forms.CharField(
        label=_("Văn bản đính chính"), max_length=120, help_text=_("Số, ký hiệu và ngày của công văn.")
    )
    corrected_on = DayField(label=_("Ngày của văn bản đính chính"))

    @classmethod
    def of(cls, certificate: Certificate, data: Any = None) -> CorrectionForm:
        return cls(data, initial={name: certificate.printed.get(name, "") for name in CORRECTABLE})

    def changes(self) -> dict[str, str]:
        return {name: self.cleaned_data[name] for name in CORRECTABLE}


class RevocationForm(forms.Form):
    ground = forms.ChoiceField(label=_("Căn cứ hủy bỏ theo luật"), widget=forms.RadioSelect)
    explanation = forms.CharField(label=_("Trình bày sự việc"), widget=forms.Textarea(attrs={"rows": 4}))
    evidence = forms.CharField(
        label=_("Văn bản làm căn cứ"),
        max_length=300,
        help_text=_("Kết luận, quyết định hoặc bản án: số, ngày, nơi ban hành."),
    )

    def __init__(self, *args: Any, grounds: Sequence[Ground], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(one.id, f"{one.text} ({one.cites})" if one.cites else one.text) for one in grounds]
        self.fields["ground"].choices = choices  # type: ignore[attr-defined]


class ConfirmRevocationForm(forms.Form):
    decision_no = forms.CharField(label=_("Số quyết định hủy bỏ"), max_length=60)
    decided_on = DayField(label=_("Ngày quyết định hủy bỏ"))


class DeclineForm(forms.Form):
    reply = forms.CharField(label=_("Vì sao không hủy bỏ"), max_length=1000, widget=forms.Textarea(attrs={"rows": 3}))


class PrintForm(forms.Form):
    """How far the printer is off, found with the test sheet."""

    right = forms.DecimalField(
        label=_("Dịch sang phải (mm)"), min_value=-20, max_value=20, decimal_places=1, required=False
    )
    down = forms.DecimalField(label=_("Dịch xuống (mm)"), min_value=-20, max_value=20, decimal_places=1, required=False)
    preprinted = forms.BooleanField(label=_("In lên phôi có sẵn khung và tiêu đề"), required=False)
