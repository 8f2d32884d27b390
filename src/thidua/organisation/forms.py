"""The search and the year of the unit tree."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _


class TreeForm(forms.Form):
    """GET form; the year is a choice among years in which something is known."""

    q = forms.CharField(label=_("Tìm đơn vị"), required=False, max_length=100, widget=forms.SearchInput())
    nam = forms.TypedChoiceField(label=_("Năm"), required=False, coerce=int, empty_value=None)

    def __init__(self, *args: Any, years: list[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["nam"].choices = [(year, str(year)) for year in years]  # type: ignore[attr-defined]
