"""The filter of the register of initiatives, and its authors."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thidua.organisation.models import Person
from thidua.record.authoring import WHOLE
from thidua.record.forms_facts import YearField
from thidua.record.models import Authorship, Initiative
from thidua.record.queries import named_like


class InitiativesFilter(forms.Form):
    q = forms.CharField(label=gettext_lazy("Tên sáng kiến, không cần dấu"), required=False, max_length=100)
    nam = YearField(label=gettext_lazy("Năm"), required=False)
    cap = forms.ChoiceField(
        label=gettext_lazy("Phạm vi"),
        required=False,
        choices=[("", gettext_lazy("Tất cả")), *Initiative.Scope.choices],
    )
    dung = forms.ChoiceField(
        label=gettext_lazy("Đã dùng để xét"),
        required=False,
        choices=[("", gettext_lazy("Tất cả")), ("co", gettext_lazy("đã dùng")), ("chua", gettext_lazy("chưa dùng"))],
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        years = self.fields["nam"]
        years.set_years()  # type: ignore[attr-defined]
        years.choices = [("", _("Tất cả")), *years.choices]  # type: ignore[attr-defined]


class AuthorsForm(forms.Form):
    """A share and a box for each author, and a line for one more, named by number or by the whole name."""

    more = forms.CharField(
        label=gettext_lazy("Thêm tác giả"),
        required=False,
        max_length=200,
        help_text=gettext_lazy("Số định danh, hoặc họ và tên đầy đủ nếu chỉ có một người tên đó."),
    )
    more_share = forms.IntegerField(
        label=gettext_lazy("Phần đóng góp (%)"), required=False, min_value=1, max_value=WHOLE
    )

    def __init__(self, *args: Any, authors: list[Authorship], user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.authors, self.user = authors, user
        for one in authors:
            self.fields[f"share_{one.person_id}"] = forms.IntegerField(
                label=str(one.person), required=False, min_value=1, max_value=WHOLE, initial=one.share_percent
            )
            self.fields[f"out_{one.person_id}"] = forms.BooleanField(
                label=_("Bỏ %(name)s khỏi tác giả") % {"name": one.person}, required=False
            )
        self.order_fields([name for name in self.fields if not name.startswith("more")])

    def clean_more(self) -> Person | None:
        typed = " ".join(self.cleaned_data["more"].split())
        if not typed:
            return None
        people = Person.objects.visible_to(self.user).select_related("unit")
        number = typed.replace(" ", "")
        found: list[Person] = list(
            people.filter(identity_no=number)[:2] if number.isdecimal() else named_like(people, typed)[:6]
        )
        if len(found) == 1:
            return found[0]
        if not found:
            raise forms.ValidationError(_("Không thấy ai là “%(typed)s” trong phạm vi của bạn.") % {"typed": typed})
        names = "; ".join(f"{one} ({one.unit.name_vi})" for one in found[:5])
        raise forms.ValidationError(_("Có nhiều người: %(names)s. Ghi số định danh.") % {"names": names})

    def shares(self) -> dict[int, int | None]:
        said = self.cleaned_data
        kept: dict[int, int | None] = {
            one.person_id: said[f"share_{one.person_id}"] for one in self.authors if not said[f"out_{one.person_id}"]
        }
        if said["more"] is not None:
            kept[said["more"].pk] = said["more_share"]
        return kept
