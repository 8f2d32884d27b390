"""The public look-up."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _


class LookUpForm(forms.Form):
    register_no = forms.CharField(
        label=_("Số vào sổ"), max_length=60, help_text=_("In ở góc dưới bên trái của bằng, giấy chứng nhận.")
    )
    recipient = forms.CharField(
        label=_("Tên người hoặc tập thể được khen"), max_length=250, help_text=_("Gõ không dấu cũng được.")
    )
