"""Form fields that many rooms use: a day as officers type it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy


class DayField(forms.DateField):
    """A day as officers type it: 20/12/2025, 20-12-2025, 20.12.2025; two-digit years are refused."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("input_formats", ["%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y", "%Y-%m-%d"])
        kwargs.setdefault(
            "widget",
            forms.DateInput(format="%d/%m/%Y", attrs={"inputmode": "numeric", "autocomplete": "off", "maxlength": 10}),
        )
        kwargs.setdefault(
            "error_messages", {"invalid": gettext_lazy("Ghi ngày dạng ngày/tháng/năm, ví dụ 20/12/2025.")}
        )
        super().__init__(**kwargs)
