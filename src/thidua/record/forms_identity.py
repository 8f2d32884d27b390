"""Forms of who is who: which words of two records stay, and what is parted from one."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thidua.organisation.models import Person, Unit
from thidua.record.forms_history import PersonForm
from thidua.record.identity.merging import MergePlan
from thidua.record.timeline import Year
from thidua.ui.formats import day

FIELD, FACT = "truong-", "du-kien-"


def shown_value(person: Person, name: str) -> str:
    if name in {"born_on", "joined_on"}:
        return day(getattr(person, name))
    display = getattr(person, f"get_{name}_display", None)
    return str(display() if display else getattr(person, name))


class MergeForm(forms.Form):
    """One question for each thing on which the two records differ. Without differences only the reason is asked."""

    def __init__(self, *args: Any, plan: MergePlan, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, _one, _two in plan.fields:
            self.fields[f"{FIELD}{name}"] = forms.ChoiceField(
                label=Person._meta.get_field(name).verbose_name,  # type: ignore[union-attr]
                choices=[("kept", shown_value(plan.kept, name)), ("other", shown_value(plan.other, name))],
                initial=plan.default(name),
                widget=forms.RadioSelect,
            )
        for one in plan.contradictions:
            self.fields[f"{FACT}{one.key}"] = forms.ChoiceField(
                label=_("Hai hồ sơ ghi khác nhau, dữ kiện nào đúng?"),
                choices=[("kept", str(one.of_kept)), ("other", str(one.of_other))],
                widget=forms.RadioSelect,
            )
        self.fields["reason"] = forms.CharField(
            label=_("Căn cứ"), max_length=300, required=False,
            help_text=_("Ví dụ: đã đối chiếu căn cước, hỏi đơn vị cũ."),
        )  # fmt: skip

    def answers(self) -> dict[str, Any]:
        """As `merge` takes them."""
        said = self.cleaned_data
        return {
            "take": {name.removeprefix(FIELD): side for name, side in said.items() if name.startswith(FIELD)},
            "stands": {name.removeprefix(FACT): side for name, side in said.items() if name.startswith(FACT)},
            "reason": said["reason"],
        }


class SplitForm(PersonForm):
    """The other person, and the facts that are that person's."""

    facts = forms.MultipleChoiceField(
        label=gettext_lazy("Dữ kiện của người kia"), widget=forms.CheckboxSelectMultiple,
        error_messages={"required": gettext_lazy("Chọn ít nhất một dữ kiện để tách.")},
    )  # fmt: skip
    reason = forms.CharField(label=gettext_lazy("Căn cứ"), max_length=300)

    field_order = ("facts", "full_name", "identity_no", "born_on", "sex", "unit", "post", "role", "joined_on", "reason")

    def __init__(self, *args: Any, unit: Unit, years: list[Year], labels: dict[str, str], **kwargs: Any) -> None:
        super().__init__(*args, unit=unit, **kwargs)
        self.labels = labels
        self.fields["facts"].choices = [  # type: ignore[attr-defined]
            (f"{entry.kind}:{entry.pk}", f"{year.year}: {entry.title}")
            for year in years
            for entry in year.entries
            if entry.kind and not entry.certificate
        ]

    def rows(self) -> dict[str, list[int]]:
        """The chosen facts by table."""
        found: dict[str, list[int]] = {}
        for one in self.cleaned_data["facts"]:
            kind, _colon, pk = one.partition(":")
            found.setdefault(self.labels[kind], []).append(int(pk))
        return found
