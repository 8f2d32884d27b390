"""What readers of the shelf may ask."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from thidua.rulebooks.fields import DayField
from thidua.rulebooks.wording import KIND_WORDS


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
