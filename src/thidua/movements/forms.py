"""Search and filters of the list of movements (GET)."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from thidua.movements.models import Movement


class MovementFilterForm(forms.Form):
    q = forms.CharField(label=_("Tìm phong trào"), required=False, max_length=100, widget=forms.SearchInput())
    cap = forms.ChoiceField(label=_("Cấp"), required=False, choices=[("", _("Mọi cấp")), *Movement.Level.choices])
    bai = forms.ChoiceField(
        label=_("Trong lời phát động"),
        required=False,
        choices=[("", _("Tất cả")), *Movement.InArticle.choices],
    )
    nam = forms.TypedChoiceField(label=_("Năm"), required=False, coerce=int, empty_value=None)

    def __init__(self, *args: Any, years: list[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["nam"].choices = [("", _("Mọi năm")), *((year, str(year)) for year in years)]  # type: ignore[attr-defined]
