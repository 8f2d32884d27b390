"""What readers of the shelf may ask."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from thidua.law.local import LONGEST
from thidua.law.rulebook import Law
from thidua.organisation.models import Unit
from thidua.rulebooks.confirming import STATES
from thidua.rulebooks.domain.documents import Document
from thidua.rulebooks.domain.unverified import REASONS
from thidua.rulebooks.models import Confirmation
from thidua.rulebooks.wording import KIND_WORDS, REASON_WORDS, STATE_WORDS, language
from thidua.ui.fields import DayField


class SearchForm(forms.Form):
    q = forms.CharField(
        label=_("Tìm trong luật"),
        help_text=_("Danh hiệu, câu chữ, “Điều 22”, “22.1.a”, tên văn bản; gõ không dấu cũng được."),
        required=False,
        max_length=200,
        widget=forms.SearchInput(attrs={"spellcheck": "false", "autocomplete": "off"}),
    )


class OnDateForm(forms.Form):
    """Which clauses apply on a day, and what changes until a second day."""

    doi_tuong = forms.ChoiceField(label=_("Đối tượng"))
    ngay = DayField(label=_("Ngày quyết định"))
    nhan = DayField(label=_("Ngày cơ quan thẩm định nhận hồ sơ"), required=False)
    ngay_2 = DayField(label=_("So sánh với ngày"), required=False)

    def __init__(self, *args: Any, kinds: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["doi_tuong"].choices = [(kind, KIND_WORDS[kind]) for kind in kinds]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        found: dict[str, Any] = super().clean() or {}
        on, received = found.get("ngay"), found.get("nhan")
        if on and received and received > on:
            self.add_error("nhan", _("Ngày nhận hồ sơ không thể sau ngày quyết định."))
        return found


class UnverifiedForm(forms.Form):
    """Filters of what is not verified. Without a state: what is still to do."""

    van_ban = forms.ChoiceField(label=_("Văn bản"), required=False)
    giai_doan = forms.ChoiceField(label=_("Giai đoạn"), required=False)
    danh_hieu = forms.ChoiceField(label=_("Danh hiệu, hình thức"), required=False)
    ly_do = forms.ChoiceField(
        label=_("Lý do"),
        required=False,
        choices=[("", _("Mọi lý do")), *((reason, REASON_WORDS[reason]) for reason in REASONS)],
    )
    trang_thai = forms.ChoiceField(
        label=_("Trạng thái"),
        required=False,
        choices=[
            ("", _("Còn phải làm")),
            *((state, STATE_WORDS[state]) for state in STATES),
            ("tat-ca", _("Mọi điều của bộ quy tắc")),
        ],
    )

    def __init__(self, *args: Any, law: Law, documents: Sequence[Document], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = {
            "van_ban": [("", _("Mọi văn bản")), *((one.key, one.title) for one in documents)],
            "giai_doan": [("", _("Mọi giai đoạn")), *((one.id, one.id) for one in law.regimes)],
            "danh_hieu": [
                ("", _("Tất cả")),
                *((award.key, getattr(award, language())) for award in law.awards.values()),
            ],
        }
        for name, values in choices.items():
            self.fields[name].choices = values  # type: ignore[attr-defined]


class ConfirmationForm(forms.ModelForm[Confirmation]):
    """What a lawyer found with the text in hand."""

    outcome = forms.ChoiceField(
        label=_("Kết quả đối chiếu"),
        choices=[
            (Confirmation.Outcome.AS_TEXT, _("Đúng như văn bản")),
            (Confirmation.Outcome.DIFFERS, _("Khác văn bản: điều này sẽ hỏi người có thẩm quyền")),
        ],
        widget=forms.RadioSelect,
    )
    digest = forms.CharField(widget=forms.HiddenInput)
    and_alike = forms.BooleanField(required=False)

    class Meta:
        model = Confirmation
        fields = ["outcome", "text_says", "paper_no", "page", "remark", "file", "and_alike", "digest"]
        labels = {"file": _("Bản chụp, bản quét")}
        help_texts = {
            "text_says": _("Bắt buộc khi khác: chép câu của văn bản."),
            "paper_no": _("Số, ký hiệu, ngày; ví dụ: Nghị định 152/2025/NĐ-CP, bản đăng Công báo."),
            "file": _("PDF, Word (.docx), JPG hoặc PNG."),
        }
        widgets = {
            "text_says": forms.Textarea(attrs={"rows": 3}),
            "remark": forms.Textarea(attrs={"rows": 2}),
            "file": forms.FileInput,
        }

    def __init__(self, *args: Any, alike: int, **kwargs: Any) -> None:
        """`alike` is how many other statements have the same sentence and articles."""
        super().__init__(*args, **kwargs)
        self.fields["paper_no"].required = True
        if alike:
            self.fields["and_alike"].label = ngettext(
                "Ghi cho cả %(n)d điều khác cùng câu, cùng điều luật",
                "Ghi cho cả %(n)d điều khác cùng câu, cùng điều luật",
                alike,
            ) % {"n": alike}
        else:
            del self.fields["and_alike"]

    def clean(self) -> dict[str, Any]:
        found: dict[str, Any] = super().clean() or {}
        if found.get("outcome") == Confirmation.Outcome.DIFFERS and not (found.get("text_says") or "").strip():
            self.add_error("text_says", _("Ghi văn bản nói gì ở điểm này."))
        return found

    def _post_clean(self) -> None:
        """The action checks the line as a whole; here only what was typed."""


class WithdrawalForm(forms.Form):
    reason = forms.CharField(label=_("Lý do thu hồi"), max_length=1000, widget=forms.Textarea(attrs={"rows": 2}))


class EditionForm(forms.Form):
    """A zip of rulebook files."""

    label = forms.CharField(
        label=_("Tên ấn bản"), max_length=200, help_text=_("Ví dụ: Bổ sung Nghị định mới, tháng 10/2026.")
    )
    file = forms.FileField(
        label=_("Tệp zip"),
        help_text=_("Cả bộ tệp quy tắc (.yaml) kèm trường hợp mẫu, nhiều nhất 5 MB."),
        widget=forms.FileInput(attrs={"accept": ".zip"}),
    )


class ActivationForm(forms.Form):
    reason = forms.CharField(label=_("Lý do áp dụng"), max_length=1000, widget=forms.Textarea(attrs={"rows": 2}))
    despite = forms.BooleanField(label=_("Vẫn áp dụng dù chưa xem những điều trên"), required=False)
    number = forms.IntegerField(min_value=0, widget=forms.HiddenInput)

    def __init__(self, *args: Any, doubts: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not doubts:
            del self.fields["despite"]


class LocalDocumentForm(forms.Form):
    """A local document as a YAML file, and the unit it holds for."""

    unit = forms.ModelChoiceField(
        label=_("Áp dụng cho đơn vị và các đơn vị bên dưới"), queryset=Unit.objects.none(), empty_label=_("Chọn đơn vị")
    )
    file = forms.FileField(
        label=_("Tệp quy định (.yaml)"),
        help_text=_("Chép các điều kiện của quy chế, thông tư theo mẫu ở dưới; nhiều nhất 200.000 ký tự."),
        widget=forms.FileInput(attrs={"accept": ".yaml,.yml"}),
    )

    def __init__(self, *args: Any, units: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = units  # type: ignore[attr-defined]

    def clean_file(self) -> str:
        upload = self.cleaned_data["file"]
        if upload.size > 4 * LONGEST:
            raise forms.ValidationError(_("Tệp quá lớn."))
        try:
            return str(upload.read().decode("utf-8-sig"))
        except UnicodeDecodeError:
            raise forms.ValidationError(_("Tệp phải là văn bản UTF-8.")) from None


class SwitchOffForm(forms.Form):
    reason = forms.CharField(label=_("Lý do thôi áp dụng"), max_length=1000, widget=forms.Textarea(attrs={"rows": 2}))
