"""The form by which an officer brings a list."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thidua.core.clock import today
from thidua.core.models import User
from thidua.core.roles import Role
from thidua.organisation.models import Unit
from thidua.organisation.permissions import scope

FIRST_YEAR = 1990


class UploadForm(forms.Form):
    """File, the unit it comes from, and the year where the list does not say it."""

    file = forms.FileField(label=gettext_lazy("Tệp danh sách"))
    unit = forms.ModelChoiceField(Unit.objects.none(), label=gettext_lazy("Danh sách của đơn vị"), empty_label=None)
    year = forms.IntegerField(
        label=gettext_lazy("Năm"),
        required=False,
        help_text=gettext_lazy("Chỉ cần khi danh sách không ghi năm ở tiêu đề, tên cột hay từng dòng."),
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
    )

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        units = importable_units(user)
        self.fields["unit"].queryset = units  # type: ignore[attr-defined]
        self.fields["file"].help_text = _(
            "Excel (.xlsx, .xls), LibreOffice (.ods), .csv hoặc bảng trong Word (.docx); tối đa %(limit)d MB."
        ) % {"limit": settings.UPLOAD_LIMIT_MB}
        self.fields["file"].widget.attrs["accept"] = ".xlsx,.xls,.ods,.csv,.docx"
        self.fields["year"].min_value = FIRST_YEAR  # type: ignore[attr-defined]

    def clean_year(self) -> int | None:
        year: int | None = self.cleaned_data["year"]
        if year is not None and not FIRST_YEAR <= year <= today().year + 1:
            raise forms.ValidationError(
                _("Ghi năm từ %(first)s đến %(last)s.") % {"first": str(FIRST_YEAR), "last": str(today().year + 1)}
            )
        return year

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file.size > settings.UPLOAD_LIMIT_MB * 1024 * 1024:
            raise forms.ValidationError(
                _("Tệp lớn hơn %(limit)d MB. Xóa hình ảnh trong tệp hoặc tách thành nhiều tệp nhỏ.")
                % {"limit": settings.UPLOAD_LIMIT_MB}
            )
        return file


def importable_units(user: User) -> Any:
    """Units within the user's scope that may send lists; small collectives send theirs through the unit above."""
    inside = scope(user, Role.OFFICER, Role.DEPARTMENT, field="")
    return Unit.objects.filter(inside).exclude(kind=Unit.COLLECTIVE).order_by("path")
