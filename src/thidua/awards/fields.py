"""Form fields of this room: parts that may still be empty."""

from __future__ import annotations

from typing import Any

from django import forms


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
