"""Form fields of this room: days as officers type them, and parts that may still be empty."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy


class DayField(forms.DateField):
    """A day as officers type it: 20/12/2025, 20-12-2025 or 20.12.2025; two-digit years are refused."""

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


class DraftText(forms.CharField):
    """Text that may still be empty while a dossier is written but not when it is handed in: not marked "optional"."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.widget.is_required = False

    def validate(self, value: str) -> None:
        """An empty text is saved; that it is missing is told by the task list."""


class DraftFile(forms.FileField):
    """A file that only one of the form's buttons needs: not marked "optional", asked for by the act."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.widget.is_required = False

    def clean(self, data: Any, initial: Any = None) -> Any:
        return super().clean(data, initial) if data else None


class DraftChoice(forms.ChoiceField):
    """A choice in a row that may be left empty as a whole: not marked "optional", checked by the act."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.widget.is_required = False

    def validate(self, value: str) -> None:
        if value:
            super().validate(value)
