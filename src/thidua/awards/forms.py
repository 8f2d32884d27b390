"""What people type into rounds and dossiers. Forms check the shape; the actions check the rules."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thidua.awards import defects, rulebook
from thidua.awards.actions import NewReason, RoundPlan
from thidua.awards.actions.rounds import DAYS
from thidua.awards.fields import DraftChoice, DraftFile, DraftText
from thidua.awards.models import Round
from thidua.awards.queries.eligible import Who
from thidua.organisation.models import Person, Unit
from thidua.record.models import Basis, Initiative
from thidua.ui.fields import DayField

ANY = ("", gettext_lazy("Tất cả"))
RETURN_ROWS = 6


class RoundForm(forms.Form):
    """A round: what, for which year, by which days."""

    name = forms.CharField(
        label=gettext_lazy("Tên đợt xét"),
        max_length=200,
        help_text=gettext_lazy("Ví dụ: Xét khen thưởng công trạng năm 2025."),
    )
    year = forms.IntegerField(
        label=gettext_lazy("Năm xét"), min_value=1990, max_value=2100, localize=False,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "maxlength": 4}),
    )  # fmt: skip
    awards = forms.MultipleChoiceField(
        label=gettext_lazy("Danh hiệu, hình thức khen thưởng"), widget=forms.CheckboxSelectMultiple
    )
    opens_on = DayField(label=gettext_lazy("Mở từ ngày"))
    register_by = DayField(label=gettext_lazy("Đăng ký chậm nhất"))
    submit_by = DayField(
        label=gettext_lazy("Nộp hồ sơ chậm nhất"), help_text=gettext_lazy("Tính hết ngày này, đến 24 giờ.")
    )
    received_on = DayField(
        label=gettext_lazy("Ngày nhận hồ sơ để thẩm định"),
        help_text=gettext_lazy("Ngày này quyết định áp dụng luật nào."),
    )
    decide_on = DayField(label=gettext_lazy("Ngày dự kiến quyết định"))
    local_rules = forms.ChoiceField(
        label=gettext_lazy("Quy định riêng của Bộ"),
        choices=[
            ("unseen", gettext_lazy("Có nhưng chưa nạp: điều luật giao cho Bộ sẽ do người xem xét")),
            ("loaded", gettext_lazy("Đã nạp vào hệ thống")),
            ("none", gettext_lazy("Không có")),
        ],
        initial="unseen",
    )
    guidance = forms.CharField(
        label=gettext_lazy("Hướng dẫn cho đơn vị"), required=False, widget=forms.Textarea(attrs={"rows": 5})
    )

    def __init__(self, *args: Any, found: Round | None = None, **kwargs: Any) -> None:
        if found is not None:
            kwargs["initial"] = {name: getattr(found, name) for name in self.base_fields}
        super().__init__(*args, **kwargs)
        self.fields["awards"].choices = rulebook.award_choices()  # type: ignore[attr-defined]
        if found is not None:
            self.fields["year"].disabled = True

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        days = [(name, cleaned.get(name)) for name in ("opens_on", "register_by", "submit_by", "decide_on")]
        for (earlier, first), (later, second) in pairwise(days):
            if first and second and second < first:
                self.add_error(
                    later,
                    _("Phải từ %(day)s trở đi (sau mốc “%(earlier)s”).")
                    % {"day": first.strftime("%d/%m/%Y"), "earlier": self.fields[earlier].label},
                )
        return cleaned

    def plan(self) -> RoundPlan:
        return RoundPlan(**self.cleaned_data)

    def days(self) -> dict[str, date]:
        return {name: self.cleaned_data[name] for name in DAYS}


def next_round_defaults(unit: Unit, today: date) -> dict[str, Any]:
    """A new round begins as a copy of the unit's last one, a year later; without one, as a usual year's end."""
    last = Round.objects.filter(unit=unit).order_by("-year", "-pk").first()
    if last is None:
        year = today.year
        return {
            "year": year,
            "name": _("Xét thi đua, khen thưởng năm %(year)s") % {"year": str(year)},
            "awards": [key for key in rulebook.SHOWN_FIRST if key in dict(rulebook.award_choices())],
            "opens_on": today,
        }
    days = {name: _next_year(getattr(last, name)) for name in DAYS}
    return {
        "year": last.year + 1,
        "name": last.name.replace(str(last.year), str(last.year + 1)),
        "awards": last.awards,
        "local_rules": last.local_rules,
        "guidance": last.guidance,
        **days,
    }


def _next_year(day: date) -> date:
    """The same day a year later; 29 February becomes 28."""
    return day.replace(year=day.year + 1, day=28 if (day.month, day.day) == (2, 29) else day.day)


class RegistrationForm(forms.Form):
    """How many the unit aims at, per award of the round."""

    note = forms.CharField(
        label=gettext_lazy("Nội dung giao ước, ghi chú"), required=False, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(self, *args: Any, round_: Round, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        note = self.fields.pop("note")
        for key in round_.awards:
            self.fields[f"aim-{key}"] = forms.IntegerField(
                label=rulebook.award_name(key), required=False, min_value=0, max_value=100_000, localize=True,
                widget=forms.TextInput(attrs={"inputmode": "numeric", "maxlength": 7}),
            )  # fmt: skip
        self.fields["note"] = note

    @property
    def aim_fields(self) -> list[forms.BoundField]:
        return [self[name] for name in self.fields if name.startswith("aim-")]

    def aims(self) -> dict[str, int]:
        return {
            name.removeprefix("aim-"): number
            for name, number in self.cleaned_data.items()
            if name.startswith("aim-") and number
        }


class NominationFilterForm(forms.Form):
    """Search and filters above a list of dossiers (GET); tab and unit are kept while the rest is changed."""

    tab = forms.CharField(required=False, widget=forms.HiddenInput)
    unit = forms.CharField(required=False, widget=forms.HiddenInput)

    q = forms.CharField(
        label=gettext_lazy("Tên người, tập thể hoặc số hồ sơ"),
        required=False,
        max_length=100,
        widget=forms.SearchInput(),
    )
    award = forms.ChoiceField(label=gettext_lazy("Danh hiệu, hình thức"), required=False)
    outcome = forms.ChoiceField(
        label=gettext_lazy("Kết luận theo luật"),
        required=False,
        choices=[
            ANY,
            ("eligible", gettext_lazy("Đủ tiêu chuẩn")),
            ("not_eligible", gettext_lazy("Chưa đủ tiêu chuẩn")),
            ("needs_facts", gettext_lazy("Thiếu dữ liệu")),
            ("needs_people", gettext_lazy("Cần người xem xét")),
        ],
    )

    def __init__(self, *args: Any, awards: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["award"].choices = [ANY, *rulebook.award_choices(awards)]  # type: ignore[attr-defined]


class QueueForm(forms.Form):
    """Filters above the department's queue (GET)."""

    q = forms.CharField(
        label=gettext_lazy("Tên người, tập thể, đơn vị hoặc số hồ sơ"),
        required=False,
        max_length=100,
        widget=forms.SearchInput(),
    )
    round = forms.ChoiceField(label=gettext_lazy("Đợt xét"), required=False)
    award = forms.ChoiceField(label=gettext_lazy("Danh hiệu, hình thức"), required=False)
    outcome = forms.ChoiceField(
        label=gettext_lazy("Kết luận theo luật"),
        required=False,
        choices=NominationFilterForm.base_fields["outcome"].choices,  # type: ignore[attr-defined]
    )

    def __init__(self, *args: Any, rounds: list[Round], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        awards = list(dict.fromkeys(key for one in rounds for key in one.awards))
        self.fields["round"].choices = [ANY, *((str(one.pk), one.name) for one in rounds)]  # type: ignore[attr-defined]
        self.fields["award"].choices = [ANY, *rulebook.award_choices(awards)]  # type: ignore[attr-defined]


class NomineeForm(forms.Form):
    """Whom to nominate for what (GET): the words looked for, then the subject and the award."""

    q = DraftText(
        label=gettext_lazy("Tìm người hoặc tập thể của đơn vị"), max_length=100,
        help_text=gettext_lazy("Gõ không dấu cũng được, ví dụ: dang van uoc."),
        widget=forms.SearchInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )  # fmt: skip


class AwardForm(forms.Form):
    """Which award, on which basis, for the chosen subject."""

    award = forms.ChoiceField(label=gettext_lazy("Danh hiệu, hình thức"), widget=forms.RadioSelect)
    basis = forms.ChoiceField(
        label=gettext_lazy("Loại hình khen thưởng"),
        required=False,
        choices=[("", gettext_lazy("Để hệ thống thử mọi loại hình")), *Basis.choices],
    )

    def __init__(self, *args: Any, awards: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["award"].choices = rulebook.award_choices(awards)  # type: ignore[attr-defined]


class DossierForm(forms.Form):
    """The words of a dossier. `version` is what the editor saw when opening it."""

    version = forms.IntegerField(widget=forms.HiddenInput, localize=False)
    achievement = DraftText(
        label=gettext_lazy("Tóm tắt thành tích"),
        max_length=20_000,
        help_text=gettext_lazy("Việc đã làm, số liệu, kết quả, sáng kiến; viết để người chưa biết đơn vị cũng hiểu."),
        widget=forms.Textarea(attrs={"rows": 12}),
    )
    basis = forms.ChoiceField(
        label=gettext_lazy("Loại hình khen thưởng"),
        required=False,
        choices=[("", gettext_lazy("Để hệ thống thử mọi loại hình")), *Basis.choices],
    )
    initiatives = forms.ModelMultipleChoiceField(
        Initiative.objects.none(), label=gettext_lazy("Sáng kiến dùng cho đề nghị này"), required=False,
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip
    explanation = forms.CharField(
        label=gettext_lazy("Giải trình của đơn vị"),
        required=False,
        max_length=5_000,
        help_text=gettext_lazy("Cần khi kết luận theo luật còn thiếu dữ liệu hoặc có điểm giao cho con người."),
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def __init__(self, *args: Any, initiatives: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if initiatives is None:
            del self.fields["initiatives"]
            return
        field = self.fields["initiatives"]
        field.queryset = initiatives  # type: ignore[attr-defined]
        field.label_from_instance = initiative_label  # type: ignore[attr-defined]


def initiative_label(initiative: Initiative) -> str:
    """An initiative in a list of choices, with its year and scope."""
    scope = str(initiative.get_scope_display() or "")
    return _("%(title)s (%(year)s, %(scope)s)") % {
        "title": initiative.title, "year": str(initiative.year), "scope": scope or _("chưa rõ cấp công nhận"),
    }  # fmt: skip


class PaperForm(forms.Form):
    """A file, or the reason why there is none."""

    file = DraftFile(label=gettext_lazy("Tệp"), allow_empty_file=True)
    note = DraftText(label=gettext_lazy("Lý do không cần"), max_length=300)

    def __init__(self, *args: Any, limit_mb: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["file"].help_text = _("PDF, DOCX, JPG hoặc PNG, tối đa %(limit)d MB.") % {"limit": limit_mb}
        self.fields["file"].widget.attrs["accept"] = ".pdf,.docx,.jpg,.jpeg,.png"


class ReasonForm(forms.Form):
    """One numbered reason of a return."""

    code = DraftChoice(label=gettext_lazy("Thiếu sót"))
    about = DraftChoice(label=gettext_lazy("Về"))
    text = DraftText(
        label=gettext_lazy("Đơn vị cần làm gì"),
        max_length=2_000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, *args: Any, about: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].choices = [("", "–"), *defects.defect_choices()]  # type: ignore[attr-defined]
        self.fields["about"].choices = [("", gettext_lazy("Cả hồ sơ")), *about]  # type: ignore[attr-defined]

    @property
    def is_filled(self) -> bool:
        return bool(self.cleaned_data.get("code") or self.cleaned_data.get("text"))


ReasonFormSet = forms.formset_factory(ReasonForm, extra=RETURN_ROWS, max_num=20)


def reasons_of(formset: Any) -> list[NewReason]:
    """The filled rows, in their order."""
    return [
        NewReason(code=form.cleaned_data["code"], text=form.cleaned_data["text"], about=form.cleaned_data["about"])
        for form in formset
        if form.is_filled
    ]


class ReturnForm(forms.Form):
    """The last day by which the dossier must come back."""

    due_on = DayField(
        label=gettext_lazy("Nộp lại chậm nhất"), required=False, help_text=gettext_lazy("Ví dụ: 24/12/2025.")
    )


class NoteForm(forms.Form):
    """A few words to an act; `required` where the act needs a ground."""

    note = forms.CharField(max_length=2_000, widget=forms.Textarea(attrs={"rows": 3}))

    def __init__(self, *args: Any, label: str, required: bool = True, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["note"].label = label
        self.fields["note"].required = required


class AnswersForm(forms.Form):
    """One answer per reason of the last return."""

    def __init__(self, *args: Any, reasons: list[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for reason in reasons:
            self.fields[f"answer-{reason.number}"] = DraftText(
                label=_("Đã làm gì với lý do %(number)d") % {"number": reason.number},
                max_length=2_000, initial=reason.answer, widget=forms.Textarea(attrs={"rows": 2}),
            )  # fmt: skip

    def answers(self) -> dict[int, str]:
        return {int(name.removeprefix("answer-")): text for name, text in self.cleaned_data.items()}


class EligibleForm(forms.Form):
    """Filters above the list of those who were not nominated (GET)."""

    q = forms.CharField(label=gettext_lazy("Tên, gõ không dấu cũng được"), required=False, max_length=100)
    award = forms.ChoiceField(label=gettext_lazy("Danh hiệu, hình thức"), required=False)
    role = forms.ChoiceField(
        label=gettext_lazy("Đối tượng"),
        required=False,
        choices=[
            ANY,
            (Who.DIRECT, gettext_lazy("Lao động trực tiếp, nông dân")),
            *Person.WorkRole.choices,
            (Who.COLLECTIVE, gettext_lazy("Tập thể")),
        ],
    )
    never = forms.ChoiceField(
        label=gettext_lazy("Đã được khen"), required=False, choices=[ANY, ("1", gettext_lazy("Chưa lần nào"))]
    )

    def __init__(self, *args: Any, awards: list[str], units: list[Unit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["award"].choices = [ANY, *rulebook.award_choices(awards)]  # type: ignore[attr-defined]
        if len(units) > 1:
            self.fields["unit"] = forms.ChoiceField(
                label=_("Đơn vị"), required=False, choices=[(unit.code, unit.name_vi) for unit in units]
            )


class WhenForm(forms.Form):
    """Another day of decision to ask the law about (GET)."""

    on = DayField(label=gettext_lazy("Nếu quyết định ngày"))
